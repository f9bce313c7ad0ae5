import { RapportError } from '../core/errors.ts'
import { decodeCursor } from './cursor.ts'
import type { Window } from './page-window.ts'
import { whereOf } from './page-rows.ts'
import type { SqlText } from './sql-text.ts'

/** One kind of record in a list that mixes several, such as the orders in a timeline. */
export interface MergedSource {
  /** Its read map. */
  readonly map: string
  /** Its column with the moment that orders the list, a timestamptz that is never null. */
  readonly at: string
  /** The condition that a row with the alias `t` belongs to the record whose list it is; `key` is its key. */
  readonly link: (t: string, key: string) => string
}

/** The kinds of records of a list by the names that callers choose them by. A function instead of a source throws why it cannot be read. */
export type MergedSources = Map<string, MergedSource | (() => never)>

/** The chosen kinds, or all that can be read. Throws INVALID_INPUT for an empty choice, and what a kind that cannot be read throws. */
export const chosenSources = (sources: MergedSources, names: readonly string[] | null | undefined): MergedSource[] => {
  if (names?.length === 0)
    throw new RapportError('INVALID_INPUT', 'expected at least one type, got none; leave types out for all', {
      path: ['types'],
    })
  if (!names) return [...sources.values()].filter((one) => typeof one !== 'function')
  return [...new Set(names)].map((name) => {
    const found = sources.get(name)
    if (!found) throw new Error(`expected a type of ${[...sources.keys()].join(', ')}, got ${name}`)
    return typeof found === 'function' ? found() : found
  })
}

/** The rows of one kind, as the planner found them: everything is about the alias `t`. */
export interface MergedPart {
  readonly table: string
  readonly t: string
  readonly at: string
  readonly key: string
  readonly where: readonly string[]
  readonly json: string
}

/** The number of rows of all kinds. */
export const mergedCount = (parts: readonly MergedPart[]): string =>
  parts.map(({ table, t, where }) => `(select count(*) from ${table} ${t}${whereOf(where)})`).join(' + ')

/**
 * A JSON array of a page of rows of several kinds, newest first: each kind gives as many as the page holds, along its own index, and
 * the newest of them are the page. The rows of one moment are ordered by their keys.
 */
export const mergedRows = (
  parts: readonly MergedPart[],
  { window, limit, list, cursors }: { window: Window; limit: number; list: string; cursors: boolean },
  sql: SqlText,
): string => {
  const direction = window.backward ? 'asc' : 'desc'
  const bounds = (['after', 'before'] as const).flatMap((name) => {
    const cursor = window[name]
    if (cursor === undefined) return []
    const { value, key } = decodeCursor(list, 'timestamptz', cursor, name)
    const place = `(${sql.param(value, 'timestamptz')}, ${sql.param(key, 'uuid')})`
    return [`${name === 'after' ? '<' : '>'} ${place}`]
  })
  const found = parts.map(({ table, t, at, key, where }, i) => {
    const within = bounds.map((bound) => `(${at}, ${key}) ${bound}`)
    const order = `${at} ${direction}, ${key} ${direction}`
    return `(select ${i} as source, ${key} as key, ${at} as at from ${table} ${t}${whereOf([...where, ...within])} order by ${order} limit ${limit})`
  })
  const k = sql.alias()
  const json = parts.map(
    ({ table, t, key, json: one }, i) => `when ${i} then (select ${one} from ${table} ${t} where ${key} = ${k}.key)`,
  )
  const item = `case ${k}.source ${json.join(' ')} end`
  const element = cursors ? `json_build_array(${item}, ${k}.at::text, ${k}.key)` : item
  const rows = `select * from (${found.join(' union all ')}) u order by at ${direction}, key ${direction} limit ${limit}`
  return `(select coalesce(json_agg(${element}), '[]'::json) from (${rows}) ${k})`
}
