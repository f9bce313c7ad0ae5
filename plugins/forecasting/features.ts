import {
  conversionOf,
  conversionText,
  countedAmounts,
  mayBeLearntFrom,
  rateFor,
  sqlOne,
  type CountedAmounts,
  type PluginContext,
  type RunSql,
} from 'rapport-crm/sdk'
import { dayText, wallClockMs } from 'rapport-crm/task'
import { measureRules, type Measure } from './features/scope.ts'
import type { Settings } from './artifact.ts'

const dayMs = 86_400_000

/** What was recorded on each day that had records, in order; one entry a day. */
export interface Daily {
  /** Midnight of the day on the wall clock, see `wallClockMs`. */
  readonly atMs: Float64Array
  /** Sum of the day; of a LEVEL, the sum of its changes. */
  readonly value: Float64Array
  readonly records: Float64Array
}

/** Which records to add up. */
export interface DailyQuery {
  readonly measure: Measure
  /** Uuids of products or pipelines, or kinds of interactions, each separately; undefined for everything together. */
  readonly parts: readonly string[] | undefined
  /** Nothing later is read. */
  readonly asOf: Date
  /** First day, `YYYY-MM-DD` in the time zone of the settings; absent: from the beginning. */
  readonly from?: string
  readonly settings: Pick<Settings, 'currency' | 'timeZone'>
}

/** Columns of the statements. */
const columns = { part: 'text', day: 'number', value: 'number', records: 'number' } as const

interface Statement {
  readonly text: string
  readonly params: readonly unknown[]
}

/**
 * Whether a record belongs to a customer from whom models may learn. A series is the same in training and afterwards, so both read
 * only such records.
 */
const mayCount = (record: string) =>
  `exists (select from rapport_v1.customer c where c.id = ${record}.customer_id and ${mayBeLearntFrom('forecasting', 'c')})`

/**
 * PLACED, PAID and FULFILLED orders are sales, and refunds if their total is negative. A REFUNDED order counts only if
 * its total is negative, as a credit note; otherwise it and its refund cancel each other out.
 */
export const isSale = `o.deleted_at is null and ${mayCount('o')} and (o.status in ('PLACED', 'PAID', 'FULFILLED') or (o.status = 'REFUNDED' and o.total_value < 0))`

/** Each stage that a deal stood in at the end of a day or later, and until when, as of a moment. */
const stays = (asOf: string) => `
  select h.opportunity_id, h.to_stage_id, h.at, h.amount_value, h.currency,
    lead(h.at) over (partition by h.opportunity_id order by h.at, h.id) as until
  from rapport_v1.stage_change h where h.at <= ${asOf}`

