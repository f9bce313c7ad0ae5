import { useState } from 'react'
import { RecordAuditDocument, type RecordAuditQuery } from '../../generated/operations.ts'
import { useData } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { PageTurn } from '../../parts/page-turn.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { Table } from '../../parts/table.tsx'
import { actorText } from '../../words/actors.ts'
import { words } from '../../words/words.ts'
import { fieldText } from '../../words/fields.ts'

const t = words({
  en: {
    empty: 'No changes are recorded',
    when: 'When',
    what: 'What',
    who: 'Who',
    changes: 'Changes',
    nothing: 'nothing',
  },
  zh: {
    empty: '没有记录的更改',
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
  const [after, setAfter] = useState<string | null>(null)
  const entries = useData(RecordAuditDocument, { id, after })
  return (
    <Loaded of={entries}>
      {({ auditEntries: { nodes, pageInfo } }) => (
        <>
          <Entries of={nodes} />
          <PageTurn after={after} page={pageInfo} onTurn={setAfter} />
        </>
      )}
    </Loaded>
  )
}

const Entries = ({ of: nodes }: { readonly of: RecordAuditQuery['auditEntries']['nodes'] }) => {
  if (nodes.length === 0) return <Empty title={t().empty} small />
  return (
    <Table
      of={nodes}
      keyOf={({ id }) => id}
      columns={[
        {
          title: t().when,
          kind: 'moment',
          cell: ({ at }) => (
            <time dateTime={at} title={format.dateTime(at)}>
              {format.ago(at)}
            </time>
          ),
        },
        { title: t().what, cell: ({ action }) => action },
        {
          title: t().who,
          kind: 'quiet',
          cell: ({ actorKind, actorId, actorName }) => <span title={actorId}>{actorName ?? actorText(actorKind)}</span>,
        },
        {
          title: t().changes,
          cell: ({ before, after }) =>
            before !== null &&
            after !== null &&
            Object.entries(after as NonNullable<Fields>).map(([field, value]) => (
              <div key={field}>
                <span className="muted">{fieldText(field)}</span> {shown((before as NonNullable<Fields>)[field])} →{' '}
                {shown(value)}
              </div>
            )),
        },
      ]}
    />
  )
}
