import { customersBetween } from '../algorithms/history/transactions.ts'
import { scoreCustomers } from '../algorithms/lifetime/score.ts'
import type { ClvTasks } from '../algorithms/task-types.ts'

const score: ClvTasks['score'] = ({ model, transactions, asOf, options, from, to }) =>
  scoreCustomers(model, customersBetween(transactions, from, to), asOf, options)

export default score
