/** Splits, folds and the search for options. Entry point `rapport-crm/ml/selection`. */
export { takeColumns, takeRows, takeValues } from './take.ts'
export {
  foldsByTime,
  foldSplits,
  splitAtTime,
  splitByTime,
  splitStratified,
  splitWithin,
  type Split,
} from './splits.ts'
export { searchCandidates, type Candidate, type SearchedCandidate } from './search.ts'
