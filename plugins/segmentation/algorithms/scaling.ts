import { assertFinite, matrix, type Matrix, ModelInputError } from 'rapport-crm/ml/data'

/**
 * How a column is transformed before it is standardised: `log1p` is ln(1 + x), for counts and amounts, and needs x >
 * −1; `signedLog1p` is sign(x) · ln(1 + |x|), the same from 0 up, for amounts that refunds can make negative.
 */
export type Transform = 'none' | 'log1p' | 'signedLog1p'

/** What was fitted on the rows trained on; all arrays have one entry per column. */
export interface Scaling {
  readonly features: readonly string[]
  readonly transforms: readonly Transform[]
  /** Mean of each transformed column. */
  readonly means: readonly number[]
  /** Population deviation (divided by n) of each transformed column; 1 for a constant column. */
  readonly deviations: readonly number[]
  /** Names of the columns that had only one value: they stay in, always 0, and tell segments nothing. */
  readonly constant: readonly string[]
}

const transformed = (value: number, transform: Transform): number => {
  if (transform === 'none') return value
  return transform === 'log1p' || value >= 0 ? Math.log1p(value) : -Math.log1p(-value)
}

const restored = (value: number, transform: Transform): number => {
  if (transform === 'none') return value
  return transform === 'log1p' || value >= 0 ? Math.expm1(value) : -Math.expm1(-value)
}

const assertTransformable = (
  value: number,
  scaling: Pick<Scaling, 'features' | 'transforms'>,
  j: number,
  row: number,
) => {
  if (scaling.transforms[j] !== 'log1p' || value > -1) return
  throw new ModelInputError(
    'OUT_OF_DOMAIN',
    `expected values above -1 for log1p, got ${value} in row ${row}, column ${scaling.features[j]}`,
  )
}

/**
 * Fits log1p columns and standardisation on the rows trained on (`n × d`, real units), with the population mean and
 * deviation, computed in two passes. A column whose deviation is below 1e-12 of its size counts as constant.
 * Throws NOT_FINITE, OUT_OF_DOMAIN, INSUFFICIENT_DATA for no rows, SHAPE_MISMATCH when `features` or `transforms` has not d entries.
 */
export const fitScaling = (rows: Matrix, features: readonly string[], transforms: readonly Transform[]): Scaling => {
  const { data, rows: n, cols } = rows
  if (features.length !== cols || transforms.length !== cols) {
    throw new ModelInputError(
      'SHAPE_MISMATCH',
      `expected ${cols} feature names and transforms, got ${features.length} and ${transforms.length}`,
    )
  }
  if (n === 0) throw new ModelInputError('INSUFFICIENT_DATA', 'scaling needs at least 1 row, got 0')
  assertFinite(rows, features)
  const means: number[] = []
  const deviations: number[] = []
  const constant: string[] = []
  for (let j = 0; j < cols; j++) {
    const transform = transforms[j]!
    let sum = 0
    for (let i = 0; i < n; i++) {
      const value = data[i * cols + j]!
      assertTransformable(value, { features, transforms }, j, i)
      sum += transformed(value, transform)
    }
    const mean = sum / n
    let squares = 0
    for (let i = 0; i < n; i++) squares += (transformed(data[i * cols + j]!, transform) - mean) ** 2
    const deviation = Math.sqrt(squares / n)
    const isConstant = !(deviation > 1e-12 * Math.max(1, Math.abs(mean)))
    if (isConstant) constant.push(features[j]!)
    means.push(mean)
    deviations.push(isConstant ? 1 : deviation)
  }
  return { features: [...features], transforms: [...transforms], means, deviations, constant }
}

/**
 * Scales rows in real units (`n × d`) to the units trained in; a new matrix.
 * Throws NOT_FINITE or OUT_OF_DOMAIN naming row and column, SHAPE_MISMATCH for another number of columns.
 */
export const applyScaling = (scaling: Scaling, rows: Matrix): Matrix => {
  const { data, rows: n, cols } = rows
  if (cols !== scaling.features.length) {
    throw new ModelInputError('SHAPE_MISMATCH', `expected ${scaling.features.length} columns, got ${cols}`)
  }
  assertFinite(rows, scaling.features)
  const scaled = new Float64Array(n * cols)
  for (let j = 0; j < cols; j++) {
    const transform = scaling.transforms[j]!
    const mean = scaling.means[j]!
    const deviation = scaling.deviations[j]!
    for (let at = j, i = 0; i < n; i++, at += cols) {
      const value = data[at]!
      assertTransformable(value, scaling, j, i)
      scaled[at] = (transformed(value, transform) - mean) / deviation
    }
  }
  return matrix(scaled, n, cols)
}

/** Brings scaled rows, such as centroids (`k × d`), back to real units: for a log1p column a kind of geometric mean. */
export const invertScaling = (scaling: Scaling, rows: Matrix): Matrix => {
  const { data, rows: n, cols } = rows
  if (cols !== scaling.features.length) {
    throw new ModelInputError('SHAPE_MISMATCH', `expected ${scaling.features.length} columns, got ${cols}`)
  }
  const real = Float64Array.from(data, (value, at) => {
    const j = at % cols
    return restored(value * scaling.deviations[j]! + scaling.means[j]!, scaling.transforms[j]!)
  })
  return matrix(real, n, cols)
}
