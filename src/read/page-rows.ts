import type { KeysetPart } from './keyset.ts'
import type { ReadMap } from './read-map.ts'
import { quoteName, type KeySet, type SqlText } from './sql-text.ts'

/** So few keys are looked up one by one. */
const fewKeys = 200
/** So many are held at once to look for each record among them; of more, a record's own is looked for. */
const manyKeys = 40_000

export const whereOf = (conditions: readonly string[]): string =>
  conditions.length > 0 ? ` where ${conditions.join(' and ')}` : ''

/** A page to be found: by which conditions, where in its order, and how many records of it. */
export interface PageSearch {
  readonly map: ReadMap
  /** The alias of the table in all conditions. */
  readonly t: string
  readonly where: readonly string[]
  readonly parts: readonly KeysetPart[]
  readonly limit: number
}

/** Queries one after the other until so many rows are found. Those with a limit never run side by side, so their order is kept. */
const inTurn = (queries: readonly string[], limit: number): string =>
  queries.length === 1 ? queries[0]! : `${queries.map((q) => `(${q})`).join(' union all ')} limit ${limit}`

const rowsOf = (
  { map, t, parts, limit }: PageSearch,
  select: string,
  waysOf: (part: KeysetPart) => string[][],
): string =>
  inTurn(
    parts.flatMap((part) =>
      waysOf(part).map(
        (where) => `select ${select} from ${map.table} ${t}${whereOf(where)} order by ${part.order} limit ${limit}`,
      ),
    ),
    limit,
  )

/**
 * A JSON array with `json`, an expression over the alias, for each record of a page. The page is found first, so that JSON is
 * made of its records only, whatever it takes to find them.
 */
export const pageRows = (search: PageSearch, json: string): string => {
  const { t, where } = search
  const rows = rowsOf(search, `${t}.*`, ({ conditions }) => [[...where, ...conditions]])
  return `(select coalesce(json_agg(${json}), '[]'::json) from (${rows}) ${t})`
}

/**
 * As pageRows, for lists that pass by records: their keys are found first, as an index that holds all columns of the
 * conditions gives them without a look at the records.
 */
export const filteredPageRows = (search: PageSearch, json: string, sql: SqlText): string => {
  const { map, t, where } = search
  const key = `${t}.${quoteName(map.key)}`
  const found = sql.alias()
  const set = sql.openSet(where.join(' '))
  const keys = sql.alias()
  const counted = sql.alias()
  const waysOf = ({ conditions }: KeysetPart) =>
    set ? waysAmong(set, { keys, counted }, [...where, ...conditions], sql) : [[...where, ...conditions]]
  const rows = rowsOf(search, `${key} as key`, waysOf)
  const withKeys = set
    ? `with ${keys}(key) as materialized (select * from (${set.keys}) k limit ${manyKeys + 1}), ${counted}(number) as materialized (select count(*) from ${keys}) `
    : ''
  return `(${withKeys}select coalesce(json_agg((select ${json} from ${map.table} ${t} where ${key} = ${found}.key)), '[]'::json) from (${rows}) ${found})`
}

/**
 * How records are best found whose column is one of the keys of a query depends on how many keys that gives, which only the
 * database knows: of these ways it takes the one whose first condition holds.
 */
const waysAmong = (
  set: KeySet,
  { keys, counted }: { readonly keys: string; readonly counted: string },
  where: readonly string[],
  sql: SqlText,
): string[][] => {
  const count = `(select number from ${counted})`
  const way = (when: string, condition: string) => [when, ...where.map((part) => sql.settle(part, set, condition))]
  return [
    way(`${count} <= ${fewKeys}`, `${set.column} = any(array(select key from ${keys}))`),
    // `is true` keeps the keys together in a hash table, beside a walk through the order of the list.
    way(`${count} between ${fewKeys + 1} and ${manyKeys}`, `(${set.column} in (select key from ${keys})) is true`),
    way(`${count} > ${manyKeys}`, `${set.column} in (${set.keys})`),
  ]
}
