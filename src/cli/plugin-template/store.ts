import { mayBeScored, type RunSql } from 'rapport-crm/sdk'
import type { Counted } from './features.ts'

/** A customer with its rank. */
export interface Ranked extends Counted {
  /** Percentage of all customers with fewer contacts. */
  readonly percentile: number
}

/** Stores the ranks of customers. */
export const saveRanks = async (sql: RunSql, rows: readonly Ranked[]): Promise<void> => {
  await sql(
    `insert into p_sample_plugin.rank as r (id, customer_id, contacts, percentile)
     select uuid_v7(), d.customer_id, d.contacts, d.percentile
     from jsonb_to_recordset($1::jsonb) as d(customer_id uuid, contacts int, percentile float8)
     join rapport_v1.customer c on c.id = d.customer_id and ${mayBeScored('sample-plugin', 'c')}
     on conflict (customer_id) do update set contacts = excluded.contacts, percentile = excluded.percentile,
       updated_at = now(), version = r.version + 1`,
    [JSON.stringify(rows.map((row) => ({ ...row, customer_id: row.customerId })))],
  )
}
