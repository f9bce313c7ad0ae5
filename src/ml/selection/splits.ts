import { assertFiniteColumn, assertLength, assertOption, assertRows } from '../data/model-input-error.ts'
import { createRandom, type Random } from '../../core/random.ts'

/** Row numbers for training and for evaluation, each ascending; no row is in both. */
export interface Split {
  readonly train: Int32Array
  readonly holdout: Int32Array
}

const assertShare = (share: number) => assertOption(share > 0 && share < 1, 'share', 'a number inside (0, 1)', share)

/**
 * Splits rows at an instant: those at or before `at` are learned from, those after `at + gap` are judged; rows in the gap belong to
 * neither, so that a target measured over a window cannot reach into the judged rows. Times are numbers of any unit.
 * Throws `ModelInputError`: `NOT_FINITE`, `BAD_OPTION`, `INSUFFICIENT_DATA` when a side is empty.
 */
export const splitAtTime = (times: ArrayLike<number>, at: number, gap = 0): Split => {
  assertFiniteColumn(times, 'the times')
  assertFiniteColumn([at], 'the instant of the split')
  assertOption(gap >= 0, 'gap', 'a number ≥ 0', gap)
  return bothSides(
    rowsWhere(times.length, (i) => times[i]! <= at),
    rowsWhere(times.length, (i) => times[i]! > at + gap),
  )
}

/** Splits rows by time so that about the last `share` (default .25) of them is judged; equal times stay together. Throws as `splitAtTime`. */
export const splitByTime = (times: ArrayLike<number>, share = 0.25, gap = 0): Split => {
  assertShare(share)
  assertRows(times.length, 2, 'a split by time')
  assertFiniteColumn(times, 'the times')
  const sorted = Float64Array.from({ length: times.length }, (_, i) => times[i]!).sort()
  const last = Math.min(sorted.length - 1, Math.max(1, Math.round((1 - share) * sorted.length))) - 1
  // if the newest time extends down to the border, the border moves to the time before it
  let border = last
  while (border > 0 && sorted[border] === sorted.at(-1)) border--
  return splitAtTime(times, sorted[border]!, gap)
}

/**
 * A seeded random split that keeps the shares of the labels: `share` (default .25) of each label is judged.
 * Throws `ModelInputError`: `BAD_OPTION`, `INSUFFICIENT_DATA`.
 */
export const splitStratified = (labels: ArrayLike<number>, share = 0.25, seed = 0): Split => {
  assertShare(share)
  const random = createRandom(seed)
  const holdout = new Uint8Array(labels.length)
  // the remainder of rounding a label's share is passed to the next one, so that the total is right
  let due = 0
  for (const rows of shuffledByLabel(labels, random)) {
    due += share * rows.length
    const take = Math.min(rows.length, Math.round(due))
    due -= take
    for (const row of rows.slice(0, take)) holdout[row] = 1
  }
  return sidesOf(holdout)
}

/**
 * Seeded k-fold cross-validation (default 5): each row is judged once. With `labels` the folds keep their shares; with `groups` all rows
 * of one group (a customer, a household) are in the same fold, folds of about equal size.
 * Throws `ModelInputError`: `BAD_OPTION`, `SHAPE_MISMATCH`, `INSUFFICIENT_DATA` with fewer rows or groups than folds.
 */
export const foldSplits = (
  rows: number,
  options: {
    readonly folds?: number
    readonly seed?: number
    readonly labels?: ArrayLike<number>
    readonly groups?: ArrayLike<number>
  } = {},
): Split[] => {
  const { folds = 5, seed = 0, labels, groups } = options
  assertOption(Number.isInteger(folds) && folds >= 2, 'folds', 'a whole number ≥ 2', folds)
  assertOption(labels === undefined || groups === undefined, 'labels', 'labels or groups, not both', 'both')
  if (labels !== undefined) assertLength(labels.length, rows, 'labels, one per row')
  if (groups !== undefined) assertLength(groups.length, rows, 'groups, one per row')
  assertRows(rows, folds, `${folds} folds`)
  const random = createRandom(seed)
  const foldOf =
    groups === undefined
      ? foldsByLabel(labels ?? new Uint8Array(rows), folds, random)
      : foldsByGroup(groups, folds, random)
  return Array.from({ length: folds }, (_, fold) => sidesOf(Uint8Array.from(foldOf, (f) => (f === fold ? 1 : 0))))
}

