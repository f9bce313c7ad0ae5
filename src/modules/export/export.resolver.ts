import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql'
import { ids } from '../../core/ids.ts'
import { Allow } from '../../core/policy.ts'
import { PageArgs } from '../../read/page-args.ts'
import { connectionOf } from '../../read/types.ts'
import { defineMutations, mutation } from '../../write/mutations.ts'
import { moduleContext, type RequestContext } from '../context.ts'
import { ExportJob } from './export.entity.ts'
import { ExportListInput } from './export.input.ts'
import { exportList } from './export.service.ts'

const ExportJobConnection = connectionOf(ExportJob)

@Resolver(() => ExportJob)
export class ExportResolver {
  @Allow('read')
  @Query(() => ExportJob, { nullable: true, description: 'The export with this id.' })
  exportJob(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return context.reader.record(info, 'ExportJob', ids.decode(id, 'ExportJob').uuid)
  }

  @Allow('read')
  @Query(() => ExportJobConnection, {
    description: 'Exports, newest first: those of everybody for the scope ALL, else those of the user.',
  })
  exportJobs(@Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return context.reader.page(info, 'ExportJob', args)
  }
}

export const ExportMutations = defineMutations(
  { type: ExportJob, field: 'exportJob', shown: 'The queued export; null if it was not accepted.' },
  {
    exportList: mutation<ExportListInput, RequestContext>({
      permission: 'read',
      description:
        'Queues the export of a whole list to a file, as of one moment, with the records and fields that you may read. ' +
        'Follow it with exportProgress and download it at `/exports/<id>` with the same key.',
      payload: 'The queued export, or the reason why it was not accepted.',
      input: ExportListInput,
      work: (unit, input, context) => exportList(moduleContext(context, 'export'))(unit, input),
    }),
  },
)
