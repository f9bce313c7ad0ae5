import { useCallback, useEffect, useRef, useState } from 'react'
import {
  CustomerDealsDocument,
  CustomerInteractionsDocument,
  CustomerOrdersDocument,
  type CustomerDealsQuery,
  type CustomerInteractionsQuery,
  type CustomerOrdersQuery,
} from '../../generated/operations.ts'
import { asError } from '../../graph/graph.ts'
import { useAsk } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { Icon, type IconName } from '../../parts/icon.tsx'
import { Empty, Problem, Skeleton } from '../../parts/state.tsx'
import { common } from '../../words/common.ts'
import { words } from '../../words/words.ts'
import { kinds } from '../../words/kinds.ts'

const t = words({
  en: {
    empty: 'Nothing has happened yet',
    emptyMore: 'Orders, conversations and deals of this customer will stand here.',
    order: (number: string | null) => (number === null ? 'Order' : `Order ${number}`),
    deal: (name: string) => `Deal: ${name}`,
    lines: (names: string, more: number) => (more > 0 ? `${names} and ${more} more` : names),
  },
  zh: {
    empty: '还没有任何记录',
    emptyMore: '此客户的订单、沟通和商机会显示在这里。',
    order: (number) => (number === null ? '订单' : `订单 ${number}`),
    deal: (name) => `商机：${name}`,
    lines: (names, more) => (more > 0 ? `${names} 等另外 ${more} 项` : names),
  },
})

interface Entry {
  readonly id: string
  readonly at: string
  readonly icon: IconName
  readonly title: string
  readonly aside?: string
  readonly text?: string | undefined
  readonly tone?: 'good' | 'bad' | ''
}

type Interaction = NonNullable<CustomerInteractionsQuery['customer']>['interactions']['nodes'][number]
type Order = NonNullable<CustomerOrdersQuery['customer']>['orders']['nodes'][number]
type Deal = NonNullable<CustomerDealsQuery['customer']>['opportunities']['nodes'][number]

const icons: Partial<Record<Interaction['kind'], IconName>> = {
  EMAIL: 'mail',
  CALL: 'phone',
  NOTE: 'note',
  MEETING: 'customers',
  VISIT: 'customers',
}

const ofInteraction = ({ id, kind, direction, channel, subject, body, occurredAt }: Interaction): Entry => ({
  id,
  at: occurredAt,
  icon: icons[kind] ?? 'voice',
  title: subject ?? kinds().interaction[kind],
  aside: [
    subject === null ? '' : kinds().interaction[kind],
    channel ?? '',
    direction === null ? '' : kinds().direction[direction],
  ]
    .filter(Boolean)
    .join(' · '),
  text: body ?? undefined,
})

const namedLines = 3
const ofOrder = ({ id, number, placedAt, status, total, lines }: Order): Entry => ({
  id,
  at: placedAt,
  icon: 'order',
  title: t().order(number),
  aside: `${format.money(total)} · ${kinds().order[status]}`,
  text: t().lines(
    lines
      .slice(0, namedLines)
      .map(({ product, quantity }) => `${Number(quantity)} × ${product.name}`)
      .join(', '),
    lines.length - namedLines,
  ),
  tone: status === 'CANCELLED' || status === 'REFUNDED' ? 'bad' : '',
})

const ofDeal = ({ id, name, createdAt, closedAt, amount, stage }: Deal): Entry => ({
  id,
  at: closedAt ?? createdAt,
  icon: 'deal',
  title: t().deal(name),
  aside: [format.money(amount), stage.name].join(' · '),
  tone: stage.outcome === 'WON' ? 'good' : stage.outcome === 'LOST' ? 'bad' : '',
})

interface Strand {
  readonly entries: readonly Entry[]
  readonly end: string | null
  readonly hasMore: boolean
}

const untouched: Strand = { entries: [], end: null, hasMore: true }
const strandNames = ['interactions', 'orders', 'deals'] as const
type StrandName = (typeof strandNames)[number]
type Strands = Readonly<Record<StrandName, Strand>>
const noStrands: Strands = { interactions: untouched, orders: untouched, deals: untouched }

