import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, ArgsType, Ctx, Field, ID, Info, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import { ids } from '../../core/ids.ts'
import { Allow } from '../../core/policy.ts'
import { assertSeesAll } from '../../core/viewer.ts'
import { ModelRun } from '../../learning/model-run.entity.ts'
import { PageArgs } from '../../read/page-args.ts'
import { connectionOf } from '../../read/types.ts'
import { moduleContext, type RequestContext } from '../context.ts'
import { WritePayload } from '../../write/user-error.type.ts'
import { write } from '../../write/write.ts'
import { CancelModelRunInput, PromoteModelRunInput, RollbackModelRunInput, TrainModelInput } from './model.input.ts'
import { trainsOnAll } from '../score/score.read.ts'
import { cancelModelRun, promoteModelRun, rollbackModelRun, trainModel } from './model.service.ts'

const ModelRunConnection = connectionOf(ModelRun)

@ArgsType()
class ModelRunsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Only runs of this plugin.' })
  plugin?: string
}

@Allow('read')
@ObjectType({ simpleResolvers: true })
class ModelRunPayload extends WritePayload {
  @Field(() => ModelRun, {
    nullable: true,
    description: 'The run after the call; null if nothing was done.',
  })
  modelRun?: ModelRun | null
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The queued run. Follow it with modelRunProgress.' })
class TrainModelPayload extends ModelRunPayload {}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The cancelled run, or the reason why it cannot be cancelled.' })
class CancelModelRunPayload extends ModelRunPayload {}

@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description: 'The run whose model is being promoted: `promoted` becomes true once everything is scored.',
})
class PromoteModelRunPayload extends ModelRunPayload {}

@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description: 'The earlier run whose model is being restored: `promoted` becomes true once everything is scored.',
})
class RollbackModelRunPayload extends ModelRunPayload {}

const payloadOf = { field: 'modelRun', map: 'ModelRun' } as const

@Resolver(() => ModelRun)
export class ModelResolver {
  @Allow('read')
  @Query(() => ModelRun, { nullable: true, description: 'The model run with this id.' })
  modelRun(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return context.reader.record(info, 'ModelRun', ids.decode(id, 'ModelRun').uuid)
  }

  @Allow('read')
  @Query(() => ModelRunConnection, { description: 'Model runs, newest first.' })
  modelRuns(
    @Args(() => ModelRunsArgs) { plugin, ...page }: ModelRunsArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    assertSeesAll(context.viewer, trainsOnAll)
    return context.reader.page(info, 'ModelRun', { ...page, filter: plugin ? { plugin: { eq: plugin } } : null })
  }

  @Allow('train')
  @Mutation(() => TrainModelPayload, { description: 'Queues a training and returns at once.' })
  trainModel(
    @Arg('input', () => TrainModelInput) input: TrainModelInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, payloadOf, input, trainModel(moduleContext(context, 'model')))
  }

  @Allow('train')
  @Mutation(() => CancelModelRunPayload, { description: 'Cancels a queued or running run.' })
  cancelModelRun(
    @Arg('input', () => CancelModelRunInput) input: CancelModelRunInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, payloadOf, input, cancelModelRun)
  }

  @Allow('train')
  @Mutation(() => PromoteModelRunPayload, { description: 'Makes the model of an earlier run the one that scores.' })
  promoteModelRun(
    @Arg('input', () => PromoteModelRunInput) input: PromoteModelRunInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, payloadOf, input, promoteModelRun(moduleContext(context, 'model')))
  }

  @Allow('train')
  @Mutation(() => RollbackModelRunPayload, {
    description:
      'Restores the model that scored before the promoted one; call it again for the one before that. ' +
      'promoteModelRun goes forward again.',
  })
  rollbackModelRun(
    @Arg('input', () => RollbackModelRunInput) input: RollbackModelRunInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, payloadOf, input, rollbackModelRun(moduleContext(context, 'model')))
  }
}
