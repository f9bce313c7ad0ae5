import { gaussLegendre } from './gauss-legendre.ts'

// Lanczos approximation, g = 7, n = 9 (Press et al., "Numerical Recipes", §6.1): about 15 digits
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

/** ln Γ(x) for x > 0, about 15 digits. */
export const logGamma = (x: number): number => {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const shifted = x - 1
  let sum = LANCZOS[0]!
  for (let i = 1; i < LANCZOS.length; i++) sum += LANCZOS[i]! / (shifted + i)
  const t = shifted + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum)
}

/**
 * Above this both parameters make a peak so narrow that quadrature over it is faster than the continued fraction, and
 * as exact.
 */
const NARROW = 3_000
const PEAK = gaussLegendre(40)
/** Beyond it the logarithms of gamma functions have no digits left after the decimal point. */
const LARGEST = 1e15
/** The most steps of the continued fraction. */
const STEPS = 100_000

/**
 * The regularised incomplete beta function I_x(a, b) for x in [0, 1] and a, b in (0, 1e15]; throws RangeError for others.
 * By its continued fraction (modified Lentz), on the side of the peak on which it converges; by quadrature for a narrow peak.
 * @see Abramowitz & Stegun 26.5.8; Press et al., "Numerical Recipes", §6.4
 */
export const incompleteBeta = (x: number, a: number, b: number): number => {
  if (!(a > 0 && b > 0 && a <= LARGEST && b <= LARGEST && x >= 0 && x <= 1))
    throw new RangeError(`expected x in [0, 1] and parameters above 0 up to ${LARGEST}, got x ${x}, a ${a}, b ${b}`)
  if (x === 0 || x === 1) return x
  const isBelow = x <= (a + 1) / (a + b + 2)
  const tail = isBelow ? lowerTail(x, a, b) : lowerTail(1 - x, b, a)
  return isBelow ? tail : 1 - tail
}

/** I_x(a, b) for x below the peak. */
const lowerTail = (x: number, a: number, b: number): number => {
  if (a > NARROW && b > NARROW) return narrowTail(x, a, b)
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a
  const tiny = 1e-300
  let c = 1
  let d = 1 / Math.max(1 - ((a + b) * x) / (a + 1), tiny)
  let h = d
  // It takes some √max(a, b) steps.
  const most = Math.min(STEPS, 500 + 5 * Math.sqrt(Math.max(a, b)))
  for (let m = 1; m <= most; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / guard(1 + even * d, tiny)
    c = guard(1 + even / c, tiny)
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / guard(1 + odd * d, tiny)
    c = guard(1 + odd / c, tiny)
    const delta = d * c
    h *= delta
    if (Math.abs(delta - 1) < 1e-15) break
  }
  return Math.min(1, front * h)
}

/** Like `lowerTail`: the area up to x divided by that of the whole peak, ten deviations to each side. */
const narrowTail = (x: number, a: number, b: number): number => {
  const peak = (a - 1) / (a + b - 2)
  const reach = 10 * Math.sqrt(((a / (a + b)) * (b / (a + b))) / (a + b + 1))
  const area = (from: number, to: number) =>
    (to - from) *
    PEAK.nodes.reduce((sum, node, i) => {
      const share = (from + node * (to - from) - peak) / peak
      const rest = (-share * peak) / (1 - peak)
      return sum + PEAK.weights[i]! * Math.exp((a - 1) * Math.log1p(share) + (b - 1) * Math.log1p(rest))
    }, 0)
  const from = Math.max(0, peak - reach)
  const below = area(from, peak)
  const whole = below + area(peak, Math.min(1, peak + reach))
  if (x <= from) return 0
  return Math.min(1, (x > peak ? below + area(peak, x) : area(from, x)) / whole)
}

const guard = (value: number, tiny: number) => (Math.abs(value) < tiny ? tiny : value)

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
