import { format, useNavigate, words } from 'rapport-crm/console'
import { colorOf, type MapOf } from './colors.ts'

const t = words({
  en: {
    map: 'Map of the segments: similar customers are close to each other',
    some: (shown: string, customers: string) =>
      `${shown} of ${customers} customers, the same number from each segment. Similar customers are close to each other.`,
    all: 'All customers. Similar ones are close to each other.',
    across: (low: string, high: string, share: string) =>
      `From left to right: ${low} → ${high} (${share} of the differences)`,
    up: (low: string, high: string, share: string) => `From bottom to top: ${low} → ${high} (${share})`,
  },
  zh: {
    map: '分群地图：相似的客户彼此靠近',
    some: (shown, customers) => `显示 ${customers} 位客户中的 ${shown} 位，各分群数量相同；相似的客户彼此靠近。`,
    all: '显示全部客户；相似的客户彼此靠近。',
    across: (low, high, share) => `从左到右：${low} → ${high}（占差异的 ${share}）`,
    up: (low, high, share) => `从下到上：${low} → ${high}（${share}）`,
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

/** Customers as points, in the colours of their segments. */
export const SegmentMap = ({ of, chosen }: { readonly of: MapOf; readonly chosen: string | undefined }) => {
  const navigate = useNavigate()
  const { points, segments } = of
  const [[left, right], [bottom, top]] = [range(points.map(({ x }) => x)), range(points.map(({ y }) => y))]
  const place = (value: number, from: number, to: number, size: number) =>
    edge + Math.max(0, Math.min(1, (value - from) / (to - from || 1))) * (size - 2 * edge)
  return (
    <div className="stack">
      <svg className="segment-map" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t().map}>
        {[...Map.groupBy(points, ({ segment }) => segment.id)].map(([segmentId, members]) => (
          <g
            key={segmentId}
            className={chosen !== undefined && chosen !== segmentId ? 'other' : undefined}
            style={{ color: colorOf(segments, segmentId) }}
          >
            {members.map(({ id, x, y, customer, segment }) => (
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
      <Notes of={of} />
    </div>
  )
}
