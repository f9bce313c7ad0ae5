import { RecordAuditDocument } from '../../generated/operations.ts'
import { useData } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { Empty, Problem, Skeleton } from '../../parts/state.tsx'
import { words } from '../../words/words.ts'

const t = words({
  en: {
    empty: 'No changes are recorded',
    from: 'before',
    to: 'after',
    when: 'When',
    what: 'What',
    who: 'Who',
    changes: 'Changes',
    nothing: 'nothing',
  },
  zh: {
    empty: '没有记录的更改',
    from: '之前',
    to: '之后',
    when: '时间',
    what: '操作',
    who: '操作者',
    changes: '更改',
    nothing: '空',
  },
})

const shownLength = 60
const shown = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return t().nothing
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > shownLength ? `${text.slice(0, shownLength)}…` : text
}

type Fields = Readonly<Record<string, unknown>> | null

/** Who changed what of one record. */
export const Audit = ({ id }: { readonly id: string }) => {
  const { data, error, reload } = useData(RecordAuditDocument, { id })
  if (!data) return error ? <Problem error={error} onRetry={reload} /> : <Skeleton />
  const { nodes } = data.auditEntries
  if (nodes.length === 0) return <Empty title={t().empty} small />
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            <th>{t().when}</th>
            <th>{t().what}</th>
            <th>{t().who}</th>
            <th>{t().changes}</th>
          </tr>
        </thead>
        <tbody>
          {nodes.map(({ id: key, at, action, actorKind, actorId, actorName, before, after }) => (
            <tr key={key}>
              <td style={{ whiteSpace: 'nowrap' }}>
                <time dateTime={at} title={format.dateTime(at)}>
                  {format.ago(at)}
                </time>
              </td>
              <td>{action}</td>
              <td className="muted" title={actorId}>
                {actorName ?? format.keyWords(actorKind)}
              </td>
              <td>
                {before !== null &&
                  after !== null &&
                  Object.entries(after as NonNullable<Fields>).map(([field, value]) => (
                    <div key={field}>
                      <span className="muted">{field}</span> {shown((before as NonNullable<Fields>)[field])} →{' '}
                      {shown(value)}
                    </div>
                  ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
