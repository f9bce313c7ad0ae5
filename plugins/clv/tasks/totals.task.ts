import { summarise } from '../algorithms/history/summary.ts'
import type { ClvTasks } from '../algorithms/task-types.ts'
import { populationTotals } from '../algorithms/value/population.ts'
import { stateOf } from '../algorithms/value/value-model.ts'

const totals: ClvTasks['totals'] = ({ model, transactions, asOf, options }) => {
  const summary = summarise(transactions, asOf, model.value.unit)
  const states = Array.from(summary.customer, (_, i) => stateOf(summary, i))
  return populationTotals(model.value, states, options)
}

export default totals
