import type { ReadSpec } from '../../read/read-map.ts'
import { visibleBy } from '../../read/row-scope.ts'
import { listFilterOf } from '../../read/types.ts'
import { Task } from './task.entity.ts'
import { TaskFilter } from './task.input.ts'

/** The viewer's own tasks, and those of its customers. */
const scope = visibleBy.either(visibleBy.owner('assignee_id'), visibleBy.customer('customer_id'))

export const taskReads: readonly ReadSpec[] = [
  {
    entity: Task,
    label: 'title',
    idPrefix: 'tsk',
    fields: {
      // A task may be about somebody else's customer: whoever does it has to know the customer.
      customer: { kind: 'one', map: 'Customer', local: 'customer_id', foreign: 'id', nullable: false, unscoped: true },
    },
    orders: { DUE: 'overdueAt', DONE_AT: 'doneAt', CREATED_AT: 'createdAt', UPDATED_AT: 'updatedAt' },
    defaultOrder: { field: 'overdueAt', direction: 'ASC' },
    scope,
    inverse: [
      { field: 'Customer.tasks', by: 'customer', shape: 'connection' },
      { field: 'Opportunity.tasks', by: 'opportunity', shape: 'connection' },
    ],
    adds: [
      {
        to: 'Customer',
        filters: {
          tasks: { type: listFilterOf(TaskFilter, 'Task'), description: 'The tasks about the customer.' },
        },
      },
    ],
  },
  {
    entity: Task,
    type: 'TimelineTask',
    fields: {
      at: { kind: 'column', column: 'done_at', type: 'timestamptz', nullable: false },
      task: { kind: 'one', map: 'Task', local: 'id', foreign: 'id', nullable: false, unscoped: true },
    },
    scope,
    timeline: {
      name: 'TASK',
      description: 'Tasks that were done.',
      at: 'done_at',
      link: (t, customer) => `${t}.customer_id = ${customer} and ${t}.done_at is not null`,
    },
  },
]
