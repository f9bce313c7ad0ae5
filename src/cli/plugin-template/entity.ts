import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy'
import { Allow, BaseEntity, Customer, Node, bySubject, PersonalData } from 'rapport-crm/sdk'
import { Field, Float, Int, ObjectType } from 'type-graphql'

/** How active a customer was recently, compared with the others. */
@Allow('read')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'How active a customer was recently, compared with the others.',
})
@PersonalData({
  subject: bySubject.customer('customer_id', { erase: 'delete' }),
  score: ['contacts', 'percentile'],
})
@Entity({ tableName: 'rank', schema: 'p_sample_plugin' })
export class SamplePlugin extends BaseEntity {
  @Field(() => Customer, { description: 'The ranked customer.' })
  @ManyToOne({ entity: () => Customer, deleteRule: 'cascade' })
  customer!: Customer

  @Field(() => Int, { description: 'Contacts in the configured window.' })
  @Property({ type: 'integer' })
  contacts!: number

  @Field(() => Float, { description: 'Percentage of all customers with fewer contacts.' })
  @Property({ type: 'double' })
  percentile!: number
}
