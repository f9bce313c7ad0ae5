/**
 * A figure of merit of predictions against what happened, both n long; null when it is not defined for these data (one class, a
 * constant, no rows), which is told apart from 0.
 */
export interface Metric {
  /** Key in the graph, e.g. `mae`. */
  readonly name: string
  /** For people, e.g. `mean absolute error`. */
  readonly label: string
  readonly better: 'higher' | 'lower'
  /** The value of perfect predictions. */
  readonly best: number
  readonly of: (actual: ArrayLike<number>, predicted: ArrayLike<number>) => number | null
}

/** A finite number, or null for what has no value here. */
export const finiteOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null)
