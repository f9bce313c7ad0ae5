import { Migration } from '@mikro-orm/migrations'

const indexes: Readonly<Record<string, string>> = {
  customer_organisation_id_index: '(organisation_id, id) where organisation_id is not null',
  customer_parent_id_index: '(parent_id, id) where parent_id is not null',
  customer_domains_index: 'using gin (domains)',
}

/** A migration of their own: building them does not block readers, as adding the columns does, and writers wait for fewer. */
export class OrganisationIndexes extends Migration {
  override up(): void {
    for (const [name, index] of Object.entries(indexes)) this.addSql(`create index ${name} on customer ${index}`)
  }

  override down(): void {
    for (const name of Object.keys(indexes)) this.addSql(`drop index ${name}`)
  }
}
