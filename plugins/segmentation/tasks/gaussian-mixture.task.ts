import { gaussianMixture } from '../algorithms/gaussian-mixture.ts'
import type { SegmentationTasks } from '../algorithms/task-types.ts'

const mixture: SegmentationTasks['gaussianMixture'] = ({ rows, ...options }, { seed, signal, progress }) =>
  gaussianMixture(rows, { ...options, seed, signal, onProgress: progress })

export default mixture
