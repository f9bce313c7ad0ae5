import { describe, expect, it } from 'vitest'
import { hessian, inverseOfPositiveDefinite } from './covariance.ts'
import { minimise, nelderMead, type Objective } from './minimise.ts'

/** Rosenbrock's valley (1960): minimum 0 at (1, 1), Hessian there [[802, −400], [−400, 200]]. */
const rosenbrock: Objective = (x, gradient) => {
  const a = x[0]!
  const b = x[1]!
  gradient[0] = -2 * (1 - a) - 400 * a * (b - a * a)
  gradient[1] = 200 * (b - a * a)
  return (1 - a) ** 2 + 100 * (b - a * a) ** 2
}

describe('minimise', () => {
  it('finds the end of the Rosenbrock valley from its usual start', () => {
    const end = minimise(rosenbrock, Float64Array.of(-1.2, 1))
    expect(end.converged).toBe(true)
    expect(end.x[0]).toBeCloseTo(1, 7)
    expect(end.x[1]).toBeCloseTo(1, 7)
  })

  it('steps back from where the function is not a number', () => {
    const end = minimise((x, gradient) => {
      gradient[0] = 1 - 2 / x[0]!
      return x[0]! - 2 * Math.log(x[0]!)
    }, Float64Array.of(50))
    expect(end.x[0]).toBeCloseTo(2, 6)
  })

  it('says so when it did not converge', () => {
    expect(minimise(rosenbrock, Float64Array.of(-1.2, 1), { maxIterations: 3 }).converged).toBe(false)
  })
})

describe('nelderMead', () => {
  it('finds the same minimum without a gradient', () => {
    const gradient = new Float64Array(2)
    const end = nelderMead((x) => rosenbrock(x, gradient), Float64Array.of(-1.2, 1), 0.5, 1000)
    expect(end.x[0]).toBeCloseTo(1, 4)
    expect(end.x[1]).toBeCloseTo(1, 4)
  })
})

describe('hessian and its inverse', () => {
  it('gives the second derivatives at the minimum and their inverse', () => {
    const h = hessian(rosenbrock, Float64Array.of(1, 1))
    expect(h[0]).toBeCloseTo(802, 3)
    expect(h[1]).toBeCloseTo(-400, 3)
    expect(h[3]).toBeCloseTo(200, 3)
    const inverse = inverseOfPositiveDefinite(h, 2)!
    // [[802, −400], [−400, 200]]⁻¹ = [[.5, 1], [1, 2.005]]
    expect(inverse[0]).toBeCloseTo(0.5, 4)
    expect(inverse[1]).toBeCloseTo(1, 4)
    expect(inverse[3]).toBeCloseTo(2.005, 4)
  })

  it('has no inverse where the function is flat or a saddle', () => {
    expect(inverseOfPositiveDefinite(Float64Array.of(1, 1, 1, 1), 2)).toBeUndefined()
    expect(inverseOfPositiveDefinite(Float64Array.of(1, 0, 0, -1), 2)).toBeUndefined()
  })
})
