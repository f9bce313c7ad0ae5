import { Migration } from '@mikro-orm/migrations'

/** Changes that agents and people propose. */
export class Proposals extends Migration {
  override up(): void {
    this.addSql(`
      create table proposal (
        id uuid primary key, created_at timestamptz not null default now(), updated_at timestamptz not null default now(), version int not null default 1,
        mutation text not null, input jsonb not null, changes jsonb not null, change_count int not null, changes_hash text not null,
        reason text not null,
        status text not null default 'PENDING' check (status in ('PENDING', 'APPLIED', 'DISCARDED')),
        expires_at timestamptz not null,
        customer_id uuid null references customer (id) on delete cascade,
        user_id uuid null references app_user (id),
        proposed_by uuid not null, proposed_through text not null check (proposed_through in ('GRAPHQL', 'MCP')),
        record_type text null, record_id uuid null,
        decider_id uuid null references app_user (id),
        decided_by uuid null, decided_through text null check (decided_through in ('GRAPHQL', 'MCP')), decided_at timestamptz null)`)
    this.addSql('create index proposal_created_at_id_index on proposal (created_at, id)')
    this.addSql('create index proposal_customer_id_index on proposal (customer_id)')
    this.addSql('create index proposal_user_id_index on proposal (user_id)')
    this.addSql('create index proposal_proposed_by_status_index on proposal (proposed_by, status)')
  }

  override down(): void {
    this.addSql('drop table proposal')
  }
}
