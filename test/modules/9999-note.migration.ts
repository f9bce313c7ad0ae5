import { Migration } from '@mikro-orm/migrations'

export class Notes extends Migration {
  override up(): void {
    this.addSql(`create table note (
      id uuid primary key, created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
      version int not null default 1, text text not null, customer_id uuid not null, words int)`)
  }

  override down(): void {
    this.addSql('drop table note')
  }
}
