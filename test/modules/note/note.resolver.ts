import type { GraphQLResolveInfo } from 'graphql'
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql'
import { Allow } from '../../../src/core/policy.ts'
import type { RequestContext } from '../../../src/modules/context.ts'
import { pageArgsOf } from '../../../src/read/page-args.ts'
import { connectionOf } from '../../../src/read/types.ts'
import { Note } from './note.entity.ts'
import { NoteFilter, NoteOrder } from './note.input.ts'

const NoteConnection = connectionOf(Note)
const NoteArgs = pageArgsOf(NoteFilter, NoteOrder)

@Resolver(() => Note)
export class NoteResolver {
  @Allow('read')
  @Query(() => NoteConnection, { description: 'Notes, newest first by default.' })
  notes(
    @Args(() => NoteArgs) args: InstanceType<typeof NoteArgs>,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.reader.page(info, 'Note', args)
  }
}
