import type { GraphQLResolveInfo, GraphQLSchema } from 'graphql'
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql'
import { ids } from '../../core/ids.ts'
import { Allow, Costs, ListSizes } from '../../core/policy.ts'
import { assertMaySeeDeleted } from '../../read/deleted-records.ts'
import { deletablePageArgsOf } from '../../read/page-args.ts'
import { givenArguments } from '../../read/arguments.ts'
import { connectionOf } from '../../read/types.ts'
import { defineMutations, mutation, payloadOf } from '../../write/mutations.ts'
import { write } from '../../write/write.ts'
import type { RequestContext } from '../context.ts'
import { loaderOf } from '../loader.ts'
import { ReportQuestion } from './report.input.ts'
import { report } from './report.service.ts'
import { Report } from './report.types.ts'
import { SavedReport } from './saved-report.entity.ts'
import {
  CreateSavedReportInput,
  DeleteSavedReportInput,
  RestoreSavedReportInput,
  SavedReportFilter,
  SavedReportOrder,
  UpdateSavedReportInput,
} from './saved-report.input.ts'
import {
  askedAgain,
  createSavedReport,
  deleteSavedReport,
  restoreSavedReport,
  storedPoints,
  updateSavedReport,
  type QuestionPrice,
} from './saved-report.service.ts'

const SavedReportConnection = connectionOf(SavedReport)
const SavedReportsArgs = deletablePageArgsOf(SavedReportFilter, SavedReportOrder)

const record = { type: SavedReport, field: 'savedReport' }
const target = { field: 'savedReport', map: 'SavedReport' }
const CreatePayload = payloadOf(record, 'CreateSavedReportPayload', 'The saved report, or why it was not saved.')
const UpdatePayload = payloadOf(record, 'UpdateSavedReportPayload', 'The report, or why it was not changed.')

/** Points of summing up every record that a caller sees, at 100,000 customers. */
const reportPoints = 5_000

const priceOf = ({ storedWork, config }: RequestContext, schema: GraphQLSchema): QuestionPrice => ({
  pointsOf: (question) => reportPoints + storedPoints(question, storedWork, schema),
  limit: config.maxOperationCost,
})

/** The questions of saved reports that the caller has read, and so may see. */
const questionsOf = (context: RequestContext) =>
  loaderOf<string, unknown>(context, 'report.questions', async (keys) => {
    const rows = await context.reader.rows<{ id: string; question: unknown }>(
      'select id, question from saved_report where id = any($1::uuid[])',
      [keys],
    )
    const found = new Map(rows.map(({ id, question }) => [id, question]))
    return keys.map((key) => found.get(key))
  })

@Resolver(() => SavedReport)
export class ReportResolver {
  @Allow('read')
  @Costs(reportPoints)
  @ListSizes({ rows: 'limit' })
  @Query(() => Report, {
    name: 'report',
    description:
      'Counts, sums, means and medians of the records that you see, by up to two dimensions and a period of the ' +
      'calendar, each beside the period before. Amounts of several currencies are never mixed; `conversion` converts them.',
  })
  ask(
    @Args(() => ReportQuestion) _question: ReportQuestion,
    @Ctx() { reader }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return report(givenArguments(info) as unknown as ReportQuestion, reader, new Date())
  }

  @Allow('read')
  @Query(() => SavedReport, { nullable: true, description: 'The saved report with this id.' })
  savedReport(@Arg('id', () => ID) id: string, @Ctx() { reader }: RequestContext, @Info() info: GraphQLResolveInfo) {
    return reader.record(info, 'SavedReport', ids.decode(id, 'SavedReport').uuid)
  }

  @Allow('read')
  @Query(() => SavedReportConnection, { description: 'Your saved reports and those that are shared, by name.' })
  savedReports(
    @Args(() => SavedReportsArgs) args: InstanceType<typeof SavedReportsArgs>,
    @Ctx() { reader, viewer }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    assertMaySeeDeleted(viewer, args.deleted)
    return reader.page(info, 'SavedReport', args)
  }

  @Costs(reportPoints)
  @FieldResolver(() => Report, { nullable: true, description: 'The report as it is now, of the records that you see.' })
  async report(
    @Root() { id }: { readonly id: string },
    @Ctx() context: RequestContext,
    @Info() { schema }: GraphQLResolveInfo,
  ) {
    const question = await questionsOf(context).load(ids.decode(id, 'SavedReport').uuid)
    const asked = askedAgain(question, schema)
    context.storedWork.charge(storedPoints(asked, context.storedWork, schema))
    return report(asked, context.reader, new Date())
  }

  @Allow('write')
  @Mutation(() => CreatePayload, { description: 'Saves a report, for yourself or for everybody.' })
  createSavedReport(
    @Arg('input', () => CreateSavedReportInput) _input: CreateSavedReportInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    // As the caller gave it: type-graphql leaves out the filters that plugins add.
    const input = givenArguments(info)['input'] as CreateSavedReportInput
    return write(
      context,
      info,
      target,
      input,
      createSavedReport(context.reader.registry, priceOf(context, info.schema)),
    )
  }

  @Allow('write')
  @Mutation(() => UpdatePayload, { description: 'Changes a saved report.' })
  updateSavedReport(
    @Arg('input', () => UpdateSavedReportInput) _input: UpdateSavedReportInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const input = givenArguments(info)['input'] as UpdateSavedReportInput
    return write(
      context,
      info,
      target,
      input,
      updateSavedReport(context.reader.registry, priceOf(context, info.schema)),
    )
  }
}

// A report may be its owner's alone, and whoever sees all customers would see what is proposed of it.
const common = { permission: 'write', isProposable: false } as const

export const SavedReportMutations = defineMutations(record, {
  deleteSavedReport: mutation({
    ...common,
    description: 'Deletes a saved report; `restoreSavedReport` brings it back, for 30 days.',
    payload: 'The id, or why it was not deleted.',
    input: DeleteSavedReportInput,
    work: deleteSavedReport,
    deletes: true,
  }),
  restoreSavedReport: mutation({
    ...common,
    description: 'Restores a deleted report, with its id.',
    payload: 'The restored report, or why it was not restored.',
    input: RestoreSavedReportInput,
    work: restoreSavedReport,
  }),
})
