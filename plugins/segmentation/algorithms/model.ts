import type { Matrix } from 'rapport-crm/ml/data'
import type { Mixture } from './gaussian.ts'
import { rfmSegments, type RfmThresholds } from './rfm.ts'
import type { Scaling } from './scaling.ts'

/** Segments by nearest centroid (`k × d`). */
export interface Centroids {
  readonly algorithm: 'KMEANS' | 'HIERARCHICAL'
  readonly centroids: Matrix
  /**
   * The rows that hierarchical clustering joined, and the segment of each in its tree. A customer at or next to one of
   * them is in its segment; the centroids say how clearly. Absent in models from before they were stored.
   */
  readonly joined?: { readonly rows: Matrix; readonly labels: Int32Array }
}

/** Segments by nearest core row within eps; everything else is noise. */
export interface DenseRegions {
  readonly algorithm: 'DBSCAN'
  readonly eps: number
  readonly minRows: number
  readonly clusters: number
  /** In the order of the rows trained on. */
  readonly coreRows: Matrix
  readonly coreLabels: Int32Array
}

/** Segments by most probable component. */
export interface Components {
  readonly algorithm: 'GAUSSIAN_MIXTURE'
  readonly mixture: Mixture
}

/** Segments by quintile scores of rows in real units. */
export interface RfmRules {
  readonly algorithm: 'RFM'
  /** Columns that hold recency in days, frequency and monetary value. */
  readonly columns: readonly [number, number, number]
  readonly thresholds: RfmThresholds
}

/** What decides a row's segment, in the space of the training: scaled rows, for RFM rows in real units. */
export type Clusters = Centroids | DenseRegions | Components | RfmRules
export type SegmentationAlgorithm = Clusters['algorithm']

/** What live scoring needs; plain data and columns. */
export interface SegmentationModel {
  readonly scaling: Scaling
  readonly clusters: Clusters
}

/** How many segments there are, noise not counted. */
export const segmentCount = (clusters: Clusters): number => {
  if (clusters.algorithm === 'DBSCAN') return clusters.clusters
  if (clusters.algorithm === 'GAUSSIAN_MIXTURE') return clusters.mixture.components
  return clusters.algorithm === 'RFM' ? rfmSegments.length : clusters.centroids.rows
}
