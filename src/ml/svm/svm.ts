import { isModel } from '../data/artifact.ts'
import { dot } from '../linear-algebra/dot.ts'
import { type Matrix, rowOf } from '../data/matrix.ts'
import {
  assertFiniteColumn,
  assertLabels,
  assertLength,
  assertOption,
  assertRows,
  ModelInputError,
} from '../data/model-input-error.ts'
import { fitScaler, scale, type Scaler } from '../prepare/scaler.ts'
import { type LibsvmMachine, loadLibsvm } from './libsvm.ts'

export interface SvmOptions {
  /** `classification`: labels 0 and 1 (C-SVC). `regression`: numbers (epsilon-SVR). */
  readonly kind: 'classification' | 'regression'
  /** Price of an error. @default 1 */
  readonly c?: number
  /** Width of the kernel exp(−gamma · distance²) between standardised rows. @default 1 / d, scikit-learn's `scale` */
  readonly gamma?: number
  /** Errors below this cost nothing, in deviations of the target. Regression only. @default 0.1 */
  readonly epsilon?: number
  /** Factors on `c` for labels 0 and 1. Classification only. @default 1, 1 */
  readonly classWeights?: readonly [number, number]
}

/** A trained support vector machine; plain data, so it is stored, sent and used without libsvm. */
export interface SvmModel {
  readonly model: 'svm'
  readonly kind: 'classification' | 'regression'
  readonly c: number
  readonly gamma: number
  readonly epsilon: number
  readonly scaler: Scaler
  /** Support vectors, m × d row-major, standardised. */
  readonly support: Float64Array
  readonly coefficients: Float64Array
  readonly bias: number
  /** Regression: value = targetMean + targetDeviation · (Σ + bias). Classification: 0 and 1. */
  readonly targetMean: number
  readonly targetDeviation: number
}

/** Whether a decoded artifact is a `SvmModel`. */
export const isSvmModel = (value: unknown): value is SvmModel => isModel(value, 'svm')

/**
 * Trains a support vector machine with a radial basis kernel on x (n × d) by libsvm (`libsvm-js`). Columns are standardised inside, as
 * is the target of a regression; the same input gives the same model. Time grows with n² to n³: meant for up to some 10,000 rows.
 *
 * libsvm's own text format keeps 6 to 8 digits of the vectors and the bias; here the vectors are the training rows themselves and the bias
 * comes from the optimality conditions, so decisions equal those of libsvm in memory.
 *
 * Throws `ModelInputError`: `NOT_FINITE`, `SHAPE_MISMATCH`, `BAD_LABEL`, `ONE_CLASS`, `BAD_OPTION`, `INSUFFICIENT_DATA`.
 * @see Chang & Lin, "LIBSVM: A library for support vector machines" (2011)
 */
export const trainSvm = async (x: Matrix, y: ArrayLike<number>, options: SvmOptions): Promise<SvmModel> => {
  const { kind, c = 1, gamma = 1 / x.cols, epsilon = 0.1, classWeights } = options
  assertRows(x.rows, 2, 'a support vector machine')
  assertLength(y.length, x.rows, 'targets, one per row')
  assertOption(Number.isFinite(c) && c > 0, 'c', 'a number > 0', c)
  assertOption(Number.isFinite(gamma) && gamma > 0, 'gamma', 'a number > 0', gamma)
  assertOption(Number.isFinite(epsilon) && epsilon >= 0, 'epsilon', 'a number ≥ 0', epsilon)
  const scaler = fitScaler(x)
  const target = standardTarget(kind, y)
  const scaled = scale(scaler, x)
  const rows = Array.from({ length: x.rows }, (_, i) => rowOf(scaled, i))
  const frame = { model: 'svm', kind, c, gamma, epsilon, scaler, ...target.scaling } as const
  if (target.constant) {
    return { ...frame, support: new Float64Array(0), coefficients: new Float64Array(0), bias: 0 }
  }
  const Machine = await loadLibsvm()
  const machine = new Machine({
    type: kind === 'classification' ? '0' : '3',
    kernel: '2',
    cost: c,
    gamma,
    epsilon,
    tolerance: 1e-3,
    cacheSize: 200,
    quiet: true,
    ...(classWeights === undefined ? {} : { weight: { 0: classWeights[0], 1: classWeights[1] } }),
  })
  try {
    machine.train(rows, target.values)
    return { ...frame, ...readMachine(machine, rows, target.values, gamma, options) }
  } finally {
    machine.free()
  }
}

