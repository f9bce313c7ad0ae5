import { describeSegments } from '../algorithms/describe.ts'
import type { SegmentationTasks } from '../algorithms/task-types.ts'

const describe: SegmentationTasks['describe'] = (input, { seed, signal }) =>
  describeSegments({ ...input, seed, signal })

export default describe
