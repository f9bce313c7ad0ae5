import { Migration } from '@mikro-orm/migrations'

const indexes: Readonly<Record<string, string>> = {
  customer_industry_id_index: '(industry, id) include (deleted_at, kind, country, owner_id)',
  // How imports find an organisation by its name.
  customer_organisation_key_index: `(organisation_key(name)) where kind = 'ORGANISATION'`,
}

/** A migration of their own: building them does not block readers, as adding the columns does, and writers wait for fewer. */
export class OrganisationNameIndexes extends Migration {
  override up(): void {
    for (const [name, index] of Object.entries(indexes)) this.addSql(`create index ${name} on customer ${index}`)
  }

  override down(): void {
    for (const name of Object.keys(indexes)) this.addSql(`drop index ${name}`)
  }
}
