import { Migration } from '@mikro-orm/migrations'

/** Which orders count as purchases; `t` is the alias of the order. */
const counts = (t: string): string => `${t}.deleted_at is null and ${t}.status in ('PLACED', 'PAID', 'FULFILLED')`

const changed = ['customer_id', 'currency', 'total_value', 'placed_at']

const sums = `
  insert into customer_spending (customer_id, currency, orders, total_value)
  select o.customer_id, o.currency, count(*), sum(o.total_value) from sales_order o
  where o.customer_id = any(customers) and ${counts('o')} group by o.customer_id, o.currency;
  insert into customer_purchases as p (customer_id, orders, last_order_at)
  select o.customer_id, count(*), max(o.placed_at) from sales_order o
  where o.customer_id = any(customers) and ${counts('o')} group by o.customer_id
  on conflict (customer_id) do update set orders = excluded.orders, last_order_at = excluded.last_order_at;`

/** The scores of a kind by what lists of their subjects are filtered and ordered by. */
const scoreIndexes: Readonly<Record<string, string>> = {
  score_subjects_value_index: '(subject_type, kind, value, subject_id) include (band, status, changed_at)',
  score_subjects_change_index: '(subject_type, kind, change, subject_id)',
  score_subjects_band_index: '(subject_type, kind, band, subject_id)',
}

/**
 * What each customer has bought, kept by triggers in the transaction of whatever writes orders: lists of customers are filtered and
 * ordered by it. And the scores of a kind in the order of their values and changes, each with the key of its record.
 */
export class Purchases extends Migration {
  override up(): void {
    this.addSql(`
      create table customer_purchases (
        customer_id uuid primary key references customer (id) on delete cascade, orders int not null, last_order_at timestamptz null)`)
    this.addSql(`
      create table customer_spending (
        customer_id uuid not null references customer (id) on delete cascade, currency text not null, orders int not null,
        total_value numeric not null, primary key (customer_id, currency))`)
    // The first statement takes the customers' rows one after the other, so that the sums that follow see what others committed.
    this.addSql(`
      create function sum_purchases(customers uuid[]) returns void language plpgsql as $$
      begin
        insert into customer_purchases as p (customer_id, orders)
        select c.id, 0 from customer c where c.id = any(customers) order by c.id
        on conflict (customer_id) do update set orders = p.orders;
        delete from customer_spending where customer_id = any(customers);
        ${sums}
        delete from customer_purchases p where p.customer_id = any(customers)
          and not exists (select from customer_spending s where s.customer_id = p.customer_id);
      end $$`)
    this.#addNewOnes()
    this.#trigger('DELETE', `select r.customer_id from old_rows r where ${counts('r')}`)
    this.#trigger(
      'UPDATE',
      `select unnest(array[o.customer_id, n.customer_id]) from old_rows o join new_rows n using (id)
        where (${counts('o')}) <> (${counts('n')})
          or ((${counts('n')}) and (${changed.map((one) => `o.${one}`).join(', ')}) is distinct from (${changed.map((one) => `n.${one}`).join(', ')}))`,
    )
    this.addSql(`select sum_purchases(array(select distinct customer_id from sales_order))`)
    this.addSql(
      'create index customer_purchases_last_order_at_index on customer_purchases (last_order_at, customer_id)',
    )
    this.addSql('create index customer_purchases_orders_index on customer_purchases (orders, customer_id)')
    this.addSql('create index customer_spending_total_index on customer_spending (currency, total_value, customer_id)')
    // Without their lists' own rows, merged with the rows beside them in the order of keys.
    this.addSql('create index customer_id_deleted_at_index on customer (id) include (deleted_at, owner_id)')
    // A column, for PostgreSQL does not read an expression from an index alone.
    this.addSql(
      'alter table score add column change double precision generated always as (value - previous_value) stored',
    )
    for (const [name, index] of Object.entries(scoreIndexes)) this.addSql(`create index ${name} on score ${index}`)
  }

  override down(): void {
    for (const name of Object.keys(scoreIndexes)) this.addSql(`drop index ${name}`)
    this.addSql('alter table score drop column change')
    this.addSql('drop index customer_id_deleted_at_index')
    for (const event of ['insert', 'update', 'delete']) {
      this.addSql(`drop trigger sales_order_purchases_${event} on sales_order`)
      this.addSql(`drop function sum_purchases_of_${event}()`)
    }
    this.addSql('drop function sum_purchases(uuid[])')
    this.addSql('drop table customer_spending')
    this.addSql('drop table customer_purchases')
  }

  /** Adds new orders to the sums, so that an order costs the same whatever its customer has bought before. */
  #addNewOnes(): void {
    this.addSql(`
      create function sum_purchases_of_insert() returns trigger language plpgsql as $$
      begin
        insert into customer_purchases as p (customer_id, orders, last_order_at)
        select r.customer_id, count(*), max(r.placed_at) from new_rows r where ${counts('r')} group by 1 order by 1
        on conflict (customer_id) do update
          set orders = p.orders + excluded.orders, last_order_at = greatest(p.last_order_at, excluded.last_order_at);
        insert into customer_spending as s (customer_id, currency, orders, total_value)
        select r.customer_id, r.currency, count(*), sum(r.total_value) from new_rows r where ${counts('r')} group by 1, 2 order by 1, 2
        on conflict (customer_id, currency) do update
          set orders = s.orders + excluded.orders, total_value = s.total_value + excluded.total_value;
        return null;
      end $$`)
    this.addSql(`
      create trigger sales_order_purchases_insert after insert on sales_order
      referencing new table as new_rows for each statement execute function sum_purchases_of_insert()`)
  }

  /** Sums up anew what those customers bought whom a change of orders is about. */
  #trigger(event: 'UPDATE' | 'DELETE', customers: string): void {
    const name = event.toLowerCase()
    const tables = event === 'DELETE' ? 'old table as old_rows' : 'old table as old_rows new table as new_rows'
    this.addSql(`
      create function sum_purchases_of_${name}() returns trigger language plpgsql as $$
      declare
        customers uuid[] := array(select distinct x.id from (${customers}) x(id));
      begin
        if cardinality(customers) > 0 then
          perform sum_purchases(customers);
        end if;
        return null;
      end $$`)
    this.addSql(`
      create trigger sales_order_purchases_${name} after ${name} on sales_order
      referencing ${tables} for each statement execute function sum_purchases_of_${name}()`)
  }
}
