import { createRandom } from 'rapport-crm/task'
import { normalQuantile } from 'rapport-crm/ml/distributions'
import { quantileOfSorted } from 'rapport-crm/ml/prepare'
import { ForecastError } from './errors.ts'

/** Open opportunities as columns; all amounts in one currency. */
export interface OpenOpportunities {
  readonly amount: Float64Array
  /** Chance of winning, 0 … 1: the model's where there is one, else the person's, else the stage's. */
  readonly probability: Float64Array
  /** Number of the period of the expected close (see `periodOf`). */
  readonly closePeriod: Int32Array
}

/** Options of the roll-up. */
export interface RollUpOptions {
  /** The current period: what should have closed before it is expected in it, and counted as overdue. */
  readonly firstPeriod: number
  /** Periods from `firstPeriod` on; later closes are left out, and counted. */
  readonly horizon: number
  /**
   * Share of deals that close 0, 1, 2 … periods after the expected one, as seen in the past; normalised. Default `[1]`: on time.
   * What slips beyond the horizon is not in it.
   */
  readonly slippage?: readonly number[]
  /** Coverage of the intervals, default .8 and .95. */
  readonly levels?: readonly number[]
  readonly seed: number
}

/** Expected won amount by period, `horizon` long. */
export interface RollUp {
  readonly expected: Float64Array
  /** Sum of the amounts if everything were won: what a plain pipeline report shows. */
  readonly unweighted: Float64Array
  /** Opportunities that may close in the period. */
  readonly count: Int32Array
  readonly intervals: readonly { readonly level: number; readonly lower: Float64Array; readonly upper: Float64Array }[]
  readonly overdue: number
  readonly beyondHorizon: number
  /** How the intervals were found, period by period. */
  readonly method: readonly ('SIMULATION' | 'NORMAL')[]
}

const DRAWS = 4_000
/** Above as many deals in a period the sum is normal enough, and drawing it dear. */
const MOST_SIMULATED = 400

/**
 * Weighted pipeline: each deal is won or not, independently, so a period's total is a weighted Poisson-binomial sum with mean
 * `Σ a p` and variance `Σ a² p (1 − p)`. Up to 400 deals a period the interval is drawn (seeded, 4,000 draws); above it is
 * the normal one, cut at 0 and the unweighted sum.
 * Independence understates the risk of a bad quarter for everyone; the revenue forecast beside it carries that.
 * Throws ForecastError INVALID_SERIES when columns differ in length, an amount is negative or not finite, or a probability is outside 0 … 1.
 * @see Wang, "On the number of successes in independent trials" (1993)
 */
export const rollUpPipeline = (open: OpenOpportunities, options: RollUpOptions): RollUp => {
  const { firstPeriod, horizon, levels = [0.8, 0.95], seed } = options
  const n = open.amount.length
  if (open.probability.length !== n || open.closePeriod.length !== n) {
    throw new ForecastError(
      'INVALID_SERIES',
      `expected columns of equal length, got ${n}, ${open.probability.length} and ${open.closePeriod.length}`,
    )
  }
  const raw = options.slippage ?? [1]
  const total = raw.reduce((sum, share) => sum + share, 0)
  if (!(total > 0) || raw.some((share) => !(share >= 0))) {
    throw new ForecastError(
      'INVALID_SERIES',
      `expected slippage shares of at least 0 with a positive sum, got ${raw.join()}`,
    )
  }
  const slippage = raw.map((share) => share / total)
  const deals = Array.from({ length: horizon }, (): { amount: number; chance: number }[] => [])
  let overdue = 0
  let beyondHorizon = 0
  for (let i = 0; i < n; i++) {
    const amount = open.amount[i]!
    const probability = open.probability[i]!
    if (!(amount >= 0 && Number.isFinite(amount)) || !(probability >= 0 && probability <= 1)) {
      throw new ForecastError(
        'INVALID_SERIES',
        `expected an amount of at least 0 and a probability of 0 to 1, got ${amount} and ${probability} at row ${i}`,
        { row: i },
      )
    }
    const due = open.closePeriod[i]! - firstPeriod
    if (due < 0) overdue++
    if (due >= horizon) beyondHorizon++
    slippage.forEach((share, late) => {
      const at = Math.max(0, due) + late
      if (share > 0 && at < horizon) deals[at]!.push({ amount, chance: probability * share })
    })
  }
  const expected = Float64Array.from(deals, (list) => list.reduce((sum, d) => sum + d.amount * d.chance, 0))
  const unweighted = Float64Array.from(deals, (list) => list.reduce((sum, d) => sum + d.amount, 0))
  const random = createRandom(seed)
  const method = deals.map((list): 'SIMULATION' | 'NORMAL' => (list.length <= MOST_SIMULATED ? 'SIMULATION' : 'NORMAL'))
  const draws = deals.map((list, at) => {
    if (method[at] === 'NORMAL') return undefined
    const own = random.fork(at)
    return Float64Array.from({ length: DRAWS }, () =>
      list.reduce((sum, d) => (own.next() < d.chance ? sum + d.amount : sum), 0),
    ).sort()
  })
  const bound = (at: number, share: number) => {
    const drawn = draws[at]
    if (drawn) return quantileOfSorted(drawn, share)
    const deviation = Math.sqrt(deals[at]!.reduce((sum, d) => sum + d.amount ** 2 * d.chance * (1 - d.chance), 0))
    return Math.min(unweighted[at]!, Math.max(0, expected[at]! + deviation * normalQuantile(share)))
  }
  return {
    expected,
    unweighted,
    count: Int32Array.from(deals, (list) => list.length),
    intervals: levels.map((level) => ({
      level,
      lower: Float64Array.from(deals, (_, at) => bound(at, (1 - level) / 2)),
      upper: Float64Array.from(deals, (_, at) => bound(at, (1 + level) / 2)),
    })),
    overdue,
    beyondHorizon,
    method,
  }
}
