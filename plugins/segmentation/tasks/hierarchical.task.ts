import { hierarchical } from '../algorithms/hierarchical.ts'
import type { SegmentationTasks } from '../algorithms/task-types.ts'

const cluster: SegmentationTasks['hierarchical'] = ({ rows, ...options }, { seed, signal, progress }) => {
  const found = hierarchical(rows, { ...options, seed, signal, onProgress: progress })
  return {
    clusters: found.clusters,
    labels: found.labels,
    candidates: found.candidates,
    heights: found.dendrogram.heights,
    joined: found.joined.length,
    agreement: found.agreement,
  }
}

export default cluster
