import { matrix } from 'rapport-crm/ml/data'
import { gaussLegendre } from 'rapport-crm/ml/distributions'
import type { Attribution } from 'rapport-crm/ml/explain'
import { scale } from 'rapport-crm/ml/prepare'
import { predictSvm, type SvmModel } from 'rapport-crm/ml/svm'
import { signedLog } from './signed-log.ts'

/**
 * Exact Shapley values of a support vector regression with a radial kernel, relative to the mean customer (`means`, d).
 *
 * The kernel of a row and a support vector is a product over columns, so for each vector the game is v(S) = Π (in S: the row's factor ·
 * outside: the mean customer's), whose Shapley values are integrals of a polynomial of degree d − 1 (Owen's multilinear
 * extension). Gauss–Legendre nodes integrate it without error: O(vectors · d²), against vectors · d · 2^d of the definition, with the
 * same result. Returns a function of a row (d) that reuses its buffers.
 * @see Owen, "Multilinear extensions of games", Management Science 18(5), 1972
 */
export const svrExplainer = (model: SvmModel, means: Float64Array): ((row: Float64Array) => Attribution) => {
  const d = means.length
  const { support, coefficients, gamma, scaler, bias, targetMean, targetDeviation } = model
  const { nodes, weights } = gaussLegendre(Math.ceil(d / 2))
  const standardised = (row: Float64Array) => scale(scaler, signedLog(matrix(row, 1, d))).data
  const factors = (row: Float64Array) => {
    const z = standardised(row)
    return support.map((value, i) => Math.exp(-gamma * (z[i % d]! - value) ** 2))
  }
  const outside = factors(means)
  let baseValue = bias
  coefficients.forEach((coefficient, k) => {
    baseValue += coefficient * outside.subarray(k * d, (k + 1) * d).reduce((product, factor) => product * factor, 1)
  })
  const before = new Float64Array(d + 1)
  return (row) => {
    const inside = factors(row)
    const contributions = new Float64Array(d)
    coefficients.forEach((coefficient, k) => {
      const at = k * d
      for (let q = 0; q < nodes.length; q++) {
        const t = nodes[q]!
        before[0] = coefficient * weights[q]!
        for (let j = 0; j < d; j++) {
          before[j + 1] = before[j]! * (outside[at + j]! * (1 - t) + inside[at + j]! * t)
        }
        let after = 1
        for (let j = d - 1; j >= 0; j--) {
          contributions[j]! += before[j]! * after * (inside[at + j]! - outside[at + j]!)
          after *= outside[at + j]! * (1 - t) + inside[at + j]! * t
        }
      }
    })
    return {
      baseValue: targetMean + targetDeviation * baseValue,
      contributions: contributions.map((part) => part * targetDeviation),
      value: predictSvm(model, signedLog(matrix(row, 1, d)))[0]!,
    }
  }
}
