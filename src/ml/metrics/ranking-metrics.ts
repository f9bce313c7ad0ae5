import { assertOption } from '../data/model-input-error.ts'
import { finiteOrNull, type Metric } from './metric.ts'
import { ascendingOrder, averageRanks } from './ranks.ts'

type Values = ArrayLike<number>

/**
 * Area under the ROC curve: the probability that a row of class 1 is scored above a row of class 0, ties counting half. `actual` is 0
 * or 1; null when one class is absent.
 * @see Hanley & McNeil, "The meaning and use of the area under a ROC curve" (1982)
 */
export const areaUnderCurve = (actual: Values, score: Values): number | null => {
  const ranks = averageRanks(score)
  let positive = 0
  let rankSum = 0
  for (let i = 0; i < actual.length; i++) {
    if (actual[i] !== 1) continue
    positive++
    rankSum += ranks[i]!
  }
  const negative = actual.length - positive
  return finiteOrNull((rankSum - (positive * (positive + 1)) / 2) / (positive * negative))
}

/**
 * Share of class 1 among the `share` of rows with the highest scores (at least one row); rows that tie at the border count by
 * their mean. Null without rows.
 */
export const precisionAtTop = (actual: Values, score: Values, share: number): number | null => {
  assertOption(share > 0 && share <= 1, 'share', 'a number in (0, 1]', share)
  const n = actual.length
  if (n === 0) return null
  const order = ascendingOrder(score)
  const take = Math.max(1, Math.round(share * n))
  let found = 0
  let left = take
  for (let end = n; left > 0;) {
    let start = end - 1
    let positive = actual[order[start]!]!
    while (start > 0 && score[order[start - 1]!] === score[order[start]!]) positive += actual[order[--start]!]!
    const size = end - start
    found += size <= left ? positive : (positive * left) / size
    left -= Math.min(size, left)
    end = start
  }
  return found / take
}

/** How many times more of class 1 the top `share` holds than the whole; null when class 1 is absent. */
export const liftAtTop = (actual: Values, score: Values, share: number): number | null => {
  const precision = precisionAtTop(actual, score, share)
  let base = 0
  for (let i = 0; i < actual.length; i++) base += actual[i]! / actual.length
  return precision === null ? null : finiteOrNull(precision / base)
}

export const AUC: Metric = {
  name: 'auc',
  label: 'area under the ROC curve',
  better: 'higher',
  best: 1,
  of: areaUnderCurve,
}