/** Orders, conversations and deals in one list, newest first: each strand is read only as far as the list is shown. */
export const Timeline = ({
  id,
  turn,
}: {
  readonly id: string
  /** Goes up when it must be read again. */ readonly turn: number
}) => {
  const ask = useAsk()
  const [strands, setStrands] = useState(noStrands)
  const [isLoading, setLoading] = useState(true)
  const [problem, setProblem] = useState<Error>()
  const current = useRef(0)

  const read = useCallback(
    async (name: StrandName, after: string | null): Promise<Strand> => {
      const page = { id, after }
      if (name === 'interactions') {
        const list = (await ask(CustomerInteractionsDocument, page)).customer?.interactions
        return strandOf(list, ofInteraction)
      }
      if (name === 'orders') return strandOf((await ask(CustomerOrdersDocument, page)).customer?.orders, ofOrder)
      return strandOf((await ask(CustomerDealsDocument, page)).customer?.opportunities, ofDeal)
    },
    [ask, id],
  )
  const load = useCallback(
    async (from: Strands) => {
      const mine = ++current.current
      setLoading(true)
      try {
        const horizon = horizonOf(from)
        const next = await Promise.all(
          strandNames.map(async (name): Promise<[StrandName, Strand]> => {
            const strand = from[name]
            const isNeeded = strand.hasMore && (horizon === undefined || oldestOf(strand) === horizon)
            if (!isNeeded) return [name, strand]
            const more = await read(name, strand.end)
            return [name, { ...more, entries: [...strand.entries, ...more.entries] }]
          }),
        )
        if (mine !== current.current) return
        setStrands(Object.fromEntries(next) as unknown as Strands)
        setProblem(undefined)
      } catch (error) {
        if (mine === current.current) setProblem(asError(error))
      } finally {
        if (mine === current.current) setLoading(false)
      }
    },
    [read],
  )
  useEffect(() => void load(noStrands), [load, turn])

  if (problem) return <Problem error={problem} onRetry={() => void load(noStrands)} />
  const horizon = horizonOf(strands)
  const entries = strandNames
    .flatMap((name) => strands[name].entries)
    // Before this moment, a strand that is not read so far could have something between.
    .filter(({ at }) => horizon === undefined || at >= horizon)
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
  if (entries.length === 0)
    return isLoading ? (
      <Skeleton lines={5} />
    ) : (
      <Empty title={t().empty} small>
        <p>{t().emptyMore}</p>
      </Empty>
    )
  return (
    <>
      <ol className="timeline">
        {entries.map(({ id: key, at, icon, title, aside, text, tone }) => (
          <li key={key}>
            <span className={`timeline-icon ${tone ?? ''}`}>
              <Icon name={icon} size={14} />
            </span>
            <div className="grow">
              <div className="row spread">
                <span className="truncate">
                  <strong>{title}</strong> {aside && <span className="muted">{aside}</span>}
                </span>
                <time className="muted" dateTime={at} title={format.dateTime(at)}>
                  {format.ago(at)}
                </time>
              </div>
              {text && <p className="timeline-text">{text}</p>}
            </div>
          </li>
        ))}
      </ol>
      {horizon !== undefined && (
        <button type="button" className="button" disabled={isLoading} onClick={() => void load(strands)}>
          {common().more}
        </button>
      )}
    </>
  )
}

interface Connection<Node> {
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean }
  readonly nodes: readonly Node[]
}

const strandOf = <Node,>(list: Connection<Node> | undefined, entryOf: (node: Node) => Entry): Strand => ({
  entries: list?.nodes.map(entryOf) ?? [],
  end: list?.pageInfo.endCursor ?? null,
  hasMore: list?.pageInfo.hasNextPage ?? false,
})

const oldestOf = ({ entries }: Strand): string | undefined =>
  entries.reduce<string | undefined>((oldest, { at }) => (oldest === undefined || at < oldest ? at : oldest), undefined)

/** The moment until which all strands are read; undefined where all are read to the end, or none has begun. */
const horizonOf = (strands: Strands): string | undefined =>
  strandNames
    .map((name) => strands[name])
    .filter(({ hasMore }) => hasMore)
    .map(oldestOf)
    .filter((at): at is string => at !== undefined)
    .reduce<string | undefined>((newest, at) => (newest === undefined || at > newest ? at : newest), undefined)
