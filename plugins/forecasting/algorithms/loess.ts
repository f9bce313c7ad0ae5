/**
 * One value of a locally weighted straight line (degree 1) or constant (degree 0) with tricube weights.
 * `y` holds values at positions 0 … n−1; the window is the `span` positions nearest to `x`, or wider than the data when
 * `span > n`, as in STL. `x` may lie outside the data.
 * @param robustness weight of each observation, or undefined for 1
 * @see Cleveland & Devlin, "Locally weighted regression" (1988)
 */
export const loessAt = (
  y: Float64Array,
  x: number,
  span: number,
  degree: 0 | 1,
  robustness?: Float64Array,
): number | undefined => {
  const n = y.length
  const width = Math.min(span, n)
  const first = Math.min(Math.max(Math.ceil(x - width / 2), 0), n - width)
  const last = first + width - 1
  let h = Math.max(x - first, last - x)
  if (span > n) h += Math.floor((span - n) / 2)
  let sumW = 0
  let sumWx = 0
  const weights = new Float64Array(width)
  for (let i = 0; i < width; i++) {
    const distance = Math.abs(first + i - x)
    if (distance > 0.999 * h && distance > 0) continue
    const ratio = distance <= 0.001 * h ? 0 : distance / h
    const cube = 1 - ratio * ratio * ratio
    const w = cube * cube * cube * (robustness ? robustness[first + i]! : 1)
    weights[i] = w
    sumW += w
    sumWx += w * (first + i)
  }
  if (sumW <= 0) return undefined
  const centre = sumWx / sumW
  let slope = 0
  if (degree === 1) {
    let spread = 0
    for (let i = 0; i < width; i++) spread += weights[i]! * (first + i - centre) ** 2
    // Same guard as STL: with all weight on one place a slope has no meaning.
    if (Math.sqrt(spread / sumW) > 0.001 * (n - 1)) slope = ((x - centre) * sumW) / spread
  }
  let fit = 0
  for (let i = 0; i < width; i++) fit += (weights[i]! / sumW) * (1 + slope * (first + i - centre)) * y[first + i]!
  return fit
}

/**
 * Loess at every position, computed at each `jump`-th one and interpolated between, which is what keeps STL quick.
 * Where all weights are zero the observation itself is used.
 */
export const loess = (
  y: Float64Array,
  span: number,
  degree: 0 | 1,
  jump = 1,
  robustness?: Float64Array,
): Float64Array => {
  const n = y.length
  const out = new Float64Array(n)
  let previous = 0
  for (let i = 0; i < n; i = i === n - 1 ? n : Math.min(i + jump, n - 1)) {
    out[i] = loessAt(y, i, span, degree, robustness) ?? y[i]!
    for (let j = previous + 1; j < i; j++) {
      out[j] = out[previous]! + ((out[i]! - out[previous]!) * (j - previous)) / (i - previous)
    }
    previous = i
  }
  return out
}
