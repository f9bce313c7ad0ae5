import { Link } from '@tanstack/react-router'
import { QuickLookDocument } from '../../generated/operations.ts'
import { useData } from '../../graph/hooks.ts'
import { IntervalBar } from '../../charts/interval.tsx'
import * as format from '../../format/format.ts'
import { useScoreNames } from '../../panels/score-names.ts'
import { Facts } from '../../parts/facts.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Problem, Skeleton } from '../../parts/state.tsx'
import { useViewer } from '../../session/viewer.tsx'
import { common } from '../../words/common.ts'
import { words } from '../../words/words.ts'
import { fieldWords } from '../../words/fields.ts'
import { LifecycleBadge } from '../customers/lifecycle.tsx'
import { orderName } from '../orders/name.ts'
import { briefFacts } from './facts.tsx'
import { kinds } from '../../words/kinds.ts'
import './customer.css'

const t = words({
  en: {
    open: 'Open',
    scores: 'Scores',
    last: 'Last contacts',
    orders: (n: number) => `Orders (${n})`,
  },
  zh: {
    open: '打开',
    scores: '分数',
    last: '最近沟通',
    orders: (n) => `订单（${n}）`,
  },
})

/** A customer in brief, beside the list. */
export const QuickLook = ({ id, onClose }: { readonly id: string; onClose(): void }) => {
  const { data, error, reload } = useData(QuickLookDocument, { id })
  const nameOf = useScoreNames()
  const { baseCurrency } = useViewer().serverInfo
  const customer = data?.customer
  const problem = error && <Problem error={error} onRetry={reload} />
  if (!customer) return problem ?? <Skeleton lines={8} />
  return (
    <div className="stack look" style={{ gap: 20 }}>
      <div className="row">
        <h2 className="grow truncate" style={{ fontSize: 15 }}>
          {customer.name}
        </h2>
        <Link to="/customers/$id" params={{ id }} className="button">
          {t().open}
        </Link>
        <button type="button" className="button quiet icon" aria-label={common().close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      {problem}
      <LifecycleBadge of={customer.lifecycle} />
      <Facts of={[...briefFacts(customer), [fieldWords().createdAt, format.day(customer.createdAt)]]} />
      {customer.scores.length > 0 && (
        <div>
          <div className="caption">{t().scores}</div>
          {customer.scores.map(({ id: key, kind, value, unit, interval }) => {
            const show = (of: number) => format.scoreValue(of, unit, baseCurrency)
            return (
              <div key={key} className="score">
                <div className="row spread">
                  <span>{nameOf(kind)}</span>
                  <strong>{value === null ? format.none : show(value)}</strong>
                </div>
                {value !== null && interval && <IntervalBar value={value} interval={interval} show={show} />}
              </div>
            )
          })}
        </div>
      )}
      {customer.interactions.nodes.length > 0 && (
        <div className="stack">
          <div className="caption">{t().last}</div>
          {customer.interactions.nodes.map(({ id: key, kind, subject, body, occurredAt }) => (
            <div key={key}>
              <div className="row spread">
                <strong className="truncate">{subject ?? kinds().interaction[kind]}</strong>
                <span className="muted">{format.ago(occurredAt)}</span>
              </div>
              {body && <p className="truncate muted">{body}</p>}
            </div>
          ))}
        </div>
      )}
      {customer.orders.nodes.length > 0 && (
        <div className="stack">
          <div className="caption">{t().orders(customer.orders.totalCount)}</div>
          {customer.orders.nodes.map(({ id: key, number, placedAt, total, status }) => (
            <div key={key} className="row spread">
              <span>
                <Link className="link" to="/orders/$id" params={{ id: key }}>
                  {orderName({ number, placedAt })}
                </Link>{' '}
                <span className="muted">{kinds().order[status]}</span>
              </span>
              <span>
                {format.money(total)} <span className="muted">{format.ago(placedAt)}</span>
              </span>
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
