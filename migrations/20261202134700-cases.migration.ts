import { Migration } from '@mikro-orm/migrations'

const statuses = `('NEW', 'OPEN', 'PENDING', 'RESOLVED', 'CLOSED')`
const priorities = `('LOW', 'NORMAL', 'HIGH', 'URGENT')`
const record =
  'id uuid primary key, created_at timestamptz not null default now(), updated_at timestamptz not null default now(), version int not null default 1'
/** What the indexes of the orders hold beside them, so that filters need not look at the rows. */
const beside = ['deleted_at', 'status', 'priority', 'channel', 'assignee_id', 'customer_id']

const types = ['CUSTOMERS', 'INTERACTIONS', 'ORDERS', 'OPPORTUNITIES', 'ORDER_LINES', 'TASKS', 'ORGANISATIONS']
const importTypes = (names: readonly string[]) =>
  `alter table import_job add constraint import_job_type_check check (type in (${names.map((name) => `'${name}'`).join(', ')}))`

/** Cases of customers, the changes of their status, and what is promised for them in which working time. */
export class Cases extends Migration {
  override up(): void {
    this.addSql(
      `create table business_calendar (${record}, name text not null unique, time_zone text not null, hours jsonb not null, holidays jsonb not null)`,
    )
    this.addSql(`
      create table sla_policy (${record}, priority text not null unique,
        calendar_id uuid not null references business_calendar (id), first_response_minutes int null, resolution_minutes int null, warn_minutes int not null)`)
    this.addSql('create index sla_policy_calendar_id_index on sla_policy (calendar_id)')
    this.addSql(`
      create table support_case (${record}, deleted_at timestamptz null, deleted_by text null, number int not null generated always as identity unique,
        customer_id uuid not null references customer (id) on delete cascade, subject text not null, text text null,
        status text not null default 'NEW' check (status in ${statuses}), priority text not null default 'NORMAL' check (priority in ${priorities}),
        channel text null, assignee_id uuid null references app_user (id) on delete set null, opened_at timestamptz not null,
        first_response_at timestamptz null, resolved_at timestamptz null, closed_at timestamptz null,
        policy_id uuid null references sla_policy (id) on delete set null,
        first_response_due_at timestamptz null, first_response_warn_at timestamptz null, first_response_told smallint not null default 0,
        resolution_due_at timestamptz null, resolution_warn_at timestamptz null, resolution_told smallint not null default 0,
        next_due_at timestamptz null, left_minutes int null, is_clock_stale boolean not null default false,
        source text null, source_ref text null, import_hash bigint null, unique (source, source_ref))`)
    for (const order of ['opened_at', 'next_due_at', 'updated_at'])
      this.addSql(
        `create index support_case_${order}_id_index on support_case (${order}, id) include (${beside.join(', ')})`,
      )
    this.addSql('create index support_case_number_id_index on support_case (number, id)')
    this.addSql('create index support_case_customer_id_opened_at_id_index on support_case (customer_id, opened_at, id)')
    this.addSql('create index support_case_status_opened_at_id_index on support_case (status, opened_at, id)')
    for (const column of ['assignee_id', 'policy_id'])
      this.addSql(`create index support_case_${column}_index on support_case (${column})`)
    for (const clock of ['first_response', 'resolution'])
      this.addSql(
        `create index support_case_${clock}_warn_index on support_case (${clock}_warn_at) where ${clock}_told < 2 and status in ('NEW', 'OPEN') and deleted_at is null`,
      )
    this.addSql('create index support_case_stale_index on support_case (id) where is_clock_stale')
    this.addSql(`
      create table case_change (${record}, case_id uuid not null references support_case (id) on delete cascade,
        from_status text null check (from_status in ${statuses}), to_status text not null check (to_status in ${statuses}),
        at timestamptz not null, by_id uuid null references app_user (id) on delete set null)`)
    this.addSql('create index case_change_case_id_at_index on case_change (case_id, at)')
    this.addSql('create index case_change_by_id_index on case_change (by_id)')
    for (const table of ['interaction', 'task']) {
      this.addSql(`alter table ${table} add column case_id uuid null`)
      this.addSql(
        `alter table ${table} add constraint ${table}_case_id_fkey foreign key (case_id) references support_case (id) on delete set null not valid`,
      )
      this.addSql(`alter table ${table} validate constraint ${table}_case_id_fkey`)
      this.addSql(`create index ${table}_case_id_index on ${table} (case_id) where case_id is not null`)
    }
    this.addSql('alter table import_job drop constraint import_job_type_check')
    this.addSql(importTypes([...types, 'CASES']))
  }

  override down(): void {
    this.addSql(`delete from import_job where type = 'CASES'`)
    this.addSql('alter table import_job drop constraint import_job_type_check')
    this.addSql(importTypes(types))
    for (const table of ['interaction', 'task']) this.addSql(`alter table ${table} drop column case_id`)
    for (const table of ['case_change', 'support_case', 'sla_policy', 'business_calendar'])
      this.addSql(`drop table ${table}`)
  }
}
