import { Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy'
import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql'
import { BaseEntity } from '../db/base.entity.ts'
import { Node } from '../db/node.type.ts'
import { DateTime, Json } from '../db/scalars.ts'
import { Interval } from './interval.type.ts'
import { ModelRun } from './model-run.entity.ts'
import { Allow } from '../core/policy.ts'
import { Cause } from '../feeds/cause.type.ts'
import { bySubject, PersonalData } from '../db/personal-data.ts'

export enum ScoreUnit {
  PROBABILITY = 'PROBABILITY',
  PERCENTILE = 'PERCENTILE',
  MONEY = 'MONEY',
  INDEX = 'INDEX',
  COUNT = 'COUNT',
}
registerEnumType(ScoreUnit, {
  name: 'ScoreUnit',
  description:
    'What a score’s value is: a probability 0–1, a percentile 0–100, money in the base currency, a count, or ' +
    'an index defined by its kind.',
})

export enum ScoreStatus {
  OK = 'OK',
  INSUFFICIENT_DATA = 'INSUFFICIENT_DATA',
  STALE = 'STALE',
  WITHHELD_CONSENT = 'WITHHELD_CONSENT',
}
registerEnumType(ScoreStatus, {
  name: 'ScoreStatus',
  description: 'Whether the value may be relied on. A null value with INSUFFICIENT_DATA is not zero.',
})

export enum ScoreBand {
  VERY_LOW = 'VERY_LOW',
  LOW = 'LOW',
  MEDIUM = 'MEDIUM',
  HIGH = 'HIGH',
  VERY_HIGH = 'VERY_HIGH',
}
registerEnumType(ScoreBand, {
  name: 'ScoreBand',
  description:
    'The value in a word, by thresholds fixed when the model was trained: it changes only when this record changes.',
})

export enum ScoreTrend {
  UP = 'UP',
  DOWN = 'DOWN',
  FLAT = 'FLAT',
  NEW = 'NEW',
}
registerEnumType(ScoreTrend, { name: 'ScoreTrend', description: 'Compared with the previous value.' })

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'One reason for a score.' })
export class Factor {
  @Field(() => String, { description: 'Key of the feature, or a word of a text.' })
  feature!: string

  @Field(() => Json, { nullable: true, description: 'The feature’s value for this record.' })
  value?: unknown

  @Field(() => Float, { description: 'How far it moves the raw value, in the value’s unit.' })
  contribution!: number

  @Field(() => String, { description: 'What it is, in words.' })
  text!: string
}

@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description: 'Why a score is what it is: baseValue + the sum of the contributions + residual = the raw value.',
})
export class Explanation {
  @Field(() => String, { description: 'How the contributions were computed.' })
  method!: string

  @Field(() => Float, {
    description:
      'The value that the contributions start from: that of an average record, or the mean over typical ones.',
  })
  baseValue!: number

  @Field(() => [Factor], { description: 'What moves the value away from the base.' })
  factors!: Factor[]

  @Field(() => Float, { description: 'What the factors leave unexplained; 0 for exact methods.' })
  residual!: number

  @Field(() => Float, { description: 'The model’s number before any bounding, calibration or change of unit.' })
  rawValue!: number
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'Where a score comes from.' })
export class Provenance {
  @Field(() => String, { description: 'Id of the plugin that computed it.' })
  plugin!: string

  @Field(() => String, { description: 'The plugin’s version at the time.' })
  pluginVersion!: string

  @Field(() => ModelRun, {
    description:
      'The training that produced the model; for a score computed outside, the run that represents its source.',
  })
  modelRun!: ModelRun

  @Field(() => String, { description: 'SHA-256 of the inputs; scores with equal inputs have equal hashes.' })
  inputHash!: string

  @Field(() => DateTime, { description: 'Nothing later than this moment was used.' })
  dataAsOf!: string

  @Field(() => Cause, { description: 'Why it was computed.' })
  cause!: Cause
}

/** The columns that a score and each entry of its history share. */
@ObjectType()
abstract class ScoreColumns extends BaseEntity {
  @Property({ type: 'text' })
  plugin!: string

  @Field(() => String, { description: 'The kind of score, e.g. "segmentation.rfm".' })
  @Property({ type: 'text' })
  kind!: string

  @Property({ type: 'text' })
  subjectType!: string

  /** Customer, opportunity or interaction, so there is no foreign key; erasing a subject erases its scores. */
  @Property({ type: 'uuid' })
  subjectId!: string

