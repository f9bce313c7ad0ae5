import { matrix } from 'rapport-crm/ml/data'
import type { Clusters } from './model.ts'
import { segmentCount } from './model.ts'

const permuted = (values: Float64Array, order: readonly number[], width: number): Float64Array => {
  const out = new Float64Array(values.length)
  order.forEach((from, to) => out.set(values.subarray(from * width, (from + 1) * width), to * width))
  return out
}

/**
 * Numbers the segments by size, largest first (equals as they were), so that the order is meaningful and does not
 * depend on a random start. RFM segments keep their order, best first.
 */
export const orderBySize = (clusters: Clusters, labels: Int32Array): { clusters: Clusters; labels: Int32Array } => {
  if (clusters.algorithm === 'RFM') return { clusters, labels }
  const k = segmentCount(clusters)
  const sizes = new Float64Array(k)
  for (const label of labels) if (label >= 0) sizes[label]!++
  const order = Array.from({ length: k }, (_, q) => q).toSorted((a, b) => sizes[b]! - sizes[a]! || a - b)
  const place = Int32Array.from({ length: k }, (_, q) => order.indexOf(q))
  const renamed = (label: number) => (label < 0 ? label : place[label]!)
  return { labels: labels.map(renamed), clusters: reordered(clusters, order, renamed) }
}

const reordered = (
  clusters: Exclude<Clusters, { algorithm: 'RFM' }>,
  order: readonly number[],
  renamed: (label: number) => number,
): Clusters => {
  if (clusters.algorithm === 'DBSCAN') return { ...clusters, coreLabels: clusters.coreLabels.map(renamed) }
  if (clusters.algorithm === 'GAUSSIAN_MIXTURE') {
    const { mixture } = clusters
    const { cols, kind } = mixture
    return {
      ...clusters,
      mixture: {
        ...mixture,
        weights: permuted(mixture.weights, order, 1),
        means: permuted(mixture.means, order, cols),
        covariances: permuted(mixture.covariances, order, kind === 'full' ? cols * cols : cols),
      },
    }
  }
  const { centroids, joined } = clusters
  const { data, rows, cols } = centroids
  return {
    ...clusters,
    centroids: matrix(permuted(data, order, cols), rows, cols),
    ...(joined && { joined: { rows: joined.rows, labels: joined.labels.map(renamed) } }),
  }
}
