import { Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Allow } from '../../core/policy.ts'
import { BaseEntity } from '../../db/base.entity.ts'
import { Node } from '../../db/node.type.ts'
import { bySubject, PersonalData } from '../../db/personal-data.ts'
import { DateTime, Json } from '../../db/scalars.ts'
import { Customer } from '../customer/customer.entity.ts'
import { User } from '../user/user.entity.ts'

export enum ProposalStatus {
  PENDING = 'PENDING',
  APPLIED = 'APPLIED',
  DISCARDED = 'DISCARDED',
}
registerEnumType(ProposalStatus, {
  name: 'ProposalStatus',
  description:
    'PENDING: nothing was changed yet; it can be applied until `expiresAt`. APPLIED: the change was made. DISCARDED: it will not be made.',
})

export enum ProposalRoad {
  GRAPHQL = 'GRAPHQL',
  MCP = 'MCP',
}
registerEnumType(ProposalRoad, {
  name: 'ProposalRoad',
  description: 'GRAPHQL: through /graphql, by a person or a program. MCP: through /mcp, by an agent.',
})

/** What would change of one record, as the audit would tell it. */
export interface ProposedChange {
  readonly type: string
  /** The global id, or the uuid of a type without global ids; null for a record that would be new. */
  readonly id: string | null
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
}

/** A customer that would be new has no id; it is the same person if it can be reached in the same way, or is known by the same id elsewhere. */
const namesTheSame = (t: string, customer: string): string =>
  `(${t}.customer_id is null and exists (select from customer c where c.id = ${customer}
     and (lower(c.email) = lower(${t}.input ->> 'email') or ${t}.input ->> 'phone' in (c.phone, c.phone_as_given)
       or exists (select from external_id e where e.customer_id = c.id and
         ${t}.input -> 'externalIds' @> jsonb_build_array(jsonb_build_object('source', e.source, 'externalId', e.external_id))))))`

@Allow('read')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'A change that somebody, such as an agent, proposes: a mutation that was tried and undone. It is made when somebody who may applies it.',
})
@PersonalData({
  subject: bySubject.customer('customer_id', { erase: 'delete', also: namesTheSame }),
  content: ['input', 'changes', 'reason'],
  none: [
    'mutation',
    'change_count',
    'changes_hash',
    'status',
    'proposed_by',
    'proposed_through',
    'record_type',
    'record_id',
    'expires_at',
    'decided_by',
    'decided_through',
    'decided_at',
  ],
})
@Entity({ tableName: 'proposal' })
@Index({ properties: ['createdAt', 'id'] })
@Index({ properties: ['customer'] })
@Index({ properties: ['user'] })
@Index({ properties: ['proposedBy', 'status'] })
export class Proposal extends BaseEntity {
  @Field(() => String, { description: 'The mutation, e.g. "updateCustomer".' })
  @Property({ type: 'text' })
  mutation!: string

  @Field(() => Json, {
    description: 'The input of the mutation, with the version of the record that it was tried on.',
  })
  @Property({ type: 'json', columnType: 'jsonb', hidden: true })
  input!: Record<string, unknown>

  @Field(() => Json, {
    description:
      'What would change: a list of `{ type, id, before, after }`, one for each record, with the changed fields; `id` is null ' +
      'for a new record. At most 100; `changeCount` says how many there are. Texts of more than 1,000 characters are cut.',
  })
  @Property({ type: 'json', columnType: 'jsonb', hidden: true })
  changes!: readonly ProposedChange[]

  @Field(() => Int, { description: 'How many records would change.' })
  @Property({ type: 'integer' })
  changeCount!: number

  /** SHA-256 of what all changes were made of, to notice when they would be others. */
  @Property({ type: 'text', hidden: true })
  changesHash!: string

  @Field(() => String, { description: 'Why it should be done, in the words of who proposed it.' })
  @Property({ type: 'text', hidden: true })
  reason!: string

  @Field(() => ProposalStatus)
  @Enum({ items: () => ProposalStatus, default: 'PENDING' })
  status: ProposalStatus = ProposalStatus.PENDING

  @Field(() => DateTime, { description: 'Until when it can be applied: seven days after it was proposed.' })
  @Property({ type: 'datetime', columnType: 'timestamptz' })
  expiresAt!: Date

  @Field(() => Customer, {
    nullable: true,
    description: 'The customer whose records would change; null for records of no customer, such as products.',
  })
  @ManyToOne({ entity: () => Customer, nullable: true, deleteRule: 'cascade' })
  customer?: Customer | null

  @Field(() => User, { nullable: true, description: 'Who proposed it; null for a key that belongs to no user.' })
  @ManyToOne({ entity: () => User, nullable: true })
  user?: User | null

  /** The key that proposed it. */
  @Property({ type: 'uuid' })
  proposedBy!: string

  @Field(() => String, {
    nullable: true,
    description:
      'The name of the user who proposed it, or of the key if it belongs to no user; null if the key is gone.',
  })
  readonly proposerName?: string | null

  @Field(() => ProposalRoad, { description: 'How it was proposed.' })
  @Enum({ items: () => ProposalRoad })
  proposedThrough!: ProposalRoad

  /** The type of the record that the mutation is about. */
  @Property({ type: 'text', nullable: true, hidden: true })
  recordType?: string | null

  @Field(() => ID, {
    nullable: true,
    description:
      'The global id of the record that it would change, or changed or made; null for one that would be new.',
  })
  @Property({ type: 'uuid', nullable: true, hidden: true })
  recordId?: string | null

  @Field(() => User, {
    nullable: true,
    description: 'Who applied or discarded it; null before, and for a key that belongs to no user.',
  })
  @ManyToOne({ entity: () => User, nullable: true })
  decider?: User | null

  /** The key that applied or discarded it. */
  @Property({ type: 'uuid', nullable: true })
  decidedBy?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'The name of the user who applied or discarded it, or of the key if it belongs to no user.',
  })
  readonly deciderName?: string | null

  @Field(() => ProposalRoad, { nullable: true, description: 'How it was applied or discarded; null before.' })
  @Enum({ items: () => ProposalRoad, nullable: true })
  decidedThrough?: ProposalRoad | null

  @Field(() => DateTime, { nullable: true, description: 'When it was applied or discarded.' })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  decidedAt?: Date | null
}
