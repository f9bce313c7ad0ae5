import { normalQuantile } from './normal.ts'
import { incompleteBeta } from './special-functions.ts'

/** Probability that Student's t with `degrees` degrees of freedom is at most t. */
export const studentTCdf = (t: number, degrees: number): number => {
  const tail = 0.5 * incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5)
  return t > 0 ? 1 - tail : tail
}

/** The t with `studentTCdf(t, degrees) = p`, for p in (0, 1) and degrees ≥ 1; throws RangeError otherwise. */
export const studentTQuantile = (p: number, degrees: number): number => {
  if (!(degrees >= 1)) throw new RangeError(`expected at least 1 degree of freedom, got ${degrees}`)
  if (p > 0.5) return -studentTQuantile(1 - p, degrees)
  if (p === 0.5) return 0
  let low = normalQuantile(p)
  let high = low
  while (studentTCdf(low, degrees) > p) low *= 2
  if (low === high) return low
  for (let step = 0; step < 200 && high - low > 1e-14 * Math.abs(low); step++) {
    const middle = (low + high) / 2
    if (studentTCdf(middle, degrees) > p) high = middle
    else low = middle
  }
  return (low + high) / 2
}
