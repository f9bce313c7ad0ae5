import { expectedValue, type CustomerState, type ValueModel } from '../value/value-model.ts'

/**
 * What the money of a supervised model's window is multiplied with to reach a horizon: the purchase model's expected purchases of the
 * customer in the horizon over those in the window; the ratio of the days where none are expected.
 */
export const growthOf = (model: ValueModel, state: CustomerState, windowDays: number, horizonDays: number): number => {
  if (windowDays === horizonDays) return 1
  const inWindow = expectedValue(model, state, { horizonDays: windowDays }).expectedPurchases
  const inHorizon = expectedValue(model, state, { horizonDays }).expectedPurchases
  return inWindow > 1e-12 ? inHorizon / inWindow : horizonDays / windowDays
}
