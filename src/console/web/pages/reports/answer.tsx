import { useNavigate } from '@tanstack/react-router'
import type { AnswerFragment } from '../../generated/operations.ts'
import type { Operation } from '../../graph/graph.ts'
import { useData } from '../../graph/hooks.ts'
import { useScoreNames } from '../../panels/score-names.ts'
import { useViewer } from '../../session/viewer.tsx'
import { behind } from './behind.ts'
import { scoreKindOf, type Asked } from './search.ts'
import { Chart, chartsOf } from './chart.tsx'
import { matrixOf, type Matrix, type Shown } from './matrix.ts'
import { measureOf, type ChartKind } from './search.ts'

type Units = Readonly<Record<string, { readonly nodes: readonly { readonly unit: string }[] }>>

/** The unit of each kind of score. */
const useUnits = (kinds: readonly string[]): ReadonlyMap<string, string> => {
  const query: unknown = `query Units { ${kinds
    .map((kind, i) => `u${i}: scores(first: 1, filter: { kind: { eq: ${JSON.stringify(kind)} } }) { nodes { unit } }`)
    .join(' ')} __typename }`
  const { data } = useData(query as Operation<Units, object>, {}, { pause: kinds.length === 0 })
  return new Map(
    kinds.flatMap((kind, i) => {
      const unit = data?.[`u${i}`]?.nodes[0]?.unit
      return unit === undefined ? [] : [[kind, unit]]
    }),
  )
}

/** An answer laid out, and how its figures are written. */
export const useMatrix = (
  search: Asked,
  answer: AnswerFragment,
): { readonly matrix: Matrix; readonly shown: Shown } => {
  const scoreName = useScoreNames()
  const { baseCurrency } = useViewer().serverInfo
  const matrix = matrixOf(search, answer, scoreName)
  const only = scoreKindOf(search)
  const hasValues = search.of === 'SCORES' && measureOf(search) !== 'COUNT'
  const kinds = hasValues
    ? [...new Set([...(only ? [only] : []), ...matrix.lines.flatMap(({ scoreKind }) => scoreKind ?? [])])]
    : []
  const units = useUnits(kinds)
  return {
    matrix,
    shown: {
      measure: measureOf(search),
      currency: search.currency,
      unitOf: (kind) => units.get(kind ?? only),
      baseCurrency,
    },
  }
}

interface DrawnProps {
  readonly of: Matrix
  readonly shown: Shown
  readonly kind: ChartKind | undefined
  readonly height?: number
}

/** Whether all figures have one unit, so that they can share an axis. */
export const hasOneUnit = ({ currencies, isOfKinds }: Matrix): boolean => currencies.length <= 1 && !isOfKinds

/** The chart of a report; a click leads to the records. */
export const Drawn = ({ of: matrix, shown, kind, height }: DrawnProps) => {
  const navigate = useNavigate()
  const kinds = chartsOf(matrix)
  return (
    <Chart
      of={matrix}
      kind={kind && kinds.includes(kind) ? kind : kinds[0]!}
      shown={shown}
      {...(height ? { height } : {})}
      onOpen={(cell) => {
        const place = behind(matrix.of, cell)
        if (place) void navigate({ ...place })
      }}
    />
  )
}
