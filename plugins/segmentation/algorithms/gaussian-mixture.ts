import { type Matrix, positiveNumber, wholeNumber } from 'rapport-crm/ml/data'
import { mixtureDensities, type CovarianceKind, type Mixture } from './gaussian.ts'
import { kMeans } from './kmeans.ts'
import { largeEnough } from './smallest.ts'

export interface GaussianMixtureOptions {
  /** Number of components. */
  readonly k: number
  /** @default 'full' */
  readonly covariance?: CovarianceKind
  /** Seed of the k-means start. */
  readonly seed: number
  /**
   * Whether components too small for a segment (`fewestMembers`) are dissolved, so that fewer than k may be found.
   * @default false
   */
  readonly largeOnly?: boolean
  /** Added to every variance, so that no component collapses. @default 1e-6 */
  readonly regularisation?: number
  /** Stops when the mean log likelihood of a row gains less than this. @default 1e-3 */
  readonly tolerance?: number
  /** @default 100 */
  readonly maxIterations?: number
  readonly signal?: AbortSignal
  readonly onProgress?: (fraction: number, text: string) => void
}

export interface GaussianMixtureResult {
  readonly mixture: Mixture
  /** Most probable component of each row. */
  readonly labels: Int32Array
  /** Probability of that component for each row. */
  readonly confidence: Float64Array
  /** Of all rows together, natural logarithm. */
  readonly logLikelihood: number
  /** −2 log likelihood + parameters · ln(rows); lower is better. */
  readonly bic: number
  readonly iterations: number
  readonly converged: boolean
}

/**
 * The regularisation for segments of customers, in variances of the column: customers who have bought equally often, or
 * at one price, lie in one place, and a component on them would become ever likelier the narrower it is.
 */
export const varianceFloor = 0.03

/** Sufficient statistics of one pass: weight, sum and products of (row − the component's last mean). */
interface Statistics {
  readonly kind: CovarianceKind
  readonly weights: Float64Array
  readonly sums: Float64Array
  /** The lower triangles (`K × d × d`) or the squares (`K × d`). */
  readonly products: Float64Array
}

const emptyStatistics = (k: number, d: number, kind: CovarianceKind): Statistics => ({
  kind,
  weights: new Float64Array(k),
  sums: new Float64Array(k * d),
  products: new Float64Array(k * d * (kind === 'full' ? d : 1)),
})

const addRow = (into: Statistics, rows: Matrix, i: number, q: number, weight: number, centre: Float64Array) => {
  const { data, cols: d } = rows
  const { kind, weights, sums, products } = into
  const row = i * d
  const own = q * d
  weights[q]! += weight
  for (let a = 0; a < d; a++) {
    const difference = data[row + a]! - centre[own + a]!
    const weighted = weight * difference
    sums[own + a]! += weighted
    if (kind === 'diagonal') products[own + a]! += weighted * difference
    else {
      const line = (own + a) * d
      for (let b = 0; b <= a; b++) products[line + b]! += weighted * (data[row + b]! - centre[own + b]!)
    }
  }
}

/** M-step: the mixture that the statistics (taken about `centre`) belong to. */
const maximise = (
  { kind, weights, sums, products }: Statistics,
  centre: Float64Array,
  d: number,
  regularisation: number,
): Mixture => {
  const k = weights.length
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const means = new Float64Array(k * d)
  const covariances = new Float64Array(products.length)
  for (let q = 0; q < k; q++) {
    // A component without rows keeps a tiny weight, so that nothing is divided by 0.
    const weight = weights[q]! + 10 * Number.EPSILON
    const shift = (j: number) => sums[q * d + j]! / weight
    for (let a = 0; a < d; a++) {
      means[q * d + a] = centre[q * d + a]! + shift(a)
      if (kind === 'diagonal') {
        covariances[q * d + a] = Math.max(0, products[q * d + a]! / weight - shift(a) ** 2) + regularisation
        continue
      }
      for (let b = 0; b <= a; b++) {
        const value = products[(q * d + a) * d + b]! / weight - shift(a) * shift(b) + (a === b ? regularisation : 0)
        covariances[(q * d + a) * d + b] = value
        covariances[(q * d + b) * d + a] = value
      }
    }
  }
  const shares = weights.map((weight) => (weight + 10 * Number.EPSILON) / (total + 10 * k * Number.EPSILON))
  return { kind, components: k, cols: d, weights: shares, means, covariances }
}

/** Free parameters of a mixture, as BIC counts them. */
const parameters = (k: number, d: number, kind: CovarianceKind): number =>
  k - 1 + k * d + k * (kind === 'full' ? (d * (d + 1)) / 2 : d)

