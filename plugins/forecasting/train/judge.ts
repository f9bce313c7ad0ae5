import type { Baseline, Grade, Metric } from 'rapport-crm/sdk'
import { bootstrapInterval, gradeOfSkill, type Interval } from 'rapport-crm/ml/metrics'
import type { OriginScore } from '../algorithms/choose.ts'
import type { Measure } from '../algorithms/tracks.ts'

/**
 * How forecasts did on the rolling origins of a backtest, compared with the better of the naive forecasts on the same
 * origins.
 */
export interface Verdict {
  readonly metrics: readonly Metric[]
  readonly baseline: Baseline
  readonly grade: `${Grade}`
  /** In a sentence. */
  readonly text: string
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length

/** Fewer for many origins, whose means are sure anyway: drawing must not keep requests waiting. */
const resamplesFor = (origins: number) => ({ resamples: Math.round(Math.min(1_000, Math.max(200, 100_000 / origins))) })

const meanAt = (values: readonly number[], rows: Int32Array): number =>
  rows.reduce((sum, row) => sum + values[row]!, 0) / rows.length

/** A mean over origins with its bootstrap interval; nothing where there are no origins. */
const metricOf = (name: string, values: readonly number[]): Metric[] =>
  values.length === 0
    ? []
    : [
        {
          name,
          value: meanOf(values),
          interval:
            values.length > 1
              ? bootstrapInterval(values.length, (rows) => meanAt(values, rows), resamplesFor(values.length))
              : null,
          split: 'BACKTEST',
        },
      ]

const noNulls = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null)

const percent = (share: number) => `${Math.round(100 * share)} %`

/** Origins whose error and whose baseline's error have a number. */
interface Scaled {
  readonly measure: Measure
  readonly error: number
  readonly baselineError: number
}

/** The mean of errors; those of intermittent demand enter by the root of their mean square, as the choice was made by squares. */
const errorOver = (origins: readonly Scaled[], rows: Int32Array, of: 'error' | 'baselineError'): number => {
  let [sum, count, squares, squared] = [0, 0, 0, 0]
  for (const row of rows) {
    const { measure, [of]: error } = origins[row]!
    count++
    if (measure === 'ABSOLUTE') sum += error
    else {
      squares += error ** 2
      squared++
    }
  }
  return (sum + Math.sqrt(squares * squared)) / count
}

/** `1 − error / error of the baseline`, resampling origins in pairs; undefined where the baseline is perfect. */
const skillOfOrigins = (origins: readonly Scaled[]) => {
  const of = (rows: Int32Array) => {
    const baseline = errorOver(origins, rows, 'baselineError')
    return baseline > 0 ? 1 - errorOver(origins, rows, 'error') / baseline : null
  }
  const skill = of(Int32Array.from(origins.keys()))
  if (skill === null) return undefined
  const interval = origins.length > 1 ? bootstrapInterval(origins.length, of, resamplesFor(origins.length)) : null
  return { skill, interval }
}

/**
 * Judges by the scaled error of origins that the choice was not made on: the mean absolute one, or the root mean squared one of
 * intermittent demand. Origins of one series overlap, so intervals are on the narrow side.
 */
export const judgeOrigins = (origins: readonly OriginScore[], baselineName: string): Verdict => {
  // A series that never changed before an origin has no scale to measure its error in.
  const scaled = origins.flatMap((origin) => {
    const { error, baselineError } = origin
    return error === null || baselineError === null ? [] : [{ ...origin, error, baselineError }]
  })
  const compared = scaled.length > 0 ? skillOfOrigins(scaled) : undefined
  const grade = compared ? gradeOfSkill(compared.skill, compared.interval) : 'NO_BETTER_THAN_BASELINE'
  return {
    metrics: [
      ...metricOf('mase', noNulls(scaled.map(({ accuracy }) => accuracy.mase))),
      ...metricOf(
        'smape',
        origins.map(({ accuracy }) => accuracy.smape),
      ),
      ...metricOf('coverage.80', noNulls(origins.map(({ inside80 }) => inside80))),
      ...metricOf('coverage.95', noNulls(origins.map(({ inside95 }) => inside95))),
    ],
    baseline: {
      name: baselineName,
      metrics: [
        ...metricOf('mase', noNulls(scaled.map(({ baseline }) => baseline.mase))),
        ...metricOf(
          'smape',
          origins.map(({ baseline }) => baseline.smape),
        ),
      ],
    },
    grade,
    text: textOf(grade, compared, baselineName, scaled),
  }
}

const textOf = (
  grade: `${Grade}`,
  compared: { readonly skill: number; readonly interval: Interval | null } | undefined,
  baseline: string,
  origins: readonly Scaled[],
): string => {
  const on = `over ${origins.length} ${origins.length === 1 ? 'origin' : 'origins'}`
  const error = origins.every(({ measure }) => measure === 'SQUARED') ? 'root mean squared error' : 'error'
  if (!compared) return `Indistinguishable from ${baseline}: the series does not change.`
  const { skill, interval } = compared
  if (!interval || grade === 'NO_BETTER_THAN_BASELINE') return `Indistinguishable from ${baseline} ${on}.`
  const isMore = skill <= 0
  const [from, to] = isMore ? [-interval.upper, -interval.lower] : [interval.lower, interval.upper]
  const range = `${percent(interval.level)} interval ${percent(from)} to ${percent(to)}`
  return `${percent(Math.abs(skill))} ${isMore ? 'more' : 'less'} ${error} than ${baseline} ${on} (${range}).`
}
