import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adjustedRandIndex, overlaps } from './agreement.ts'
import { assignRowsToColumns, matchSegments } from './matching.ts'

describe('adjusted Rand index', () => {
  test('equals scikit-learn', () => {
    // scikit-learn 1.2.1: adjusted_rand_score
    expect(adjustedRandIndex(Int32Array.of(0, 0, 1, 1), Int32Array.of(0, 0, 1, 2))).toBeCloseTo(0.5714285714285714, 14)
    expect(adjustedRandIndex(Int32Array.of(0, 0, 0, 1, 1, 1), Int32Array.of(0, 0, 1, 1, 2, 2))).toBeCloseTo(
      0.24242424242424243,
      14,
    )
  })

  test('is 1 for the same clusters under other names, even for a single cluster', () => {
    expect(adjustedRandIndex(Int32Array.of(0, 0, 1, -1), Int32Array.of(2, 2, -1, 0))).toBe(1)
    expect(adjustedRandIndex(Int32Array.of(0, 0, 0), Int32Array.of(1, 1, 1))).toBe(1)
    expect(adjustedRandIndex(new Int32Array(), new Int32Array())).toBe(1)
  })
})

test('overlap counts members in both over members in either', () => {
  const { jaccard } = overlaps(Int32Array.of(0, 0, 0, 1, -1), Int32Array.of(0, 0, 1, 1, 1))
  expect([...jaccard]).toEqual([2 / 3, 1 / 5, 0, 1 / 3])
})

test('rows get the columns that cost least in total', () => {
  const table = fc.integer({ min: 1, max: 5 }).chain((rows) =>
    fc.record({
      rows: fc.constant(rows),
      cols: fc.integer({ min: rows, max: 6 }),
      costs: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 30, maxLength: 30 }),
    }),
  )
  fc.assert(
    fc.property(table, ({ rows, cols, costs }) => {
      const cost = Float64Array.from(costs.slice(0, rows * cols))
      const cheapest = (row: number, used: ReadonlySet<number>): number => {
        if (row === rows) return 0
        const free = Array.from({ length: cols }, (_, c) => c).filter((c) => !used.has(c))
        return Math.min(...free.map((c) => cost[row * cols + c]! + cheapest(row + 1, new Set([...used, c]))))
      }
      const chosen = assignRowsToColumns(cost, rows, cols)
      expect(new Set(chosen).size).toBe(rows)
      expect(chosen.reduce((sum, col, row) => sum + cost[row * cols + col]!, 0)).toBe(cheapest(0, new Set()))
    }),
  )
})

describe('segments from run to run', () => {
  test('keep their identity when they are renumbered', () => {
    const before = Int32Array.of(0, 0, 0, 1, 1, 2, 2, 2, -1)
    const after = Int32Array.of(2, 2, 2, 0, 0, 1, 1, 1, -1)
    expect(matchSegments(before, after)).toEqual([
      { segment: 0, previous: 1, overlap: 1 },
      { segment: 1, previous: 2, overlap: 1 },
      { segment: 2, previous: 0, overlap: 1 },
    ])
  })

  test('pass it on once: of two halves the larger keeps it, the other is new', () => {
    const before = new Int32Array(10)
    const after = Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1, 1, 1)
    expect(matchSegments(before, after)).toEqual([
      { segment: 0, previous: -1, overlap: 0.4 },
      { segment: 1, previous: 0, overlap: 0.6 },
    ])
  })

  test('are new if hardly any members were together before', () => {
    const before = Int32Array.of(0, 0, 0, 0, 0, 0, 0, 0, 1, 1)
    const after = Int32Array.of(0, 1, 1, 1, 1, 1, 1, 1, 1, 1)
    expect(matchSegments(before, after)).toEqual([
      { segment: 0, previous: -1, overlap: 1 / 8 },
      { segment: 1, previous: 0, overlap: 0.7 },
    ])
    expect(matchSegments(Int32Array.of(-1, -1), Int32Array.of(0, 0))).toEqual([
      { segment: 0, previous: -1, overlap: 0 },
    ])
  })

  test('keep an identity even if giving it up would increase the sum of overlaps', () => {
    // Customers by old and new segment: 0–0 overlaps in 10/26, 0–1 and 1–0 in 8/28 each, which is more in total.
    const moves = [
      [0, 0, 10],
      [0, 1, 8],
      [1, 0, 8],
      [-1, 1, 10],
      [1, -1, 10],
    ] as const
    const side = (which: 0 | 1) =>
      Int32Array.from(moves.flatMap((move) => Array.from({ length: move[2] }, () => move[which])))
    expect(matchSegments(side(0), side(1))).toEqual([
      { segment: 0, previous: 0, overlap: 10 / 26 },
      { segment: 1, previous: -1, overlap: 8 / 28 },
    ])
  })

  test('cannot be matched without the same customers', () => {
    expect(() => matchSegments(Int32Array.of(0), Int32Array.of(0, 1))).toThrow(
      expect.objectContaining({ code: 'SHAPE_MISMATCH' }),
    )
  })
})
