import type { Matrix } from 'rapport-crm/ml/data'

/** Figures by name; absent if an algorithm does not have them or they have no meaning. */
export interface SegmentationMetrics {
  readonly segments: number
  readonly noiseShare: number
  readonly inertia?: number
  readonly iterations?: number
  readonly silhouette?: number
  readonly daviesBouldin?: number
  readonly calinskiHarabasz?: number
  readonly logLikelihood?: number
  readonly bic?: number
  /** Core rows of DBSCAN. */
  readonly coreRows?: number
  /** For hierarchical clustering: share of the joined customers whom the stored model puts where the tree does. */
  readonly treeAgreement?: number
  /** Mean adjusted Rand index over the resamples. */
  readonly stability?: number
}

export interface ClusterQuality {
  /** Mean over clusters of the worst ratio of spreads to centroid distance; lower is better (Davies & Bouldin, 1979). */
  readonly daviesBouldin: number
  /** Spread between clusters over spread within, by degrees of freedom; higher is better (Caliński & Harabasz, 1974). */
  readonly calinskiHarabasz: number
}

/** Centroids (`k × d`) and sizes of the clusters that labels 0 … k − 1 make; noise (label < 0) is left out. */
export const clusterMeans = ({ data, cols }: Matrix, labels: ArrayLike<number>, k: number) => {
  const means = new Float64Array(k * cols)
  const sizes = new Int32Array(k)
  for (let i = 0; i < labels.length; i++) {
    const q = labels[i]!
    if (q < 0) continue
    sizes[q]!++
    for (let j = 0; j < cols; j++) means[q * cols + j]! += data[i * cols + j]!
  }
  for (let q = 0; q < k; q++) {
    for (let j = 0; j < cols; j++) if (sizes[q]! > 0) means[q * cols + j]! /= sizes[q]!
  }
  return { means, sizes }
}

/**
 * Two quality indices of a clustering of rows (`n × d`) in one pass, noise left out. Undefined if they have no meaning:
 * fewer than two clusters with rows, as many clusters as rows, no spread within clusters, or two centroids in one
 * place.
 */
export const clusterQuality = (rows: Matrix, labels: Int32Array, k: number): ClusterQuality | undefined => {
  const { data, cols } = rows
  const { means, sizes } = clusterMeans(rows, labels, k)
  const used = Array.from({ length: k }, (_, q) => q).filter((q) => sizes[q]! > 0)
  const total = used.reduce((sum, q) => sum + sizes[q]!, 0)
  if (used.length < 2 || total <= used.length) return undefined
  const spread = new Float64Array(k)
  let within = 0
  const overall = new Float64Array(cols)
  for (let i = 0; i < labels.length; i++) {
    const q = labels[i]!
    if (q < 0) continue
    let sum = 0
    for (let j = 0; j < cols; j++) {
      const value = data[i * cols + j]!
      overall[j]! += value / total
      sum += (value - means[q * cols + j]!) ** 2
    }
    within += sum
    spread[q]! += Math.sqrt(sum) / sizes[q]!
  }
  const squaredGap = (q: number, other: (j: number) => number) => {
    let sum = 0
    for (let j = 0; j < cols; j++) sum += (means[q * cols + j]! - other(j)) ** 2
    return sum
  }
  const between = used.reduce((sum, q) => sum + sizes[q]! * squaredGap(q, (j) => overall[j]!), 0)
  const worst = used.map((q) =>
    Math.max(
      ...used
        .filter((r) => r !== q)
        .map((r) => (spread[q]! + spread[r]!) / Math.sqrt(squaredGap(q, (j) => means[r * cols + j]!))),
    ),
  )
  const quality = {
    daviesBouldin: worst.reduce((sum, value) => sum + value, 0) / used.length,
    calinskiHarabasz: between / (used.length - 1) / (within / (total - used.length)),
  }
  return Number.isFinite(quality.daviesBouldin) && Number.isFinite(quality.calinskiHarabasz) ? quality : undefined
}
