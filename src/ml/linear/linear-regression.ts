import { isModel } from '../data/artifact.ts'
import { studentTQuantile } from '../distributions/student-t.ts'
import { leastSquares } from '../linear-algebra/householder.ts'
import { type Matrix, rowOf } from '../data/matrix.ts'
import {
  assertFinite,
  assertFiniteColumn,
  assertLength,
  assertOption,
  assertRows,
  rowWeights,
} from '../data/model-input-error.ts'
import { ModelInputError } from '../data/model-input-error.ts'
import { columnMoments } from '../prepare/column-moments.ts'

export interface LinearRegressionOptions {
  /** Penalty λ on the sum of squared coefficients, the intercept excepted; 0 is ordinary least squares. @default 0 */
  readonly ridge?: number
  /** Weight of each row (n, ≥ 0). @default 1 each */
  readonly weights?: Float64Array
}

/** A fitted linear regression; plain data, so it can be sent to a thread or stored as it is. */
export interface LinearModel {
  readonly model: 'linear'
  readonly intercept: number
  /** One per column (d); 0 for aliased ones. */
  readonly coefficients: Float64Array
  readonly interceptStandardError: number
  /** One per column (d); 0 for aliased ones. */
  readonly standardErrors: Float64Array
  /** Covariance of the coefficients, d × d row-major. */
  readonly covariance: Float64Array
  /** Columns that the ones before them explain (constant or collinear), left out of the fit. */
  readonly aliased: readonly number[]
  /** Weighted means of the columns in training: the reference point of explanations. */
  readonly means: Float64Array
  /** Σ weights. */
  readonly totalWeight: number
  /** Residual variance σ². */
  readonly residualVariance: number
  /** Residual degrees of freedom; with a ridge, n − 1 − tr(hat matrix). */
  readonly degreesOfFreedom: number
  readonly ridge: number
}

/** Whether a decoded artifact is a `LinearModel`. */
export const isLinearModel = (value: unknown): value is LinearModel => isModel(value, 'linear')

/**
 * Multiple linear regression of y (n) on x (n × d) with an intercept, by Householder QR of the centred, scaled columns.
 * Equals statsmodels `OLS` / `WLS` and, with `ridge`, scikit-learn `Ridge`.
 *
 * Throws `ModelInputError`: `NOT_FINITE`, `SHAPE_MISMATCH`, `BAD_WEIGHT`, `BAD_OPTION`, or `INSUFFICIENT_DATA` when no degree of
 * freedom is left for the residual variance.
 * @see Hastie, Tibshirani & Friedman, "The Elements of Statistical Learning", §3.2 and §3.4.1
 */
export const linearRegression = (x: Matrix, y: Float64Array, options: LinearRegressionOptions = {}): LinearModel => {
  const { rows: n, cols: d } = x
  const ridge = options.ridge ?? 0
  assertOption(Number.isFinite(ridge) && ridge >= 0, 'ridge', 'a number ≥ 0', ridge)
  assertRows(n, 2, 'linear regression')
  assertLength(y.length, n, 'targets, one per row')
  assertFinite(x)
  assertFiniteColumn(y, 'target')
  const weights = rowWeights(options.weights, n)
  const { means, deviations } = columnMoments(x, weights)
  let totalWeight = 0
  let yMean = 0
  let used = 0
  for (let i = 0; i < n; i++) {
    totalWeight += weights[i]!
    yMean += weights[i]! * y[i]!
    if (weights[i]! > 0) used++
  }
  yMean /= totalWeight

  // ridge rows √λ·I stand below the data: least squares on the whole is the penalised problem
  const height = ridge > 0 ? n + d : n
  const scale = Float64Array.from(deviations, (deviation) => (deviation > 0 ? deviation : 1))
  const a = new Float64Array(height * d)
  const b = new Float64Array(height)
  for (let i = 0; i < n; i++) {
    const root = Math.sqrt(weights[i]!)
    b[i] = root * (y[i]! - yMean)
    for (let j = 0; j < d; j++) {
      if (deviations[j]! > 0) a[j * height + i] = (root * (x.data[i * d + j]! - means[j]!)) / scale[j]!
    }
  }
  if (ridge > 0)
    for (let j = 0; j < d; j++) if (deviations[j]! > 0) a[j * height + n + j] = Math.sqrt(ridge) / scale[j]!
  const solved = leastSquares(a, b, height, d)

  const coefficients = Float64Array.from(solved.solution, (value, j) => value / scale[j]!)
  let intercept = yMean
  for (let j = 0; j < d; j++) intercept -= coefficients[j]! * means[j]!
  const gram = solved.inverseGram
  for (let j = 0; j < d; j++) for (let k = 0; k < d; k++) gram[j * d + k]! /= scale[j]! * scale[k]!

  let residualSquares = 0
  for (let i = 0; i < n; i++) {
    let fitted = intercept
    for (let j = 0; j < d; j++) fitted += coefficients[j]! * x.data[i * d + j]!
    residualSquares += weights[i]! * (y[i]! - fitted) ** 2
  }
  let effective = d - solved.aliased.length
  for (let j = 0; j < d; j++) effective -= ridge * gram[j * d + j]!
  const degreesOfFreedom = used - 1 - effective
  if (!(degreesOfFreedom > 1e-9)) {
    throw new ModelInputError(
      'INSUFFICIENT_DATA',
      `linear regression on ${d} columns needs more than ${Math.ceil(effective) + 1} rows of positive weight, got ${used}`,
    )
  }
  const residualVariance = residualSquares / degreesOfFreedom
  const covariance = coefficientCovariance(gram, d, ridge, residualVariance)
  return {
    model: 'linear',
    intercept,
    coefficients,
    interceptStandardError: Math.sqrt(residualVariance / totalWeight + quadraticForm(covariance, means, d)),
    standardErrors: Float64Array.from({ length: d }, (_, j) => Math.sqrt(covariance[j * d + j]!)),
    covariance,
    aliased: solved.aliased,
    means,
    totalWeight,
    residualVariance,
    degreesOfFreedom,
    ridge,
  }
}

