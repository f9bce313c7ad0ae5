/**
 * The complementary error function of x, relative error below 1e-14: its Taylor series near 0, its continued fraction beyond.
 * @see Abramowitz & Stegun 7.1.6, 7.1.14
 */
export const erfc = (x: number): number => {
  if (x < 0) return 2 - erfc(-x)
  if (x < 2.2) {
    let term = x
    let sum = x
    for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum) && n < 200; n++) {
      term *= (2 * x * x) / (2 * n + 1)
      sum += term
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum
  }
  let fraction = 0
  for (let k = 60; k >= 1; k--) fraction = k / 2 / (x + fraction)
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * (x + fraction))
}

/** Probability that a standard normal variable is at most z. */
export const normalCdf = (z: number): number => 0.5 * erfc(-z / Math.SQRT2)

/**
 * The z with `normalCdf(z) = p`, for p in (0, 1); throws RangeError otherwise.
 * A rational start, then two Halley steps to full precision.
 * @see Abramowitz & Stegun 26.2.23 (start)
 */
export const normalQuantile = (p: number): number => {
  if (!(p > 0 && p < 1)) throw new RangeError(`expected a probability inside (0, 1), got ${p}`)
  const tail = Math.min(p, 1 - p)
  const t = Math.sqrt(-2 * Math.log(tail))
  const start = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  let z = -start
  for (let step = 0; step < 3; step++) {
    const error = normalCdf(z) - tail
    const u = (error * Math.sqrt(2 * Math.PI)) / Math.exp((-z * z) / 2)
    z -= u / (1 + (z * u) / 2)
  }
  return p < 0.5 ? z : -z
}
