import { incompleteBeta } from 'rapport-crm/ml/distributions'
import { invalidInput } from '../errors.ts'
import { daysIn } from '../history/summary.ts'
import { purchaseProcesses } from '../purchasing/fit.ts'
import type { CustomerState, ExpectedValue, HorizonOptions, IntervalCalibration, ValueModel } from './value-model.ts'

/** The distribution of a customer's money over a horizon, given the model's parameters. */
export interface ValueDistribution {
  /** Probability of no purchase at all. */
  readonly probabilityOfNone: number
  readonly mean: number
  /** Infinite for a distribution of purchase values so wide that it has no variance. */
  readonly variance: number
  /** Probability that the money is at most `value`. */
  cdf(value: number): number
  /** The smallest amount that is not exceeded with at least `probability`, to a relative 1e-4. */
  quantile(probability: number): number
}

/** Less likely purchase counts are left out of a distribution function. */
const negligible = 1e-7
/**
 * From this many purchases on, neighbouring counts are merged, a 64th of the count at a time: their spread is
 * negligible.
 */
const apart = 64

/**
 * The exact predictive distribution, no simulation: the number of purchases N from the purchase model, and given N = n the
 * money is a ratio of gammas, so that money / (money + γ') is Beta(pn, q') with q' = q + p·count and γ' = γ + count·mean.
 */
export const valueDistribution = (
  model: ValueModel,
  state: CustomerState,
  { horizonDays }: Pick<HorizonOptions, 'horizonDays'>,
): ValueDistribution => {
  const { parameters } = model.purchases
  const process = purchaseProcesses[model.purchases.process]
  const horizon = horizonDays / daysIn[model.unit]
  const alive = process.probabilityAlive(parameters, state.frequency, state.recency, state.tenure)
  const purchases = process.distributionWhileAlive(parameters, state.frequency, state.tenure, horizon)
  const { p } = model.spending
  const count = state.meanValue > 0 ? state.frequency + 1 : 0
  const shape = model.spending.q + p * count
  const scale = model.spending.gamma + count * state.meanValue
  const counts: number[] = []
  const chances: number[] = []
  let first = 0
  let second = 0
  for (let start = 1, end = 2; start < purchases.length; start = end) {
    end = Math.min(purchases.length, start + Math.max(1, Math.floor(start / apart)))
    let chance = 0
    let weighted = 0
    for (let n = start; n < end; n++) {
      const one = alive * purchases[n]!
      chance += one
      weighted += one * n
      second += one * n * (p * n + 1)
    }
    first += weighted
    if (chance < negligible) continue
    counts.push(weighted / chance)
    chances.push(chance)
  }
  const mean = (first * p * scale) / (shape - 1)
  const variance = shape > 2 ? (second * p * scale * scale) / ((shape - 1) * (shape - 2)) - mean * mean : Infinity
  const probabilityOfNone = 1 - chances.reduce((sum, chance) => sum + chance, 0)
  const cdf = (value: number) => {
    if (value < 0) return 0
    const share = value / (value + scale)
    let sum = probabilityOfNone
    for (let i = 0; i < counts.length; i++) {
      sum += chances[i]! * incompleteBeta(share, p * counts[i]!, shape)
    }
    return Math.min(1, sum)
  }
  const quantile = (probability: number) => {
    if (probability <= probabilityOfNone) return 0
    let low = mean > 0 ? mean : scale
    while (cdf(low) > probability) low /= 4
    let high = 4 * low
    while (cdf(high) < probability) {
      low = high
      high *= 4
    }
    // Illinois' regula falsi in the logarithm of the money.
    let from = Math.log(low)
    let to = Math.log(high)
    let atFrom = cdf(low) - probability
    let atTo = cdf(high) - probability
    for (let step = 0; step < 60 && to - from > 1e-4; step++) {
      const share = atFrom / (atFrom - atTo)
      const middle = from + (to - from) * Math.min(0.95, Math.max(0.05, share))
      const at = cdf(Math.exp(middle)) - probability
      if (Math.abs(at) < 1e-7) return Math.exp(middle)
      if (at < 0) {
        from = middle
        atFrom = at
        atTo *= 0.5
      } else {
        to = middle
        atTo = at
        atFrom *= 0.5
      }
    }
    return Math.exp((from + to) / 2)
  }
  return { probabilityOfNone, mean, variance, cdf, quantile }
}

/** Bounds that contain a customer's money with probability `level`. */
export interface ValueInterval {
  readonly lower: number
  readonly upper: number
  readonly level: number
}

/** Throws INVALID_INPUT unless 0 < level ≤ .9999. */
const checkLevel = (level: number): void => {
  if (!(level > 0 && level <= 0.9999)) throw invalidInput(`expected a level above 0 and at most .9999, got ${level}`)
}

