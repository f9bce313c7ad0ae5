import { Migration } from '@mikro-orm/migrations'

/**
 * Exchange rates by day, and the function that finds the one for a conversion: units of `target` for one of `source`, from the latest rates of
 * the day or at most 40 days before. Without a row: there is none. A day to come takes the rates of today.
 */
export class ExchangeRates extends Migration {
  override up(): void {
    this.addSql(`create table exchange_rate (
      id uuid primary key, created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
      version int not null default 1, currency text not null, valid_on date not null, rate numeric(20, 10) not null check (rate > 0),
      reference text not null, unique (currency, valid_on))`)
    this.addSql(`create index exchange_rate_valid_on_id_index on exchange_rate (valid_on, id)`)
    // A plain select, which PostgreSQL puts into the statement that asks: it then remembers the pairs of days and currencies.
    this.addSql(`create function conversion_rate(source text, target text, day date)
      returns table (rate numeric, rate_on date) language sql stable as $$
        select 1::numeric, day where source = target
        union all
        select coalesce(t.rate, 1) / coalesce(s.rate, 1), least(s.valid_on, t.valid_on)
        from (select e.reference from exchange_rate e limit 1) r
        left join lateral (select e.rate, e.valid_on from exchange_rate e where e.currency = source and e.valid_on <= least(day, current_date)
          and e.valid_on >= least(day, current_date) - 40 order by e.valid_on desc limit 1) s on true
        left join lateral (select e.rate, e.valid_on from exchange_rate e where e.currency = target and e.valid_on <= least(day, current_date)
          and e.valid_on >= least(day, current_date) - 40 order by e.valid_on desc limit 1) t on true
        where source <> target and (s.rate is not null or source = r.reference) and (t.rate is not null or target = r.reference)
      $$`)
  }

  override down(): void {
    this.addSql('drop function conversion_rate(text, text, date)')
    this.addSql('drop table exchange_rate')
  }
}
