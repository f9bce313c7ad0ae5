import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import {
  Allow,
  Baseline,
  type Cause,
  DateTime,
  enumOf,
  Grade,
  InteractionKind,
  Metric,
  ModelRun,
  Pipeline,
  Product,
  Provenance,
  ScoreStatus,
  ScoreUnit,
  noSubject,
  PersonalData,
} from 'rapport-crm/sdk'
import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { granularities, measures } from './features/scope.ts'

export const ForecastMeasure = enumOf(measures)
registerEnumType(ForecastMeasure, {
  name: 'ForecastMeasure',
  description: 'What a series measures.',
  valuesConfig: {
    REVENUE: {
      description:
        'Totals of orders by the day they were placed, minus refunds; with productId the totals of its lines.',
    },
    QUANTITY: { description: 'Units sold, minus refunds, of all products or of one.' },
    PIPELINE_WON: { description: 'Amounts of opportunities by the day they were won, of all pipelines or of one.' },
    PIPELINE_EXPECTED: {
      description: 'Open opportunities at the end of a period, each amount times the usual probability of its stage.',
    },
    ACTIVITY: { description: 'Number of interactions, of all kinds or of one.' },
  },
})

export const ForecastGranularity = enumOf(granularities)
registerEnumType(ForecastGranularity, {
  name: 'ForecastGranularity',
  description:
    'Length of a period. Weeks begin on Monday; all begin at midnight in the time zone of the plugin’s config.',
})

const schema = 'p_forecasting'

/** One series that is forecast, or that cannot be. */
@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description:
    'A series of the promoted model: what it measures, how it is forecast, how good the forecast is, and ' +
    'where it comes from.',
})
@PersonalData({
  subject: noSubject('sums over all customers'),
  none: [
    'key',
    'measure',
    'granularity',
    'interaction_kind',
    'status',
    'message',
    'unit',
    'currency',
    'grade',
    'fitted',
    'forecaster',
    'first_period',
    'history',
    'period',
    'to_date',
    'elapsed',
    'as_of',
    'closes_at',
    'input_hash',
    'cause',
    'plugin_version',
    'computed_at',
  ],
})
@Entity({ tableName: 'series', schema })
export class ForecastSeries {
  @PrimaryKey({ type: 'uuid' })
  id!: string

  @Field(() => String, { description: 'The permanent name of the series, e.g. "REVENUE:MONTH".' })
  @Property({ type: 'text' })
  key!: string

  @Field(() => ForecastMeasure, { description: 'What it measures.' })
  @Property({ type: 'text' })
  measure!: string

  @Field(() => ForecastGranularity, { description: 'Length of a period.' })
  @Property({ type: 'text' })
  granularity!: string

  @Field(() => Product, { nullable: true, description: 'The product, if the series is about one.' })
  @ManyToOne({ entity: () => Product, nullable: true })
  product?: Product | null

  @Field(() => Pipeline, { nullable: true, description: 'The pipeline, if the series is about one.' })
  @ManyToOne({ entity: () => Pipeline, nullable: true })
  pipeline?: Pipeline | null

  @Field(() => InteractionKind, { nullable: true, description: 'The kind of interaction, if the series is about one.' })
  @Property({ type: 'text', nullable: true })
  interactionKind?: string | null

  @Field(() => ScoreStatus, {
    description: 'INSUFFICIENT_DATA for a series that cannot be forecast; `method` says why.',
  })
  @Property({ type: 'text' })
  status!: string

  @Field(() => String, {
    description: 'Which models forecast it and how they were chosen, or what is missing for a forecast, in words.',
  })
  @Property({ type: 'text', fieldName: 'message' })
  method!: string

  @Field(() => ScoreUnit, { description: 'MONEY, in `currency`, or COUNT.' })
  @Property({ type: 'text' })
  unit!: string

  @Field(() => String, { nullable: true, description: 'ISO 4217 code of all its amounts; null for counts.' })
  @Property({ type: 'text', nullable: true })
  currency?: string | null

  @Field(() => Grade, {
    nullable: true,
    description:
      'Its result compared with the better of the naive forecasts, on rolling origins on which its models were ' +
      'not chosen.',
  })
  @Property({ type: 'text', nullable: true })
  grade?: string | null

  @Field(() => [Metric], {
    description:
      'Backtest figures: mase, smape, and the share inside the 80 % and 95 % intervals (coverage.80, coverage.95).',
  })
  readonly metrics!: Metric[]

  @Field(() => Baseline, { nullable: true, description: 'The best naive forecast on the same origins.' })
  readonly baseline?: Baseline | null

  @Field(() => [String], { description: 'What was left out, filled or replaced, in sentences.' })
  readonly notes!: string[]

  @Field(() => DateTime, { description: 'Every record up to this moment is included, and none after it.' })
  @Property({ type: 'datetime', columnType: 'timestamptz' })
  asOf!: Date

  @Field(() => ModelRun, { description: 'The training that produced it.' })
  @ManyToOne({ entity: () => ModelRun })
  modelRun!: ModelRun

  @Field(() => Provenance, { description: 'Where the forecast comes from, and what last changed it.' })
  readonly provenance!: Provenance
}

/** One change of a forecast. */
@PersonalData({
  subject: noSubject('sums over all customers'),
  none: ['before', 'after', 'cause', 'at'],
})
@Entity({ tableName: 'forecast_change', schema })
export class ForecastChangeRow {
  @PrimaryKey({ type: 'uuid' })
  id!: string

  @ManyToOne({ entity: () => ForecastSeries, deleteRule: 'cascade' })
  series!: ForecastSeries

  @Property({ type: 'json', columnType: 'jsonb' })
  before!: object[]

  @Property({ type: 'json', columnType: 'jsonb' })
  after!: object[]

  @Property({ type: 'json', columnType: 'jsonb' })
  cause!: Cause

  @Property({ type: 'datetime', columnType: 'timestamptz' })
  at!: Date
}

/** A measure to be recomputed because its records changed; written by SQL (`store/pending.ts`). */
@PersonalData({
  subject: noSubject('which sums must be recomputed'),
  none: ['earliest', 'events', 'cause'],
})
@Entity({ tableName: 'pending', schema })
export class PendingMeasure {
  @PrimaryKey({ type: 'text' })
  measure!: string

  @Property({ type: 'datetime', columnType: 'timestamptz' })
  earliest!: Date

  @Property({ type: 'integer' })
  events!: number

  @Property({ type: 'json', columnType: 'jsonb' })
  cause!: object
}
