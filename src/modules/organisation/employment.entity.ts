import { Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy'
import { Field, ObjectType } from 'type-graphql'
import { Allow } from '../../core/policy.ts'
import { BaseEntity } from '../../db/base.entity.ts'
import { Node } from '../../db/node.type.ts'
import { bySubject, PersonalData } from '../../db/personal-data.ts'
import { CalendarDate } from '../../db/scalars.ts'
import { Customer } from '../customer/customer.entity.ts'

/** That a person works, or worked, for an organisation. Whoever sees both of them sees it. */
@Allow('read')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'That a person works, or worked, for an organisation. Whoever sees both of them sees it.',
})
@PersonalData({
  subject: bySubject.customer('person_id', { erase: 'delete' }),
  content: ['role'],
  behaviour: ['from_on', 'to_on'],
})
@Entity({ tableName: 'employment' })
@Index({ properties: ['createdAt', 'id'] })
@Index({ properties: ['person', 'createdAt', 'id'] })
@Index({ properties: ['organisation', 'createdAt', 'id'] })
@Index({
  name: 'employment_open_unique',
  expression:
    'create unique index employment_open_unique on employment (person_id, organisation_id) where to_on is null',
})
export class Employment extends BaseEntity {
  @Field(() => Customer, { description: 'Who works there.' })
  @ManyToOne({ entity: () => Customer, deleteRule: 'cascade' })
  person!: Customer

  @Field(() => Customer, { description: 'The organisation.' })
  @ManyToOne({ entity: () => Customer, deleteRule: 'cascade' })
  organisation!: Customer

  @Field(() => String, { nullable: true, description: 'What the person is there, e.g. Head of Purchasing.' })
  @Property({ type: 'text', nullable: true })
  role?: string | null

  @Field(() => CalendarDate, { nullable: true, description: 'The first day; null if it is not known.' })
  @Property({ type: 'string', columnType: 'date', nullable: true })
  fromOn?: string | null

  @Field(() => CalendarDate, { nullable: true, description: 'The last day; null for as long as it lasts.' })
  @Property({ type: 'string', columnType: 'date', nullable: true })
  toOn?: string | null

  @Field(() => Boolean, { description: 'Whether it lasts and is the main one: that of `Customer.organisation`.' })
  readonly isMain!: boolean
}
