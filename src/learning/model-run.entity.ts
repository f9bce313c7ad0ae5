import { Entity, Enum, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql'
import { BaseEntity } from '../db/base.entity.ts'
import { Node } from '../db/node.type.ts'
import { DateTime, Json } from '../db/scalars.ts'
import { Interval } from './interval.type.ts'
import { Allow } from '../core/policy.ts'
import { noSubject, PersonalData } from '../db/personal-data.ts'

/** The algorithm of the run that represents an outside source, whose scores `recordScore` accepts. */
export const externalAlgorithm = 'EXTERNAL'

export enum RunStatus {
  QUEUED = 'QUEUED',
  RUNNING = 'RUNNING',
  SUCCEEDED = 'SUCCEEDED',
  FAILED = 'FAILED',
  CANCELLED = 'CANCELLED',
  INSUFFICIENT_DATA = 'INSUFFICIENT_DATA',
}
registerEnumType(RunStatus, {
  name: 'RunStatus',
  description:
    'The state of a model run. INSUFFICIENT_DATA: less data than the model’s minimum; the message says what ' +
    'is missing.',
})

export enum Grade {
  EXCELLENT = 'EXCELLENT',
  GOOD = 'GOOD',
  FAIR = 'FAIR',
  NO_BETTER_THAN_BASELINE = 'NO_BETTER_THAN_BASELINE',
  WORSE_THAN_BASELINE = 'WORSE_THAN_BASELINE',
  NOT_GRADED = 'NOT_GRADED',
}
registerEnumType(Grade, {
  name: 'Grade',
  description:
    'How a model did on held-out data compared with its naive baseline, in a word. NOT_GRADED: the method ' +
    'has no outcome to compare with.',
})

export enum Promotion {
  ALWAYS = 'ALWAYS',
  IF_NO_WORSE = 'IF_NO_WORSE',
  NEVER = 'NEVER',
}
registerEnumType(Promotion, {
  name: 'Promotion',
  description:
    'When the model of a successful run starts to score. In any case, a model that is no better than its ' +
    'naive baseline scores only after promoteModelRun.',
  valuesConfig: {
    ALWAYS: { description: 'As soon as the run has succeeded.' },
    IF_NO_WORSE: {
      description:
        'If its primary metric is no worse than that of the promoted run, or no model is promoted; the run’s ' +
        'message says how they compare.',
    },
    NEVER: { description: 'Only by promoteModelRun.' },
  },
})

export enum MetricSplit {
  TRAIN = 'TRAIN',
  HOLDOUT = 'HOLDOUT',
  BACKTEST = 'BACKTEST',
}
registerEnumType(MetricSplit, { name: 'MetricSplit', description: 'The rows that a metric was computed on.' })

@Allow('read')
@ObjectType({ simpleResolvers: true, description: "One figure of a model's performance." })
export class Metric {
  @Field(() => String, { description: 'The field’s usual name, e.g. "inertia", "silhouette", "mae", "auc".' })
  name!: string

  @Field(() => Float, { description: 'The figure itself; its name tells whether more is better.' })
  value!: number

  @Field(() => Interval, {
    nullable: true,
    description: 'How far chance may have moved it, by bootstrap; null if that was not measured.',
  })
  interval?: Interval | null

  @Field(() => MetricSplit, { description: 'The data that it was measured on.' })
  split!: `${MetricSplit}`
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The naive method that a model must beat.' })
export class Baseline {
  @Field(() => String, { description: 'What it does, in words.' })
  name!: string

  @Field(() => [Metric], {
    description: 'Its figures on the same held-out data, under the names of the model’s figures.',
  })
  metrics!: Metric[]
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'One input of a model.' })
export class FeatureUse {
  @Field(() => String, { description: 'Its key, as factors of scores name it.' })
  name!: string

  @Field(() => String, { description: 'What it measures, with its unit.' })
  description!: string

  @Field(() => Float, {
    nullable: true,
    description: 'Share of the model’s decisions that it accounts for, 0 to 1, if the method provides one.',
  })
  importance?: number | null
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'How the rows were divided before training.' })
export class Split {
  @Field(() => String, { description: 'e.g. "time" or "stratified".' })
  method!: string

