import { Migration } from '@mikro-orm/migrations'

const base =
  '"id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "version" int not null default 1'

/** Lists that are written to files, and the files in pieces. */
export class Exports extends Migration {
  override up(): void {
    this.addSql(`
      create table "export_job" (${base}, "list" text not null, "format" text not null check ("format" in ('CSV', 'NDJSON')),
        "status" text not null default 'QUEUED' check ("status" in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED')), "query" text not null, "variables" jsonb not null,
        "columns" jsonb not null, "byte_order_mark" boolean not null, "user_id" uuid null, "created_by" text not null, "role" text null, "scope" text null,
        "rows" int not null default 0, "bytes" double precision null, "sha256" text null, "file" uuid null, "taken_at" timestamptz null,
        "finished_at" timestamptz null, "expires_at" timestamptz null, "error" text null, primary key ("id"));
      create index "export_job_created_at_id_index" on "export_job" ("created_at", "id");
      create index "export_job_created_by_status_index" on "export_job" ("created_by", "status");
      alter table "export_job" add constraint "export_job_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on delete set null;
      create table "export_chunk" (${base}, "job_id" uuid not null, "file" uuid not null, "start" double precision not null, "body" bytea not null, primary key ("id"));
      alter table "export_chunk" add constraint "export_chunk_file_start_unique" unique ("file", "start");
      create index "export_chunk_job_id_index" on "export_chunk" ("job_id");
      alter table "export_chunk" add constraint "export_chunk_job_id_foreign" foreign key ("job_id") references "export_job" ("id") on delete cascade
    `)
    // Its rows are never changed, and compressing what is read once costs more than it saves.
    this.addSql('alter table "export_chunk" alter column "body" set storage external')
  }

  override down(): void {
    this.addSql('drop table "export_chunk"')
    this.addSql('drop table "export_job"')
  }
}
