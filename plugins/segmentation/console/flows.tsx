import { format, Loaded, Section, Segmented, Spark, Table, useData, words } from 'rapport-crm/console'
import { useState } from 'react'
import { SegmentFlowsDocument, type SegmentFlowsQuery } from './generated/operations.ts'
import { Mark } from './mark.tsx'
import { markOf, type Segment } from './marks.ts'

const t = words({
  en: {
    title: 'Moves over time',
    span: 'Period',
    spans: { MONTH: '30 days', QUARTER: '90 days', YEAR: 'A year' },
    from: 'From',
    to: 'To',
    moves: 'Moves',
    trend: (from: string, to: string) => `Moves from ${from} to ${to} over time`,
    nowhere: 'No segment',
    total: (n: string, since: string) => `${n} moves since ${since}`,
    none: 'No moves in this period.',
    noneOf: (name: string) => `No moves to or from “${name}” in this period.`,
    rest: (n: string) => `and ${n} further moves`,
  },
  zh: {
    title: '移动趋势',
    span: '时段',
    spans: { MONTH: '30 天', QUARTER: '90 天', YEAR: '一年' },
    from: '从',
    to: '至',
    moves: '次数',
    trend: (from, to) => `从 ${from} 到 ${to} 的移动趋势`,
    nowhere: '不属于任何分群',
    total: (n, since) => `自 ${since} 起共 ${n} 次移动`,
    none: '此时段没有移动。',
    noneOf: (name) => `此时段没有进出“${name}”的移动。`,
    rest: (n) => `另有 ${n} 次移动`,
  },
})

const spans = {
  MONTH: { days: 30, granularity: 'DAY' },
  QUARTER: { days: 90, granularity: 'WEEK' },
  YEAR: { days: 364, granularity: 'MONTH' },
} as const
type Span = keyof typeof spans

type MovesOf = NonNullable<SegmentFlowsQuery['segmentMoves']>

const shown = 12

interface FlowsProps {
  readonly segments: readonly Segment[]
  /** Only moves to and from it; undefined for all. */
  readonly chosen: Segment | undefined
}

const FlowTable = ({ of: { flows }, segments, chosen }: FlowsProps & { readonly of: MovesOf }) => {
  const wanted = chosen ? flows.filter(({ from, to }) => from?.id === chosen.id || to.id === chosen.id) : flows
  if (wanted.length === 0) return <p className="muted">{chosen ? t().noneOf(chosen.name) : t().none}</p>
  const rest = wanted.slice(shown).reduce((sum, { moves }) => sum + moves, 0)
  const segment = (of: { readonly id: string; readonly name: string } | null) =>
    of === null ? (
      <span className="muted">{t().nowhere}</span>
    ) : (
      <span className="row">
        <Mark of={markOf(segments, of.id)} />
        {of.name}
      </span>
    )
  return (
    <>
      <Table
        of={wanted.slice(0, shown)}
        keyOf={({ from, to }) => `${from?.id} ${to.id}`}
        columns={[
          { title: t().from, cell: ({ from }) => segment(from) },
          { title: t().to, cell: ({ to }) => segment(to) },
          { title: t().moves, kind: 'number', cell: ({ moves }) => format.number(moves) },
          {
            id: 'trend',
            cell: ({ from, to, byPeriod }) => (
              <Spark values={byPeriod} label={t().trend(from?.name ?? t().nowhere, to.name)} width={160} height={20} />
            ),
          },
        ]}
      />
      {rest > 0 && (
        <p className="muted" style={{ marginTop: 8 }}>
          {t().rest(format.number(rest))}
        </p>
      )}
    </>
  )
}

/** How many customers moved from which segment to which, over time. */
export const Flows = ({ segments, chosen }: FlowsProps) => {
  const [span, setSpan] = useState<Span>('QUARTER')
  const answer = useData(SegmentFlowsDocument, spans[span])
  const moves = answer.data?.segmentMoves
  const since = moves?.periods[0]
  return (
    <Section
      title={t().title}
      aside={
        <span className="row">
          {moves && since && t().total(format.number(moves.total), format.calendarDay(since.slice(0, 10)))}
          <Segmented
            label={t().span}
            options={(['MONTH', 'QUARTER', 'YEAR'] as const).map((name) => [name, t().spans[name]])}
            value={span}
            onChoose={setSpan}
          />
        </span>
      }
    >
      <Loaded of={answer} lines={6}>
        {({ segmentMoves }) => segmentMoves && <FlowTable of={segmentMoves} segments={segments} chosen={chosen} />}
      </Loaded>
    </Section>
  )
}
