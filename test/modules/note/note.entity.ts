import { Entity, Property } from '@mikro-orm/decorators/legacy'
import { Field, Int, ObjectType } from 'type-graphql'
import { Allow } from '../../../src/core/policy.ts'
import { BaseEntity } from '../../../src/db/base.entity.ts'
import { Node } from '../../../src/db/node.type.ts'
import { bySubject, PersonalData } from '../../../src/db/personal-data.ts'

@Allow('read')
@ObjectType({ implements: Node, simpleResolvers: true, description: 'A note about a customer.' })
@PersonalData({
  subject: bySubject.customer('customer_id', { erase: 'delete' }),
  content: ['text'],
  none: ['customer_id', 'words'],
})
@Entity({ tableName: 'note' })
export class Note extends BaseEntity {
  @Field(() => String, { description: 'What it says.' })
  @Property({ type: 'text' })
  text!: string

  @Property({ type: 'uuid' })
  customerId!: string

  @Field(() => Int, { nullable: true, description: 'How many words it has; null until they are counted.' })
  @Property({ type: 'integer', nullable: true })
  words?: number | null
}
