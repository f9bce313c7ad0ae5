import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Field, ID, Info, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import { Allow } from '../../core/policy.ts'
import { TrainingSchedule } from '../../learning/training-schedule.entity.ts'
import { quoteName } from '../../read/sql-text.ts'
import { moduleContext, type RequestContext } from '../context.ts'
import { WritePayload } from '../../write/user-error.type.ts'
import { write } from '../../write/write.ts'
import { RemoveTrainingScheduleInput, ScheduleTrainingInput } from './schedule.input.ts'
import { removeTrainingSchedule, scheduleTraining } from './schedule.service.ts'

@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description: 'The schedule after the change, or the reason why it was not accepted.',
})
class ScheduleTrainingPayload extends WritePayload {
  @Field(() => TrainingSchedule, { nullable: true, description: 'The schedule; null if it was not accepted.' })
  trainingSchedule?: TrainingSchedule | null
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The removed schedule, or the reason why it was not removed.' })
class RemoveTrainingSchedulePayload extends WritePayload {
  @Field(() => ID, { nullable: true, description: 'Id of the removed schedule.' })
  deletedId?: string | null
}

const target = { field: 'trainingSchedule', map: 'TrainingSchedule' } as const

@Resolver(() => TrainingSchedule)
export class ScheduleResolver {
  @Allow('read')
  @Query(() => [TrainingSchedule], { description: 'Scheduled trainings, the next one first.' })
  trainingSchedules(
    @Arg('plugin', () => String, { nullable: true, description: 'Only schedules of this plugin.' })
    plugin: string | null | undefined,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.reader.list(info, 'TrainingSchedule', 'next_due_at', (t, sql) =>
      typeof plugin === 'string' ? `${t}.${quoteName('plugin')} = ${sql.param(plugin, 'text')}` : undefined,
    )
  }

  @Allow('train')
  @Mutation(() => ScheduleTrainingPayload, {
    description: 'Schedules recurring trainings of an algorithm; replaces its existing schedule.',
  })
  scheduleTraining(
    @Arg('input', () => ScheduleTrainingInput) input: ScheduleTrainingInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, target, input, scheduleTraining(moduleContext(context, 'model')))
  }

  @Allow('train')
  @Mutation(() => RemoveTrainingSchedulePayload, {
    description: 'Removes a schedule; a run that it has started continues.',
  })
  async removeTrainingSchedule(
    @Arg('input', () => RemoveTrainingScheduleInput) input: RemoveTrainingScheduleInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const payload = await write(context, info, target, input, removeTrainingSchedule(moduleContext(context, 'model')))
    return { ...payload, deletedId: payload.userErrors.length === 0 ? input.id : null }
  }
}
