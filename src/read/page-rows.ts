import type { KeysetPart } from './keyset.ts'
import type { ReadMap } from './read-map.ts'
import { isAmong, quoteName, type KeySet, type OneOf, type SqlText } from './sql-text.ts'

/** Up to this many keys are looked up one by one. */
const fewKeys = 200
/** Up to this many keys are held to check each record against them; beyond that, each record's own key is looked up. */
const manyKeys = 40_000
/**
 * The same for orders of rows beside the records: a look-up is dearer there, for it leads to two tables, and what filters the records
 * may be what orders them. As many as PostgreSQL holds in the memory that it gives to one statement.
 */
const manyKeysBeside = 100_000

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

/** What the rows of a page become: the JSON of a record, an expression over the alias, and the position of each for cursors. */
export interface PageJson {
  readonly json: string
  readonly cursors: boolean
}

/** The column with what orders a row; ours only. */
const ordering = '"$order"'

/** The element of the answer for a row that was found as `row`. */
const elementOf = ({ map, t }: PageSearch, { json, cursors }: PageJson, row: string): string =>
  cursors ? `json_build_array(${json}, ${row}.${ordering}, ${t}.${quoteName(map.key)})` : json

/** How the rows of a page are found. */
interface Ways {
  /** The conditions of each way to find the rows of a part, and where they are found if not in the part's own table. */
  of(part: KeysetPart): readonly { readonly where: readonly string[]; readonly from?: string; readonly as?: string }[]
  /** Within each of these values, the order is that of an index. */
  readonly within?: (OneOf & { readonly alias: string }) | undefined
}

/**
 * Queries run one after another until enough rows are found. Queries with a limit never run in parallel, so their order
 * is kept.
 */
const inTurn = (queries: readonly string[], limit: number): string =>
  queries.length === 1 ? queries[0]! : `${queries.map((q) => `(${q})`).join(' union all ')} limit ${limit}`

const rowsOf = (
  { map, t, parts, limit }: PageSearch,
  select: string,
  { cursors }: PageJson,
  { of, within }: Ways,
): string => {
  const found = (what: string, from: string, { order }: KeysetPart) =>
    `select ${what} from ${from} order by ${order} limit ${limit}`
  const rows = (way: ReturnType<Ways['of']>[number], part: KeysetPart) => {
    const what = `${way.as ?? select}${cursors ? `, (${part.value})::text as ${ordering}` : ''}`
    if (part.beside || way.from) return found(what, `${way.from ?? `${map.table} ${t}`}${whereOf(way.where)}`, part)
    if (!within) return found(what, `${map.table} ${t}${whereOf(way.where)}`, part)
    const { alias, column, values } = within
    const ofValue = found(`${t}.*`, `${map.table} ${t}${whereOf([...way.where, `${column} = ${alias}.value`])}`, part)
    return found(what, `(select distinct unnest(${values}) as value) ${alias}, lateral (${ofValue}) ${t}`, part)
  }
  return inTurn(
    parts.flatMap((part) => of(part).map((way) => rows(way, part))),
    limit,
  )
}

/**
 * A JSON array of the records of a page. The page is found first, so that only its records become JSON, whatever it takes to
 * find them.
 */
export const pageRows = (search: PageSearch, shown: PageJson): string => {
  const { map, t, where } = search
  const key = `${t}.${quoteName(map.key)}`
  const rows = rowsOf(search, `${t}.*`, shown, {
    of: ({ conditions, beside }) => [
      {
        where: [...where, ...conditions],
        ...(beside ? { from: `${beside.from} join ${map.table} ${t} on ${key} = ${beside.foreign}` } : {}),
      },
    ],
  })
  return `(select coalesce(json_agg(${elementOf(search, shown, t)}), '[]'::json) from (${rows}) ${t})`
}

/**
 * Like pageRows, for lists that skip records: their keys are found first, because an index with all columns of the
 * conditions returns them without reading the records.
 */
export const filteredPageRows = (search: PageSearch, shown: PageJson, sql: SqlText): string => {
  const { map, t } = search
  const key = `${t}.${quoteName(map.key)}`
  const found = sql.alias()
  const { ways, keys } = search.parts.some(({ beside }) => beside) ? besideWays(search, sql) : ownWays(search, sql)
  const rows = rowsOf(search, `${key} as key`, shown, ways)
  const element = elementOf(search, shown, found)
  return `(${keys}select coalesce(json_agg((select ${element} from ${map.table} ${t} where ${key} = ${found}.key)), '[]'::json) from (${rows}) ${found})`
}