  @Field(() => Float, {
    nullable: true,
    description: 'The number, in `unit`; null if there is none, for the reason in `status`. 0 is a value.',
  })
  @Property({ type: 'double', nullable: true })
  value?: number | null

  @Field(() => ScoreUnit, { description: 'What the number measures.' })
  @Enum({ items: () => ScoreUnit })
  unit!: `${ScoreUnit}`

  @Field(() => Int, { nullable: true, description: 'How many days ahead the value looks.' })
  @Property({ type: 'integer', nullable: true })
  horizonDays?: number | null

  @Field(() => Interval, {
    nullable: true,
    description:
      'The range that contains the true value with the stated probability, in the value’s unit; null if the ' +
      'model gives none.',
  })
  @Property({ type: 'json', columnType: 'jsonb', nullable: true })
  interval?: Interval | null

  @Field(() => ScoreBand, { nullable: true, description: 'The value in a word, if the model has such words.' })
  @Enum({ items: () => ScoreBand, nullable: true })
  band?: `${ScoreBand}` | null

  @Field(() => ScoreTrend, { description: 'How it has moved compared with the previous value.' })
  @Enum({ items: () => ScoreTrend })
  trend!: `${ScoreTrend}`

  @Field(() => ScoreStatus, { description: 'Whether the value can be relied on, and if not, why.' })
  @Enum({ items: () => ScoreStatus })
  status!: `${ScoreStatus}`

  @Field(() => Explanation, {
    nullable: true,
    description: 'Why the value is what it is: parts that add up; null without a value.',
  })
  @Property({ type: 'json', columnType: 'jsonb', nullable: true })
  explanation?: Explanation | null

  @Property({ type: 'text' })
  pluginVersion!: string

  @ManyToOne({ entity: () => ModelRun })
  modelRun!: ModelRun

  @Property({ type: 'text' })
  inputHash!: string

  @Property({ type: 'datetime', columnType: 'timestamptz' })
  dataAsOf!: Date

  @Property({ type: 'json', columnType: 'jsonb' })
  cause!: Cause

  @Field(() => DateTime, { description: 'When it was computed (UTC).' })
  @Property({ type: 'datetime', columnType: 'timestamptz' })
  computedAt!: Date

  @Field(() => DateTime, { description: 'When value, band or status last changed.' })
  @Property({ type: 'datetime', columnType: 'timestamptz' })
  changedAt!: Date

  @Field(() => Float, { nullable: true, description: 'The previous value; null for the first one.' })
  @Property({ type: 'double', nullable: true })
  previousValue?: number | null

  @Field(() => Provenance, { description: 'Which model computed it, from what, and why.' })
  readonly provenance!: Provenance
}

/** The newest value of one kind of score for one record. */
@Allow('read')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'The newest value of one kind of score for one record, with its reasons and provenance.',
})
@PersonalData({
  subject: bySubject.record('subject_type', 'subject_id', { erase: 'delete' }),
  score: ['value', 'interval', 'band', 'trend', 'status', 'previous_value', 'change', 'cause'],
  // A reason can be a word of what the customer wrote, or what somebody wrote about the customer.
  content: ['explanation'],
  none: [
    'plugin',
    'kind',
    'subject_type',
    'subject_id',
    'unit',
    'horizon_days',
    'plugin_version',
    'input_hash',
    'data_as_of',
    'computed_at',
    'changed_at',
  ],
})
@Entity({ tableName: 'score' })
@Unique({ properties: ['subjectId', 'kind'] })
export class Score extends ScoreColumns {}

/** Every value that a score has had, including the newest. */
@PersonalData({
  subject: bySubject.record('subject_type', 'subject_id', { erase: 'delete' }),
  score: ['value', 'interval', 'band', 'trend', 'status', 'previous_value', 'cause'],
  content: ['explanation'],
  none: [
    'plugin',
    'kind',
    'subject_type',
    'subject_id',
    'unit',
    'horizon_days',
    'plugin_version',
    'input_hash',
    'data_as_of',
    'computed_at',
    'changed_at',
  ],
})
@Entity({ tableName: 'score_history' })
@Index({ properties: ['score', 'computedAt'] })
@Index({ properties: ['subjectId', 'changedAt', 'id'] })
export class ScoreHistory extends ScoreColumns {
  @ManyToOne({ entity: () => Score, deleteRule: 'cascade' })
  score!: Score
}
