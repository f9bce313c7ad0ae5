import {
  Empty,
  format,
  gradeText,
  gradeTone,
  Link,
  Page,
  Problem,
  Section,
  Skeleton,
  useData,
  useLive,
  useNavigate,
  words,
} from 'rapport-crm/console'
import { useState } from 'react'
import {
  RecentMovesDocument,
  SegmentMembersDocument,
  SegmentMovesDocument,
  SegmentsDocument,
  type SegmentMovesSubscription,
  type SegmentsQuery,
} from './generated/operations.ts'
import './segments.css'

const t = words({
  en: {
    title: 'Segments',
    note: (customers: string, algorithm: string) => `${customers} customers by ${algorithm}`,
    map: 'Map of the segments: customers who are alike lie near each other',
    mapHint: (shown: string, customers: string) =>
      `${shown} of ${customers} customers, as many of each segment. Those who are alike lie near each other.`,
    mapOfAll: 'Every customer. Those who are alike lie near each other.',
    across: (low: string, high: string, share: string) =>
      `From left to right: ${low} → ${high} (${share} of the differences)`,
    up: (low: string, high: string, share: string) => `From bottom to top: ${low} → ${high} (${share})`,
    sizes: 'Sizes',
    profile: (name: string) => `What sets “${name}” apart`,
    average: (mean: string, difference: string) => `${mean} on average, ${difference} standard deviations from all`,
    members: 'Who is about to leave',
    membersHint: 'Least certain first',
    confidence: 'Confidence',
    customer: 'Customer',
    since: 'Since',
    before: 'Before',
    moves: 'Moves between segments',
    noMoves: 'Nobody has moved since the model was trained. Moves appear here as they happen.',
    empty: 'No segments yet',
    emptyMore: 'Train a segmentation model on the page Models; it needs customers with purchases.',
    noise: 'In no segment',
    all: 'All',
  },
  zh: {
    title: '客户分群',
    note: (customers, algorithm) => `${customers} 位客户，算法 ${algorithm}`,
    map: '分群地图：相似的客户彼此靠近',
    mapHint: (shown, customers) => `显示 ${customers} 位客户中的 ${shown} 位，各分群数量相同；相似的客户彼此靠近。`,
    mapOfAll: '显示全部客户；相似的客户彼此靠近。',
    across: (low, high, share) => `从左到右：${low} → ${high}（占差异的 ${share}）`,
    up: (low, high, share) => `从下到上：${low} → ${high}（${share}）`,
    sizes: '规模',
    profile: (name) => `“${name}”的特征`,
    average: (mean, difference) => `平均 ${mean}，与全体相差 ${difference} 个标准差`,
    members: '可能即将离开的客户',
    membersHint: '置信度最低者在前',
    confidence: '置信度',
    customer: '客户',
    since: '自',
    before: '之前',
    moves: '分群之间的移动',
    noMoves: '模型训练以来没有人移动。新的移动会实时显示在这里。',
    empty: '还没有分群',
    emptyMore: '请在“模型”页训练分群模型；需要有购买记录的客户。',
    noise: '不属于任何分群',
    all: '全部',
  },
})

type MapOf = NonNullable<SegmentsQuery['segmentMap']>
type Segment = MapOf['segments'][number]
const colors = 8
const colorOf = (segments: readonly Segment[], id: string): string =>
  `var(--k${(segments.findIndex((one) => one.id === id) % colors) + 1})`

/** The middle 98 of 100: single customers far away would press all others together. */
const range = (values: readonly number[]): readonly [number, number] => {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0
  return [at(0.01), at(0.99)]
}

const width = 800
const height = 500
const edge = 24

const SegmentMap = ({ map, chosen }: { readonly map: MapOf; readonly chosen: string | undefined }) => {
  const navigate = useNavigate()
  const { points, segments } = map
  const [[left, right], [bottom, top]] = [range(points.map(({ x }) => x)), range(points.map(({ y }) => y))]
  const place = (value: number, from: number, to: number, size: number) =>
    edge + Math.max(0, Math.min(1, (value - from) / (to - from || 1))) * (size - 2 * edge)
  return (
    <svg className="segment-map" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t().map}>
      {[...Map.groupBy(points, ({ segment }) => segment.id)].map(([segmentId, of]) => (
        <g
          key={segmentId}
          className={chosen !== undefined && chosen !== segmentId ? 'other' : undefined}
          style={{ color: colorOf(segments, segmentId) }}
        >
          {of.map(({ id, x, y, customer, segment }) => (
            <circle
              key={id}
              cx={place(x, left, right, width)}
              cy={height - place(y, bottom, top, height)}
              r="5"
              style={{ cursor: 'pointer' }}
              onClick={() => void navigate({ to: '/customers/$id', params: { id: customer.id } })}
            >
              <title>{`${customer.name} · ${segment.name}`}</title>
            </circle>
          ))}
        </g>
      ))}
    </svg>
  )
}

/** What the map shows of whom, and what its directions stand for. */
const MapNotes = ({ map: { points, customers, axes } }: { readonly map: MapOf }) => {
  const [x, y] = axes
  return (
    <div className="muted">
      <p>
        {points.length < customers ? t().mapHint(format.number(points.length), format.number(customers)) : t().mapOfAll}
      </p>
      {x && <p>{t().across(x.low, x.high, format.percent(x.explained))}</p>}
      {y && <p>{t().up(y.low, y.high, format.percent(y.explained))}</p>}
    </div>
  )
}

