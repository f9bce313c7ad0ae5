import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql'
import { ids } from '../../core/ids.ts'
import { Allow } from '../../core/policy.ts'
import { assertMaySeeDeleted } from '../../read/deleted-records.ts'
import { deletablePageArgsOf, pageArgsOf } from '../../read/page-args.ts'
import { fieldOf } from '../../read/reader.ts'
import { connectionOf } from '../../read/types.ts'
import { defineMutations, mutation } from '../../write/mutations.ts'
import type { RequestContext } from '../context.ts'
import { Customer } from '../customer/customer.entity.ts'
import { Opportunity } from '../opportunity/opportunity.entity.ts'
import { Task } from './task.entity.ts'
import {
  CancelTaskInput,
  CompleteTaskInput,
  CreateTaskInput,
  DeleteTaskInput,
  ReopenTaskInput,
  RestoreTaskInput,
  TaskFilter,
  TaskOrder,
  UpdateTaskInput,
} from './task.input.ts'
import {
  cancelTask,
  completeTask,
  createTask,
  deleteTask,
  reopenTask,
  restoreTask,
  updateTask,
} from './task.service.ts'

const TaskConnection = connectionOf(Task)
const TasksArgs = deletablePageArgsOf(TaskFilter, TaskOrder)
const NestedArgs = pageArgsOf(TaskFilter, TaskOrder)

@Resolver(() => Task)
export class TaskResolver {
  @Allow('read')
  @Query(() => Task, { nullable: true, description: 'The task with this id.' })
  task(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return context.reader.record(info, 'Task', ids.decode(id, 'Task').uuid)
  }

  @Allow('read')
  @Query(() => TaskConnection, {
    description:
      'Tasks, the first due first by default. `filter: { status: { eq: OPEN }, overdueAt: { lt: … } }` finds the overdue ones, ' +
      '`totalCount` counts them.',
  })
  tasks(
    @Args(() => TasksArgs) args: InstanceType<typeof TasksArgs>,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    assertMaySeeDeleted(context.viewer, args.deleted)
    return context.reader.page(info, 'Task', args)
  }
}

@Resolver(() => Customer)
export class CustomerTasksResolver {
  @FieldResolver(() => TaskConnection, { description: 'Tasks about this customer, the first due first.' })
  tasks(
    @Root() customer: object,
    @Args(() => NestedArgs) _args: InstanceType<typeof NestedArgs>,
    @Info() info: GraphQLResolveInfo,
  ) {
    return fieldOf(customer, info)
  }
}

@Resolver(() => Opportunity)
export class OpportunityTasksResolver {
  @FieldResolver(() => TaskConnection, { description: 'Tasks about this opportunity, the first due first.' })
  tasks(
    @Root() opportunity: object,
    @Args(() => NestedArgs) _args: InstanceType<typeof NestedArgs>,
    @Info() info: GraphQLResolveInfo,
  ) {
    return fieldOf(opportunity, info)
  }
}

const record = { type: Task, field: 'task' }

export const TaskMutations = defineMutations(record, {
  createTask: mutation({
    permission: 'write',
    description: 'Creates a task about a customer.',
    payload: 'The created task, or the reason why it was not created.',
    input: CreateTaskInput,
    work: createTask,
  }),
  updateTask: mutation({
    permission: 'write',
    description: 'Changes a task. To snooze it, give another `dueOn`, `dueAt` or `remindAt`.',
    payload: 'The task after the change, or the reason why it was not changed.',
    input: UpdateTaskInput,
    work: updateTask,
  }),
  completeTask: mutation({
    permission: 'write',
    description: 'Marks an open task as done and, if asked, logs the contact that took place. `reopenTask` undoes it.',
    payload: 'The task, or the reason why it was not completed.',
    input: CompleteTaskInput,
    work: completeTask,
  }),
  cancelTask: mutation({
    permission: 'write',
    description: 'Cancels an open task. `reopenTask` undoes it.',
    payload: 'The task, or the reason why it was not cancelled.',
    input: CancelTaskInput,
    work: cancelTask,
  }),
  reopenTask: mutation({
    permission: 'write',
    description: 'Opens a task that was done or cancelled. The interaction that it led to stays.',
    payload: 'The open task, or the reason why it was not opened.',
    input: ReopenTaskInput,
    work: reopenTask,
  }),
  deleteTask: mutation({
    permission: 'delete',
    description: 'Deletes a task. `restoreTask` brings it back.',
    payload: 'The id of the deleted task, or the reason why it was not deleted.',
    input: DeleteTaskInput,
    work: deleteTask,
    deletes: true,
  }),
  restoreTask: mutation({
    permission: 'delete',
    description: 'Restores a deleted task.',
    payload: 'The restored task, or the reason why it was not restored.',
    input: RestoreTaskInput,
    work: restoreTask,
  }),
})
