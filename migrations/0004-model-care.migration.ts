import { Migration } from '@mikro-orm/migrations'

/** When models were promoted and under which condition, trainings by the clock, and how far what models read has moved. */
export class ModelCare extends Migration {
  override up(): void {
    this.addSql(`
      alter table "model_run" add column "promoted_at" timestamptz null;
      update "model_run" set "promoted_at" = "finished_at" where "promoted";
      alter table "model_run" add column "promotion" text not null default 'ALWAYS';
      update "model_run" set "promotion" = 'NEVER' where not "promote_on_success";
      alter table "model_run" drop column "promote_on_success";
      alter table "model_run" add constraint "model_run_promotion_check" check ("promotion" in ('ALWAYS', 'IF_NO_WORSE', 'NEVER'))
    `)
    this.addSql(`
      create table "training_schedule" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "version" int not null default 1, "plugin" text not null, "algorithm" text not null, "params" jsonb not null default '{}', "cron" text not null, "time_zone" text not null, "promotion" text not null, "next_due_at" timestamptz not null, "last_due_at" timestamptz null, "last_run_id" uuid null, "last_job_id" uuid null, "error" jsonb null, "requested_by" text not null, primary key ("id"));
      alter table "training_schedule" add constraint "training_schedule_plugin_algorithm_unique" unique ("plugin", "algorithm");
      alter table "training_schedule" add constraint "training_schedule_last_run_id_foreign" foreign key ("last_run_id") references "model_run" ("id") on update cascade on delete set null;
      alter table "training_schedule" add constraint "training_schedule_promotion_check" check ("promotion" in ('ALWAYS', 'IF_NO_WORSE', 'NEVER'))
    `)
    this.addSql(`
      create table "drift_report" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "version" int not null default 1, "model_run_id" uuid not null, "measured_at" timestamptz not null, "rows" int not null, "features" jsonb not null, "proposal" text not null, "reasons" text[] not null default '{}', primary key ("id"));
      create index "drift_report_model_run_id_measured_at_index" on "drift_report" ("model_run_id", "measured_at");
      alter table "drift_report" add constraint "drift_report_model_run_id_foreign" foreign key ("model_run_id") references "model_run" ("id") on update cascade on delete cascade;
      alter table "drift_report" add constraint "drift_report_proposal_check" check ("proposal" in ('KEEP', 'WATCH', 'RETRAIN'))
    `)
    // What modelHealth counts, without a look at the scores themselves.
    this.addSql(`create index "score_plugin_status_computed_at_index" on "score" ("plugin", "status", "computed_at")`)
  }

  override down(): void {
    this.addSql(`drop index "score_plugin_status_computed_at_index"`)
    this.addSql(`drop table "drift_report"`)
    this.addSql(`drop table "training_schedule"`)
    this.addSql(`
      alter table "model_run" add column "promote_on_success" boolean not null default true;
      update "model_run" set "promote_on_success" = false where "promotion" = 'NEVER';
      alter table "model_run" drop column "promotion";
      alter table "model_run" drop column "promoted_at"
    `)
  }
}
