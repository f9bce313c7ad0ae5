import { summarise as summariseTransactions } from '../algorithms/history/summary.ts'
import { gather } from '../algorithms/purchasing/cohort.ts'
import { checkEnough } from '../algorithms/purchasing/fit.ts'
import type { ClvTasks } from '../algorithms/task-types.ts'

const summarise: ClvTasks['summarise'] = ({ transactions, asOf }) => {
  const summary = summariseTransactions(transactions, asOf)
  const cohort = gather(summary)
  checkEnough(cohort)
  return { summary, cohort }
}

export default summarise
