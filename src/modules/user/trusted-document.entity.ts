import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy'
import { newUuid } from '../../core/ids.ts'
import { noSubject, PersonalData } from '../../db/personal-data.ts'
import { ApiKey } from './user.entity.ts'

/** An operation that a key may send by its id: an entry of the key's manifest. */
@PersonalData({
  subject: noSubject('operations of client programs'),
  none: ['document_id', 'body'],
})
@Entity({ tableName: 'trusted_document' })
@Unique({ properties: ['apiKey', 'documentId'] })
export class TrustedDocument {
  @PrimaryKey({ type: 'uuid', defaultRaw: 'uuid_v7()' })
  id: string = newUuid()

  @ManyToOne({ entity: () => ApiKey, deleteRule: 'cascade' })
  apiKey!: ApiKey

  /** As the client names it. */
  @Property({ type: 'text' })
  documentId!: string

  @Property({ type: 'text' })
  body!: string
}
