import type { StringColumn } from '../../core/string-column.ts'
import { assertLength, assertOption } from '../data/model-input-error.ts'
import { createRandom } from '../../core/random.ts'
import {
  bootstrapInterval,
  type BootstrapOptions,
  estimateMetric,
  type Interval,
  type MetricEstimate,
} from './bootstrap.ts'
import type { Metric } from './metric.ts'

/** A metric within one group. */
export interface GroupEstimate extends MetricEstimate {
  readonly group: string
  /** Fewer rows than `minRows`: shown, but left out of the gap. */
  readonly small: boolean
}

/** A metric by group, and the largest difference between two groups that are large enough. */
export interface Fairness {
  readonly metric: string
  readonly groups: readonly GroupEstimate[]
  /** Null with fewer than two groups that have enough rows and a defined value. */
  readonly largestGap: {
    readonly best: string
    readonly worst: string
    /** Difference of the metric, ≥ 0. */
    readonly gap: number
    /** Of the difference between these two groups. */
    readonly interval: Interval | null
    /** Whether the interval excludes 0. */
    readonly clear: boolean
  } | null
}

export interface FairnessOptions extends BootstrapOptions {
  /** Groups with fewer rows are marked as small. @default 50 */
  readonly minRows?: number
}

/**
 * A metric of predictions (n) against what happened (n) by group (n): each with its interval, and the largest gap. Rows whose group is
 * missing form the group `unknown`. Throws `ModelInputError`: `SHAPE_MISMATCH`, `NOT_FINITE`, `BAD_OPTION`.
 */
export const fairnessByGroup = (
  metric: Metric,
  actual: ArrayLike<number>,
  predicted: ArrayLike<number>,
  groups: StringColumn,
  { minRows = 50, ...options }: FairnessOptions = {},
): Fairness => {
  assertLength(predicted.length, actual.length, 'predictions, one per row')
  assertLength(groups.codes.length, actual.length, 'groups, one per row')
  assertOption(minRows >= 1, 'minRows', 'a number ≥ 1', minRows)
  const rowsOf = new Map<string, number[]>()
  groups.codes.forEach((code, row) => {
    const group = code < 0 ? 'unknown' : groups.dictionary[code]!
    const rows = rowsOf.get(group)
    if (rows === undefined) rowsOf.set(group, [row])
    else rows.push(row)
  })
  const names = [...rowsOf.keys()].sort((a, b) => (a < b ? -1 : 1))
  const random = createRandom(options.seed ?? 0)
  const samples = names.map((group) => {
    const rows = rowsOf.get(group)!
    return {
      group,
      actual: Float64Array.from(rows, (row) => actual[row]!),
      predicted: Float64Array.from(rows, (row) => predicted[row]!),
      seed: random.int(2 ** 31),
    }
  })
  const estimates = samples.map((sample): GroupEstimate => ({
    group: sample.group,
    small: sample.actual.length < minRows,
    ...estimateMetric(metric, sample.actual, sample.predicted, { ...options, seed: sample.seed }),
  }))
  const ranked = estimates
    .flatMap(({ value, small }, k) => (value === null || small ? [] : [{ value, sample: samples[k]! }]))
    .sort((a, b) => (metric.better === 'higher' ? b.value - a.value : a.value - b.value))
  const best = ranked[0]
  const worst = ranked.at(-1)
  if (best === undefined || worst === undefined || best === worst) {
    return { metric: metric.name, groups: estimates, largestGap: null }
  }
  const interval = gapInterval(metric, best.sample, worst.sample, options)
  return {
    metric: metric.name,
    groups: estimates,
    largestGap: {
      best: best.sample.group,
      worst: worst.sample.group,
      gap: Math.abs(best.value - worst.value),
      interval,
      clear: interval !== null && interval.lower > 0,
    },
  }
}

interface Sample {
  readonly actual: Float64Array
  readonly predicted: Float64Array
  readonly seed: number
}

/** Both groups are resampled, each within itself. */
const gapInterval = (metric: Metric, best: Sample, worst: Sample, options: BootstrapOptions): Interval | null => {
  const sign = metric.better === 'higher' ? 1 : -1
  const random = createRandom(worst.seed)
  const n = worst.actual.length
  const ofWorst = () => {
    const rows = Int32Array.from({ length: n }, () => random.int(n))
    return metric.of(pick(worst.actual, rows), pick(worst.predicted, rows))
  }
  return bootstrapInterval(
    best.actual.length,
    (rows) => {
      const high = metric.of(pick(best.actual, rows), pick(best.predicted, rows))
      const low = ofWorst()
      return high === null || low === null ? null : sign * (high - low)
    },
    { ...options, seed: best.seed },
  )
}

const pick = (values: Float64Array, rows: Int32Array) => Float64Array.from(rows, (row) => values[row]!)