const Profile = ({ segment, color }: { readonly segment: Segment; readonly color: string }) => {
  const largest = Math.max(1, ...segment.features.map(({ difference }) => Math.abs(difference)))
  return (
    <ul className="profile">
      {segment.features
        .toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
        .map(({ feature, description, difference, mean }) => (
          <li key={feature}>
            <span>{description}</span>
            <span className="axis" aria-hidden="true" style={{ color }}>
              <span
                style={{
                  left: difference < 0 ? `${50 - (Math.abs(difference) / largest) * 50}%` : '50%',
                  width: `${(Math.abs(difference) / largest) * 50}%`,
                }}
              />
            </span>
            <span className="muted">
              {t().average(
                format.measure(mean),
                format.signed(difference, (value) => format.number(value, 1)),
              )}
            </span>
          </li>
        ))}
    </ul>
  )
}

const Members = ({ id }: { readonly id: string }) => {
  const { data, error, reload } = useData(SegmentMembersDocument, { id })
  if (!data) return error ? <Problem error={error} onRetry={reload} /> : <Skeleton lines={5} />
  const nodes = data.node && 'memberships' in data.node ? data.node.memberships.nodes : []
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{t().customer}</th>
          <th className="number">{t().confidence}</th>
          <th>{t().since}</th>
        </tr>
      </thead>
      <tbody>
        {nodes.slice(0, 12).map(({ id: key, customer, confidence, since }) => (
          <tr key={key}>
            <td>
              <Link className="link" to="/customers/$id" params={{ id: customer.id }}>
                {customer.name}
              </Link>
            </td>
            <td className="number">{format.percent(confidence)}</td>
            <td className="muted">{format.ago(since)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

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

const Moves = ({ live }: { readonly live: readonly Move[] }) => {
  const { data } = useData(RecentMovesDocument, {})
  const stored = (data?.segments ?? []).flatMap(({ name, memberships }) =>
    memberships.nodes.flatMap(({ id, since, customer, previousSegment }): Move[] =>
      previousSegment ? [{ key: id, at: since, customer, from: previousSegment.name, to: name }] : [],
    ),
  )
  const seen = new Set(live.map(({ customer }) => customer.id))
  const moves = [...live, ...stored.filter(({ customer }) => !seen.has(customer.id))]
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, shownMoves)
  if (moves.length === 0) return <p className="muted">{t().noMoves}</p>
  return (
    <ul className="stack">
      {moves.map(({ key, at, customer, from, to }) => (
        <li key={key} className="row spread">
          <span className="truncate">
            <Link className="link" to="/customers/$id" params={{ id: customer.id }}>
              {customer.name}
            </Link>{' '}
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

export const Panel = () => {
  const { data, error, reload } = useData(SegmentsDocument, {})
  const [chosen, setChosen] = useState<string>()
  const [live, setLive] = useState<readonly Move[]>([])
  useLive(
    SegmentMovesDocument,
    {},
    {
      onItem: ({ segmentMembershipChanged }) =>
        setLive((before) => [liveMove(segmentMembershipChanged), ...before].slice(0, shownMoves)),
      onGap: reload,
    },
  )
  const map = data?.segmentMap
  const segments = map?.segments ?? []
  const shown = segments.find(({ id }) => id === chosen) ?? segments.toSorted((a, b) => b.size - a.size)[0]
  const run = segments[0]?.modelRun
  const total = segments.reduce((sum, { size }) => sum + size, 0)
  return (
    <Page
      title={t().title}
      note={run && t().note(format.number(total), run.algorithm)}
      actions={run?.grade && <span className={`badge ${gradeTone(run.grade)}`}>{gradeText(run.grade)}</span>}
    >
      {!map ? (
        error ? (
          <Problem error={error} onRetry={reload} />
        ) : (
          <Skeleton lines={8} />
        )
      ) : shown ? (
        <>
          <div className="segments-top">
            <div className="stack">
              <SegmentMap map={map} chosen={chosen} />
              <MapNotes map={map} />
            </div>
            <div className="segment-list" role="group" aria-label={t().sizes}>
              {segments.map((segment) => (
                <button
                  key={segment.id}
                  type="button"
                  aria-pressed={segment.id === chosen}
                  onClick={() => setChosen(segment.id === chosen ? undefined : segment.id)}
                >
                  <span className="dot" style={{ color: colorOf(segments, segment.id) }} />
                  <strong className="truncate">{segment.isNoise ? t().noise : segment.name}</strong>
                  <span>{format.number(segment.size)}</span>
                  <span className="muted">{format.percent(segment.share)}</span>
                  <span className="bar" aria-hidden="true">
                    <span style={{ width: `${segment.share * 100}%`, background: colorOf(segments, segment.id) }} />
                  </span>
                </button>
              ))}
            </div>
          </div>
          <Section title={t().profile(shown.name)}>
            <Profile segment={shown} color={colorOf(segments, shown.id)} />
          </Section>
          <div className="segments-pair">
            <Section title={t().members} aside={`${shown.name} · ${t().membersHint}`}>
              <Members id={shown.id} />
            </Section>
            <Section title={t().moves}>
              <Moves live={live} />
            </Section>
          </div>
        </>
      ) : (
        <Empty title={t().empty}>
          <p>{t().emptyMore}</p>
        </Empty>
      )}
    </Page>
  )
}
