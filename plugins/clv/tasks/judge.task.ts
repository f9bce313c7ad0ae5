import { chooseWinner } from '../algorithms/compare/choose.ts'
import { stageTable } from '../algorithms/compare/stage-table.ts'
import type { ClvTasks } from '../algorithms/task-types.ts'

const judge: ClvTasks['judge'] = ({ transactions, plan, results }) => ({
  choice: chooseWinner(plan.inner.map((stage) => stageTable(transactions, plan, stage, results))),
  table: stageTable(transactions, plan, plan.holdout, results),
})

export default judge
