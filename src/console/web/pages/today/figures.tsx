import { Link, type LinkProps } from '@tanstack/react-router'
import * as format from '../../format/format.ts'
import { TodayFiguresDocument, TodaySinceDocument, type TodaySinceQuery } from '../../generated/operations.ts'
import { useData } from '../../graph/hooks.ts'
import { Loaded } from '../../parts/state.tsx'
import { words } from '../../words/words.ts'
import { useChanges } from './use-changes.ts'
import type { Visit } from './visit.ts'

const t = words({
  en: {
    customers: 'Customers',
    orders: 'Orders in 30 days',
    contacts: 'Messages in 30 days',
    deals: 'Open deals',
    newOnes: (n: string) => `${n} new in 30 days`,
    against: (change: string) => `${change} on the previous 30 days`,
    since: (n: string) => `${n} new since your last visit`,
    newDeals: (n: string) => `${n} new`,
    won: (n: string) => `${n} won`,
    lost: (n: string) => `${n} lost`,
    overdue: (n: string) => `${n} overdue`,
    sinceVisit: (what: string) => `${what} since your last visit`,
    comma: ', ',
  },
  zh: {
    customers: '客户',
    orders: '30 天内订单',
    contacts: '30 天内消息',
    deals: '进行中的商机',
    newOnes: (n) => `30 天内新增 ${n}`,
    against: (change) => `较前 30 天 ${change}`,
    since: (n) => `自上次来访以来新增 ${n}`,
    newDeals: (n) => `新增 ${n}`,
    won: (n) => `赢单 ${n}`,
    lost: (n) => `输单 ${n}`,
    overdue: (n) => `逾期 ${n}`,
    sinceVisit: (what) => `自上次来访以来：${what}`,
    comma: '，',
  },
})

const period = 30
/** Orders that count as such. */
const bought = ['PLACED', 'PAID', 'FULFILLED']

const change = (now: number, before: number): string | undefined =>
  before === 0 ? undefined : t().against(format.signed(now / before - 1, (share) => format.percent(share)))

interface FigureProps {
  readonly label: string
  readonly value: number
  readonly note?: string | undefined
  /** What has come since the last visit. */
  readonly fresh?: string | undefined
  /** Where its records are. */
  readonly place: LinkProps
}

const Figure = ({ label, value, note, fresh, place }: FigureProps) => (
  <Link {...place}>
    <div className="caption">{label}</div>
    <span className="figure">{format.number(value)}</span>
    <span className="trend">{note}</span>
    {fresh !== undefined && <span className="trend fresh">{fresh}</span>}
  </Link>
)

interface Counted {
  readonly totalCount: number
}

const fresh = (of: Counted | undefined): string | undefined =>
  of && of.totalCount > 0 ? t().since(format.number(of.totalCount)) : undefined

/** `2 won, 1 overdue since your last visit`. */
const freshDeals = (since: TodaySinceQuery | undefined): string | undefined => {
  if (!since) return undefined
  const { deals, won, lost, slipped } = since
  const parts = [
    [deals, t().newDeals],
    [won, t().won],
    [lost, t().lost],
    [slipped, t().overdue],
  ] as const
  const said = parts.flatMap(([{ totalCount }, text]) => (totalCount > 0 ? [text(format.number(totalCount))] : []))
  return said.length > 0 ? t().sinceVisit(said.join(t().comma)) : undefined
}

/** What there is, how it stands beside before, and what has come since the last visit; kept as it is now. */
export const Figures = ({ visit, today }: { readonly visit: Visit | undefined; readonly today: string }) => {
  const at = (daysAgo: number) => format.startOfDay(format.addDays(today, -daysAgo)).toISOString()
  const figures = useData(TodayFiguresDocument, { since: at(period), before: at(2 * period) })
  const since = useData(
    TodaySinceDocument,
    { visit: visit?.since ?? '', visitDay: visit ? format.dayAt(visit.since) : today, today },
    { pause: visit === undefined },
  )
  useChanges(['CUSTOMER', 'ORDER', 'INTERACTION', 'OPPORTUNITY'], () => {
    figures.reload()
    if (visit) since.reload()
  })
  return (
    <Loaded of={figures} lines={2}>
      {({ customers, newCustomers, orders, ordersBefore, contacts, contactsBefore, openDeals }) => (
        <div className="figures">
          <Figure
            place={{ to: '/customers' }}
            label={t().customers}
            value={customers.totalCount}
            note={t().newOnes(format.number(newCustomers.totalCount))}
            fresh={fresh(since.data?.customers)}
          />
          <Figure
            place={{
              to: '/orders',
              search: {
                f: [
                  ['placedAt', 'gte', at(period)],
                  ['status', 'in', bought],
                ],
              },
            }}
            label={t().orders}
            value={orders.totalCount}
            note={change(orders.totalCount, ordersBefore.totalCount)}
            fresh={fresh(since.data?.orders)}
          />
          <Figure
            place={{
              to: '/records/$of',
              params: { of: 'interactions' },
              search: {
                f: [
                  ['occurredAt', 'gte', at(period)],
                  ['direction', 'eq', 'INBOUND'],
                ],
              },
            }}
            label={t().contacts}
            value={contacts.totalCount}
            note={change(contacts.totalCount, contactsBefore.totalCount)}
            fresh={fresh(since.data?.contacts)}
          />
          <Figure
            place={{ to: '/pipeline' }}
            label={t().deals}
            value={openDeals.totalCount}
            fresh={freshDeals(since.data)}
          />
        </div>
      )}
    </Loaded>
  )
}
