import { loess, loessAt } from './loess.ts'

/** A series split into parts that add up to it exactly: `value = trend + Σ seasonal + remainder`. */
export interface Decomposition {
  readonly trend: Float64Array
  /** One column a season, in the order of the season lengths. */
  readonly seasonal: readonly Float64Array[]
  readonly remainder: Float64Array
}

/** Rounds with bisquare weights after a first one without; the weights hardly change after five. */
const ROBUST_ROUNDS = 5

const nextOdd = (x: number) => {
  const n = Math.ceil(x)
  return n % 2 === 0 ? n + 1 : n
}

const movingAverage = (y: Float64Array, width: number): Float64Array => {
  const out = new Float64Array(y.length - width + 1)
  let sum = 0
  for (let i = 0; i < width; i++) sum += y[i]!
  out[0] = sum / width
  for (let i = 1; i < out.length; i++) {
    sum += y[i + width - 1]! - y[i - 1]!
    out[i] = sum / width
  }
  return out
}

/** Smooths each cycle-subseries (all Januaries, all Februaries …) and extends it by one cycle at both ends: length n + 2 × period. */
const smoothCycles = (y: Float64Array, period: number, span: number, robustness?: Float64Array): Float64Array => {
  const n = y.length
  const out = new Float64Array(n + 2 * period)
  const jump = Math.ceil(span / 10)
  for (let phase = 0; phase < period; phase++) {
    const count = Math.floor((n - 1 - phase) / period) + 1
    const cycle = new Float64Array(count)
    const weights = robustness && new Float64Array(count)
    for (let i = 0; i < count; i++) {
      cycle[i] = y[phase + i * period]!
      if (weights) weights[i] = robustness[phase + i * period]!
    }
    const smooth = loess(cycle, span, 0, jump, weights)
    out[phase] = loessAt(cycle, -1, span, 0, weights) ?? smooth[0]!
    for (let i = 0; i < count; i++) out[phase + (i + 1) * period] = smooth[i]!
    out[phase + (count + 1) * period] = loessAt(cycle, count, span, 0, weights) ?? smooth[count - 1]!
  }
  return out
}

const bisquare = (remainder: Float64Array): Float64Array => {
  const sorted = remainder.map(Math.abs).sort()
  const half = sorted.length >> 1
  const median = sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
  const limit = 6 * median
  return remainder.map((r) => {
    const ratio = limit > 0 ? Math.abs(r) / limit : 0
    return ratio > 0.999 ? 0 : ratio < 0.001 ? 1 : (1 - ratio * ratio) ** 2
  })
}

/**
 * Seasonal-trend decomposition by loess of one season; needs at least two full cycles (`n ≥ 2 × period`).
 * @param span window of the seasonal smoothing in cycles (odd)
 * @param robust repeats the fit with bisquare weights, so that outliers end in the remainder
 * @see Cleveland, Cleveland, McRae & Terpenning, "STL: A seasonal-trend decomposition procedure based on loess" (1990)
 */
export const stl = (y: Float64Array, period: number, span: number, robust = false): Decomposition => {
  const n = y.length
  if (n < 2 * period) throw new RangeError(`STL needs two cycles, expected at least ${2 * period} values, got ${n}`)
  const trendSpan = nextOdd((1.5 * period) / (1 - 1.5 / span))
  const lowSpan = nextOdd(period)
  let trend: Float64Array = new Float64Array(n)
  let seasonal = new Float64Array(n)
  let robustness: Float64Array | undefined
  const rounds = robust ? 1 + ROBUST_ROUNDS : 1
  for (let round = 0; round < rounds; round++) {
    for (let pass = 0; pass < (robust ? 1 : 2); pass++) {
      const cycles = smoothCycles(
        y.map((v, i) => v - trend[i]!),
        period,
        span,
        robustness,
      )
      const low = movingAverage(movingAverage(movingAverage(cycles, period), period), 3)
      const slow = loess(low, lowSpan, 1, Math.ceil(lowSpan / 10))
      seasonal = seasonal.map((_, i) => cycles[period + i]! - slow[i]!)
      trend = loess(
        y.map((v, i) => v - seasonal[i]!),
        trendSpan,
        1,
        Math.ceil(trendSpan / 10),
        robustness,
      )
    }
    if (robust) robustness = bisquare(y.map((v, i) => v - trend[i]! - seasonal[i]!))
  }
  return { trend, seasonal: [seasonal], remainder: y.map((v, i) => v - trend[i]! - seasonal[i]!) }
}

/**
 * STL for several seasons, shortest first: each is estimated with the others taken out, twice.
 * Windows as in the published procedure: 11 cycles for the first season, 4 more for each further one.
 * Without any season the trend is a loess of the whole series.
 * @see Bandara, Hyndman & Bergmeir, "MSTL: A seasonal-trend decomposition algorithm for time series with multiple seasonal patterns" (2021)
 */
export const mstl = (y: Float64Array, seasons: readonly number[], robust = false): Decomposition => {
  if (seasons.length === 0) {
    const trend = loess(y, nextOdd(Math.max(7, y.length / 2)), 1)
    return { trend, seasonal: [], remainder: y.map((v, i) => v - trend[i]!) }
  }
  const seasonal = seasons.map(() => new Float64Array(y.length))
  let rest = Float64Array.from(y)
  let trend: Float64Array = rest
  for (let round = 0; round < (seasons.length > 1 ? 2 : 1); round++) {
    seasons.forEach((period, k) => {
      const withIt = rest.map((v, i) => v + seasonal[k]![i]!)
      const found = stl(withIt, period, 11 + 4 * k, robust)
      seasonal[k] = Float64Array.from(found.seasonal[0]!)
      trend = found.trend
      rest = withIt.map((v, i) => v - seasonal[k]![i]!)
    })
  }
  return { trend, seasonal, remainder: rest.map((v, i) => v - trend[i]!) }
}
