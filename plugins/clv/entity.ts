import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import {
  Allow,
  DateTime,
  Explanation,
  Interval,
  ModelRun,
  Money,
  ScoreBand,
  bySubject,
  PersonalData,
} from 'rapport-crm/sdk'
import { Field, Float, Int, ObjectType } from 'type-graphql'

/** What a customer is expected to spend. */
@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description: 'What a customer is expected to spend from now on, and how certain that is.',
})
@PersonalData({
  subject: bySubject.customer('customer_id', { erase: 'delete' }),
  score: ['amount', 'interval', 'probability_alive', 'expected_purchases', 'band'],
  none: ['currency', 'horizon_days', 'computed_at'],
})
@Entity({ tableName: 'lifetime_value', schema: 'p_clv' })
export class LifetimeValue {
  @PrimaryKey({ type: 'uuid' })
  customerId!: string

  @Property({ type: 'decimal', precision: 19, scale: 2 })
  amount!: string

  @Property({ type: 'text' })
  currency!: string

  @Field(() => Money, { description: 'Expected spending over the horizon, discounted if the plugin is configured to.' })
  readonly value!: Money

  @Field(() => Interval, {
    nullable: true,
    description:
      'The range that contains the customer’s spending with the stated probability, in the value’s currency.',
  })
  @Property({ type: 'json', columnType: 'jsonb', nullable: true })
  interval?: Interval | null

  @Field(() => Int, { description: 'How many days ahead the value looks.' })
  @Property({ type: 'integer' })
  horizonDays!: number

  @Field(() => Float, {
    description: 'Probability, 0 to 1, that the customer is still active rather than gone for good.',
  })
  @Property({ type: 'double' })
  probabilityAlive!: number

  @Field(() => Float, { description: 'Expected days with a purchase over the horizon.' })
  @Property({ type: 'double' })
  expectedPurchases!: number

  @Field(() => ScoreBand, {
    nullable: true,
    description:
      'The value as one word; each band contains a fifth of the training customers. Null for horizons that the ' +
      'model was not trained for.',
  })
  @Enum({ items: () => ScoreBand })
  band!: `${ScoreBand}` | null

  @Field(() => Explanation, {
    nullable: true,
    description: 'Why the value is what it is; contributions are in the value’s currency.',
  })
  readonly reasons?: Explanation | null

  @Field(() => DateTime, {
    description:
      'When it was computed: at the customer’s last order, at the last training, or when time had changed it by ' +
      'a hundredth; now for another horizon.',
  })
  @Property({ type: 'datetime', columnType: 'timestamptz' })
  computedAt!: Date

  @Field(() => ModelRun, { description: 'The training that produced it.' })
  @ManyToOne({ entity: () => ModelRun })
  modelRun!: ModelRun
}
