import type { RunSql } from '../../db/sql.ts'

/** Currencies that are named. */
const named = 3

/**
 * What models of one currency leave out of the orders before `asOf`, to append to a message: ` (orders: 866 in EUR, 3
 * in JPY left out; …)`, or nothing.
 */
export const ordersInOtherCurrencies = async (sql: RunSql, asOf: Date, currency: string): Promise<string> => {
  const rows = await sql<{ orders: number; currency: string }>(
    `select currency, count(*)::int as orders from sales_order where deleted_at is null and placed_at < $1::timestamptz and currency <> $2
     group by 1 order by 2 desc, 1 limit ${named}`,
    [asOf.toISOString(), currency],
  )
  if (rows.length === 0) return ''
  const counts = rows.map((row) => `${String(row.orders)} in ${row.currency}`)
  return ` (orders: ${counts.join(', ')} left out; the plugin's config \`currency\` chooses which ones count)`
}
