import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import {
  TodayDealsDocument,
  type TodayDealsQuery,
  TodayFiguresDocument,
  TodayImportsDocument,
  TodayNeedsDocument,
} from '../../generated/operations.ts'
import { useData } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { Panel } from '../../panels/panel.tsx'
import { usePanels } from '../../panels/panels.ts'
import { useScoreNames } from '../../panels/score-names.ts'
import { CustomerLink } from '../../parts/customer-link.tsx'
import { Icon, type IconName } from '../../parts/icon.tsx'
import { Page, Section } from '../../parts/page.tsx'
import { Loaded, Skeleton } from '../../parts/state.tsx'
import { useRights, useViewer } from '../../session/viewer.tsx'
import { textOf, words } from '../../words/words.ts'
import { groupFilters } from '../tasks/due.ts'
import { OpenTasks } from '../tasks/open-tasks.tsx'
import { DemoOffer } from './demo-offer.tsx'
import { useMoves } from './moves.ts'
import './today.css'

const t = words({
  en: {
    title: 'Today',
    customers: 'Customers',
    orders: 'Orders in 30 days',
    contacts: 'Messages in 30 days',
    deals: 'Open deals',
    newOnes: (n: string) => `${n} new in 30 days`,
    against: (change: string) => `${change} on the previous 30 days`,
    moves: 'Score changes',
    since: (ago: string) => `since your last visit, ${ago}`,
    noMoves: 'No score has changed since. Changes appear here as they happen.',
    needs: 'Needs attention',
    nothing: 'Nothing needs attention.',
    refused: (n: string, source: string) => `${n} lines of ${source} were refused`,
    failed: (source: string) => `The import of ${source} failed`,
    plugin: (id: string) => `The plugin ${id} is not running`,
    pluginInPart: (id: string) => `The plugin ${id} works only partly`,
    slipped: 'Overdue deals',
    noSlipped: 'No open deal is past its expected closing date.',
  },
  zh: {
    title: '今日',
    customers: '客户',
    orders: '30 天内订单',
    contacts: '30 天内消息',
    deals: '进行中的商机',
    newOnes: (n) => `30 天内新增 ${n}`,
    against: (change) => `较前 30 天 ${change}`,
    moves: '分数变化',
    since: (ago) => `自上次来访（${ago}）以来`,
    noMoves: '此后没有分数变化。新的变化会实时显示在这里。',
    needs: '需要处理',
    nothing: '没有需要处理的事项。',
    refused: (n, source) => `${source} 有 ${n} 行被拒绝`,
    failed: (source) => `${source} 导入失败`,
    plugin: (id) => `插件 ${id} 未运行`,
    pluginInPart: (id) => `插件 ${id} 仅部分正常`,
    slipped: '已逾期的商机',
    noSlipped: '所有进行中的商机都未逾期。',
  },
})

/** Loaded behind the page, which does not wait for charts. */
const ReportTiles = lazy(async () => ({ default: (await import('../reports/tile.tsx')).ReportTiles }))

const period = 30

const change = (now: number, before: number): string | undefined =>
  before === 0 ? undefined : t().against(format.signed(now / before - 1, (share) => format.percent(share)))

interface FigureProps {
  readonly label: string
  readonly value: number
  readonly note?: string | undefined
  readonly to: '/customers' | '/pipeline'
}

const Figure = ({ label, value, note, to }: FigureProps) => (
  <Link to={to}>
    <div className="caption">{label}</div>
    <span className="figure">{format.number(value)}</span>
    <span className="trend">{note}</span>
  </Link>
)

