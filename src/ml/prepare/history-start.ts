/** The share of the records, from the earliest on, that may be outliers; at least one record may always be. */
const outlierShare = 0.01

/**
 * Where a history begins in earnest: the index of its first day that is not an outlier. Outliers are up to a hundredth of the records, at
 * least one, that a silence longer than all that follows it parts from the rest: orders of the year 1905, typing errors. Where
 * there are none it is 0.
 * @param at days (or other moments) with records, ascending, each once
 * @param records how many records each has
 * @param end the present, in the unit of `at`
 */
export const historyStart = (at: ArrayLike<number>, records: ArrayLike<number>, end: number): number => {
  let total = 0
  for (let i = 0; i < at.length; i++) total += records[i]!
  const most = Math.max(1, outlierShare * total)
  let start = 0
  let before = 0
  for (let i = 1; i < at.length; i++) {
    before += records[i - 1]!
    if (before > most) break
    if (at[i]! - at[i - 1]! > end - at[i]!) start = i
  }
  return start
}
