import { insufficientData } from '../errors.ts'
import { parametersOf } from '../purchasing/process.ts'
import { valueDistribution } from './interval.ts'
import { expectedValue, type CustomerState, type HorizonOptions, type ValueModel } from './value-model.ts'

/** Totals over customers for a horizon. */
export interface PopulationTotals {
  readonly customers: number
  /** Sum of the probabilities of being alive. */
  readonly expectedAlive: number
  readonly expectedPurchases: number
  readonly value: number
  /** For chance and for the uncertainty of the parameters. */
  readonly interval: { readonly lower: number; readonly upper: number; readonly level: number }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** z of the usual two-sided levels. */
const z95 = 1.959_963_984_540_054

/**
 * Expected totals of a population and a 95 % interval for its value: the variance over customers given the parameters,
 * plus the parameters' own by the delta method on their covariance. It does not cover changes in behaviour or season,
 * which the model does not know. Throws INSUFFICIENT_DATA for no customers and INVALID_INPUT for an impossible state.
 */
export const populationTotals = (
  model: ValueModel,
  states: readonly CustomerState[],
  options: HorizonOptions,
): PopulationTotals => {
  if (states.length === 0) throw insufficientData('expected at least one customer, got none')
  const expected = states.map((state) => expectedValue(model, state, options))
  const value = sum(expected.map((one) => one.value))
  let variance = 0
  states.forEach((state, i) => {
    const { variance: own, mean } = valueDistribution(model, state, options)
    // Without a variance, purchase values are so spread out that the mean is the only scale left.
    variance += (Number.isFinite(own) ? own : mean * mean) * expected[i]!.discountFactor ** 2
  })
  const total = (changed: ValueModel) => sum(states.map((state) => expectedValue(changed, state, options).value))
  const slopes = (count: number, shifted: (j: number, factor: number) => ValueModel) =>
    Array.from({ length: count }, (_, j) => (total(shifted(j, 1e-3)) - total(shifted(j, -1e-3))) / 2e-3)
  const quadratic = (gradient: readonly number[], covariance: readonly number[]) => {
    const n = gradient.length
    return sum(covariance.map((c, k) => c * gradient[Math.floor(k / n)]! * gradient[k % n]!))
  }
  const { purchases, spending } = model
  if (purchases.logCovariance) {
    const gradient = slopes(4, (j, step) => ({
      ...model,
      purchases: {
        ...purchases,
        parameters: parametersOf(purchases.parameters.map((p, i) => Math.log(p) + (i === j ? step : 0))),
      },
    }))
    variance += quadratic(gradient, purchases.logCovariance)
  }
  if (spending.logCovariance) {
    const gradient = slopes(3, (j, step) => {
      const factor = Math.exp(step)
      const changed = [
        { p: spending.p * factor },
        { q: 1 + (spending.q - 1) * factor },
        { gamma: spending.gamma * factor },
      ]
      return { ...model, spending: { ...spending, ...changed[j] } }
    })
    variance += quadratic(gradient, spending.logCovariance)
  }
  const margin = z95 * Math.sqrt(Math.max(0, variance))
  return {
    customers: states.length,
    expectedAlive: sum(expected.map((one) => one.probabilityAlive)),
    expectedPurchases: sum(expected.map((one) => one.expectedPurchases)),
    value,
    interval: { lower: Math.max(0, value - margin), upper: value + margin, level: 0.95 },
  }
}
