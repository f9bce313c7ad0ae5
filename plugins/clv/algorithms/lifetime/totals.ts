import { summarise } from '../history/summary.ts'
import type { Transactions } from '../history/transactions.ts'
import { populationTotals, type PopulationTotals } from '../value/population.ts'
import { stateOf, type HorizonOptions } from '../value/value-model.ts'
import type { LifetimeModel } from './lifetime-model.ts'
import { predictedValues } from './score.ts'

/**
 * Totals over all customers as of a day. For a supervised model the value is the sum of its scores, and the interval has the relative
 * width that the purchase model beside it gives. Costs about twenty times what valuing everybody does.
 * Throws as `populationTotals`.
 */
export const lifetimeTotals = (
  model: LifetimeModel,
  transactions: Transactions,
  asOf: number,
  options: HorizonOptions,
): PopulationTotals => {
  const summary = summarise(transactions, asOf, model.value.unit)
  const totals = populationTotals(
    model.value,
    Array.from(summary.customer, (_, i) => stateOf(summary, i)),
    options,
  )
  if (!model.supervised || totals.value === 0) return totals
  const value = predictedValues(model, transactions, asOf, options).reduce((sum, one) => sum + one, 0)
  const factor = value / totals.value
  const { lower, upper, level } = totals.interval
  return { ...totals, value, interval: { lower: lower * factor, upper: upper * factor, level } }
}