const standardTarget = (kind: SvmOptions['kind'], y: ArrayLike<number>) => {
  const values = Float64Array.from(y)
  assertFiniteColumn(values, 'target')
  const mean = values.reduce((sum, value) => sum + value / values.length, 0)
  if (kind === 'classification') {
    assertLabels(values, 2)
    if (mean === 0 || mean === 1) {
      throw new ModelInputError('ONE_CLASS', `expected rows of both classes, got only class ${mean}`)
    }
    return { values, constant: false, scaling: { targetMean: 0, targetDeviation: 1 } }
  }
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2 / values.length, 0)
  const deviation = Math.sqrt(variance)
  const constant = deviation <= 1e-13 * Math.abs(mean)
  const targetDeviation = constant ? 1 : deviation
  return {
    values: values.map((value) => (value - mean) / targetDeviation),
    constant,
    scaling: { targetMean: mean, targetDeviation },
  }
}

/** Takes vectors, coefficients and bias of a trained machine at full precision; a positive sum means class 1. */
const readMachine = (
  machine: LibsvmMachine,
  rows: Float64Array[],
  target: Float64Array,
  gamma: number,
  { kind, c = 1, classWeights = [1, 1] }: SvmOptions,
) => {
  const text = machine.serializeModel()
  const [header = '', body = ''] = text.split(/^SV$/m)
  const rho = Number(/^rho (\S+)/m.exec(header)?.[1])
  const indices = machine.getSVIndices()
  const sign = kind === 'classification' && machine.getLabels()[0] === 0 ? -1 : 1
  const coefficients = Float64Array.from(body.trim().split('\n'), (line) => sign * Number.parseFloat(line))
  assertLength(coefficients.length, indices.length, 'support vectors in the text of libsvm')
  assertFiniteColumn([rho, ...coefficients], 'the text of libsvm')
  const cols = rows[0]!.length
  const support = new Float64Array(indices.length * cols)
  indices.forEach((row, k) => support.set(rows[row]!, k * cols))
  const sums = kernelSums({ support, coefficients, gamma }, cols)
  if (kind === 'regression') {
    const bias = machine.predictOne(rows[0]!) - sums(rows[0]!)
    return { support, coefficients, bias }
  }
  // for a vector strictly inside the box, label · (Σ + bias) = 1 at the optimum; libsvm averages over these too
  let total = 0
  let free = 0
  indices.forEach((row, k) => {
    const label = target[row]!
    if (Math.abs(coefficients[k]!) >= c * classWeights[label === 1 ? 1 : 0]) return
    total += (label === 1 ? 1 : -1) - sums(rows[row]!)
    free++
  })
  return { support, coefficients, bias: free > 0 ? total / free : -sign * rho }
}

/** Σ coefficient · exp(−gamma · |support − row|²) for a row. */
const kernelSums = (
  { support, coefficients, gamma }: Pick<SvmModel, 'support' | 'coefficients' | 'gamma'>,
  cols: number,
): ((row: Float64Array) => number) => {
  const vectors = Array.from(coefficients, (_, k) => support.subarray(k * cols, (k + 1) * cols))
  const norms = vectors.map((vector) => dot(vector, vector, cols))
  return (row) => {
    const norm = dot(row, row, cols)
    let sum = 0
    for (let k = 0; k < vectors.length; k++) {
      const distance = Math.max(0, norm + norms[k]! - 2 * dot(vectors[k]!, row, cols))
      sum += coefficients[k]! * Math.exp(-gamma * distance)
    }
    return sum
  }
}

/**
 * Classification: the signed distance from the border for each row of x (n × d), positive for class 1; it is not a probability (see
 * `fitPlatt`). Regression: the value. Throws `ModelInputError` `SHAPE_MISMATCH` or `NOT_FINITE`.
 */
export const svmDecision = (model: SvmModel, x: Matrix): Float64Array => {
  const scaled = scale(model.scaler, x)
  const sums = kernelSums(model, x.cols)
  return Float64Array.from(
    { length: x.rows },
    (_, i) => model.targetMean + model.targetDeviation * (sums(rowOf(scaled, i)) + model.bias),
  )
}

/** Classification: the label 0 or 1 of each row of x (n × d). Regression: the value. Throws as `svmDecision`. */
export const predictSvm = (model: SvmModel, x: Matrix): Float64Array => {
  const decision = svmDecision(model, x)
  return model.kind === 'regression' ? decision : decision.map((value) => (value > 0 ? 1 : 0))
}
