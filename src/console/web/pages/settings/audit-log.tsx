import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { AuditLogDocument } from '../../generated/operations.ts'
import { useData } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { Section } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { actorText } from '../../words/actors.ts'
import { recordText } from '../../words/records.ts'
import { words } from '../../words/words.ts'

const t = words({
  en: {
    title: 'Audit log',
    when: 'When',
    what: 'What',
    who: 'Who',
    record: 'Record',
    action: 'Action contains',
    empty: 'No entries match',
    older: 'Older',
    newest: 'Newest',
  },
  zh: {
    title: '操作记录',
    when: '时间',
    what: '操作',
    who: '操作者',
    record: '记录',
    action: '操作名称包含',
    empty: '没有匹配的记录',
    older: '更早',
    newest: '最新',
  },
})

export const AuditLog = () => {
  const [action, setAction] = useState('')
  const [after, setAfter] = useState<string | null>(null)
  const filter = action.trim() === '' ? undefined : { action: { contains: action.trim() } }
  const entries = useData(AuditLogDocument, { after, ...(filter ? { filter } : {}) })
  return (
    <Section
      title={t().title}
      aside={
        <input
          type="search"
          className="input"
          style={{ width: 200 }}
          aria-label={t().action}
          placeholder={t().action}
          value={action}
          onChange={(event) => {
            setAction(event.target.value)
            setAfter(null)
          }}
        />
      }
    >
      <Loaded of={entries} lines={8}>
        {({ auditEntries }) =>
          auditEntries.nodes.length === 0 ? (
            <Empty title={t().empty} small />
          ) : (
            <>
              <div className="table-scroll">
                <table className="table">
                  <thead>
                    <tr>
                      <th>{t().when}</th>
                      <th>{t().what}</th>
                      <th>{t().who}</th>
                      <th>{t().record}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {auditEntries.nodes.map((entry) => (
                      <tr key={entry.id}>
                        <td style={{ whiteSpace: 'nowrap' }}>{format.dateTime(entry.at)}</td>
                        <td>{entry.action}</td>
                        <td title={entry.actorId}>
                          {entry.actorName ?? `${actorText(entry.actorKind)} ${entry.actorId.slice(0, 8)}`}
                        </td>
                        <td>
                          {entry.recordType === 'Customer' && entry.recordId ? (
                            <Link className="link" to="/customers/$id" params={{ id: entry.recordId }}>
                              {entry.recordName ?? recordText(entry.recordType)}
                            </Link>
                          ) : (
                            [recordText(entry.recordType), entry.recordName].filter(Boolean).join(' · ')
                          )}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              <div className="row" style={{ marginTop: 12 }}>
                {after !== null && (
                  <button type="button" className="button" onClick={() => setAfter(null)}>
                    {t().newest}
                  </button>
                )}
                {auditEntries.pageInfo.hasNextPage && (
                  <button type="button" className="button" onClick={() => setAfter(auditEntries.pageInfo.endCursor)}>
                    {t().older}
                  </button>
                )}
              </div>
            </>
          )
        }
      </Loaded>
    </Section>
  )
}
