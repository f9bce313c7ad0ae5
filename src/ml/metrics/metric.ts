/**
 * A figure of merit of predictions against outcomes, both n long; null if it is undefined for these data (one class, a
 * constant, no rows), which differs from 0.
 */
export interface Metric {
  /** Key in the graph, e.g. `mae`. */
  readonly name: string
  /** For people, e.g. `mean absolute error`. */
  readonly label: string
  readonly better: 'higher' | 'lower'
  /** The value for perfect predictions. */
  readonly best: number
  readonly of: (actual: ArrayLike<number>, predicted: ArrayLike<number>) => number | null
}

/** A finite number, or null if there is no value. */
export const finiteOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null)
