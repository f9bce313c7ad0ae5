import { matrixFromRows } from 'rapport-crm/ml/data'
import { describe, expect, test } from 'vitest'
import { waves } from './fixtures/waves.ts'
import { fitProjection, project } from './projection.ts'

describe('projection', () => {
  test('lays a line along the first direction', () => {
    const rows = matrixFromRows([
      [0, 0],
      [3, 4],
      [6, 8],
    ])
    const projection = fitProjection(rows)
    expect(projection.pca.components[0]).toBeCloseTo(0.6, 14)
    expect(projection.pca.components[1]).toBeCloseTo(0.8, 14)
    expect(projection.explained[0]).toBeCloseTo(1, 14)
    const points = project(projection, rows)
    ;[-5, 0, 0, 0, 5, 0].forEach((value, at) => expect(points.data[at]).toBeCloseTo(value, 12))
  })

  test('equals scikit-learn, with the sign fixed', () => {
    // scikit-learn 1.2.1: PCA(2).fit(X).components_, .explained_variance_ratio_; largest loading made positive
    const { pca, explained } = fitProjection(waves)
    const expected = [5.29413725e-1, 8.48363728e-1, 3.0533288e-4, -7.19443712e-4, 8.90544621e-5, 9.99999737e-1]
    pca.components.forEach((value, at) => expect(value).toBeCloseTo(expected[at]!, 8))
    expect(explained[0]).toBeCloseTo(0.84394817, 8)
    expect(explained[1]).toBeCloseTo(0.10668665, 8)
  })

  test('of one column, or of equal rows, leaves out the missing directions', () => {
    const single = fitProjection(matrixFromRows([[1], [3]]))
    expect(single.explained).toEqual([1, 0])
    expect([...project(single, matrixFromRows([[1], [3]])).data]).toEqual([-1, 0, 1, 0])
    expect(
      fitProjection(
        matrixFromRows([
          [2, 2],
          [2, 2],
        ]),
      ).explained,
    ).toEqual([0, 0])
  })

  test('refuses no rows, other columns, and numbers that are not finite', () => {
    expect(() => fitProjection(matrixFromRows([]))).toThrow(expect.objectContaining({ code: 'INSUFFICIENT_DATA' }))
    expect(() => project(fitProjection(waves), matrixFromRows([[1, 2]]))).toThrow(/expected 3 columns, got 2/)
    expect(() => fitProjection(matrixFromRows([[1], [Number.NaN]]))).toThrow(
      expect.objectContaining({ code: 'NOT_FINITE' }),
    )
  })
})
