import { RapportError } from '../../../core/errors.ts'
import type { OpenFile } from '../file/open.ts'
import { ImportFormat } from '../file/format.ts'
import { bareCell, Refusal, type Conventions, type Field, type ImportFields, type Origins } from './field.ts'
import { showsDateOrder } from './dates.ts'
import { namesOf } from './headers.ts'
import { showsDecimalComma } from './numbers.ts'
import { storableJson, text } from './texts.ts'

/** A column of which some words are to be read as others, or (null) as empty cells. */
interface TranslatedColumn {
  readonly column: string
  readonly words: Readonly<Record<string, string | null>>
}
/** Where a field comes from: a column of the file, or one value for every line. */
export type Origin = string | { readonly value: string } | TranslatedColumn
/** Field of ours → where it comes from. */
export type Mapping = Readonly<Record<string, Origin>>

/** What is known about a file when its mapping is made. */
export type FileHead = Pick<OpenFile, 'format' | 'columns' | 'head'>

/** The column that a field comes from; undefined if every line has the same value. */
export const columnOf = (origin: Origin | undefined): string | undefined =>
  typeof origin === 'string' ? origin : origin && 'column' in origin ? origin.column : undefined

const bad = (message: string): RapportError => new RapportError('INVALID_INPUT', message, { path: ['mapping'] })

/** The non-empty cells of one column of the head. */
const sampleOf = ({ columns, head }: FileHead, column: string): string[] => {
  const at = columns.indexOf(column)
  return head.map(({ cells }) => bareCell(cells[at] ?? '')).filter((cell) => cell !== '')
}

/** Free text under its own name, for `attributes.<name>`. */
const freeField = (name: string): Field => ({
  name,
  column: '',
  type: 'jsonb',
  description: '',
  synonyms: [],
  read: text(10_000),
})

/** The field with that name, including a free one such as `attributes.size` if the type has them. */
export const findField = ({ fields, free }: ImportFields, name: string): Field | undefined =>
  fields.find((field) => field.name === name && !field.made) ??
  (free && name.startsWith(`${free}.`) && name.length > free.length + 1 && storableJson(name)
    ? freeField(name)
    : undefined)

/** Whether some cells of a column suit the field, or more than half of them when `most` is set. */
const fits = (field: Field, cells: readonly string[], conventions: Conventions, most: boolean): boolean => {
  const orders = conventions.dateOrder ? [conventions.dateOrder] : (['DMY', 'MDY'] as const)
  const taken = cells.filter((cell) =>
    orders.some((dateOrder) => !(field.read(cell, { ...conventions, dateOrder }) instanceof Refusal)),
  ).length
  return cells.length === 0 || (most ? taken * 2 > cells.length : taken > 0)
}

/**
 * Pairs fields with the columns whose headers mean them: each column once, the most certain pair first. A header that
 * only partly means a field counts if its cells suit the field.
 */
const byHeaders = (
  { fields, nouns, key: keyField }: ImportFields,
  file: FileHead,
  columns: readonly string[],
  conventions: Conventions,
): Map<string, string> => {
  const pairs = new Map<string, string>()
  const taken = new Set<string>()
  const named = columns.map((column) => ({
    column,
    other: namesOf(column, nouns, 'other'),
    figure: namesOf(column, nouns, 'figure'),
    key: namesOf(column, nouns, 'key'),
  }))
  const longest = Math.max(...fields.map(({ synonyms }) => synonyms.length))
  const levels = Math.max(0, ...named.flatMap(({ other, figure, key }) => [other.length, figure.length, key.length]))
  for (let level = 0; level < levels; level++) {
    for (let rank = 0; rank < longest; rank++) {
      for (const field of fields) {
        const synonym = field.synonyms[rank]
        if (synonym === undefined || pairs.has(field.name)) continue
        const look = field.alike?.[synonym]
        const names = field.tells ? 'figure' : field.name === keyField ? 'key' : 'other'
        const found = named.find((header) => {
          const { column } = header
          if (taken.has(column) || header[names][level] !== synonym) return false
          const cells = sampleOf(file, column)
          if (look && !(cells.length > 0 && cells.every((cell) => look.test(cell)))) return false
          return level === 0 ? true : fits(field, cells, conventions, true)
        })
        if (!found) continue
        pairs.set(field.name, found.column)
        taken.add(found.column)
      }
    }
  }
  return pairs
}

export interface MappingOptions {
  readonly dateOrder?: 'DMY' | 'MDY' | null | undefined
  /** ISO 4217 code of amounts without a currency of their own. */
  readonly currency: string
  readonly now: Date
}

