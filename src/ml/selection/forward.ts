import { assertOption } from '../data/model-input-error.ts'

/** One step of a forward selection: the added column, and the inner score with it. */
export interface ForwardStep {
  readonly added: number
  readonly score: number
}

/**
 * Forward selection: starting from `start` (default none), adds the candidate that raises the inner score most, until no candidate gains
 * `minGain` (default 0, exclusive) or `most` columns are chosen. `score` is higher-is-better and must come from inner folds only, or null
 * where it is not defined; it is asked at most `most · candidates` times.
 * Throws `ModelInputError` `BAD_OPTION`.
 * @see Guyon & Elisseeff, "An Introduction to Variable and Feature Selection" (2003)
 */
export const forwardSelection = async (
  candidates: readonly number[],
  score: (columns: readonly number[]) => number | null | Promise<number | null>,
  options: {
    readonly start?: readonly number[]
    readonly most?: number
    readonly minGain?: number
    readonly signal?: AbortSignal
  } = {},
): Promise<{ columns: number[]; score: number | null; steps: ForwardStep[] }> => {
  const { start = [], minGain = 0, signal } = options
  const most = options.most ?? start.length + candidates.length
  assertOption(most >= 1, 'most', 'a number ≥ 1', most)
  assertOption(minGain >= 0, 'minGain', 'a number ≥ 0', minGain)
  const columns = [...start]
  const steps: ForwardStep[] = []
  let current = columns.length > 0 ? await score(columns) : null
  while (columns.length < most) {
    let best: ForwardStep | undefined
    for (const added of candidates) {
      if (columns.includes(added)) continue
      signal?.throwIfAborted()
      const found = await score([...columns, added])
      if (found !== null && (best === undefined || found > best.score)) best = { added, score: found }
    }
    if (best === undefined || (current !== null && best.score <= current + minGain)) break
    columns.push(best.added)
    steps.push(best)
    current = best.score
  }
  return { columns, score: current, steps }
}
