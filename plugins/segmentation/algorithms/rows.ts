import type { Matrix } from 'rapport-crm/ml/data'
import { SegmentationError } from './segmentation-error.ts'

/** Throws NOT_FINITE naming the first row and column (by name when given) whose value is NaN or infinite. */
export const assertFinite = (rows: Matrix, names?: readonly string[]): void => {
  const { data, cols } = rows
  // One sum of value × 0 is NaN exactly when some value is not finite: a scan without a branch per value.
  let sum = 0
  for (let i = 0; i < data.length; i++) sum += data[i]! * 0
  if (sum === 0) return
  const at = data.findIndex((value) => !Number.isFinite(value))
  const col = at % cols
  throw new SegmentationError(
    'NOT_FINITE',
    `expected finite numbers, got ${data[at]} in row ${Math.floor(at / cols)}, column ${names?.[col] ?? col}`,
  )
}

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

/** Throws TOO_FEW_ROWS unless there are at least `needed` rows that differ from each other. */
export const assertDistinctRows = (rows: Matrix, needed: number, purpose: string): void => {
  const found = countDistinctRows(rows, needed)
  if (found >= needed) return
  const got = found === 1 && rows.rows > 1 ? `${rows.rows} that are all alike` : `${found} different among ${rows.rows}`
  throw new SegmentationError(
    'TOO_FEW_ROWS',
    `${purpose} needs at least ${needed} customers that differ in some feature, got ${got}`,
  )
}
