import { digamma, logGamma } from 'rapport-crm/ml/distributions'
import { inverseOfDefinite } from 'rapport-crm/ml/linear-algebra'
import { atWall, bfgs, hessian, nelderMead, type SmoothObjective, walled } from 'rapport-crm/ml/optimize'
import { insufficientData, invalidInput } from '../errors.ts'
import { frequencyValueDependence, type Dependence } from './independence.ts'

/** A fitted Gamma-Gamma model: what one purchase is worth; plain data that can be stored as JSON. */
export interface SpendingFit {
  /** Shape of one purchase's value. */
  readonly p: number
  /** Shape of the distribution over customers; above 1, so that the mean exists. */
  readonly q: number
  /** Scale of the distribution over customers, in money (γ in the paper, v in lifetimes). */
  readonly gamma: number
  /** Of p, q and gamma (delta method); absent if the likelihood is flat around its maximum. */
  readonly standardErrors?: readonly [number, number, number]
  /** 3 × 3, row-major, of log p, log(q − 1), log gamma; absent with the standard errors. */
  readonly logCovariance?: readonly number[]
  readonly logLikelihood: number
  /** Customers the fit is based on: those with a positive mean value. */
  readonly customers: number
  readonly penalty: number
  /** The model assumes that purchase frequency and value are independent; this is the check. */
  readonly dependence: Dependence
  readonly converged: boolean
  /** What a reader should know, in words; empty if nothing is unusual. */
  readonly notes: readonly string[]
}

export interface SpendingFitOptions {
  /** Weight c ≥ 0 of the penalty c · Σ (log θ − log centre)² over log p, log(q − 1) and log gamma. @default 0 */
  readonly penalty?: number
  /** Fewest customers with a positive mean value. @default 10 */
  readonly minimumCustomers?: number
}

/** What a customer's purchases tell about their value: how many were seen and their mean. */
export interface SpendingSummary {
  /** Purchases that the mean is over, n ≥ 0. */
  readonly count: Float64Array
  /**
   * Mean value of those purchases; rows with n = 0, a non-positive mean or one far from all others are left out of the
   * fit.
   */
  readonly meanValue: Float64Array
}

/**
 * How far log p, log(q − 1) and log gamma may be from their centres. Purchases that differ by less than a hundredth (p
 * = 10⁴) are all alike: beyond that the likelihood only rewards, without end, how exactly it names the one price.
 */
const reach = [Math.log(1e4), Math.log(1e4), 12]

/** The simplex search only confirms an end: a few steps around it. */
const confirming = { maxEvaluations: 60, tolerance: 1e-12 }
/** A pivot this small beside its diagonal is nothing but the rounding of differences: the likelihood is flat. */
const flat = 1e-12

/** The smallest factor above or below the usual mean value that counts as unusual. */
const farTimes = 1_000
/** And how many robust standard deviations of the logarithms: if values differ widely, nothing is unusual. */
const farDeviations = 8

const medianOf = (values: Float64Array): number => {
  const sorted = values.toSorted()
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2
}

/**
 * The range of mean values that the fit learns from. The likelihood works on logarithms, so a single customer at 0.0001
 * or 1e12 would otherwise decide how much all others differ.
 */
const plausibleMeans = (
  rows: Int32Array,
  meanValue: Float64Array,
): { readonly least: number; readonly most: number } => {
  if (rows.length === 0) return { least: 0, most: Infinity }
  const logs = Float64Array.from(rows, (i) => Math.log(meanValue[i]!))
  const usual = medianOf(logs)
  // The median absolute deviation of a normal distribution is 0.6745 standard deviations.
  const deviation = medianOf(logs.map((log) => Math.abs(log - usual))) / 0.6745
  const far = Math.max(Math.log(farTimes), farDeviations * deviation)
  return { least: Math.exp(usual - far), most: Math.exp(usual + far) }
}

/**
 * Maximum likelihood of the Gamma-Gamma model: the value of a purchase is Gamma(p, ν) around a customer's own mean, and
 * ν ~ Gamma(q, γ) over customers. With n purchases of mean z, log L = log Γ(pn+q) − log Γ(pn) − log Γ(q) + q log γ
 * + (pn−1) log z + pn log n − (pn+q) log(γ + nz). Throws INVALID_INPUT for negative or non-finite rows, INSUFFICIENT_DATA
 * below the minimum.
 * @see Fader & Hardie, "The Gamma-Gamma Model of Monetary Value" (2013), equation 1a
 */
