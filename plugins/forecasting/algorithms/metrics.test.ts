import { describe, expect, it } from 'vitest'
import { accuracyOf, coverageOf, seasonalNaiveError } from './metrics.ts'

describe('accuracy', () => {
  it('is measured in the series, in seasonal naive errors and in percent (by hand)', () => {
    const found = accuracyOf([10, 0, 20], [8, 0, 30], [2, 2, 5])
    expect(found.mae).toBe(4)
    expect(found.rmse).toBeCloseTo(Math.sqrt(104 / 3), 12)
    expect(found.mase).toBeCloseTo((1 + 0 + 2) / 3, 12)
    expect(found.smape).toBeCloseTo((200 * (2 / 18 + 0 + 10 / 50)) / 3, 12)
  })

  it('has no MASE if nothing ever changed', () => {
    expect(accuracyOf([1], [2], [0]).mase).toBeNull()
    expect(accuracyOf([1], [1], [0]).mase).toBeNull()
  })

  it('takes the error of the naive forecast where a season is missing', () => {
    expect(seasonalNaiveError([1, 2, 4, 8], 2)).toBe((3 + 6) / 2)
    expect(seasonalNaiveError([1, 2, 4], 12)).toBe(1.5)
    expect(seasonalNaiveError([5], 12)).toBe(0)
  })

  it('counts values inside their interval, ends included', () => {
    expect(coverageOf([1, 2, 3, 4], [1, 0, 3.5, 0], [2, 1, 4, 9])).toBe(0.5)
    expect(coverageOf([], [], [])).toBeNull()
  })
})
