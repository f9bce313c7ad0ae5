import { decodeCursor } from './cursor.ts'
import type { Window } from './page-window.ts'
import type { ReadField, ReadMap } from './read-map.ts'
import { quoteName, type SqlText } from './sql-text.ts'

/** What orders a list; records with the same value are ordered by their keys. */
export interface PageOrder {
  readonly field: string
  readonly direction: 'ASC' | 'DESC'
  readonly column: Extract<ReadField, { kind: 'column' }>
}

/** The order that the arguments of a connection ask for. */
export const orderOf = (
  map: ReadMap,
  orderBy: { field: string; direction?: 'ASC' | 'DESC' | null } | null | undefined,
) => {
  const field = orderBy ? map.orders[orderBy.field] : map.defaultOrder.field
  const read = field === undefined ? undefined : map.fields.get(field)
  // An amount is ordered by the column with its number.
  const column =
    read?.kind === 'object'
      ? [...map.fields.values()].find((one) => one.kind === 'column' && one.column === read.presence)
      : read
  if (field === undefined || column?.kind !== 'column')
    throw new Error(`${map.name} cannot be ordered by ${orderBy?.field ?? field}`)
  const direction = orderBy?.direction ?? (orderBy ? 'ASC' : map.defaultOrder.direction)
  return { field, direction, column } satisfies PageOrder
}

/** The name of a list in its cursors: the type, what orders it and in which direction. */
export const listName = (map: ReadMap, order: PageOrder): string => `${map.name}/${order.field}/${order.direction}`

/** Consecutive records of one index, read in this order. */
export interface KeysetPart {
  readonly conditions: readonly string[]
  /** Without `order by`. */
  readonly order: string
}

/**
 * Where the records of a window are found, in parts to be read one after another. Records without the value come last,
 * in their own part: a condition or order over both parts could not walk one index from the cursor on.
 */
export const keysetParts = (map: ReadMap, order: PageOrder, window: Window, t: string, sql: SqlText): KeysetPart[] => {
  const value = `${t}.${quoteName(order.column.column)}`
  const key = `${t}.${quoteName(map.key)}`
  const direction = (order.direction === 'ASC') === window.backward ? 'desc' : 'asc'
  const bounds = (['after', 'before'] as const).flatMap((name) => {
    const cursor = window[name]
    if (cursor === undefined) return []
    const beyond = (order.direction === 'ASC') === (name === 'after') ? '>' : '<'
    return [{ name, beyond, ...decodeCursor(listName(map, order), order.column.type, cursor, name) }]
  })
  const isWithin = (name: 'after' | 'before', hasValue: boolean) =>
    bounds.every((at) => at.name !== name || (at.value !== null) === hasValue)
  const parts: KeysetPart[] = []
  const add = (isKind: string[], conditions: string[]) =>
    parts.push({ conditions: [...isKind, ...conditions], order: `${value} ${direction}, ${key} ${direction}` })
  if (isWithin('after', true)) {
    add(
      order.column.nullable ? [`${value} is not null`] : [],
      bounds.flatMap((at) =>
        at.value === null
          ? []
          : [
              `(${value}, ${key}) ${at.beyond} (${sql.param(at.value, order.column.type)}, ${sql.param(at.key, 'uuid')})`,
            ],
      ),
    )
  }
  if (order.column.nullable && isWithin('before', false)) {
    add(
      [`${value} is null`],
      bounds.flatMap((at) => (at.value === null ? [`${key} ${at.beyond} ${sql.param(at.key, 'uuid')}`] : [])),
    )
  }
  return window.backward ? parts.toReversed() : parts
}
