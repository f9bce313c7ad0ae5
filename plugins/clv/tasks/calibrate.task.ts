import { calibrate as measure } from '../algorithms/lifetime/calibrate.ts'
import type { ClvTasks } from '../algorithms/task-types.ts'

const calibrate: ClvTasks['calibrate'] = ({ transactions, asOf, algorithm, horizonDays, modelSeed }) =>
  measure(transactions, asOf, algorithm, horizonDays, modelSeed)

export default calibrate
