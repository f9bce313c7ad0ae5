import { format, useNavigate, words } from 'rapport-crm/console'
import { markOf, type MapOf, type Segment } from './marks.ts'

const t = words({
  en: {
    map: 'Map of the segments: similar customers are close to each other',
    some: (shown: string, customers: string) =>
      `${shown} of ${customers} customers, the same number from each segment. Similar customers are close to each other.`,
    all: 'All customers. Similar ones are close to each other.',
    across: (low: string, high: string, share: string) =>
      `From left to right: ${low} → ${high} (${share} of the differences)`,
    up: (low: string, high: string, share: string) => `From bottom to top: ${low} → ${high} (${share})`,
    noise: 'In no segment',
  },
  zh: {
    map: '分群地图：相似的客户彼此靠近',
    some: (shown, customers) => `显示 ${customers} 位客户中的 ${shown} 位，各分群数量相同；相似的客户彼此靠近。`,
    all: '显示全部客户；相似的客户彼此靠近。',
    across: (low, high, share) => `从左到右：${low} → ${high}（占差异的 ${share}）`,
    up: (low, high, share) => `从下到上：${low} → ${high}（${share}）`,
    noise: '不属于任何分群',
  },
})

/** The middle 98 %: a few customers far away would squeeze all others together. */
const range = (values: readonly number[]): readonly [number, number] => {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0
  return [at(0.01), at(0.99)]
}

const width = 800
const height = 500
const edge = 24

/** What the map shows of whom, and what its directions stand for. */
const Notes = ({ of: { points, customers, axes } }: { readonly of: MapOf }) => {
  const [x, y] = axes
  return (
    <div className="muted">
      <p>{points.length < customers ? t().some(format.number(points.length), format.number(customers)) : t().all}</p>
      {x && <p>{t().across(x.low, x.high, format.percent(x.explained))}</p>}
      {y && <p>{t().up(y.low, y.high, format.percent(y.explained))}</p>}
    </div>
  )
}

type Place = (point: MapOf['points'][number]) => readonly [x: number, y: number]

/** Lines of text are so far apart, and a letter is at most so wide. */
const lineHeight = 18
const letterWidth = 8

interface Label {
  readonly segment: Segment
  readonly x: number
  readonly y: number
}

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

/** The names of the segments, each in the middle of its customers, or below where another one stands. */
const labelsOf = ({ segments, points }: MapOf, place: Place): readonly Label[] => {
  const places = Map.groupBy(points, ({ segment }) => segment.id)
  const wanted = segments.flatMap((segment): Label[] => {
    const at = (places.get(segment.id) ?? []).map(place)
    if (at.length === 0 || segment.isNoise) return []
    return [{ segment, x: middle(at.map(([x]) => x)), y: middle(at.map(([, y]) => y)) }]
  })
  const placed: Label[] = []
  for (const label of wanted.toSorted((a, b) => a.y - b.y)) {
    const half = ({ segment: { name } }: Label) => (name.length * letterWidth) / 2
    const x = Math.max(half(label), Math.min(width - half(label), label.x))
    const below = placed.filter((one) => Math.abs(one.x - x) < half(one) + half(label)).map((one) => one.y + lineHeight)
    placed.push({ ...label, x, y: Math.min(height - 6, Math.max(lineHeight, label.y, ...below)) })
  }
  return placed
}

/** Customers as points, marked by their segments in colour and shape. */
export const SegmentMap = ({ of, chosen }: { readonly of: MapOf; readonly chosen: string | undefined }) => {
  const navigate = useNavigate()
  const { points, segments } = of
  const [[left, right], [bottom, top]] = [range(points.map(({ x }) => x)), range(points.map(({ y }) => y))]
  const place = (value: number, from: number, to: number, size: number) =>
    edge + Math.max(0, Math.min(1, (value - from) / (to - from || 1))) * (size - 2 * edge)
  const placeOf: Place = ({ x, y }) => [place(x, left, right, width), height - place(y, bottom, top, height)]
  const isNoise = (id: string) => segments.find((one) => one.id === id)?.isNoise === true
  const isOther = (id: string) => chosen !== undefined && chosen !== id
  return (
    <div className="stack">
      <svg className="segment-map" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t().map}>
        {[...Map.groupBy(points, ({ segment }) => segment.id)].map(([segmentId, members]) => (
          <g
            key={segmentId}
            className={isOther(segmentId) ? 'other' : undefined}
            style={{ color: markOf(segments, segmentId).color }}
          >
            {members.map((point) => (
              <path
                key={point.id}
                d={markOf(segments, segmentId).shape}
                transform={`translate(${placeOf(point).join(' ')})`}
                onClick={() => void navigate({ to: '/customers/$id', params: { id: point.customer.id } })}
              >
                <title>{`${point.customer.name} · ${isNoise(segmentId) ? t().noise : point.segment.name}`}</title>
              </path>
            ))}
          </g>
        ))}
        {labelsOf(of, placeOf).map(({ segment: { id, name }, x, y }) => (
          <text key={id} x={x} y={y} className={isOther(id) ? 'other' : undefined} aria-hidden="true">
            {name}
          </text>
        ))}
      </svg>
      <Notes of={of} />
    </div>
  )
}
