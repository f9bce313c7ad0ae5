import * as fc from 'fast-check'
import { matrixFromRows } from 'rapport-crm/ml/data'
import { describe, expect, test } from 'vitest'
import { applyScaling, fitScaling, invertScaling } from './scaling.ts'

describe('scaling', () => {
  const rows = matrixFromRows([
    [0, 1, 5],
    [Math.E - 1, 3, 5],
  ])

  test('takes the population mean and deviation after the transform', () => {
    const scaling = fitScaling(rows, ['money', 'days', 'flat'], ['log1p', 'none', 'none'])
    expect(scaling.means).toEqual([0.5, 2, 5])
    expect(scaling.deviations).toEqual([0.5, 1, 1])
    expect(scaling.constant).toEqual(['flat'])
    expect([...applyScaling(scaling, rows).data]).toEqual([-1, -1, 0, 1, 1, 0])
  })

  test('brings scaled rows back to real units', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 20 }), (items) => {
        const real = matrixFromRows(items)
        const scaling = fitScaling(real, ['refunded', 'plain'], ['signedLog1p', 'none'])
        const back = invertScaling(scaling, applyScaling(scaling, real))
        back.data.forEach((restored, at) => {
          const original = real.data[at]!
          expect(Math.abs(restored - original)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(original)))
        })
      }),
    )
  })

  test('treats a column that varies by rounding only as constant', () => {
    const third = 0.1 + 0.2
    const { constant, deviations } = fitScaling(matrixFromRows([[third], [0.3], [third]]), ['price'], ['none'])
    expect([constant, deviations]).toEqual([['price'], [1]])
  })

  test('names row and column of a number that is not finite', () => {
    const bad = matrixFromRows([
      [1, 2],
      [3, Number.NaN],
    ])
    expect(() => fitScaling(bad, ['frequency', 'monetary'], ['log1p', 'log1p'])).toThrow(
      expect.objectContaining({ code: 'NOT_FINITE', message: expect.stringContaining('row 1, column monetary') }),
    )
  })

  test('refuses log1p of -1 and below by row and column', () => {
    expect(() => fitScaling(matrixFromRows([[1], [-1]]), ['monetary'], ['log1p'])).toThrow(
      expect.objectContaining({ code: 'OUT_OF_DOMAIN', message: expect.stringContaining('row 1, column monetary') }),
    )
  })

  test('refuses rows with another number of columns than it was fitted on', () => {
    const scaling = fitScaling(rows, ['a', 'b', 'c'], ['none', 'none', 'none'])
    expect(() => applyScaling(scaling, matrixFromRows([[1, 2]]))).toThrow(
      expect.objectContaining({ code: 'SHAPE_MISMATCH' }),
    )
    expect(() => fitScaling(matrixFromRows([]), [], [])).toThrow(expect.objectContaining({ code: 'INSUFFICIENT_DATA' }))
  })
})
