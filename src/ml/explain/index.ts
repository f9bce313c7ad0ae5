/** Contributions of features to a prediction: Shapley values. Entry point `rapport-crm/ml/explain`. */
export { groupContributions, residualOf, type Attribution } from './attribution.ts'
export { shapley, type ShapleyBaseline } from './shapley.ts'
