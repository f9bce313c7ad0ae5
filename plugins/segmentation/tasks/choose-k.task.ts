import { tryK } from '../algorithms/choose-k.ts'
import type { SegmentationTasks } from '../algorithms/task-types.ts'

const chooseK: SegmentationTasks['chooseK'] = ({ rows, ...trial }, { seed, signal }) =>
  tryK(rows, { ...trial, seed, signal })

export default chooseK