/**
 * One start of a Gaussian mixture on rows (`n × d`, scaled) by expectation maximisation from a k-means start.
 * Responsibilities are never stored: one pass weights each row and adds it to the components' statistics. Throws what
 * k-means throws (NOT_FINITE, INSUFFICIENT_DATA, BAD_OPTION), and the signal's reason when aborted.
 * @see Dempster, Laird & Rubin (1977); Schwarz, "Estimating the dimension of a model" (1978) for BIC
 */
export const gaussianMixture = (rows: Matrix, options: GaussianMixtureOptions): GaussianMixtureResult => {
  const { seed, signal, onProgress } = options
  const kind = options.covariance ?? 'full'
  const k = wholeNumber('k', options.k, 1)
  const regularisation = positiveNumber('regularisation', options.regularisation ?? 1e-6)
  const tolerance = positiveNumber('tolerance', options.tolerance ?? 1e-3)
  const maxIterations = wholeNumber('maxIterations', options.maxIterations ?? 100, 1)
  const { data, rows: n, cols: d } = rows
  const start = kMeans(rows, { k, seed, ...(signal && { signal }) })
  const statistics = emptyStatistics(k, d, kind)
  start.labels.forEach((q, i) => addRow(statistics, rows, i, q, 1, start.centroids.data))
  let mixture = maximise(statistics, start.centroids.data, d, regularisation)
  const logWeights = new Float64Array(k)

  /** E-step over all rows; returns the log likelihood. */
  const expect = (visit: (i: number, logDensity: number) => void): number => {
    const densities = mixtureDensities(mixture)
    let logLikelihood = 0
    for (let i = 0; i < n; i++) {
      if (i % 4_096 === 0) signal?.throwIfAborted()
      const logDensity = densities.weigh(data, i * d, logWeights)
      logLikelihood += logDensity
      visit(i, logDensity)
    }
    return logLikelihood
  }

  let previous = -Infinity
  let iterations = 0
  let converged = false
  while (!converged && iterations < maxIterations) {
    const next = emptyStatistics(k, d, kind)
    const { means } = mixture
    const mean =
      expect((i, logDensity) => {
        for (let q = 0; q < k; q++) {
          const weight = Math.exp(logWeights[q]! - logDensity)
          if (weight > 0) addRow(next, rows, i, q, weight, means)
        }
      }) / n
    mixture = maximise(next, means, d, regularisation)
    iterations++
    converged = Math.abs(mean - previous) < tolerance
    onProgress?.(iterations / maxIterations, `iteration ${iterations}: log likelihood ${(mean * n).toFixed(2)}`)
    previous = mean
  }
  const found = { ...judged(rows, mixture), iterations, converged }
  if (options.largeOnly !== true) return found
  const kept = largeEnough(found.labels, k)
  if (kept.length === k || kept.length < 2) return found
  return { ...judged(rows, componentsOf(mixture, kept)), iterations, converged }
}

/** What a mixture says about rows. */
const judged = (
  { data, rows: n, cols: d }: Matrix,
  mixture: Mixture,
): Omit<GaussianMixtureResult, 'iterations' | 'converged'> => {
  const { components: k, kind } = mixture
  const densities = mixtureDensities(mixture)
  const logWeights = new Float64Array(k)
  const labels = new Int32Array(n)
  const confidence = new Float64Array(n)
  let logLikelihood = 0
  for (let i = 0; i < n; i++) {
    const logDensity = densities.weigh(data, i * d, logWeights)
    logLikelihood += logDensity
    let best = 0
    for (let q = 1; q < k; q++) if (logWeights[q]! > logWeights[best]!) best = q
    labels[i] = best
    confidence[i] = Math.exp(logWeights[best]! - logDensity)
  }
  const bic = -2 * logLikelihood + parameters(k, d, kind) * Math.log(n)
  return { mixture, labels, confidence, logLikelihood, bic }
}

/** A mixture of some of the components. */
const componentsOf = ({ kind, cols, weights, means, covariances }: Mixture, kept: readonly number[]): Mixture => {
  const pick = (of: Float64Array, width: number) =>
    Float64Array.from(kept.flatMap((q) => [...of.subarray(q * width, (q + 1) * width)]))
  const shares = pick(weights, 1)
  const total = shares.reduce((sum, share) => sum + share, 0)
  return {
    kind,
    cols,
    components: kept.length,
    weights: shares.map((share) => share / total),
    means: pick(means, cols),
    covariances: pick(covariances, kind === 'full' ? cols * cols : cols),
  }
}
