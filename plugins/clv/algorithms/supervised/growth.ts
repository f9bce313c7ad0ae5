import { expectedValue, type CustomerState, type ValueModel } from '../value/value-model.ts'

/**
 * The factor from a supervised model's window to a horizon: the purchase model's expected purchases of the customer in
 * the horizon divided by those in the window; the ratio of the days if none are expected.
 */
export const growthOf = (model: ValueModel, state: CustomerState, windowDays: number, horizonDays: number): number => {
  if (windowDays === horizonDays) return 1
  const inWindow = expectedValue(model, state, { horizonDays: windowDays }).expectedPurchases
  const inHorizon = expectedValue(model, state, { horizonDays }).expectedPurchases
  return inWindow > 1e-12 ? inHorizon / inWindow : horizonDays / windowDays
}
