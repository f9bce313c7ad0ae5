import { PrimaryKeyProp } from '@mikro-orm/core'
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Allow, Costs, Personal } from '../../core/policy.ts'
import { DeletableEntity } from '../../db/base.entity.ts'
import { Node } from '../../db/node.type.ts'
import { bySubject, noSubject, PersonalData } from '../../db/personal-data.ts'
import { DateTime, Json } from '../../db/scalars.ts'
import { Customer } from '../customer/customer.entity.ts'
import { User } from '../user/user.entity.ts'

export enum CustomerListKind {
  BY_HAND = 'BY_HAND',
  BY_RULE = 'BY_RULE',
}
registerEnumType(CustomerListKind, {
  name: 'CustomerListKind',
  description: 'Who decides which customers are in a list.',
  valuesConfig: {
    BY_HAND: { description: 'People, who add and remove customers.' },
    BY_RULE: { description: 'A filter: customers join and leave as they come to meet it, or no longer do.' },
  },
})

export enum CustomerListAction {
  ADDED = 'ADDED',
  REMOVED = 'REMOVED',
}
registerEnumType(CustomerListAction, {
  name: 'CustomerListAction',
  description: 'What happened to a customer and a list.',
})

/** Customers under a name: chosen by people, or those that meet a filter. */
@Allow('read')
@Personal()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'Customers under a name: chosen by people, or those that meet a rule. Whoever sees the list sees those of its ' +
    'members that it may see.',
})
@PersonalData({
  subject: noSubject('lists of users; a rule that names a customer stays until the list is deleted'),
  content: ['name', 'description', 'filter'],
  none: ['kind', 'is_shared', 'evaluated_at', 'problem'],
})
@Entity({ tableName: 'customer_list' })
@Index({ properties: ['name', 'id'] })
export class CustomerList extends DeletableEntity {
  @Field(() => String, { description: 'What people call it.' })
  @Property({ type: 'text' })
  name!: string

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  @Property({ type: 'text', nullable: true })
  description?: string | null

  @Field(() => CustomerListKind, { description: 'Who decides which customers are in it.' })
  @Enum({ items: () => CustomerListKind })
  kind!: CustomerListKind

  @Field(() => Json, {
    nullable: true,
    description: 'The rule of a list by rule: a CustomerFilter, as JSON. Null for a list by hand.',
  })
  @Property({ type: 'json', columnType: 'jsonb', nullable: true })
  filter?: Record<string, unknown> | null

  @Field(() => Boolean, { description: 'Whether everybody sees it, and not only its owner.' })
  @Property({ type: 'boolean', default: false })
  isShared!: boolean

  @Field(() => User, { nullable: true, description: 'Who made it; null for a program.' })
  @ManyToOne({ entity: () => User, nullable: true, deleteRule: 'cascade' })
  owner?: User | null

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the rule was last held against every customer (UTC). Null right after the list was made or its rule ' +
      'changed, and for a list by hand.',
  })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  evaluatedAt?: Date | null

  @Field(() => String, {
    nullable: true,
    description: 'Why the rule cannot be evaluated now; the members stay as they were. Null where it can.',
  })
  @Property({ type: 'text', nullable: true })
  problem?: string | null

  @Costs(100)
  @Field(() => Int, { description: 'How many of its members you see.' })
  readonly memberCount!: number
}

/** That a customer is in a list. */
@PersonalData({
  subject: bySubject.customer('customer_id', { erase: 'delete' }),
  behaviour: ['since'],
  none: ['is_told'],
})
@Entity({ tableName: 'customer_list_member' })
@Index({ properties: ['customer', 'list'] })
export class CustomerListMember {
  @ManyToOne({ entity: () => CustomerList, primary: true, deleteRule: 'cascade' })
  list!: CustomerList

  @ManyToOne({ entity: () => Customer, primary: true, deleteRule: 'cascade' })
  customer!: Customer

  @Property({ type: 'datetime', columnType: 'timestamptz', defaultRaw: 'now()' })
  since!: Date

  /** Whether subscribers were last told that it is there: a deleted customer stays in lists by hand, to be back when it is restored. */
  @Property({ type: 'boolean', default: true })
  isTold!: boolean;

  [PrimaryKeyProp]?: ['list', 'customer']
}

/** A customer joined or left a list. */
@PersonalData({
  subject: bySubject.customer('customer_id', { erase: 'delete' }),
  behaviour: ['action', 'at'],
})
@Entity({ tableName: 'customer_list_change' })
@Index({ properties: ['list'] })
@Index({ properties: ['customer'] })
export class ListChange {
  @PrimaryKey({ type: 'uuid' })
  id!: string

  @Enum({ items: () => CustomerListAction })
  action!: CustomerListAction

  @ManyToOne({ entity: () => CustomerList, deleteRule: 'cascade' })
  list!: CustomerList

  @ManyToOne({ entity: () => Customer, deleteRule: 'cascade' })
  customer!: Customer

  @Property({ type: 'datetime', columnType: 'timestamptz' })
  at!: Date
}
