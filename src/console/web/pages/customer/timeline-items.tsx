import type { CustomerTimelineQuery } from '../../generated/operations.ts'
import * as format from '../../format/format.ts'
import { usePanels, type PanelAt } from '../../panels/panels.ts'
import { useScoreNames } from '../../panels/score-names.ts'
import { valueAt } from '../../panels/value.ts'
import { isIcon, type IconName } from '../../parts/icon.tsx'
import { useViewer } from '../../session/viewer.tsx'
import { textOf, words, type Text } from '../../words/words.ts'
import { kinds } from '../../words/kinds.ts'

const t = words({
  en: {
    types: {
      INTERACTION: 'Contacts',
      ORDER: 'Orders',
      STAGE_CHANGE: 'Deals',
      TASK: 'Tasks',
      CASE: 'Cases',
      SCORE_CHANGE: 'Scores',
    },
    order: (number: string | null) => (number === null ? 'Order' : `Order ${number}`),
    opened: (deal: string, stage: string) => `${deal}: opened in ${stage}`,
    moved: (deal: string, from: string, to: string) => `${deal}: ${from} → ${to}`,
    by: (name: string) => `by ${name}`,
    lines: (names: string, more: number) => (more > 0 ? `${names} and ${more} more` : names),
    unknown: (type: string) => `Something of the type ${type}`,
  },
  zh: {
    types: {
      INTERACTION: '沟通',
      ORDER: '订单',
      STAGE_CHANGE: '商机',
      TASK: '任务',
      CASE: '工单',
      SCORE_CHANGE: '分数',
    },
    order: (number) => (number === null ? '订单' : `订单 ${number}`),
    opened: (deal, stage) => `${deal}：在“${stage}”阶段建立`,
    moved: (deal, from, to) => `${deal}：${from} → ${to}`,
    by: (name) => `由 ${name} 操作`,
    lines: (names, more) => (more > 0 ? `${names} 等另外 ${more} 项` : names),
    unknown: (type) => `类型为 ${type} 的记录`,
  },
})

export type Item = NonNullable<CustomerTimelineQuery['customer']>['timeline']['nodes'][number]

/** One item as it is shown. */
export interface Entry {
  readonly id: string
  readonly at: string
  readonly icon: IconName
  readonly title: string
  /** The address of what it is about, if that has a page. */
  readonly to?: string
  readonly aside?: string
  readonly text?: string | undefined
  readonly tone?: 'good' | 'warn' | 'bad' | undefined
  /** What a model says, not what people did. */
  readonly isQuiet?: boolean
}

/** A kind of items that the timeline can be narrowed to. */
export interface ItemType {
  /** A value of `TimelineType`. */
  readonly type: string
  readonly title: string
}

type ItemPanel = PanelAt<'timeline.item'>

/** The items of plugins that run. */
export const useItemPanels = (): readonly ItemPanel[] =>
  usePanels('timeline.item').filter(({ problem }) => problem === undefined)

export const useItemTypes = (): readonly ItemType[] => {
  const panels = useItemPanels()
  return [
    ...Object.entries(t().types).map(([type, title]) => ({ type, title })),
    ...panels.map(({ type, title }) => ({ type, title: textOf(title) })),
  ]
}

type Of<Name extends Item['__typename']> = Extract<Item, { readonly __typename: Name }>

const icons: Partial<Record<Of<'TimelineInteraction'>['interaction']['kind'], IconName>> = {
  EMAIL: 'mail',
  CALL: 'phone',
  NOTE: 'note',
  MEETING: 'customers',
  VISIT: 'customers',
}

const dotted = (...parts: readonly (string | null | undefined | false)[]): string => parts.filter(Boolean).join(' · ')

const ofInteraction = ({ kind, direction, channel, subject, body }: Of<'TimelineInteraction'>['interaction']) => ({
  icon: icons[kind] ?? ('voice' as const),
  title: subject ?? kinds().interaction[kind],
  aside: dotted(subject !== null && kinds().interaction[kind], channel, direction && kinds().direction[direction]),
  text: body ?? undefined,
})

