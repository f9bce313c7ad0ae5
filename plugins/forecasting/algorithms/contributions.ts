import { valuesOf, type ForecastComponents } from './model.ts'

/** Logarithmic mean of two positive numbers: `(a − b) / (ln a − ln b)`, and `a` when they are equal. */
export const logarithmicMean = (a: number, b: number): number => {
  const ratio = Math.log(a / b)
  // Series of (e^r − 1)/r near zero, where the quotient loses its digits.
  return Math.abs(ratio) < 1e-6 ? b * (1 + ratio / 2 + (ratio * ratio) / 6) : (a - b) / ratio
}

/**
 * Turns parts that add up on logs into parts that add up on the original scale, exactly and without regard to order: each
 * effect gets `L(value, base) × its share of the log`, L the logarithmic mean; their sum is `value − base`.
 * @see Ang, "Decomposition analysis for policymaking in energy: which is the preferred method?" (2004), LMDI
 */
export const onOriginalScale = (parts: ForecastComponents): ForecastComponents => {
  const base = Math.exp(parts.base)
  const values = valuesOf(parts)
  const k = parts.names.length
  const data = new Float64Array(parts.effects.data.length)
  const remainder = values.map((log, i) => {
    const weight = logarithmicMean(Math.exp(log), base)
    for (let j = 0; j < k; j++) data[i * k + j] = weight * parts.effects.data[i * k + j]!
    return weight * parts.remainder[i]!
  })
  return { base, names: parts.names, effects: { ...parts.effects, data }, remainder }
}
