import { outlook as outlookOf } from '../algorithms/outlook.ts'
import type { SegmentationTasks } from '../algorithms/task-types.ts'

const outlook: SegmentationTasks['outlook'] = (input, { seed, signal }) => outlookOf(input, seed, signal)

export default outlook
