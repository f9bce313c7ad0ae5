import type { RunSql } from '../../db/sql.ts'
import { conversionOf, conversionText, countedAmounts, rateFor, type CountedAmounts } from '../currency/conversion.ts'

/**
 * What models in `currency` make of the purchases and credit notes before `asOf` in other currencies, as a message says it: how many were
 * converted, by rates of which days, and how many are left out. Undefined where there are none.
 */
export const ordersConverted = async (sql: RunSql, asOf: Date, currency: string): Promise<string | undefined> => {
  const rows = await sql<CountedAmounts>(
    `select ${countedAmounts} from (
       select o.currency, r.rate is not null as has_rate, r.rate_on from sales_order o
       left join lateral ${rateFor('o.currency', 'o.placed_at', '$2::text')} r on true
       where o.deleted_at is null and o.placed_at < $1::timestamptz and o.currency <> $2
         and (o.status in ('PLACED', 'PAID', 'FULFILLED') or (o.status = 'REFUNDED' and o.total_value < 0))) a
     group by currency, has_rate`,
    [asOf.toISOString(), currency],
  )
  return conversionText(conversionOf(rows), 'orders', currency)
}
