import { type Matrix, ModelInputError } from 'rapport-crm/ml/data'

/** Counts rows that differ from each other, stopping once `enough` are found; −0 and 0 are alike. */
export const countDistinctRows = (rows: Matrix, enough: number): number => {
  const { data, rows: n, cols } = rows
  const seen = new Set<string>()
  let last = -1
  for (let i = 0; i < n && seen.size < enough; i++) {
    const start = i * cols
    let alike = last >= 0
    for (let j = 0; alike && j < cols; j++) alike = data[start + j] === data[last + j]
    last = start
    if (!alike) seen.add(data.subarray(start, start + cols).join())
  }
  return seen.size
}

/** Throws INSUFFICIENT_DATA unless there are at least `needed` rows that differ from each other. */
export const assertDistinctRows = (rows: Matrix, needed: number, purpose: string): void => {
  const found = countDistinctRows(rows, needed)
  if (found >= needed) return
  const got = found === 1 && rows.rows > 1 ? `${rows.rows} that are all alike` : `${found} different among ${rows.rows}`
  throw new ModelInputError(
    'INSUFFICIENT_DATA',
    `${purpose} needs at least ${needed} customers that differ in some feature, got ${got}`,
  )
}
