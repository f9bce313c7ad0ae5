import { isModel } from '../data/artifact.ts'
import { cholesky, choleskyInverse, choleskySolve } from '../linear-algebra/cholesky.ts'
import type { Matrix } from '../data/matrix.ts'
import {
  assertFinite,
  assertLabels,
  assertLength,
  assertOption,
  assertRows,
  ModelInputError,
  rowWeights,
} from '../data/model-input-error.ts'
import { columnMoments } from '../prepare/column-moments.ts'
import { informationMatrix, largestLogOdds, penalisedDeviance } from './information-matrix.ts'
import { independentColumns } from './independent-columns.ts'

export interface LogisticRegressionOptions {
  /**
   * Penalty: minimises the log loss summed over rows plus ½·l2·Σ coefficient², the intercept excepted. It is 1 / C of
   * scikit-learn; 0 is maximum likelihood, which has no finite answer when a column separates the classes. @default 1
   */
  readonly l2?: number
  /** Weight of each row (n, ≥ 0). @default 1 each */
  readonly weights?: Float64Array
  /** @default 100 */
  readonly maxIterations?: number
}

/** A fitted logistic regression; plain data. */
export interface LogisticModel {
  readonly model: 'logistic'
  readonly intercept: number
  /** Log-odds for one unit of each column (d); 0 for aliased ones. */
  readonly coefficients: Float64Array
  readonly interceptStandardError: number
  /** From the inverse of the (penalised) information matrix; 0 for aliased columns. */
  readonly standardErrors: Float64Array
  /** Constant or, without penalty, collinear columns, left out of the fit. */
  readonly aliased: readonly number[]
  /** Weighted means of the columns in training: the reference point of explanations. */
  readonly means: Float64Array
  readonly l2: number
  /** Log-likelihood of the training rows, without the penalty. */
  readonly logLikelihood: number
  readonly iterations: number
  readonly converged: boolean
  /** True when the classes can be told apart without error in some direction, so that unpenalised coefficients run to infinity; use `l2 > 0`. */
  readonly separated: boolean
}

/** Whether a decoded artifact is a `LogisticModel`. */
export const isLogisticModel = (value: unknown): value is LogisticModel => isModel(value, 'logistic')

/**
 * Logistic regression of labels y (n, 0 or 1) on x (n × d) with an intercept, by iteratively reweighted least squares
 * (Newton's method with step halving). Equals statsmodels `Logit` at `l2: 0` and scikit-learn `LogisticRegression(C=1/l2)`.
 *
 * Throws `ModelInputError`: `NOT_FINITE`, `SHAPE_MISMATCH`, `BAD_LABEL`, `ONE_CLASS`, `BAD_WEIGHT`, `BAD_OPTION`, `INSUFFICIENT_DATA`.
 * @see Hastie, Tibshirani & Friedman, "The Elements of Statistical Learning", §4.4.1
 */
