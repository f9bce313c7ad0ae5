import { sqlOne } from '../../db/rows.ts'
import type { RunSql } from '../../db/sql.ts'

/** Whether there is any customer, including deleted ones. */
export const hasCustomers = async (sql: RunSql): Promise<boolean> => {
  const { found } = await sqlOne<{ found: boolean }>(sql, 'select exists (select from customer) as found')
  return found
}
