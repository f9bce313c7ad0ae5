import { RapportError } from '../../../core/errors.ts'
import type { OpenFile } from '../file/open.ts'
import { ImportFormat } from '../import.entity.ts'
import { normalised, Refusal, type Conventions, type Field, type ImportFields } from './field.ts'
import { showsDateOrder } from './dates.ts'
import { showsDecimalComma } from './numbers.ts'
import { storableJson, text } from './texts.ts'

/** Where a field comes from: a column of the file, or one value for every line. */
export type Origin = string | { readonly value: string }
/** Field of ours → where it comes from. */
export type Mapping = Readonly<Record<string, Origin>>

/** What is known of a file when its mapping is made. */
export type FileHead = Pick<OpenFile, 'format' | 'columns' | 'head'>

const bad = (message: string): RapportError => new RapportError('INVALID_INPUT', message, { path: ['mapping'] })

/** Cells of the head in one column, without empty ones. */
const sampleOf = ({ columns, head }: FileHead, column: string): string[] => {
  const at = columns.indexOf(column)
  return head.map(({ cells }) => cells[at]?.trim() ?? '').filter((cell) => cell !== '')
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

/** The field of that name; a free one such as `attributes.size` where the type has them. */
export const findField = ({ fields, free }: ImportFields, name: string): Field | undefined =>
  fields.find((field) => field.name === name) ??
  (free && name.startsWith(`${free}.`) && name.length > free.length + 1 && storableJson(name)
    ? freeField(name)
    : undefined)

/** Pairs fields with the columns whose headers mean them: each column once, the most certain pair first. */
const byHeaders = ({ fields }: ImportFields, columns: readonly string[]): Map<string, string> => {
  const pairs = new Map<string, string>()
  const taken = new Set<string>()
  const headers = columns.map((column) => ({ column, header: normalised(column) }))
  const longest = Math.max(...fields.map(({ synonyms }) => synonyms.length))
  for (let rank = 0; rank < longest; rank++) {
    for (const { name, synonyms } of fields) {
      const synonym = synonyms[rank]
      if (synonym === undefined || pairs.has(name)) continue
      const found = headers.find(({ column, header }) => header === synonym && !taken.has(column))
      if (!found) continue
      pairs.set(name, found.column)
      taken.add(found.column)
    }
  }
  return pairs
}

/** How the file writes numbers and dates, as its first lines show. */
const conventionsOf = (
  kind: ImportFields,
  file: FileHead,
  origins: ReadonlyMap<string, Origin>,
  given: { readonly dateOrder?: 'DMY' | 'MDY' | null | undefined; readonly now: Date },
): Conventions => {
  const cells = (tells: Field['tells']) =>
    kind.fields.flatMap((field) => {
      const origin = origins.get(field.name)
      return field.tells === tells && typeof origin === 'string' ? sampleOf(file, origin) : []
    })
  const commas = new Set(cells('number').map(showsDecimalComma))
  const orders = new Set(cells('date').map(showsDateOrder))
  const shown = (['DMY', 'MDY'] as const).filter((order) => orders.has(order))
  return {
    decimalComma: commas.has(true) && !commas.has(false),
    dateOrder: given.dateOrder ?? (shown.length === 1 ? shown[0] : undefined),
    now: given.now,
    pastDay: new Date(given.now.getTime() - 86_400_000).toISOString().slice(0, 10),
  }
}

/** Whether the cells of a column are mostly such as the field takes. */
const fits = (field: Field, cells: readonly string[], conventions: Conventions): boolean => {
  const refused = cells.filter((cell) => field.read(cell, conventions) instanceof Refusal).length
  return refused * 2 <= cells.length
}

const checkOrigin = (name: string, origin: unknown, { format, columns }: FileHead): Origin | null => {
  if (origin === null) return null
  if (
    typeof origin === 'object' &&
    'value' in origin &&
    typeof origin.value === 'string' &&
    origin.value.trim() !== ''
  ) {
    return { value: origin.value.trim() }
  }
  if (typeof origin !== 'string') {
    throw bad(`expected the mapping of ${name} to be a column, { "value": "…" } for every line, or null for none`)
  }
  const column = origin.trim()
  const times = columns.filter((other) => other === column).length
  // A key that the first objects lack can still come.
  if (times === 1 || (format === ImportFormat.NDJSON && column !== '')) return column
  if (times > 1)
    throw bad(`expected one column ${JSON.stringify(column)}, the header has ${times}; give them different names`)
  throw bad(`expected ${name} to come from a column of the file (${columns.join(', ')}), got ${JSON.stringify(column)}`)
}

/** A mapping that fits a file, and how the file is to be read. */
export interface ResolvedMapping {
  readonly mapping: Mapping
  readonly conventions: Conventions
  /** What is required and has no column. */
  readonly missing: readonly string[]
}

/**
 * Makes the mapping of a file: what is given, and for the other fields what the headers suggest. Throws INVALID_INPUT for a given field or column that does not exist.
 */
export const resolveMapping = (
  kind: ImportFields,
  file: FileHead,
  given: Readonly<Record<string, unknown>> | null | undefined,
  options: { readonly dateOrder?: 'DMY' | 'MDY' | null | undefined; readonly now: Date },
): ResolvedMapping => {
  const origins = new Map<string, Origin>()
  const refused = new Set<string>()
  for (const [name, origin] of Object.entries(given ?? {})) {
    if (!findField(kind, name)) {
      const free = kind.free ? `, ${kind.free}.<name>` : ''
      throw bad(
        `expected fields ${kind.fields.map((field) => field.name).join(', ')}${free}; got ${JSON.stringify(name.slice(0, 60))}`,
      )
    }
    const checked = checkOrigin(name, origin, file)
    if (checked === null) refused.add(name)
    else origins.set(name, checked)
  }
  const givenColumns = new Set(origins.values())
  const once = file.columns.filter(
    (column, _i, all) => column !== '' && all.indexOf(column) === all.lastIndexOf(column),
  )
  const suggested = byHeaders(
    kind,
    once.filter((column) => !givenColumns.has(column)),
  )
  for (const [name, column] of suggested) if (!origins.has(name) && !refused.has(name)) origins.set(name, column)
  const conventions = conventionsOf(kind, file, origins, options)
  for (const field of kind.fields) {
    const origin = origins.get(field.name)
    if (!field.vague || typeof origin !== 'string' || givenColumns.has(origin)) continue
    if (!fits(field, sampleOf(file, origin), conventions)) origins.delete(field.name)
  }
  const key = kind.fields.find((field) => field.name === kind.key)!
  const mail = origins.get('email')
  if (key.required && !origins.has(key.name) && mail !== undefined) origins.set(key.name, mail)
  const missing = kind.fields.filter((field) => field.required && !origins.has(field.name)).map((field) => field.name)
  const order = new Set([...kind.fields.map(({ name }) => name), ...origins.keys()])
  const lacks = kind.lacks?.(new Set(origins.keys()))
  return {
    mapping: Object.fromEntries([...order].flatMap((name) => (origins.has(name) ? [[name, origins.get(name)!]] : []))),
    conventions,
    missing: lacks === undefined ? missing : [...missing, lacks],
  }
}

/** Throws INVALID_INPUT unless everything that is required has a column. */
export const assertComplete = ({ missing }: ResolvedMapping, { columns }: FileHead): void => {
  if (missing.length === 0) return
  const shown = columns.filter((column) => column !== '').slice(0, 50)
  throw bad(
    `expected a column for ${missing.join(' and ')}; the file has ${shown.map((column) => JSON.stringify(column.slice(0, 60))).join(', ')}; name it in the mapping`,
  )
}
