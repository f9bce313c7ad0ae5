import type { Cohort } from './cohort.ts'

export type PurchaseProcessName = 'BG_NBD' | 'MBG_NBD' | 'PARETO_NBD'

/** The four parameters of a purchase process, in the order of its `parameters`. */
export type ProcessParameters = readonly [number, number, number, number]

/** Parameters from their logarithms. */
export const parametersOf = (theta: ArrayLike<number>): ProcessParameters => [
  Math.exp(theta[0]!),
  Math.exp(theta[1]!),
  Math.exp(theta[2]!),
  Math.exp(theta[3]!),
]

/**
 * A "buy till you die" model of repeat purchases: while alive, a customer buys at random at an individual rate, and
 * leaves at random with an individual probability; both vary over customers. `p` holds the four parameters in the order
 * of `parameters`; x, recency, tenure and horizon are those of one customer, in the unit of the fit. x is a whole
 * number.
 */
export interface PurchaseProcess {
  readonly name: PurchaseProcessName
  readonly parameters: readonly [string, string, string, string]
  /** Log likelihood of a cohort at the logarithms `theta` of the parameters; writes its gradient with respect to `theta`. */
  logLikelihood(theta: Float64Array, cohort: Cohort, gradient: Float64Array): number
  /** Probability that the customer is still alive at the end of the tenure. */
  probabilityAlive(p: ProcessParameters, x: number, recency: number, tenure: number): number
  /** Expected purchases in the horizon of a customer known to be alive. */
  expectedWhileAlive(p: ProcessParameters, x: number, tenure: number, horizon: number): number
  /** Probabilities of 0, 1, 2 … purchases in the horizon of a customer known to be alive; they sum to 1. */
  distributionWhileAlive(p: ProcessParameters, x: number, tenure: number, horizon: number): Float64Array
}

const longestDistribution = 100_000

/**
 * Probabilities of 0, 1, 2 … purchases within the horizon while nobody leaves: negative binomial with the given shape and odds
 * `ratio` = horizon / (α + T). Ends where less than 1e-12 is left (or at 100,000 purchases); what is left joins the last entry.
 */
export const purchasesWithoutDropOut = (shape: number, ratio: number): Float64Array => {
  const z = ratio / (1 + ratio)
  const mean = shape * ratio
  const probabilities: number[] = []
  let log = -shape * Math.log1p(ratio)
  let probability = Math.exp(log)
  let sum = 0
  for (let k = 0; ; k++) {
    probabilities.push(probability)
    sum += probability
    const growth = (z * (shape + k)) / (k + 1)
    if (k >= longestDistribution) break
    const next = Math.max(growth, z)
    if (k >= mean && next < 1 && (probability * next) / (1 - next) < 1e-12) break
    if (probability > 1e-290) probability *= growth
    else {
      // Far below its mode the distribution underflows: the computation climbs in logarithms until it can multiply.
      log += Math.log(growth)
      probability = Math.exp(log)
    }
  }
  const last = probabilities.length - 1
  probabilities[last] = probabilities[last]! + Math.max(0, 1 - sum)
  return Float64Array.from(probabilities)
}