  @Field(() => Int, { description: 'Rows used for training.' })
  trainRows!: number

  @Field(() => Int, { description: 'Rows held back for evaluation.' })
  holdoutRows!: number

  @Field(() => DateTime, { nullable: true, description: 'Features know nothing after this moment.' })
  cutAt?: string | null
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'Predicted against observed values for one part of the hold-out.' })
export class CalibrationBin {
  @Field(() => Float, {
    description: 'Mean of the model’s predictions for these rows: a probability, or the value in its unit.',
  })
  predicted!: number

  @Field(() => Float, {
    description: 'Mean of the actual outcomes of the same rows; close to `predicted` if the model is well calibrated.',
  })
  observed!: number

  @Field(() => Int, { description: 'Rows in the bin.' })
  count!: number
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'A metric for one group of customers.' })
export class GroupMetric {
  @Field(() => String, { description: 'What the groups are, e.g. "country".' })
  attribute!: string

  @Field(() => String, { description: 'Which group, e.g. "DE".' })
  group!: string

  @Field(() => Int, { description: 'Held-out rows of the group.' })
  count!: number

  @Field(() => Metric, { description: 'The figure for this group alone.' })
  metric!: Metric
}

@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description: 'Why a run failed, or why the model of a successful run could not be promoted.',
})
export class RunError {
  @Field(() => String, { description: 'A key such as TASK_TIMEOUT or TASK_OUT_OF_MEMORY.' })
  code!: string

  @Field(() => String, { description: 'What went wrong, and what to do about it.' })
  message!: string
}

/** One training of one model: its data, its result, its quality. */
@Allow('read')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'One training of one model: its data, its result, its quality.',
})
@PersonalData({
  subject: noSubject('trainings on the records of all customers, and how good their models are'),
  none: [
    'plugin',
    'plugin_version',
    'algorithm',
    'params',
    'seed',
    'status',
    'progress',
    'message',
    'as_of',
    'started_at',
    'finished_at',
    'rows',
    'features',
    'split',
    'metrics',
    'baseline',
    'grade',
    'calibration',
    'fairness',
    'artifact_hash',
    'promoted',
    'error',
    'fence',
    'requested_by',
    'promoted_at',
    'promotion',
  ],
})
@Entity({ tableName: 'model_run' })
@Index({ properties: ['plugin', 'createdAt'] })
export class ModelRun extends BaseEntity {
  @Field(() => String, { description: 'Id of the plugin whose model it trains.' })
  @Property({ type: 'text' })
  plugin!: string

  @Field(() => String, { description: 'The plugin’s version at the time.' })
  @Property({ type: 'text' })
  pluginVersion!: string

  @Field(() => String, {
    description: 'The requested algorithm, e.g. KMEANS or AUTO; the message says what AUTO chose.',
  })
  @Property({ type: 'text' })
  algorithm!: string

  @Field(() => Json, { description: 'As given to trainModel.' })
  @Property({ type: 'json', columnType: 'jsonb', defaultRaw: `'{}'` })
  params: Record<string, unknown> = {}

  @Field(() => Int, {
    description: 'Seed of all randomness in the training: the same seed, params and data give the same model.',
  })
  @Property({ type: 'integer' })
  seed!: number

  @Field(() => RunStatus, { description: 'The state of the run.' })
  @Enum({ items: () => RunStatus })
  status: RunStatus = RunStatus.QUEUED

  @Field(() => Float, { description: 'From 0 to 1.' })
  @Property({ type: 'double', default: 0 })
  progress: number = 0

  @Field(() => String, { nullable: true, description: 'What it is doing, or how it ended, in words.' })
  @Property({ type: 'text', nullable: true })
  message?: string | null

