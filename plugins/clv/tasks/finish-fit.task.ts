import { chooseFit } from '../algorithms/purchasing/fit.ts'
import type { ClvTasks } from '../algorithms/task-types.ts'
import { fitSpendingOf, valueModel } from '../algorithms/value/value-model.ts'

const finishFit: ClvTasks['finishFit'] = ({ process, cohort, candidates, penalty, summary }) =>
  valueModel(summary, chooseFit(process, cohort, candidates, penalty), fitSpendingOf(summary))

export default finishFit
