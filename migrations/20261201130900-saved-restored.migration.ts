import { Migration } from '@mikro-orm/migrations'

/** Deleted reports and views can be restored. */
export class SavedRestored extends Migration {
  override up(): void {
    for (const table of ['saved_report', 'saved_view'])
      this.addSql(
        `alter table ${table} add column deleted_at timestamptz null; alter table ${table} add column deleted_by text null`,
      )
  }

  override down(): void {
    for (const table of ['saved_report', 'saved_view']) {
      // Those that are deleted would be back.
      this.addSql(`delete from ${table} where deleted_at is not null`)
      this.addSql(`alter table ${table} drop column deleted_at; alter table ${table} drop column deleted_by`)
    }
  }
}
