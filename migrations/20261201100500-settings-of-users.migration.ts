import { Migration } from '@mikro-orm/migrations'

/** The currency and the language of a user, beside the time zone. */
export class SettingsOfUsers extends Migration {
  override up(): void {
    this.addSql('alter table app_user add column currency text null, add column language text null')
  }

  override down(): void {
    this.addSql('alter table app_user drop column currency, drop column language')
  }
}
