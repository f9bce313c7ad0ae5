import { createRandom, type Random } from 'rapport-crm/task'
import type { Matrix } from 'rapport-crm/ml/data'
import { takeRows } from 'rapport-crm/ml/selection'
import type { CovarianceKind } from './gaussian.ts'
import { gaussianMixture, varianceFloor } from './gaussian-mixture.ts'
import { kMeans } from './kmeans.ts'
import { drawRows } from './draw-rows.ts'
import { countDistinctRows } from './rows.ts'
import { silhouette } from './silhouette.ts'
import { isLargeEnough } from './smallest.ts'
import { toldShare } from './told.ts'

/** Rows on which a number of segments is tried; a sample of this size if there are more. */
const trialRows = 50_000
/** The same limit for customers of the past. */
const pastRows = 10_000

/** How well one number of segments did; higher is better. */
export interface KCandidate {
  readonly k: number
  /**
   * The share of what customers did next that the segments explain; without a past, the mean silhouette for k-means and
   * hierarchical clustering, −BIC for mixtures. Undefined if k could not be tried.
   */
  readonly score: number | undefined
  /** Whether its smallest segment is large enough. */
  readonly isLargeEnough: boolean
}

/** Customers as they were some time ago (`n × d`, scaled), and what each has done since (n). */
export interface Past {
  readonly rows: Matrix
  readonly outcome: Float64Array
}

export interface KTrial {
  readonly k: number
  readonly algorithm: 'KMEANS' | 'GAUSSIAN_MIXTURE'
  /** Starts, of which the best counts. */
  readonly restarts: number
  /** Of a mixture. @default 'full' */
  readonly covariance?: CovarianceKind
  /** The data that k is chosen by, if known. */
  readonly past?: Past
  readonly seed: number
  /** Rows on which a silhouette is measured. @default 5_000 */
  readonly silhouetteRows?: number
  readonly signal?: AbortSignal
}

/** A part of a past that is larger than the limit. */
const partOf = ({ rows, outcome }: Past, random: Random): Past => {
  if (rows.rows <= pastRows) return { rows, outcome }
  const part = drawRows(rows.rows, pastRows, random)
  return { rows: takeRows(rows, part), outcome: Float64Array.from(part, (i) => outcome[i]!) }
}

/**
 * Tries one number of segments on rows (`n × d`, scaled), above 50,000 rows on a seeded sample: by how well segments of
 * the past, found the same way, predict what came next; without a past, k-means by its mean silhouette, a Gaussian
 * mixture by its BIC. The score is undefined if there are fewer than k distinct rows.
 */
export const tryK = (rows: Matrix, trial: KTrial): KCandidate => {
  const { k, past, signal } = trial
  const random = createRandom(trial.seed)
  const seed = random.int(2 ** 31)
  const sample = rows.rows > trialRows ? takeRows(rows, drawRows(rows.rows, trialRows, random)) : rows
  if (countDistinctRows(sample, k) < k) return { k, score: undefined, isLargeEnough: false }
  const fitted = bestStart(sample, trial, random)
  const enough = isLargeEnough(
    fitted.labels,
    fitted.labels.reduce((most, label) => Math.max(most, label + 1), 0),
  )
  if (past) {
    const then = partOf(past, random)
    if (countDistinctRows(then.rows, k) < k) return { k, score: undefined, isLargeEnough: enough }
    const { labels } = bestStart(then.rows, trial, random)
    return { k, score: toldShare(labels, then.outcome, random), isLargeEnough: enough }
  }
  if (fitted.bic !== undefined) return { k, score: -fitted.bic, isLargeEnough: enough }
  const sampleRows = trial.silhouetteRows ?? 5_000
  const measured = silhouette(sample, fitted.labels, { seed, sampleRows, ...(signal && { signal }) })
  return { k, score: measured?.mean, isLargeEnough: enough }
}

const bestStart = (
  rows: Matrix,
  { k, algorithm, restarts, covariance = 'full', signal }: KTrial,
  random: Random,
): { readonly labels: Int32Array; readonly bic?: number } => {
  const options = { k, largeOnly: true, ...(signal && { signal }) }
  if (algorithm === 'KMEANS') return kMeans(rows, { ...options, seed: random.int(2 ** 31), restarts })
  return Array.from({ length: restarts }, (_, restart) =>
    gaussianMixture(rows, {
      ...options,
      seed: random.fork(restart).int(2 ** 31),
      covariance,
      regularisation: varianceFloor,
    }),
  ).reduce((best, found) => (found.bic < best.bic ? found : best))
}

/** The number of segments with the highest score, of equals the smallest; undefined when none could be tried. */
export const bestK = (candidates: readonly KCandidate[]): number | undefined => {
  let best: KCandidate | undefined
  for (const candidate of candidates.toSorted((a, b) => a.k - b.k)) {
    if (candidate.score !== undefined && (best?.score === undefined || candidate.score > best.score)) best = candidate
  }
  return best?.k
}

/** Segments that explain nine tenths of the maximum explain enough: people have to remember them. */
const enoughTold = 0.9

/**
 * The number of segments to use, among those whose smallest is large enough, or among all if none is: with a past, the
 * fewest that explain nearly as much as the best, else the one with the highest score.
 */
export const chosenK = (candidates: readonly KCandidate[], by: 'PAST' | 'SHAPE'): number | undefined => {
  const large = candidates.filter((candidate) => candidate.isLargeEnough)
  const among = large.some(({ score }) => score !== undefined) ? large : candidates
  if (by === 'SHAPE') return bestK(among)
  const most = Math.max(...among.map(({ score }) => score ?? -Infinity))
  return among
    .filter(({ score }) => score !== undefined && score >= Math.min(most, Math.max(0, enoughTold * most)))
    .toSorted((a, b) => a.k - b.k)[0]?.k
}
