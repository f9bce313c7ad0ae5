import type { KeysetPart } from './keyset.ts'
import type { ReadMap } from './read-map.ts'
import { isAmong, quoteName, type KeySet, type OneOf, type SqlText } from './sql-text.ts'

/** Up to this many keys are looked up one by one. */
const fewKeys = 200
/** Up to this many keys are held to check each record against them; beyond that, each record's own key is looked up. */
const manyKeys = 40_000

export const whereOf = (conditions: readonly string[]): string =>
  conditions.length > 0 ? ` where ${conditions.join(' and ')}` : ''

/** A page to find: its conditions, its position in the order, and its number of records. */
export interface PageSearch {
  readonly map: ReadMap
  /** The alias of the table in all conditions. */
  readonly t: string
  readonly where: readonly string[]
  readonly parts: readonly KeysetPart[]
  readonly limit: number
}

/** How the rows of a page are found. */
interface Ways {
  /** The conditions of each way to find the rows of a part. */
  of(part: KeysetPart): string[][]
  /** Within each of these values, the order is that of an index. */
  readonly within?: (OneOf & { readonly alias: string }) | undefined
}

/**
 * Queries run one after another until enough rows are found. Queries with a limit never run in parallel, so their order
 * is kept.
 */
const inTurn = (queries: readonly string[], limit: number): string =>
  queries.length === 1 ? queries[0]! : `${queries.map((q) => `(${q})`).join(' union all ')} limit ${limit}`

const rowsOf = ({ map, t, parts, limit }: PageSearch, select: string, { of, within }: Ways): string => {
  const found = (what: string, from: string, { order }: KeysetPart) =>
    `select ${what} from ${from} order by ${order} limit ${limit}`
  const rows = (where: readonly string[], part: KeysetPart) => {
    if (!within) return found(select, `${map.table} ${t}${whereOf(where)}`, part)
    const { alias, column, values } = within
    const ofValue = found(`${t}.*`, `${map.table} ${t}${whereOf([...where, `${column} = ${alias}.value`])}`, part)
    return found(select, `(select distinct unnest(${values}) as value) ${alias}, lateral (${ofValue}) ${t}`, part)
  }
  return inTurn(
    parts.flatMap((part) => of(part).map((where) => rows(where, part))),
    limit,
  )
}

/**
 * A JSON array with `json`, an expression over the alias, for each record of a page. The page is found first, so that
 * only its records become JSON, whatever it takes to find them.
 */
export const pageRows = (search: PageSearch, json: string): string => {
  const { t, where } = search
  const rows = rowsOf(search, `${t}.*`, { of: ({ conditions }) => [[...where, ...conditions]] })
  return `(select coalesce(json_agg(${json}), '[]'::json) from (${rows}) ${t})`
}

/**
 * Like pageRows, for lists that skip records: their keys are found first, because an index with all columns of the
 * conditions returns them without reading the records.
 */
export const filteredPageRows = (search: PageSearch, json: string, sql: SqlText): string => {
  const { map, t } = search
  const key = `${t}.${quoteName(map.key)}`
  const within = withinOf(search, sql)
  const where = sql.together(search.where.filter((condition) => condition !== within?.condition))
  const found = sql.alias()
  const set = sql.openSet(where.join(' '))
  const keys = sql.alias()
  const counted = sql.alias()
  const of = ({ conditions }: KeysetPart) =>
    set ? waysAmong(set, { keys, counted }, [...where, ...conditions], sql) : [[...where, ...conditions]]
  const rows = rowsOf(search, `${key} as key`, { of, within })
  const withKeys = set
    ? `with ${keys}(key) as materialized (select * from (${set.queries.map((query) => `(${query})`).join(' intersect ')}) k limit ${manyKeys + 1}), ${counted}(number) as materialized (select count(*) from ${keys}) `
    : ''
  return `(${withKeys}select coalesce(json_agg((select ${json} from ${map.table} ${t} where ${key} = ${found}.key)), '[]'::json) from (${rows}) ${found})`
}

/** The condition on a column within each of whose values an index has the order of the page. */
const withinOf = ({ map, t, where }: PageSearch, sql: SqlText) => {
  const columns = new Set(map.orderedWithin.map((column) => `${t}.${quoteName(column)}`))
  const within = where.map((one) => sql.oneOf(one)).find((one) => one && columns.has(one.column))
  return within && { ...within, alias: sql.alias() }
}

/**
 * The best way to find records whose column is among the keys of a query depends on the number of keys, which only the
 * database knows: it takes the first of these ways whose condition holds.
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
    // `is true` keeps the keys in a hash table while walking through the order of the list.
    way(`${count} between ${fewKeys + 1} and ${manyKeys}`, `(${set.column} in (select key from ${keys})) is true`),
    way(`${count} > ${manyKeys}`, isAmong(set.column, set.queries)),
  ]
}
