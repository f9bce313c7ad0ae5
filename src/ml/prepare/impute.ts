import type { Matrix } from '../data/matrix.ts'
import { assertLength, assertOption, assertRows, ModelInputError } from '../data/model-input-error.ts'
import { quantileOfSorted } from './quantile.ts'

/** How a column's missing values (NaN) are filled. */
export type ImputeMethod = 'median' | 'most-frequent'

/**
 * The replacement for missing values in each of d columns; plain data. Only for models: filled values are never shown
 * as data.
 */
export interface Imputer {
  readonly fill: Float64Array
  /** Columns that had missing values in training: each gets a `wasMissing` column (1 or 0) after the d values. */
  readonly flagged: readonly number[]
}

/**
 * Learns what to put for NaN in the columns of x (n × d): the median (default) or the most frequent value (the lowest of equals).
 * A column without any value is filled with 0. Throws `ModelInputError` `INSUFFICIENT_DATA` (none), `BAD_OPTION`, or
 * `NOT_FINITE` for an infinity.
 */
export const fitImputer = (x: Matrix, methods: ImputeMethod | readonly ImputeMethod[] = 'median'): Imputer => {
  assertRows(x.rows, 1, 'imputation')
  if (typeof methods !== 'string') assertLength(methods.length, x.cols, 'methods, one per column')
  const fill = new Float64Array(x.cols)
  const flagged: number[] = []
  for (let j = 0; j < x.cols; j++) {
    const method = typeof methods === 'string' ? methods : methods[j]!
    assertOption(method === 'median' || method === 'most-frequent', 'methods', 'median or most-frequent', method)
    const present: number[] = []
    for (let i = 0; i < x.rows; i++) {
      const value = x.data[i * x.cols + j]!
      assertNotInfinite(value, i, j)
      if (!Number.isNaN(value)) present.push(value)
    }
    const sorted = Float64Array.from(present).sort()
    if (sorted.length < x.rows) flagged.push(j)
    if (sorted.length > 0) fill[j] = method === 'median' ? quantileOfSorted(sorted, 0.5) : mostFrequent(sorted)
  }
  return { fill, flagged }
}

const mostFrequent = (sorted: Float64Array): number => {
  let best = sorted[0]!
  let bestCount = 0
  let start = 0
  for (let i = 1; i <= sorted.length; i++) {
    if (i < sorted.length && sorted[i] === sorted[start]!) continue
    if (i - start > bestCount) {
      best = sorted[start]!
      bestCount = i - start
    }
    start = i
  }
  return best
}

/** Number of columns that `impute` returns. */
export const imputedColumns = ({ fill, flagged }: Imputer): number => fill.length + flagged.length

/** Names of the columns that `impute` returns: those given (d), then `<name>.wasMissing` of each flagged one. */
export const imputedNames = ({ fill, flagged }: Imputer, names: readonly string[]): string[] => {
  assertLength(names.length, fill.length, 'names, one per column')
  return [...names, ...flagged.map((j) => `${names[j]}.wasMissing`)]
}

/**
 * Fills NaN in x (n × d) and appends the `wasMissing` columns of `flagged`, in order: n × (d + flags). Throws
 * `ModelInputError` `SHAPE_MISMATCH`, or `NOT_FINITE` for an infinity.
 */
export const impute = (imputer: Imputer, x: Matrix): Matrix => {
  const { fill, flagged } = imputer
  assertLength(x.cols, fill.length, 'columns')
  const cols = imputedColumns(imputer)
  const data = new Float64Array(x.rows * cols)
  for (let i = 0; i < x.rows; i++) {
    for (let j = 0; j < x.cols; j++) {
      const value = x.data[i * x.cols + j]!
      assertNotInfinite(value, i, j)
      data[i * cols + j] = Number.isNaN(value) ? fill[j]! : value
    }
    flagged.forEach((j, k) => {
      data[i * cols + x.cols + k] = Number.isNaN(x.data[i * x.cols + j]!) ? 1 : 0
    })
  }
  return { data, rows: x.rows, cols }
}

const assertNotInfinite = (value: number, row: number, column: number) => {
  if (value !== Infinity && value !== -Infinity) return
  throw new ModelInputError('NOT_FINITE', `expected a number or NaN in row ${row}, column ${column}, got ${value}`, {
    row,
    column,
  })
}
