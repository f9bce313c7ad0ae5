import { quantileOfSorted } from 'rapport-crm/ml/prepare'

/** The level of a series has moved, and stayed there until the end. */
export interface LevelShift {
  /** Index of the first value on the new level. */
  readonly index: number
  /** How far it moved: a difference, or a factor where `isFactor`. */
  readonly by: number
  readonly isFactor: boolean
}

/** Shifts are looked for only in the last values: models have adapted to older ones, and the backtest sees them. */
const LENGTHS = [...Array.from({ length: 27 }, (_, i) => i + 2), 32, 36, 42, 48, 56, 64, 72, 84]
/** A shift is as many deviations wide as this; the change of a level over as many values is usually one or two. */
const DEVIATIONS = 6
/** Two values alone have to be surer: they may be an accident. */
const DEVIATIONS_OF_TWO = 12
/** Part of the shift that must have happened at once, and must still hold at the end. */
const ABRUPT = 0.6
/** Fewest changes of the past that a shift is compared with. */
const FEWEST_CHANGES = 12

const medianOf = (values: Float64Array): number => quantileOfSorted(values.toSorted(), 0.5)

const sumsOf = (values: Float64Array): Float64Array => {
  const sums = new Float64Array(values.length + 1)
  values.forEach((v, i) => (sums[i + 1] = sums[i]! + v))
  return sums
}

/** How far the level usually moves between neighbouring stretches: the robust deviation of the change of their means. */
const usualChange = (sums: Float64Array, before: number, after: number, until: number): number | undefined => {
  const changes: number[] = []
  for (let at = before; at + after <= until; at++)
    changes.push(Math.abs((sums[at + after]! - sums[at]!) / after - (sums[at]! - sums[at - before]!) / before))
  return changes.length < FEWEST_CHANGES ? undefined : 1.4826 * medianOf(Float64Array.from(changes))
}

/**
 * Finds a level that has moved abruptly within the last values and stayed, by far more than levels of this series usually move.
 * Where seasons are strong it needs the values without them; a drifting series or a slow rise has none.
 * @param values the series
 * @param scaled the values, on logs where all are positive
 * @param seasonal what of each value is season, on the scale of `scaled`
 * @param season its length, 1 for none
 * @param yearly seasons that are not in `seasonal`: a level that moved likewise one of them ago is no news
 */
export const findLevelShift = (
  values: Float64Array,
  scaled: Float64Array,
  seasonal: Float64Array,
  {
    isOnLogs,
    season,
    yearly,
  }: { readonly isOnLogs: boolean; readonly season: number; readonly yearly: readonly number[] },
): LevelShift | undefined => {
  const n = scaled.length
  const plain = scaled.map((v, i) => v - seasonal[i]!)
  const sums = sumsOf(plain)
  let best: { index: number; by: number; gain: number } | undefined
  for (const after of LENGTHS.filter((length) => length <= n / 5)) {
    const index = n - after
    const before = Math.min(index, Math.max(14, 2 * after))
    const usual = usualChange(sums, before, after, index)
    if (usual === undefined) continue
    const old = medianOf(plain.subarray(index - before, index))
    const by = medianOf(plain.subarray(index)) - old
    const size = Math.abs(by)
    const needed = after === 2 ? DEVIATIONS_OF_TWO : DEVIATIONS
    if (!(size > needed * usual) || size < 1e-6 * Math.abs(old)) continue
    const isUsualThen = yearly.some((length) => {
      const then = index - length
      if (then < before) return false
      const moved = medianOf(plain.subarray(then, then + after)) - medianOf(plain.subarray(then - before, then))
      return Math.abs(by - moved) <= needed * usual
    })
    if (isUsualThen) continue
    const start = firstOnNewLevel(plain, index, by)
    // Medians of three: one odd value neither makes nor hides a step.
    const edge = Math.min(3, n - start)
    const step = medianOf(plain.subarray(start, start + edge)) - medianOf(plain.subarray(Math.max(0, start - 3), start))
    const still = medianOf(plain.subarray(n - edge)) - old
    if (Math.sign(by) * step < ABRUPT * size || Math.sign(by) * still < ABRUPT * size) continue
    const gain = (by * by * after * before) / (after + before)
    if (!best || gain > best.gain) best = { index: start, by, gain }
  }
  if (!best) return undefined
  const { index, by } = best
  if (!isOnLogs) return { index, by, isFactor: false }
  return asFactorOrDifference(values, index, plain, seasonal, season)
}

/** Medians tolerate a value or two on the other side: old ones are dropped, newer ones before are included. */
const firstOnNewLevel = (plain: Float64Array, index: number, by: number): number => {
  const after = plain.length - index
  const half = medianOf(plain.subarray(index)) - by / 2
  const isNew = (v: number) => Math.sign(by) * (v - half) > 0
  const skipped = plain.subarray(index, index + (after >> 1)).findLastIndex((v) => !isNew(v))
  if (skipped >= 0) return index + skipped + 1
  const old = plain.subarray(0, index).findLastIndex((v) => !isNew(v))
  return Math.max(old + 1, index - after)
}

/** Whichever of both explains the values since better: seasons may have grown with the level, or not. */
const asFactorOrDifference = (
  values: Float64Array,
  index: number,
  plain: Float64Array,
  seasonal: Float64Array,
  season: number,
): LevelShift => {
  const after = values.length - index
  const old = medianOf(plain.subarray(Math.max(0, index - Math.max(14, 2 * after)), index))
  // The season as it was before: what the decomposition shows since has followed the values.
  const expected = Float64Array.from({ length: after }, (_, i) => {
    const then = index - 2 * season + (i % season)
    return Math.exp(old + (then >= 0 ? seasonal[then]! : 0))
  })
  const since = values.subarray(index)
  const difference = medianOf(since.map((v, i) => v - expected[i]!))
  const factor = Math.exp(medianOf(since.map((v, i) => Math.log(v / expected[i]!))))
  const misses = (of: (e: number) => number) => since.reduce((sum, v, i) => sum + (v - of(expected[i]!)) ** 2, 0)
  const isDifference = misses((e) => e + difference) < misses((e) => e * factor)
  return isDifference ? { index, by: difference, isFactor: false } : { index, by: factor, isFactor: true }
}

/** The series as if it had always been on its new level; itself without a shift. What was positive stays so. */
export const onNewLevel = (values: Float64Array, shift: LevelShift | undefined): Float64Array => {
  if (!shift) return values
  const { index, by, isFactor } = shift
  const lowest = values.every((v) => v > 0) ? values.subarray(index).reduce((a, b) => Math.min(a, b)) / 2 : -Infinity
  return values.map((v, i) => (i >= index ? v : Math.max(lowest, isFactor ? v * by : v + by)))
}
