import { digamma, logGamma } from 'rapport-crm/ml/distributions'
import { bfgs } from 'rapport-crm/ml/optimize'
import type { Cohort } from './cohort.ts'

/**
 * Highest log likelihood of a cohort under the NBD model, in which nobody ever leaves: the limit of every "buy till you
 * die" model without drop-out, and so the yardstick for whether the data identify drop-out.
 * @see Ehrenberg, "The pattern of consumer purchases", Applied Statistics 8(1), 1959
 */
export const nbdLogLikelihood = (cohort: Cohort): number => {
  const { frequency, tenure, weight, customers } = cohort
  let purchases = 0
  let time = 0
  for (let i = 0; i < weight.length; i++) {
    purchases += weight[i]! * frequency[i]!
    time += weight[i]! * tenure[i]!
  }
  const ends = bfgs(
    (theta, gradient) => {
      // log r within ±14 of 0; beyond that the model is a Poisson to any precision.
      const logR = Math.max(-14, Math.min(14, theta[0]!))
      const r = Math.exp(logR)
      const alpha = Math.exp(theta[1]!)
      const logGammaR = logGamma(r)
      const digammaR = digamma(r)
      let total = 0
      let dr = 0
      let dAlpha = 0
      for (let i = 0; i < weight.length; i++) {
        const x = frequency[i]!
        const w = weight[i]!
        const logEnd = Math.log(alpha + tenure[i]!)
        total += w * (logGamma(r + x) - logGammaR + r * theta[1]! - (r + x) * logEnd)
        dr += w * (digamma(r + x) - digammaR + theta[1]! - logEnd)
        dAlpha += w * (r / alpha - (r + x) / (alpha + tenure[i]!))
      }
      gradient[0] = logR === theta[0] ? (-dr * r) / customers : 0
      gradient[1] = (-dAlpha * alpha) / customers
      return -total / customers
    },
    Float64Array.of(0, Math.log(time / purchases)),
  )
  return -ends.value * customers
}
