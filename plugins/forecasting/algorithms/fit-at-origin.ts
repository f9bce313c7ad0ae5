import { rowOf, type Matrix } from 'rapport-crm/ml/data'
import type { SeriesInput } from './backtest.ts'
import type { ModelSpec, Regressors } from './model.ts'
import { fitModel, type FittedModel } from './models.ts'
import { onNewLevel } from './level-shift.ts'
import { lookAt, winsorise, type Findings } from './outliers.ts'

/** Columns of regressors that vary within the first `rows` values, with at least two occurrences: others cannot be estimated. */
const usableColumns = (regressors: Regressors, rows: number): number[] =>
  regressors.names.flatMap((_, j) => {
    let occurrences = 0
    for (let t = 0; t < rows; t++) if (rowOf(regressors.columns, t)[j] !== 0) occurrences++
    return occurrences >= 2 && occurrences < rows ? [j] : []
  })

/** Some columns of some rows of a table, `rows × columns.length`. */
export const selectColumns = (table: Matrix, columns: readonly number[], from: number, rows: number): Matrix => {
  const data = new Float64Array(rows * columns.length)
  for (let t = 0; t < rows; t++)
    columns.forEach((j, k) => (data[t * columns.length + k] = table.data[(from + t) * table.cols + j]!))
  return { data, rows, cols: columns.length }
}

const lookUntil = (series: SeriesInput, origin: number): Findings => {
  const { regressors } = series
  const isProtected = (t: number) => (regressors ? rowOf(regressors.columns, t).some((v) => v !== 0) : false)
  const seasons = series.seasons.filter((s) => origin >= 2 * s)
  return lookAt(series.values.subarray(0, origin), seasons, isProtected)
}

/** Findings depend on the series and the origin alone, and every spec needs them: kept as long as the series lives. */
const seen = new WeakMap<SeriesInput, Map<number, Findings & { readonly cleaned: Float64Array }>>()

/**
 * Accidents and a moved level among the first `origin` values, as seen from there, periods with a known event not suspected; and
 * the values without both.
 */
export const findingsUntil = (series: SeriesInput, origin: number) => {
  const known = seen.get(series) ?? new Map<number, Findings & { readonly cleaned: Float64Array }>()
  seen.set(series, known)
  const hit = known.get(origin)
  if (hit) return hit
  const { outliers, shift } = lookUntil(series, origin)
  const cleaned = onNewLevel(winsorise(series.values.subarray(0, origin), outliers), shift)
  const found = { outliers, shift, cleaned }
  known.set(origin, found)
  return found
}

/** Models that take the values as they are, without events. */
const asItIs: ReadonlySet<ModelSpec['model']> = new Set(['SEASONAL_NAIVE', 'DRIFT', 'MEAN', 'CROSTON', 'TSB'])

/** A model fitted to the first values of a series, and which regressors it took. */
export interface FittedAtOrigin {
  readonly model: FittedModel
  /** Columns of the series' regressors, in the order of the model. */
  readonly columns: readonly number[]
}

/**
 * Fits a spec to the first `origin` values, outliers pulled in and an old level brought to the new one as seen from there, so that nothing later leaks in.
 * Throws ForecastError INSUFFICIENT_DATA when the spec does not suit.
 */
export const fitAtOrigin = (spec: ModelSpec, series: SeriesInput, origin: number): FittedAtOrigin => {
  const { regressors } = series
  // The naive ones stay what their names say; intermittent demand has no outliers.
  const isNaive = asItIs.has(spec.model)
  const values = isNaive ? series.values.subarray(0, origin) : findingsUntil(series, origin).cleaned
  const columns = regressors && !isNaive ? usableColumns(regressors, origin) : []
  const known = columns.length > 0 && {
    names: columns.map((j) => regressors!.names[j]!),
    columns: selectColumns(regressors!.columns, columns, 0, origin),
  }
  return { model: known ? fitModel(spec, values, known) : fitModel(spec, values), columns }
}
