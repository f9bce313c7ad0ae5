import type { StringColumn } from '../../core/string-column.ts'
import type { Matrix } from '../data/matrix.ts'
import { assertLength, assertOption } from '../data/model-input-error.ts'

/** The categories of one field that get a column each; plain data. */
export interface OneHot {
  readonly name: string
  /** The categories with a column, in order. */
  readonly categories: readonly string[]
  /** The category left out, to which the others are compared; null without drop-first. */
  readonly dropped: string | null
}

/**
 * Learns the one-hot encoding of a string column: its categories in code-unit order, the first one dropped (default) so that the columns
 * and an intercept are not collinear. Categories with fewer than `minCount` rows (default 1) get no column, and count as unknown.
 * Throws `ModelInputError` `BAD_OPTION`.
 */
export const fitOneHot = (
  name: string,
  column: StringColumn,
  { dropFirst = true, minCount = 1 }: { readonly dropFirst?: boolean; readonly minCount?: number } = {},
): OneHot => {
  assertOption(minCount >= 1, 'minCount', 'a number ≥ 1', minCount)
  const counts = new Map<string, number>()
  for (const code of column.codes) {
    if (code < 0) continue
    const category = column.dictionary[code]!
    counts.set(category, (counts.get(category) ?? 0) + 1)
  }
  const categories = [...counts].filter(([, count]) => count >= minCount).map(([category]) => category)
  categories.sort((a, b) => (a < b ? -1 : 1))
  return dropFirst
    ? { name, categories: categories.slice(1), dropped: categories[0] ?? null }
    : { name, categories, dropped: null }
}

/** Names of the columns of an encoding: `field=category`. */
export const oneHotNames = ({ name, categories }: OneHot): string[] =>
  categories.map((category) => `${name}=${category}`)

/** A string column (n) as 0/1 columns (n × categories); a missing, dropped or unknown value is 0 in all. */
export const oneHot = ({ categories }: OneHot, column: StringColumn): Matrix => {
  const cols = categories.length
  const place = new Map(categories.map((category, k) => [category, k]))
  const placeOfCode = column.dictionary.map((category) => place.get(category) ?? -1)
  const data = new Float64Array(column.codes.length * cols)
  column.codes.forEach((code, i) => {
    const k = code < 0 ? -1 : placeOfCode[code]!
    if (k >= 0) data[i * cols + k] = 1
  })
  return { data, rows: column.codes.length, cols }
}

/** The string column of values; null and undefined are missing. */
export const stringColumn = (values: readonly (string | null | undefined)[]): StringColumn => {
  const codeOf = new Map<string, number>()
  const codes = Int32Array.from(values, (value) => {
    if (value === null || value === undefined) return -1
    const known = codeOf.get(value)
    if (known !== undefined) return known
    codeOf.set(value, codeOf.size)
    return codeOf.size - 1
  })
  return { dictionary: [...codeOf.keys()], codes }
}

/** Joins matrices with the same number of rows side by side. Throws `ModelInputError` `SHAPE_MISMATCH`. */
export const joinColumns = (parts: readonly Matrix[]): Matrix => {
  const rows = parts[0]?.rows ?? 0
  const cols = parts.reduce((sum, part) => sum + part.cols, 0)
  const data = new Float64Array(rows * cols)
  let from = 0
  for (const part of parts) {
    assertLength(part.rows, rows, 'rows')
    for (let i = 0; i < rows; i++) {
      data.set(part.data.subarray(i * part.cols, (i + 1) * part.cols), i * cols + from)
    }
    from += part.cols
  }
  return { data, rows, cols }
}
