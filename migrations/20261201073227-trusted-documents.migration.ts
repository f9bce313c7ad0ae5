import { Migration } from '@mikro-orm/migrations'

/** The manifests of keys: operations that they may send by their ids. */
export class TrustedDocuments extends Migration {
  override up(): void {
    this.addSql(
      `create table "trusted_document" ("id" uuid not null default uuid_v7(), "api_key_id" uuid not null, "document_id" text not null, "body" text not null, primary key ("id"))`,
    )
    this.addSql(
      `alter table "trusted_document" add constraint "trusted_document_api_key_id_foreign" foreign key ("api_key_id") references "api_key" ("id") on delete cascade`,
    )
    this.addSql(
      `alter table "trusted_document" add constraint "trusted_document_api_key_id_document_id_unique" unique ("api_key_id", "document_id")`,
    )
  }

  override down(): void {
    this.addSql(`drop table "trusted_document"`)
  }
}
