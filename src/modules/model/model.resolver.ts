import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, ArgsType, Ctx, Field, ID, Info, Query, Resolver } from 'type-graphql'
import { ids } from '../../core/ids.ts'
import { Allow } from '../../core/policy.ts'
import { assertSeesAll } from '../../core/viewer.ts'
import { ModelRun } from '../../learning/model-run.entity.ts'
import { PageArgs } from '../../read/page-args.ts'
import { connectionOf } from '../../read/types.ts'
import { moduleContext, type RequestContext } from '../context.ts'
import { defineMutations, mutation } from '../../write/mutations.ts'
import { CancelModelRunInput, PromoteModelRunInput, RollbackModelRunInput, TrainModelInput } from './model.input.ts'
import { trainsOnAll } from '../score/score.read.ts'
import { cancelModelRun, promoteModelRun, rollbackModelRun, trainModel } from './model.service.ts'

const ModelRunConnection = connectionOf(ModelRun)

@ArgsType()
class ModelRunsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Only runs of this plugin.' })
  plugin?: string
}

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
}

const record = { type: ModelRun, field: 'modelRun', shown: 'The run after the call; null if nothing was done.' }

const model = (context: RequestContext) => moduleContext(context, 'model')

export const ModelMutations = defineMutations(record, {
  trainModel: mutation({
    permission: 'train',
    description: 'Queues a training and returns at once.',
    payload: 'The queued run. Follow it with modelRunProgress.',
    input: TrainModelInput,
    work: (unit, input, context: RequestContext) => trainModel(model(context))(unit, input),
  }),
  cancelModelRun: mutation({
    permission: 'train',
    description: 'Cancels a queued or running run.',
    payload: 'The cancelled run, or the reason why it cannot be cancelled.',
    input: CancelModelRunInput,
    work: cancelModelRun,
  }),
  promoteModelRun: mutation({
    permission: 'train',
    description: 'Makes the model of an earlier run the one that scores.',
    payload: 'The run whose model is being promoted: `promoted` becomes true once everything is scored.',
    input: PromoteModelRunInput,
    work: (unit, input, context: RequestContext) => promoteModelRun(model(context))(unit, input),
  }),
  rollbackModelRun: mutation({
    permission: 'train',
    description:
      'Restores the model that scored before the promoted one; call it again for the one before that. ' +
      'promoteModelRun goes forward again.',
    payload: 'The earlier run whose model is being restored: `promoted` becomes true once everything is scored.',
    input: RollbackModelRunInput,
    work: (unit, input, context: RequestContext) => rollbackModelRun(model(context))(unit, input),
  }),
})
