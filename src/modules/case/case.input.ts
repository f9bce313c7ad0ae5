import { Field, ID, InputType, Int } from 'type-graphql'
import { MaxItems } from '../../core/limits.ts'
import { CalendarDate, DateTime } from '../../db/scalars.ts'
import { DateTimeFilter, enumFilterOf, IdFilter, IntFilter, orderOf, TextFilter } from '../../read/types.ts'
import { CustomerFilter } from '../customer/customer.input.ts'
import { RecordInput, WriteInput } from '../record.input.ts'
import { Priority } from '../task/priority.ts'
import { PriorityFilter } from '../task/task.input.ts'
import { CaseStatus, SlaState } from './case.entity.ts'

const CaseStatusFilter = enumFilterOf(CaseStatus, 'CaseStatus')
const SlaStateFilter = enumFilterOf(SlaState, 'SlaState')

export const CaseOrder = orderOf('Case', ['OPENED_AT', 'NEXT_DUE', 'UPDATED_AT', 'NUMBER'])
export const CaseChangeOrder = orderOf('CaseChange', ['AT'])

@InputType({ description: 'Conditions on cases. A case must meet all of them.' })
export class CaseFilter {
  @Field(() => [CaseFilter], { nullable: true, description: 'All of these conditions are met.' })
  and?: CaseFilter[]

  @Field(() => [CaseFilter], { nullable: true, description: 'At least one of these conditions is met.' })
  or?: CaseFilter[]

  @Field(() => CaseFilter, { nullable: true, description: 'This condition is not met.' })
  not?: CaseFilter

  @Field(() => IdFilter, { nullable: true })
  id?: IdFilter

  @Field(() => IntFilter, { nullable: true })
  number?: object

  @Field(() => CustomerFilter, { nullable: true })
  customer?: CustomerFilter

  @Field(() => TextFilter, { nullable: true })
  subject?: TextFilter

  @Field(() => CaseStatusFilter, { nullable: true })
  status?: object

  @Field(() => PriorityFilter, { nullable: true })
  priority?: object

  @Field(() => TextFilter, { nullable: true })
  channel?: TextFilter

  @Field(() => IdFilter, { nullable: true })
  assignee?: IdFilter

  @Field(() => SlaStateFilter, { nullable: true, description: 'How it stands against its policy, now.' })
  slaState?: object

  @Field(() => DateTimeFilter, { nullable: true })
  openedAt?: object

  @Field(() => DateTimeFilter, { nullable: true })
  resolvedAt?: object
}

@InputType({ description: 'Conditions on changes of the status of cases.' })
export class CaseChangeFilter {
  @Field(() => DateTimeFilter, { nullable: true })
  at?: object
}

@InputType({ description: 'A case to open.' })
export class CreateCaseInput extends WriteInput {
  @Field(() => ID, { description: 'The customer; it must be visible to the caller.' })
  customerId!: string

  @Field(() => String, { description: 'What it is about, in a line of up to 500 characters.' })
  subject!: string

  @Field(() => String, { nullable: true, description: 'The question or problem, up to 100,000 characters.' })
  text?: string | null

  @Field(() => Priority, { nullable: true, description: 'Default: NORMAL.' })
  priority?: Priority | null

  @Field(() => String, { nullable: true, description: 'Where it came in, e.g. "phone", "web", "WeChat".' })
  channel?: string | null

  @Field(() => ID, { nullable: true, description: 'The user who works on it. Default: nobody yet.' })
  assigneeId?: string | null

  @Field(() => DateTime, { nullable: true, description: 'When it came in; not in the future. Default: now.' })
  openedAt?: Date | null
}

@InputType({
  description:
    'Changes to a case. An omitted field stays as it is; null clears a field that may be empty. `setCaseStatus` changes the status.',
})
export class UpdateCaseInput extends RecordInput {
  @Field(() => String, { nullable: true, description: 'What it is about, in a line of up to 500 characters.' })
  subject?: string | null

  @Field(() => String, { nullable: true, description: 'The question or problem, up to 100,000 characters.' })
  text?: string | null

  @Field(() => Priority, {
    nullable: true,
    description: 'Another priority sets the clocks by its policy, as if it had always been the one.',
  })
  priority?: Priority | null

  @Field(() => String, { nullable: true, description: 'Where it came in, e.g. "phone", "web", "WeChat".' })
  channel?: string | null

  @Field(() => ID, { nullable: true, description: 'The user who works on it; null for nobody.' })
  assigneeId?: string | null
}

@InputType({ description: 'Another status of a case.' })
export class SetCaseStatusInput extends RecordInput {
  @Field(() => CaseStatus, { description: 'The new status. NEW is only the first one.' })
  status!: CaseStatus

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it changed: after the change before, and not in the future. Default: now.',
  })
  at?: Date | null
}

@InputType({ description: 'A case to delete. `restoreCase` brings it back.' })
export class DeleteCaseInput extends RecordInput {}

@InputType({ description: 'A deleted case to restore.' })
export class RestoreCaseInput extends RecordInput {}

@InputType({ description: 'Hours of a weekday in which work is done.' })
export class WorkingHoursInput {
  @Field(() => Int, { description: '1: Monday … 7: Sunday.' })
  weekday!: number

  @Field(() => String, { description: 'When work begins, e.g. 09:00.' })
  from!: string

  @Field(() => String, {
    description: 'When it ends, e.g. 17:00; 24:00 is the end of the day. A night is two: to 24:00, and from 00:00.',
  })
  to!: string
}

@InputType({ description: 'A day on which nobody works.' })
export class HolidayInput {
  @Field(() => CalendarDate, { description: 'The day.' })
  on!: string

  @Field(() => String, { description: 'What it is called.' })
  name!: string
}

@InputType({ description: 'A calendar to create, or to change if there is one of this name.' })
export class SetBusinessCalendarInput extends WriteInput {
  @Field(() => String, { description: 'What it is called, in up to 100 characters.' })
  name!: string

  @Field(() => String, { description: 'IANA name, e.g. Europe/Berlin.' })
  timeZone!: string

  @MaxItems(70)
  @Field(() => [WorkingHoursInput], { description: 'At least one; those of a day do not overlap.' })
  hours!: WorkingHoursInput[]

  @MaxItems(1_000)
  @Field(() => [HolidayInput], { description: 'Days on which nobody works; they replace the earlier ones.' })
  holidays!: HolidayInput[]
}

@InputType({ description: 'What is promised for cases of a priority, in place of what was promised before.' })
export class SetSlaPolicyInput extends WriteInput {
  @Field(() => Priority, { description: 'The cases that it is for.' })
  priority!: Priority

  @Field(() => ID, { description: 'The calendar that minutes are counted in.' })
  calendarId!: string

  @Field(() => Int, {
    nullable: true,
    description: 'Minutes of working time until the first response, up to 1,000,000. Default: no limit.',
  })
  firstResponseMinutes?: number | null

  @Field(() => Int, {
    nullable: true,
    description: 'Minutes of working time until the resolution, up to 1,000,000. Default: no limit.',
  })
  resolutionMinutes?: number | null

  @Field(() => Int, { nullable: true, description: 'How many minutes before a limit to warn. Default: 30.' })
  warnMinutes?: number | null
}
