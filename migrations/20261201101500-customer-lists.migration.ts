import { Migration } from '@mikro-orm/migrations'

/** Lists of customers, who is in them, and who joined and left. */
export class CustomerLists extends Migration {
  override up(): void {
    this.addSql(`
      create table customer_list (
        id uuid primary key, created_at timestamptz not null default now(), updated_at timestamptz not null default now(), version int not null default 1,
        deleted_at timestamptz null, deleted_by text null,
        name text not null, description text null, kind text not null check (kind in ('BY_RULE', 'BY_HAND')), filter jsonb null,
        is_shared boolean not null default false, owner_id uuid null references app_user (id) on delete cascade,
        evaluated_at timestamptz null, problem text null, check ((kind = 'BY_RULE') = (filter is not null)))`)
    for (const column of ['name', 'created_at', 'updated_at'])
      this.addSql(`create index customer_list_${column}_id_index on customer_list (${column}, id)`)
    this.addSql('create index customer_list_owner_id_index on customer_list (owner_id)')
    this.addSql(`
      create table customer_list_member (
        list_id uuid not null references customer_list (id) on delete cascade, customer_id uuid not null references customer (id) on delete cascade,
        since timestamptz not null default now(), is_told boolean not null default true, primary key (list_id, customer_id))`)
    this.addSql(
      'create index customer_list_member_customer_id_list_id_index on customer_list_member (customer_id, list_id)',
    )
    this.addSql(`
      create table customer_list_change (
        id uuid primary key, list_id uuid not null references customer_list (id) on delete cascade,
        customer_id uuid not null references customer (id) on delete cascade,
        action text not null check (action in ('ADDED', 'REMOVED')), at timestamptz not null)`)
    for (const column of ['list_id', 'customer_id'])
      this.addSql(`create index customer_list_change_${column}_index on customer_list_change (${column})`)
  }

  override down(): void {
    for (const table of ['customer_list_change', 'customer_list_member', 'customer_list'])
      this.addSql(`drop table ${table}`)
  }
}
