import { logGamma } from 'rapport-crm/task'

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
