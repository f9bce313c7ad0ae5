import { hash } from 'node:crypto'
import { RapportError } from '../../../core/errors.ts'
import { ImportFormat } from '../file/format.ts'
import type { LineProblem } from '../problem.ts'
import { bareCell, normalised, Refusal, type Conventions, type Field, type ImportFields, type Line } from './field.ts'
import { columnOf, findField, type FileHead, type Mapping } from './mapping.ts'
import { storableJson } from './texts.ts'

/** Prefix of the names of records that their file does not name. */
const hashPrefix = 'sha256:'

/** A field and the cell that it is read from, or the value that every line has. */
interface Source {
  readonly field: Field
  /** The position of its value among those of a line. */
  readonly at: number
  readonly cell: number
  readonly constant: string | undefined
  /** What words of the file are to be read as; null: as an empty cell. */
  readonly words: ReadonlyMap<string, string | null> | undefined
}

/** One line after its cells were checked. */
export interface CheckedLine {
  readonly key: string | null
  /** In the order of `fields`; null for empty values. */
  readonly values: readonly (string | null)[]
  /** Why the line is refused. */
  readonly problems: readonly LineProblem[]
  /** Cells that are left out, and why. */
  readonly warnings: readonly LineProblem[]
  /** Cells with content: those of imported columns, and the others. */
  readonly mappedCells: number
  readonly unmappedCells: number
}

