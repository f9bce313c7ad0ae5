import { describe, expect, it } from 'vitest'
import { matrix, matrixFromRows, rowOf } from './matrix.ts'
import { assertFinite, assertFiniteColumn, assertLabels, ModelInputError, rowWeights } from './model-input-error.ts'

describe('what a model refuses', () => {
  it('is named with its row and the name of its column', () => {
    const x = matrixFromRows([
      [1, 2],
      [3, -Infinity],
    ])
    const place = { code: 'NOT_FINITE', row: 1, column: 'spend' }
    expect(() => assertFinite(x, ['age', 'spend'])).toThrow(expect.objectContaining(place))
    expect(() => assertFinite(x, ['age', 'spend'])).toThrow(
      'expected a finite number in row 1, column spend, got -Infinity',
    )
    expect(() => assertFinite(x)).toThrow('row 1, column 1')
    expect(() => assertFiniteColumn([0, Number.NaN], 'target')).toThrow(
      'expected a finite number in target, row 1, got NaN',
    )
    expect(() => assertLabels([0, 1, 0.5], 2)).toThrow('expected a label from 0 to 1 in row 2, got 0.5')
  })

  it('is an error that says what it is', () => {
    const error = new ModelInputError('BAD_OPTION', 'no', { column: 'c' })
    expect(error).toBeInstanceOf(Error)
    expect(error).toMatchObject({ name: 'ModelInputError', code: 'BAD_OPTION', column: 'c', row: undefined })
  })

  it('includes weights below 0, too few of them, and none above 0', () => {
    expect(Array.from(rowWeights(undefined, 3))).toEqual([1, 1, 1])
    expect(() => rowWeights(Float64Array.of(1, -1), 2)).toThrow('expected a weight ≥ 0 in row 1, got -1')
    expect(() => rowWeights(Float64Array.of(1), 2)).toThrow('expected 2 weights, one per row, got 1')
    expect(() => rowWeights(Float64Array.of(0, 0), 2)).toThrow(expect.objectContaining({ code: 'BAD_WEIGHT' }))
  })

  it('passes by what is fine', () => {
    expect(() => assertFinite(matrix(Float64Array.of(1, 2), 1, 2))).not.toThrow()
    expect(() => assertLabels([0, 1, 2], 3)).not.toThrow()
  })
})

describe('a matrix', () => {
  it('is refused when its size does not fit', () => {
    expect(() => matrix(new Float64Array(5), 2, 3)).toThrow('expected 2 × 3 = 6 values, got 5')
    expect(() => matrixFromRows([[1, 2], [3]])).toThrow('row 1 has 1 values, expected 2')
    expect(matrixFromRows([])).toMatchObject({ rows: 0, cols: 0 })
  })

  it('gives rows as views', () => {
    const m = matrixFromRows([
      [1, 2],
      [3, 4],
    ])
    rowOf(m, 1)[0] = 9
    expect(Array.from(m.data)).toEqual([1, 2, 9, 4])
  })
})
