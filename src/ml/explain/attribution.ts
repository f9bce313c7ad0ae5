import { assertLength } from '../data/model-input-error.ts'

/** Why a model gave a value: `baseValue + Σ contributions = value`, up to rounding. */
export interface Attribution {
  /** The value before anything is known about the row. */
  readonly baseValue: number
  /** One a column. */
  readonly contributions: Float64Array
  /** The model's own raw output for the row, computed apart from the contributions. */
  readonly value: number
}

/** The unexplained rest: `value − baseValue − Σ contributions`; only rounding for the kit's exact explanations. */
export const residualOf = ({ baseValue, contributions, value }: Attribution): number =>
  contributions.reduce((rest, contribution) => rest - contribution, value - baseValue)

/**
 * Adds the contributions of columns that belong together (the columns of one one-hot encoded field, a value and its
 * `wasMissing` flag): `groupOf[j]` is the group of column j, and the result has `groups` parts.
 */
export const groupContributions = (
  attribution: Attribution,
  groupOf: ArrayLike<number>,
  groups: number,
): Attribution => {
  assertLength(groupOf.length, attribution.contributions.length, 'group numbers, one per column')
  const contributions = new Float64Array(groups)
  attribution.contributions.forEach((contribution, j) => {
    contributions[groupOf[j]!]! += contribution
  })
  return { ...attribution, contributions }
}