const namedLines = 3
const ofOrder = ({ id, number, status, total, lines }: Of<'TimelineOrder'>['order']) => ({
  icon: 'order' as const,
  to: `/orders/${id}`,
  title: t().order(number),
  aside: dotted(format.money(total), kinds().order[status]),
  text: t().lines(
    lines
      .slice(0, namedLines)
      .map(({ product, quantity }) => `${Number(quantity)} × ${product.name}`)
      .join(', '),
    lines.length - namedLines,
  ),
  tone: status === 'CANCELLED' || status === 'REFUNDED' ? ('bad' as const) : undefined,
})

const tones = { WON: 'good', LOST: 'bad', OPEN: undefined } as const
const ofMove = ({ opportunity, change: { fromStage, toStage, amount, by } }: Of<'TimelineStageChange'>) => ({
  icon: 'deal' as const,
  title: fromStage
    ? t().moved(opportunity.name, fromStage.name, toStage.name)
    : t().opened(opportunity.name, toStage.name),
  aside: dotted(amount && format.money(amount), by && t().by(by.name)),
  tone: tones[toStage.outcome],
})

const ofCase = ({ number, subject, status, text }: Of<'TimelineCase'>['case']) => ({
  icon: 'case' as const,
  title: `${number} · ${subject}`,
  aside: kinds().caseStatus[status],
  text: text ?? undefined,
})

const ofTask = ({ title, kind, text, doneBy }: Of<'TimelineTask'>['task']) => ({
  icon: 'task' as const,
  title,
  aside: dotted(kinds().taskKind[kind], doneBy && t().by(doneBy.name)),
  text: text ?? undefined,
})

/** A text with the values of an item in place of the paths in braces; undefined where one is absent. */
const filled = (text: Text, item: Item): string | undefined => {
  let isWhole = true
  const written = textOf(text).replaceAll(/\{([\w.]+)\}/g, (_braces, path: string) => {
    const value = valueAt(item, path)
    if (value === null) isWhole = false
    return typeof value === 'number' ? format.measure(value) : String(value)
  })
  return isWhole ? written : undefined
}

const ofPlugin = (item: Item, panel: ItemPanel) => {
  const note = panel.note === undefined ? null : valueAt(item, panel.note)
  return {
    icon: panel.icon !== undefined && isIcon(panel.icon) ? panel.icon : ('data' as const),
    title: filled(panel.text, item) ?? (panel.without && filled(panel.without, item)) ?? textOf(panel.title),
    text: typeof note === 'string' ? note : undefined,
    tone: panel.tone,
  }
}

/** How each item of a timeline is shown. */
export const useEntryOf = (): ((item: Item) => Entry) => {
  const panels = useItemPanels()
  const nameOf = useScoreNames()
  const { baseCurrency } = useViewer().serverInfo
  return (item) => {
    const { id, at } = item
    if (item.__typename === 'TimelineInteraction') return { id, at, ...ofInteraction(item.interaction) }
    if (item.__typename === 'TimelineOrder') return { id, at, ...ofOrder(item.order) }
    if (item.__typename === 'TimelineCase') return { id, at, ...ofCase(item.case) }
    if (item.__typename === 'TimelineTask') return { id, at, ...ofTask(item.task) }
    if (item.__typename === 'TimelineStageChange') return { id, at, ...ofMove(item) }
    if (item.__typename === 'TimelineScoreChange') {
      const { kind, unit, value, provenance } = item.score
      const show = (of: number | null) => format.scoreValue(of, unit, baseCurrency)
      const title = item.previousValue === null ? show(value) : `${show(item.previousValue)} → ${show(value)}`
      return { id, at, icon: 'models', title: `${nameOf(kind)} ${title}`, aside: provenance.cause.text, isQuiet: true }
    }
    const panel = panels.find(({ on }) => on === item.__typename)
    return { id, at, ...(panel ? ofPlugin(item, panel) : { icon: 'data', title: t().unknown(item.__typename) }) }
  }
}
