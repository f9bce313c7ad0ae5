import { createRandom, type Matrix, takeRows } from 'rapport-crm/task'
import type { CovarianceKind } from './gaussian.ts'
import { gaussianMixture } from './gaussian-mixture.ts'
import { kMeans } from './kmeans.ts'
import { drawRows } from './draw-rows.ts'
import { countDistinctRows } from './rows.ts'
import { silhouette } from './silhouette.ts'

/** Rows that a number of segments is tried on; of more rows a sample of so many. */
const trialRows = 50_000

/** How well one number of segments did; higher is better. */
export interface KCandidate {
  readonly k: number
  /** Mean silhouette for k-means and hierarchical clustering, −BIC for mixtures; undefined when k could not be tried. */
  readonly score: number | undefined
}

export interface KTrial {
  readonly k: number
  readonly algorithm: 'KMEANS' | 'GAUSSIAN_MIXTURE'
  /** Starts of which the best counts. */
  readonly restarts: number
  /** Of a mixture. @default 'full' */
  readonly covariance?: CovarianceKind
  readonly seed: number
  /** Rows that a silhouette is measured on. @default 5_000 */
  readonly silhouetteRows?: number
  readonly signal?: AbortSignal
}

/**
 * Tries one number of segments on rows (`n × d`, scaled), above 50,000 rows on a seeded sample: k-means by its mean
 * silhouette, a Gaussian mixture by its BIC. The score is undefined when there are fewer than k distinct rows.
 */
export const tryK = (rows: Matrix, trial: KTrial): KCandidate => {
  const { k, restarts, signal } = trial
  const random = createRandom(trial.seed)
  const seed = random.int(2 ** 31)
  const sample = rows.rows > trialRows ? takeRows(rows, drawRows(rows.rows, trialRows, random)) : rows
  if (countDistinctRows(sample, k) < k) return { k, score: undefined }
  const options = { k, seed, ...(signal && { signal }) }
  if (trial.algorithm === 'KMEANS') {
    const { labels } = kMeans(sample, { ...options, restarts })
    const measured = silhouette(sample, labels, {
      seed,
      sampleRows: trial.silhouetteRows ?? 5_000,
      ...(signal && { signal }),
    })
    return { k, score: measured?.mean }
  }
  let best: number | undefined
  for (let restart = 0; restart < restarts; restart++) {
    const { bic } = gaussianMixture(sample, {
      ...options,
      seed: random.fork(restart).int(2 ** 31),
      covariance: trial.covariance ?? 'full',
    })
    if (best === undefined || -bic > best) best = -bic
  }
  return { k, score: best }
}

/** The number of segments with the highest score, of equals the smallest; undefined when none could be tried. */
export const bestK = (candidates: readonly KCandidate[]): number | undefined => {
  let best: KCandidate | undefined
  for (const candidate of candidates.toSorted((a, b) => a.k - b.k)) {
    if (candidate.score !== undefined && (best?.score === undefined || candidate.score > best.score)) best = candidate
  }
  return best?.k
}
