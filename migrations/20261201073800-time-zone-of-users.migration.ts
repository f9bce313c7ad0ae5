import { Migration } from '@mikro-orm/migrations'

/** The time zone in which a user counts days. */
export class TimeZoneOfUsers extends Migration {
  override up(): void {
    this.addSql('alter table app_user add column time_zone text null')
  }

  override down(): void {
    this.addSql('alter table app_user drop column time_zone')
  }
}