/** Rows (part, at, value) of a measure, before they are added up by day. */
const sourceOf = (query: DailyQuery, param: (value: unknown, type: string) => string): string => {
  const { measure, parts, from, settings } = query
  const asOf = param(query.asOf.toISOString(), 'timestamptz')
  const zone = () => param(settings.timeZone, 'text')
  const within = (column: string) =>
    `${column} <= ${asOf}${from === undefined ? '' : ` and ${column} >= ${param(from, 'timestamp')} at time zone ${zone()}`}`
  const partOf = (column: string) => (parts ? `${column}::text` : `''`)
  const among = (column: string, type: string) => (parts ? ` and ${column} = any(${param(parts, type)})` : '')
  /** The amounts of each record are converted by the rates of its own day: nothing that comes later changes them. */
  const rateOf = (currency: string, at: string) => rateFor(currency, at, param(settings.currency, 'text'))
  switch (measure) {
    case 'REVENUE':
      return parts
        ? `select l.product_id::text as part, o.placed_at as at, l.total_value * r.rate as value
           from rapport_v1.order o join rapport_v1.order_line l on l.order_id = o.id cross join lateral ${rateOf('o.currency', 'o.placed_at')} r
           where ${isSale} and ${within('o.placed_at')}${among('l.product_id', 'uuid[]')}`
        : `select '' as part, o.placed_at as at, o.total_value * r.rate as value
           from rapport_v1.order o cross join lateral ${rateOf('o.currency', 'o.placed_at')} r
           where ${isSale} and ${within('o.placed_at')}`
    case 'QUANTITY':
      return `select ${partOf('l.product_id')} as part, o.placed_at as at,
          case when o.total_value < 0 then -abs(l.quantity) else l.quantity end as value
        from rapport_v1.order o join rapport_v1.order_line l on l.order_id = o.id
        where ${isSale} and ${within('o.placed_at')}${among('l.product_id', 'uuid[]')}`
    case 'ACTIVITY':
      return `select ${partOf('i.kind')} as part, i.occurred_at as at, 1::numeric as value from rapport_v1.interaction i
        where i.deleted_at is null and ${mayCount('i')} and ${within('i.occurred_at')}${among('i.kind', 'text[]')}`
    case 'PIPELINE_WON':
      return `select ${partOf('o.pipeline_id')} as part, h.at, coalesce(h.amount_value, o.amount_value) * r.rate as value
        from (${stays(asOf)}) h join rapport_v1.stage s on s.id = h.to_stage_id join rapport_v1.opportunity o on o.id = h.opportunity_id
          cross join lateral ${rateOf('coalesce(h.currency, o.currency)', 'h.at')} r
        where h.until is null and s.outcome = 'WON' and o.deleted_at is null and ${mayCount('o')} and coalesce(h.amount_value, o.amount_value) is not null
          and ${within('h.at')}${among('o.pipeline_id', 'uuid[]')}`
    case 'PIPELINE_EXPECTED':
      return `select ${partOf('o.pipeline_id')} as part, e.at, e.sign * h.amount_value * r.rate * s.default_probability::numeric as value
        from (${stays(asOf)}) h join rapport_v1.stage s on s.id = h.to_stage_id join rapport_v1.opportunity o on o.id = h.opportunity_id
          cross join lateral ${rateOf('h.currency', 'h.at')} r cross join lateral (values (h.at, 1), (h.until, -1)) e(at, sign)
        where e.at is not null and s.outcome = 'OPEN' and s.default_probability is not null and o.deleted_at is null and ${mayCount('o')}
          and h.amount_value is not null${among('o.pipeline_id', 'uuid[]')}`
  }
}

const sourceWith = (query: DailyQuery) => {
  const params: unknown[] = []
  const param = (value: unknown, type: string) => {
    params.push(value)
    return `$${params.length}::${type}`
  }
  const zone = param(query.settings.timeZone, 'text')
  return { zone, source: sourceOf(query, param), params }
}

const statementOf = (query: DailyQuery): Statement => {
  const { zone, source, params } = sourceWith(query)
  // Sums are exact: they are taken of decimals, and become numbers by the day.
  const text = `
    select r.part, ((r.at at time zone ${zone})::date - date '1970-01-01')::float8 as day, sum(r.value)::float8 as value, count(*)::float8 as records
    from (${source}) r group by 1, 2 order by 1, 2`
  return { text, params }
}

/** Result columns, one row a part and day. */
interface Rows {
  readonly rows: number
  readonly part: { readonly dictionary: readonly string[]; readonly codes: Int32Array }
  readonly day: Float64Array
  readonly value: Float64Array
  readonly records: Float64Array
}

/** How a statement is run: through a snapshot for whole histories, in a transaction for a few days. */
export type ReadDaily = (statement: Statement) => Promise<Rows>

/** Whole histories, as columns through a server-side cursor. */
export const fromSnapshot =
  (snapshot: PluginContext['snapshot']): ReadDaily =>
  ({ text, params }) =>
    snapshot(text, params, columns)

/** In the transaction of `sql`. */
export const fromSql =
  (sql: RunSql): ReadDaily =>
  async ({ text, params }) => {
    const rows = await sql<{ part: string; day: number; value: number; records: number }>(text, params)
    const dictionary = [...new Set(rows.map((row) => row.part))]
    const codeOf = new Map(dictionary.map((part, code) => [part, code]))
    return {
      rows: rows.length,
      part: { dictionary, codes: Int32Array.from(rows, (row) => codeOf.get(row.part)!) },
      day: Float64Array.from(rows, (row) => row.day),
      value: Float64Array.from(rows, (row) => row.value),
      records: Float64Array.from(rows, (row) => row.records),
    }
  }

