/** Largest distance from the beginning of a cycle to its end, as a share of its range, at which it counts as having returned. */
const MOST_APART = 2 / 3
/** Smallest range of a cycle, in mean steps, at which it counts as having gone away and come back; in plain noise it is about four. */
const LEAST_RANGE = 5
/** Smallest distance from the beginning of a cycle to its end, as a share of all its steps, at which it counts as a trend. */
const LEAST_STRAIGHT = 0.75

/** What the last cycle of a season looks like, where no second one is there to test it. */
export type CycleShape =
  /** It went far away, step by step, and came back towards where it began. */
  | 'SEASON'
  /** It ended near where it began, as noise does too. */
  | 'LEVEL'
  /** It ended far from where it began: a trend with noise, or a season that began elsewhere. */
  | 'UNCLEAR'
  /** It went one way only. */
  | 'TREND'

/** The shape of the last `season` values. Throws RangeError when there are fewer. */
export const cycleShape = (values: Float64Array, season: number): CycleShape => {
  if (values.length < season) throw new RangeError(`expected a season of ${season} values, got ${values.length}`)
  const cycle = values.subarray(values.length - season)
  const steps = cycle.subarray(1).reduce((sum, v, i) => sum + Math.abs(v - cycle[i]!), 0)
  const step = steps / (season - 1)
  const range = Math.max(...cycle) - Math.min(...cycle)
  const apart = Math.abs(cycle[0]! - cycle[season - 1]!)
  if (steps > 0 && apart >= LEAST_STRAIGHT * steps) return 'TREND'
  if (apart > MOST_APART * range) return 'UNCLEAR'
  return range >= LEAST_RANGE * step ? 'SEASON' : 'LEVEL'
}
