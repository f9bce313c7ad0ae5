import { Migration } from '@mikro-orm/migrations'

/** The tables of the core. */
export class CoreTables extends Migration {
  override up(): void {
    this.addSql('create extension if not exists pg_trgm')
    // UUIDv7 in SQL, for rows that are made in bulk: 48 bits of milliseconds, then random bits.
    this.addSql(`create function uuid_v7() returns uuid language sql volatile as $$
      select encode(
        set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
          placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1),
        'hex')::uuid
    $$`)
    this.addSql('create sequence event_cursor')
    this.addSql(`
      create table "audit_entry" ("id" bigserial primary key, "at" timestamptz not null default now(), "actor_kind" text not null, "actor_id" text not null, "action" text not null, "record_type" text not null, "record_id" uuid null, "before" jsonb null, "after" jsonb null, "request_id" text null);
      create index "audit_entry_record_type_record_id_index" on "audit_entry" ("record_type", "record_id");
      create table "event_consumer" ("name" text not null, "cursor" bigint not null, "updated_at" timestamptz not null default now(), primary key ("name"));
      create table "idempotency_key" ("actor_id" text not null, "key" text not null, "operation" text not null, "input_hash" text not null, "record_id" uuid not null, "created_at" timestamptz not null default now(), primary key ("actor_id", "key"));
      create table "import_job" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "version" int not null default 1, "type" text not null, "format" text not null, "status" text not null default 'STAGING', "source" text not null, "mapping" jsonb not null default '{}', "options" jsonb not null default '{}', "file_hash" text null, "total" int not null default 0, "processed" int not null default 0, "inserted" int not null default 0, "updated" int not null default 0, "duplicates" int not null default 0, "rejected" int not null default 0, "created_customers" int not null default 0, "finished_at" timestamptz null, "error" text null, "created_by" text not null, primary key ("id"));
      create index "import_job_file_hash_index" on "import_job" ("file_hash");
      alter table "import_job" add constraint "import_job_type_check" check ("type" in ('CUSTOMERS', 'INTERACTIONS', 'ORDERS', 'OPPORTUNITIES'));
      alter table "import_job" add constraint "import_job_format_check" check ("format" in ('CSV', 'NDJSON'));
      alter table "import_job" add constraint "import_job_status_check" check ("status" in ('STAGING', 'APPLYING', 'SUCCEEDED', 'FAILED'));
      create table "import_error" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "version" int not null default 1, "job_id" uuid not null, "line" int not null, "column" text null, "code" text not null, "message" text not null, primary key ("id"));
      create index "import_error_job_id_line_index" on "import_error" ("job_id", "line");
      create table "event_log" ("cursor" bigint not null, "topic" text not null, "payload" jsonb not null, "at" timestamptz not null, primary key ("cursor"));
      create index "event_log_at_index" on "event_log" ("at");
      create table "model_artifact" ("hash" text not null, "bytes" bytea not null, "created_at" timestamptz not null default now(), primary key ("hash"));
      create table "model_run" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "version" int not null default 1, "plugin" text not null, "plugin_version" text not null, "algorithm" text not null, "params" jsonb not null default '{}', "seed" int not null, "status" text not null default 'QUEUED', "progress" double precision not null default 0, "message" text null, "as_of" timestamptz not null, "started_at" timestamptz null, "finished_at" timestamptz null, "rows" int not null default 0, "features" jsonb not null default '[]', "split" jsonb null, "metrics" jsonb not null default '[]', "baseline" jsonb null, "grade" text null, "calibration" jsonb not null default '[]', "fairness" jsonb not null default '[]', "artifact_hash" text null, "promoted" boolean not null default false, "promote_on_success" boolean not null default true, "error" jsonb null, "fence" int not null default 0, "requested_by" text not null, primary key ("id"));
      create index "model_run_plugin_created_at_index" on "model_run" ("plugin", "created_at");
      alter table "model_run" add constraint "model_run_status_check" check ("status" in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED', 'INSUFFICIENT_DATA'));
      alter table "model_run" add constraint "model_run_grade_check" check ("grade" in ('EXCELLENT', 'GOOD', 'FAIR', 'NO_BETTER_THAN_BASELINE', 'WORSE_THAN_BASELINE', 'NOT_GRADED'));
      create table "outbox" ("id" bigserial primary key, "topic" text not null, "payload" jsonb not null, "at" timestamptz not null default clock_timestamp());
      create table "pipeline" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "version" int not null default 1, "key" text not null, "name" text not null, "position" int not null, primary key ("id"));
      alter table "pipeline" add constraint "pipeline_key_unique" unique ("key");
      create table "product" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "version" int not null default 1, "sku" text not null, "name" text not null, "active" boolean not null default true, primary key ("id"));
      alter table "product" add constraint "product_sku_unique" unique ("sku");
      create table "score" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "version" int not null default 1, "plugin" text not null, "kind" text not null, "subject_type" text not null, "subject_id" uuid not null, "value" double precision null, "unit" text not null, "horizon_days" int null, "interval" jsonb null, "band" text null, "trend" text not null, "status" text not null, "explanation" jsonb null, "plugin_version" text not null, "model_run_id" uuid not null, "input_hash" text not null, "data_as_of" timestamptz not null, "cause" jsonb not null, "computed_at" timestamptz not null, "changed_at" timestamptz not null, "previous_value" double precision null, primary key ("id"));
      create index "score_kind_value_index" on "score" ("kind", "value");
      alter table "score" add constraint "score_subject_id_kind_unique" unique ("subject_id", "kind");
      alter table "score" add constraint "score_unit_check" check ("unit" in ('PROBABILITY', 'PERCENTILE', 'MONEY', 'INDEX', 'COUNT'));
      alter table "score" add constraint "score_band_check" check ("band" in ('VERY_LOW', 'LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH'));
      alter table "score" add constraint "score_trend_check" check ("trend" in ('UP', 'DOWN', 'FLAT', 'NEW'));
      alter table "score" add constraint "score_status_check" check ("status" in ('OK', 'INSUFFICIENT_DATA', 'STALE', 'WITHHELD_CONSENT'));
      create table "score_history" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "version" int not null default 1, "plugin" text not null, "kind" text not null, "subject_type" text not null, "subject_id" uuid not null, "value" double precision null, "unit" text not null, "horizon_days" int null, "interval" jsonb null, "band" text null, "trend" text not null, "status" text not null, "explanation" jsonb null, "plugin_version" text not null, "model_run_id" uuid not null, "input_hash" text not null, "data_as_of" timestamptz not null, "cause" jsonb not null, "computed_at" timestamptz not null, "changed_at" timestamptz not null, "previous_value" double precision null, "score_id" uuid not null, primary key ("id"));
      create index "score_history_subject_id_index" on "score_history" ("subject_id");
      create index "score_history_score_id_computed_at_index" on "score_history" ("score_id", "computed_at");
      alter table "score_history" add constraint "score_history_unit_check" check ("unit" in ('PROBABILITY', 'PERCENTILE', 'MONEY', 'INDEX', 'COUNT'));
      alter table "score_history" add constraint "score_history_band_check" check ("band" in ('VERY_LOW', 'LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH'));
      alter table "score_history" add constraint "score_history_trend_check" check ("trend" in ('UP', 'DOWN', 'FLAT', 'NEW'));
      alter table "score_history" add constraint "score_history_status_check" check ("status" in ('OK', 'INSUFFICIENT_DATA', 'STALE', 'WITHHELD_CONSENT'));
      create table "stage" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "version" int not null default 1, "pipeline_id" uuid not null, "key" text not null, "name" text not null, "outcome" text not null, "position" int not null, "default_probability" double precision null, primary key ("id"));
      alter table "stage" add constraint "stage_pipeline_id_key_unique" unique ("pipeline_id", "key");
      alter table "stage" add constraint "stage_outcome_check" check ("outcome" in ('OPEN', 'WON', 'LOST'));
      create table "app_user" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "version" int not null default 1, "name" text not null, "email" text not null, "role" text not null default 'AGENT', "active" boolean not null default true, primary key ("id"));
      alter table "app_user" add constraint "app_user_email_unique" unique ("email");
      alter table "app_user" add constraint "app_user_role_check" check ("role" in ('OWNER', 'MANAGER', 'AGENT', 'READER', 'INTEGRATION'));
      create table "customer" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "version" int not null default 1, "deleted_at" timestamptz null, "deleted_by" text null, "kind" text not null, "name" text not null, "email" text null, "phone" text null, "country" text null, "language" text null, "time_zone" text null, "lifecycle" text not null default 'LEAD', "owner_id" uuid null, "tags" text[] not null default '{}', "attributes" jsonb not null default '{}', primary key ("id"));
      create index customer_tags_index on customer using gin (tags);
      create index customer_search_index on customer using gin ((coalesce(name,'') || ' ' || coalesce(email,'') || ' ' || coalesce(phone,'')) gin_trgm_ops);
      create index "customer_name_id_index" on "customer" ("name", "id");
      create index "customer_owner_id_index" on "customer" ("owner_id");
      create index "customer_created_at_id_index" on "customer" ("created_at", "id");
      alter table "customer" add constraint "customer_kind_check" check ("kind" in ('PERSON', 'ORGANISATION'));
      alter table "customer" add constraint "customer_lifecycle_check" check ("lifecycle" in ('VISITOR', 'LEAD', 'CUSTOMER', 'FORMER'));
      create table "sales_order" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "version" int not null default 1, "deleted_at" timestamptz null, "deleted_by" text null, "customer_id" uuid not null, "number" text null, "placed_at" timestamptz not null, "total_value" numeric(19,4) not null, "currency" text not null, "status" text not null default 'PLACED', "source" text null, "source_ref" text null, primary key ("id"));
      create index "sales_order_placed_at_id_index" on "sales_order" ("placed_at", "id");
      create index "sales_order_customer_id_placed_at_id_index" on "sales_order" ("customer_id", "placed_at", "id");
      alter table "sales_order" add constraint "sales_order_source_source_ref_unique" unique ("source", "source_ref");
      alter table "sales_order" add constraint "sales_order_status_check" check ("status" in ('PENDING', 'PLACED', 'PAID', 'FULFILLED', 'CANCELLED', 'REFUNDED'));
      create table "order_line" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "version" int not null default 1, "order_id" uuid not null, "position" int not null, "product_id" uuid not null, "quantity" numeric(19,4) not null, "unit_price_value" numeric(19,4) not null, "total_value" numeric(19,4) not null, primary key ("id"));
      create index "order_line_product_id_index" on "order_line" ("product_id");
      alter table "order_line" add constraint "order_line_order_id_position_unique" unique ("order_id", "position");
      create table "opportunity" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "version" int not null default 1, "deleted_at" timestamptz null, "deleted_by" text null, "customer_id" uuid not null, "name" text not null, "pipeline_id" uuid not null, "stage_id" uuid not null, "amount_value" numeric(19,4) null, "currency" text null, "probability" double precision null, "expected_close_on" date null, "closed_at" timestamptz null, "owner_id" uuid null, "lost_reason" text null, "source" text null, "source_ref" text null, primary key ("id"));
      create index "opportunity_created_at_id_index" on "opportunity" ("created_at", "id");
      create index "opportunity_owner_id_index" on "opportunity" ("owner_id");
      create index "opportunity_stage_id_index" on "opportunity" ("stage_id");
      create index "opportunity_customer_id_created_at_index" on "opportunity" ("customer_id", "created_at");
      alter table "opportunity" add constraint "opportunity_source_source_ref_unique" unique ("source", "source_ref");
      create table "stage_change" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "version" int not null default 1, "opportunity_id" uuid not null, "from_stage_id" uuid null, "to_stage_id" uuid not null, "at" timestamptz not null, "by_id" uuid null, "seconds_in_stage" int null, "amount_value" numeric(19,4) null, "currency" text null, "expected_close_on" date null, primary key ("id"));
      create index "stage_change_opportunity_id_at_index" on "stage_change" ("opportunity_id", "at");
      create table "interaction" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "version" int not null default 1, "deleted_at" timestamptz null, "deleted_by" text null, "customer_id" uuid not null, "opportunity_id" uuid null, "kind" text not null, "channel" text null, "direction" text null, "subject" text null, "body" text null, "language" text null, "occurred_at" timestamptz not null, "properties" jsonb not null default '{}', "source" text null, "source_ref" text null, primary key ("id"));
      create index "interaction_opportunity_id_index" on "interaction" ("opportunity_id");
      create index "interaction_occurred_at_id_index" on "interaction" ("occurred_at", "id");
      create index "interaction_customer_id_occurred_at_id_index" on "interaction" ("customer_id", "occurred_at", "id");
      alter table "interaction" add constraint "interaction_source_source_ref_unique" unique ("source", "source_ref");
      alter table "interaction" add constraint "interaction_kind_check" check ("kind" in ('CALL', 'EMAIL', 'MEETING', 'CHAT', 'VISIT', 'SOCIAL', 'SURVEY', 'SUPPORT', 'NOTE'));
      alter table "interaction" add constraint "interaction_direction_check" check ("direction" in ('INBOUND', 'OUTBOUND', 'INTERNAL'));
      create table "external_id" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "version" int not null default 1, "customer_id" uuid not null, "source" text not null, "external_id" text not null, primary key ("id"));
      create index "external_id_customer_id_index" on "external_id" ("customer_id");
      alter table "external_id" add constraint "external_id_source_external_id_unique" unique ("source", "external_id");
      create table "api_key" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "version" int not null default 1, "name" text not null, "hash" text not null, "prefix" text not null, "role" text not null, "scope" text not null default 'ALL', "user_id" uuid null, "expires_at" timestamptz null, "revoked_at" timestamptz null, primary key ("id"));
      alter table "api_key" add constraint "api_key_hash_unique" unique ("hash");
      alter table "api_key" add constraint "api_key_role_check" check ("role" in ('OWNER', 'MANAGER', 'AGENT', 'READER', 'INTEGRATION'));
      alter table "api_key" add constraint "api_key_scope_check" check ("scope" in ('ALL', 'OWN'));
      alter table "import_error" add constraint "import_error_job_id_foreign" foreign key ("job_id") references "import_job" ("id") on delete cascade;
      alter table "score" add constraint "score_model_run_id_foreign" foreign key ("model_run_id") references "model_run" ("id");
      alter table "score_history" add constraint "score_history_model_run_id_foreign" foreign key ("model_run_id") references "model_run" ("id");
      alter table "score_history" add constraint "score_history_score_id_foreign" foreign key ("score_id") references "score" ("id") on delete cascade;
      alter table "stage" add constraint "stage_pipeline_id_foreign" foreign key ("pipeline_id") references "pipeline" ("id") on delete cascade;
      alter table "customer" add constraint "customer_owner_id_foreign" foreign key ("owner_id") references "app_user" ("id") on delete set null;
      alter table "sales_order" add constraint "sales_order_customer_id_foreign" foreign key ("customer_id") references "customer" ("id") on delete cascade;
      alter table "order_line" add constraint "order_line_order_id_foreign" foreign key ("order_id") references "sales_order" ("id") on delete cascade;
      alter table "order_line" add constraint "order_line_product_id_foreign" foreign key ("product_id") references "product" ("id");
      alter table "opportunity" add constraint "opportunity_customer_id_foreign" foreign key ("customer_id") references "customer" ("id") on delete cascade;
      alter table "opportunity" add constraint "opportunity_pipeline_id_foreign" foreign key ("pipeline_id") references "pipeline" ("id");
      alter table "opportunity" add constraint "opportunity_stage_id_foreign" foreign key ("stage_id") references "stage" ("id");
      alter table "opportunity" add constraint "opportunity_owner_id_foreign" foreign key ("owner_id") references "app_user" ("id") on delete set null;
      alter table "stage_change" add constraint "stage_change_opportunity_id_foreign" foreign key ("opportunity_id") references "opportunity" ("id") on delete cascade;
      alter table "stage_change" add constraint "stage_change_from_stage_id_foreign" foreign key ("from_stage_id") references "stage" ("id") on delete set null;
      alter table "stage_change" add constraint "stage_change_to_stage_id_foreign" foreign key ("to_stage_id") references "stage" ("id");
      alter table "stage_change" add constraint "stage_change_by_id_foreign" foreign key ("by_id") references "app_user" ("id") on delete set null;
      alter table "interaction" add constraint "interaction_customer_id_foreign" foreign key ("customer_id") references "customer" ("id") on delete cascade;
      alter table "interaction" add constraint "interaction_opportunity_id_foreign" foreign key ("opportunity_id") references "opportunity" ("id") on delete set null;
      alter table "external_id" add constraint "external_id_customer_id_foreign" foreign key ("customer_id") references "customer" ("id") on delete cascade;
      alter table "api_key" add constraint "api_key_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on delete set null;
    `)
    // A first pipeline, so that deals can be opened at once; it can be renamed and others added.
    this.addSql(
      `insert into pipeline (id, key, name, position) values ('01900000-0000-7000-8000-000000000001', 'SALES', 'Sales', 1)`,
    )
    this.addSql(`
      insert into stage (id, pipeline_id, key, name, outcome, position, default_probability) values
        ('01900000-0000-7000-8000-000000000011', '01900000-0000-7000-8000-000000000001', 'QUALIFICATION', 'Qualification', 'OPEN', 1, 0.1),
        ('01900000-0000-7000-8000-000000000012', '01900000-0000-7000-8000-000000000001', 'NEEDS_ANALYSIS', 'Needs analysis', 'OPEN', 2, 0.25),
        ('01900000-0000-7000-8000-000000000013', '01900000-0000-7000-8000-000000000001', 'PROPOSAL', 'Proposal', 'OPEN', 3, 0.5),
        ('01900000-0000-7000-8000-000000000014', '01900000-0000-7000-8000-000000000001', 'NEGOTIATION', 'Negotiation', 'OPEN', 4, 0.75),
        ('01900000-0000-7000-8000-000000000015', '01900000-0000-7000-8000-000000000001', 'WON', 'Won', 'WON', 5, null),
        ('01900000-0000-7000-8000-000000000016', '01900000-0000-7000-8000-000000000001', 'LOST', 'Lost', 'LOST', 6, null)
    `)
  }
}
