import { Migration } from '@mikro-orm/migrations'

const kept = 'id, created_at, updated_at, version'
const customerView = `${kept}, deleted_at, kind, name, email, phone, country, language, time_zone, tags, attributes, lifecycle, owner_id`
const importTypes = ['CUSTOMERS', 'INTERACTIONS', 'ORDERS', 'OPPORTUNITIES', 'ORDER_LINES', 'TASKS']
const added = 'organisation_id, parent_id, website, domains, industry, employee_count'

/**
 * People work for organisations, and organisations belong to others. The columns come without a rewrite of the table, and the old rows,
 * whose references are null, are not checked: readers and writers wait for milliseconds.
 */
export class Organisations extends Migration {
  override up(): void {
    this.addSql(`
      create function organisation_key(name text) returns text language sql immutable strict parallel safe
      return btrim(regexp_replace(fold_text(name), '[[:space:][:punct:]]+', ' ', 'g'))`)
    this.addSql(`
      alter table customer add column organisation_id uuid null, add column parent_id uuid null, add column website text null,
        add column domains text[] not null default '{}', add column industry text null, add column employee_count int null`)
    for (const column of ['organisation_id', 'parent_id'])
      this.addSql(
        `alter table customer add constraint customer_${column}_foreign foreign key (${column}) references customer (id) on delete set null not valid`,
      )
    this.addSql(`
      create table employment (
        id uuid primary key, created_at timestamptz not null default now(), updated_at timestamptz not null default now(), version int not null default 1,
        person_id uuid not null references customer (id) on delete cascade, organisation_id uuid not null references customer (id) on delete cascade,
        role text null, from_on date null, to_on date null, check (from_on <= to_on))`)
    this.addSql('create index employment_created_at_id_index on employment (created_at, id)')
    this.addSql('create index employment_person_id_index on employment (person_id, created_at, id)')
    this.addSql('create index employment_organisation_id_index on employment (organisation_id, created_at, id)')
    this.addSql(
      'create unique index employment_open_unique on employment (person_id, organisation_id) where to_on is null',
    )
    this.#refuseCycles()
    this.#allowTypes([...importTypes, 'ORGANISATIONS'])
    this.addSql(`create or replace view rapport_v1.customer as select ${customerView}, ${added} from customer`)
    this.addSql(
      `create view rapport_v1.employment as select ${kept}, person_id, organisation_id, role, from_on, to_on from employment`,
    )
  }

  override down(): void {
    this.addSql('drop view rapport_v1.employment')
    this.addSql('drop view rapport_v1.customer')
    this.addSql(`delete from import_job where type = 'ORGANISATIONS'`)
    this.#allowTypes(importTypes)
    this.addSql('drop trigger customer_parent_cycle on customer')
    this.addSql('drop function refuse_parent_cycle()')
    this.addSql('drop table employment')
    this.addSql('drop function organisation_key(text)')
    for (const column of added.split(', ')) this.addSql(`alter table customer drop column ${column}`)
    this.addSql(`create view rapport_v1.customer as select ${customerView} from customer`)
  }

  #allowTypes(types: readonly string[]): void {
    const list = types.map((type) => `'${type}'`).join(', ')
    this.addSql(
      `alter table import_job drop constraint import_job_type_check, add constraint import_job_type_check check (type in (${list}))`,
    )
  }

  /** One change of parents at a time looks at what is above it, so that two cannot make a circle together. */
  #refuseCycles(): void {
    this.addSql(`
      create function refuse_parent_cycle() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(hashtextextended('parents of organisations', 0));
        if exists (
          with recursive above (id) as (
            select new.parent_id union select c.parent_id from customer c join above a on a.id = c.id where c.parent_id is not null)
          select from above a where a.id = new.id)
        then
          raise exception 'an organisation would belong to itself' using errcode = 'check_violation', constraint = 'customer_parent_cycle';
        end if;
        return null;
      end $$`)
    this.addSql(`
      create trigger customer_parent_cycle after insert or update of parent_id on customer
      for each row when (new.parent_id is not null) execute function refuse_parent_cycle()`)
  }
}
