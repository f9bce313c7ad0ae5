import { useState } from 'react'
import {
  ApplyProposalDocument,
  DiscardProposalDocument,
  SettingsProposalsDocument,
} from '../../generated/operations.ts'
import type { SettingsProposalsQuery } from '../../generated/operations.ts'
import * as format from '../../format/format.ts'
import { useData, useDo } from '../../graph/hooks.ts'
import { CustomerLink } from '../../parts/customer-link.tsx'
import { Confirm } from '../../parts/dialog.tsx'
import { Section } from '../../parts/page.tsx'
import { PageTurn } from '../../parts/page-turn.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { Table } from '../../parts/table.tsx'
import { orToast, toast } from '../../parts/toasts.tsx'
import { useRights } from '../../session/viewer.tsx'
import { useShortcuts } from '../../shell/shortcuts.ts'
import { recordText } from '../../words/records.ts'
import { words } from '../../words/words.ts'

const t = words({
  en: {
    title: 'Proposals',
    about: 'Changes that agents and people propose. Nothing changes before somebody applies them.',
    keys: 'J and K choose, A applies, X discards.',
    open: 'Open',
    all: 'All',
    which: 'Which proposals',
    empty: 'No proposals',
    by: (name: string, road: string) => `Proposed by ${name}, ${road}`,
    roads: { MCP: 'through MCP', GRAPHQL: 'through GraphQL' },
    unknown: 'a key that is gone',
    until: (day: string) => `until ${day}`,
    statuses: { PENDING: 'Open', APPLIED: 'Applied', DISCARDED: 'Discarded' },
    expired: 'Expired',
    decidedBy: (name: string, at: string) => `by ${name}, ${at}`,
    record: 'Record',
    field: 'Field',
    before: 'Before',
    after: 'After',
    new: 'new',
    more: (count: number) => `${count} more records`,
    apply: 'Apply',
    discard: 'Discard',
    sure: (mutation: string) => `Apply ${mutation}?`,
    sureMore: 'The change is made with your rights, as it is shown.',
    applied: 'The change was made',
    discarded: 'The proposal was discarded',
  },
  zh: {
    title: '变更提议',
    about: '由智能体或同事提出的变更。在有人应用之前，什么都不会改变。',
    keys: 'J、K 选择，A 应用，X 放弃。',
    open: '待处理',
    all: '全部',
    which: '显示哪些提议',
    empty: '没有提议',
    by: (name, road) => `由 ${name} 提出，${road}`,
    roads: { MCP: '经由 MCP', GRAPHQL: '经由 GraphQL' },
    unknown: '已不存在的密钥',
    until: (day) => `有效至 ${day}`,
    statuses: { PENDING: '待处理', APPLIED: '已应用', DISCARDED: '已放弃' },
    expired: '已过期',
    decidedBy: (name, at) => `${name}，${at}`,
    record: '记录',
    field: '字段',
    before: '之前',
    after: '之后',
    new: '新建',
    more: (count) => `另有 ${count} 条记录`,
    apply: '应用',
    discard: '放弃',
    sure: (mutation) => `应用 ${mutation}？`,
    sureMore: '将以您的权限按所示内容进行变更。',
    applied: '变更已完成',
    discarded: '提议已放弃',
  },
})

type Proposal = SettingsProposalsQuery['proposals']['nodes'][number]

/** As the graph describes `Proposal.changes`. */
interface Change {
  readonly type: string
  readonly id: string | null
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
}