  @Field(() => DateTime, { description: 'The training knows nothing after this moment.' })
  @Property({ type: 'datetime', columnType: 'timestamptz' })
  asOf!: Date

  @Field(() => DateTime, { nullable: true, description: 'When a runner started it; null while it is queued.' })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  startedAt?: Date | null

  @Field(() => DateTime, { nullable: true, description: 'When it ended, successfully or not.' })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  finishedAt?: Date | null

  @Field(() => Int, { description: 'Rows trained on.' })
  @Property({ type: 'integer', default: 0 })
  rows: number = 0

  @Field(() => [FeatureUse], { description: 'The inputs of the model.' })
  @Property({ type: 'json', columnType: 'jsonb', defaultRaw: `'[]'` })
  features: FeatureUse[] = []

  @Field(() => Split, { nullable: true, description: 'How data was held back for evaluation; null if none was.' })
  @Property({ type: 'json', columnType: 'jsonb', nullable: true })
  split?: Split | null

  @Field(() => [Metric], { description: 'Its performance on the training data and on held-out data.' })
  @Property({ type: 'json', columnType: 'jsonb', defaultRaw: `'[]'` })
  metrics: Metric[] = []

  @Field(() => Baseline, {
    nullable: true,
    description: 'The naive forecast that it is compared with, on the same held-out data; null if there is none.',
  })
  @Property({ type: 'json', columnType: 'jsonb', nullable: true })
  baseline?: Baseline | null

  @Field(() => Grade, {
    nullable: true,
    description: 'Its performance compared with the baseline, in a word; null until it has succeeded.',
  })
  @Enum({ items: () => Grade, nullable: true })
  grade?: Grade | null

  @Field(() => [CalibrationBin], {
    description: 'Predictions beside actual outcomes, from the lowest predictions to the highest.',
  })
  @Property({ type: 'json', columnType: 'jsonb', defaultRaw: `'[]'` })
  calibration: CalibrationBin[] = []

  @Field(() => [GroupMetric], {
    description:
      'Hold-out figures by group of customers, to see whether the model serves all groups equally; small ' +
      'groups are left out.',
  })
  @Property({ type: 'json', columnType: 'jsonb', defaultRaw: `'[]'` })
  fairness: GroupMetric[] = []

  @Field(() => String, { nullable: true, description: 'SHA-256 of the trained model: equal hashes are equal models.' })
  @Property({ type: 'text', nullable: true })
  artifactHash?: string | null

  @Field(() => Boolean, { description: 'Whether this run’s model currently scores new events.' })
  @Property({ type: 'boolean', default: false })
  promoted: boolean = false

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When its model last started to score, by a training or by promoteModelRun. Null if it never did or was ' +
      'rolled back.',
  })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  promotedAt?: Date | null

  @Field(() => Promotion, { description: 'When its model was to start scoring, as requested.' })
  @Enum({ items: () => Promotion, default: Promotion.ALWAYS })
  promotion: `${Promotion}` = Promotion.ALWAYS

  @Field(() => RunError, { nullable: true, description: 'Why it failed; null unless it has.' })
  @Property({ type: 'json', columnType: 'jsonb', nullable: true })
  error?: RunError | null

  /** Increases with each attempt; only the holder of the newest number may write results. */
  @Property({ type: 'integer', default: 0 })
  fence: number = 0

  @Property({ type: 'text' })
  requestedBy!: string
}

/** A trained model, stored once by the hash of its bytes. */
@PersonalData({
  subject: noSubject('models of all customers: parameters, and words that many used; a new training replaces them'),
  content: ['bytes'],
  none: ['created_at'],
})
@Entity({ tableName: 'model_artifact' })
export class ModelArtifact {
  @PrimaryKey({ type: 'text' })
  hash!: string

  @Property({ type: 'blob', columnType: 'bytea' })
  bytes!: Uint8Array

  @Property({ type: 'datetime', columnType: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date()
}