const Moves = () => {
  const { moves, since } = useMoves()
  const nameOf = useScoreNames()
  const { baseCurrency } = useViewer().serverInfo
  return (
    <Section title={t().moves} aside={since && t().since(format.ago(since))}>
      {moves.length === 0 ? (
        <p className="muted">{t().noMoves}</p>
      ) : (
        <ul className="entries">
          {moves.map(({ id, customer, kind, unit, from, to, why }) => (
            <li key={id}>
              <span className="truncate" title={why}>
                <CustomerLink of={customer} /> <span className="muted">{nameOf(kind)}</span>
              </span>
              <span className="aside">
                {format.scoreValue(from, unit, baseCurrency)} →{' '}
                <strong>{format.scoreValue(to, unit, baseCurrency)}</strong>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

interface Need {
  readonly key: string
  readonly icon: IconName
  readonly text: string
  readonly to: string
}

const Needs = () => {
  const { may, seesAll } = useRights()
  const read = useData(TodayNeedsDocument, {})
  const { data } = read
  // A role that may not import has nothing to mend there.
  const { data: files } = useData(TodayImportsDocument, {}, { pause: !may('import') || !seesAll })
  const needs = useMemo((): readonly Need[] => {
    if (!data) return []
    const models = data.modelHealth.flatMap(({ plugin, attention }) =>
      attention.map((text): Need => ({
        key: plugin + text,
        icon: 'models',
        text: `${plugin}: ${text}`,
        to: `/models/${plugin}`,
      })),
    )
    const imports = (files?.importJobs.nodes ?? []).flatMap(({ id, source, status, rejected }): Need[] => {
      if (status === 'FAILED') return [{ key: id, icon: 'data', text: t().failed(source), to: `/data/${id}` }]
      return rejected > 0
        ? [{ key: id, icon: 'data', text: t().refused(format.number(rejected), source), to: `/data/${id}` }]
        : []
    })
    const plugins = data.plugins
      .filter(({ status }) => status === 'FAILED' || status === 'DEGRADED')
      .map(({ id, status, error: why }): Need => ({
        key: id,
        icon: 'alert',
        text: [status === 'FAILED' ? t().plugin(id) : t().pluginInPart(id), why].filter(Boolean).join(': '),
        to: '/settings/plugins',
      }))
    return [...plugins, ...models, ...imports]
  }, [data, files])
  return (
    <Section title={t().needs}>
      <Loaded of={read}>
        {() =>
          needs.length === 0 ? (
            <p className="row good">
              <Icon name="check" size={14} />
              {t().nothing}
            </p>
          ) : (
            <ul className="entries">
              {needs.map(({ key, icon, text, to }) => (
                <li key={key}>
                  <Link to={to} className="row">
                    <Icon name={icon} size={14} />
                    {text}
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  )
}

const Slipped = ({ of: { nodes, totalCount } }: { readonly of: TodayDealsQuery['opportunities'] }) => (
  <Section title={t().slipped} aside={totalCount > nodes.length ? format.number(totalCount) : undefined}>
    {nodes.length === 0 ? (
      <p className="muted">{t().noSlipped}</p>
    ) : (
      <ul className="entries">
        {nodes.map(({ id, name, customer, amount, expectedCloseOn }) => (
          <li key={id}>
            <span className="truncate">
              {name}{' '}
              <Link className="muted" to="/customers/$id" params={{ id: customer.id }}>
                {customer.name}
              </Link>
            </span>
            <span className="aside">
              {format.money(amount)} <span className="muted">{format.calendarDay(expectedCloseOn)}</span>
            </span>
          </li>
        ))}
      </ul>
    )}
  </Section>
)

const shownTasks = 6

/** What the viewer has to do today, and should have done. */
const MyTasks = () => {
  const { viewer } = useViewer()
  const [filter] = useState(() => {
    const { overdue, today } = groupFilters(viewer.user ? { assignee: { eq: viewer.user.id } } : {}, new Date())
    return { or: [overdue, today] }
  })
  return (
    <OpenTasks filter={filter} first={shownTasks} more={(count) => <Link to="/tasks">{format.number(count)}</Link>} />
  )
}

export const Today = () => {
  const today = format.today()
  const at = (daysAgo: number) => format.startOfDay(format.addDays(today, -daysAgo)).toISOString()
  const figures = useData(TodayFiguresDocument, { since: at(period), before: at(2 * period) })
  const slipped = useData(TodayDealsDocument, { today })
  const tiles = usePanels('home.tile')
  if (figures.data?.customers.totalCount === 0)
    return (
      <Page title={t().title}>
        <DemoOffer onFilled={figures.reload} />
      </Page>
    )
  return (
    <Page title={t().title} note={format.day(new Date())}>
      <Loaded of={figures} lines={2}>
        {({ customers, newCustomers, orders, ordersBefore, contacts, contactsBefore, openDeals }) => (
          <div className="figures">
            <Figure
              to="/customers"
              label={t().customers}
              value={customers.totalCount}
              note={t().newOnes(format.number(newCustomers.totalCount))}
            />
            <Figure
              to="/customers"
              label={t().orders}
              value={orders.totalCount}
              note={change(orders.totalCount, ordersBefore.totalCount)}
            />
            <Figure
              to="/customers"
              label={t().contacts}
              value={contacts.totalCount}
              note={change(contacts.totalCount, contactsBefore.totalCount)}
            />
            <Figure to="/pipeline" label={t().deals} value={openDeals.totalCount} />
          </div>
        )}
      </Loaded>
      <div className="today">
        <div>
          <Moves />
          <Suspense fallback={<Skeleton />}>
            <ReportTiles />
          </Suspense>
          {tiles.map((panel) => (
            <Section key={`${panel.plugin}.${panel.id}`} title={textOf(panel.title)}>
              <Panel panel={panel} />
            </Section>
          ))}
        </div>
        <div>
          <MyTasks />
          <Needs />
          <Loaded of={slipped}>{({ opportunities }) => <Slipped of={opportunities} />}</Loaded>
        </div>
      </div>
    </Page>
  )
}
