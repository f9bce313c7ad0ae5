import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { noSubject, PersonalData } from '../../db/personal-data.ts'

/** The base currencies of the installation; the last one is the present one. */
@PersonalData({ subject: noSubject('a setting of the installation'), none: ['id', 'currency', 'since'] })
@Entity({ tableName: 'base_currency' })
export class BaseCurrency {
  @PrimaryKey({ type: 'uuid' })
  id!: string

  @Property({ type: 'text' })
  currency!: string

  @Property({ type: 'datetime', columnType: 'timestamptz', defaultRaw: 'clock_timestamp()' })
  since!: Date
}
