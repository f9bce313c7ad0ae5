import { matrixFromRows } from 'rapport-crm/ml/data'
import { describe, expect, test } from 'vitest'
import { fitRfm, rfmSegments, scoreRfm } from './rfm.ts'

const nameOf = (recency: number, frequency: number, monetary: number) => {
  // Cuts at 1, 2, 3, 4: a measure's value 1 … 5 is its quintile.
  const cuts = [1, 2, 3, 4]
  const { segment } = scoreRfm({ recencyDays: cuts, frequency: cuts, monetary: cuts }, 6 - recency, frequency, monetary)
  return rfmSegments[segment]
}

describe('RFM', () => {
  test('cuts each measure into fifths by rank', () => {
    const rows = matrixFromRows(Array.from({ length: 10 }, (_, i) => [10 * (i + 1), i, 100 - i]))
    expect(fitRfm(rows)).toEqual({
      recencyDays: [20, 40, 60, 80],
      frequency: [1, 3, 5, 7],
      monetary: [92, 94, 96, 98],
    })
  })

  test('scores few days since the last purchase high', () => {
    const thresholds = { recencyDays: [20, 40, 60, 80], frequency: [1, 3, 5, 7], monetary: [92, 94, 96, 98] }
    expect(scoreRfm(thresholds, 5, 9, 93)).toMatchObject({ recency: 5, frequency: 5, monetary: 2 })
    expect(scoreRfm(thresholds, 81, 0, 1_000)).toMatchObject({ recency: 1, frequency: 1, monetary: 5 })
    expect(scoreRfm(thresholds, 20, 1, 92)).toMatchObject({ recency: 5, frequency: 1, monetary: 1 })
  })

  test('gives customers with equal values equal scores, however many they are', () => {
    const rows = matrixFromRows([1, 1, 1, 1, 1, 1, 2, 2, 3, 9].map((frequency) => [1, frequency, 1]))
    const thresholds = fitRfm(rows)
    expect(thresholds.frequency).toEqual([1, 1, 1, 2])
    expect([1, 2, 3, 9].map((f) => scoreRfm(thresholds, 1, f, 1).frequency)).toEqual([1, 4, 5, 5])
  })

  test('names segments by recency and the mean of the other two, rounded up', () => {
    expect(nameOf(5, 5, 5)).toBe('Champions')
    expect(nameOf(5, 4, 3)).toBe('Champions')
    expect(nameOf(4, 5, 5)).toBe('Loyal')
    expect(nameOf(5, 1, 1)).toBe('New customers')
    expect(nameOf(4, 1, 1)).toBe('Promising')
    expect(nameOf(4, 2, 2)).toBe('Potential loyalists')
    expect(nameOf(3, 3, 3)).toBe('Needs attention')
    expect(nameOf(3, 1, 2)).toBe('About to sleep')
    expect(nameOf(2, 5, 5)).toBe('Cannot lose')
    expect(nameOf(1, 3, 4)).toBe('At risk')
    expect(nameOf(2, 2, 2)).toBe('Hibernating')
    expect(nameOf(1, 2, 1)).toBe('Lost')
  })

  test('refuses fewer than five customers, other columns and numbers that are not finite', () => {
    expect(() => fitRfm(matrixFromRows([[1, 2, 3]]))).toThrow(/at least 5 rows, got 1/)
    expect(() => fitRfm(matrixFromRows([[1, 2]]))).toThrow(expect.objectContaining({ code: 'SHAPE_MISMATCH' }))
    const rows = Array.from({ length: 6 }, (_, i) => [i, 1, i === 4 ? Number.NaN : 1])
    expect(() => fitRfm(matrixFromRows(rows))).toThrow(/row 4, column monetary/)
  })
})
