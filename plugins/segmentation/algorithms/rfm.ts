import { assertFinite, type Matrix, ModelInputError } from 'rapport-crm/ml/data'

/** Four cut points per measure, ascending: they score a new customer without the others. */
export interface RfmThresholds {
  /** Days since the last purchase. */
  readonly recencyDays: readonly number[]
  /** Number of purchases. */
  readonly frequency: readonly number[]
  /** Money spent. */
  readonly monetary: readonly number[]
}

/** 5 is best: bought recently, often, for much. */
export interface RfmScores {
  readonly recency: number
  readonly frequency: number
  readonly monetary: number
  /** Position in `rfmSegments`. */
  readonly segment: number
}

/** The segments in words, best first; a row's segment is a position in this list. */
export const rfmSegments = [
  'Champions',
  'Loyal',
  'Potential loyalists',
  'New customers',
  'Promising',
  'Needs attention',
  'About to sleep',
  'Cannot lose',
  'At risk',
  'Hibernating',
  'Lost',
] as const
type RfmSegment = (typeof rfmSegments)[number]

/**
 * Segment by recency score (first index, 1 … 5) and by the mean of frequency and monetary score, rounded up
 * (second index, 1 … 5).
 */
const segmentTable: readonly (readonly RfmSegment[])[] = [
  ['Lost', 'Lost', 'At risk', 'At risk', 'Cannot lose'],
  ['Hibernating', 'Hibernating', 'At risk', 'At risk', 'Cannot lose'],
  ['About to sleep', 'About to sleep', 'Needs attention', 'Loyal', 'Loyal'],
  ['Promising', 'Potential loyalists', 'Potential loyalists', 'Loyal', 'Loyal'],
  ['New customers', 'Potential loyalists', 'Potential loyalists', 'Champions', 'Champions'],
]

/** Quintile cuts by nearest rank: the p-th is the least value that at least p × 20 % of the rows do not exceed. */
const quintileCuts = (values: Float64Array): number[] => {
  const sorted = values.toSorted()
  return [1, 2, 3, 4].map((p) => sorted[Math.ceil((p * sorted.length) / 5) - 1]!)
}

/** 1 plus the number of cuts below the value, so that equal values always score the same. */
const quintile = (cuts: readonly number[], value: number): number =>
  cuts.reduce((q, cut) => q + (value > cut ? 1 : 0), 1)

/**
 * Fits quintile cuts on rows in real units (`n × 3`: recency in days, frequency, monetary value). Customers with equal
 * values share a score, so with many ties (half of the customers bought once) a score can be rare or empty: the cuts say
 * what it stands for, and it does not move when *others* move, until the next training.
 * Throws NOT_FINITE, SHAPE_MISMATCH for other than 3 columns, INSUFFICIENT_DATA for fewer than 5 rows.
 * @see Hughes, "Strategic Database Marketing" (1994), for the scores
 */
export const fitRfm = (rows: Matrix): RfmThresholds => {
  if (rows.cols !== 3) throw new ModelInputError('SHAPE_MISMATCH', `expected 3 columns, got ${rows.cols}`)
  if (rows.rows < 5) throw new ModelInputError('INSUFFICIENT_DATA', `quintiles need at least 5 rows, got ${rows.rows}`)
  assertFinite(rows, ['recencyDays', 'frequency', 'monetary'])
  const column = (j: number) => Float64Array.from({ length: rows.rows }, (_, i) => rows.data[i * 3 + j]!)
  return {
    recencyDays: quintileCuts(column(0)),
    frequency: quintileCuts(column(1)),
    monetary: quintileCuts(column(2)),
  }
}

/** Scores one customer by stored cuts; few days since the last purchase score high. */
export const scoreRfm = (
  thresholds: RfmThresholds,
  recencyDays: number,
  frequency: number,
  monetary: number,
): RfmScores => {
  const scores = {
    recency: 6 - quintile(thresholds.recencyDays, recencyDays),
    frequency: quintile(thresholds.frequency, frequency),
    monetary: quintile(thresholds.monetary, monetary),
  }
  const name = segmentTable[scores.recency - 1]![Math.ceil((scores.frequency + scores.monetary) / 2) - 1]!
  return { ...scores, segment: rfmSegments.indexOf(name) }
}
