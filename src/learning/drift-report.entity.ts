import { Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy'
import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Allow } from '../core/policy.ts'
import { BaseEntity } from '../db/base.entity.ts'
import { DateTime } from '../db/scalars.ts'
import { ModelRun } from './model-run.entity.ts'
import { noSubject, PersonalData } from '../db/personal-data.ts'

export enum DriftProposal {
  KEEP = 'KEEP',
  WATCH = 'WATCH',
  RETRAIN = 'RETRAIN',
}
registerEnumType(DriftProposal, {
  name: 'DriftProposal',
  description:
    'What to do about a model: KEEP it, WATCH it because something has shifted, or RETRAIN it because its ' +
    'input data is far from what it was trained on.',
})

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'How far one input of a model has moved since the training.' })
export class FeatureDrift {
  @Field(() => String, { description: 'Name of the input.' })
  feature!: string

  @Field(() => Float, {
    description: 'Population stability index: 0 for the same distribution; from 0.1 a shift, from 0.25 a large one.',
  })
  psi!: number
}

/** What a model would have read at a moment, compared with what it was trained on. */
@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description: 'What a model would read at a moment, compared with what it was trained on.',
})
@PersonalData({
  subject: noSubject('measures over all customers'),
  none: ['measured_at', 'rows', 'features', 'proposal', 'reasons'],
})
@Entity({ tableName: 'drift_report' })
@Index({ properties: ['modelRun', 'measuredAt'] })
export class DriftReport extends BaseEntity {
  @ManyToOne({ entity: () => ModelRun, deleteRule: 'cascade' })
  modelRun!: ModelRun

  @Field(() => DateTime, { description: 'The moment; nothing later was read.' })
  @Property({ type: 'datetime', columnType: 'timestamptz' })
  measuredAt!: Date

  @Field(() => Int, { description: 'Records that were read.' })
  @Property({ type: 'integer' })
  rows!: number

  @Field(() => [FeatureDrift], { description: 'Every input of the model.' })
  @Property({ type: 'json', columnType: 'jsonb' })
  features!: FeatureDrift[]

  @Field(() => DriftProposal, { description: 'What to do.' })
  @Enum({ items: () => DriftProposal })
  proposal!: `${DriftProposal}`

  @Field(() => [String], { description: 'The reasons, one sentence each; empty for KEEP.' })
  @Property({ type: 'array', columnType: 'text[]', defaultRaw: `'{}'` })
  reasons: string[] = []
}