const valueText = (value: unknown): string => {
  if (value === undefined || value === null) return '–'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const rowsOf = (changes: readonly Change[]) =>
  changes.flatMap(({ type, id, before, after }, i) => {
    const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
    return (fields.length === 0 ? [''] : fields).map((field, j) => ({
      key: `${i}.${field}`,
      record: j === 0 ? [recordText(type), id === null ? t().new : ''].filter(Boolean).join(' · ') : '',
      field,
      before: valueText(before?.[field]),
      after: valueText(after?.[field]),
    }))
  })

const isOpen = ({ status, expiresAt }: Proposal): boolean => status === 'PENDING' && Date.parse(expiresAt) > Date.now()

interface CardProps {
  readonly of: Proposal
  readonly isChosen: boolean
  readonly mayDecide: boolean
  onApply(): void
  onDiscard(): void
}

const Card = ({ of: proposal, isChosen, mayDecide, onApply, onDiscard }: CardProps) => {
  const { mutation, reason, customer, proposerName, proposedThrough, status, expiresAt, deciderName, decidedAt } =
    proposal
  const changes = proposal.changes as readonly Change[]
  const rest = proposal.changeCount - changes.length
  return (
    <article className="notice stack" aria-current={isChosen ? 'true' : undefined} aria-label={mutation}>
      <div className="row">
        <strong className="mono">{mutation}</strong>
        {customer && <CustomerLink of={customer} />}
        <span className="grow" />
        <span className="badge">{status === 'PENDING' && !isOpen(proposal) ? t().expired : t().statuses[status]}</span>
      </div>
      <p>{reason}</p>
      <Table
        of={rowsOf(changes)}
        keyOf={({ key }) => key}
        columns={[
          { title: t().record, cell: ({ record }) => record },
          { title: t().field, cell: ({ field }) => <span className="mono">{field}</span> },
          { title: t().before, cell: ({ before }) => before },
          { title: t().after, cell: ({ after }) => after },
        ]}
      />
      {rest > 0 && <p className="muted">{t().more(rest)}</p>}
      <div className="row">
        <span className="grow muted">
          {t().by(proposerName ?? t().unknown, t().roads[proposedThrough])}
          {' · '}
          {decidedAt
            ? t().decidedBy(deciderName ?? t().unknown, format.dateTime(decidedAt))
            : t().until(format.day(expiresAt))}
        </span>
        {mayDecide && isOpen(proposal) && (
          <>
            <button type="button" className="button quiet" onClick={onDiscard}>
              {t().discard}
            </button>
            <button type="button" className="button primary" onClick={onApply}>
              {t().apply}
            </button>
          </>
        )}
      </div>
    </article>
  )
}

const Proposals = () => {
  const [onlyOpen, setOnlyOpen] = useState(true)
  const [after, setAfter] = useState<string | null>(null)
  const [chosen, setChosen] = useState(0)
  const [applying, setApplying] = useState<Proposal>()
  const { may } = useRights()
  const run = useDo()
  const proposals = useData(SettingsProposalsDocument, { after, filter: onlyOpen ? { isOpen: true } : {} })
  const { reload } = proposals
  const nodes = proposals.data?.proposals.nodes ?? []
  const at = nodes[Math.min(chosen, nodes.length - 1)]
  const decide = async (work: Promise<object>, done: string) => {
    try {
      await work
      toast(done)
    } finally {
      reload()
    }
  }
  const apply = ({ id, version }: Proposal) =>
    decide(run(ApplyProposalDocument, { input: { id, version } }), t().applied)
  const discard = ({ id, version }: Proposal) =>
    orToast(decide(run(DiscardProposalDocument, { input: { id, version } }), t().discarded))
  const choose = (step: number) =>
    setChosen((from) => Math.max(0, Math.min(nodes.length - 1, Math.min(from, nodes.length - 1) + step)))
  const decidable = at && may('write') && isOpen(at) ? at : undefined
  useShortcuts({
    j: () => choose(1),
    k: () => choose(-1),
    a: () => decidable && setApplying(decidable),
    x: () => decidable && discard(decidable),
  })
  return (
    <Section
      title={t().title}
      aside={
        <select
          className="input"
          aria-label={t().which}
          value={onlyOpen ? 'open' : 'all'}
          onChange={(event) => {
            setOnlyOpen(event.target.value === 'open')
            setAfter(null)
            setChosen(0)
          }}
        >
          <option value="open">{t().open}</option>
          <option value="all">{t().all}</option>
        </select>
      }
    >
      <p className="muted">
        {t().about} {may('write') && t().keys}
      </p>
      <Loaded of={proposals} lines={8}>
        {({ proposals: { pageInfo } }) => (
          <div className="stack">
            {nodes.length === 0 && <Empty title={t().empty} small />}
            {nodes.map((proposal) => (
              <Card
                key={proposal.id}
                of={proposal}
                isChosen={proposal === at}
                mayDecide={may('write')}
                onApply={() => setApplying(proposal)}
                onDiscard={() => discard(proposal)}
              />
            ))}
            <PageTurn after={after} page={pageInfo} onTurn={setAfter} />
          </div>
        )}
      </Loaded>
      {applying && (
        <Confirm
          title={t().sure(applying.mutation)}
          text={t().sureMore}
          action={t().apply}
          onConfirm={() => orToast(apply(applying))}
          onClose={() => setApplying(undefined)}
        />
      )}
    </Section>
  )
}

export default Proposals
