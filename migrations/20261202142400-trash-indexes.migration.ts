import { Migration } from '@mikro-orm/migrations'

const tables = [
  'customer',
  'interaction',
  'opportunity',
  'sales_order',
  'customer_list',
  'task',
  'support_case',
  'saved_report',
  'saved_view',
]

/** The deleted records of a type in the order in which they were deleted. */
export class TrashIndexes extends Migration {
  override up(): void {
    for (const table of tables)
      this.addSql(`create index ${table}_trash_index on ${table} (deleted_at, id) where deleted_at is not null`)
  }

  override down(): void {
    for (const table of tables) this.addSql(`drop index ${table}_trash_index`)
  }
}
