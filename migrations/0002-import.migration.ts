import { Migration } from '@mikro-orm/migrations'

/** Where the lines of imports wait: each job has a table of its own in this schema, which goes when the job has ended. */
export class ImportStaging extends Migration {
  override up(): void {
    this.addSql('create schema if not exists import_staging')
    // Lines and the job come in one piece, so nobody ever sees a job whose lines are still on their way.
    this.addSql(`
      alter table "import_job" drop constraint "import_job_status_check";
      update "import_job" set "status" = 'QUEUED' where "status" = 'STAGING';
      alter table "import_job" alter column "status" set default 'QUEUED';
      alter table "import_job" add constraint "import_job_status_check" check ("status" in ('QUEUED', 'APPLYING', 'SUCCEEDED', 'FAILED'));
      alter table "import_job" add column "position" int null;
      alter table "import_job" add column "notes" text[] not null default '{}'
    `)
  }

  override down(): void {
    this.addSql(`
      alter table "import_job" drop column "notes";
      alter table "import_job" drop column "position";
      alter table "import_job" drop constraint "import_job_status_check";
      update "import_job" set "status" = 'STAGING' where "status" = 'QUEUED';
      alter table "import_job" alter column "status" set default 'STAGING';
      alter table "import_job" add constraint "import_job_status_check" check ("status" in ('STAGING', 'APPLYING', 'SUCCEEDED', 'FAILED'))
    `)
    this.addSql('drop schema import_staging cascade')
  }
}
