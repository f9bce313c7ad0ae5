import { digamma, gaussLegendre, logGamma } from 'rapport-crm/ml/distributions'
import { parametersOf, purchasesWithoutDropOut, type PurchaseProcess, type ProcessParameters } from './process.ts'

const { nodes, weights } = gaussLegendre(24)

/**
 * log of I = ∫ s/(β+u) · ((β+T)/(β+u))^s · ((α+T)/(α+u))^(r+x) du over u from t_x to T: the odds that the customer has left.
 * The usual pair of hypergeometric functions cancels for frequent buyers; this integrand is positive and smooth in
 * log(γ + u), γ the smaller of α and β. `slopes` gets the derivatives of log I with respect to r, α, s, β.
 */
const logOddsLeft = (
  p: ProcessParameters,
  x: number,
  recency: number,
  tenure: number,
  slopes: Float64Array | undefined,
): number => {
  const [r, alpha, s, beta] = p
  const power = r + x
  const gamma = Math.min(alpha, beta)
  // Beyond this point the integrand is below e^-40 of its start.
  const end = Math.min(tenure, (alpha + recency) * Math.exp(Math.min(40 / power, 700)) - alpha)
  const from = gamma + recency
  const length = Math.log((gamma + end) / from)
  const logA = Math.log((alpha + tenure) / (alpha + recency))
  const logB = Math.log((beta + tenure) / (beta + recency))
  let sum = 0
  let sr = 0
  let sAlpha = 0
  let ss = 0
  let sBeta = 0
  for (let i = 0; i < nodes.length; i++) {
    const u = from * Math.exp(length * nodes[i]!) - gamma
    const fallA = Math.log((alpha + u) / (alpha + recency))
    const fallB = Math.log((beta + u) / (beta + recency))
    const term = weights[i]! * Math.exp(-power * fallA - s * fallB) * ((gamma + u) / (beta + u))
    sum += term
    if (slopes) {
      sr += term * (logA - fallA)
      ss += term * (logB - fallB)
      sAlpha += term * (1 / (alpha + tenure) - 1 / (alpha + u))
      sBeta += term * (s / (beta + tenure) - (s + 1) / (beta + u))
    }
  }
  if (sum <= 0 || length <= 0) {
    slopes?.fill(0)
    return -Infinity
  }
  if (slopes) {
    slopes[0] = sr / sum
    slopes[1] = (power * sAlpha) / sum
    slopes[2] = 1 / s + ss / sum
    slopes[3] = sBeta / sum
  }
  return Math.log(s * length * sum) + power * logA + s * logB
}

/**
 * Pareto/NBD: purchases at rate λ ~ Gamma(r, α), a lifetime of exponential length with rate μ ~ Gamma(s, β).
 * @see Schmittlein, Morrison & Colombo, "Counting Your Customers: Who Are They and What Will They Do Next?", Management Science 33(1), 1987
 */
export const paretoNbd: PurchaseProcess = {
  name: 'PARETO_NBD',
  parameters: ['r', 'alpha', 's', 'beta'],

  logLikelihood(theta, cohort, gradient) {
    const p = parametersOf(theta)
    const [r, alpha, s, beta] = p
    const { frequency, recency, tenure, weight } = cohort
    const logGammaR = logGamma(r)
    const digammaR = digamma(r)
    const slopes = new Float64Array(4)
    const sums: [number, number, number, number] = [0, 0, 0, 0]
    let total = 0
    let x = -1
    let constant = 0
    let xr = 0
    for (let i = 0; i < frequency.length; i++) {
      if (frequency[i] !== x) {
        x = frequency[i]!
        constant = logGamma(r + x) - logGammaR + r * theta[1]! + s * theta[3]!
        xr = digamma(r + x) - digammaR + theta[1]!
      }
      const T = tenure[i]!
      const w = weight[i]!
      const logA = Math.log(alpha + T)
      const logB = Math.log(beta + T)
      const odds = logOddsLeft(p, x, recency[i]!, T, slopes)
      const left = 1 / (1 + Math.exp(-odds))
      total +=
        w *
        (constant -
          (r + x) * logA -
          s * logB +
          (odds > 0 ? odds + Math.log1p(Math.exp(-odds)) : Math.log1p(Math.exp(odds))))
      sums[0] += w * (xr - logA + left * slopes[0]!)
      sums[1] += w * (r / alpha - (r + x) / (alpha + T) + left * slopes[1]!)
      sums[2] += w * (theta[3]! - logB + left * slopes[2]!)
      sums[3] += w * (s / beta - s / (beta + T) + left * slopes[3]!)
    }
    for (let j = 0; j < 4; j++) gradient[j] = sums[j]! * p[j]!
    return total
  },

  probabilityAlive(p, x, recency, tenure) {
    return 1 / (1 + Math.exp(logOddsLeft(p, x, x === 0 ? 0 : recency, tenure, undefined)))
  },

  expectedWhileAlive(p, x, tenure, horizon) {
    const [r, alpha, s, beta] = p
    const growth = Math.log1p(horizon / (beta + tenure))
    const bent = Math.abs(s - 1) < 1e-9 ? growth : -Math.expm1(-(s - 1) * growth) / (s - 1)
    return ((r + x) / (alpha + tenure)) * (beta + tenure) * bent
  },

  distributionWhileAlive(p, x, tenure, horizon) {
    const [r, alpha, s, beta] = p
    const staying = Math.exp(-s * Math.log1p(horizon / (beta + tenure)))
    const result = purchasesWithoutDropOut(r + x, horizon / (alpha + tenure)).map((value) => value * staying)
    // The time of leaving, taken at the quadrature points of its distribution function.
    for (let i = 0; i < nodes.length; i++) {
      const chance = (1 - staying) * nodes[i]!
      const lifetime = (beta + tenure) * Math.expm1(-Math.log1p(-chance) / s)
      const active = purchasesWithoutDropOut(r + x, Math.min(lifetime, horizon) / (alpha + tenure))
      const share = weights[i]! * (1 - staying)
      for (let n = 0; n < active.length; n++) {
        const at = Math.min(n, result.length - 1)
        result[at] = result[at]! + share * active[n]!
      }
    }
    return result
  },
}
