import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cholesky, choleskyInverse, choleskySolve } from './cholesky.ts'
import { leastSquares } from './householder.ts'
import { symmetricEigen } from './symmetric-eigen.ts'

describe('Cholesky', () => {
  it('factors, solves and inverts, by hand', () => {
    // Wikipedia, "Cholesky decomposition": L = [2; 6 1; −8 5 3]
    const a = Float64Array.of(4, 12, -16, 12, 37, -43, -16, -43, 98)
    const l = cholesky(a, 3)!
    expect(Array.from(l)).toEqual([2, 0, 0, 6, 1, 0, -8, 5, 3])
    expect(Array.from(choleskySolve(l, Float64Array.of(0, 6, 39), 3))).toEqual([1, 1, 1])
    const inverse = choleskyInverse(l, 3)
    expect(inverse[8]).toBeCloseTo(1 / 9, 12)
  })

  it('refuses a matrix that is not definite', () => {
    expect(cholesky(Float64Array.of(1, 2, 2, 4), 2)).toBeUndefined()
    expect(cholesky(Float64Array.of(1, 2, 2, 1), 2)).toBeUndefined()
  })
})

describe('least squares', () => {
  it('finds a line, its covariance and its residual, by hand', () => {
    // columns 1 and (0, 1, 2), values 1, 3, 4: intercept 7/6, slope 3/2, residual squares 1/6
    const found = leastSquares(Float64Array.of(1, 1, 1, 0, 1, 2), Float64Array.of(1, 3, 4), 3, 2)
    expect(found.solution[0]).toBeCloseTo(7 / 6, 13)
    expect(found.solution[1]).toBeCloseTo(1.5, 13)
    expect(found.residualSquares).toBeCloseTo(1 / 6, 13)
    ;[5 / 6, -1 / 2, -1 / 2, 1 / 2].forEach((v, i) => expect(found.inverseGram[i]).toBeCloseTo(v, 13))
  })

  it('sets dependent columns aside, also when there are more columns than rows', () => {
    const found = leastSquares(Float64Array.of(1, 2, 2, 4, 0, 1, 5, 6), Float64Array.of(3, 4), 2, 4)
    expect(found.aliased).toEqual([1, 3])
    expect(found.solution[0]).toBeCloseTo(3, 12)
    expect(found.solution[2]).toBeCloseTo(-2, 12)
  })
})

describe('eigenvectors of a symmetric matrix', () => {
  it('rebuild it, for any matrix', () => {
    const entry = fc.double({ min: -10, max: 10, noNaN: true })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }).chain((d) => fc.array(entry, { minLength: d * d, maxLength: d * d })),
        (entries) => {
          const d = Math.sqrt(entries.length)
          const a = Float64Array.from(entries, (v, i) => v + entries[(i % d) * d + Math.floor(i / d)]!)
          const { values, vectors } = symmetricEigen(a, d)
          for (let i = 0; i < d; i++) {
            expect(values[i]).toBeLessThanOrEqual((values[i - 1] ?? Infinity) + 1e-12)
            for (let j = 0; j < d; j++) {
              let rebuilt = 0
              let product = 0
              for (let k = 0; k < d; k++) {
                rebuilt += values[k]! * vectors[k * d + i]! * vectors[k * d + j]!
                product += vectors[i * d + k]! * vectors[j * d + k]!
              }
              expect(rebuilt).toBeCloseTo(a[i * d + j]!, 10)
              expect(product).toBeCloseTo(i === j ? 1 : 0, 10)
            }
          }
        },
      ),
    )
  })
})
