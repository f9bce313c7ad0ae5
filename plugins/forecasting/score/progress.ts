import { normalQuantile } from 'rapport-crm/ml/distributions'

/** What the forecast of the period in progress is made of. */
export interface PeriodInProgress {
  /** What has come so far. */
  readonly toDate: number
  /** Share of the period that is over, by its usual pace. */
  readonly share: number
  /** What the model expects of the whole period. */
  readonly expected: number
  /** Half of its 80 % interval, upwards. */
  readonly upperHalf: number
  /** How many records such a period has; undefined in models that were trained before it was kept. */
  readonly records: number | undefined
}

/** How the period in progress changes its forecast. */
export interface Surprise {
  /** To be added to what the model expects. */
  readonly shift: number
  /** Factor of the model's half intervals. */
  readonly narrowed: number
  /** Half intervals are no narrower than this, by their level. */
  readonly least: (level: number) => number
}

const level80 = normalQuantile(0.9)

/**
 * What has come of a flow, against what was to come by now, tells of two things: of the total of the period, and of records that came
 * a little sooner or later than usual. With k records a period, of total M, the second has the variance M² share (1 − share) / k; the
 * first has that of the model, or what the surprise itself shows beyond the second. The linear estimate of the total given what has come
 * weighs them. Where totals vary as freely as records do the weight is 1: the rest is expected as before. Where they hardly vary, as in
 * subscriptions, an early invoice is no more revenue.
 */
export const surpriseOfFlow = ({ toDate, share, expected, upperHalf, records }: PeriodInProgress): Surprise => {
  const plain = toDate - share * expected
  const whole: Surprise = { shift: plain, narrowed: Math.sqrt(1 - share), least: () => 0 }
  if (records === undefined || !(records > 0) || share <= 0) return whole
  const timing = (expected * expected * (1 - share)) / records
  const shown = Math.max(0, plain * plain - share * timing) / (share * share)
  const total = Math.max((upperHalf / level80) ** 2, shown)
  const weight = total === 0 && timing === 0 ? 1 : Math.min(1, total / (share * total + timing))
  const left = Math.sqrt(weight * timing)
  return {
    shift: weight * plain,
    narrowed: Math.sqrt(1 - weight * share),
    least: (level) => normalQuantile((1 + level) / 2) * left,
  }
}

/** A level is trusted more the less of the period is left. */
export const surpriseOfLevel = ({ toDate, share, expected }: PeriodInProgress): Surprise => ({
  shift: share * (toDate - expected),
  narrowed: Math.sqrt(1 - share),
  least: () => 0,
})
