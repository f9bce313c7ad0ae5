import { Migration } from '@mikro-orm/migrations'

/** What the indexes of the orders hold beside them, so that filters need not look at the rows. */
const beside = ['deleted_at', 'status', 'assignee_id', 'customer_id', 'kind', 'priority']

/** What is to be done for customers, and files of it. */
export class Tasks extends Migration {
  override up(): void {
    this.addSql(`
      create table task (
        id uuid primary key, created_at timestamptz not null default now(), updated_at timestamptz not null default now(), version int not null default 1,
        deleted_at timestamptz null, deleted_by text null,
        customer_id uuid not null references customer (id) on delete cascade, opportunity_id uuid null references opportunity (id) on delete set null,
        order_id uuid null references sales_order (id) on delete set null, title text not null, text text null,
        kind text not null default 'TODO' check (kind in ('TODO', 'CALL', 'EMAIL', 'MEETING', 'VISIT')),
        priority text not null default 'NORMAL' check (priority in ('LOW', 'NORMAL', 'HIGH', 'URGENT')),
        status text not null default 'OPEN' check (status in ('OPEN', 'DONE', 'CANCELLED')),
        due_on date null, due_at timestamptz null,
        overdue_at timestamptz null generated always as (coalesce(due_at, (due_on + 1)::timestamp at time zone 'UTC')) stored,
        duration_minutes int null, assignee_id uuid null references app_user (id) on delete set null, remind_at timestamptz null, reminded_at timestamptz null,
        done_at timestamptz null, done_by_id uuid null references app_user (id) on delete set null,
        interaction_id uuid null references interaction (id) on delete set null,
        source text null, source_ref text null, import_hash bigint null, unique (source, source_ref))`)
    for (const order of ['overdue_at', 'done_at', 'created_at', 'updated_at'])
      this.addSql(`create index task_${order}_id_index on task (${order}, id) include (${beside.join(', ')})`)
    this.addSql(
      'create index task_assignee_id_status_overdue_at_id_index on task (assignee_id, status, overdue_at, id)',
    )
    this.addSql(
      'create index task_status_overdue_at_id_index on task (status, overdue_at, id) include (deleted_at, customer_id, kind, priority)',
    )
    this.addSql('create index task_customer_id_done_at_id_index on task (customer_id, done_at, id)')
    for (const column of ['opportunity_id', 'order_id', 'interaction_id', 'done_by_id'])
      this.addSql(`create index task_${column}_index on task (${column})`)
    this.addSql(
      `create index task_reminder_index on task (remind_at) where reminded_at is null and status = 'OPEN' and deleted_at is null`,
    )
    this.addSql(`alter table import_job drop constraint import_job_type_check`)
    this.addSql(
      `alter table import_job add constraint import_job_type_check check (type in ('CUSTOMERS', 'INTERACTIONS', 'ORDERS', 'OPPORTUNITIES', 'ORDER_LINES', 'TASKS'))`,
    )
  }

  override down(): void {
    this.addSql(`delete from import_job where type = 'TASKS'`)
    this.addSql(`alter table import_job drop constraint import_job_type_check`)
    this.addSql(
      `alter table import_job add constraint import_job_type_check check (type in ('CUSTOMERS', 'INTERACTIONS', 'ORDERS', 'OPPORTUNITIES', 'ORDER_LINES'))`,
    )
    this.addSql('drop table task')
  }
}
