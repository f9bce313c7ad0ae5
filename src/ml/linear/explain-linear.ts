import type { Attribution } from '../explain/attribution.ts'
import { assertFiniteColumn, assertLength } from '../data/model-input-error.ts'
import type { LinearModel } from './linear-regression.ts'
import type { LogisticModel } from './logistic-regression.ts'

/**
 * The exact additive explanation of a linear model for one row (d): contribution j = coefficient · (x − reference), base value =
 * the model at the reference point. For a logistic model all parts are log-odds. These are the model's Shapley values
 * when columns are independent.
 * @param reference the point that a row is compared with (d). @default the training means
 * @see Lundberg & Lee, "A Unified Approach to Interpreting Model Predictions" (2017), Corollary 1
 */
export const explainLinear = (
  model: LinearModel | LogisticModel,
  row: ArrayLike<number>,
  reference: ArrayLike<number> = model.means,
): Attribution => {
  const { coefficients } = model
  assertLength(row.length, coefficients.length, 'values in the row')
  assertLength(reference.length, coefficients.length, 'values in the reference')
  assertFiniteColumn(row, 'the row')
  assertFiniteColumn(reference, 'the reference')
  let baseValue = model.intercept
  let value = model.intercept
  const contributions = coefficients.map((coefficient, j) => {
    baseValue += coefficient * reference[j]!
    value += coefficient * row[j]!
    return coefficient * (row[j]! - reference[j]!)
  })
  return { baseValue, contributions, value }
}
