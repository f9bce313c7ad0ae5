import { bandLimitsOf } from '../algorithms/lifetime/lifetime-model.ts'
import { predictedValues } from '../algorithms/lifetime/score.ts'
import type { ClvTasks } from '../algorithms/task-types.ts'

const bandLimits: ClvTasks['bandLimits'] = ({ transactions, asOf, model }) =>
  bandLimitsOf(predictedValues(model, transactions, asOf, { horizonDays: model.horizonDays }))

export default bandLimits
