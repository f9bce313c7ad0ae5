import { createRandom } from 'rapport-crm/task'
import type { Matrix } from 'rapport-crm/ml/data'
import { studentTQuantile } from 'rapport-crm/ml/distributions'
import { takeRows } from 'rapport-crm/ml/selection'
import { adjustedRandIndex, overlaps } from './agreement.ts'
import { fitRecipe, type Recipe } from './fit-recipe.ts'
import { labelRows } from './label-rows.ts'
import { drawRows } from './draw-rows.ts'
import { countDistinctRows } from './rows.ts'

/**
 * Rows from which one resample is drawn and on which it is compared; a random part of more, except for DBSCAN, whose
 * radius and count belong to a density.
 */
const resampledRows = 10_000

/** The result of one resample. */
export interface Agreement {
  /** Adjusted Rand index of the segmentation and the one fitted to the resample. */
  readonly adjustedRand: number
  /** For each segment the Jaccard overlap with the most similar new one; null for a segment without rows. */
  readonly jaccard: readonly (number | null)[]
}

/**
 * One bootstrap: draws rows (`n × d`, in the clusters' space) with replacement, fits the recipe to them, assigns all rows
 * (above 10,000 a random part) and compares with `labels`. A resample with too few distinct rows to fit agrees in nothing.
 * @see Hennig, "Cluster-wise assessment of cluster stability" (2007)
 */
export const bootstrapAgreement = (
  rows: Matrix,
  labels: Int32Array,
  recipe: Recipe,
  seed: number,
  signal?: AbortSignal,
): Agreement => {
  const random = createRandom(seed)
  const segments = labels.reduce((most, label) => Math.max(most, label), -1) + 1
  const whole = recipe.algorithm === 'DBSCAN' || rows.rows <= resampledRows
  const part = whole ? Int32Array.from(labels.keys()) : drawRows(rows.rows, resampledRows, random)
  const compared = whole ? rows : takeRows(rows, part)
  const before = part.map((i) => labels[i]!)
  const resample = takeRows(
    compared,
    part.map(() => random.int(part.length)),
  )
  const needed = 'k' in recipe ? recipe.k : 1
  if (countDistinctRows(resample, needed) < needed)
    return { adjustedRand: 0, jaccard: Array.from({ length: segments }, () => 0) }
  const after = labelRows(fitRecipe(resample, recipe, random.int(2 ** 31), signal), compared)
  const { jaccard, rows: olds, cols: news } = overlaps(before, after)
  const most = Array.from({ length: segments }, (_, p) => {
    if (p >= olds || !before.includes(p)) return null
    return jaccard.subarray(p * news, (p + 1) * news).reduce((best, value) => Math.max(best, value), 0)
  })
  return { adjustedRand: adjustedRandIndex(before, after), jaccard: most }
}

export interface Stability {
  /** Mean over the resamples. */
  readonly adjustedRand: number
  /** Mean Jaccard overlap by segment, over the resamples in which it has rows; null when there are none. */
  readonly bySegment: readonly (number | null)[]
  readonly resamples: number
  /** Of the mean, at 95 %, by Student’s t over the resamples; absent with fewer than two. */
  readonly interval?: { readonly lower: number; readonly upper: number; readonly level: 0.95 }
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

const meanInterval = (values: readonly number[]): Stability['interval'] => {
  const n = values.length
  if (n < 2) return undefined
  const centre = mean(values)
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (n - 1))
  const margin = (studentTQuantile(0.975, n - 1) * deviation) / Math.sqrt(n)
  // The index lies between −1 and 1, and so does any mean of it.
  return { lower: Math.max(-1, centre - margin), upper: Math.min(1, centre + margin), level: 0.95 }
}

/** Combines the resamples; undefined if there are none. */
export const meanAgreement = (agreements: readonly Agreement[]): Stability | undefined => {
  const [first] = agreements
  if (!first) return undefined
  const ofSegment = (q: number) => agreements.flatMap(({ jaccard }) => jaccard[q] ?? [])
  const indices = agreements.map(({ adjustedRand }) => adjustedRand)
  const interval = meanInterval(indices)
  return {
    adjustedRand: mean(indices),
    ...(interval && { interval }),
    bySegment: first.jaccard.map((_, q) => (ofSegment(q).length > 0 ? mean(ofSegment(q)) : null)),
    resamples: agreements.length,
  }
}

/** How far to trust a segment, by Hennig's bounds. */
export const stabilityInWords = (
  jaccard: number,
): 'very stable' | 'stable' | 'a pattern without sharp boundaries' | 'unstable' => {
  if (jaccard >= 0.85) return 'very stable'
  if (jaccard >= 0.75) return 'stable'
  return jaccard >= 0.6 ? 'a pattern without sharp boundaries' : 'unstable'
}
