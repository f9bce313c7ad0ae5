import { Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy'
import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql'
import { BaseEntity, DeletableEntity } from '../../db/base.entity.ts'
import { Node } from '../../db/node.type.ts'
import { Money } from '../../db/money.type.ts'
import { CalendarDate, DateTime } from '../../db/scalars.ts'
import { ConvertedMoney } from '../currency/exchange-rate.entity.ts'
import { Customer } from '../customer/customer.entity.ts'
import { User } from '../user/user.entity.ts'
import { Allow } from '../../core/policy.ts'
import { bySubject, noSubject, PersonalData } from '../../db/personal-data.ts'

export enum StageOutcome {
  OPEN = 'OPEN',
  WON = 'WON',
  LOST = 'LOST',
}
registerEnumType(StageOutcome, {
  name: 'StageOutcome',
  description: 'Whether deals in a stage are open, won or lost.',
})

/** The stages that deals pass through, from first contact to won or lost. */
@Allow('read')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'The stages that deals pass through, in order.',
})
@PersonalData({
  subject: noSubject('stages of deals, set up by managers'),
  none: ['key', 'name', 'position'],
})
@Entity({ tableName: 'pipeline' })
export class Pipeline extends BaseEntity {
  @Field(() => String, { description: 'A stable key, e.g. NEW_BUSINESS.' })
  @Property({ type: 'text', unique: true })
  key!: string

  @Field(() => String, { description: 'The name as people see it.' })
  @Property({ type: 'text' })
  name!: string

  @Field(() => Int, { description: 'Position among the pipelines; the smallest comes first.' })
  @Property({ type: 'integer' })
  position!: number
}

/** One stage of a pipeline. */
@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'One stage of a pipeline.' })
@PersonalData({
  subject: noSubject('stages of deals, set up by managers'),
  none: ['key', 'name', 'outcome', 'position', 'default_probability'],
})
@Entity({ tableName: 'stage' })
@Unique({ properties: ['pipeline', 'key'] })
export class Stage extends BaseEntity {
  @Field(() => Pipeline, { description: 'The pipeline that the stage belongs to.' })
  @ManyToOne({ entity: () => Pipeline, deleteRule: 'cascade' })
  pipeline!: Pipeline

  @Field(() => String, { description: 'A stable key within the pipeline, e.g. PROPOSAL.' })
  @Property({ type: 'text' })
  key!: string

  @Field(() => String, { description: 'The name as people see it.' })
  @Property({ type: 'text' })
  name!: string

  @Field(() => StageOutcome, { description: 'Whether deals here are open, won or lost.' })
  @Enum({ items: () => StageOutcome })
  outcome!: StageOutcome

  @Field(() => Int, { description: 'Position in the pipeline; the smallest comes first.' })
  @Property({ type: 'integer' })
  position!: number

  @Field(() => Float, {
    nullable: true,
    description: 'Probability of winning from here, 0 to 1, as estimated by people.',
  })
  @Property({ type: 'double', nullable: true })
  defaultProbability?: number | null
}

/** A possible sale. */
@Allow('read')
@ObjectType({ implements: Node, simpleResolvers: true, description: 'A possible sale to a customer.' })
@PersonalData({
  subject: bySubject.customer('customer_id', { erase: 'keep-anonymous' }),
  content: ['name', 'lost_reason', 'source_ref'],
  behaviour: [
    'amount_value',
    'currency',
    'probability',
    'expected_close_on',
    'closed_at',
    'base_value',
    'base_currency',
    'base_rate',
    'base_rate_on',
  ],
  none: ['source', 'import_hash'],
})
@Entity({ tableName: 'opportunity' })
@Index({ properties: ['customer', 'createdAt'] })
@Index({ properties: ['stage'] })
@Index({ properties: ['owner'] })
@Unique({ properties: ['source', 'sourceRef'] })
export class Opportunity extends DeletableEntity {
  @Field(() => Customer, { description: 'The customer who may buy.' })
  @ManyToOne({ entity: () => Customer, deleteRule: 'cascade' })
  customer!: Customer

  @Field(() => String, { description: 'What it is about, in words.' })
  @Property({ type: 'text' })
  name!: string

  @Field(() => Pipeline, { description: 'The pipeline that it passes through.' })
  @ManyToOne({ entity: () => Pipeline })
  pipeline!: Pipeline

