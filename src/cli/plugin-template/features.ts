import { mayBeProcessed, type ModelUse, type RunSql, type Topic } from 'rapport-crm/sdk'
import type { Context } from './manifest.ts'

// What is measured of a customer. To measure something else, change this file and the descriptions of the fields.

/** The value of a customer in words. */
export const textOf = (value: number, { windowDays }: Context['config']): string =>
  `${value} contacts in ${windowDays} days`

/** The events after which a customer is measured again. */
export const topics = ['interaction.logged', 'interaction.updated', 'interaction.deleted'] as const satisfies Topic[]

/**
 * The value of each customer as of `$1`: contacts in the window of `$2` days; only of the customers `$3` if given. It
 * reads nothing that is later than `$1`.
 */
const query = (use: ModelUse, onlyGiven: boolean) => `
  select c.id::text as customer, count(i.id)::float8 as value
  from rapport_v1.customer c left join rapport_v1.interaction i on i.customer_id = c.id and i.deleted_at is null
    and i.occurred_at < $1 and i.occurred_at >= $1::timestamptz - make_interval(days => $2)
  where c.created_at < $1 and ${mayBeProcessed(use, 'sample-plugin', 'c')} ${onlyGiven ? 'and c.id = any($3::uuid[])' : ''}
  group by c.id order by c.id`

/** A customer and its value. */
export interface Measured {
  readonly customer: string
  readonly value: number
}

// with model {
/** The values of all customers as of a moment, as columns, in one consistent snapshot. */
export const loadValues = (use: ModelUse, asOf: Date, { snapshot, config }: Context) =>
  snapshot(query(use, false), [asOf.toISOString(), config.windowDays], { customer: 'text', value: 'number' })

// }
/** The values of some customers as of a moment, or of all. */
export const valuesOf = (
  sql: RunSql,
  customers: readonly string[] | undefined,
  asOf: Date,
  { config }: Context,
): Promise<Measured[]> => {
  const params = [asOf.toISOString(), config.windowDays]
  return sql<Measured>(query('SCORE', customers !== undefined), customers ? [...params, customers] : params)
}
