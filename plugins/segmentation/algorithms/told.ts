import type { Random } from 'rapport-crm/task'

const folds = 5

/** What is predicted for each row, by its group and from all rows. */
export interface Told {
  readonly byGroup: Float64Array
  readonly alike: Float64Array
}

/**
 * Predicts for each row what the others of its group did among the other four fifths of the rows, and what all of those
 * did.
 */
export const tellOutcomes = (labels: ArrayLike<number>, outcome: Float64Array, random: Random): Told => {
  const n = outcome.length
  const fold = Int32Array.from({ length: n }, (_, i) => i % folds)
  random.shuffle(fold)
  const byGroup = new Float64Array(n)
  const alike = new Float64Array(n)
  for (let held = 0; held < folds; held++) {
    const everybody = { sum: 0, count: 0 }
    const groups = new Map<number, { sum: number; count: number }>()
    for (let i = 0; i < n; i++) {
      if (fold[i] === held) continue
      const group = groups.get(labels[i]!) ?? { sum: 0, count: 0 }
      groups.set(labels[i]!, group)
      for (const one of [group, everybody]) {
        one.sum += outcome[i]!
        one.count++
      }
    }
    for (let i = 0; i < n; i++) {
      if (fold[i] !== held) continue
      const { sum, count } = groups.get(labels[i]!) ?? everybody
      alike[i] = everybody.sum / everybody.count
      byGroup[i] = sum / count
    }
  }
  return { byGroup, alike }
}

const squaredError = (actual: Float64Array, told: Float64Array): number =>
  actual.reduce((sum, value, i) => sum + (value - told[i]!) ** 2, 0)

/**
 * The share of the variance of outcomes that groups explain: 0 for nothing, below it for worse than nothing, 1 for all.
 */
export const toldShare = (labels: ArrayLike<number>, outcome: Float64Array, random: Random): number => {
  const { byGroup, alike } = tellOutcomes(labels, outcome, random)
  const whole = squaredError(outcome, alike)
  return whole > 0 ? 1 - squaredError(outcome, byGroup) / whole : 0
}
