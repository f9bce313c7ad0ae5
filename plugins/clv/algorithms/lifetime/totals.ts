import { summarise } from '../history/summary.ts'
import type { Transactions } from '../history/transactions.ts'
import { populationTotals, type PopulationTotals } from '../value/population.ts'
import { stateOf, type HorizonOptions } from '../value/value-model.ts'
import type { LifetimeModel } from './lifetime-model.ts'
import { predictedValues } from './score.ts'

const z95 = 1.959_963_984_540_054

/**
 * Totals over all customers as of a day. The interval is that of `populationTotals`, widened by how far the model's
 * backtest missed its total: chance is small in a sum over many customers, but a season or a trend that the model does
 * not know is not. For a supervised model the value is the sum of its scores, with the relative width of the purchase
 * model beside it. Costs about twenty times as much as valuing everybody. Throws what `populationTotals` throws.
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
  const value = model.supervised
    ? predictedValues(model, transactions, asOf, options).reduce((sum, one) => sum + one, 0)
    : totals.value
  const { predicted, actual } = model.backtest ?? { predicted: 1, actual: 1 }
  const missed = predicted > 0 && actual > 0 ? Math.min(1, Math.abs(Math.log(actual / predicted))) : 1
  const chance = totals.value > 0 ? (totals.interval.upper - totals.value) / totals.value : 0
  const margin = value * Math.hypot(chance, z95 * missed)
  return { ...totals, value, interval: { lower: Math.max(0, value - margin), upper: value + margin, level: 0.95 } }
}