  @Field(() => Stage, { description: 'The stage that it is in.' })
  @ManyToOne({ entity: () => Stage })
  stage!: Stage

  @Property({ type: 'decimal', precision: 19, scale: 4, nullable: true })
  amountValue?: string | null

  @Property({ type: 'text', nullable: true })
  currency?: string | null

  @Field(() => Money, { nullable: true, description: 'The expected amount; null if it is not known yet.' })
  readonly amount?: Money

  @Field(() => Float, {
    nullable: true,
    description: 'Probability of winning, 0 to 1, set by a person. Models keep theirs in `scores`.',
  })
  @Property({ type: 'double', nullable: true })
  probability?: number | null

  @Field(() => CalendarDate, { nullable: true, description: 'The day by which it is expected to be won or lost.' })
  @Property({ type: 'string', columnType: 'date', nullable: true })
  expectedCloseOn?: string | null

  @Field(() => DateTime, { nullable: true, description: 'When it was won or lost; null while it is open.' })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  closedAt?: Date | null

  // A trigger writes these when the deal closes, and nothing else.
  @Property({ type: 'decimal', columnType: 'numeric', nullable: true })
  baseValue?: string | null

  @Property({ type: 'text', nullable: true })
  baseCurrency?: string | null

  @Property({ type: 'decimal', columnType: 'numeric', nullable: true })
  baseRate?: string | null

  @Property({ type: 'string', columnType: 'date', nullable: true })
  baseRateOn?: string | null

  @Field(() => ConvertedMoney, {
    nullable: true,
    description:
      'The amount in the base currency, fixed at the exchange rate of the day (UTC) on which the deal was won or lost. Null while it is open, ' +
      'without an amount, and as long as no rate of that day or of the 40 days before is known.',
  })
  readonly baseAmount?: ConvertedMoney

  @Field(() => User, { nullable: true, description: 'The user who works on it.' })
  @ManyToOne({ entity: () => User, nullable: true, deleteRule: 'set null' })
  owner?: User | null

  @Field(() => String, { nullable: true, description: 'Why it was lost, in words.' })
  @Property({ type: 'text', nullable: true })
  lostReason?: string | null

  @Property({ type: 'text', nullable: true })
  source?: string | null

  @Property({ type: 'text', nullable: true })
  sourceRef?: string | null
}

/** One move of an opportunity between stages: the basis of velocity and of training without leaks from the future. */
@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'One move of an opportunity between stages.' })
@PersonalData({
  subject: bySubject.part('Opportunity', 'opportunity_id', { erase: 'keep-anonymous' }),
  behaviour: ['at', 'seconds_in_stage', 'amount_value', 'currency', 'expected_close_on'],
})
@Entity({ tableName: 'stage_change' })
@Index({ properties: ['opportunity', 'at'] })
export class StageChange extends BaseEntity {
  @ManyToOne({ entity: () => Opportunity, deleteRule: 'cascade' })
  opportunity!: Opportunity

  @Field(() => Stage, { nullable: true, description: 'Null for the first stage.' })
  @ManyToOne({ entity: () => Stage, nullable: true })
  fromStage?: Stage | null

  @Field(() => Stage, { description: 'The stage that it moved to.' })
  @ManyToOne({ entity: () => Stage })
  toStage!: Stage

  @Field(() => DateTime, { description: 'When it moved.' })
  @Property({ type: 'datetime', columnType: 'timestamptz' })
  at!: Date

  @Field(() => User, { nullable: true, description: 'Who moved it; null for a program.' })
  @ManyToOne({ entity: () => User, nullable: true, deleteRule: 'set null' })
  by?: User | null

  @Field(() => Int, { nullable: true, description: 'Seconds spent in the previous stage.' })
  @Property({ type: 'integer', nullable: true })
  secondsInStage?: number | null

  @Property({ type: 'decimal', precision: 19, scale: 4, nullable: true })
  amountValue?: string | null

  @Property({ type: 'text', nullable: true })
  currency?: string | null

  @Field(() => Money, { nullable: true, description: 'The amount at that moment.' })
  readonly amount?: Money

  @Field(() => CalendarDate, { nullable: true, description: 'The expected closing day at that moment.' })
  @Property({ type: 'string', columnType: 'date', nullable: true })
  expectedCloseOn?: string | null
}
