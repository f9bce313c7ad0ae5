import { describe, expect, it } from 'vitest'
import { createRandom } from '../../core/random.ts'
import { bootstrapInterval, estimateMetric } from './bootstrap.ts'
import { AUC } from './ranking-metrics.ts'
import { MAE, PEARSON } from './regression-metrics.ts'

const noise = (n: number, seed: number) => {
  const random = createRandom(seed)
  return Float64Array.from({ length: n }, () => random.normal())
}

describe('the bootstrap interval', () => {
  it('of a mean is that of theory', () => {
    const values = noise(400, 1)
    const mean = (rows: Int32Array) => rows.reduce((sum, row) => sum + values[row]! / rows.length, 0)
    const interval = bootstrapInterval(400, mean, { resamples: 4_000, seed: 2 })!
    const centre = values.reduce((sum, v) => sum + v / 400, 0)
    const deviation = Math.sqrt(values.reduce((sum, v) => sum + (v - centre) ** 2 / 400, 0))
    // normal theory: mean ± 1.96·s/√n
    expect(interval.lower).toBeCloseTo(centre - (1.96 * deviation) / 20, 2)
    expect(interval.upper).toBeCloseTo(centre + (1.96 * deviation) / 20, 2)
  })

  it('covers the truth about as often as it says', () => {
    let covered = 0
    for (let trial = 0; trial < 200; trial++) {
      const error = noise(150, trial)
      const { interval } = estimateMetric(MAE, error, new Float64Array(150), {
        level: 0.9,
        resamples: 300,
        seed: trial,
      })
      // the mean of |N(0, 1)| is √(2/π)
      if (interval!.lower < Math.sqrt(2 / Math.PI) && interval!.upper > Math.sqrt(2 / Math.PI)) covered++
    }
    expect(covered / 200).toBeGreaterThan(0.84)
    expect(covered / 200).toBeLessThan(0.96)
  })

  it('is the same for the same seed and does not depend on the order of rows', () => {
    const score = noise(80, 3)
    const actual = noise(80, 4).map((v, i) => (v + score[i]! > 0 ? 1 : 0))
    const first = estimateMetric(AUC, actual, score, { seed: 7 })
    expect(estimateMetric(AUC, actual, score, { seed: 7 })).toEqual(first)
    expect(estimateMetric(AUC, actual.toReversed(), score.toReversed(), { seed: 7 })).toEqual(first)
    expect(estimateMetric(AUC, actual, score, { seed: 8 }).interval).not.toEqual(first.interval)
    expect(first.interval!.lower).toBeLessThan(first.value!)
    expect(first.interval!.upper).toBeGreaterThan(first.value!)
  })

  it('is null where the metric is mostly undefined', () => {
    expect(estimateMetric(PEARSON, [3, 3, 3], [1, 2, 3])).toEqual({
      name: 'r',
      value: null,
      interval: null,
      rows: 3,
    })
    expect(estimateMetric(MAE, [], [])).toEqual({ name: 'mae', value: null, interval: null, rows: 0 })
    expect(() => estimateMetric(MAE, [1], [Number.NaN])).toThrow(
      'expected a finite number in the predictions, row 0, got NaN',
    )
  })
})
