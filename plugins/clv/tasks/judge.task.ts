import { chooseWinner, stageTable } from '../algorithms/compare/judge.ts'
import type { ClvTasks } from '../algorithms/task-types.ts'

const judge: ClvTasks['judge'] = ({ transactions, plan, results }) => ({
  choice: chooseWinner(stageTable(transactions, plan, plan.inner, results)),
  table: stageTable(transactions, plan, plan.holdout, results),
})

export default judge