/**
 * Probabilities at the two bounds: if having no purchase is likelier than one tail, the lower bound is 0 and the upper
 * one takes the whole rest.
 */
const tails = (level: number, probabilityOfNone: number): readonly [number, number] =>
  probabilityOfNone >= (1 - level) / 2 ? [0, level] : [(1 - level) / 2, (1 + level) / 2]

/**
 * The level to request from the distribution for a coverage of `level`: interpolated in the calibration, or the level
 * itself.
 */
const nominalLevel = (calibrations: readonly IntervalCalibration[], level: number): number => {
  const known = [
    { level: 0, nominal: 0 },
    ...calibrations.toSorted((a, b) => a.level - b.level),
    { level: 1, nominal: 1 },
  ]
  const above = known.findIndex((point) => point.level >= level)
  const to = known[above]!
  const from = known[above - 1]!
  return from.nominal + ((level - from.level) / (to.level - from.level)) * (to.nominal - from.nominal)
}

/**
 * The interval of a customer's value at a level: from the predictive distribution at the calibrated level, widened if
 * necessary to contain the expected value itself (which lies above most outcomes of a rare buyer). With a discount, the
 * bounds shrink by the same factor as the value.
 */
export const valueInterval = (
  model: ValueModel,
  state: CustomerState,
  options: HorizonOptions & { readonly level: number },
  expected: Pick<ExpectedValue, 'value' | 'discountFactor'>,
): ValueInterval => {
  checkLevel(options.level)
  const distribution = valueDistribution(model, state, options)
  const [low, high] = tails(nominalLevel(model.intervals ?? [], options.level), distribution.probabilityOfNone)
  return {
    lower: Math.min(expected.value, low === 0 ? 0 : distribution.quantile(low) * expected.discountFactor),
    upper: Math.max(expected.value, distribution.quantile(high) * expected.discountFactor),
    level: options.level,
  }
}

/** Where an actual outcome fell in a customer's distribution. */
interface Placed {
  readonly probabilityOfNone: number
  /** Probability of at most the actual money. */
  readonly cdf: number
  /** Whether the expected value alone reaches the actual money, so that an interval contains it at any level. */
  readonly reached: boolean
}

const covers = (placed: Placed, level: number): boolean => {
  const [low, high] = tails(level, placed.probabilityOfNone)
  return placed.cdf >= low && (placed.cdf <= high || placed.reached)
}

/**
 * Measures how often intervals contained what customers then spent (`actual`, money over the horizon by customer), and
 * finds for each level the one to request from the distribution so that they contain it that often: the smallest on a
 * grid of thousandths, as in split conformal prediction, but never below the level itself, because a calm past may not
 * narrow what the model says about the future. Use it on a split that the hold-out is no part of.
 */
export const calibrateIntervals = (
  model: ValueModel,
  states: readonly CustomerState[],
  actual: Float64Array,
  horizonDays: number,
  levels: readonly number[] = [0.8, 0.95],
): IntervalCalibration[] => {
  const placed = place(model, states, actual, horizonDays)
  return levels.map((level) => {
    checkLevel(level)
    let nominal = 0.999
    let coverage = share(placed, nominal)
    for (let step = 998; step > 0; step--) {
      const next = share(placed, step / 1000)
      if (next < level || step < 1000 * level) break
      nominal = step / 1000
      coverage = next
    }
    return { level, nominal, coverage, customers: placed.length }
  })
}

/** Share of customers whose interval at `level` contained what they then spent. */
export const intervalCoverage = (
  model: ValueModel,
  states: readonly CustomerState[],
  actual: Float64Array,
  horizonDays: number,
  level: number,
): number => {
  checkLevel(level)
  return share(place(model, states, actual, horizonDays), nominalLevel(model.intervals ?? [], level))
}

const share = (placed: readonly Placed[], level: number): number =>
  placed.reduce((sum, one) => sum + (covers(one, level) ? 1 : 0), 0) / placed.length

const place = (
  model: ValueModel,
  states: readonly CustomerState[],
  actual: Float64Array,
  horizonDays: number,
): Placed[] => {
  if (states.length !== actual.length || states.length === 0) {
    throw invalidInput(
      `expected an outcome for each of at least one customer, got ${actual.length} for ${states.length}`,
    )
  }
  return states.map((state, i) => {
    const distribution = valueDistribution(model, state, { horizonDays })
    return {
      probabilityOfNone: distribution.probabilityOfNone,
      cdf: distribution.cdf(actual[i]!),
      reached: actual[i]! <= distribution.mean,
    }
  })
}
