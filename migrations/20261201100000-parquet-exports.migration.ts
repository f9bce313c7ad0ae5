import { Migration } from '@mikro-orm/migrations'

/** Exports in another format. */
export class ParquetExports extends Migration {
  override up(): void {
    this.addSql(`alter table export_job drop constraint export_job_format_check,
      add constraint export_job_format_check check (format in ('CSV', 'NDJSON', 'PARQUET'))`)
  }

  override down(): void {
    this.addSql(`delete from export_job where format = 'PARQUET'`)
    this.addSql(`alter table export_job drop constraint export_job_format_check,
      add constraint export_job_format_check check (format in ('CSV', 'NDJSON'))`)
  }
}
