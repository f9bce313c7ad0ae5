import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import {
  Allow,
  BaseEntity,
  type Cause,
  Customer,
  DateTime,
  Explanation,
  Interaction,
  Interval,
  ModelRun,
  Node,
  User,
  bySubject,
  PersonalData,
} from 'rapport-crm/sdk'
import { Field, Float, Int, ObjectType } from 'type-graphql'
import { SentimentAlertStatus, SentimentDirection, SentimentLabel, SentimentMood } from './enums.ts'

const schema = 'p_sentiment'

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The last 30 days of a customer compared with the 90 days before.' })
export class SentimentTrend {
  @Field(() => SentimentDirection, {
    description: 'UP or DOWN only if the difference is at least 0.1 and certain (80 %).',
  })
  direction!: keyof typeof SentimentDirection

  @Field(() => Float, { nullable: true, description: 'Mean polarity of the recent days; null without a text.' })
  recent?: number | null

  @Field(() => Float, { nullable: true, description: 'Mean polarity of the days before; null without a text.' })
  before?: number | null

  @Field(() => Int, { description: 'Number of recent texts.' })
  recentCount!: number

  @Field(() => Int, { description: 'Number of texts in the days before.' })
  beforeCount!: number

  @Field(() => Interval, {
    nullable: true,
    description: 'The range of recent minus before; null if the direction is unknown.',
  })
  interval?: Interval | null
}

/** How a customer feels. */
@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description:
    'How a customer feels, judging by what the customer wrote: newer texts count more, and old ones fade to neutral.',
})
@PersonalData({
  subject: bySubject.customer('customer_id', { erase: 'delete' }),
  score: ['value', 'interval', 'label', 'mood', 'trend', 'state'],
  behaviour: ['interactions', 'last_interaction_id', 'last_at'],
  none: ['computed_at'],
})
@Entity({ tableName: 'customer_sentiment', schema })
export class CustomerSentiment {
  @PrimaryKey({ type: 'uuid' })
  customerId!: string

  @Field(() => Customer, { description: 'The customer.' })
  readonly customer!: Customer

  @Field(() => Float, {
    description:
      "From −1 to 1: the mean of the customer's texts, each counting half after a half-life, together with one " +
      'neutral text.',
  })
  @Property({ type: 'double' })
  value!: number

  @Field(() => Interval, { description: 'The range of the value; narrow if there are many recent and similar texts.' })
  @Property({ type: 'json', columnType: 'jsonb' })
  interval!: Interval

  @Field(() => SentimentLabel, { description: 'The value as one word.' })
  @Enum({ items: () => SentimentLabel })
  label!: keyof typeof SentimentLabel

  @Field(() => SentimentMood, {
    description: 'The mood since its last turn, which reacts more quickly than the value.',
  })
  @Enum({ items: () => SentimentMood })
  mood!: keyof typeof SentimentMood

  @Field(() => SentimentTrend, { description: 'Whether it is getting better or worse.' })
  @Property({ type: 'json', columnType: 'jsonb' })
  trend!: SentimentTrend

  @Field(() => Int, { description: 'Number of texts used.' })
  @Property({ type: 'integer' })
  interactions!: number

  @Field(() => DateTime, { description: 'The time of the last of them.' })
  @Property({ type: 'datetime', columnType: 'timestamptz' })
  lastAt!: Date

  @Field(() => SentimentAlert, { nullable: true, description: 'The newest alert that has not recovered.' })
  readonly alert?: SentimentAlert | null

  @Field(() => Explanation, { nullable: true, description: 'Why the value is what it is, as a sum over texts.' })
  readonly reasons?: Explanation | null

  @Field(() => ModelRun, { description: 'The model that read the texts.' })
  @ManyToOne({ entity: () => ModelRun })
  modelRun!: ModelRun

  @Field(() => DateTime, {
    description: 'When it was computed: at the last text, or at night if it has faded since.',
  })
  @Property({ type: 'datetime', columnType: 'timestamptz' })
  computedAt!: Date
}

/** A customer who turned. */
@Allow('read')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'A customer whose mood turned from positive to negative: who, when, and which interaction with which ' +
    'words made the difference.',
})
@PersonalData({
  subject: bySubject.customer('customer_id', { erase: 'delete' }),
  content: ['note'],
  score: ['level', 'turned_at', 'recovered_at'],
  none: ['acknowledged_at'],
})
@Entity({ tableName: 'alert', schema })
export class SentimentAlert extends BaseEntity {
  @Field(() => Customer, { description: 'The customer whose mood turned.' })
  @ManyToOne({ entity: () => Customer, deleteRule: 'cascade' })
  customer!: Customer

  @Field(() => Interaction, { description: 'The interaction that turned the mood; its sentiment contains the words.' })
  @ManyToOne({ entity: () => Interaction, deleteRule: 'cascade' })
  interaction!: Interaction

  @Field(() => DateTime, { description: 'When the mood turned.' })
  @Property({ type: 'datetime', columnType: 'timestamptz' })
  turnedAt!: Date

  @Field(() => Float, { description: 'The sentiment level, −1 to 1, that reached the threshold.' })
  @Property({ type: 'double' })
  level!: number

  @Field(() => SentimentAlertStatus, { description: 'Whether somebody has dealt with it.' })
  readonly status!: keyof typeof SentimentAlertStatus

  @Field(() => DateTime, { nullable: true, description: 'When the mood became positive again.' })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  recoveredAt?: Date | null

  @Field(() => DateTime, { nullable: true, description: 'When it was acknowledged.' })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  acknowledgedAt?: Date | null

  @Field(() => User, { nullable: true, description: 'Who acknowledged it; null also for a key without a user.' })
  @ManyToOne({ entity: () => User, nullable: true, deleteRule: 'set null' })
  acknowledgedBy?: User | null

  @Field(() => String, { nullable: true, description: 'What is being done about it.' })
  @Property({ type: 'text', nullable: true })
  note?: string | null
}

/** One change of a customer's sentiment. */
@PersonalData({
  subject: bySubject.customer('customer_id', { erase: 'delete' }),
  score: ['value', 'previous_value', 'mood', 'previous_mood', 'cause'],
  none: ['at'],
})
@Entity({ tableName: 'change', schema })
export class SentimentChangeRow extends BaseEntity {
  @ManyToOne({ entity: () => Customer, deleteRule: 'cascade' })
  customer!: Customer

  @Property({ type: 'double', nullable: true })
  value?: number | null

  @Property({ type: 'double', nullable: true })
  previousValue?: number | null

  @Enum({ items: () => SentimentMood })
  mood!: keyof typeof SentimentMood

  @Enum({ items: () => SentimentMood })
  previousMood!: keyof typeof SentimentMood

  @ManyToOne({ entity: () => SentimentAlert, nullable: true, deleteRule: 'set null' })
  alert?: SentimentAlert | null

  @Property({ type: 'json', columnType: 'jsonb' })
  cause!: Cause

  @Property({ type: 'datetime', columnType: 'timestamptz' })
  at!: Date
}
