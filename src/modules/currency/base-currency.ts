import { StartError } from '../../core/errors.ts'
import { sqlOne } from '../../db/rows.ts'
import type { RunSql } from '../../db/sql.ts'

/** The base currency where nobody chose one. */
const usual = 'USD'

/** The base currency of the database; undefined before the first start. */
const storedBaseCurrency = async (sql: RunSql): Promise<string | undefined> => {
  const [row] = await sql<{ currency: string }>(
    'select currency from base_currency order by since desc, id desc limit 1',
  )
  return row?.currency
}

/**
 * The base currency of the database. The first start stores `given`, that of the environment, and the values of the deals that are
 * closed by then. Throws StartError where the two differ: a process with another environment must not change it.
 */
export const settleBaseCurrency = async (sql: RunSql, given: string | undefined): Promise<string> => {
  const [first] = await sql(
    'insert into base_currency (id, currency) select uuid_v7(), $1 where not exists (select from base_currency) returning id',
    [given ?? usual],
  )
  if (first) await sql('select fix_deal_values(null, null)')
  const currency = (await storedBaseCurrency(sql))!
  if (given === undefined || given === currency) return currency
  throw new StartError(
    `the base currency of this database is ${currency}, BASE_CURRENCY says ${given}: unset it, or change the base currency by rapport base-currency set ${given}`,
  )
}

/** What a change of the base currency did to the values of closed deals. */
export interface Rebased {
  readonly before: string | undefined
  /** Deals with a value in the new currency. */
  readonly fixed: number
  /** Deals without one, as no rate of the day on which they closed is known. */
  readonly unknown: number
}

/** Changes the base currency, and fixes the values of all closed deals anew; in the transaction of `sql`. */
export const changeBaseCurrency = async (sql: RunSql, currency: string): Promise<Rebased> => {
  const before = await storedBaseCurrency(sql)
  await sql('insert into base_currency (id, currency) values (uuid_v7(), $1)', [currency])
  await sql(
    'update opportunity set base_value = null, base_currency = null, base_rate = null, base_rate_on = null where base_value is not null',
  )
  const { fixed } = await sqlOne<{ fixed: number }>(sql, 'select fix_deal_values(null, null) as fixed')
  const { unknown } = await sqlOne<{ unknown: number }>(
    sql,
    'select count(*)::int as unknown from opportunity where closed_at is not null and amount_value is not null and base_value is null and deleted_at is null',
  )
  return { before, fixed, unknown }
}
