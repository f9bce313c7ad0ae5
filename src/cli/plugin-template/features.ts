import { mayBeProcessed, type ModelUse, type RunSql } from 'rapport-crm/sdk'
import type { Context } from './manifest.ts'

/** How many contacts a customer had recently. */
export interface Counted {
  readonly customerId: string
  readonly contacts: number
}

/** Contacts of each customer before a moment, `$1`, in the window of `$2` days; only those of `$3` if given. */
const query = (use: ModelUse, onlyGiven: boolean) => `
  select c.id::text as customer, count(i.id)::float8 as contacts
  from rapport_v1.customer c left join rapport_v1.interaction i on i.customer_id = c.id and i.deleted_at is null
    and i.occurred_at < $1 and i.occurred_at >= $1::timestamptz - make_interval(days => $2)
  where ${mayBeProcessed(use, 'sample-plugin', 'c')} ${onlyGiven ? 'and c.id = any($3::uuid[])' : ''}
  group by c.id order by c.id`

/** Contacts of all customers before `asOf`, as columns, in one consistent snapshot. */
export const loadContacts = (use: ModelUse, asOf: Date, context: Context) =>
  context.snapshot(query(use, false), [asOf.toISOString(), context.config.windowDays], {
    customer: 'text',
    contacts: 'number',
  })

/** Contacts of some customers. */
export const loadContactsOf = async (
  sql: RunSql,
  customerIds: readonly string[],
  asOf: Date,
  context: Context,
): Promise<Counted[]> => {
  const rows = await sql<{ customer: string; contacts: number }>(query('SCORE', true), [
    asOf.toISOString(),
    context.config.windowDays,
    customerIds,
  ])
  return rows.map((row) => ({ customerId: row.customer, contacts: row.contacts }))
}
