import { RapportError } from '../core/errors.ts'
import type { BesideOrder } from './addition.ts'
import { decodeCursor } from './cursor.ts'
import type { Window } from './page-window.ts'
import type { ReadField, ReadMap } from './read-map.ts'
import { quoteName, type SqlText } from './sql-text.ts'

/** How a caller orders a list: a value of the order enum, a direction, and what the order is about, such as a kind of score. */
export interface OrderBy {
  readonly field: string
  readonly direction?: 'ASC' | 'DESC' | null
  readonly [about: string]: unknown
}

/** Rows beside the records, of which each record has at most one: those that hold what orders a list. */
interface Beside extends BesideOrder {
  /** What the caller orders by, if the rows differ in it: only rows whose column has it count. */
  readonly about: string | undefined
}

/** What orders a list; records with the same value are ordered by their keys. */
export interface PageOrder {
  /** What cursors call it: the field, and what the order is about. */
  readonly name: string
  readonly direction: 'ASC' | 'DESC'
  /** The PostgreSQL type of the value. */
  readonly type: string
  readonly nullable: boolean
  /** Where the value is: in a column of the record, or in a row beside it. */
  readonly at: { readonly column: string } | Beside
}

/** Characters of what an order is about. */
const maxAbout = 200

const aboutOf = ({ by }: BesideOrder, orderBy: OrderBy): string | undefined => {
  if (!by) return undefined
  const about = orderBy[by.field]
  if (typeof about === 'string' && about !== '' && about.length <= maxAbout) return about
  throw new RapportError(
    'INVALID_INPUT',
    `expected ${by.field} with the order ${orderBy.field}, of 1 to ${maxAbout} characters: ${by.description}`,
    { path: ['orderBy', by.field] },
  )
}

/** The order that the arguments of a connection ask for. Throws INVALID_INPUT. */
export const orderOf = (map: ReadMap, orderBy: OrderBy | null | undefined): PageOrder => {
  const field = orderBy ? map.orders[orderBy.field] : map.defaultOrder.field
  const direction = orderBy?.direction ?? (orderBy ? 'ASC' : map.defaultOrder.direction)
  if (typeof field === 'object') {
    const about = aboutOf(field, orderBy!)
    const name = about === undefined ? orderBy!.field : `${orderBy!.field} ${about}`
    return { name, direction, type: field.type, nullable: true, at: { ...field, about } }
  }
  const read = field === undefined ? undefined : map.fields.get(field)
  const column = columnOf(map, read)
  if (field === undefined || !column) throw new Error(`${map.name} cannot be ordered by ${orderBy?.field ?? field}`)
  return { name: field, direction, type: column.type, nullable: column.nullable, at: column }
}

/** The column that orders by a field; an amount is ordered by the column with its number. */
const columnOf = (map: ReadMap, read: ReadField | undefined): Extract<ReadField, { kind: 'column' }> | undefined => {
  if (read?.kind === 'column') return read
  if (read?.kind !== 'object') return undefined
  for (const one of map.fields.values()) if (one.kind === 'column' && one.column === read.presence) return one
  return undefined
}

/** The name of a list in its cursors: the type, what orders it and in which direction. */
export const listName = (map: ReadMap, order: PageOrder): string => `${map.name}/${order.name}/${order.direction}`

/** Consecutive records of one index, read in this order. */
export interface KeysetPart {
  readonly conditions: readonly string[]
  /** Without `order by`. */
  readonly order: string
  /** What orders the records. */
  readonly value: string
  /** The rows beside the records that are read in this order, if the value is theirs: their table, with its alias. */
  readonly beside?: { readonly from: string; readonly foreign: string }
}

/**
 * Where the records of a window are found, in parts to be read one after another. Records without the value come last,
 * in their own part: a condition or order over both parts could not walk one index from the cursor on.
 */
export const keysetParts = (map: ReadMap, order: PageOrder, window: Window, t: string, sql: SqlText): KeysetPart[] => {
  const key = `${t}.${quoteName(map.key)}`
  const direction = (order.direction === 'ASC') === window.backward ? 'desc' : 'asc'
  const bounds = (['after', 'before'] as const).flatMap((name) => {
    const cursor = window[name]
    if (cursor === undefined) return []
    const beyond = (order.direction === 'ASC') === (name === 'after') ? '>' : '<'
    return [{ beyond, name, ...decodeCursor(listName(map, order), order.type, cursor, name) }]
  })
  const isWithin = (name: 'after' | 'before', hasValue: boolean) =>
    bounds.every((at) => at.name !== name || (at.value !== null) === hasValue)
  const place = placeOf(order, t, key, sql)
  const parts: KeysetPart[] = []
  if (isWithin('after', true)) {
    const { value, foreign } = place
    const beyond = bounds.flatMap((at) =>
      at.value === null
        ? []
        : [`(${value}, ${foreign}) ${at.beyond} (${sql.param(at.value, order.type)}, ${sql.param(at.key, 'uuid')})`],
    )
    parts.push({
      conditions: [...place.isHere, ...beyond],
      order: `${value} ${direction}, ${foreign} ${direction}`,
      value,
      ...(place.beside ? { beside: place.beside } : {}),
    })
  }
  if (order.nullable && isWithin('before', false)) {
    const beyond = bounds.flatMap((at) =>
      at.value === null ? [`${key} ${at.beyond} ${sql.param(at.key, 'uuid')}`] : [],
    )
    const ofColumn = place.beside ? '' : `${place.value} ${direction}, `
    parts.push({
      conditions: [place.isAbsent, ...beyond],
      order: `${ofColumn}${key} ${direction}`,
      value: `null::${order.type}`,
    })
  }
  return window.backward ? parts.toReversed() : parts
}

/** The order of a whole list, without `order by`: the same as that of its pages one after another. */
export const wholeOrder = (map: ReadMap, order: PageOrder, t: string, sql: SqlText): string => {
  const key = `${t}.${quoteName(map.key)}`
  const { value, foreign, isHere, beside } = placeOf(order, t, key, sql)
  const of = beside
    ? `(select ${value} from ${beside.from} where ${[`${foreign} = ${key}`, ...isHere].join(' and ')})`
    : value
  return `${of} ${order.direction} nulls last, ${key} ${order.direction}`
}

/** Where the values of an order are, and how records with and without one are distinguished. */
const placeOf = ({ at, nullable }: PageOrder, t: string, key: string, sql: SqlText) => {
  if ('column' in at) {
    const value = `${t}.${quoteName(at.column)}`
    return { value, foreign: key, isHere: nullable ? [`${value} is not null`] : [], isAbsent: `${value} is null` }
  }
  const rowsOf = (o: string) => [
    ...(at.where ? [at.where(o)] : []),
    ...(at.by ? [`${o}.${quoteName(at.by.column)} = ${sql.param(at.about)}`] : []),
    `${at.value(o)} is not null`,
  ]
  const o = sql.alias()
  const foreign = `${o}.${quoteName(at.foreign)}`
  const other = sql.alias()
  return {
    value: at.value(o),
    foreign,
    isHere: rowsOf(o),
    isAbsent: `not exists (select from ${at.table} ${other} where ${other}.${quoteName(at.foreign)} = ${key} and ${rowsOf(other).join(' and ')})`,
    beside: { from: `${at.table} ${o}`, foreign },
  }
}
