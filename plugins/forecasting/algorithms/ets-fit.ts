import { nelderMead } from 'rapport-crm/ml/optimize'
import type { EtsForm, EtsState } from './ets.ts'

interface Path {
  /** −2 log likelihood up to a constant; Infinity where the model leaves its domain. */
  readonly cost: number
  readonly level: number
  readonly slope: number
  readonly season: Float64Array
}

interface Smoothing {
  readonly alpha: number
  readonly beta: number
  readonly gamma: number
  readonly phi: number
}

/** Runs the recursions over the series; `season` (initial states) is not changed, `work` is overwritten by the seasonal states. */
const run = (
  y: Float64Array,
  form: EtsForm,
  { alpha, beta, gamma, phi }: Smoothing,
  level0: number,
  slope0: number,
  season: Float64Array,
  work: Float64Array,
): Path => {
  const m = season.length
  work.set(season)
  const multiplicative = form.season === 'M'
  const relative = form.error === 'M'
  let level = level0
  let slope = slope0
  let squares = 0
  let logs = 0
  let at = 0
  for (let t = 0; t < y.length; t++) {
    const before = level + phi * slope
    const s = m > 0 ? work[at]! : multiplicative ? 1 : 0
    const mean = multiplicative ? before * s : before + s
    const error = y[t]! - mean
    if (relative) {
      if (!(mean > 0)) return { cost: Infinity, level, slope, season: work }
      squares += (error / mean) ** 2
      logs += Math.log(mean)
    } else squares += error * error
    if (multiplicative && !(before > 0 && s > 0)) return { cost: Infinity, level, slope, season: work }
    const step = multiplicative ? error / s : error
    level = before + alpha * step
    slope = phi * slope + beta * step
    if (m > 0) {
      work[at] = s + gamma * (multiplicative ? error / before : error)
      at = at + 1 === m ? 0 : at + 1
    }
  }
  return { cost: y.length * Math.log(squares / y.length + 1e-300) + 2 * logs, level, slope, season: work }
}

/** Seasonal factors as means of the ratio to (or difference from) a centred moving average, over the whole series. */
const initialSeason = (y: Float64Array, m: number, multiplicative: boolean): Float64Array => {
  const sums = new Float64Array(m)
  const counts = new Float64Array(m)
  const half = m >> 1
  for (let t = half; t < y.length - half; t++) {
    let trend = 0
    for (let i = t - half; i <= t + half; i++) {
      trend += (m % 2 === 0 && (i === t - half || i === t + half) ? 0.5 : 1) * y[i]!
    }
    trend /= m
    sums[t % m]! += multiplicative ? y[t]! / trend : y[t]! - trend
    counts[t % m]! += 1
  }
  const season = sums.map((sum, i) => (counts[i]! > 0 ? sum / counts[i]! : multiplicative ? 1 : 0))
  const mean = season.reduce((a, b) => a + b, 0) / m
  return season.map((s) => (multiplicative ? Math.max(s / mean, 1e-3) : s - mean))
}

const initialLine = (
  y: Float64Array,
  season: Float64Array,
  multiplicative: boolean,
): [level: number, slope: number] => {
  const m = season.length
  const n = Math.min(y.length, Math.max(10, 2 * m))
  let sumY = 0
  let sumTy = 0
  for (let t = 0; t < n; t++) {
    const s = m > 0 ? season[t % m]! : multiplicative ? 1 : 0
    const value = multiplicative ? y[t]! / s : y[t]! - s
    sumY += value
    sumTy += (t + 1) * value
  }
  const meanT = (n + 1) / 2
  const slope = (sumTy - meanT * sumY) / ((n * (n * n - 1)) / 12)
  return [sumY / n - slope * meanT, slope]
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x))
const PHI_FROM = 0.8
const PHI_TO = 0.98

