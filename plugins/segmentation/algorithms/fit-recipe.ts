import type { Matrix } from 'rapport-crm/ml/data'
import { takeColumns, takeRows } from 'rapport-crm/ml/selection'
import { dbscan, type DbscanResult } from './dbscan.ts'
import type { CovarianceKind } from './gaussian.ts'
import { gaussianMixture, varianceFloor } from './gaussian-mixture.ts'
import type { Linkage } from './dendrogram.ts'
import { hierarchical } from './hierarchical.ts'
import { kMeans } from './kmeans.ts'
import type { Clusters, DenseRegions, RfmRules } from './model.ts'
import { fitRfm } from './rfm.ts'
import { withoutSmall } from './smallest.ts'

/** What DBSCAN found, as far as new rows need it: the core rows and their labels. */
export const denseRegions = (rows: Matrix, found: DbscanResult, eps: number, minRows: number): DenseRegions => {
  const cores = Int32Array.from(found.core.keys()).filter((i) => found.core[i] === 1 && found.labels[i]! >= 0)
  const coreLabels = cores.map((i) => found.labels[i]!)
  return { algorithm: 'DBSCAN', eps, minRows, clusters: found.clusters, coreRows: takeRows(rows, cores), coreLabels }
}

/** Quintile rules fitted to rows in real units; `columns` hold recency in days, frequency and monetary value. */
export const rfmRules = (rows: Matrix, columns: readonly [number, number, number]): RfmRules => ({
  algorithm: 'RFM',
  columns,
  thresholds: fitRfm(takeColumns(rows, columns)),
})

interface Groups {
  readonly k: number
  /** Whether groups too small for a segment are dissolved. @default false */
  readonly largeOnly?: boolean
}

/** How to repeat a fit. */
export type Recipe =
  | ({ readonly algorithm: 'KMEANS' } & Groups)
  | ({ readonly algorithm: 'GAUSSIAN_MIXTURE'; readonly covariance: CovarianceKind } & Groups)
  | ({ readonly algorithm: 'HIERARCHICAL'; readonly linkage: Linkage } & Groups)
  | { readonly algorithm: 'DBSCAN'; readonly eps: number; readonly minRows: number }
  | { readonly algorithm: 'RFM'; readonly columns: readonly [number, number, number] }

/** Fits a recipe to rows (`n × d`, in the clusters' space, see `labelRows`). Throws what the algorithm throws. */
export const fitRecipe = (rows: Matrix, recipe: Recipe, seed: number, signal?: AbortSignal): Clusters => {
  const options = { seed, ...(signal && { signal }) }
  if (recipe.algorithm === 'DBSCAN') {
    return denseRegions(rows, withoutSmall(dbscan(rows, { ...recipe, ...options })), recipe.eps, recipe.minRows)
  }
  if (recipe.algorithm === 'RFM') return rfmRules(rows, recipe.columns)
  if (recipe.algorithm === 'GAUSSIAN_MIXTURE') {
    const { mixture } = gaussianMixture(rows, { ...recipe, ...options, regularisation: varianceFloor })
    return { algorithm: 'GAUSSIAN_MIXTURE', mixture }
  }
  if (recipe.algorithm === 'HIERARCHICAL') {
    // A resample repeats rows; fewer joins keep it quick.
    return hierarchical(rows, { ...recipe, largeOnly: recipe.largeOnly ?? false, ...options, maxRows: 2_000 }).clusters
  }
  return { algorithm: 'KMEANS', centroids: kMeans(rows, { ...recipe, restarts: 3, ...options }).centroids }
}