/** How the file writes numbers and dates, judging by the first lines of these columns. */
const conventionsOf = (
  kind: ImportFields,
  file: FileHead,
  origins: ReadonlyMap<string, Origin>,
  given: MappingOptions,
): Conventions => {
  const cells = (tells: Field['tells']) =>
    kind.fields.flatMap((field) => {
      const column = columnOf(origins.get(field.name))
      return field.tells === tells && column !== undefined ? sampleOf(file, column) : []
    })
  const commas = new Set(cells('number').map(showsDecimalComma))
  // A file writes all its dates in the same way, including those that are not imported.
  const orders = new Set(file.head.flatMap((record) => record.cells.map((cell) => showsDateOrder(cell.trim()))))
  const shown = (['DMY', 'MDY'] as const).filter((order) => orders.has(order))
  const decimalComma = commas.has(true) && !commas.has(false)
  return {
    decimalComma,
    dateOrder: given.dateOrder ?? (shown.length === 1 ? shown[0] : undefined),
    percentages: cells('chance').some((cell) => Number(cell.replace(',', '.')) > 1),
    currency: given.currency,
    now: given.now,
    pastDay: new Date(given.now.getTime() - 86_400_000).toISOString().slice(0, 10),
  }
}

const isTranslation = (origin: unknown): origin is TranslatedColumn =>
  typeof origin === 'object' &&
  origin !== null &&
  'column' in origin &&
  typeof origin.column === 'string' &&
  'words' in origin &&
  typeof origin.words === 'object' &&
  origin.words !== null &&
  Object.values(origin.words).every((word) => word === null || typeof word === 'string')

const checkOrigin = (name: string, origin: unknown, file: FileHead): Origin | null => {
  const { format, columns } = file
  if (origin === null) return null
  if (
    typeof origin === 'object' &&
    'value' in origin &&
    typeof origin.value === 'string' &&
    origin.value.trim() !== ''
  ) {
    return { value: origin.value.trim() }
  }
  if (isTranslation(origin)) {
    checkOrigin(name, origin.column, file)
    return { column: origin.column.trim(), words: origin.words }
  }
  if (typeof origin !== 'string') {
    throw bad(
      `expected the mapping of ${name} to be a column, { "value": "…" } for every line, { "column": "…", "words": { "theirs": "ours" } }, or null for none`,
    )
  }
  const column = origin.trim()
  const times = columns.filter((other) => other === column).length
  // A key that the first objects lack can still appear later.
  if (times === 1 || (format !== ImportFormat.CSV && column !== '')) return column
  if (times > 1)
    throw bad(`expected one column ${JSON.stringify(column)}, the header has ${times}; give them different names`)
  throw bad(`expected ${name} to come from a column of the file (${columns.join(', ')}), got ${JSON.stringify(column)}`)
}

/** A mapping that fits a file, and how the file is to be read. */
export interface ResolvedMapping {
  readonly mapping: Mapping
  readonly conventions: Conventions
  /** Required fields without a column. */
  readonly missing: readonly string[]
}

/**
 * Builds the mapping of a file: the given fields, and suggestions from the headers for the others. Throws INVALID_INPUT
 * if a given field or column does not exist.
 */
export const resolveMapping = (
  kind: ImportFields,
  file: FileHead,
  given: Readonly<Record<string, unknown>> | null | undefined,
  options: MappingOptions,
): ResolvedMapping => {
  const origins: Origins = new Map()
  const refused = new Set<string>()
  for (const [name, origin] of Object.entries(given ?? {})) {
    if (!findField(kind, name)) {
      const free = kind.free ? `, ${kind.free}.<name>` : ''
      throw bad(
        `expected fields ${kind.fields.flatMap((field) => (field.made ? [] : field.name)).join(', ')}${free}; got ${JSON.stringify(name.slice(0, 60))}`,
      )
    }
    const checked = checkOrigin(name, origin, file)
    if (checked === null) refused.add(name)
    else origins.set(name, checked)
  }
  const givenFields = new Set([...origins.keys(), ...refused])
  const givenColumns = new Set([...origins.values()].map(columnOf))
  const once = file.columns.filter(
    (column, _i, all) => column !== '' && all.indexOf(column) === all.lastIndexOf(column),
  )
  const free = once.filter((column) => !givenColumns.has(column))
  const suggested = byHeaders(kind, file, free, conventionsOf(kind, file, origins, options))
  for (const [name, column] of suggested) if (!givenFields.has(name)) origins.set(name, column)
  const conventions = conventionsOf(kind, file, origins, options)
  for (const field of kind.fields) {
    const column = columnOf(origins.get(field.name))
    if (!field.vague || column === undefined || givenFields.has(field.name)) continue
    if (!fits(field, sampleOf(file, column), conventions, false)) origins.delete(field.name)
  }
  kind.suggest?.(origins, file, conventions, givenFields)
  const missing = [
    ...kind.fields.filter((field) => field.required && !origins.has(field.name)).map((field) => field.name),
    ...(kind.lacks?.(new Set(origins.keys())) ?? []),
  ]
  const order = new Set([...kind.fields.map(({ name }) => name), ...origins.keys()])
  return {
    mapping: Object.fromEntries([...order].flatMap((name) => (origins.has(name) ? [[name, origins.get(name)!]] : []))),
    conventions,
    missing,
  }
}

/** Throws INVALID_INPUT unless every required field has a column. */
export const assertComplete = ({ missing }: ResolvedMapping, { columns }: FileHead): void => {
  if (missing.length === 0) return
  const shown = columns.filter((column) => column !== '').slice(0, 50)
  throw bad(
    `expected a column for ${missing.join(' and ')}; the file has ${shown.map((column) => JSON.stringify(column.slice(0, 60))).join(', ')}; name it in the mapping`,
  )
}
