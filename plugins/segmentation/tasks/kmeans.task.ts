import { kMeans } from '../algorithms/kmeans.ts'
import type { SegmentationTasks } from '../algorithms/task-types.ts'

const kmeans: SegmentationTasks['kmeans'] = ({ rows, ...options }, { seed, signal, progress }) =>
  kMeans(rows, { ...options, seed, signal, onProgress: progress })

export default kmeans
