import type { ExportColumn } from './export.entity.ts'

/** Writes records as the lines of a file. */
export interface Renderer {
  /** What stands before the first record. */
  readonly head: string
  line(record: object): string
}

/**
 * What a spreadsheet would run as a formula, also behind the mark that keeps it from doing so. Numbers are none: `-12.50` stays a
 * number.
 */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/u
const number = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i

/**
 * A text that no spreadsheet takes for a formula: `'` stands before one. Reversible: where the text begins with `'`, any number of
 * them, and then one of the characters, take one `'` away.
 */
export const harmless = (text: string): string => (formula.test(text) && !number.test(text) ? `'${text}` : text)

const quoted = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Separates the values of a list in one cell. */
const between = '; '

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** The values at a path, through lists. */
const valuesAt = (value: unknown, [key, ...path]: readonly string[], isJson: boolean): unknown[] => {
  if (value === null || value === undefined) return []
  if (key === undefined)
    return Array.isArray(value) && !isJson ? value.flat(Infinity).filter((one) => one !== null) : [value]
  return Array.isArray(value)
    ? value.flatMap((item) => valuesAt(item, [key, ...path], isJson))
    : valuesAt((value as Readonly<Record<string, unknown>>)[key], path, isJson)
}

const rowOf = (cells: readonly string[]): string => `${cells.map((cell) => quoted(harmless(cell))).join(',')}\r\n`

/** RFC 4180: absent values are empty, the values of a list stand in one cell. */
export const csvRenderer = (columns: readonly ExportColumn[]): Renderer => ({
  head: rowOf(columns.map(({ title }) => title)),
  line: (record) =>
    rowOf(
      columns.map(({ path, type }) =>
        valuesAt(record, path, type === 'JSON')
          .map(textOf)
          .join(between),
      ),
    ),
})

export const ndjsonRenderer: Renderer = { head: '', line: (record) => `${JSON.stringify(record)}\n` }
