import type { SmoothObjective } from './objective.ts'

/** How much further than a wall a search may look: within it, such a wall rises by more than likelihoods do. */
const thickness = 2

/**
 * Puts a wall around an objective of logarithms: beyond `reach` of the centre the value rises by the square of the
 * excess, and soon becomes infinite. A likelihood without a maximum, as that of data without any spread, ends at the
 * wall before rounding decides.
 */
export const walled =
  (objective: SmoothObjective, centre: ArrayLike<number>, reach: ArrayLike<number>): SmoothObjective =>
  (x, gradient) => {
    const excess = x.map((value, j) => {
      const away = value - centre[j]!
      return Math.sign(away) * Math.max(0, Math.abs(away) - reach[j]!)
    })
    if (excess.some((value) => !(Math.abs(value) <= thickness))) return Infinity
    let value = objective(x, gradient)
    excess.forEach((over, j) => {
      value += over * over
      gradient[j]! += 2 * over
    })
    return value
  }

/** Whether a search has ended near a wall, by coordinate. */
export const atWall = (x: Float64Array, centre: ArrayLike<number>, reach: ArrayLike<number>): boolean[] =>
  Array.from(x, (value, j) => Math.abs(value - centre[j]!) > reach[j]! - 1)
