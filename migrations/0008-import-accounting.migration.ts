import { Migration } from '@mikro-orm/migrations'

/** What imports tell of cells and words, and what each record's last import said of it. */
export class ImportAccounting extends Migration {
  override up(): void {
    this.addSql(`
      alter table "import_job" drop constraint "import_job_format_check";
      alter table "import_job" add constraint "import_job_format_check" check ("format" in ('CSV', 'NDJSON', 'JSON'));
      alter table "import_job" drop constraint "import_job_type_check";
      alter table "import_job" add constraint "import_job_type_check" check ("type" in ('CUSTOMERS', 'INTERACTIONS', 'ORDERS', 'OPPORTUNITIES', 'ORDER_LINES'));
      alter table "import_job" add column "cells_read" double precision not null default 0;
      alter table "import_job" add column "cells_stored" double precision not null default 0;
      alter table "import_job" add column "cells_warned" double precision not null default 0;
      alter table "import_job" add column "cells_unmapped" double precision not null default 0;
      alter table "import_job" add column "unmapped_columns" text[] not null default '{}';
      alter table "import_job" add column "unknown_words" jsonb not null default '[]'
    `)
    this.addSql(`
      create table "import_warning" ("id" uuid not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "version" int not null default 1, "job_id" uuid not null, "line" int not null, "column" text not null, "code" text not null, "message" text not null, primary key ("id"));
      create index "import_warning_job_id_line_index" on "import_warning" ("job_id", "line");
      alter table "import_warning" add constraint "import_warning_job_id_foreign" foreign key ("job_id") references "import_job" ("id") on delete cascade
    `)
    // A hash of what the last import said of the record: the same again is no news, whatever people did since.
    for (const table of ['external_id', 'interaction', 'opportunity', 'sales_order'])
      this.addSql(`alter table "${table}" add column "import_hash" bigint null`)
    this.addSql('alter table "sales_order" add column "import_lines_hash" bigint null')
  }

  override down(): void {
    this.addSql('alter table "sales_order" drop column "import_lines_hash"')
    for (const table of ['external_id', 'interaction', 'opportunity', 'sales_order'])
      this.addSql(`alter table "${table}" drop column "import_hash"`)
    this.addSql('drop table "import_warning"')
    this.addSql(`
      delete from "import_job" where "format" = 'JSON' or "type" = 'ORDER_LINES';
      alter table "import_job" drop constraint "import_job_format_check";
      alter table "import_job" add constraint "import_job_format_check" check ("format" in ('CSV', 'NDJSON'));
      alter table "import_job" drop constraint "import_job_type_check";
      alter table "import_job" add constraint "import_job_type_check" check ("type" in ('CUSTOMERS', 'INTERACTIONS', 'ORDERS', 'OPPORTUNITIES'));
      alter table "import_job" drop column "cells_read";
      alter table "import_job" drop column "cells_stored";
      alter table "import_job" drop column "cells_warned";
      alter table "import_job" drop column "cells_unmapped";
      alter table "import_job" drop column "unmapped_columns";
      alter table "import_job" drop column "unknown_words"
    `)
  }
}
