import { describe, expect, it } from 'vitest'
import { inverseOfDefinite } from '../linear-algebra/cholesky.ts'
import { bfgs } from './bfgs.ts'
import { hessian } from './hessian.ts'
import { lbfgs } from './lbfgs.ts'
import { nelderMead } from './nelder-mead.ts'
import type { SmoothObjective } from './objective.ts'

/** Rosenbrock's valley (1960): minimum 0 at (1, 1), Hessian there [[802, −400], [−400, 200]]. */
const rosenbrock: SmoothObjective = (x, gradient) => {
  const a = x[0]!
  const b = x[1]!
  gradient[0] = -2 * (1 - a) - 400 * a * (b - a * a)
  gradient[1] = 200 * (b - a * a)
  return (1 - a) ** 2 + 100 * (b - a * a) ** 2
}

describe('BFGS', () => {
  it('finds the end of the Rosenbrock valley from its usual start', () => {
    const end = bfgs(rosenbrock, Float64Array.of(-1.2, 1))
    expect(end.converged).toBe(true)
    expect(end.x[0]).toBeCloseTo(1, 7)
    expect(end.x[1]).toBeCloseTo(1, 7)
  })

  it('steps back from where the function is not a number', () => {
    const end = bfgs((x, gradient) => {
      gradient[0] = 1 - 2 / x[0]!
      return x[0]! - 2 * Math.log(x[0]!)
    }, Float64Array.of(50))
    expect(end.x[0]).toBeCloseTo(2, 6)
  })

  it('says so when it did not converge', () => {
    expect(bfgs(rosenbrock, Float64Array.of(-1.2, 1), { maxIterations: 3 }).converged).toBe(false)
  })
})

describe('L-BFGS', () => {
  it('finds the minimum of the Rosenbrock function at (1, 1)', () => {
    const { x: at, value, converged } = lbfgs(rosenbrock, Float64Array.of(-1.2, 1), { tolerance: 1e-14 })
    expect(converged).toBe(true)
    expect(value).toBeLessThan(1e-10)
    expect(at[0]).toBeCloseTo(1, 4)
    expect(at[1]).toBeCloseTo(1, 4)
  })

  it('stays where the gradient is 0', () => {
    const { x: at, iterations } = lbfgs((x, gradient) => {
      gradient.fill(0)
      return x[0]! * 0
    }, Float64Array.of(3))
    expect([at[0], iterations]).toEqual([3, 0])
  })
})

describe('Nelder–Mead', () => {
  it('finds the same minimum without a gradient', () => {
    const gradient = new Float64Array(2)
    const end = nelderMead((x) => rosenbrock(x, gradient), Float64Array.of(-1.2, 1), 0.5, {
      maxEvaluations: 1000,
      tolerance: 1e-12,
    })
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
    const inverse = inverseOfDefinite(h, 2)!
    // [[802, −400], [−400, 200]]⁻¹ = [[.5, 1], [1, 2.005]]
    expect(inverse[0]).toBeCloseTo(0.5, 4)
    expect(inverse[1]).toBeCloseTo(1, 4)
    expect(inverse[3]).toBeCloseTo(2.005, 4)
  })

  it('has no inverse where the function is flat or a saddle', () => {
    expect(inverseOfDefinite(Float64Array.of(1, 1, 1, 1), 2)).toBeUndefined()
    expect(inverseOfDefinite(Float64Array.of(1, 0, 0, -1), 2)).toBeUndefined()
  })
})
