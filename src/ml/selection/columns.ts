import type { Metric } from '../metrics/metric.ts'
import type { Matrix } from '../data/matrix.ts'
import { assertFinite, assertLength, assertOption, assertRows, ModelInputError } from '../data/model-input-error.ts'
import { columnMoments } from '../prepare/column-moments.ts'
import { createRandom } from '../../core/random.ts'

/** A column that was left out, and why, in words for the model run. */
export interface DroppedColumn {
  readonly column: number
  readonly reason: string
}

/** Columns kept, ascending, and columns left out. */
export interface ColumnChoice {
  readonly kept: number[]
  readonly dropped: DroppedColumn[]
}

/**
 * Leaves out columns of x (n × d) that carry nothing: those with one value in at least `sameShare` of the rows (default .995), and of each
 * pair with |correlation| ≥ `correlation` (default .98) the later one. Learn it on training rows only.
 * Throws `ModelInputError`: `INSUFFICIENT_DATA` (below 2), `NOT_FINITE`, `BAD_OPTION`, `SHAPE_MISMATCH`.
 */
export const dropEmptyAndCollinear = (
  x: Matrix,
  options: { readonly sameShare?: number; readonly correlation?: number; readonly names?: readonly string[] } = {},
): ColumnChoice => {
  const { sameShare = 0.995, correlation = 0.98, names } = options
  assertRows(x.rows, 2, 'a choice of columns')
  assertOption(sameShare > 0 && sameShare <= 1, 'sameShare', 'a number in (0, 1]', sameShare)
  assertOption(correlation > 0 && correlation <= 1, 'correlation', 'a number in (0, 1]', correlation)
  if (names !== undefined) assertLength(names.length, x.cols, 'names, one per column')
  assertFinite(x, names)
  const { data, rows, cols } = x
  const { means, deviations } = columnMoments(x)
  const kept: number[] = []
  const dropped: DroppedColumn[] = []
  for (let j = 0; j < cols; j++) {
    const same = largestShare(x, j)
    if (same >= sameShare || deviations[j] === 0) {
      dropped.push({ column: j, reason: `one value in ${(100 * same).toFixed(1)} % of the rows` })
      continue
    }
    const twin = kept.find((k) => {
      let sum = 0
      for (let i = 0; i < rows; i++) sum += (data[i * cols + j]! - means[j]!) * (data[i * cols + k]! - means[k]!)
      return Math.abs(sum / (rows * deviations[j]! * deviations[k]!)) >= correlation
    })
    if (twin === undefined) kept.push(j)
    else dropped.push({ column: j, reason: `says the same as ${names?.[twin] ?? `column ${twin}`}` })
  }
  return { kept, dropped }
}

const largestShare = ({ data, rows, cols }: Matrix, column: number): number => {
  const counts = new Map<number, number>()
  let most = 0
  for (let i = 0; i < rows; i++) {
    const count = (counts.get(data[i * cols + column]!) ?? 0) + 1
    counts.set(data[i * cols + column]!, count)
    most = Math.max(most, count)
  }
  return most / rows
}

/** How much worse a model gets when a column is shuffled. */
export interface ColumnImportance {
  readonly column: number
  /** Mean fall of the metric (rise of an error); ≤ 0 means that the column does not help. */
  readonly mean: number
  readonly deviation: number
}

/**
 * Permutation importance of each column of x (n × d): the mean loss in `metric` over `repeats` seeded shuffles (default 5), in descending
 * order. Use rows that the model has not seen, inside the training side. Throws `ModelInputError` `ONE_CLASS` when the metric is not
 * defined for y, `SHAPE_MISMATCH`.
 * @see Breiman, "Random Forests" (2001), §10; Fisher, Rudin & Dominici (2019)
 */
export const permutationImportance = (
  predict: (x: Matrix) => ArrayLike<number>,
  x: Matrix,
  y: ArrayLike<number>,
  metric: Metric,
  { repeats = 5, seed = 0 }: { readonly repeats?: number; readonly seed?: number } = {},
): ColumnImportance[] => {
  assertLength(y.length, x.rows, 'targets, one per row')
  assertOption(Number.isInteger(repeats) && repeats >= 1, 'repeats', 'a whole number ≥ 1', repeats)
  const valueOf = (of: Matrix): number => {
    const value = metric.of(y, predict(of))
    if (value !== null) return value
    throw new ModelInputError('ONE_CLASS', `expected targets for which ${metric.label} is defined, got constant ones`)
  }
  const whole = valueOf(x)
  const random = createRandom(seed)
  const order = Int32Array.from({ length: x.rows }, (_, i) => i)
  const result = Array.from({ length: x.cols }, (_, column): ColumnImportance => {
    const losses = Array.from({ length: repeats }, () => {
      random.shuffle(order)
      const data = Float64Array.from(x.data)
      for (let i = 0; i < x.rows; i++) data[i * x.cols + column] = x.data[order[i]! * x.cols + column]!
      const value = valueOf({ data, rows: x.rows, cols: x.cols })
      return metric.better === 'higher' ? whole - value : value - whole
    })
    const mean = losses.reduce((sum, loss) => sum + loss, 0) / repeats
    const variance = losses.reduce((sum, loss) => sum + (loss - mean) ** 2, 0) / repeats
    return { column, mean, deviation: Math.sqrt(variance) }
  })
  return result.sort((a, b) => b.mean - a.mean || a.column - b.column)
}
