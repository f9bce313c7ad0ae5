import { quantileOfSorted } from 'rapport-crm/ml/prepare'
import type { Outlier } from './outliers.ts'

/** Largest distance from the beginning of a cycle to its end, as a share of its range, at which it counts as having returned. */
const MOST_APART = 2 / 3
/** Smallest range of a cycle, in mean steps, at which it counts as having gone away and come back; in plain noise it is about four. */
const LEAST_RANGE = 5
/** Smallest distance from the beginning of a cycle to its end, as a share of all its steps, at which it counts as a trend. */
const LEAST_STRAIGHT = 0.75

/** A range that is a smaller part of the values than this is rounding. */
const ROUNDING = 1e-9

/** What the last cycle of a season looks like, where no second one is there to test it. */
export type CycleShape =
  /** It was the same in every period, or in all but one. */
  | 'CONSTANT'
  /** It went far away, step by step, and came back towards where it began. */
  | 'SEASON'
  /** It ended near where it began, as noise does too. */
  | 'LEVEL'
  /** It ended far from where it began: a trend with noise, or a season that began elsewhere. */
  | 'UNCLEAR'
  /** It went one way only. */
  | 'TREND'

/** What is known of a history: its values on the level of today, and those among them that are accidents. */
export interface Cleaned {
  readonly cleaned: Float64Array
  readonly outliers: readonly Pick<Outlier, 'index'>[]
}

/** The shape of the last `season` values, accidents left out. Throws RangeError when there are fewer. */
export const cycleShape = ({ cleaned, outliers }: Cleaned, season: number): CycleShape => {
  if (cleaned.length < season) throw new RangeError(`expected a season of ${season} values, got ${cleaned.length}`)
  const start = cleaned.length - season
  const accidents = new Set(outliers.map(({ index }) => index - start))
  const cycle = cleaned.subarray(start).filter((_, i) => !accidents.has(i))
  const shape = shapeOf(cycle)
  if (shape !== 'SEASON') return shape
  // One value alone makes no season.
  const rest = shapeOf(withoutFarthest(cycle))
  return rest === 'SEASON' || rest === 'CONSTANT' ? rest : 'LEVEL'
}

/** A cycle without the value that is farthest from its median. */
const withoutFarthest = (cycle: Float64Array): Float64Array => {
  const median = quantileOfSorted(cycle.toSorted(), 0.5)
  const farthest = cycle.reduce((best, v, i) => (Math.abs(v - median) > Math.abs(cycle[best]! - median) ? i : best), 0)
  return cycle.filter((_, i) => i !== farthest)
}

const shapeOf = (cycle: Float64Array): CycleShape => {
  const steps = cycle.subarray(1).reduce((sum, v, i) => sum + Math.abs(v - cycle[i]!), 0)
  const step = steps / (cycle.length - 1)
  const range = Math.max(...cycle) - Math.min(...cycle)
  const apart = Math.abs(cycle[0]! - cycle.at(-1)!)
  const size = cycle.reduce((sum, v) => sum + Math.abs(v), 0) / cycle.length
  if (range <= ROUNDING * size) return 'CONSTANT'
  if (apart >= LEAST_STRAIGHT * steps) return 'TREND'
  if (apart > MOST_APART * range) return 'UNCLEAR'
  return range >= LEAST_RANGE * step ? 'SEASON' : 'LEVEL'
}
