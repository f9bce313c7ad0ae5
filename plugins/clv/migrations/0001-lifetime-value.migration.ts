import { Migration } from '@mikro-orm/migrations'

/** What each customer is worth now. */
export class LifetimeValueTable extends Migration {
  override up(): void {
    this.addSql(`
      create table p_clv.lifetime_value (
        customer_id uuid primary key references public.customer (id) on delete cascade,
        amount numeric(19,2) not null, currency text not null, "interval" jsonb null, horizon_days int not null,
        probability_alive double precision not null, expected_purchases double precision not null, band text not null,
        model_run_id uuid not null references public.model_run (id), computed_at timestamptz not null)`)
  }

  override down(): void {
    this.addSql('drop table p_clv.lifetime_value')
  }
}