const foldsByLabel = (labels: ArrayLike<number>, folds: number, random: Random): Int32Array => {
  const foldOf = new Int32Array(labels.length)
  let next = 0
  for (const rows of shuffledByLabel(labels, random)) for (const row of rows) foldOf[row] = next++ % folds
  return foldOf
}

const foldsByGroup = (groups: ArrayLike<number>, folds: number, random: Random): Int32Array => {
  const members = shuffledByLabel(groups, random)
  assertRows(members.length, folds, `${folds} folds of groups`)
  // shuffled, then large groups first, each into the emptiest fold
  const order = random.shuffle(Int32Array.from(members.keys()))
  const bySize = Array.from(order).sort((a, b) => members[b]!.length - members[a]!.length)
  const size = new Int32Array(folds)
  const foldOf = new Int32Array(groups.length)
  for (const group of bySize) {
    const fold = size.indexOf(Math.min(...size))
    size[fold]! += members[group]!.length
    for (const row of members[group]!) foldOf[row] = fold
  }
  return foldOf
}

/**
 * Folds that respect time: the rows are cut into `folds + 1` (default 4 + 1) stretches; each but the first is judged by what was learned from
 * all before it, less the `gap`. Equal times stay together. Throws as `splitAtTime`.
 */
export const foldsByTime = (times: ArrayLike<number>, { folds = 4, gap = 0 } = {}): Split[] => {
  assertOption(Number.isInteger(folds) && folds >= 1, 'folds', 'a whole number ≥ 1', folds)
  assertRows(times.length, folds + 1, `${folds} folds by time`)
  assertFiniteColumn(times, 'the times')
  const sorted = Float64Array.from({ length: times.length }, (_, i) => times[i]!).sort()
  const border = (k: number) => sorted[Math.round((k * sorted.length) / (folds + 1)) - 1]!
  return Array.from({ length: folds }, (_, k) => {
    const from = border(k + 1)
    const to = border(k + 2)
    return bothSides(
      rowsWhere(times.length, (i) => times[i]! <= from),
      rowsWhere(times.length, (i) => times[i]! > from + gap && times[i]! <= to),
    )
  })
}

/** The rows of each label, labels ascending, each list shuffled. */
const shuffledByLabel = (labels: ArrayLike<number>, random: Random): number[][] => {
  const byLabel = new Map<number, number[]>()
  for (let row = 0; row < labels.length; row++) {
    const rows = byLabel.get(labels[row]!)
    if (rows === undefined) byLabel.set(labels[row]!, [row])
    else rows.push(row)
  }
  return [...byLabel].sort(([a], [b]) => a - b).map(([, rows]) => random.shuffle(rows))
}

const rowsWhere = (n: number, holds: (row: number) => boolean): Int32Array =>
  Int32Array.from(Array.from({ length: n }, (_, i) => i).filter(holds))

const sidesOf = (holdout: Uint8Array): Split =>
  bothSides(
    rowsWhere(holdout.length, (i) => holdout[i] === 0),
    rowsWhere(holdout.length, (i) => holdout[i] === 1),
  )

const bothSides = (train: Int32Array, holdout: Int32Array): Split => {
  assertRows(train.length, 1, 'the training side of a split')
  assertRows(holdout.length, 1, 'the held-out side of a split')
  return { train, holdout }
}

/**
 * A split of a part: `split` counts within `rows`; the result uses the numbers of the whole. For folds inside a
 * training side.
 */
export const splitWithin = (rows: Int32Array, split: Split): Split => ({
  train: split.train.map((i) => rows[i]!),
  holdout: split.holdout.map((i) => rows[i]!),
})
