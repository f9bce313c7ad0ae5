import { bootstrapAgreement } from '../algorithms/stability.ts'
import type { SegmentationTasks } from '../algorithms/task-types.ts'

const bootstrap: SegmentationTasks['bootstrap'] = ({ rows, labels, recipe }, { seed, signal }) =>
  bootstrapAgreement(rows, labels, recipe, seed, signal)

export default bootstrap
