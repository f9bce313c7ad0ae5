import { hash } from 'node:crypto'
import { RapportError } from '../../../core/errors.ts'
import { ImportFormat } from '../import.entity.ts'
import type { LineProblem } from '../problem.ts'
import { Refusal, type Conventions, type Field, type ImportFields, type Line } from './field.ts'
import { findField, type FileHead, type Mapping } from './mapping.ts'
import { storableJson } from './texts.ts'

/** Begins the name of a record that its file does not name. */
const hashPrefix = 'sha256:'

/** A field and the cell that it is read from, or the value that every line has. */
interface Source {
  readonly field: Field
  /** Where its value stands among those of a line. */
  readonly at: number
  readonly cell: number
  readonly constant: string | undefined
}

/** One line after its cells were checked. */
export interface CheckedLine {
  readonly key: string | null
  /** By the order of `fields`; null where there is nothing. */
  readonly values: readonly (string | null)[]
  readonly problems: readonly LineProblem[]
}

/** Checks the cells of lines, one after another. The values that it gives are what the staging columns take. */
export class LineReader {
  /** What lines can have with this mapping, in the order of the values. */
  readonly fields: readonly Field[]
  /** Names of the cells that `read` takes, in their order. */
  readonly cells: readonly string[]
  readonly #kind: ImportFields
  readonly #conventions: Conventions
  readonly #sources: readonly Source[]
  readonly #free: readonly (Source & { readonly key: string })[]
  readonly #width: number | undefined
  readonly #keyAt: number
  readonly #mapping: Mapping
  #values: (string | null)[] = []
  #problems: readonly LineProblem[] = none
  readonly #line: Line

  /** Throws INVALID_INPUT where a value that the mapping gives to every line does not fit its field. */
  constructor(kind: ImportFields, mapping: Mapping, file: FileHead, conventions: Conventions) {
    this.#kind = kind
    this.#mapping = mapping
    this.#conventions = conventions
    const isCsv = file.format === ImportFormat.CSV
    const mapped = Object.values(mapping).filter((origin) => typeof origin === 'string')
    this.cells = isCsv ? file.columns : [...new Set([...file.columns, ...mapped])]
    this.#width = isCsv ? file.columns.length : undefined
    const free = Object.keys(mapping).filter((name) => !kind.fields.some((field) => field.name === name))
    const made = new Set([...(kind.makes ?? []), ...(free.length > 0 ? [kind.free!] : [])])
    this.fields = kind.fields.filter(({ name }) => mapping[name] !== undefined || made.has(name))
    const places = new Map(this.fields.map((field, i) => [field.name, i]))
    const sourceOf = (field: Field): Source => {
      const origin = mapping[field.name]!
      const at = places.get(field.name) ?? -1
      return typeof origin === 'string'
        ? { field, at, cell: this.cells.indexOf(origin), constant: undefined }
        : { field, at, cell: -1, constant: this.#constant(field, origin.value) }
    }
    this.#sources = this.fields.filter(({ name }) => mapping[name] !== undefined).map(sourceOf)
    this.#free = free.map((name) => ({ ...sourceOf(findField(kind, name)!), key: name.slice(name.indexOf('.') + 1) }))
    this.#keyAt = mapping[kind.key] === undefined ? -1 : places.get(kind.key)!
    this.#line = {
      get: (name) => this.#values[places.get(name) ?? -1] ?? null,
      set: (name, value) => {
        this.#values[places.get(name)!] = value
      },
      refuse: (name, refusal) => this.#refuse(name, refusal),
    }
  }

  read(cells: readonly string[]): CheckedLine {
    this.#values = this.fields.map(nothing)
    this.#problems = none
    if (this.#width !== undefined && cells.length !== this.#width && !this.#isWide(cells)) {
      const message = `expected ${this.#width} cells as in the header, got ${cells.length}`
      return { key: null, values: this.#values, problems: [{ column: null, code: 'MALFORMED_LINE', message }] }
    }
    for (const source of this.#sources) {
      const value = this.#value(source, cells)
      if (value !== undefined) this.#values[source.at] = value
      else if (source.field.required) this.#refuse(source.field.name, missing)
    }
    if (this.#free.length > 0) this.#readFree(cells)
    this.#kind.check?.(this.#line)
    return { key: this.#key(), values: this.#values, problems: this.#problems }
  }

  /** More cells than the header, all of them empty: what spreadsheets leave behind. */
  #isWide(cells: readonly string[]): boolean {
    return cells.length > this.#width! && cells.slice(this.#width).every((cell) => cell.trim() === '')
  }

  #constant(field: Field, value: string): string {
    const read = field.read(value, this.#conventions)
    if (typeof read === 'string') return read
    throw new RapportError('INVALID_INPUT', `the value for ${field.name} does not fit: ${read.message}`, {
      path: ['mapping', field.name],
    })
  }

  #value({ field, cell, constant }: Source, cells: readonly string[]): string | undefined {
    if (constant !== undefined) return constant
    const text = cells[cell]?.trim()
    if (text === undefined || text === '') return undefined
    const value = field.read(text, this.#conventions)
    if (typeof value === 'string') return value
    this.#refuse(field.name, value)
    return undefined
  }

  #readFree(cells: readonly string[]): void {
    const free = this.#kind.free!
    const whole = this.#line.get(free)
    const given: Record<string, unknown> = whole === null ? {} : (JSON.parse(whole) as Record<string, unknown>)
    for (const source of this.#free) {
      const value = this.#value(source, cells)
      if (value !== undefined) given[source.key] = value
    }
    const json = Object.keys(given).length > 0 ? storableJson(given) : undefined
    if (json !== undefined) this.#line.set(free, json)
  }

  #key(): string | null {
    if (this.#keyAt >= 0) {
      const key = this.#values[this.#keyAt] ?? null
      if (key === null && this.#problems.length === 0) this.#refuse(this.#kind.key, missing)
      return key
    }
    return this.#problems.length > 0 ? null : hashPrefix + hash('sha256', JSON.stringify(this.#values))
  }

  #refuse(name: string, { code, message }: Refusal): void {
    const origin = this.#mapping[name]
    // One problem a column is enough: a cell that was refused is not missing as well.
    const column = typeof origin === 'string' ? origin : name
    if (this.#problems.some((problem) => problem.column === column)) return
    this.#problems = [...this.#problems, { column, code, message }]
  }
}

const nothing = (): null => null
const none: readonly LineProblem[] = []
const missing = new Refusal('MISSING_VALUE', 'expected a value, the cell is empty')
