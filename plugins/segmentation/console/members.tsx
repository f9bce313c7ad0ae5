import { CustomerLink, format, Loaded, Section, Table, useData, words } from 'rapport-crm/console'
import type { Segment } from './marks.ts'
import { SegmentMembersDocument, type SegmentMembersQuery } from './generated/operations.ts'

const t = words({
  en: {
    title: 'Most likely to leave',
    hint: 'lowest confidence first',
    confidence: 'Confidence',
    customer: 'Customer',
    since: 'Since',
    none: 'This segment has no customers.',
  },
  zh: {
    title: '最可能离开的客户',
    hint: '置信度最低者在前',
    confidence: '置信度',
    customer: '客户',
    since: '自',
    none: '此分群没有客户。',
  },
})

type Member = Extract<
  NonNullable<SegmentMembersQuery['node']>,
  { readonly memberships: object }
>['memberships']['nodes'][number]

const shown = 12

/** Those of a segment who are closest to being in another. */
export const Members = ({ of: { id, name } }: { readonly of: Segment }) => {
  const answer = useData(SegmentMembersDocument, { id })
  return (
    <Section title={t().title} aside={`${name} · ${t().hint}`}>
      <Loaded of={answer} lines={5}>
        {({ node }) => <MemberTable of={node && 'memberships' in node ? node.memberships.nodes : []} />}
      </Loaded>
    </Section>
  )
}

const MemberTable = ({ of: members }: { readonly of: readonly Member[] }) =>
  members.length === 0 ? (
    <p className="muted">{t().none}</p>
  ) : (
    <Table
      of={members.slice(0, shown)}
      keyOf={({ id }) => id}
      columns={[
        { title: t().customer, cell: ({ customer }) => <CustomerLink of={customer} /> },
        { title: t().confidence, kind: 'number', cell: ({ confidence }) => format.percent(confidence) },
        { title: t().since, kind: 'quiet', cell: ({ since }) => format.ago(since) },
      ]}
    />
  )
