import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy'
import { Allow, BaseEntity, Customer, Node, bySubject, PersonalData } from 'rapport-crm/sdk'
import { Field, Float, ObjectType } from 'type-graphql'

/** The table of the plugin, and the type that the graph shows of it. */
@Allow('read')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'The value of a customer that sample-plugin keeps.',
})
@PersonalData({ subject: bySubject.customer('customer_id', { erase: 'delete' }), behaviour: ['value'] })
@Entity({ tableName: 'measured', schema: 'p_sample_plugin' })
export class SamplePlugin extends BaseEntity {
  @Field(() => Customer, { description: 'The customer.' })
  @ManyToOne({ entity: () => Customer, deleteRule: 'cascade' })
  customer!: Customer

  @Field(() => Float, { description: 'The value.' })
  @Property({ type: 'double' })
  value!: number
}
