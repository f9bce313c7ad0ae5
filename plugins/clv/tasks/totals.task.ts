import { lifetimeTotals } from '../algorithms/lifetime/totals.ts'
import type { ClvTasks } from '../algorithms/task-types.ts'

const totals: ClvTasks['totals'] = ({ model, transactions, asOf, options }) =>
  lifetimeTotals(model, transactions, asOf, options)

export default totals