/** σ²·G·XᵀX·G with G = (XᵀX + λI)⁻¹, which is σ²·(G − λ·G·G). */
const coefficientCovariance = (gram: Float64Array, d: number, ridge: number, variance: number): Float64Array => {
  const covariance = Float64Array.from(gram, (value) => value * variance)
  if (ridge === 0) return covariance
  for (let j = 0; j < d; j++) {
    for (let k = 0; k < d; k++) {
      let sum = 0
      for (let m = 0; m < d; m++) sum += gram[j * d + m]! * gram[m * d + k]!
      covariance[j * d + k]! -= variance * ridge * sum
    }
  }
  return covariance
}

const quadraticForm = (a: Float64Array, v: Float64Array, d: number): number => {
  let total = 0
  for (let j = 0; j < d; j++) for (let k = 0; k < d; k++) total += v[j]! * a[j * d + k]! * v[k]!
  return Math.max(0, total)
}

const assertColumns = (model: { readonly coefficients: Float64Array }, x: Matrix) => {
  assertLength(x.cols, model.coefficients.length, 'columns')
  assertFinite(x)
}

/** The fitted value of each row of x (n × d); throws `ModelInputError` `SHAPE_MISMATCH` or `NOT_FINITE`. */
export const predictLinear = (model: LinearModel, x: Matrix): Float64Array => {
  assertColumns(model, x)
  return Float64Array.from({ length: x.rows }, (_, i) => {
    const row = rowOf(x, i)
    let value = model.intercept
    for (let j = 0; j < row.length; j++) value += model.coefficients[j]! * row[j]!
    return value
  })
}

/** Values with the bounds of their intervals, each one per row. */
export interface IntervalColumns {
  readonly value: Float64Array
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly level: number
}

/**
 * Fitted values of x (n × d) with Student-t intervals at `level` (default .95): of a new observation (`'prediction'`,
 * the default), or of the mean response (`'mean'`).
 */
export const predictLinearInterval = (
  model: LinearModel,
  x: Matrix,
  level = 0.95,
  of: 'prediction' | 'mean' = 'prediction',
): IntervalColumns => {
  assertOption(level > 0 && level < 1, 'level', 'a number inside (0, 1)', level)
  const value = predictLinear(model, x)
  const lower = new Float64Array(x.rows)
  const upper = new Float64Array(x.rows)
  const t = studentTQuantile((1 + level) / 2, Math.max(1, model.degreesOfFreedom))
  const d = x.cols
  const centred = new Float64Array(d)
  for (let i = 0; i < x.rows; i++) {
    for (let j = 0; j < d; j++) centred[j] = x.data[i * d + j]! - model.means[j]!
    const ofMean = model.residualVariance / model.totalWeight + quadraticForm(model.covariance, centred, d)
    const half = t * Math.sqrt(of === 'mean' ? ofMean : ofMean + model.residualVariance)
    lower[i] = value[i]! - half
    upper[i] = value[i]! + half
  }
  return { value, lower, upper, level }
}
