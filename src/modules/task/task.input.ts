import { Field, ID, InputType, Int } from 'type-graphql'
import { CalendarDate, DateTime } from '../../db/scalars.ts'
import { DateFilter, DateTimeFilter, enumFilterOf, IdFilter, orderOf, TextFilter } from '../../read/types.ts'
import { CustomerFilter } from '../customer/customer.input.ts'
import { Direction } from '../interaction/interaction.entity.ts'
import { RecordInput, WriteInput } from '../record.input.ts'
import { Priority } from './priority.ts'
import { TaskKind, TaskStatus } from './task.entity.ts'

const TaskKindFilter = enumFilterOf(TaskKind, 'TaskKind')
export const PriorityFilter = enumFilterOf(Priority, 'Priority')
const TaskStatusFilter = enumFilterOf(TaskStatus, 'TaskStatus')

export const TaskOrder = orderOf('Task', ['DUE', 'DONE_AT', 'CREATED_AT', 'UPDATED_AT'])

@InputType({ description: 'Conditions on tasks. A task must meet all of them.' })
export class TaskFilter {
  @Field(() => [TaskFilter], { nullable: true, description: 'All of these conditions are met.' })
  and?: TaskFilter[]

  @Field(() => [TaskFilter], { nullable: true, description: 'At least one of these conditions is met.' })
  or?: TaskFilter[]

  @Field(() => TaskFilter, { nullable: true, description: 'This condition is not met.' })
  not?: TaskFilter

  @Field(() => IdFilter, { nullable: true })
  id?: IdFilter

  @Field(() => CustomerFilter, { nullable: true })
  customer?: CustomerFilter

  @Field(() => IdFilter, { nullable: true })
  opportunity?: IdFilter

  @Field(() => IdFilter, { nullable: true })
  order?: IdFilter

  @Field(() => IdFilter, { nullable: true })
  case?: IdFilter

  @Field(() => TextFilter, { nullable: true })
  title?: TextFilter

  @Field(() => TextFilter, { nullable: true })
  text?: TextFilter

  @Field(() => TaskKindFilter, { nullable: true })
  kind?: object

  @Field(() => PriorityFilter, { nullable: true })
  priority?: object

  @Field(() => TaskStatusFilter, { nullable: true })
  status?: object

  @Field(() => IdFilter, { nullable: true })
  assignee?: IdFilter

  @Field(() => DateFilter, { nullable: true })
  dueOn?: object

  @Field(() => DateTimeFilter, { nullable: true })
  dueAt?: object

  @Field(() => DateTimeFilter, {
    nullable: true,
    description:
      'Open tasks before the present moment are overdue; for a day in another zone than UTC, compare `dueOn`.',
  })
  overdueAt?: object

  @Field(() => DateTimeFilter, { nullable: true })
  doneAt?: object

  @Field(() => DateTimeFilter, { nullable: true })
  createdAt?: object
}

@InputType({ description: 'A task to create.' })
export class CreateTaskInput extends WriteInput {
  @Field(() => ID, { description: 'The customer; it must be visible to the caller.' })
  customerId!: string

  @Field(() => String, { description: 'What is to be done, in a line of up to 500 characters.' })
  title!: string

  @Field(() => ID, { nullable: true, description: 'An opportunity of the same customer.' })
  opportunityId?: string | null

  @Field(() => ID, { nullable: true, description: 'An order of the same customer.' })
  orderId?: string | null

  @Field(() => ID, { nullable: true, description: 'A case of the same customer.' })
  caseId?: string | null

  @Field(() => String, { nullable: true, description: 'The details, up to 20,000 characters.' })
  text?: string | null

  @Field(() => TaskKind, { nullable: true, description: 'Default: TODO.' })
  kind?: TaskKind | null

