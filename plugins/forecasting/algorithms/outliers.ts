import { quantileOfSorted } from 'rapport-crm/ml/prepare'
import { findLevelShift, type LevelShift } from './level-shift.ts'
import { isIntermittent } from './intermittent.ts'
import { mstl } from './stl.ts'

/** One value that was pulled in before fitting; the observation itself never changes. */
export interface Outlier {
  /** Index in the series. */
  readonly index: number
  readonly value: number
  /** The nearest value inside the fence, which models are fitted to instead. */
  readonly replacement: number
}

/**
 * Interquartile ranges beyond the quartiles. Tukey's three would do for plain noise; the remainder of a robust decomposition is
 * narrower than the noise, because the decomposition followed some of it: with three, half of all clean series of 144 months
 * had an "outlier", with five 3 %.
 */
const FENCE = 5
/** More than this share outside means a heavy-tailed series, and its tails are signal. */
const MOST_OUTLIERS = 0.05
/** As many neighbours outside on the same side are a change of level, not an accident. */
const SHIFT_LENGTH = 3

/** What a robust look at a history shows. */
export interface Findings {
  readonly outliers: readonly Outlier[]
  readonly shift: LevelShift | undefined
}

/**
 * Finds accidents and a level that has moved lately, by a robust decomposition (MSTL with bisquare weights).
 * Accidents are values far from the trend and season around them. Not accidents: values whose period is protected (a known
 * holiday or promotion explains them), a run of three or more on the same side, those of a new level, anything in a series that
 * is mostly constant, or when over 5 % stick out.
 * @param seasons season lengths with at least two cycles in the series, shortest first
 * @param isProtected whether an event is known for the value at an index
 * @see Tukey, "Exploratory Data Analysis" (1977); Hyndman & Athanasopoulos, "Forecasting: Principles and Practice" (2021), ch. 13.9
 */
export const lookAt = (
  values: Float64Array,
  seasons: readonly number[],
  isProtected: (index: number) => boolean = () => false,
): Findings => {
  const n = values.length
  if (n < 10) return { outliers: [], shift: undefined }
  // On logs where possible: a season that grows with the level would otherwise leave its peaks in the remainder.
  const positive = values.every((v) => v > 0)
  const scaled = positive ? values.map(Math.log) : values
  const { remainder, seasonal } = mstl(scaled, seasons, true)
  // Of several seasons the shortest alone: two cycles of a year would take a new level for a season.
  const [first] = seasons.length > 1 ? mstl(scaled, seasons.slice(0, 1), true).seasonal : seasonal
  const options = { isOnLogs: positive, season: seasons[0] ?? 1, yearly: seasons.slice(1) }
  const found = isIntermittent(values)
    ? undefined
    : findLevelShift(values, scaled, first ?? new Float64Array(n), options)
  const isEvent = found && Array.from({ length: n - found.index }, (_, i) => found.index + i).some(isProtected)
  const shift = isEvent ? undefined : found
  const isKnown = (i: number) => isProtected(i) || (shift !== undefined && i >= shift.index)
  return { outliers: outliersOf(values, scaled, remainder, positive, isKnown), shift }
}

const outliersOf = (
  values: Float64Array,
  scaled: Float64Array,
  remainder: Float64Array,
  positive: boolean,
  isKnown: (index: number) => boolean,
): Outlier[] => {
  const n = values.length
  const sorted = remainder.toSorted()
  const low = quantileOfSorted(sorted, 0.25)
  const high = quantileOfSorted(sorted, 0.75)
  const reach = FENCE * (high - low)
  const size = scaled.reduce((sum, v) => sum + Math.abs(v), 0) / n
  // Rounding is not noise.
  if (!(reach > 1e-9 * size)) return []
  const side = (i: number) =>
    i < 0 || i >= n ? 0 : remainder[i]! > high + reach ? 1 : remainder[i]! < low - reach ? -1 : 0
  const runLength = (i: number) => {
    let from = i
    let to = i
    while (side(from - 1) === side(i)) from--
    while (side(to + 1) === side(i)) to++
    return to - from + 1
  }
  const found: Outlier[] = []
  for (let i = 0; i < n; i++) {
    const where = side(i)
    if (where === 0 || isKnown(i) || runLength(i) >= SHIFT_LENGTH) continue
    const fence = where > 0 ? high + reach : low - reach
    const replacement = scaled[i]! - remainder[i]! + fence
    found.push({ index: i, value: values[i]!, replacement: positive ? Math.exp(replacement) : replacement })
  }
  return found.length <= Math.max(1, MOST_OUTLIERS * n) ? found : []
}

/** A copy of the series with the outliers pulled in; the series itself when there are none. */
export const winsorise = (values: Float64Array, outliers: readonly Outlier[]): Float64Array => {
  if (outliers.length === 0) return values
  const out = Float64Array.from(values)
  for (const { index, replacement } of outliers) out[index] = replacement
  return out
}
