import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql'
import { ids } from '../../core/ids.ts'
import { Allow, Costs } from '../../core/policy.ts'
import { assertMaySeeDeleted } from '../../read/deleted-records.ts'
import { deletablePageArgsOf } from '../../read/page-args.ts'
import { connectionOf } from '../../read/types.ts'
import { defineMutations, mutation, payloadOf } from '../../write/mutations.ts'
import { write } from '../../write/write.ts'
import type { RequestContext } from '../context.ts'
import { loaderOf } from '../loader.ts'
import { problemsOfView, type ViewContent } from './check-view.ts'
import { SavedView, SavedViewProblem } from './view.entity.ts'
import {
  CreateSavedViewInput,
  DeleteSavedViewInput,
  RestoreSavedViewInput,
  SavedViewFilter,
  SavedViewOrder,
  UpdateSavedViewInput,
} from './view.input.ts'
import { createSavedView, deleteSavedView, restoreSavedView, updateSavedView, type ViewDeps } from './view.service.ts'

const SavedViewConnection = connectionOf(SavedView)
const SavedViewsArgs = deletablePageArgsOf(SavedViewFilter, SavedViewOrder)

const record = { type: SavedView, field: 'savedView' }
const target = { field: 'savedView', map: 'SavedView' }
const CreatePayload = payloadOf(record, 'CreateSavedViewPayload', 'The saved view, or why it was not saved.')
const UpdatePayload = payloadOf(record, 'UpdateSavedViewPayload', 'The view, or why it was not changed.')

const depsOf = ({ reader, storedWork, config }: RequestContext, { schema }: GraphQLResolveInfo): ViewDeps => ({
  schema,
  registry: reader.registry,
  storedWork,
  limit: config.maxOperationCost,
})

/** What views ask for that the caller has read, and so may see. */
const contentsOf = (context: RequestContext) =>
  loaderOf<string, ViewContent | undefined>(context, 'view.contents', async (keys) => {
    const rows = await context.reader.rows<ViewContent & { id: string }>(
      'select id, list, filter, search, order_by as "orderBy", columns from saved_view where id = any($1::uuid[])',
      [keys],
    )
    const found = new Map(rows.map((row) => [row.id, row]))
    return keys.map((key) => found.get(key))
  })

@Resolver(() => SavedView)
export class SavedViewResolver {
  @Allow('read')
  @Query(() => SavedView, {
    nullable: true,
    description: 'The saved view with this id; null if it is gone, or of somebody who has not shared it.',
  })
  savedView(@Arg('id', () => ID) id: string, @Ctx() { reader }: RequestContext, @Info() info: GraphQLResolveInfo) {
    return reader.record(info, 'SavedView', ids.decode(id, 'SavedView').uuid)
  }

  @Allow('read')
  @Query(() => SavedViewConnection, { description: 'Your saved views and those that are shared, by name.' })
  savedViews(
    @Args(() => SavedViewsArgs) args: InstanceType<typeof SavedViewsArgs>,
    @Ctx() { reader, viewer }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    assertMaySeeDeleted(viewer, args.deleted)
    return reader.page(info, 'SavedView', args)
  }

  @Costs(500)
  @FieldResolver(() => [SavedViewProblem], {
    description:
      'What it asks for and is not there any more, such as a filter of a plugin that does not run; empty if all is.',
  })
  async problems(
    @Root() { id }: { readonly id: string },
    @Ctx() context: RequestContext,
    @Info() { schema }: GraphQLResolveInfo,
  ) {
    const content = await contentsOf(context).load(ids.decode(id, 'SavedView').uuid)
    return content ? problemsOfView(content, schema, context.reader.registry) : []
  }

  @Allow('write')
  @Mutation(() => CreatePayload, { description: 'Saves a view, for yourself or for everybody.' })
  createSavedView(
    @Arg('input', () => CreateSavedViewInput) input: CreateSavedViewInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, target, input, createSavedView(depsOf(context, info)))
  }

  @Allow('write')
  @Mutation(() => UpdatePayload, { description: 'Changes a saved view.' })
  updateSavedView(
    @Arg('input', () => UpdateSavedViewInput) input: UpdateSavedViewInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, target, input, updateSavedView(depsOf(context, info)))
  }
}

// A view may be its owner's alone, and whoever sees all customers would see what is proposed of it.
const common = { permission: 'write', isProposable: false } as const

export const SavedViewMutations = defineMutations(record, {
  deleteSavedView: mutation({
    ...common,
    description: 'Deletes a saved view; `restoreSavedView` brings it back, for 30 days.',
    payload: 'The id, or why it was not deleted.',
    input: DeleteSavedViewInput,
    work: deleteSavedView,
    deletes: true,
  }),
  restoreSavedView: mutation({
    ...common,
    description: 'Restores a deleted view, with its id.',
    payload: 'The restored view, or why it was not restored.',
    input: RestoreSavedViewInput,
    work: restoreSavedView,
  }),
})
