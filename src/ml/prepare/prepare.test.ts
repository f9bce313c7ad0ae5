import { describe, expect, it } from 'vitest'
import { longley } from '../linear/longley.fixture.ts'
import { matrixFromRows } from '../data/matrix.ts'
import { fitOneHot, joinColumns, oneHot, oneHotNames, stringColumn } from './one-hot.ts'
import { fitPca, projectPca } from './pca.ts'
import { fitScaler, scale } from './scaler.ts'

const column = (...values: number[]) => matrixFromRows(values.map((v) => [v]))

describe('the standard scaler', () => {
  it('uses the population deviation and turns constant columns to 0', () => {
    const x = matrixFromRows([
      [1, 0.1],
      [3, 0.1],
      [5, 0.1],
    ])
    const scaler = fitScaler(x)
    expect(scaler.deviations[0]).toBeCloseTo(Math.sqrt(8 / 3), 14)
    expect(Array.from(scale(scaler, x).data).filter((_, i) => i % 2 === 1)).toEqual([0, 0, 0])
    expect(scale(scaler, matrixFromRows([[3, 99]])).data[1]).toBe(0)
  })

  it('names the row and column of a value that is not a number', () => {
    expect(() => fitScaler(matrixFromRows([[1], [Number.NaN]]))).toThrow(
      'expected a finite number in row 1, column 0, got NaN',
    )
  })
})

describe('one-hot encoding', () => {
  const cities = stringColumn(['Rome', 'Oslo', null, 'Rome', 'Bern'])

  it('drops the first category and gives missing and unknown values no column', () => {
    const encoding = fitOneHot('city', cities)
    expect(encoding).toEqual({ name: 'city', categories: ['Oslo', 'Rome'], dropped: 'Bern' })
    expect(oneHotNames(encoding)).toEqual(['city=Oslo', 'city=Rome'])
    const later = stringColumn(['Oslo', 'Paris', null, 'Rome', 'Bern'])
    expect(Array.from(oneHot(encoding, later).data)).toEqual([1, 0, 0, 0, 0, 0, 0, 1, 0, 0])
  })

  it('can leave rare categories out and keep the first', () => {
    expect(fitOneHot('city', cities, { dropFirst: false, minCount: 2 }).categories).toEqual(['Rome'])
  })

  it('joins with other columns', () => {
    const joined = joinColumns([
      column(7, 8),
      matrixFromRows([
        [1, 2],
        [3, 4],
      ]),
    ])
    expect(Array.from(joined.data)).toEqual([7, 1, 2, 8, 3, 4])
    expect(() => joinColumns([column(1), column(1, 2)])).toThrow('expected 1 rows, got 2')
  })
})

describe('principal components', () => {
  it('equal those of scikit-learn, with a fixed sign', () => {
    const z = scale(fitScaler(longley.x), longley.x)
    const pca = fitPca(z)
    // scikit-learn 1.2.1, PCA().fit(standardised Longley); the sign is ours: the largest entry is positive
    const variances = [
      4.910268902152945, 1.2536965325409541, 0.2169870638948636, 0.01592347592242867, 0.002722203480613155,
    ]
    variances.forEach((v, k) => expect(pca.variances[k]).toBeCloseTo(v, 10))
    const first = [
      0.46183489816677165, 0.46150434667900214, 0.32131669830654197, 0.20150974187320753, 0.4622793530415601,
      0.46494028423306955,
    ]
    const second = [
      0.05784276766775605, 0.053212286236226695, -0.5955137627127102, 0.7981925479564476, -0.0455444698016807,
      0.000618788393180726,
    ]
    ;[...first, ...second].forEach((v, i) => expect(pca.components[i]).toBeCloseTo(v, 9))
    expect(pca.shares[0]).toBeCloseTo(0.7672295159613984, 10)
  })

  it('give uncorrelated columns with those variances', () => {
    const z = scale(fitScaler(longley.x), longley.x)
    const pca = fitPca(z, 3)
    const projected = projectPca(pca, z)
    for (let a = 0; a < 3; a++) {
      for (let b = 0; b < 3; b++) {
        let sum = 0
        for (let i = 0; i < 16; i++) sum += projected.data[3 * i + a]! * projected.data[3 * i + b]!
        expect(sum / 15).toBeCloseTo(a === b ? pca.variances[a]! : 0, 10)
      }
    }
  })

  it('are defined for constant data', () => {
    const pca = fitPca(
      matrixFromRows([
        [2, 3],
        [2, 3],
      ]),
    )
    expect(Array.from(pca.variances)).toEqual([0])
    expect(Array.from(pca.shares)).toEqual([0])
    expect(Array.from(projectPca(pca, matrixFromRows([[2, 3]])).data)).toEqual([0])
  })
})
