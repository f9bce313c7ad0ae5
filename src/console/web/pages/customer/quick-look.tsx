import { Link } from '@tanstack/react-router'
import { QuickLookDocument } from '../../generated/operations.ts'
import { useData } from '../../graph/hooks.ts'
import { IntervalBar } from '../../charts/interval.tsx'
import * as format from '../../format/format.ts'
import { useScoreNames } from '../../panels/score-names.ts'
import { Icon } from '../../parts/icon.tsx'
import { Problem, Skeleton } from '../../parts/state.tsx'
import { useViewer } from '../../session/viewer.tsx'
import { common } from '../../words/common.ts'
import { words } from '../../words/words.ts'
import { lifecycleText } from '../customers/lifecycle.ts'
import { kinds } from './kinds.ts'
import './customer.css'

const t = words({
  en: {
    open: 'Open',
    email: 'E-mail',
    phone: 'Phone',
    country: 'Country',
    owner: 'Owner',
    tags: 'Tags',
    since: 'Here since',
    scores: 'Scores',
    last: 'Last contacts',
    orders: (n: number) => `Orders (${n})`,
  },
  zh: {
    open: '打开',
    email: '电子邮件',
    phone: '电话',
    country: '国家',
    owner: '负责人',
    tags: '标签',
    since: '加入时间',
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
  if (!customer) return error ? <Problem error={error} onRetry={reload} /> : <Skeleton lines={8} />
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    [t().email, customer.email],
    [t().phone, customer.phone],
    [t().country, customer.country && format.country(customer.country)],
    [t().owner, customer.owner?.name],
    [t().tags, customer.tags.join(', ')],
    [t().since, format.day(customer.createdAt)],
  ]
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
      <dl className="facts">
        <dt>
          <span className="badge">{lifecycleText(customer.lifecycle)}</span>
        </dt>
        <dd />
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
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
                {number} <span className="muted">{kinds().order[status]}</span>
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
