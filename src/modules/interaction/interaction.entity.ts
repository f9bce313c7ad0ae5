import { Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy'
import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { DeletableEntity } from '../../db/base.entity.ts'
import { Node } from '../../db/node.type.ts'
import { DateTime, Json } from '../../db/scalars.ts'
import { Case } from '../case/case.entity.ts'
import { Customer } from '../customer/customer.entity.ts'
import { Opportunity } from '../opportunity/opportunity.entity.ts'
import { Allow } from '../../core/policy.ts'
import { bySubject, PersonalData } from '../../db/personal-data.ts'

export enum InteractionKind {
  CALL = 'CALL',
  EMAIL = 'EMAIL',
  MEETING = 'MEETING',
  CHAT = 'CHAT',
  VISIT = 'VISIT',
  SOCIAL = 'SOCIAL',
  SURVEY = 'SURVEY',
  SUPPORT = 'SUPPORT',
  NOTE = 'NOTE',
}
registerEnumType(InteractionKind, { name: 'InteractionKind', description: 'The means of contact.' })

export enum Direction {
  INBOUND = 'INBOUND',
  OUTBOUND = 'OUTBOUND',
  INTERNAL = 'INTERNAL',
}
registerEnumType(Direction, {
  name: 'Direction',
  description: 'Who initiated it: the customer (INBOUND), we (OUTBOUND), or a note among ourselves (INTERNAL).',
})

/** One contact with a customer. */
@Allow('read')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'One contact with a customer: a call, an e-mail, a visit, a note.',
})
@PersonalData({
  subject: bySubject.customer('customer_id', { erase: 'delete' }),
  content: ['subject', 'body', 'properties'],
  behaviour: ['kind', 'channel', 'direction', 'language', 'occurred_at'],
  none: ['source', 'source_ref', 'import_hash'],
})
@Entity({ tableName: 'interaction' })
@Index({ properties: ['customer', 'occurredAt', 'id'] })
@Index({ properties: ['opportunity'] })
@Index({ properties: ['case'] })
@Unique({ properties: ['source', 'sourceRef'] })
export class Interaction extends DeletableEntity {
  @Field(() => Customer, { description: 'The customer that the contact was with.' })
  @ManyToOne({ entity: () => Customer, deleteRule: 'cascade' })
  customer!: Customer

  @Field(() => Opportunity, { nullable: true, description: 'The opportunity that it was about.' })
  @ManyToOne({ entity: () => Opportunity, nullable: true, deleteRule: 'set null' })
  opportunity?: Opportunity | null

  @Field(() => Case, { nullable: true, description: 'The case that it belongs to.' })
  @ManyToOne({ entity: () => Case, nullable: true, deleteRule: 'set null' })
  case?: Case | null

  @Field(() => InteractionKind, { description: 'The means of contact.' })
  @Enum({ items: () => InteractionKind })
  kind!: InteractionKind

  @Field(() => String, { nullable: true, description: 'Where it happened, e.g. "phone", "web", "WeChat".' })
  @Property({ type: 'text', nullable: true })
  channel?: string | null

  @Field(() => Direction, { nullable: true, description: 'Who began.' })
  @Enum({ items: () => Direction, nullable: true })
  direction?: Direction | null

  @Field(() => String, { nullable: true, description: 'What it was about, in a line.' })
  @Property({ type: 'text', nullable: true })
  subject?: string | null

  @Field(() => String, { nullable: true, description: 'The text of the message or the note.' })
  @Property({ type: 'text', nullable: true })
  body?: string | null

  @Field(() => String, { nullable: true, description: 'BCP 47 tag of the text.' })
  @Property({ type: 'text', nullable: true })
  language?: string | null

  @Field(() => DateTime, { description: 'When it took place.' })
  @Property({ type: 'datetime', columnType: 'timestamptz' })
  occurredAt!: Date

  @Field(() => Json, { description: 'Your own facts, as a JSON object.' })
  @Property({ type: 'json', columnType: 'jsonb', defaultRaw: `'{}'` })
  properties: Record<string, unknown> = {}

  @Property({ type: 'text', nullable: true })
  source?: string | null

  @Property({ type: 'text', nullable: true })
  sourceRef?: string | null
}
