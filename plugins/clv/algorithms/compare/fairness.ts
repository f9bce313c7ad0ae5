import type { StringColumn } from 'rapport-crm/task'
import { fairnessByGroup, MAE, type Interval, type Metric } from 'rapport-crm/ml/metrics'

/** Which group of an attribute each customer belongs to, by customer number. */
export interface CustomerGroups {
  /** What the groups are, such as `country`. */
  readonly attribute: string
  readonly column: StringColumn
}

/** A hold-out figure of one group. */
interface GroupFigure {
  readonly attribute: string
  readonly group: string
  readonly count: number
  readonly name: string
  readonly value: number
  readonly interval: Interval | null
}

/** A model's results by group of customers. */
export interface GroupFigures {
  readonly figures: readonly GroupFigure[]
  /** A sentence for each attribute and metric whose best and worst group differ by more than chance would explain. */
  readonly gaps: readonly string[]
}

/** Smaller groups are not shown: their figures would be chance, or reveal a single customer's. */
const fewestCustomers = 50

const total = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, value) => sum + value, 0)

/**
 * How far the group's predicted total misses its actual total, relative to the latter. Unlike errors of single
 * customers, it is not larger where more is spent.
 */
const TOTAL_ERROR: Metric = {
  name: 'totalError',
  label: 'relative error of the total',
  better: 'lower',
  best: 0,
  of: (actual, predicted) => (total(actual) > 0 ? Math.abs(total(predicted) / total(actual) - 1) : null),
}

/** Figures of predictions for the groups of `attributes`; `customer` is the number of each row's customer. */
export const figuresByGroup = (
  customer: Int32Array,
  actual: Float64Array,
  predicted: Float64Array,
  attributes: readonly CustomerGroups[],
  options: { readonly seed: number; readonly resamples: number },
): GroupFigures => {
  const parts = attributes.flatMap(({ attribute, column }) => {
    const groups = { dictionary: column.dictionary, codes: customer.map((c) => column.codes[c] ?? -1) }
    return [MAE, TOTAL_ERROR].map((metric) => ({
      ...fairnessByGroup(metric, actual, predicted, groups, { ...options, minRows: fewestCustomers }),
      attribute,
      name: metric.name,
      label: metric.label,
      counts: countsOf(groups),
    }))
  })
  return {
    figures: parts.flatMap(({ attribute, name, groups, counts }) =>
      groups.flatMap(({ group, small, value, interval }) =>
        small || value === null ? [] : [{ attribute, group, count: counts.get(group)!, name, value, interval }],
      ),
    ),
    gaps: parts.flatMap(({ attribute, label, largestGap }) =>
      largestGap?.clear
        ? [`By ${attribute}, the ${label} is clearly larger for ${largestGap.worst} than for ${largestGap.best}.`]
        : [],
    ),
  }
}

/** Customers by group, named as `fairnessByGroup` names them. */
const countsOf = ({ dictionary, codes }: StringColumn): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const code of codes) {
    const group = code < 0 ? 'unknown' : dictionary[code]!
    counts.set(group, (counts.get(group) ?? 0) + 1)
  }
  return counts
}
