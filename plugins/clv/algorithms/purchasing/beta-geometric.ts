import { digamma, logBeta, logGamma } from 'rapport-crm/ml/distributions'
import { parametersOf, purchasesWithoutDropOut, type PurchaseProcess } from './process.ts'

/**
 * The two models in which a customer may leave at each purchase: purchases at rate λ ~ Gamma(r, α), and a probability p
 * ~ Beta(a, b) of leaving at each occasion. They differ in the occasions: `occasionsBefore` is 0 if only repeat
 * purchases count (BG/NBD) and 1 if the first purchase counts too (MBG/NBD). With k = x + occasionsBefore occasions
 * survived:
 *
 * L = Γ(r+x)/Γ(r) α^r (α+T)^−(r+x) · B(a, b+k)/B(a, b) · (1 + [k>0] a/(b+k−1) ((α+T)/(α+t_x))^(r+x))
 */
const betaGeometric = (name: 'BG_NBD' | 'MBG_NBD', occasionsBefore: 0 | 1): PurchaseProcess => ({
  name,
  parameters: ['r', 'alpha', 'a', 'b'],

  logLikelihood(theta, cohort, gradient) {
    const [r, alpha, a, b] = parametersOf(theta)
    const { frequency, recency, tenure, weight } = cohort
    const logAlpha = theta[1]!
    const logGammaR = logGamma(r)
    const digammaR = digamma(r)
    const logBetaAB = logBeta(a, b)
    const digammaB = digamma(b)
    const digammaSum = digamma(a + b)
    let total = 0
    let dr = 0
    let dAlpha = 0
    let da = 0
    let db = 0
    // Rows are ordered by x, so what depends on x alone is computed once for each value of it.
    let x = -1
    let k = 0
    let constant = 0
    let logOdds = 0
    let xr = 0
    let xa = 0
    let xb = 0
    for (let i = 0; i < frequency.length; i++) {
      if (frequency[i] !== x) {
        x = frequency[i]!
        k = x + occasionsBefore
        constant = logGamma(r + x) - logGammaR + r * logAlpha + logBeta(a, b + k) - logBetaAB
        logOdds = k > 0 ? theta[2]! - Math.log(b + k - 1) : 0
        xr = digamma(r + x) - digammaR + logAlpha
        const digammaAll = digamma(a + b + k)
        xa = digammaSum - digammaAll
        xb = digammaSum - digammaAll + digamma(b + k) - digammaB
      }
      const w = weight[i]!
      const atEnd = alpha + tenure[i]!
      const logEnd = Math.log(atEnd)
      let row = constant - (r + x) * logEnd
      let rowR = xr - logEnd
      let rowAlpha = r / alpha - (r + x) / atEnd
      let rowA = xa
      let rowB = xb
      if (k > 0) {
        const atLast = alpha + recency[i]!
        const gap = logEnd - Math.log(atLast)
        const d = logOdds + (r + x) * gap
        const left = 1 / (1 + Math.exp(-d))
        row += d > 0 ? d + Math.log1p(Math.exp(-d)) : Math.log1p(Math.exp(d))
        rowR += left * gap
        rowAlpha += left * (r + x) * (1 / atEnd - 1 / atLast)
        rowA += left / a
        rowB -= left / (b + k - 1)
      }
      total += w * row
      dr += w * rowR
      dAlpha += w * rowAlpha
      da += w * rowA
      db += w * rowB
    }
    gradient[0] = dr * r
    gradient[1] = dAlpha * alpha
    gradient[2] = da * a
    gradient[3] = db * b
    return total
  },

  probabilityAlive(p, x, recency, tenure) {
    const [r, alpha, a, b] = p
    const k = x + occasionsBefore
    if (k === 0) return 1
    const since = x === 0 ? 0 : recency
    const d = Math.log(a) - Math.log(b + k - 1) + (r + x) * Math.log((alpha + tenure) / (alpha + since))
    return 1 / (1 + Math.exp(d))
  },

  /**
   * The papers' expression with the Gaussian hypergeometric function, expanded in the number K of purchases that would be made
   * if nobody left: E = Σ_n P(K ≥ n) · E[(1−p)^(n−1)]. All terms are positive, so nothing cancels and a = 1 is no special case.
   */
  expectedWhileAlive(p, x, tenure, horizon) {
    const [r, alpha, a, b] = p
    const k = x + occasionsBefore
    const shape = r + x
    const ratio = horizon / (alpha + tenure)
    const z = ratio / (1 + ratio)
    let expected = 0
    let survived = 0
    let survival = 1
    let probability = Math.exp(-shape * Math.log1p(ratio))
    if (probability < 1e-280 || ratio > 1000) {
      const free = purchasesWithoutDropOut(shape, ratio)
      for (let n = 1; n < free.length; n++) {
        survived += survival
        survival *= (b + k + n - 1) / (a + b + k + n - 1)
        expected += free[n]! * survived
      }
      return expected
    }
    // The same sum without the array: scoring spends most of its time here.
    let left = 1 - probability
    for (let n = 1; ; n++) {
      const growth = (z * (shape + n - 1)) / n
      probability *= growth
      survived += survival
      survival *= (b + k + n - 1) / (a + b + k + n - 1)
      expected += probability * survived
      left -= probability
      const next = Math.max((z * (shape + n)) / (n + 1), z)
      if (next < 1 && probability * next < 1e-12 * (1 - next)) break
    }
    expected += Math.max(0, left) * survived
    return expected
  },

  distributionWhileAlive(p, x, tenure, horizon) {
    const [r, alpha, a, b] = p
    const k = x + occasionsBefore
    const result = purchasesWithoutDropOut(r + x, horizon / (alpha + tenure))
    const longest = result.length - 1
    const survival = new Float64Array(longest + 1)
    survival[0] = 1
    for (let j = 1; j <= longest; j++) survival[j] = survival[j - 1]! * ((b + k + j - 1) / (a + b + k + j - 1))
    // P(N ≥ n) = P(K ≥ n) · E[(1−p)^(n−1)], turned from tails into probabilities from the far end.
    let freeTail = 0
    let above = 0
    for (let n = longest; n >= 1; n--) {
      freeTail += result[n]!
      const tail = freeTail * survival[n - 1]!
      result[n] = Math.max(0, tail - above)
      above = tail
    }
    result[0] = Math.max(0, 1 - above)
    return result
  },
})

/**
 * BG/NBD: a customer may leave after each repeat purchase.
 * @see Fader, Hardie & Lee, "Counting Your Customers the Easy Way: An Alternative to the Pareto/NBD Model", Marketing Science 24(2), 2005
 */
export const bgNbd = betaGeometric('BG_NBD', 0)

/**
 * MBG/NBD: a customer may leave after the first purchase too, so one-time buyers need not stay alive for ever.
 * @see Batislam, Denizel & Filiztekin, "Empirical validation and comparison of models for customer base analysis", IJRM
 * 24(3), 2007
 */
export const mbgNbd = betaGeometric('MBG_NBD', 1)
