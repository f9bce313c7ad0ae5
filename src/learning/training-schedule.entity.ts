import { Entity, Enum, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy'
import { Field, ObjectType } from 'type-graphql'
import { Allow } from '../core/policy.ts'
import { BaseEntity } from '../db/base.entity.ts'
import { Node } from '../db/node.type.ts'
import { DateTime, Json } from '../db/scalars.ts'
import { ModelRun, Promotion, RunError } from './model-run.entity.ts'
import { noSubject, PersonalData } from '../db/personal-data.ts'

/** A recurring training. */
@Allow('read')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A recurring training, at most one per algorithm of a plugin.',
})
@PersonalData({
  subject: noSubject('when trainings start'),
  none: [
    'plugin',
    'algorithm',
    'params',
    'cron',
    'time_zone',
    'promotion',
    'next_due_at',
    'last_due_at',
    'last_job_id',
    'error',
    'requested_by',
  ],
})
@Entity({ tableName: 'training_schedule' })
@Unique({ properties: ['plugin', 'algorithm'] })
export class TrainingSchedule extends BaseEntity {
  @Field(() => String, { description: 'Id of the plugin.' })
  @Property({ type: 'text' })
  plugin!: string

  @Field(() => String, { description: 'One of the plugin’s algorithms.' })
  @Property({ type: 'text' })
  algorithm!: string

  @Field(() => Json, { description: 'Parameters of each training.' })
  @Property({ type: 'json', columnType: 'jsonb', defaultRaw: `'{}'` })
  params: Record<string, unknown> = {}

  @Field(() => String, {
    description: 'When: minute, hour, day of the month, month, day of the week, such as `0 3 * * MON`.',
  })
  @Property({ type: 'text' })
  cron!: string

  @Field(() => String, { description: 'IANA time zone of the times.' })
  @Property({ type: 'text' })
  timeZone!: string

  @Field(() => Promotion, { description: 'When a run’s model replaces the promoted one.' })
  @Enum({ items: () => Promotion })
  promotion!: `${Promotion}`

  @Field(() => DateTime, { description: 'When the next training is due.' })
  @Property({ type: 'datetime', columnType: 'timestamptz' })
  nextDueAt!: Date

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the schedule last started a training; null before the first.',
  })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  lastDueAt?: Date | null

  @Field(() => ModelRun, { nullable: true, description: 'The run that the schedule started last.' })
  @ManyToOne({ entity: () => ModelRun, nullable: true, deleteRule: 'set null' })
  lastRun?: ModelRun | null

  /** The job that started the last run: a second delivery of it starts nothing. */
  @Property({ type: 'uuid', nullable: true })
  lastJobId?: string | null

  @Field(() => RunError, {
    nullable: true,
    description: 'Why the last training could not be started, such as a plugin that did not run.',
  })
  @Property({ type: 'json', columnType: 'jsonb', nullable: true })
  error?: RunError | null

  @Field(() => String, {
    nullable: true,
    description: 'What is wrong, in words: a training that is overdue, could not be started or has failed.',
  })
  readonly problem?: string | null

  @Property({ type: 'text' })
  requestedBy!: string
}
