import { Migration } from '@mikro-orm/migrations'

const base =
  '"id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "version" int not null default 1'

/** Where changes are sent, the events on their way, and each request. */
export class Webhooks extends Migration {
  override up(): void {
    this.addSql(`
      create table "webhook" (${base}, "name" text not null, "url" text not null, "feed" text not null, "query" text not null, "variables" jsonb not null,
        "key_id" uuid not null, "from_cursor" bigint not null, "status" text not null default 'ENABLED' check ("status" in ('ENABLED', 'PAUSED', 'DISABLED')), "reason" text null,
        "secret" text not null, "previous_secret" text null, "previous_secret_until" timestamptz null, "enabled_at" timestamptz not null default now(),
        "failures" int not null default 0, "failing_since" timestamptz null, "next_at" timestamptz null, "last_success_at" timestamptz null, primary key ("id"));
      create index "webhook_name_id_index" on "webhook" ("name", "id");
      create index "webhook_created_at_id_index" on "webhook" ("created_at", "id");
      create index "webhook_key_id_index" on "webhook" ("key_id");
      alter table "webhook" add constraint "webhook_key_id_foreign" foreign key ("key_id") references "api_key" ("id");

      create table "webhook_delivery" (${base}, "webhook_id" uuid not null, "cursor" bigint null, "topic" text not null, "about" text not null,
        "payload" jsonb not null, "event_at" timestamptz not null, "is_test" boolean not null default false,
        "status" text not null default 'PENDING' check ("status" in ('PENDING', 'DELIVERED', 'FAILED', 'SKIPPED')), "attempt_count" int not null default 0,
        "queued_at" timestamptz not null default now(), "next_at" timestamptz null, "leased_until" timestamptz null, "ended_at" timestamptz null,
        "problem" text null, primary key ("id"));
      alter table "webhook_delivery" add constraint "webhook_delivery_webhook_id_cursor_unique" unique ("webhook_id", "cursor");
      create index "webhook_delivery_created_at_id_index" on "webhook_delivery" ("created_at", "id");
      create index "webhook_delivery_webhook_id_created_at_id_index" on "webhook_delivery" ("webhook_id", "created_at", "id");
      create index webhook_delivery_order_index on webhook_delivery (webhook_id, about, cursor) where status = 'PENDING';
      create index webhook_delivery_due_index on webhook_delivery (webhook_id, next_at) where status = 'PENDING' and next_at is not null;
      alter table "webhook_delivery" add constraint "webhook_delivery_webhook_id_foreign" foreign key ("webhook_id") references "webhook" ("id") on delete cascade;

      create table "webhook_attempt" ("id" uuid not null, "delivery_id" uuid not null, "at" timestamptz not null default now(), "status" int null,
        "duration_ms" int not null, "answer" text null, "problem" text null, primary key ("id"));
      create index "webhook_attempt_delivery_id_at_id_index" on "webhook_attempt" ("delivery_id", "at", "id");
      alter table "webhook_attempt" add constraint "webhook_attempt_delivery_id_foreign" foreign key ("delivery_id") references "webhook_delivery" ("id") on delete cascade
    `)
    // Events from here on reach webhooks, however late the process starts that reads them.
    this.addSql(
      `insert into "event_consumer" ("name", "cursor") select 'follow:webhook', coalesce(max("cursor"), 0) from "event_log"`,
    )
  }

  override down(): void {
    this.addSql(`delete from "event_consumer" where "name" = 'follow:webhook'`)
    this.addSql('drop table "webhook_attempt"')
    this.addSql('drop table "webhook_delivery"')
    this.addSql('drop table "webhook"')
  }
}
