import { assertOption, ModelInputError } from '../data/model-input-error.ts'
import { createRandom } from '../../core/random.ts'
import type { Split } from './splits.ts'

/** One combination of values of a model's options. */
export type Candidate = Readonly<Record<string, number | string | boolean>>

/** Every combination of the given values of each option, in the given order; the last option changes fastest. */
export const gridCandidates = (grid: Readonly<Record<string, readonly (number | string | boolean)[]>>): Candidate[] => {
  let candidates: Candidate[] = [{}]
  for (const [option, values] of Object.entries(grid)) {
    candidates = candidates.flatMap((candidate) => values.map((value) => ({ ...candidate, [option]: value })))
  }
  return candidates
}

/** How an option is drawn: from a list, or from a range (`log` draws its logarithm evenly, `whole` rounds). */
export type OptionRange =
  | readonly (number | string | boolean)[]
  | { readonly from: number; readonly to: number; readonly log?: boolean; readonly whole?: boolean }

/**
 * `count` seeded random settings without repeats (fewer when the ranges hold fewer). Throws `ModelInputError` `BAD_OPTION`.
 * @see Bergstra & Bengio, "Random Search for Hyper-Parameter Optimization" (2012)
 */
export const randomCandidates = (
  ranges: Readonly<Record<string, OptionRange>>,
  count: number,
  seed = 0,
): Candidate[] => {
  assertOption(Number.isInteger(count) && count >= 1, 'count', 'a whole number ≥ 1', count)
  const random = createRandom(seed)
  const found = new Map<string, Candidate>()
  for (let draw = 0; found.size < count && draw < 20 * count; draw++) {
    const candidate = Object.fromEntries(
      Object.entries(ranges).map(([option, range]) => [option, drawOption(option, range, random.next())]),
    )
    found.set(JSON.stringify(candidate), candidate)
  }
  return [...found.values()]
}

const drawOption = (option: string, range: OptionRange, u: number): number | string | boolean => {
  if (!('from' in range)) {
    assertOption(range.length > 0, option, 'at least one value', 'none')
    return range[Math.floor(u * range.length)]!
  }
  const { from, to, log = false, whole = false } = range
  assertOption(from <= to && (!log || from > 0), option, log ? '0 < from ≤ to' : 'from ≤ to', `${from} to ${to}`)
  if (whole && !log) return Math.min(to, from + Math.floor(u * (to - from + 1)))
  const value = log ? Math.exp(Math.log(from) + u * (Math.log(to) - Math.log(from))) : from + u * (to - from)
  return whole ? Math.round(value) : value
}

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
