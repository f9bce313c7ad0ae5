/**
 * The Cholesky factor L (lower, row-major) of a symmetric positive definite matrix `a` (d × d, row-major), or
 * `undefined` when a pivot falls to `tolerance` of its diagonal or below, that is, when the matrix is not (numerically) definite.
 */
export const cholesky = (a: Float64Array, d: number, tolerance = 1e-13): Float64Array | undefined => {
  const l = new Float64Array(d * d)
  for (let j = 0; j < d; j++) {
    let pivot = a[j * d + j]!
    for (let k = 0; k < j; k++) pivot -= l[j * d + k]! * l[j * d + k]!
    if (!(pivot > tolerance * Math.abs(a[j * d + j]!))) return undefined
    const root = Math.sqrt(pivot)
    l[j * d + j] = root
    for (let i = j + 1; i < d; i++) {
      let sum = a[i * d + j]!
      for (let k = 0; k < j; k++) sum -= l[i * d + k]! * l[j * d + k]!
      l[i * d + j] = sum / root
    }
  }
  return l
}

/** Solves L·Lᵀ·x = b for the factor `l` (d × d) of `cholesky`; returns x. */
export const choleskySolve = (l: Float64Array, b: Float64Array, d: number): Float64Array => {
  const x = Float64Array.from(b)
  for (let i = 0; i < d; i++) {
    let sum = x[i]!
    for (let k = 0; k < i; k++) sum -= l[i * d + k]! * x[k]!
    x[i] = sum / l[i * d + i]!
  }
  for (let i = d - 1; i >= 0; i--) {
    let sum = x[i]!
    for (let k = i + 1; k < d; k++) sum -= l[k * d + i]! * x[k]!
    x[i] = sum / l[i * d + i]!
  }
  return x
}

/** The inverse (d × d, row-major) of the matrix whose Cholesky factor is `l`. */
export const choleskyInverse = (l: Float64Array, d: number): Float64Array => {
  const inverse = new Float64Array(d * d)
  const unit = new Float64Array(d)
  for (let j = 0; j < d; j++) {
    unit.fill(0)
    unit[j] = 1
    inverse.set(choleskySolve(l, unit, d), j * d)
  }
  return inverse
}

/** The inverse (d × d, row-major) of a symmetric positive definite matrix, or `undefined` when it is not (numerically) definite. */
export const inverseOfDefinite = (a: Float64Array, d: number, tolerance?: number): Float64Array | undefined => {
  const l = cholesky(a, d, tolerance)
  return l && choleskyInverse(l, d)
}
