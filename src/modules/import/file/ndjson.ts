import type { LineProblem } from '../problem.ts'
import type { Block } from './blocks.ts'
import type { RecordSink, Splitter } from './csv.ts'

const notJson: LineProblem = {
  column: null,
  code: 'MALFORMED_LINE',
  message: 'expected one JSON object per line',
}

/** Digits that a double would lose: then numbers are taken as they are written. */
const manyDigits = /\d{16}|\d{10,}\.\d/

type SourceReviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown
const asWritten: SourceReviver = (_key, value, { source }) =>
  typeof value === 'number' && source !== undefined ? source : value

/** The object on a line; undefined if there is none. */
export const parseObject = (line: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = manyDigits.test(line)
      ? JSON.parse(line, asWritten as (key: string, value: unknown) => unknown)
      : JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

const cellOf = (value: unknown): string => {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return ''
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value)
}

/** Splits newline-delimited JSON into records whose cells are in the order of `columns`; other keys are left out. */
export class NdjsonSplitter implements Splitter {
  readonly #columns: readonly string[]
  #line = 1

  constructor(columns: readonly string[]) {
    this.#columns = columns
  }

  push({ text, flagged }: Block, sink: RecordSink): void {
    for (let at = 0; at < text.length;) {
      const end = text.indexOf('\n', at)
      this.#one(text.slice(at, end), flagged.get(this.#line), sink)
      this.#line++
      at = end + 1
    }
  }

  end(): void {
    // Each line is a record of its own; nothing is held back.
  }

  #one(line: string, problem: LineProblem | undefined, sink: RecordSink): void {
    if (problem) return sink.refuse(this.#line, problem, [line])
    if (line.trim() === '') return undefined
    const object = parseObject(line)
    if (!object) return sink.refuse(this.#line, notJson, [line])
    let used = 0
    const cells = this.#columns.map((column) => {
      if (!Object.hasOwn(object, column)) return ''
      used++
      return cellOf(object[column])
    })
    if (cells.some((cell) => cell.includes('\0'))) {
      return sink.refuse(this.#line, { ...notJson, message: 'expected text, a value has a NUL character' }, cells)
    }
    return sink.record(cells, this.#line, Object.keys(object).length - used)
  }
}
