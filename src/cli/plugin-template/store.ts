import type { RunSql } from 'rapport-crm/sdk'
// without subscription: import { valuesOf } from './features.ts'
import { valuesOf, type Measured } from './features.ts' // with subscription
import type { Context } from './manifest.ts'
import { recordChanges } from './subscription.ts' // with subscription

const store = `
  insert into p_sample_plugin.measured as m (id, customer_id, value)
  select uuid_v7(), d.customer, d.value from jsonb_to_recordset($1::jsonb) as d(customer uuid, value float8)
  on conflict (customer_id) do update set value = excluded.value, updated_at = now(), version = m.version + 1
    where m.value is distinct from excluded.value
  returning customer_id::text as customer, value`

/** Measures customers now, or all of them, and stores the values that changed; in the transaction of `sql`. */
export const measure = async (sql: RunSql, context: Context, customers?: readonly string[]): Promise<void> => {
  const values = await valuesOf(sql, customers, new Date(), context)
  // without subscription: await sql(store, [JSON.stringify(values)])
  await recordChanges(sql, await sql<Measured>(store, [JSON.stringify(values)])) // with subscription
  // Who is not measured any more: deleted, or objects to it.
  await sql(
    `delete from p_sample_plugin.measured where customer_id <> all ($1::uuid[]) and ($2::uuid[] is null or customer_id = any ($2))`,
    [values.map(({ customer }) => customer), customers ?? null],
  )
}
