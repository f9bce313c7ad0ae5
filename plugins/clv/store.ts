import { mayBeScored, type RunSql } from 'rapport-crm/sdk'
import type { ScoredCustomer } from './score.ts'
import type { StoredModel } from './artifact.ts'

/** Deletes the values of customers. */
export const removeValues = async (sql: RunSql, customerIds: readonly string[]): Promise<void> => {
  if (customerIds.length > 0)
    await sql('delete from p_clv.lifetime_value where customer_id = any($1::uuid[])', [customerIds])
}

/** Those of the given customers who have a value; all who have one if no customers are given. */
export const customersWithValue = async (sql: RunSql, among?: readonly string[]): Promise<string[]> => {
  const rows = await sql<{ id: string }>(
    'select customer_id::text as id from p_clv.lifetime_value where $1::uuid[] is null or customer_id = any($1::uuid[])',
    [among ?? null],
  )
  return rows.map((row) => row.id)
}

const saveSql = `
  insert into p_clv.lifetime_value as l (customer_id, amount, currency, "interval", horizon_days, probability_alive, expected_purchases, band, model_run_id, computed_at)
  select d.customer_id, d.amount, $2, d."interval", $3, d.probability_alive, d.expected_purchases, d.band, $4::uuid, clock_timestamp()
  from jsonb_to_recordset($1::jsonb) as d(customer_id uuid, amount numeric, "interval" jsonb, probability_alive float8, expected_purchases float8, band text)
  where exists (select from rapport_v1.customer c where c.id = d.customer_id and ${mayBeScored('clv', 'c')})
  on conflict (customer_id) do update set amount = excluded.amount, currency = excluded.currency, "interval" = excluded."interval",
    horizon_days = excluded.horizon_days, probability_alive = excluded.probability_alive, expected_purchases = excluded.expected_purchases,
    band = excluded.band, model_run_id = excluded.model_run_id, computed_at = excluded.computed_at`

/** Stores the current values of customers. */
export const saveValues = async (
  sql: RunSql,
  runId: string,
  { model, currency }: StoredModel,
  scored: readonly ScoredCustomer[],
): Promise<void> => {
  if (scored.length === 0) return
  const rows = scored.map(({ customerId, value }) => ({
    customer_id: customerId,
    amount: value.value.toFixed(2),
    interval: value.interval ?? null,
    probability_alive: value.probabilityAlive,
    expected_purchases: value.expectedPurchases,
    band: value.band,
  }))
  await sql(saveSql, [JSON.stringify(rows), currency, model.horizonDays, runId])
}
