import { Migration } from '@mikro-orm/migrations'

/** The audit as a chain that can be read; row scopes of users; the event tables tuned for what they are. */
export class Access extends Migration {
  override up(): void {
    this.addSql(`
      drop index "audit_entry_record_type_record_id_index";
      alter table "audit_entry" drop column "id";
      alter table "audit_entry" add column "id" uuid not null default uuid_v7(),
        add column "position" bigint null, add column "content_hash" text null, add column "hash" text null;
      alter table "audit_entry" add primary key ("id"), add constraint "audit_entry_position_unique" unique ("position");
      create index "audit_entry_at_id_index" on "audit_entry" ("at", "id");
      create index "audit_entry_record_id_at_index" on "audit_entry" ("record_id", "at");
      create index "audit_entry_unsealed_index" on "audit_entry" ("id") where "position" is null
    `)
    this.addSql(`
      alter table "app_user" add column "scope" text not null default 'ALL';
      alter table "app_user" add constraint "app_user_scope_check" check ("scope" in ('ALL', 'OWN'))
    `)
    // Old events are found by their cursors.
    this.addSql('drop index "event_log_at_index"')
    // A queue: its rows live for milliseconds, so it is cleaned by their number, not by the size that it happens to have,
    // and its file is kept, for cutting it off takes a lock that writers wait for.
    this.addSql(
      `alter table "outbox" set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000,
         autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 1000, vacuum_truncate = false)`,
    )
  }

  override down(): void {
    this.addSql(
      `alter table "outbox" reset (autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold,
         autovacuum_vacuum_insert_scale_factor, autovacuum_vacuum_insert_threshold, vacuum_truncate)`,
    )
    this.addSql('create index "event_log_at_index" on "event_log" ("at")')
    this.addSql('alter table "app_user" drop column "scope"')
    this.addSql(`
      drop index "audit_entry_at_id_index";
      drop index "audit_entry_record_id_at_index";
      alter table "audit_entry" drop column "hash", drop column "content_hash", drop column "position", drop column "id";
      alter table "audit_entry" add column "id" bigserial primary key;
      create index "audit_entry_record_type_record_id_index" on "audit_entry" ("record_type", "record_id")
    `)
  }
}
