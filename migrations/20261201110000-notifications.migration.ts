import { Migration } from '@mikro-orm/migrations'

const base =
  '"id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "version" int not null default 1'

/** What users are told, and what they do not want to be told. */
export class Notifications extends Migration {
  override up(): void {
    this.addSql(`
      create table "notification" (${base}, "user_id" uuid not null, "kind" text not null, "group_key" text not null, "record_type" text null,
        "record_id" uuid null, "customer_id" uuid null, "text" jsonb not null, "count" int not null default 1, "at" timestamptz not null,
        "read_at" timestamptz null, primary key ("id"));
      alter table "notification" add constraint "notification_user_id_kind_group_key_unique" unique ("user_id", "kind", "group_key");
      create index "notification_user_id_at_id_index" on "notification" ("user_id", "at", "id");
      create index "notification_customer_id_index" on "notification" ("customer_id");
      create index notification_unread_index on notification (user_id) where read_at is null;
      alter table "notification" add constraint "notification_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on delete cascade;
      alter table "notification" add constraint "notification_customer_id_foreign" foreign key ("customer_id") references "customer" ("id") on delete cascade;

      create table "notification_preference" (${base}, "user_id" uuid not null, "kind" text not null, "is_on" boolean not null, primary key ("id"));
      alter table "notification_preference" add constraint "notification_preference_user_id_kind_unique" unique ("user_id", "kind");
      alter table "notification_preference" add constraint "notification_preference_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on delete cascade
    `)
    // Users are told of what happens from here on, however late the process starts that tells them.
    this.addSql(
      `insert into "event_consumer" ("name", "cursor") select 'follow:notification', coalesce(max("cursor"), 0) from "event_log"`,
    )
  }

  override down(): void {
    this.addSql(`delete from "event_consumer" where "name" = 'follow:notification'`)
    this.addSql('drop table "notification_preference"')
    this.addSql('drop table "notification"')
  }
}
