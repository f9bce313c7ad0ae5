import type { RunSql } from '../../db/sql.ts'

/** Whether there is any customer, including deleted ones. */
export const hasCustomers = async (sql: RunSql): Promise<boolean> => {
  const [row] = await sql('select exists (select from customer) as found')
  return row!['found'] === true
}
