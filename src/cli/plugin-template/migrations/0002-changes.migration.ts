import { Migration } from '@mikro-orm/migrations'

/** The changes of values. */
export class SamplePluginChanges extends Migration {
  override up(): void {
    this.addSql(`
      create table p_sample_plugin.change (
        id uuid primary key, created_at timestamptz not null default now(), updated_at timestamptz not null default now(), version int not null default 1,
        customer_id uuid not null references public.customer (id) on delete cascade,
        value double precision not null, at timestamptz not null)`)
    this.addSql('create index change_customer_id_index on p_sample_plugin.change (customer_id)')
    this.addSql('create index change_at_index on p_sample_plugin.change (at)')
  }

  override down(): void {
    this.addSql('drop table p_sample_plugin.change')
  }
}