export const logisticRegression = (
  x: Matrix,
  y: ArrayLike<number>,
  options: LogisticRegressionOptions = {},
): LogisticModel => {
  const { rows: n, cols: d } = x
  const l2 = options.l2 ?? 1
  const maxIterations = options.maxIterations ?? 100
  assertOption(Number.isFinite(l2) && l2 >= 0, 'l2', 'a number ≥ 0', l2)
  assertRows(n, 2, 'logistic regression')
  assertLength(y.length, n, 'labels, one per row')
  assertFinite(x)
  assertLabels(y, 2)
  const weights = rowWeights(options.weights, n)
  let total = 0
  let positive = 0
  for (let i = 0; i < n; i++) {
    total += weights[i]!
    positive += weights[i]! * y[i]!
  }
  if (positive === 0 || positive === total) {
    throw new ModelInputError(
      'ONE_CLASS',
      `expected rows of both classes, got only class ${positive === 0 ? 0 : 1} in ${n} rows`,
    )
  }

  const { means, deviations } = columnMoments(x, weights)
  const columns =
    l2 > 0 ? Array.from(deviations.keys()).filter((j) => deviations[j]! > 0) : independentColumns(x, means, deviations)
  const kept = Int32Array.from(columns)
  const p = kept.length + 1
  // on standardised columns the penalty of coefficient j is l2 / deviation², the intercept (first) has none
  const penalties = Float64Array.from({ length: p }, (_, k) => (k === 0 ? 0 : l2 / deviations[kept[k - 1]!]! ** 2))
  const data = { x, y, weights, means, deviations, kept }
  let beta: Float64Array = new Float64Array(p)
  beta[0] = Math.log(positive / (total - positive))
  let deviance = penalisedDeviance(data, beta, penalties)
  let converged = false
  let lastStep = new Float64Array(p)
  let iterations = 0
  let factor: Float64Array | undefined
  while (!converged && iterations < maxIterations) {
    iterations++
    const { gradient, information } = informationMatrix(data, beta, penalties)
    const found = cholesky(information, p)
    if (found === undefined) break
    factor = found
    const step = choleskySolve(found, gradient, p)
    let shrink = 1
    let next = beta
    let nextDeviance = deviance
    for (let halving = 0; halving < 30; halving++, shrink /= 2) {
      next = beta.map((value, k) => value + shrink * step[k]!)
      nextDeviance = penalisedDeviance(data, next, penalties)
      if (nextDeviance <= deviance * (1 + 1e-12)) break
    }
    lastStep = step.map((value) => value * shrink)
    // near the optimum a Newton step squares the distance: after a change of 1e-9 the next one would be lost in
    // rounding
    converged = Math.abs(deviance - nextDeviance) < 1e-9 * (Math.abs(nextDeviance) + 0.1)
    beta = next
    deviance = nextDeviance
  }
  // at an optimum the last step is nothing; along a separating direction it still moves some log-odds by about 1
  const separated = l2 === 0 && (factor === undefined || largestLogOdds(data, lastStep) > 0.1)
  const last = informationMatrix(data, beta, penalties)
  factor = cholesky(last.information, p) ?? factor
  const inverse = factor === undefined ? new Float64Array(p * p) : choleskyInverse(factor, p)

  const coefficients = new Float64Array(d)
  const standardErrors = new Float64Array(d)
  // intercept on the original scale = β₀ − Σ β_k·mean/deviation: its variance is a quadratic form in the same weights
  const shift = Float64Array.from({ length: p }, (_, k) =>
    k === 0 ? 1 : -means[kept[k - 1]!]! / deviations[kept[k - 1]!]!,
  )
  let intercept = 0
  let interceptVariance = 0
  for (let k = 0; k < p; k++) {
    intercept += shift[k]! * beta[k]!
    for (let m = 0; m < p; m++) interceptVariance += shift[k]! * inverse[k * p + m]! * shift[m]!
    if (k === 0) continue
    const j = kept[k - 1]!
    coefficients[j] = beta[k]! / deviations[j]!
    standardErrors[j] = Math.sqrt(inverse[k * p + k]!) / deviations[j]!
  }
  const inUse = new Set(kept)
  return {
    model: 'logistic',
    intercept,
    coefficients,
    interceptStandardError: Math.sqrt(Math.max(0, interceptVariance)),
    standardErrors,
    aliased: Array.from({ length: d }, (_, j) => j).filter((j) => !inUse.has(j)),
    means,
    l2,
    logLikelihood: -penalisedDeviance(data, beta, new Float64Array(p)) / 2,
    iterations,
    converged: converged && !separated,
    separated,
  }
}

/** Log-odds of class 1 for each row of x (n × d); throws `ModelInputError` `SHAPE_MISMATCH` or `NOT_FINITE`. */
export const predictLogOdds = (model: LogisticModel, x: Matrix): Float64Array => {
  assertLength(x.cols, model.coefficients.length, 'columns')
  assertFinite(x)
  const { data, cols } = x
  return Float64Array.from({ length: x.rows }, (_, i) => {
    let value = model.intercept
    for (let j = 0; j < cols; j++) value += model.coefficients[j]! * data[i * cols + j]!
    return value
  })
}

/** Probability of class 1 for each row of x (n × d), in [0, 1]; throws as `predictLogOdds`. */
export const predictLogistic = (model: LogisticModel, x: Matrix): Float64Array => predictLogOdds(model, x).map(sigmoid)

/** 1 / (1 + e^−z). */
export const sigmoid = (z: number): number => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)))