/** Checks the cells of lines, one line after another. The staging columns take its values as they are. */
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
  #warnings: readonly LineProblem[] = none
  #cells: readonly string[] = []
  /** By cell: whether its column is imported. */
  readonly #isMapped: readonly boolean[]
  /** Records are identified by their e-mail address, which is case-insensitive. */
  readonly #namedByEmail: boolean
  readonly #header: readonly string[] | undefined
  readonly #unknownWords: (column: string, word: string) => void
  readonly #line: Line

  /** Throws INVALID_INPUT if a value that the mapping gives to every line does not fit its field. */
  constructor(
    kind: ImportFields,
    mapping: Mapping,
    file: FileHead,
    conventions: Conventions,
    onUnknownWord: (column: string, word: string) => void = () => undefined,
  ) {
    this.#unknownWords = onUnknownWord
    this.#kind = kind
    this.#mapping = mapping
    this.#conventions = conventions
    const isCsv = file.format === ImportFormat.CSV
    const mapped = Object.values(mapping).flatMap((origin) => columnOf(origin) ?? [])
    this.cells = isCsv ? file.columns : [...new Set([...file.columns, ...mapped])]
    this.#width = isCsv ? file.columns.length : undefined
    const free = Object.keys(mapping).filter((name) => !kind.fields.some((field) => field.name === name))
    const made = new Set([...(kind.makes ?? []), ...(free.length > 0 ? [kind.free!] : [])])
    this.fields = kind.fields.filter(({ name }) => mapping[name] !== undefined || made.has(name))
    const places = new Map(this.fields.map((field, i) => [field.name, i]))
    const sourceOf = (field: Field): Source => {
      const origin = mapping[field.name]!
      const at = places.get(field.name) ?? -1
      if (typeof origin === 'object' && 'value' in origin)
        return { field, at, cell: -1, constant: this.#constant(field, origin.value), words: undefined }
      const words =
        typeof origin === 'string'
          ? undefined
          : new Map(Object.entries(origin.words).map(([theirs, ours]) => [normalised(theirs), ours]))
      return { field, at, cell: this.cells.indexOf(columnOf(origin)!), constant: undefined, words }
    }
    this.#sources = this.fields.filter(({ name }) => mapping[name] !== undefined).map(sourceOf)
    this.#free = free.map((name) => ({ ...sourceOf(findField(kind, name)!), key: name.slice(name.indexOf('.') + 1) }))
    this.#keyAt = mapping[kind.key] === undefined ? -1 : places.get(kind.key)!
    const columns = new Set(mapped)
    this.#isMapped = this.cells.map((column) => columns.has(column))
    this.#header = isCsv ? file.columns : undefined
    this.#namedByEmail =
      columnOf(mapping[kind.key]) !== undefined && columnOf(mapping[kind.key]) === columnOf(mapping['email'])
    const sourceOfField = new Map(this.#sources.map((source) => [source.field.name, source]))
    this.#line = {
      conventions,
      written: (name) => {
        const source = sourceOfField.get(name)
        const text = source === undefined ? '' : bareCell(this.#cells[source.cell] ?? '')
        return text === '' ? undefined : text
      },
      get: (name) => this.#values[places.get(name) ?? -1] ?? null,
      set: (name, value) => {
        this.#values[places.get(name)!] = value
      },
      refuse: (name, refusal) => this.#refuse(name, refusal),
    }
  }

  /** `further`: values that the record has besides these cells. */
  read(cells: readonly string[], further = 0): CheckedLine {
    this.#values = this.fields.map(nothing)
    this.#problems = none
    this.#warnings = none
    this.#cells = cells
    if (this.#width !== undefined && cells.length !== this.#width && !this.#isWide(cells)) {
      return this.#malformed(`expected ${this.#width} cells as in the header, got ${cells.length}`)
    }
    if (this.#header && this.#isHeader(cells)) return this.#malformed('expected a record, the line repeats the header')
    for (const source of this.#sources) {
      const value = this.#value(source, cells)
      if (value !== undefined) this.#values[source.at] = value
      else if (source.field.required && !(this.#namedByEmail && source.field.name === this.#kind.key))
        this.#refuse(source.field.name, missing)
    }
    if (this.#free.length > 0) this.#readFree(cells)
    this.#kind.check?.(this.#line)
    const key = this.#key()
    let mappedCells = 0
    let unmappedCells = further
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i]!
      if (cell === '' || (cell.charCodeAt(0) <= 32 && cell.trim() === '')) continue
      if (this.#isMapped[i]) mappedCells++
      else unmappedCells++
    }
    return {
      key,
      values: this.#values,
      problems: this.#problems,
      warnings: this.#warnings,
      mappedCells,
      unmappedCells,
    }
  }

  #malformed(message: string): CheckedLine {
    const problems = [{ column: null, code: 'MALFORMED_LINE' as const, message }]
    return { key: null, values: this.#values, problems, warnings: none, mappedCells: 0, unmappedCells: 0 }
  }

  #isHeader(cells: readonly string[]): boolean {
    const header = this.#header!
    return header[0] === cells[0] && header.length > 1 && header.every((name, i) => cells[i]?.trim() === name)
  }

  /** Surplus cells, all empty: leftovers of spreadsheets. */
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

  #value({ field, cell, constant, words }: Source, cells: readonly string[]): string | undefined {
    if (constant !== undefined) return constant
    let text = bareCell(cells[cell] ?? '')
    if (text === '') return undefined
    const given = words?.get(normalised(text))
    if (given === null) return undefined
    if (given !== undefined) text = given
    const value = field.read(text, this.#conventions)
    if (typeof value === 'string') return value
    if (field.words) this.#unknownWords(this.cells[cell]!, text)
    if (field.costsLine) this.#refuse(field.name, value)
    else this.#warn(field.name, value)
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
      if (this.#namedByEmail) return this.#keyByEmail(key)
      if (key === null && this.#problems.length === 0) this.#refuse(this.#kind.key, missing)
      return key
    }
    return this.#problems.length > 0 ? null : hashPrefix + hash('sha256', JSON.stringify(this.#values))
  }

  /** A line without a readable e-mail address is identified by its whole content, if it has any. */
  #keyByEmail(key: string | null): string | null {
    const email = this.#line.get('email')
    if (key !== null && email !== null) {
      this.#values[this.#keyAt] = email.toLowerCase()
      return email.toLowerCase()
    }
    this.#values[this.#keyAt] = null
    if (this.#values.every((value) => value === null)) this.#refuse(this.#kind.key, missing)
    return this.#problems.length > 0 ? null : hashPrefix + hash('sha256', JSON.stringify(this.#values))
  }

  #refuse(name: string, refusal: Refusal): void {
    this.#problems = this.#with(this.#problems, name, refusal)
  }

  #warn(name: string, refusal: Refusal): void {
    this.#warnings = this.#with(this.#warnings, name, refusal)
  }

  /** One problem per column is enough: a refused cell is not reported as missing too. */
  #with(problems: readonly LineProblem[], name: string, { code, message }: Refusal): readonly LineProblem[] {
    const column = columnOf(this.#mapping[name]) ?? name
    return problems.some((problem) => problem.column === column) ? problems : [...problems, { column, code, message }]
  }
}

const nothing = (): null => null
const none: readonly LineProblem[] = []
const missing = new Refusal('MISSING_VALUE', 'expected a value, the cell is empty')
