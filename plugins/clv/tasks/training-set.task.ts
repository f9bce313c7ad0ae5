import { trainingSet as trainingSetOf } from '../algorithms/supervised/training-set.ts'
import type { ClvTasks } from '../algorithms/task-types.ts'

const trainingSet: ClvTasks['trainingSet'] = ({ transactions, asOf, horizonDays }) =>
  trainingSetOf(transactions, asOf, horizonDays)

export default trainingSet