/** What came in each hour of the complete days since `from`: the sums of 24 hours and the records, by part. One statement. */
export const readHours = async (
  sql: RunSql,
  query: DailyQuery,
): Promise<ReadonlyMap<string, { readonly totals: Float64Array; readonly records: number }>> => {
  const { source, zone, params } = sourceWith(query)
  const today = `$${params.length + 1}::timestamp at time zone ${zone}`
  const rows = await sql<{ part: string; value: number; records: number; hour: number }>(
    `select r.part, extract(hour from r.at at time zone ${zone})::int as hour, sum(r.value)::float8 as value, count(*)::float8 as records
     from (${source}) r where r.at < ${today} group by 1, 2`,
    [...params, dayText(wallClockMs(query.asOf, query.settings.timeZone))],
  )
  const found = new Map<string, { totals: Float64Array; records: number }>()
  for (const row of rows) {
    const part = row.part
    const hours = found.get(part) ?? { totals: new Float64Array(24), records: 0 }
    hours.totals[row.hour] = row.value
    hours.records += row.records
    found.set(part, hours)
  }
  return found
}

const none: Daily = { atMs: new Float64Array(), value: new Float64Array(), records: new Float64Array() }

/** The days of each part; the key is '' where no parts were asked for. One statement. */
export const readDaily = async (read: ReadDaily, query: DailyQuery): Promise<ReadonlyMap<string, Daily>> => {
  const { rows, part, day, value, records } = await read(statementOf(query))
  const found = new Map<string, Daily>()
  let start = 0
  // Rows are in order of parts.
  for (let i = 1; i <= rows; i++) {
    if (i < rows && part.codes[i] === part.codes[start]) continue
    found.set(part.dictionary[part.codes[start]!]!, {
      atMs: day.slice(start, i).map((number) => number * dayMs),
      value: value.slice(start, i),
      records: records.slice(start, i),
    })
    start = i
  }
  for (const asked of query.parts ?? ['']) if (!found.has(asked)) found.set(asked, none)
  return found
}

/** A row of `countSql`. */
interface LeftOut {
  readonly later: number
  readonly without: number
}

const standing = `(${stays('$1::timestamptz')}) h join rapport_v1.opportunity o on o.id = h.opportunity_id
    where h.until is null and o.deleted_at is null and ${mayCount('o')}`

const countSql: Readonly<Record<'orders' | 'interactions' | 'opportunities', string>> = {
  orders: `select count(*) filter (where o.placed_at > $1 and o.created_at <= $1)::int as later, 0 as without
    from rapport_v1.order o where ${isSale}`,
  interactions: `select count(*) filter (where i.occurred_at > $1 and i.created_at <= $1)::int as later, 0 as without
    from rapport_v1.interaction i where i.deleted_at is null and ${mayCount('i')}`,
  opportunities: `select 0 as later, count(*) filter (where h.amount_value is null)::int as without from ${standing}`,
}

/** The amounts in other currencies than `$2` with the day of their rate. */
const convertedSql: Readonly<Record<'orders' | 'opportunities', string>> = {
  orders: `select o.currency, r.rate is not null as has_rate, r.rate_on from rapport_v1.order o
    left join lateral ${rateFor('o.currency', 'o.placed_at', '$2::text')} r on true
    where ${isSale} and o.placed_at <= $1::timestamptz and o.currency <> $2`,
  opportunities: `select a.currency, r.rate is not null as has_rate, r.rate_on from (select h.currency, h.at from ${standing} and h.currency <> $2) a
    left join lateral ${rateFor('a.currency', 'a.at', '$2::text')} r on true`,
}

const recordsOf = (measure: Measure): keyof typeof countSql =>
  measure === 'ACTIVITY' ? 'interactions' : measure.startsWith('PIPELINE') ? 'opportunities' : 'orders'

/**
 * How many records of a measure a training leaves out, and why: those that were made by `asOf` but are dated later, those without an
 * amount; and what became of those in other currencies.
 */
export const countLeftOut = async (
  sql: RunSql,
  measure: Measure,
  asOf: Date,
  { currency }: Pick<Settings, 'currency'>,
): Promise<readonly string[]> => {
  const records = recordsOf(measure)
  const at = asOf.toISOString()
  const { later, without } = await sqlOne<LeftOut>(sql, countSql[records], [at])
  const others =
    records !== 'interactions' && measureRules[measure].unit === 'MONEY'
      ? await sql<CountedAmounts>(
          `select ${countedAmounts} from (${convertedSql[records]}) a group by currency, has_rate`,
          [at, currency],
        )
      : []
  const converted = conversionText(conversionOf(others), records, currency)
  return [
    ...(later > 0 ? [`${records} dated after ${at}: ${later} left out`] : []),
    ...(converted === undefined ? [] : [converted]),
    ...(without > 0 ? [`${records} without an amount: ${without} left out`] : []),
  ]
}
