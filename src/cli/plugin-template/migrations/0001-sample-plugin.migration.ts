import { Migration } from '@mikro-orm/migrations'

/** The value of each customer. */
export class SamplePluginTables extends Migration {
  override up(): void {
    this.addSql(`
      create table p_sample_plugin.measured (
        id uuid primary key, created_at timestamptz not null default now(), updated_at timestamptz not null default now(), version int not null default 1,
        customer_id uuid not null unique references public.customer (id) on delete cascade,
        value double precision not null)`)
  }

  override down(): void {
    this.addSql('drop table p_sample_plugin.measured')
  }
}