  @Field(() => Priority, { nullable: true, description: 'Default: NORMAL.' })
  priority?: Priority | null

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The day on which it is due. Give either this or `dueAt`.',
  })
  dueOn?: string | null

  @Field(() => DateTime, {
    nullable: true,
    description: 'The moment at which it is due or, for a meeting, begins. Give either this or `dueOn`.',
  })
  dueAt?: Date | null

  @Field(() => Int, { nullable: true, description: 'How many minutes it is planned to take, 1 to 10,080.' })
  durationMinutes?: number | null

  @Field(() => ID, {
    nullable: true,
    description: 'The user who does it. Default: the user of the caller, if there is one; null for nobody.',
  })
  assigneeId?: string | null

  @Field(() => DateTime, {
    nullable: true,
    description: 'When to remind the assignee by a notification. A moment in the past reminds at once.',
  })
  remindAt?: Date | null
}

@InputType({
  description: 'Changes to a task. An omitted field stays as it is; null clears a field that may be empty.',
})
export class UpdateTaskInput extends RecordInput {
  @Field(() => String, { nullable: true, description: 'What is to be done, in a line of up to 500 characters.' })
  title?: string | null

  @Field(() => ID, { nullable: true, description: 'An opportunity of the same customer.' })
  opportunityId?: string | null

  @Field(() => ID, { nullable: true, description: 'An order of the same customer.' })
  orderId?: string | null

  @Field(() => ID, { nullable: true, description: 'A case of the same customer.' })
  caseId?: string | null

  @Field(() => String, { nullable: true, description: 'The details, up to 20,000 characters.' })
  text?: string | null

  @Field(() => TaskKind, { nullable: true, description: 'A to-do, or the means of a planned contact.' })
  kind?: TaskKind | null

  @Field(() => Priority, { nullable: true, description: 'How pressing it is.' })
  priority?: Priority | null

  @Field(() => CalendarDate, { nullable: true, description: 'The day on which it is due. Clears `dueAt`.' })
  dueOn?: string | null

  @Field(() => DateTime, {
    nullable: true,
    description: 'The moment at which it is due or, for a meeting, begins. Clears `dueOn`.',
  })
  dueAt?: Date | null

  @Field(() => Int, { nullable: true, description: 'How many minutes it is planned to take, 1 to 10,080.' })
  durationMinutes?: number | null

  @Field(() => ID, { nullable: true, description: 'The user who does it; null for nobody.' })
  assigneeId?: string | null

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When to remind the assignee by a notification. A new moment reminds again, even if the earlier one has passed.',
  })
  remindAt?: Date | null
}

@InputType({ description: 'The contact that a task led to.' })
export class TaskInteractionInput {
  @Field(() => Direction, {
    nullable: true,
    description: 'Who began. Default: we did (OUTBOUND); INTERNAL for a to-do.',
  })
  direction?: Direction | null

  @Field(() => String, { nullable: true, description: 'Where it happened, e.g. "phone", "web", "WeChat".' })
  channel?: string | null

  @Field(() => String, { nullable: true, description: 'What was said, up to 1,000,000 characters.' })
  body?: string | null
}

@InputType({ description: 'A task that is done.' })
export class CompleteTaskInput extends RecordInput {
  @Field(() => DateTime, { nullable: true, description: 'When it was done; not in the future. Default: now.' })
  at?: Date | null

  @Field(() => TaskInteractionInput, {
    nullable: true,
    description:
      'Logs the contact that took place as an interaction of the kind of the task, with its title as the subject; a note for a to-do.',
  })
  interaction?: TaskInteractionInput | null
}

@InputType({ description: 'A task that is not going to be done.' })
export class CancelTaskInput extends RecordInput {}

@InputType({ description: 'A task that was done or cancelled and is to be done after all.' })
export class ReopenTaskInput extends RecordInput {}

@InputType({ description: 'A task to delete. `restoreTask` brings it back.' })
export class DeleteTaskInput extends RecordInput {}

@InputType({ description: 'A deleted task to restore.' })
export class RestoreTaskInput extends RecordInput {}
