import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Field, Float, Info, Int, ObjectType, Query, Resolver } from 'type-graphql'
import { Allow } from '../../core/policy.ts'
import { DateTime } from '../../db/scalars.ts'
import { DriftReport } from '../../learning/drift-report.entity.ts'
import { Grade, ModelRun } from '../../learning/model-run.entity.ts'
import { ScoreStatus } from '../../learning/score.entity.ts'
import { TrainingSchedule } from '../../learning/training-schedule.entity.ts'
import type { RequestContext } from '../context.ts'
import { modelHealth } from './health.service.ts'

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The scores of a plugin with one status.' })
class ScoreCount {
  @Field(() => ScoreStatus, { description: 'The status.' })
  status!: `${ScoreStatus}`

  @Field(() => Int, { description: 'The number of scores with this status.' })
  count!: number

  @Field(() => DateTime, { description: 'When the oldest of them was computed.' })
  oldestAt!: string

  @Field(() => DateTime, { description: 'When the newest of them was computed.' })
  newestAt!: string
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'How far live scoring lags behind the events.' })
class LiveScoringHealth {
  @Field(() => Int, { description: 'Events waiting to be scored; 10000 means that many or more.' })
  eventsWaiting!: number

  @Field(() => Float, { description: 'How long the oldest of them has waited, in seconds; 0 if none waits.' })
  lagSeconds!: number
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: "The state of a plugin's models, for operators." })
class ModelHealth {
  @Field(() => String, { description: 'Id of the plugin.' })
  plugin!: string

  @Field(() => [String], { description: 'The algorithms of the plugin, under the names that `trainModel` accepts.' })
  algorithms!: readonly string[]

  @Field(() => [String], {
    description: 'What needs attention, in words, the most urgent first; empty if all is well.',
  })
  attention!: readonly string[]

  @Field(() => ModelRun, {
    nullable: true,
    description: 'The run whose model scores; null before the first promotion.',
  })
  promotedRun?: ModelRun | null

  @Field(() => Float, {
    nullable: true,
    description: 'Days since the moment after which the promoted model knows nothing.',
  })
  ageDays?: number | null

  @Field(() => Grade, {
    nullable: true,
    description: "The promoted model's result on held-out data, compared with its baseline.",
  })
  grade?: `${Grade}` | null

  @Field(() => [ScoreCount], { description: "The plugin's current scores by status, and their age." })
  scores!: readonly ScoreCount[]

  @Field(() => DriftReport, {
    nullable: true,
    description: "How far the promoted model's input data had moved at the last measurement.",
  })
  drift?: DriftReport | null

  @Field(() => ModelRun, { nullable: true, description: 'The most recently requested run, promoted or not.' })
  lastRun?: ModelRun | null

  @Field(() => LiveScoringHealth, {
    nullable: true,
    description: 'How far live scoring lags behind; null for models that do not score live.',
  })
  live?: LiveScoringHealth | null

  @Field(() => TrainingSchedule, { nullable: true, description: 'The next scheduled training.' })
  nextTraining?: TrainingSchedule | null
}

@Resolver()
export class HealthResolver {
  @Allow('read')
  @Query(() => [ModelHealth], {
    description:
      "The state of every plugin's models on one page: which run scores, how old and how good it is, and what " +
      'needs attention.',
  })
  modelHealth(
    @Arg('plugin', () => String, { nullable: true, description: 'Only this plugin.' })
    plugin: string | null | undefined,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return modelHealth(context, info, plugin ?? undefined)
  }
}
