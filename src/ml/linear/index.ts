/** Linear and logistic regression. Entry point `rapport-crm/ml/linear`. */
export {
  isLinearModel,
  linearRegression,
  predictLinear,
  predictLinearInterval,
  type IntervalColumns,
  type LinearModel,
  type LinearRegressionOptions,
} from './linear-regression.ts'
export {
  isLogisticModel,
  logisticRegression,
  predictLogistic,
  predictLogOdds,
  sigmoid,
  type LogisticModel,
  type LogisticRegressionOptions,
} from './logistic-regression.ts'
export { explainLinear } from './explain-linear.ts'
