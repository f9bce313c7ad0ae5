import { assertOption, ModelInputError } from '../data/model-input-error.ts'
import type { Split } from './splits.ts'

/** One combination of values of a model's options. */
export type Candidate = Readonly<Record<string, number | string | boolean>>

/** A candidate with its score on the inner folds. */
export interface SearchedCandidate {
  readonly candidate: Candidate
  /** Mean over the folds; null if it is undefined on one of them. */
  readonly score: number | null
  /** Standard error of that mean. */
  readonly standardError: number
  readonly folds: readonly (number | null)[]
}

/**
 * Scores candidates on inner folds and returns the best. `evaluate` trains on the fold's training rows and scores its held-out rows
 * (higher is better, null where not defined); give it folds inside the training side only, so that the outer hold-out stays unseen.
 *
 * The search ends after `budget` evaluations (default: all): candidates beyond it are not looked at, in the order given. Of scores within
 * `tolerance` (default 0) of the best, the earliest candidate wins: put the simplest first.
 * Throws `ModelInputError` `BAD_OPTION` (no candidate, no fold, a budget below one candidate), `ONE_CLASS` when no candidate has a score; the signal's reason when aborted.
 */
export const searchCandidates = async <C extends Candidate>(
  candidates: readonly C[],
  folds: readonly Split[],
  evaluate: (
    candidate: C,
    fold: Split,
    place: { readonly candidate: number; readonly fold: number },
  ) => number | null | Promise<number | null>,
  options: { readonly budget?: number; readonly tolerance?: number; readonly signal?: AbortSignal } = {},
): Promise<{ best: C; score: number; table: SearchedCandidate[]; unseen: number }> => {
  const { budget = Infinity, tolerance = 0, signal } = options
  assertOption(candidates.length > 0, 'candidates', 'at least one', 'none')
  assertOption(folds.length > 0, 'folds', 'at least one', 'none')
  const looked = Math.min(candidates.length, Math.floor(budget / folds.length))
  assertOption(looked >= 1, 'budget', `at least ${folds.length}, one evaluation per fold`, budget)
  const table: SearchedCandidate[] = []
  for (const [place, candidate] of candidates.slice(0, looked).entries()) {
    signal?.throwIfAborted()
    const scores = await Promise.all(
      folds.map(async (fold, f) => evaluate(candidate, fold, { candidate: place, fold: f })),
    )
    table.push({ candidate, ...summary(scores) })
  }
  const top = Math.max(...table.map(({ score }) => score ?? -Infinity))
  const place = table.findIndex(({ score }) => score !== null && score >= top - tolerance)
  const best = candidates[place]
  const score = table[place]?.score
  if (best === undefined || score === undefined || score === null) {
    throw new ModelInputError('ONE_CLASS', 'expected folds on which the score is defined, got none for any candidate')
  }
  return { best, score, table, unseen: candidates.length - looked }
}

const summary = (folds: readonly (number | null)[]): Omit<SearchedCandidate, 'candidate'> => {
  const scores = folds.filter((score): score is number => score !== null && Number.isFinite(score))
  if (scores.length < folds.length) return { score: null, standardError: 0, folds }
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
  const squares = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0)
  const standardError = scores.length > 1 ? Math.sqrt(squares / (scores.length - 1) / scores.length) : 0
  return { score: mean, standardError, folds }
}
