import { Migration } from '@mikro-orm/migrations'

/**
 * How far runs have come, beside them: every score that a promotion writes looks up its run by a foreign key, and would pass
 * by every version of the row that progress leaves in it while the promotion's transaction is open.
 */
export class RunProgress extends Migration {
  override up(): void {
    this.addSql(
      `create table "model_run_progress" ("run_id" uuid not null, "fence" int not null, "fraction" double precision not null, "message" text not null, primary key ("run_id"))`,
    )
    this.addSql(
      `alter table "model_run_progress" add constraint "model_run_progress_run_id_foreign" foreign key ("run_id") references "model_run" ("id") on delete cascade`,
    )
  }

  override down(): void {
    this.addSql(`drop table "model_run_progress"`)
  }
}
