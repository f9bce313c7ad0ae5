import { assertFiniteColumn, assertLength } from '../data/model-input-error.ts'
import { bootstrapInterval, type BootstrapOptions, type Interval } from './bootstrap.ts'
import type { Metric } from './metric.ts'

/** How good a model is compared with its baseline, on rows that it has not seen. */
export type Grade = 'EXCELLENT' | 'GOOD' | 'FAIR' | 'NO_BETTER_THAN_BASELINE' | 'WORSE_THAN_BASELINE'

/**
 * Skill: the part of the way from the baseline to perfection that the model covers, (model − baseline) / (best −
 * baseline). For an error that is 1 − model / baseline: .25 means a quarter less error. Negative if the model is worse.
 * Null if the baseline is perfect.
 */
export const skillOf = (metric: Pick<Metric, 'best'>, model: number, baseline: number): number | null =>
  // + 0 turns −0 into 0
  baseline === metric.best ? null : (model - baseline) / (metric.best - baseline) + 0

/**
 * The one rule for grades. With the interval of the skill wholly below 0: `WORSE_THAN_BASELINE`; touching 0: `NO_BETTER_THAN_BASELINE`;
 * wholly above 0, by the skill itself: from .5 `EXCELLENT`, from .25 `GOOD`, below `FAIR`.
 * Without an interval (too few rows) nothing is shown to be better or worse: `NO_BETTER_THAN_BASELINE`.
 */
export const gradeOfSkill = (skill: number, interval: Pick<Interval, 'lower' | 'upper'> | null): Grade => {
  if (interval === null || (interval.lower <= 0 && interval.upper >= 0)) return 'NO_BETTER_THAN_BASELINE'
  if (interval.upper < 0) return 'WORSE_THAN_BASELINE'
  if (skill >= 0.5) return 'EXCELLENT'
  return skill >= 0.25 ? 'GOOD' : 'FAIR'
}

/** A model compared with its baseline on the same rows. */
export interface Comparison {
  readonly metric: string
  readonly model: number
  readonly baseline: number
  /** Null when the baseline is perfect. */
  readonly skill: number | null
  readonly interval: Interval | null
  readonly grade: Grade
  /** One sentence for people. */
  readonly text: string
}

/**
 * Grades predictions against those of a named baseline on the same held-out rows (n), the skill's interval by paired
 * bootstrap. Null when the metric is not defined for these data.
 * Throws `ModelInputError`: `SHAPE_MISMATCH`, `NOT_FINITE`, `BAD_OPTION`.
 */
export const compareWithBaseline = (
  metric: Metric,
  actual: ArrayLike<number>,
  predicted: ArrayLike<number>,
  baseline: { readonly name: string; readonly predicted: ArrayLike<number> },
  options: BootstrapOptions = {},
): Comparison | null => {
  const rows = actual.length
  assertLength(predicted.length, rows, 'predictions, one per row')
  assertLength(baseline.predicted.length, rows, 'predictions of the baseline, one per row')
  assertFiniteColumn(actual, 'the actual values')
  assertFiniteColumn(predicted, 'the predictions')
  assertFiniteColumn(baseline.predicted, 'the predictions of the baseline')
  const ofModel = metric.of(actual, predicted)
  const ofBaseline = metric.of(actual, baseline.predicted)
  if (ofModel === null || ofBaseline === null) return null
  const a = new Float64Array(rows)
  const p = new Float64Array(rows)
  const b = new Float64Array(rows)
  const interval = bootstrapInterval(
    rows,
    (drawn) => {
      drawn.forEach((row, i) => {
        a[i] = actual[row]!
        p[i] = predicted[row]!
        b[i] = baseline.predicted[row]!
      })
      const model = metric.of(a, p)
      const base = metric.of(a, b)
      return model === null || base === null ? null : skillOf(metric, model, base)
    },
    options,
  )
  const skill = skillOf(metric, ofModel, ofBaseline)
  const grade =
    skill === null
      ? ofModel === metric.best
        ? 'NO_BETTER_THAN_BASELINE'
        : 'WORSE_THAN_BASELINE'
      : gradeOfSkill(skill, interval)
  const text = inWords(metric, baseline.name, skill, interval, grade)
  return { metric: metric.name, model: ofModel, baseline: ofBaseline, skill, interval, grade, text }
}

const percent = (share: number) => `${Math.round(share * 100)} %`

const inWords = (
  metric: Metric,
  name: string,
  skill: number | null,
  interval: Interval | null,
  grade: Grade,
): string => {
  if (skill === null) {
    return grade === 'WORSE_THAN_BASELINE'
      ? `Worse than the baseline "${name}", which is perfect here`
      : `As perfect as the baseline "${name}"`
  }
  if (interval === null) return `Too little data to compare with the baseline "${name}"`
  // If more than the baseline's is better, the interval says how much more.
  const isMore = metric.better === 'lower' && skill <= 0 && grade !== 'NO_BETTER_THAN_BASELINE'
  const [from, to] = isMore ? [-interval.upper, -interval.lower] : [interval.lower, interval.upper]
  const range = `${percent(interval.level)} interval ${percent(from)} to ${percent(to)}`
  if (grade === 'NO_BETTER_THAN_BASELINE')
    return `Indistinguishable from the baseline "${name}" by ${metric.label} (${range})`
  if (metric.better === 'lower') {
    return `${percent(Math.abs(skill))} ${isMore ? 'more' : 'less'} ${metric.label} than the baseline "${name}" (${range})`
  }
  return skill > 0
    ? `${percent(skill)} of the way from the baseline "${name}" to the best ${metric.label} (${range})`
    : `Behind the baseline "${name}" by ${metric.label} (skill ${range})`
}
