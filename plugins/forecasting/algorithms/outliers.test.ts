import { createRandom } from 'rapport-crm/task'
import { describe, expect, it } from 'vitest'
import { lookAt, winsorise } from './outliers.ts'

const findOutliers = (...args: Parameters<typeof lookAt>) => lookAt(...args).outliers

const noisy = (seed: number, change: (t: number) => number) => {
  const random = createRandom(seed)
  return Float64Array.from(
    { length: 72 },
    (_, t) => 200 + t + 30 * Math.sin((2 * Math.PI * t) / 12) + 4 * random.normal() + change(t),
  )
}

describe('outliers', () => {
  it('finds single accidents around trend and season, and moves them to the fence', () => {
    const series = noisy(3, (t) => (t === 20 ? 150 : t === 50 ? -120 : 0))
    const found = findOutliers(series, [12])
    expect(found.map((o) => o.index)).toEqual([20, 50])
    const cleaned = winsorise(series, found)
    expect(cleaned[20]).toBeLessThan(series[20]! - 80)
    expect(cleaned[50]).toBeGreaterThan(series[50]! + 60)
    expect(series[20]).toBe(found[0]!.value)
  })

  it('finds nothing in most series of plain noise', () => {
    const flagged = Array.from(
      { length: 60 },
      (_, seed) =>
        findOutliers(
          noisy(seed, () => 0),
          [12],
        ).length,
    )
    expect(flagged.filter((count) => count > 0).length).toBeLessThanOrEqual(6)
  })

  it('takes three in a row for a change of level, and a known event for what it is', () => {
    expect(
      findOutliers(
        noisy(3, (t) => (t >= 30 && t < 33 ? 150 : 0)),
        [12],
      ),
    ).toEqual([])
    const promoted = noisy(3, (t) => (t === 20 ? 150 : 0))
    expect(findOutliers(promoted, [12], (t) => t === 20)).toEqual([])
  })

  it('finds nothing in a series that is mostly constant', () => {
    const sparse = Float64Array.from({ length: 60 }, (_, t) => (t % 13 === 5 ? 40 : 0))
    expect(findOutliers(sparse, [12])).toEqual([])
    expect(findOutliers(new Float64Array(40).fill(7), [12])).toEqual([])
  })

  it('does not take the growing peaks of a multiplicative season for accidents', () => {
    const growing = Float64Array.from({ length: 120 }, (_, t) =>
      Math.exp(4 + 0.025 * t + 0.4 * Math.sin((2 * Math.PI * t) / 12)),
    )
    expect(findOutliers(growing, [12])).toEqual([])
  })
})
