/** Tables of numbers, stored models, and the error for input that a model cannot use. Entry point `rapport-crm/ml/data`. */
export { matrix, matrixFromRows, rowOf, type Matrix } from './matrix.ts'
export {
  assertFinite,
  assertFiniteColumn,
  assertLabels,
  assertLength,
  assertOption,
  assertRows,
  positiveNumber,
  wholeNumber,
  ModelInputError,
  type InputPlace,
  type ModelInputCode,
} from './model-input-error.ts'
export { decodeArtifact, encodeArtifact, isModel } from './artifact.ts'
