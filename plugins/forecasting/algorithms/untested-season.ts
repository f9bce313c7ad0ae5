/** Part of its range that the end of a cycle may be from its beginning: what only rises or falls ends at the other end. */
const MOST_APART = 2 / 3
/** Range of a cycle in steps, from which on it has gone away and come back; of plain noise it is about four. */
const LEAST_RANGE = 5

/**
 * Whether the last cycle of a season looks like one, where no second one is there to test it: its values went far away, step by
 * step, and came back towards where it began.
 */
export const seasonEndsMeet = (values: Float64Array, season: number): boolean => {
  if (values.length < season) return false
  const cycle = values.subarray(values.length - season)
  const steps = cycle.subarray(1).reduce((sum, v, i) => sum + Math.abs(v - cycle[i]!), 0)
  const step = steps / (season - 1)
  const range = Math.max(...cycle) - Math.min(...cycle)
  return Math.abs(cycle[0]! - cycle[season - 1]!) <= MOST_APART * range && range >= LEAST_RANGE * step
}
