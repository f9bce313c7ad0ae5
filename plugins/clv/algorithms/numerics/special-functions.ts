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
