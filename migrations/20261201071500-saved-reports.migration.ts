import { Migration } from '@mikro-orm/migrations'

/** Reports that somebody asks for again. */
export class SavedReports extends Migration {
  override up(): void {
    this.addSql(`
      create table saved_report (
        id uuid primary key, created_at timestamptz not null default now(), updated_at timestamptz not null default now(), version int not null default 1,
        name text not null, question jsonb not null, is_shared boolean not null default false,
        owner_id uuid null references app_user (id) on delete cascade)`)
    for (const column of ['name', 'created_at', 'updated_at'])
      this.addSql(`create index saved_report_${column}_id_index on saved_report (${column}, id)`)
    this.addSql('create index saved_report_owner_id_index on saved_report (owner_id)')
  }

  override down(): void {
    this.addSql('drop table saved_report')
  }
}
