import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matrixFromRows } from '../data/matrix.ts'
import { foldsByTime, foldSplits, splitAtTime, splitByTime, splitStratified, splitWithin } from './splits.ts'
import { takeColumns, takeRows, takeValues } from './take.ts'

const all = (split: { train: Int32Array; holdout: Int32Array }) =>
  [...split.train, ...split.holdout].sort((a, b) => a - b)
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i)

describe('a split by time', () => {
  it('judges only what came after, with a gap between', () => {
    const times = [5, 1, 9, 3, 7, 11]
    expect(splitAtTime(times, 5)).toEqual({ train: Int32Array.of(0, 1, 3), holdout: Int32Array.of(2, 4, 5) })
    expect(splitAtTime(times, 5, 3)).toEqual({ train: Int32Array.of(0, 1, 3), holdout: Int32Array.of(2, 5) })
    expect(() => splitAtTime(times, 20)).toThrow(expect.objectContaining({ code: 'INSUFFICIENT_DATA' }))
  })

  it('keeps equal times on one side, for any times and share', () => {
    const times = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 40 })
    fc.assert(
      fc.property(times, fc.double({ min: 0.1, max: 0.9, noNaN: true }), (t, share) => {
        fc.pre(new Set(t).size > 1)
        const split = splitByTime(t, share)
        expect(Math.max(...takeValues(t, split.train))).toBeLessThan(Math.min(...takeValues(t, split.holdout)))
        expect(all(split)).toEqual(upTo(t.length))
      }),
    )
  })

  it('into folds trains on ever more of the past', () => {
    const folds = foldsByTime([1, 2, 3, 4, 5, 6, 7, 8], { folds: 3, gap: 1 })
    expect(folds.map(({ train, holdout }) => [train.length, Array.from(holdout)])).toEqual([
      [2, [3]],
      [4, [5]],
      [6, [7]],
    ])
  })
})

describe('a stratified split', () => {
  it('keeps the shares of the labels and is decided by its seed', () => {
    const labels = Float64Array.from({ length: 403 }, (_, i) => (i % 4 === 0 ? 1 : 0))
    const split = splitStratified(labels, 0.25, 7)
    expect(split.holdout.length).toBe(101)
    expect(takeValues(labels, split.holdout).reduce((sum, v) => sum + v, 0)).toBe(25)
    expect(all(split)).toEqual(upTo(403))
    expect(splitStratified(labels, 0.25, 7)).toEqual(split)
    expect(splitStratified(labels, 0.25, 8)).not.toEqual(split)
  })
})

describe('folds', () => {
  it('judge every row once and keep the shares of the labels', () => {
    const labels = Float64Array.from({ length: 52 }, (_, i) => (i < 12 ? 1 : 0))
    const folds = foldSplits(52, { folds: 4, labels, seed: 3 })
    expect(folds.flatMap(({ holdout }) => [...holdout]).sort((a, b) => a - b)).toEqual(upTo(52))
    for (const { train, holdout } of folds) {
      expect(holdout.length).toBe(13)
      expect(takeValues(labels, holdout).reduce((sum, v) => sum + v, 0)).toBe(3)
      expect(all({ train, holdout })).toEqual(upTo(52))
    }
  })

  it('never tear a group apart, for any groups', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 12, maxLength: 60 }), (groups) => {
        fc.pre(new Set(groups).size >= 3)
        const folds = foldSplits(groups.length, { folds: 3, groups })
        const seen = new Map<number, number>()
        folds.forEach(({ holdout }, fold) => {
          for (const row of holdout) {
            expect(seen.get(groups[row]!) ?? fold).toBe(fold)
            seen.set(groups[row]!, fold)
          }
        })
        expect(folds.reduce((sum, { holdout }) => sum + holdout.length, 0)).toBe(groups.length)
      }),
    )
  })

  it('say when there are too few rows or groups', () => {
    expect(() => foldSplits(3)).toThrow('5 folds needs at least 5 rows, got 3')
    expect(() => foldSplits(6, { folds: 3, groups: [1, 1, 1, 2, 2, 2] })).toThrow(
      '3 folds of groups needs at least 3 rows, got 2',
    )
    expect(() => foldSplits(6, { folds: 1 })).toThrow('option folds: expected a whole number ≥ 2, got 1')
  })

  it('inside a training side have the numbers of the whole', () => {
    const split = splitWithin(Int32Array.of(10, 20, 30), { train: Int32Array.of(0, 2), holdout: Int32Array.of(1) })
    expect(split).toEqual({ train: Int32Array.of(10, 30), holdout: Int32Array.of(20) })
  })
})

describe('taking', () => {
  it('rows and columns keeps the order given', () => {
    const x = matrixFromRows([
      [1, 2, 3],
      [4, 5, 6],
    ])
    expect(Array.from(takeRows(x, [1, 0, 1]).data)).toEqual([4, 5, 6, 1, 2, 3, 4, 5, 6])
    expect(Array.from(takeColumns(x, [2, 0]).data)).toEqual([3, 1, 6, 4])
  })
})