/** Free variables → smoothing parameters inside the usual region: 0 < β < α < 1, 0 < γ < 1 − α, .8 < φ < .98. */
const smoothingOf = (form: EtsForm, x: ArrayLike<number>): Smoothing => {
  let i = 0
  const alpha = 1e-4 + 0.9998 * logistic(x[i++]!)
  const beta = form.trend === 'N' ? 0 : alpha * logistic(x[i++]!)
  const gamma = form.season === 'N' ? 0 : (1 - alpha) * logistic(x[i++]!)
  const phi = form.trend === 'Ad' ? PHI_FROM + (PHI_TO - PHI_FROM) * logistic(x[i]!) : 1
  return { alpha, beta, gamma, phi }
}

const fitForm = (y: Float64Array, form: EtsForm, m: number): { aicc: number; state: EtsState } | undefined => {
  const multiplicative = form.season === 'M'
  const season = form.season === 'N' ? new Float64Array(0) : initialSeason(y, m, multiplicative)
  const [level0, slope0] = initialLine(y, season, multiplicative)
  const work = new Float64Array(season.length)
  const deviation = Math.sqrt(y.reduce((sum, v) => sum + (v - level0) ** 2, 0) / y.length)
  const unit = deviation || Math.abs(level0) || 1
  // α starts at .3 of its range, β and γ small, φ high; then the first level and slope in units of the series' deviation.
  const start = [-0.85]
  if (form.trend !== 'N') start.push(-2.2)
  if (form.season !== 'N') start.push(-2.2)
  if (form.trend === 'Ad') start.push(1.7)
  const smoothings = start.length
  start.push(0)
  if (form.trend !== 'N') start.push(0)
  const first = (x: ArrayLike<number>): [number, number] => [
    level0 + unit * x[smoothings]!,
    form.trend === 'N' ? 0 : slope0 + (unit / y.length) * x[smoothings + 1]!,
  ]
  const cost = (x: ArrayLike<number>) => run(y, form, smoothingOf(form, x), ...first(x), season, work).cost
  if (!Number.isFinite(cost(start))) return undefined
  const best = nelderMead(
    cost,
    Float64Array.from(start),
    start.map((_, i) => (i < smoothings ? 1 : 0.3)),
    { maxEvaluations: 120 * start.length, tolerance: 1e-6 },
  )
  const smoothing = smoothingOf(form, best.x)
  const end = run(y, form, smoothing, ...first(best.x), season, work)
  const parameters = start.length + season.length + 1
  const slack = y.length - parameters - 1
  if (!Number.isFinite(end.cost) || slack <= 0) return undefined
  const turn = season.length > 0 ? y.length % season.length : 0
  return {
    aicc: end.cost + 2 * parameters + (2 * parameters * (parameters + 1)) / slack,
    state: {
      form,
      ...smoothing,
      level: end.level,
      slope: form.trend === 'N' ? 0 : end.slope,
      season: [...end.season.slice(turn), ...end.season.slice(0, turn)],
    },
  }
}

/**
 * Fits every admissible form by maximum likelihood and keeps the one with the smallest AICc.
 * Forms with multiplicative error or season are tried only when all values are positive; ETS(A,·,M) is unstable and left out.
 * @param m season length, 1 for none
 */
export const fitEts = (y: Float64Array, m: number): EtsState => {
  const positive = y.every((v) => v > 0)
  const seasonal = m > 1 && y.length >= 2 * m
  let best: { aicc: number; state: EtsState } | undefined
  for (const error of positive ? (['A', 'M'] as const) : (['A'] as const)) {
    for (const season of seasonal ? (error === 'M' ? (['A', 'M'] as const) : (['A'] as const)) : (['N'] as const)) {
      for (const trend of ['N', 'A', 'Ad'] as const) {
        const found = fitForm(y, { error, trend, season }, m)
        if (found && (!best || found.aicc < best.aicc)) best = found
      }
    }
  }
  if (best) return best.state
  // Too few values for a likelihood with a penalty: the plain average of Brown's simple smoothing.
  const level = y.reduce((a, b) => a + 0.3 * (b - a), y[0]!)
  return {
    form: { error: 'A', trend: 'N', season: 'N' },
    alpha: 0.3,
    beta: 0,
    gamma: 0,
    phi: 1,
    level,
    slope: 0,
    season: [],
  }
}
