import { Migration } from '@mikro-orm/migrations'

/** Lists with filter, order and columns that people keep and share. */
export class SavedViews extends Migration {
  override up(): void {
    this.addSql(`
      create table saved_view (
        id uuid primary key, created_at timestamptz not null default now(), updated_at timestamptz not null default now(), version int not null default 1,
        name text not null, list text not null, filter jsonb null, search text null, order_by jsonb null, columns jsonb not null default '[]',
        is_shared boolean not null default false, owner_id uuid null references app_user (id) on delete cascade)`)
    for (const column of ['name', 'created_at', 'updated_at'])
      this.addSql(`create index saved_view_${column}_id_index on saved_view (${column}, id)`)
    for (const column of ['list', 'owner_id'])
      this.addSql(`create index saved_view_${column}_index on saved_view (${column})`)
  }

  override down(): void {
    this.addSql('drop table saved_view')
  }
}
