import { ModelInputError } from 'rapport-crm/ml/data'
import { cholesky } from 'rapport-crm/ml/linear-algebra'

export type CovarianceKind = 'full' | 'diagonal'

/** K Gaussian components over d columns. */
export interface Mixture {
  readonly kind: CovarianceKind
  readonly components: number
  readonly cols: number
  /** K, sum 1. */
  readonly weights: Float64Array
  /** `K × d` */
  readonly means: Float64Array
  /** `K × d × d` for full, `K × d` for diagonal. */
  readonly covariances: Float64Array
}

/** What the log densities need from a mixture; computed once, used for every row. */
export interface Densities {
  /**
   * Writes ln(weight) + ln N(row; mean, covariance) of each component into `into` and returns the log density of the row
   * under the mixture (log-sum-exp).
   */
  weigh(row: ArrayLike<number>, offset: number, into: Float64Array): number
  /** Precision (inverse covariance) of component q times (row − mean), written to `into` (d). */
  pull(q: number, row: ArrayLike<number>, into: Float64Array): void
  /** ln(weight) − ½ (d ln 2π + ln |covariance|) of component q. */
  constant(q: number): number
}

/** The factor of component q's covariance. Throws BAD_OPTION when it is not positive definite in double precision. */
const factorOf = (covariances: Float64Array, q: number, d: number): Float64Array => {
  const lower = cholesky(covariances.subarray(q * d * d, (q + 1) * d * d), d, 0)
  if (lower) return lower
  throw new ModelInputError(
    'BAD_OPTION',
    `the covariance of component ${q} is not positive definite: expected a larger regularisation`,
  )
}

/** Inverse of a lower triangular matrix (`d × d`). */
const invertLower = (lower: Float64Array, d: number): Float64Array => {
  const inverse = new Float64Array(d * d)
  for (let i = 0; i < d; i++) {
    inverse[i * d + i] = 1 / lower[i * d + i]!
    for (let j = 0; j < i; j++) {
      let sum = 0
      for (let m = j; m < i; m++) sum -= lower[i * d + m]! * inverse[m * d + j]!
      inverse[i * d + j] = sum / lower[i * d + i]!
    }
  }
  return inverse
}

/** Prepares a mixture's densities. Throws BAD_OPTION when a covariance is not positive definite. */
export const mixtureDensities = (mixture: Mixture): Densities => {
  const { kind, components, cols: d, weights, means, covariances } = mixture
  const width = kind === 'full' ? d * d : d
  // The inverse Cholesky factors (full) or inverse deviations (diagonal): |factor · (row − mean)|² is Mahalanobis'.
  const factors = new Float64Array(components * width)
  const constants = new Float64Array(components)
  for (let q = 0; q < components; q++) {
    let logDeviations = 0
    if (kind === 'full') {
      const lower = factorOf(covariances, q, d)
      for (let j = 0; j < d; j++) logDeviations += Math.log(lower[j * d + j]!)
      factors.set(invertLower(lower, d), q * width)
    } else {
      for (let j = 0; j < d; j++) {
        const variance = covariances[q * d + j]!
        logDeviations += Math.log(variance) / 2
        factors[q * d + j] = 1 / Math.sqrt(variance)
      }
    }
    constants[q] = Math.log(weights[q]!) - (d / 2) * Math.log(2 * Math.PI) - logDeviations
  }
  const centred = new Float64Array(d)
  const squaredMahalanobis = (q: number): number => {
    let total = 0
    for (let i = 0, at = q * width; i < d; i++) {
      let sum = 0
      if (kind === 'diagonal') sum = factors[at++]! * centred[i]!
      else {
        for (let j = 0; j <= i; j++) sum += factors[at + j]! * centred[j]!
        at += d
      }
      total += sum * sum
    }
    return total
  }
  return {
    weigh(row, offset, into) {
      let most = -Infinity
      for (let q = 0; q < components; q++) {
        for (let j = 0; j < d; j++) centred[j] = row[offset + j]! - means[q * d + j]!
        const value = constants[q]! - squaredMahalanobis(q) / 2
        into[q] = value
        if (value > most) most = value
      }
      let sum = 0
      for (let q = 0; q < components; q++) sum += Math.exp(into[q]! - most)
      return most + Math.log(sum)
    },
    pull(q, row, into) {
      into.fill(0)
      for (let i = 0; i < d; i++) {
        let sum = 0
        for (let j = 0; j < d; j++) {
          const factor = kind === 'full' ? factors[q * width + i * d + j]! : i === j ? factors[q * d + i]! : 0
          sum += factor * (row[j]! - means[q * d + j]!)
        }
        for (let j = 0; j < d; j++) {
          const factor = kind === 'full' ? factors[q * width + i * d + j]! : i === j ? factors[q * d + i]! : 0
          into[j]! += factor * sum
        }
      }
    },
    constant: (q) => constants[q]!,
  }
}
