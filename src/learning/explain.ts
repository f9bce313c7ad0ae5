import type { MetricEstimate } from '../ml/metrics/bootstrap.ts'
import type { Metric } from './model-run.entity.ts'
import type { Explanation, ScoreBand } from './score.entity.ts'

/** Of the raw value, what is the rounding of its sum. */
const rounding = 1e-9

/**
 * Explains a raw value by factors, in the given order: the residual is what base and factors leave of it; rounding does
 * not count.
 */
export const explain = ({
  method,
  baseValue,
  rawValue,
  factors,
}: Omit<Explanation, 'residual' | 'factors'> & {
  readonly factors: readonly Explanation['factors'][number][]
}): Explanation => {
  const residual = factors.reduce((left, { contribution }) => left - contribution, rawValue - baseValue)
  return {
    method,
    baseValue,
    rawValue,
    residual: Math.abs(residual) <= rounding * Math.max(1, Math.abs(rawValue)) ? 0 : residual,
    factors: [...factors],
  }
}

/** A value in a word: the band that begins with the last of the four ascending limits that it reaches, VERY_LOW below all of them. */
export const bandOf = (value: number, limits: readonly [number, number, number, number]): `${ScoreBand}` => {
  const bands = ['VERY_LOW', 'LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH'] as const
  return bands[limits.filter((limit) => value >= limit).length]!
}

/** Hold-out figures as a model run states them; figures that could not be measured are left out. */
export const holdoutMetrics = (estimates: readonly MetricEstimate[], suffix = ''): Metric[] =>
  estimates.flatMap(({ name, value, interval }) =>
    value === null ? [] : [{ name: `${name}${suffix}`, value, interval, split: 'HOLDOUT' }],
  )
