import { Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy'
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Allow } from '../../core/policy.ts'
import { BaseEntity, DeletableEntity } from '../../db/base.entity.ts'
import { Node } from '../../db/node.type.ts'
import { bySubject, PersonalData } from '../../db/personal-data.ts'
import { DateTime } from '../../db/scalars.ts'
import { Customer } from '../customer/customer.entity.ts'
import { Priority } from '../task/priority.ts'
import { User } from '../user/user.entity.ts'
import { SlaPolicy } from './sla.entity.ts'

export enum CaseStatus {
  NEW = 'NEW',
  OPEN = 'OPEN',
  PENDING = 'PENDING',
  RESOLVED = 'RESOLVED',
  CLOSED = 'CLOSED',
}
registerEnumType(CaseStatus, {
  name: 'CaseStatus',
  description:
    'NEW: nobody has begun. OPEN: it is our turn. PENDING: it is the turn of the customer, and the clocks stand still. RESOLVED: we think ' +
    'that it is done. CLOSED: it is over.',
})

export enum SlaState {
  RUNNING = 'RUNNING',
  DUE_SOON = 'DUE_SOON',
  PAUSED = 'PAUSED',
  BREACHED = 'BREACHED',
  MET = 'MET',
}
registerEnumType(SlaState, {
  name: 'SlaState',
  description:
    'How a case stands against its policy. BREACHED: the first response or the resolution came, or will come, too late. MET: it is resolved, and ' +
    'both came in time.',
})

/** A customer's question or problem, until it is solved. */
@Allow('read')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A question or problem of a customer, with the contacts about it, until it is solved.',
})
@PersonalData({
  subject: bySubject.customer('customer_id', { erase: 'delete' }),
  content: ['subject', 'text'],
  behaviour: ['status', 'channel', 'opened_at', 'first_response_at', 'resolved_at', 'closed_at'],
  none: [
    ...['number', 'priority', 'first_response_due_at', 'first_response_warn_at', 'first_response_told'],
    ...['resolution_due_at', 'resolution_warn_at', 'resolution_told', 'next_due_at', 'left_minutes', 'is_clock_stale'],
    ...['source', 'source_ref', 'import_hash'],
  ],
})
@Entity({ tableName: 'support_case' })
@Index({ properties: ['customer', 'openedAt', 'id'] })
@Unique({ properties: ['source', 'sourceRef'] })
export class Case extends DeletableEntity {
  /** Given by the database. */
  @Field(() => Int, { description: 'The number by which people know it.' })
  @Property({ type: 'integer', persist: false })
  number!: number

  @Field(() => Customer, { description: 'The customer whose case it is.' })
  @ManyToOne({ entity: () => Customer, deleteRule: 'cascade' })
  customer!: Customer

  @Field(() => String, { description: 'What it is about, in a line.' })
  @Property({ type: 'text' })
  subject!: string

  @Field(() => String, { nullable: true, description: 'The question or problem in detail.' })
  @Property({ type: 'text', nullable: true })
  text?: string | null

  @Field(() => CaseStatus, { description: 'Whose turn it is, or whether it is solved.' })
  @Enum({ items: () => CaseStatus })
  status: CaseStatus = CaseStatus.NEW

  @Field(() => Priority, { description: 'How pressing it is; it chooses the policy.' })
  @Enum({ items: () => Priority })
  priority: Priority = Priority.NORMAL

  @Field(() => String, { nullable: true, description: 'Where it came in, e.g. "phone", "web", "WeChat".' })
  @Property({ type: 'text', nullable: true })
  channel?: string | null

  @Field(() => User, { nullable: true, description: 'The user who works on it.' })
  @ManyToOne({ entity: () => User, nullable: true, deleteRule: 'set null' })
  assignee?: User | null

  @Field(() => DateTime, { description: 'When it came in: the clocks run from then on.' })
  @Property({ type: 'datetime', columnType: 'timestamptz' })
  openedAt!: Date

  @Field(() => DateTime, {
    nullable: true,
    description: 'When we first answered: the first contact of ours that belongs to it.',
  })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  firstResponseAt?: Date | null

  @Field(() => DateTime, { nullable: true, description: 'When it was resolved last; null while it is not.' })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  resolvedAt?: Date | null

  @Field(() => DateTime, { nullable: true, description: 'When it was closed; null while it is not.' })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  closedAt?: Date | null

  @ManyToOne({ entity: () => SlaPolicy, nullable: true, deleteRule: 'set null' })
  policy?: SlaPolicy | null

  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  firstResponseDueAt?: Date | null

  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  firstResponseWarnAt?: Date | null

  /** What users were told of the first response: 0 nothing, 1 that it is due soon, 2 that it is late. */
  @Property({ type: 'smallint', default: 0 })
  firstResponseTold: number = 0

  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  resolutionDueAt?: Date | null

  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  resolutionWarnAt?: Date | null

  @Property({ type: 'smallint', default: 0 })
  resolutionTold: number = 0

  /** The earlier of what is still due. */
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  nextDueAt?: Date | null

  /** Working minutes left while the clocks stand still. */
  @Property({ type: 'integer', nullable: true })
  leftMinutes?: number | null

  @Property({ type: 'text', nullable: true })
  source?: string | null

  @Property({ type: 'text', nullable: true })
  sourceRef?: string | null

  /** A calendar or a policy has changed since the clocks were set. */
  @Property({ type: 'boolean', default: false })
  isClockStale: boolean = false
}

/** One change of the status of a case: what the pauses of its clocks are read from. */
@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'One change of the status of a case.' })
@PersonalData({
  subject: bySubject.part('Case', 'case_id', { erase: 'delete' }),
  behaviour: ['from_status', 'to_status', 'at'],
})
@Entity({ tableName: 'case_change' })
@Index({ properties: ['case', 'at'] })
export class CaseChange extends BaseEntity {
  @ManyToOne({ entity: () => Case, deleteRule: 'cascade' })
  case!: Case

  @Field(() => CaseStatus, { nullable: true, description: 'Null for the first status.' })
  @Enum({ items: () => CaseStatus, nullable: true })
  fromStatus?: CaseStatus | null

  @Field(() => CaseStatus, { description: 'The status that it changed to.' })
  @Enum({ items: () => CaseStatus })
  toStatus!: CaseStatus

  @Field(() => DateTime, { description: 'When it changed.' })
  @Property({ type: 'datetime', columnType: 'timestamptz' })
  at!: Date

  @Field(() => User, { nullable: true, description: 'Who changed it; null for a program.' })
  @ManyToOne({ entity: () => User, nullable: true, deleteRule: 'set null' })
  by?: User | null
}
