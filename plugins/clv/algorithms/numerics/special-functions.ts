/**
 * log Γ(x) for x > 0: Stirling's series (DLMF 5.11.1) after shifting the argument to 12 or more (DLMF 5.5.1).
 * Relative error below 1e-14.
 */
export const logGamma = (x: number): number => {
  let product = 1
  let z = x
  while (z < 12) product *= z++
  const w = 1 / (z * z)
  const series =
    (1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - w * (1 / 1188 - w * (691 / 360_360 - w / 156)))))) / z
  return (z - 0.5) * Math.log(z) - z + 0.918_938_533_204_672_8 + series - Math.log(product)
}

/** ψ(x), the derivative of log Γ, for x > 0: asymptotic series (DLMF 5.11.2) after shifting the argument to 12 or more. */
export const digamma = (x: number): number => {
  let shift = 0
  let z = x
  while (z < 12) shift += 1 / z++
  const w = 1 / (z * z)
  const series = w * (1 / 12 - w * (1 / 120 - w * (1 / 252 - w * (1 / 240 - w * (1 / 132 - w * (691 / 32_760))))))
  return Math.log(z) - 0.5 / z - series - shift
}

/** log B(a, b) for a, b > 0. */
export const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b)

const betaFraction = (x: number, a: number, b: number): number => {
  const tiny = 1e-300
  const away = (value: number) => (Math.abs(value) < tiny ? tiny : value)
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m <= 2000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    const step = d * c
    fraction *= step
    if (Math.abs(step - 1) < 1e-14) break
  }
  return fraction
}

/**
 * The regularised incomplete beta function I_x(a, b), the distribution function of Beta(a, b), for a, b > 0 and 0 ≤ x ≤ 1:
 * continued fraction DLMF 8.17.22 on the side of the mean where it converges fast. `logBetaAB` saves its computation
 * where many x share (a, b).
 */
export const incompleteBeta = (x: number, a: number, b: number, logBetaAB = logBeta(a, b)): number => {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBetaAB)
  if (x < (a + 1) / (a + b + 2)) return (front * betaFraction(x, a, b)) / a
  return 1 - (front * betaFraction(1 - x, b, a)) / b
}

/** Nodes and weights of Gauss–Legendre quadrature on [0, 1] (DLMF 3.5.v), n points: exact for polynomials up to degree 2n − 1. */
export const gaussLegendre = (n: number): { readonly nodes: Float64Array; readonly weights: Float64Array } => {
  const nodes = new Float64Array(n)
  const weights = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5))
    let slope = 1
    for (let pass = 0; pass < 100; pass++) {
      let previous = 1
      let value = x
      for (let k = 2; k <= n; k++) {
        const next = ((2 * k - 1) * x * value - (k - 1) * previous) / k
        previous = value
        value = next
      }
      slope = (n * (x * value - previous)) / (x * x - 1)
      const step = value / slope
      x -= step
      if (Math.abs(step) < 1e-16) break
    }
    nodes[i] = (1 - x) / 2
    weights[i] = 1 / ((1 - x * x) * slope * slope)
  }
  return { nodes, weights }
}
