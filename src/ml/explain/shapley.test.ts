import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { residualOf } from './attribution.ts'
import { matrixFromRows } from '../data/matrix.ts'
import { shapley } from './shapley.ts'

const point = (d: number) => fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: d, maxLength: d })
const curved = (row: Float64Array) => row[0]! * row[1]! + Math.sin(row[2]!) * row[0]! + (row[3] ?? 0) ** 2

// Two left gloves and one right one; a pair is worth 1: 1/6, 1/6, 4/6 (Shapley's classic example)
const pairs = (has: Float64Array) => Math.min(has[0]! + has[1]!, has[2]!)

describe('Shapley values', () => {
  it('solve the glove game', () => {
    const { contributions, baseValue, value } = shapley(pairs, [1, 1, 1], [0, 0, 0])
    expect(baseValue).toBe(0)
    expect(value).toBe(1)
    ;[1 / 6, 1 / 6, 4 / 6].forEach((v, j) => expect(contributions[j]).toBeCloseTo(v, 12))
  })

  it('add up for any function, row and baseline', () => {
    fc.assert(
      fc.property(point(4), point(4), (x, baseline) => {
        const explained = shapley(curved, x, baseline)
        expect(Math.abs(residualOf(explained))).toBeLessThan(1e-10)
        expect(explained.value).toBeCloseTo(curved(Float64Array.from(x)), 12)
      }),
    )
  })

  it('are equal for inputs that play the same part, and 0 for one that plays none', () => {
    const { contributions } = shapley((row) => Math.exp(row[0]! + row[1]!), [1, 1, 9], [0, 0, 0])
    expect(contributions[0]).toBeCloseTo(contributions[1]!, 12)
    expect(contributions[2]).toBe(0)
  })

  it('against background rows are the mean of those against each', () => {
    const x = [1, 2, 3, 4]
    const rows = [
      [0, 1, 0, 2],
      [5, -1, 2, 0],
      [1, 1, 1, 1],
    ]
    const together = shapley(curved, x, matrixFromRows(rows))
    const apart = rows.map((row) => shapley(curved, x, row).contributions)
    together.contributions.forEach((c, j) =>
      expect(c).toBeCloseTo(
        apart.reduce((sum, part) => sum + part[j]! / 3, 0),
        12,
      ),
    )
  })

  it('refuse too many inputs and functions that give no number', () => {
    expect(() => shapley(() => 1, new Float64Array(13), new Float64Array(13))).toThrow(
      'option x: expected 1 to 12 inputs, got 13',
    )
    expect(() => shapley(() => Number.NaN, [1], [0])).toThrow(expect.objectContaining({ code: 'NOT_FINITE' }))
  })
})
