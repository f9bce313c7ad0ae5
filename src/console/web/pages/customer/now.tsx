import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as format from '../../format/format.ts'
import { words } from '../../words/words.ts'
import type { CustomerOfPage } from './facts.tsx'
import { kinds } from '../../words/kinds.ts'

const t = words({
  en: {
    contact: 'Last contact',
    noContact: 'None so far',
    deals: 'Open deals',
    noDeals: 'None',
    closes: (day: string) => `next closes ${day}`,
    overdue: (day: string) => `due on ${day}: overdue`,
    noDay: 'no closing day is set',
    bought: 'Bought',
    nothing: 'Nothing so far',
    orders: (n: number, ago: string) => (n === 1 ? `1 order, ${ago}` : `${n} orders, the last ${ago}`),
  },
  zh: {
    contact: '最近沟通',
    noContact: '暂无',
    deals: '进行中的商机',
    noDeals: '无',
    closes: (day) => `最近预计 ${day} 成交`,
    overdue: (day) => `应于 ${day} 成交：已逾期`,
    noDay: '未设预计成交日',
    bought: '购买',
    nothing: '暂无',
    orders: (n, ago) => (n === 1 ? `1 笔订单，${ago}` : `${n} 笔订单，最近一笔在${ago}`),
  },
})

interface FactProps {
  readonly label: string
  readonly value: ReactNode
  readonly note?: ReactNode
}

const Fact = ({ label, value, note }: FactProps) => (
  <div>
    <dt className="caption">{label}</dt>
    <dd>
      <strong>{value}</strong>
      {note && <div className="muted">{note}</div>}
    </dd>
  </div>
)

/** Sums by currency: amounts of different currencies are not added up. */
const sumOf = (deals: CustomerOfPage['opportunities']['nodes']): string => {
  const sums = new Map<string, number>()
  for (const { amount } of deals)
    if (amount) sums.set(amount.currency, (sums.get(amount.currency) ?? 0) + Number(amount.amount))
  return [...sums].map(([currency, sum]) => format.amount(sum, currency)).join(' + ')
}

const Deals = ({ of: { nodes, totalCount } }: { readonly of: CustomerOfPage['opportunities'] }) => {
  const [first] = nodes
  if (!first) return <Fact label={t().deals} value={<span className="muted">{t().noDeals}</span>} />
  const day = first.expectedCloseOn
  const isLate = day !== null && day < format.today()
  const sum = sumOf(nodes)
  return (
    <Fact
      label={t().deals}
      value={
        <Link to="/pipeline">
          {format.number(totalCount)}
          {sum && ` · ${sum}${totalCount > nodes.length ? ' +' : ''}`}
        </Link>
      }
      note={
        day === null ? (
          t().noDay
        ) : (
          <span className={isLate ? 'bad' : undefined}>
            {(isLate ? t().overdue : t().closes)(format.calendarDay(day))}
          </span>
        )
      }
    />
  )
}

/** What somebody wants to know before a call. */
export const Now = ({ of: { interactions, opportunities, purchases } }: { readonly of: CustomerOfPage }) => {
  const [contact] = interactions.nodes
  return (
    <dl className="now">
      <Fact
        label={t().contact}
        value={
          contact ? (
            <time dateTime={contact.occurredAt} title={format.dateTime(contact.occurredAt)}>
              {format.ago(contact.occurredAt)}
            </time>
          ) : (
            <span className="muted">{t().noContact}</span>
          )
        }
        note={
          contact &&
          [kinds().interaction[contact.kind], contact.direction && kinds().direction[contact.direction]]
            .filter(Boolean)
            .join(' · ')
        }
      />
      <Deals of={opportunities} />
      <Fact
        label={t().bought}
        value={
          purchases ? (
            purchases.spent.map((sum) => format.money(sum)).join(' + ')
          ) : (
            <span className="muted">{t().nothing}</span>
          )
        }
        note={purchases && t().orders(purchases.orders, format.ago(purchases.lastOrderAt))}
      />
    </dl>
  )
}
