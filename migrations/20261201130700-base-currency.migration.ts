import { Migration } from '@mikro-orm/migrations'

const columns = `id, created_at, updated_at, version, deleted_at, customer_id, name, pipeline_id, stage_id, amount_value, currency, probability,
  expected_close_on, closed_at, owner_id, lost_reason`
const present = 'select currency from base_currency order by since desc, id desc limit 1'
const valued = ['closed_at', 'amount_value', 'currency']

/**
 * The base currency of the installation, and the value of each closed deal in it: fixed by a trigger, in the transaction of whatever closes
 * the deal, at the exchange rate of the day on which it closed (UTC). What had no rate then gets one by `fix_deal_values` once it is known.
 */
export class BaseCurrencyOfDeals extends Migration {
  override up(): void {
    // The last row is the present one.
    this.addSql(
      'create table base_currency (id uuid primary key, currency text not null, since timestamptz not null default clock_timestamp())',
    )
    this.addSql(`alter table opportunity add column base_value numeric null, add column base_currency text null,
      add column base_rate numeric null, add column base_rate_on date null`)
    this.addSql(`create index opportunity_base_value_id_index on opportunity (base_value, id)
      include (deleted_at, owner_id, stage_id, pipeline_id, customer_id, amount_value, expected_close_on, closed_at, created_at, currency, probability, name)`)
    this.addSql(`create function fix_deal_value() returns trigger language plpgsql as $$
      begin
        select round(new.amount_value * r.rate, 4), b.currency, r.rate, r.rate_on
        into new.base_value, new.base_currency, new.base_rate, new.base_rate_on
        from (${present}) b cross join lateral conversion_rate(new.currency, b.currency, (new.closed_at at time zone 'UTC')::date) r
        where new.closed_at is not null and new.amount_value is not null;
        return new;
      end $$`)
    this.addSql(
      `create trigger opportunity_value_inserted before insert on opportunity for each row when (new.closed_at is not null) execute function fix_deal_value()`,
    )
    this
      .addSql(`create trigger opportunity_value_updated before update of ${valued.join(', ')} on opportunity for each row
      when (${valued.map((one) => `old.${one} is distinct from new.${one}`).join(' or ')}) execute function fix_deal_value()`)
    // Days without an end are null. Returns how many deals got a value.
    this.addSql(`create function fix_deal_values(from_day date, to_day date) returns int language sql as $$
      with fixed as (
        update opportunity o set base_value = round(o.amount_value * r.rate, 4), base_currency = b.currency, base_rate = r.rate, base_rate_on = r.rate_on
        from (${present}) b, opportunity d cross join lateral (select (d.closed_at at time zone 'UTC')::date as day) c
          cross join lateral conversion_rate(d.currency, (${present}), c.day) r
        where d.id = o.id and o.base_value is null and d.closed_at is not null and d.amount_value is not null
          and (from_day is null or c.day >= from_day) and (to_day is null or c.day <= to_day)
        returning 1)
      select count(*)::int from fixed
    $$`)
    this.addSql(
      `create or replace view rapport_v1.opportunity as select ${columns}, base_value, base_currency, base_rate, base_rate_on from public.opportunity`,
    )
  }

  override down(): void {
    this.addSql('drop view rapport_v1.opportunity')
    this.addSql(`create view rapport_v1.opportunity as select ${columns} from public.opportunity`)
    this.addSql('drop trigger opportunity_value_updated on opportunity')
    this.addSql('drop trigger opportunity_value_inserted on opportunity')
    this.addSql('drop function fix_deal_values(date, date)')
    this.addSql('drop function fix_deal_value()')
    this.addSql(
      'alter table opportunity drop column base_value, drop column base_currency, drop column base_rate, drop column base_rate_on',
    )
    this.addSql('drop table base_currency')
  }
}
