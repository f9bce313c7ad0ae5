/**
 * The n nodes and weights of Gauss–Legendre quadrature on [0, 1], exact for polynomials of degree below 2n: roots of the
 * Legendre polynomial by Newton's method.
 * @see Press et al., "Numerical Recipes", §4.6
 */
export const gaussLegendre = (n: number): { nodes: Float64Array; weights: Float64Array } => {
  const nodes = new Float64Array(n)
  const weights = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5))
    let slope = 0
    for (let step = 0; step < 100; step++) {
      let previous = 1
      let current = x
      for (let k = 2; k <= n; k++) [previous, current] = [current, ((2 * k - 1) * x * current - (k - 1) * previous) / k]
      slope = n === 1 ? 1 : (n * (x * current - previous)) / (x * x - 1)
      const move = current / slope
      x -= move
      if (Math.abs(move) < 1e-16) break
    }
    nodes[i] = (1 - x) / 2
    weights[i] = n === 1 ? 1 : 1 / ((1 - x * x) * slope * slope)
  }
  return { nodes, weights }
}
