import { type Matrix, matrix } from '../data/matrix.ts'
import { createRandom } from '../../core/random.ts'

/**
 * Friedman's first problem: 10 uniform columns, y = 10·sin(π·x₁·x₂) + 20·(x₃ − ½)² + 10·x₄ + 5·x₅ + N(0, 1); five columns are noise.
 * @see Friedman, "Multivariate Adaptive Regression Splines" (1991), §4.3
 */
export const friedman1 = (rows: number, seed: number): { x: Matrix; y: Float64Array } => {
  const random = createRandom(seed)
  const data = Float64Array.from({ length: rows * 10 }, () => random.next())
  const y = Float64Array.from({ length: rows }, (_, i) => {
    const at = (j: number) => data[i * 10 + j]!
    return 10 * Math.sin(Math.PI * at(0) * at(1)) + 20 * (at(2) - 0.5) ** 2 + 10 * at(3) + 5 * at(4) + random.normal()
  })
  return { x: matrix(data, rows, 10), y }
}
