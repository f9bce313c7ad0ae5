import { useState } from 'react'
import { AuditLogDocument } from '../../generated/operations.ts'
import { useData } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { CustomerLink } from '../../parts/customer-link.tsx'
import { PageTurn } from '../../parts/page-turn.tsx'
import { Section } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { Table } from '../../parts/table.tsx'
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
  },
  zh: {
    title: '操作记录',
    when: '时间',
    what: '操作',
    who: '操作者',
    record: '记录',
    action: '操作名称包含',
    empty: '没有匹配的记录',
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
              <Table
                of={auditEntries.nodes}
                keyOf={({ id }) => id}
                columns={[
                  { title: t().when, kind: 'moment', cell: ({ at }) => format.dateTime(at) },
                  { title: t().what, cell: ({ action: what }) => what },
                  {
                    title: t().who,
                    cell: ({ actorId, actorKind, actorName }) => (
                      <span title={actorId}>{actorName ?? `${actorText(actorKind)} ${actorId.slice(0, 8)}`}</span>
                    ),
                  },
                  {
                    title: t().record,
                    cell: ({ recordType, recordId, recordName }) =>
                      recordType === 'Customer' && recordId ? (
                        <CustomerLink of={{ id: recordId, name: recordName ?? recordText(recordType) }} />
                      ) : (
                        [recordText(recordType), recordName].filter(Boolean).join(' · ')
                      ),
                  },
                ]}
              />
              <div style={{ marginTop: 12 }}>
                <PageTurn after={after} page={auditEntries.pageInfo} onTurn={setAfter} />
              </div>
            </>
          )
        }
      </Loaded>
    </Section>
  )
}
