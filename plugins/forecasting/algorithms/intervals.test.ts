import { createRandom } from 'rapport-crm/task'
import { describe, expect, it } from 'vitest'
import { boundsOf, calibrate, crossCoverages, halfWidths } from './intervals.ts'

const origin = (forecast: number[], actual: number[], at = 0, next?: number[]) => ({
  origin: at,
  forecast: Float64Array.from(forecast),
  actual: Float64Array.from(actual),
  ...(next && { next: Float64Array.from(next) }),
})

describe('intervals', () => {
  it('measure the spread by step, never falling with distance (by hand)', () => {
    const found = calibrate([origin([10, 10, 10], [11, 14, 12]), origin([10, 10, 10], [7, 10, 10])], false)
    // mean absolute errors 2, 2, 1: they fall, so their mean
    expect(found.spread).toHaveLength(3)
    found.spread.forEach((s) => expect(s).toBeCloseTo(5 / 3, 12))
    expect(found.ratios.map((r) => Math.round(r * 1e9) / 1e9)).toEqual([0, 0, 0.6, 1.2, 1.8, 2.4])
  })

  it('grow with the square root of the distance beyond the first step (by hand)', () => {
    const grown = calibrate([origin([0, 0, 0, 0], [2, 1 + Math.SQRT2, 1 + Math.sqrt(3), 3])], false)
    grown.spread.forEach((s, i) => expect(s).toBeCloseTo(1 + Math.sqrt(i + 1), 12))
    // 0, 1, 2 would be below zero at once: the nearest through nothing is (√2 + 2 √3) / 6 of the root
    const steep = calibrate([origin([0, 0, 0], [0, 1, 2])], false)
    expect(steep.spread[0]).toBeCloseTo((Math.SQRT2 + 2 * Math.sqrt(3)) / 6, 12)
  })

  it('take the first step from every period forecast from the one before, and trust a step by its independent looks (by hand)', () => {
    const found = calibrate([origin([9, 6], [10, 10], 4, [9, 13]), origin([8, 9], [10, 10], 5, [8, 12])], false)
    // One step: 1, 3, 2, 2, so 2 over the three periods 4, 5, 6. Two steps: 4 and 1, so 2.5.
    expect(found.periods).toBe(3)
    expect(found.spread[0]).toBeCloseTo(2, 12)
    expect(found.spread[1]).toBeCloseTo(2.5, 12)
    const half = halfWidths({ ...found, periods: 12, ratios: [0] }, 0.95, 3)
    const normal = Math.sqrt(2 / Math.PI)
    // Student's t at .975 (scipy) with 12, 36 · 2 / 9 = 8 and 36 · 3 / 19 degrees of freedom
    expect(half[0]! / (2 / normal)).toBeCloseTo(2.17881283, 6)
    expect(half[1]! / (2.5 / normal)).toBeCloseTo(2.30600414, 6)
    expect(half[2]! / ((2.5 * Math.sqrt(3 / 2)) / normal)).toBeCloseTo(2.48024481, 6)
  })

  it('of models that were stored without errors by step keep their width', () => {
    const { periods: _, ...before } = calibrate(
      [origin([0, 0], [1, 2], 0, [0, 1]), origin([0, 0], [2, 1], 1, [0, 1])],
      false,
    )
    const half = halfWidths(before, 0.8, 2)
    expect(half[1]! / half[0]!).toBeCloseTo(before.spread[1]! / before.spread[0]!, 12)
  })

  it('multiply on positive series and add on others', () => {
    const origins = [origin([100, 100], [110, 90]), origin([100, 100], [90, 120]), origin([100, 100], [105, 100])]
    const relative = calibrate(origins, true)
    const { lower, upper } = boundsOf(relative, 0.8, Float64Array.of(500))
    expect(lower[0]! * upper[0]!).toBeCloseTo(500 * 500, 3)
    expect(calibrate(origins, false).scale).toBe('ABSOLUTE')
    expect(calibrate([origin([1, -1], [1, 2])], true).scale).toBe('ABSOLUTE')
  })

  it('widen beyond the backtest with the square root of the distance, and with fewer origins', () => {
    const many = calibrate(
      Array.from({ length: 12 }, (_, i) => origin([0, 0], [i % 2 ? 1 : -1, i % 3 ? 1 : -2])),
      false,
    )
    const widths = halfWidths(many, 0.8, 8)
    expect(widths[7]! / widths[1]!).toBeCloseTo(2, 12)
    expect(halfWidths({ ...many, origins: 2 }, 0.95, 1)[0]!).toBeGreaterThan(1.3 * halfWidths(many, 0.95, 1)[0]!)
    expect(() => halfWidths(many, 1, 1)).toThrow('between 0 and 1, got 1')
  })

  it('cover four fifths and nineteen twentieths of normal errors that they have not seen', () => {
    const random = createRandom(11)
    let inside80 = 0
    let inside95 = 0
    for (let round = 0; round < 300; round++) {
      const draw = () =>
        origin(
          [0, 0, 0, 0],
          [1, 2, 2, 3].map((s) => s * random.normal()),
        )
      const calibration = calibrate(Array.from({ length: 12 }, draw), false)
      const narrow = halfWidths(calibration, 0.8, 4)
      const wide = halfWidths(calibration, 0.95, 4)
      draw().actual.forEach((v, step) => {
        if (Math.abs(v) <= narrow[step]!) inside80++
        if (Math.abs(v) <= wide[step]!) inside95++
      })
    }
    expect(inside80 / 1200).toBeGreaterThan(0.76)
    expect(inside80 / 1200).toBeLessThan(0.85)
    expect(inside95 / 1200).toBeGreaterThan(0.92)
    expect(inside95 / 1200).toBeLessThan(0.98)
  })

  it('judge each origin by the others, and nothing by fewer than three (by hand)', () => {
    const errors = [1, 1, 2.5].map((e) => origin([0], [e]))
    // without the third: spread 1, factor 1.886 / .798 = 2.36; with it the spread is 1.5 and the factor 1.638 / .798 = 2.05
    expect(crossCoverages(errors, false, 0.8).reduce((a, b) => a + b, 0) / errors.length).toBeCloseTo(2 / 3, 12)
    expect(halfWidths(calibrate(errors, false), 0.8, 1)[0]).toBeCloseTo(3.08, 2)
    expect(crossCoverages(errors.slice(0, 2), false, 0.8)).toEqual([])
  })
})
