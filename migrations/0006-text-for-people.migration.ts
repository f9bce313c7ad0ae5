import { Migration } from '@mikro-orm/migrations'

/** Marks that searches pass by: accents, vowel points, soft hyphens, characters that are drawn as nothing. */
const marks = String.raw`[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u00ad\u200b-\u200f\u2060\ufeff]`

/** Searches that find José by jose and Straße by strasse; names in the order of a dictionary; e-mails alike in any case; phones in E.164. */
export class TextForPeople extends Migration {
  override up(): void {
    // Unicode's compatibility forms without marks, in lower case; what has no decomposition is spelled out.
    this.addSql(`
      create function "fold_text"("value" text) returns text language sql immutable strict parallel safe return
        case when octet_length("value") = length("value") then lower("value")
        else replace(replace(replace(replace(
          translate(
            lower(normalize(regexp_replace(normalize("value", NFKD), '${marks}', '', 'g'), NFKC) collate "und-x-icu"),
            'ςłøđħıŧð', 'σlodhitd'
          ), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')
        end
    `)
    this.addSql(`comment on function "fold_text" is 'Text as searches compare it: without accents, case and width.'`)
    this.addSql(String.raw`
      create function "fold_pattern"("value" text) returns text language sql immutable strict parallel safe return
        regexp_replace("fold_text"("value"), '([\\%_])', '\\\1', 'g')
    `)
    this.addSql(`comment on function "fold_pattern" is 'The folded text with what LIKE takes for wildcards escaped.'`)
    for (const table of ['customer', 'opportunity', 'product', 'app_user', 'api_key'])
      this.addSql(`alter table "${table}" alter column "name" type text collate "und-x-icu"`)
    this.addSql(`alter table "customer" add column "phone_as_given" text null`)
    // Numbers with a country code become what the column says; of others nobody knows the country, so they stay as given only.
    this.addSql(String.raw`
      update "customer" set "phone_as_given" = "phone",
        "phone" = (regexp_match(regexp_replace(regexp_replace("phone", '^00', '+'), '[^+0-9]', '', 'g'), '^\+[1-9][0-9]{6,14}$'))[1]
      where "phone" is not null
    `)
    this.addSql(`drop index "customer_search_index"`)
    this.addSql(`
      alter table "customer" add column "search_text" text generated always as
        ("fold_text"(coalesce("name", '') || ' ' || coalesce("email", '') || ' ' || coalesce("phone", '') || ' ' || coalesce("phone_as_given", ''))) stored
    `)
    this.addSql(`create index "customer_search_index" on "customer" using gin ("search_text" gin_trgm_ops)`)
    this.addSql(`create index "customer_email_index" on "customer" (lower("email"))`)
    this.addSql(`
      do $$ begin
        if exists (select from "app_user" group by lower("email") having count(*) > 1) then
          raise exception 'expected each e-mail once among the users, in any case; give the users that share one another (table app_user), then start again';
        end if;
      end $$
    `)
    this.addSql(`
      alter table "app_user" drop constraint "app_user_email_unique";
      create unique index "app_user_email_unique" on "app_user" (lower("email"))
    `)
  }

  override down(): void {
    this.addSql(`
      drop index "app_user_email_unique";
      alter table "app_user" add constraint "app_user_email_unique" unique ("email")
    `)
    this.addSql(`drop index "customer_email_index"`)
    this.addSql(`alter table "customer" drop column "search_text"`)
    this.addSql(`update "customer" set "phone" = "phone_as_given" where "phone_as_given" is not null`)
    this.addSql(`alter table "customer" drop column "phone_as_given"`)
    for (const table of ['customer', 'opportunity', 'product', 'app_user', 'api_key'])
      this.addSql(`alter table "${table}" alter column "name" type text collate "default"`)
    this.addSql(
      `create index "customer_search_index" on "customer" using gin ((coalesce(name,'') || ' ' || coalesce(email,'') || ' ' || coalesce(phone,'')) gin_trgm_ops)`,
    )
    this.addSql(`drop function "fold_pattern"(text)`)
    this.addSql(`drop function "fold_text"(text)`)
  }
}