export const fitSpending = (summary: SpendingSummary, options: SpendingFitOptions = {}): SpendingFit => {
  const { penalty = 0, minimumCustomers = 10 } = options
  if (!(penalty >= 0 && penalty < Infinity)) throw invalidInput(`expected a penalty ≥ 0, got ${penalty}`)
  const { count, meanValue } = summary
  if (count.length !== meanValue.length) {
    throw invalidInput(`expected columns of equal length, got ${count.length} and ${meanValue.length}`)
  }
  for (let i = 0; i < count.length; i++) {
    if (!Number.isInteger(count[i]) || count[i]! < 0) {
      throw invalidInput(`row ${i}: expected a whole number of purchases ≥ 0, got ${count[i]}`)
    }
    if (!Number.isFinite(meanValue[i])) {
      throw invalidInput(`row ${i}: expected a finite mean value, got ${meanValue[i]}`)
    }
  }
  // Ordered by n, so that what depends on n alone is computed once for each value of it.
  const known = Int32Array.from(count.keys()).filter((i) => count[i]! > 0 && meanValue[i]! > 0)
  const plausible = plausibleMeans(known, meanValue)
  const rows = known
    .filter((i) => meanValue[i]! >= plausible.least && meanValue[i]! <= plausible.most)
    .sort((i, j) => count[i]! - count[j]! || i - j)
  if (rows.length < minimumCustomers) {
    throw insufficientData(
      `expected at least ${minimumCustomers} customers with a known purchase value, got ${rows.length}`,
    )
  }
  const n = Float64Array.from(rows, (i) => count[i]!)
  const z = Float64Array.from(rows, (i) => meanValue[i]!)
  const scale = z.reduce((sum, value) => sum + value, 0) / z.length
  const centre = Float64Array.of(0, 0, Math.log(scale))
  const penalised: SmoothObjective = (theta, gradient) => {
    const { total, slopes } = likelihood(theta, n, z)
    let value = -total
    for (let j = 0; j < 3; j++) {
      const away = theta[j]! - centre[j]!
      value += penalty * away * away
      gradient[j] = (-slopes[j]! + 2 * penalty * away) / n.length
    }
    return value / n.length
  }
  const objective = walled(penalised, centre, reach)
  const gradient = new Float64Array(3)
  const ends = [
    [1, 2, 1],
    [5, 2, 0.5],
    [0.5, 0.2, 2],
  ].map((factors) =>
    bfgs(
      objective,
      centre.map((c, j) => c + Math.log(factors[j]!)),
    ),
  )
  const best = ends.toSorted((a, b) => a.value - b.value)[0]!
  const checked = nelderMead((theta) => objective(theta, gradient), best.x, 0.05, confirming)
  const end = checked.value < best.value - 1e-10 ? bfgs(objective, checked.x) : best
  const p = Math.exp(end.x[0]!)
  const spread = Math.exp(end.x[1]!)
  const gamma = Math.exp(end.x[2]!)
  const q = 1 + spread
  const logCovariance = inverseOfDefinite(
    hessian(objective, end.x).map((value) => value * n.length),
    3,
    flat,
  )
  const dependence = frequencyValueDependence(n, z)
  const notes: string[] = []
  const odd = known.length - rows.length
  if (odd > 0)
    notes.push(
      `${odd === 1 ? 'one customer whose mean purchase is' : `${odd} customers whose mean purchases are`} more than ${farTimes} times larger or smaller than the usual one ${odd === 1 ? 'has' : 'have'} no influence on how purchase values are learned`,
    )
  if (dependence.strength !== 'NONE') notes.push(dependence.text)
  if (atWall(end.x, centre, reach).includes(true)) {
    notes.push(
      'purchase values hardly differ within or between customers: a parameter is held at the edge of its range',
    )
  } else if (!end.converged) notes.push('the search for the maximum likelihood did not converge')
  if (!logCovariance) notes.push('no standard errors: the likelihood is flat around its maximum')
  return {
    p,
    q,
    gamma,
    ...(logCovariance && {
      standardErrors: [
        p * Math.sqrt(logCovariance[0]!),
        spread * Math.sqrt(logCovariance[4]!),
        gamma * Math.sqrt(logCovariance[8]!),
      ] as const,
      logCovariance: Array.from(logCovariance),
    }),
    logLikelihood: likelihood(end.x, n, z).total,
    customers: n.length,
    penalty,
    dependence,
    converged: end.converged,
    notes,
  }
}

const likelihood = (theta: Float64Array, count: Float64Array, mean: Float64Array) => {
  const p = Math.exp(theta[0]!)
  const spread = Math.exp(theta[1]!)
  const q = 1 + spread
  const gamma = Math.exp(theta[2]!)
  const logGammaQ = logGamma(q)
  const digammaQ = digamma(q)
  let total = 0
  let dp = 0
  let dq = 0
  let dGamma = 0
  let n = 0
  let constant = 0
  let ofP = 0
  let ofQ = 0
  for (let i = 0; i < count.length; i++) {
    if (count[i] !== n) {
      n = count[i]!
      constant = logGamma(p * n + q) - logGamma(p * n) - logGammaQ + q * theta[2]! + p * n * Math.log(n)
      const all = digamma(p * n + q)
      ofP = n * (all - digamma(p * n) + Math.log(n))
      ofQ = all - digammaQ + theta[2]!
    }
    const z = mean[i]!
    const logZ = Math.log(z)
    const sum = gamma + n * z
    const logSum = Math.log(sum)
    total += constant + (p * n - 1) * logZ - (p * n + q) * logSum
    dp += ofP + n * (logZ - logSum)
    dq += ofQ - logSum
    dGamma += q / gamma - (p * n + q) / sum
  }
  return { total, slopes: [dp * p, dq * spread, dGamma * gamma] as const }
}

/**
 * Expected value of a customer's next purchase after n purchases of mean z: p (γ + n z) / (p n + q − 1), a mean of the
 * population's value and the customer's own, weighted by what is known. With n = 0 it is the population's.
 * @see Fader & Hardie (2013), equation 5
 */
export const expectedPurchaseValue = (
  fit: Pick<SpendingFit, 'p' | 'q' | 'gamma'>,
  count: number,
  meanValue: number,
): number => (fit.p * (fit.gamma + (count > 0 ? count * meanValue : 0))) / (fit.p * count + fit.q - 1)
