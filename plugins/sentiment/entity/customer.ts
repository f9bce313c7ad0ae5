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
@ObjectType({ simpleResolvers: true, description: 'The last 30 days of a customer against the 90 before them.' })
export class SentimentTrend {
  @Field(() => SentimentDirection, {
    description: 'UP or DOWN only where the difference is at least 0.1 and certain (80 %).',
  })
  direction!: keyof typeof SentimentDirection

  @Field(() => Float, { nullable: true, description: 'Mean polarity of the recent days; null without a text.' })
  recent?: number | null

  @Field(() => Float, { nullable: true, description: 'Mean polarity of the days before; null without a text.' })
  before?: number | null

  @Field(() => Int, { description: 'Texts of the recent days.' })
  recentCount!: number

  @Field(() => Int, { description: 'Texts of the days before.' })
  beforeCount!: number

  @Field(() => Interval, {
    nullable: true,
    description: 'Of recent minus before; null where the direction is unknown.',
  })
  interval?: Interval | null
}

/** How a customer feels. */
@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description: 'How a customer feels by what it said: newer texts count more, and old ones fade to neutral.',
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

  @Field(() => Customer, { description: 'Who feels so.' })
  readonly customer!: Customer

  @Field(() => Float, {
    description: 'From −1 to 1: the mean of its texts, each counting half after a half-life, beside one neutral text.',
  })
  @Property({ type: 'double' })
  value!: number

  @Field(() => Interval, { description: 'Of the value; narrow with much that is recent and alike.' })
  @Property({ type: 'json', columnType: 'jsonb' })
  interval!: Interval

  @Field(() => SentimentLabel, { description: 'The value in a word.' })
  @Enum({ items: () => SentimentLabel })
  label!: keyof typeof SentimentLabel

  @Field(() => SentimentMood, { description: 'The mood of its last turn, quicker than the value.' })
  @Enum({ items: () => SentimentMood })
  mood!: keyof typeof SentimentMood

  @Field(() => SentimentTrend, { description: 'Whether it gets better or worse.' })
  @Property({ type: 'json', columnType: 'jsonb' })
  trend!: SentimentTrend

  @Field(() => Int, { description: 'Texts behind it.' })
  @Property({ type: 'integer' })
  interactions!: number

  @Field(() => DateTime, { description: 'When the last of them was said.' })
  @Property({ type: 'datetime', columnType: 'timestamptz' })
  lastAt!: Date

  @Field(() => SentimentAlert, { nullable: true, description: 'The newest alert that is not recovered.' })
  readonly alert?: SentimentAlert | null

  @Field(() => Explanation, { nullable: true, description: 'Why the value is what it is, as a sum over texts.' })
  readonly reasons?: Explanation | null

  @Field(() => ModelRun, { description: 'The model that read the texts.' })
  @ManyToOne({ entity: () => ModelRun })
  modelRun!: ModelRun

  @Field(() => DateTime, {
    description: 'When it was computed: with the last text, or in the night where it has faded since.',
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
    'A customer who was content and turned: whom, when, and which interaction with which words made the difference.',
})
@PersonalData({
  subject: bySubject.customer('customer_id', { erase: 'delete' }),
  content: ['note'],
  score: ['level', 'turned_at', 'recovered_at'],
  none: ['acknowledged_at'],
})
@Entity({ tableName: 'alert', schema })
export class SentimentAlert extends BaseEntity {
  @Field(() => Customer, { description: 'Who turned.' })
  @ManyToOne({ entity: () => Customer, deleteRule: 'cascade' })
  customer!: Customer

  @Field(() => Interaction, { description: 'The interaction that turned the mood; its sentiment has the words.' })
  @ManyToOne({ entity: () => Interaction, deleteRule: 'cascade' })
  interaction!: Interaction

  @Field(() => DateTime, { description: 'When that happened.' })
  @Property({ type: 'datetime', columnType: 'timestamptz' })
  turnedAt!: Date

  @Field(() => Float, { description: 'The level of sentiment, −1 to 1, that reached the threshold.' })
  @Property({ type: 'double' })
  level!: number

  @Field(() => SentimentAlertStatus, { description: 'How far it is dealt with.' })
  readonly status!: keyof typeof SentimentAlertStatus

  @Field(() => DateTime, { nullable: true, description: 'When the customer came round.' })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  recoveredAt?: Date | null

  @Field(() => DateTime, { nullable: true, description: 'When somebody took it up.' })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  acknowledgedAt?: Date | null

  @Field(() => User, { nullable: true, description: 'Who took it up; null also for a key that belongs to nobody.' })
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
