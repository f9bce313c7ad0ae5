import { matrixFromRows, type Matrix } from 'rapport-crm/ml/data'
import { describe, expect, test } from 'vitest'
import { blobs, waves } from './fixtures/waves.ts'
import { mixtureDensities, type CovarianceKind } from './gaussian.ts'
import { gaussianMixture } from './gaussian-mixture.ts'

const bestOf = (rows: Matrix, covariance: CovarianceKind) =>
  Array.from({ length: 30 }, (_, seed) =>
    gaussianMixture(rows, { k: 3, covariance, seed, tolerance: 1e-8, maxIterations: 1_000 }),
  ).reduce((best, found) => (found.logLikelihood > best.logLikelihood ? found : best))

describe('Gaussian mixture', () => {
  // scikit-learn 1.2.1: GaussianMixture(3, n_init=30, tol=1e-8).score(X) * 90 and .bic(X)
  test.each([
    ['full', -446.6234326601047, 1023.741345759787],
    ['diagonal', -449.03534948067454, 988.0668923679543],
  ] as const)('with %s covariance is as likely as that of scikit-learn', (covariance, logLikelihood, bic) => {
    const found = bestOf(waves, covariance)
    expect(found.logLikelihood).toBeGreaterThan(logLikelihood - 0.01)
    expect(found.bic).toBeLessThan(bic + 0.02)
  })

  test('of one component is the mean and the covariance of the rows', () => {
    const rows = matrixFromRows([
      [0, 0],
      [2, 0],
      [0, 4],
      [2, 4],
    ])
    const { mixture, logLikelihood } = gaussianMixture(rows, { k: 1, seed: 0, regularisation: 1e-12 })
    expect([...mixture.means]).toEqual([1, 2])
    expect([...mixture.covariances].map((value) => Number(value.toFixed(9)))).toEqual([1, 0, 0, 4])
    // Each row is one deviation away in both columns: ln N = −ln 2π − ½ ln 4 − 1.
    expect(logLikelihood).toBeCloseTo(4 * (-Math.log(2 * Math.PI) - Math.log(2) - 1), 9)
  })

  test('gives each row the probability of its component', () => {
    const { labels, confidence, mixture } = gaussianMixture(waves, { k: 3, seed: 1 })
    expect(mixture.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12)
    const densities = mixtureDensities(mixture)
    const logWeights = new Float64Array(3)
    labels.forEach((label, i) => {
      const logDensity = densities.weigh(waves.data, i * 3, logWeights)
      const probabilities = logWeights.map((value) => Math.exp(value - logDensity))
      expect(probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9)
      expect(confidence[i]).toBe(Math.max(...probabilities))
      expect(probabilities[label]).toBe(confidence[i])
    })
  })

  test('recovers components that are far apart', () => {
    const { labels, confidence, converged } = gaussianMixture(blobs(600, 3, 3, 12, 0.3), { k: 3, seed: 0 })
    expect(new Set(labels).size).toBe(3)
    expect(Math.min(...confidence)).toBeGreaterThan(0.999)
    expect(converged).toBe(true)
  })

  test('stays finite where a component collapses onto equal rows', () => {
    const rows = matrixFromRows([...Array.from({ length: 20 }, () => [1, 1]), [5, 6], [6, 5], [7, 7]])
    for (const covariance of ['full', 'diagonal'] as const) {
      const { logLikelihood, bic, mixture } = gaussianMixture(rows, { k: 2, seed: 0, covariance })
      for (const value of [logLikelihood, bic, ...mixture.covariances]) expect(Number.isFinite(value)).toBe(true)
    }
  })

  test('refuses what k-means refuses', () => {
    const alike = matrixFromRows([[1], [1], [1]])
    expect(() => gaussianMixture(alike, { k: 2, seed: 0 })).toThrow(
      expect.objectContaining({ code: 'INSUFFICIENT_DATA' }),
    )
    expect(() => gaussianMixture(waves, { k: 2, seed: 0, regularisation: 0 })).toThrow(/regularisation/)
  })
})
