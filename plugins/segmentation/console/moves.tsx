import { CustomerLink, format, Loaded, Section, useData, useLive, words } from 'rapport-crm/console'
import { useState } from 'react'
import {
  RecentMovesDocument,
  SegmentMovesDocument,
  type RecentMovesQuery,
  type SegmentMovesSubscription,
} from './generated/operations.ts'

const t = words({
  en: {
    title: 'Latest moves',
    none: 'Nobody has moved since the model was trained. Moves appear here as they happen.',
  },
  zh: { title: '最近的移动', none: '模型训练以来没有人移动。新的移动会实时显示在这里。' },
})

interface Move {
  readonly key: string
  readonly at: string
  readonly customer: { readonly id: string; readonly name: string }
  readonly from: string
  readonly to: string
}

const shownMoves = 12
const liveMove = ({ cursor, at, customer, from, to }: SegmentMovesSubscription['segmentMembershipChanged']): Move => ({
  key: cursor,
  at,
  customer,
  from: from?.name ?? format.none,
  to: to.name,
})

/** The newest moves of customers between segments, and further ones as they happen. */
export const Moves = () => {
  const stored = useData(RecentMovesDocument, {})
  const [live, setLive] = useState<readonly Move[]>([])
  useLive(
    SegmentMovesDocument,
    {},
    {
      onItem: ({ segmentMembershipChanged }) =>
        setLive((before) => [liveMove(segmentMembershipChanged), ...before].slice(0, shownMoves)),
      onGap: stored.reload,
    },
  )
  return (
    <Section title={t().title}>
      <Loaded of={stored}>{({ segments }) => <MoveList live={live} stored={segments.flatMap(movesInto)} />}</Loaded>
    </Section>
  )
}

const movesInto = ({ name, memberships }: RecentMovesQuery['segments'][number]): readonly Move[] =>
  memberships.nodes.flatMap(({ id, since, customer, previousSegment }) =>
    previousSegment ? [{ key: id, at: since, customer, from: previousSegment.name, to: name }] : [],
  )

const MoveList = ({ live, stored }: { readonly live: readonly Move[]; readonly stored: readonly Move[] }) => {
  const seen = new Set(live.map(({ customer }) => customer.id))
  const moves = [...live, ...stored.filter(({ customer }) => !seen.has(customer.id))]
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, shownMoves)
  if (moves.length === 0) return <p className="muted">{t().none}</p>
  return (
    <ul className="stack">
      {moves.map(({ key, at, customer, from, to }) => (
        <li key={key} className="row spread">
          <span className="truncate">
            <CustomerLink of={customer} />{' '}
            <span className="muted">
              {from} → {to}
            </span>
          </span>
          <span className="muted" style={{ flex: 'none' }}>
            {format.ago(at)}
          </span>
        </li>
      ))}
    </ul>
  )
}
