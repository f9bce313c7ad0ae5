import { Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy'
import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql'
import { BaseEntity, DeletableEntity } from '../../db/base.entity.ts'
import { Node } from '../../db/node.type.ts'
import { Money } from '../../db/money.type.ts'
import { CalendarDate, DateTime } from '../../db/scalars.ts'
import { Customer } from '../customer/customer.entity.ts'
import { User } from '../user/user.entity.ts'
import { Allow } from '../../core/policy.ts'

export enum StageOutcome {
  OPEN = 'OPEN',
  WON = 'WON',
  LOST = 'LOST',
}
registerEnumType(StageOutcome, {
  name: 'StageOutcome',
  description: 'Whether deals in a stage are still open, won or lost.',
})

/** A way that deals go, from first contact to won or lost. */
@Allow('read')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A way that deals go, as an ordered list of stages.',
})
@Entity({ tableName: 'pipeline' })
export class Pipeline extends BaseEntity {
  @Field(() => String, { description: 'A stable key, e.g. NEW_BUSINESS.' })
  @Property({ type: 'text', unique: true })
  key!: string

  @Field(() => String)
  @Property({ type: 'text' })
  name!: string

  @Field(() => Int)
  @Property({ type: 'integer' })
  position!: number
}

/** One step of a pipeline. */
@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'One step of a pipeline.' })
@Entity({ tableName: 'stage' })
@Unique({ properties: ['pipeline', 'key'] })
export class Stage extends BaseEntity {
  @Field(() => Pipeline)
  @ManyToOne({ entity: () => Pipeline, deleteRule: 'cascade' })
  pipeline!: Pipeline

  @Field(() => String, { description: 'A stable key within the pipeline, e.g. PROPOSAL.' })
  @Property({ type: 'text' })
  key!: string

  @Field(() => String)
  @Property({ type: 'text' })
  name!: string

  @Field(() => StageOutcome)
  @Enum({ items: () => StageOutcome })
  outcome!: StageOutcome

  @Field(() => Int)
  @Property({ type: 'integer' })
  position!: number

  @Field(() => Float, { nullable: true, description: 'Chance of winning from here, 0 to 1, as people estimate it.' })
  @Property({ type: 'double', nullable: true })
  defaultProbability?: number | null
}

/** A possible sale. */
@Allow('read')
@ObjectType({ implements: Node, simpleResolvers: true, description: 'A possible sale to a customer.' })
@Entity({ tableName: 'opportunity' })
@Index({ properties: ['customer', 'createdAt'] })
@Index({ properties: ['stage'] })
@Index({ properties: ['owner'] })
@Index({ properties: ['createdAt', 'id'] })
@Unique({ properties: ['source', 'sourceRef'] })
export class Opportunity extends DeletableEntity {
  @Field(() => Customer)
  @ManyToOne({ entity: () => Customer, deleteRule: 'cascade' })
  customer!: Customer

  @Field(() => String)
  @Property({ type: 'text' })
  name!: string

  @Field(() => Pipeline)
  @ManyToOne({ entity: () => Pipeline })
  pipeline!: Pipeline

  @Field(() => Stage)
  @ManyToOne({ entity: () => Stage })
  stage!: Stage

  @Property({ type: 'decimal', precision: 19, scale: 4, nullable: true })
  amountValue?: string | null

  @Property({ type: 'text', nullable: true })
  currency?: string | null

  @Field(() => Money, { nullable: true })
  readonly amount?: Money

  @Field(() => Float, {
    nullable: true,
    description: 'Chance of winning, 0 to 1, set by a person; a model keeps its own in `scores`.',
  })
  @Property({ type: 'double', nullable: true })
  probability?: number | null

  @Field(() => CalendarDate, { nullable: true })
  @Property({ type: 'string', columnType: 'date', nullable: true })
  expectedCloseOn?: string | null

  @Field(() => DateTime, { nullable: true })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  closedAt?: Date | null

  @Field(() => User, { nullable: true })
  @ManyToOne({ entity: () => User, nullable: true, deleteRule: 'set null' })
  owner?: User | null

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  lostReason?: string | null

  @Property({ type: 'text', nullable: true })
  source?: string | null

  @Property({ type: 'text', nullable: true })
  sourceRef?: string | null
}

/** One move of an opportunity between stages: what velocity and honest training need. */
@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'One move of an opportunity between stages.' })
@Entity({ tableName: 'stage_change' })
@Index({ properties: ['opportunity', 'at'] })
export class StageChange extends BaseEntity {
  @ManyToOne({ entity: () => Opportunity, deleteRule: 'cascade' })
  opportunity!: Opportunity

  @Field(() => Stage, { nullable: true, description: 'Null for the first stage.' })
  @ManyToOne({ entity: () => Stage, nullable: true })
  fromStage?: Stage | null

  @Field(() => Stage)
  @ManyToOne({ entity: () => Stage })
  toStage!: Stage

  @Field(() => DateTime)
  @Property({ type: 'datetime', columnType: 'timestamptz' })
  at!: Date

  @Field(() => User, { nullable: true })
  @ManyToOne({ entity: () => User, nullable: true, deleteRule: 'set null' })
  by?: User | null

  @Field(() => Int, { nullable: true, description: 'Seconds spent in the stage that was left.' })
  @Property({ type: 'integer', nullable: true })
  secondsInStage?: number | null

  @Property({ type: 'decimal', precision: 19, scale: 4, nullable: true })
  amountValue?: string | null

  @Property({ type: 'text', nullable: true })
  currency?: string | null

  @Field(() => Money, { nullable: true, description: 'The amount at that moment.' })
  readonly amount?: Money

  @Field(() => CalendarDate, { nullable: true, description: 'The expected close at that moment.' })
  @Property({ type: 'string', columnType: 'date', nullable: true })
  expectedCloseOn?: string | null
}