/** The aliases of the keys that a set of queries finds, and of their number; how many are held at most. */
interface Counted {
  readonly keys: string
  readonly counted: string
  readonly most: number
}

const countedKeys = ({ keys, counted, most }: Counted, query: string): string =>
  `with ${keys}(key) as materialized (select * from (${query}) k limit ${most + 1}), ${counted}(number) as materialized (select count(*) from ${keys}) `

/** The ways to records in an order of their own columns. */
const ownWays = (search: PageSearch, sql: SqlText): { ways: Ways; keys: string } => {
  const within = withinOf(search, sql)
  const where = sql.together(search.where.filter((condition) => condition !== within?.condition))
  const set = sql.openSet(where.join(' '))
  const names = { keys: sql.alias(), counted: sql.alias(), most: manyKeys }
  const of: Ways['of'] = ({ conditions }) =>
    set
      ? waysAmong(set, names, [...where, ...conditions], sql).map((one) => ({ where: one }))
      : [{ where: [...where, ...conditions] }]
  const keys = set ? countedKeys(names, set.queries.map((query) => `(${query})`).join(' intersect ')) : ''
  return { ways: { of, within }, keys }
}

/**
 * The ways to records in the order of rows beside them: the keys of all records that pass the conditions, if they are not too many,
 * then the rows of those keys in their order. Records without such a row come from the keys themselves. Where the only condition is
 * that the keys are among others, such as those of the records with a score, the records are looked at only for the page itself.
 */
const besideWays = ({ map, t, where: given }: PageSearch, sql: SqlText): { ways: Ways; keys: string } => {
  const key = `${t}.${quoteName(map.key)}`
  const together = sql.together(given)
  const where = together.map((condition) => sql.settle(condition))
  const place = together.findIndex((condition) => sql.onlySet(condition)?.column === key)
  const among = place < 0 ? undefined : sql.onlySet(together[place]!)
  const rest = where.filter((_, i) => i !== place)
  const isOnly = among !== undefined && rest.length <= (map.deletedAt === undefined && map.live === undefined ? 0 : 1)
  const queries = isOnly ? among.queries : [`select ${key} from ${map.table} ${t}${whereOf(where)}`]
  const names = { keys: sql.alias(), counted: sql.alias(), most: manyKeysBeside }
  const few = `(select number from ${names.counted}) <= ${names.most}`
  const of: Ways['of'] = ({ conditions, beside }) => {
    if (beside) {
      const open = sql.among(beside.foreign, ...queries)
      const joined = ` join ${map.table} ${t} on ${key} = ${beside.foreign}`
      return waysAmong(sql.openSet(open)!, names, [...conditions, open, ...(isOnly ? rest : [])], sql).map((one) => ({
        where: one,
        from: `${beside.from}${isOnly ? joined : ''}`,
        as: `${beside.foreign} as key`,
      }))
    }
    const known = isOnly
      ? { where: [few, `${key} in (select key from ${names.keys})`, ...rest, ...conditions] }
      : { where: [few, ...conditions], from: `(select key as ${quoteName(map.key)} from ${names.keys}) ${t}` }
    return [known, { where: [few.replace('<=', '>'), ...where, ...conditions] }]
  }
  return { ways: { of }, keys: countedKeys(names, queries.map((one) => `(${one})`).join(' intersect ')) }
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
  { keys, counted, most }: Counted,
  where: readonly string[],
  sql: SqlText,
): string[][] => {
  const count = `(select number from ${counted})`
  const way = (when: string, condition: string) => [when, ...where.map((part) => sql.settle(part, set, condition))]
  return [
    way(`${count} <= ${fewKeys}`, `${set.column} = any(array(select key from ${keys}))`),
    // `is true` keeps the keys in a hash table while walking through the order of the list.
    way(`${count} between ${fewKeys + 1} and ${most}`, `(${set.column} in (select key from ${keys})) is true`),
    way(`${count} > ${most}`, isAmong(set.column, set.queries)),
  ]
}
