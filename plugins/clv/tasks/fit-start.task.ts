import { fitFromStart } from '../algorithms/purchasing/fit.ts'
import type { ClvTasks } from '../algorithms/task-types.ts'

const fitStart: ClvTasks['fitStart'] = ({ process, cohort, start, penalty }) =>
  fitFromStart(process, cohort, start, penalty)

export default fitStart
