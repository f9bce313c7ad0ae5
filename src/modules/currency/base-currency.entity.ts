import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { noSubject, PersonalData } from '../../db/personal-data.ts'

/** The base currency of the installation, in the only row of its table. */
@PersonalData({ subject: noSubject('a setting of the installation'), none: ['is_only', 'currency', 'since'] })
@Entity({ tableName: 'base_currency' })
export class BaseCurrency {
  @PrimaryKey({ type: 'boolean', default: true })
  isOnly!: boolean

  @Property({ type: 'text' })
  currency!: string

  @Property({ type: 'datetime', columnType: 'timestamptz', defaultRaw: 'now()' })
  since!: Date
}
