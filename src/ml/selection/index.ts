/** Splits, folds, choice of columns and search for options. Entry point `rapport-crm/ml/selection`. */
export { takeColumns, takeRows, takeValues } from './take.ts'
export {
  foldsByTime,
  foldSplits,
  splitAtTime,
  splitByTime,
  splitRandom,
  splitStratified,
  splitWithin,
  type Split,
} from './splits.ts'
export {
  dropEmptyAndCollinear,
  permutationImportance,
  type ColumnChoice,
  type ColumnImportance,
  type DroppedColumn,
} from './columns.ts'
export { forwardSelection, type ForwardStep } from './forward.ts'
export {
  gridCandidates,
  randomCandidates,
  searchCandidates,
  type Candidate,
  type OptionRange,
  type SearchedCandidate,
} from './search.ts'
