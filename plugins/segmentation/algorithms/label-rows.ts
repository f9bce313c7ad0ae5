import { assertFinite, type Matrix } from 'rapport-crm/ml/data'
import { noise } from './dbscan.ts'
import { mixtureDensities } from './gaussian.ts'
import { createKdTree } from './kd-tree.ts'
import type { Centroids, Clusters, Components, DenseRegions, RfmRules, SegmentationModel } from './model.ts'
import { scoreRfm } from './rfm.ts'
import { applyScaling } from './scaling.ts'

/** Nearest of the centroids (`k × d`) for each row; ties go to the lower index. */
export const nearestCentroids = ({ data, rows: n, cols }: Matrix, centroids: Matrix): Int32Array => {
  const labels = new Int32Array(n)
  for (let i = 0; i < n; i++) {
    let least = Infinity
    for (let q = 0; q < centroids.rows; q++) {
      let sum = 0
      for (let j = 0; j < cols; j++) {
        const difference = data[i * cols + j]! - centroids.data[q * cols + j]!
        sum += difference * difference
      }
      if (sum < least) {
        least = sum
        labels[i] = q
      }
    }
  }
  return labels
}

/** The segment of the nearest row that hierarchical clustering joined; undefined if its rows were not stored. */
export const joinedLabels = ({ joined }: Centroids): ((row: ArrayLike<number>) => number) | undefined => {
  if (!joined) return undefined
  const tree = createKdTree(joined.rows)
  return (row) => joined.labels[tree.nearest(row).row]!
}

const nearestCores = (rows: Matrix, { coreRows, coreLabels, eps }: DenseRegions): Int32Array => {
  const tree = createKdTree(coreRows)
  return Int32Array.from({ length: rows.rows }, (_, i) => {
    const { row, squaredDistance } = tree.nearest(rows.data.subarray(i * rows.cols, (i + 1) * rows.cols))
    return squaredDistance <= eps * eps ? coreLabels[row]! : noise
  })
}

const likeliestComponents = (rows: Matrix, { mixture }: Components): Int32Array => {
  const densities = mixtureDensities(mixture)
  const logWeights = new Float64Array(mixture.components)
  return Int32Array.from({ length: rows.rows }, (_, i) => {
    densities.weigh(rows.data, i * rows.cols, logWeights)
    return logWeights.indexOf(Math.max(...logWeights))
  })
}

const rfmLabels = ({ data, rows: n, cols }: Matrix, { columns: [r, f, m], thresholds }: RfmRules): Int32Array =>
  Int32Array.from({ length: n }, (_, i) => {
    const at = i * cols
    return scoreRfm(thresholds, data[at + r]!, data[at + f]!, data[at + m]!).segment
  })

/** Segment of each row (`n × d`), −1 for noise; the rows are in the clusters' space: scaled, for RFM in real units. */
export const labelRows = (clusters: Clusters, rows: Matrix): Int32Array => {
  if (clusters.algorithm === 'DBSCAN') return nearestCores(rows, clusters)
  if (clusters.algorithm === 'GAUSSIAN_MIXTURE') return likeliestComponents(rows, clusters)
  if (clusters.algorithm === 'RFM') return rfmLabels(rows, clusters)
  const ofTree = joinedLabels(clusters)
  if (!ofTree) return nearestCentroids(rows, clusters.centroids)
  const { data, rows: n, cols } = rows
  return Int32Array.from({ length: n }, (_, i) => ofTree(data.subarray(i * cols, (i + 1) * cols)))
}

/**
 * Segment of each customer (`n × d`, real units), the same as the assigner gives one by one.
 * Throws NOT_FINITE or OUT_OF_DOMAIN naming row and column, SHAPE_MISMATCH.
 */
export const assignRows = ({ scaling, clusters }: SegmentationModel, rows: Matrix): Int32Array => {
  if (clusters.algorithm !== 'RFM') return labelRows(clusters, applyScaling(scaling, rows))
  assertFinite(rows, scaling.features)
  return labelRows(clusters, rows)
}
