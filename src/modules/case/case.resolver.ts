import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { ids } from '../../core/ids.ts'
import { Allow } from '../../core/policy.ts'
import { assertMaySeeDeleted } from '../../read/deleted-records.ts'
import { deletablePageArgsOf, pageArgsOf } from '../../read/page-args.ts'
import { fieldOf } from '../../read/reader.ts'
import { connectionOf } from '../../read/types.ts'
import { defineMutations, mutation, payloadOf } from '../../write/mutations.ts'
import { write } from '../../write/write.ts'
import { moduleContext, type RequestContext } from '../context.ts'
import { Customer } from '../customer/customer.entity.ts'
import { CaseSla, remainingMinutesOf, type RemainingRow } from './case-sla.type.ts'
import { Case, CaseChange } from './case.entity.ts'
import {
  CaseChangeFilter,
  CaseChangeOrder,
  CaseFilter,
  CaseOrder,
  CreateCaseInput,
  DeleteCaseInput,
  RestoreCaseInput,
  SetBusinessCalendarInput,
  SetCaseStatusInput,
  SetSlaPolicyInput,
  UpdateCaseInput,
} from './case.input.ts'
import { createCase, deleteCase, restoreCase, setCaseStatus, updateCase } from './case.service.ts'
import { BusinessCalendar, SlaPolicy } from './sla.entity.ts'
import { setBusinessCalendar, setSlaPolicy } from './sla.service.ts'

const CaseConnection = connectionOf(Case)
const CaseChangeConnection = connectionOf(CaseChange)
const CasesArgs = deletablePageArgsOf(CaseFilter, CaseOrder)
const NestedArgs = pageArgsOf(CaseFilter, CaseOrder)
const HistoryArgs = pageArgsOf(CaseChangeFilter, CaseChangeOrder)

@Resolver(() => Case)
export class CaseResolver {
  @Allow('read')
  @Query(() => Case, { nullable: true, description: 'The case with this id.' })
  case(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return context.reader.record(info, 'Case', ids.decode(id, 'Case').uuid)
  }

  @Allow('read')
  @Query(() => CaseConnection, { description: 'Cases, newest first by default.' })
  cases(
    @Args(() => CasesArgs) args: InstanceType<typeof CasesArgs>,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    assertMaySeeDeleted(context.viewer, args.deleted)
    return context.reader.page(info, 'Case', args)
  }

  @FieldResolver(() => CaseSla, {
    nullable: true,
    description: 'Its clocks; null where no policy is for its priority.',
  })
  sla(@Root() one: object, @Info() info: GraphQLResolveInfo) {
    return fieldOf(one, info)
  }

  @FieldResolver(() => CaseChangeConnection, { description: 'The changes of its status, oldest first.' })
  statusHistory(
    @Root() one: object,
    @Args(() => HistoryArgs) _args: InstanceType<typeof HistoryArgs>,
    @Info() info: GraphQLResolveInfo,
  ) {
    return fieldOf(one, info)
  }
}

@Resolver(() => CaseSla)
export class CaseSlaResolver {
  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Minutes of working time until what is due next, below 0 once that is past; while the clocks stand still, what is left. Null for a resolved case.',
  })
  remainingMinutes(@Root() sla: object, @Info() info: GraphQLResolveInfo): number | null {
    return remainingMinutesOf(fieldOf(sla, info) as RemainingRow | null, new Date())
  }
}

@Resolver(() => Customer)
export class CustomerCasesResolver {
  @FieldResolver(() => CaseConnection, { description: 'Cases of this customer, newest first.' })
  cases(
    @Root() customer: object,
    @Args(() => NestedArgs) _args: InstanceType<typeof NestedArgs>,
    @Info() info: GraphQLResolveInfo,
  ) {
    return fieldOf(customer, info)
  }
}

const CalendarPayload = payloadOf(
  { type: BusinessCalendar, field: 'calendar' },
  'SetBusinessCalendarPayload',
  'The calendar, or the reason why it was not set.',
)
const PolicyPayload = payloadOf(
  { type: SlaPolicy, field: 'policy' },
  'SetSlaPolicyPayload',
  'The policy, or the reason why it was not set.',
)

@Resolver()
export class SlaResolver {
  @Allow('read')
  @Query(() => [BusinessCalendar], { description: 'The calendars that working time is counted in, by name.' })
  businessCalendars(@Ctx() { reader }: RequestContext, @Info() info: GraphQLResolveInfo) {
    return reader.list(info, 'BusinessCalendar', 'name')
  }

  @Allow('read')
  @Query(() => [SlaPolicy], { description: 'What is promised for cases, at most one policy for each priority.' })
  slaPolicies(@Ctx() { reader }: RequestContext, @Info() info: GraphQLResolveInfo) {
    return reader.list(info, 'SlaPolicy', 'priority')
  }

  @Allow('manage')
  @Mutation(() => CalendarPayload, {
    description:
      'Creates a calendar, or changes the one of this name. Clocks of open cases are set anew within a minute.',
  })
  setBusinessCalendar(
    @Arg('input', () => SetBusinessCalendarInput) input: SetBusinessCalendarInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const work = setBusinessCalendar(moduleContext(context, 'case'))
    return write(context, info, { field: 'calendar', map: 'BusinessCalendar' }, input, work)
  }

  @Allow('manage')
  @Mutation(() => PolicyPayload, {
    description: 'Sets what is promised for cases of a priority. Clocks of open cases are set anew within a minute.',
  })
  setSlaPolicy(
    @Arg('input', () => SetSlaPolicyInput) input: SetSlaPolicyInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const work = setSlaPolicy(moduleContext(context, 'case'))
    return write(context, info, { field: 'policy', map: 'SlaPolicy' }, input, work)
  }
}

const record = { type: Case, field: 'case' }

export const CaseMutations = defineMutations(record, {
  createCase: mutation({
    permission: 'write',
    description: 'Opens a case. Its clocks run from `openedAt` on.',
    payload: 'The opened case, or the reason why it was not opened.',
    input: CreateCaseInput,
    work: createCase,
  }),
  updateCase: mutation({
    permission: 'write',
    description: 'Changes a case.',
    payload: 'The case after the change, or the reason why it was not changed.',
    input: UpdateCaseInput,
    work: updateCase,
  }),
  setCaseStatus: mutation({
    permission: 'write',
    description: 'Changes the status of a case. The clocks stand still while it is PENDING, RESOLVED or CLOSED.',
    payload: 'The case in its new status, or the reason why it did not change.',
    input: SetCaseStatusInput,
    work: setCaseStatus,
  }),
  deleteCase: mutation({
    permission: 'delete',
    description: 'Deletes a case; contacts about it stay. `restoreCase` brings it back.',
    payload: 'The id of the deleted case, or the reason why it was not deleted.',
    input: DeleteCaseInput,
    work: deleteCase,
    deletes: true,
  }),
  restoreCase: mutation({
    permission: 'delete',
    description: 'Restores a deleted case.',
    payload: 'The restored case, or the reason why it was not restored.',
    input: RestoreCaseInput,
    work: restoreCase,
  }),
})
