import { RapportError } from '../../core/errors.ts'
import { changeable } from '../../read/changeable.ts'
import { checked, checkedInTurn } from '../../write/input-errors.ts'
import { assertCustomerNotDeleted, eventOf, softDelete, undelete } from '../../write/soft-delete.ts'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import { assertVersion } from '../../write/write.ts'
import { caseOfCustomer } from '../case/case.service.ts'
import type { Customer } from '../customer/customer.entity.ts'
import { findCustomer, findOwner } from '../customer/customer.service.ts'
import {
  ifGiven,
  notFound,
  optionalLines,
  optionalText,
  requirePast,
  requireText,
  uuidOf,
  withoutAbsent,
} from '../input.ts'
import { Direction, InteractionKind } from '../interaction/interaction.entity.ts'
import { addInteraction, maxBody, opportunityOf } from '../interaction/interaction.service.ts'
import { orderOfCustomer } from '../order/order.service.ts'
import { callingUser } from '../user/user.service.ts'
import { Task, TaskKind, TaskStatus } from './task.entity.ts'
import type {
  CancelTaskInput,
  CompleteTaskInput,
  CreateTaskInput,
  DeleteTaskInput,
  ReopenTaskInput,
  RestoreTaskInput,
  UpdateTaskInput,
} from './task.input.ts'

/** Longest text of a task, in characters. */
const maxText = 20_000
/** A week. */
const maxMinutes = 7 * 24 * 60
/** Plans beyond it are mistakes. */
const lastYear = 2200

/** An existing task that the caller may see. Throws INVALID_ID or NOT_FOUND. */
const findTask = async (unit: UnitOfWork, id: string): Promise<Task> => {
  const task = await unit.em.findOne(
    Task,
    {
      id: uuidOf(id, 'Task', 'id'),
      deletedAt: null,
      customer: { deletedAt: null },
      ...changeable(Task, unit.viewer),
    },
    { populate: ['customer', 'case'] },
  )
  if (!task) throw notFound('task', 'id')
  return task
}

const refused = (field: string, expected: string): RapportError =>
  new RapportError('INVALID_INPUT', `expected ${expected}`, { path: ['input', field] })

const checkedMoment = (at: Date | null | undefined, field: string): Date | null | undefined => {
  if (!at || (at.getUTCFullYear() >= 1900 && at.getUTCFullYear() < lastYear)) return at
  throw refused(field, `${field} between the years 1900 and ${lastYear}, got ${at.toISOString()}`)
}

/** When a task is due: a day or a moment, and giving one clears the other. */
const checkedDue = ({ dueOn, dueAt }: Pick<UpdateTaskInput, 'dueOn' | 'dueAt'>) => {
  if (dueOn && dueAt) throw refused('dueOn', 'either dueOn or dueAt, got both')
  if (dueOn) return { dueOn, dueAt: null }
  if (dueAt) return { dueOn: null, dueAt: checkedMoment(dueAt, 'dueAt') ?? null }
  return { dueOn, dueAt }
}

/** Checks the fields that creating and updating share; an omitted one stays undefined. */
const fieldsOf = (unit: UnitOfWork, input: Partial<UpdateTaskInput>, customer: () => Customer | undefined) => ({
  opportunity: () => opportunityOf(unit, customer(), input.opportunityId),
  order: () => orderOfCustomer(unit, customer(), input.orderId),
  case: () => caseOfCustomer(unit, customer(), input.caseId),
  text: () => optionalLines(input.text, 'text', maxText),
  due: () => checkedDue(input),
  durationMinutes: () => {
    const minutes = input.durationMinutes
    if (minutes === null || minutes === undefined || (minutes >= 1 && minutes <= maxMinutes)) return minutes
    throw refused('durationMinutes', `durationMinutes from 1 to ${maxMinutes}, got ${minutes}`)
  },
  remindAt: () => checkedMoment(input.remindAt, 'remindAt'),
})

/** Tells a user who is given a task by somebody else. */
const tellAssignee = (unit: UnitOfWork, task: Task): void => {
  if (!task.assignee || task.assignee.id === unit.viewer.userId) return
  unit.emit('task.assigned', { taskId: task.id, customerId: task.customer.id, userId: task.assignee.id })
}

export const createTask = async (unit: UnitOfWork, input: CreateTaskInput): Promise<string> => {
  let found: Customer | undefined
  const { customer, due, assignee, ...fields } = await checkedInTurn({
    customer: async () => (found = await findCustomer(unit, input.customerId, 'customerId')),
    title: () => requireText(input.title, 'title'),
    ...fieldsOf(unit, input, () => found),
    assignee: () =>
      input.assigneeId === undefined ? callingUser(unit) : findOwner(unit, input.assigneeId, 'assigneeId'),
  })
  const task = unit.em.create(
    Task,
    {
      customer,
      assignee: assignee ?? null,
      ...(input.kind ? { kind: input.kind } : {}),
      ...(input.priority ? { priority: input.priority } : {}),
      ...withoutAbsent({ ...fields, ...due }),
    },
    { partial: true },
  )
  unit.em.persist(task)
  unit.emit('task.created', eventOf('Task', task, 'ADDED'))
  tellAssignee(unit, task)
  return task.id
}

export const updateTask = async (unit: UnitOfWork, input: UpdateTaskInput): Promise<string> => {
  const task = await findTask(unit, input.id)
  assertVersion(task, input.version)
  const { due, ...changes } = await checkedInTurn({
    title: () => ifGiven(input.title, 'title', (title) => requireText(title, 'title')),
    ...fieldsOf(unit, input, () => task.customer),
    assignee: () => findOwner(unit, input.assigneeId, 'assigneeId'),
  })
  const earlier = task.assignee?.id
  unit.em.assign(task, {
    ...(input.kind ? { kind: input.kind } : {}),
    ...(input.priority ? { priority: input.priority } : {}),
    ...withoutAbsent({ ...changes, ...due }),
    ...(changes.remindAt === undefined ? {} : { remindedAt: null }),
  })
  unit.emit('task.updated', eventOf('Task', task, 'UPDATED'))
  if (task.assignee?.id !== earlier) tellAssignee(unit, task)
  return task.id
}

/** The kind of the contact that a task of each kind leads to. */
const contactOf = {
  TODO: InteractionKind.NOTE,
  CALL: InteractionKind.CALL,
  EMAIL: InteractionKind.EMAIL,
  MEETING: InteractionKind.MEETING,
  VISIT: InteractionKind.VISIT,
} as const satisfies Record<TaskKind, InteractionKind>

/** Throws INVALID_STATE unless the task has the status. */
const assertStatus = (task: Task, isOpen: boolean): void => {
  if ((task.status === TaskStatus.OPEN) === isOpen) return
  throw new RapportError(
    'INVALID_STATE',
    `the task is ${task.status}, expected ${isOpen ? 'OPEN' : 'DONE or CANCELLED'}`,
    {
      path: ['input', 'id'],
    },
  )
}

export const completeTask = async (unit: UnitOfWork, input: CompleteTaskInput): Promise<string> => {
  const task = await findTask(unit, input.id)
  assertVersion(task, input.version)
  assertStatus(task, true)
  const { interaction: contact } = input
  const { at, ...texts } = checked({
    at: () => (input.at ? requirePast(input.at, 'at', unit.now) : unit.now),
    channel: () => optionalText(contact?.channel, 'interaction.channel', 100),
    body: () => optionalLines(contact?.body, 'interaction.body', maxBody),
  })
  const isTodo = task.kind === TaskKind.TODO
  unit.em.assign(task, {
    status: TaskStatus.DONE,
    doneAt: at,
    doneBy: await callingUser(unit),
    ...(contact
      ? {
          interaction: await addInteraction(unit, {
            ...withoutAbsent(texts),
            customer: task.customer,
            opportunity: task.opportunity ?? null,
            case: task.case ?? null,
            kind: contactOf[task.kind],
            direction: contact.direction ?? (isTodo ? Direction.INTERNAL : Direction.OUTBOUND),
            subject: task.title,
            occurredAt: at,
          }),
        }
      : {}),
  })
  unit.emit('task.done', eventOf('Task', task, 'UPDATED'))
  return task.id
}

export const cancelTask = async (unit: UnitOfWork, input: CancelTaskInput): Promise<string> => {
  const task = await findTask(unit, input.id)
  assertVersion(task, input.version)
  assertStatus(task, true)
  task.status = TaskStatus.CANCELLED
  unit.emit('task.updated', eventOf('Task', task, 'UPDATED'))
  return task.id
}

/** Opens a task again. The contact that it led to stays: it took place. */
export const reopenTask = async (unit: UnitOfWork, input: ReopenTaskInput): Promise<string> => {
  const task = await findTask(unit, input.id)
  assertVersion(task, input.version)
  assertStatus(task, false)
  unit.em.assign(task, { status: TaskStatus.OPEN, doneAt: null, doneBy: null })
  unit.emit('task.updated', eventOf('Task', task, 'UPDATED'))
  return task.id
}

export const deleteTask = async (unit: UnitOfWork, input: DeleteTaskInput): Promise<string> => {
  const task = await findTask(unit, input.id)
  assertVersion(task, input.version)
  softDelete(unit, task)
  unit.emit('task.deleted', eventOf('Task', task, 'REMOVED'))
  return task.id
}

export const restoreTask = async (unit: UnitOfWork, input: RestoreTaskInput): Promise<string> => {
  const task = await unit.em.findOne(
    Task,
    { id: uuidOf(input.id, 'Task', 'id'), deletedAt: { $ne: null }, ...changeable(Task, unit.viewer) },
    { populate: ['customer'] },
  )
  if (!task) throw notFound('deleted task', 'id')
  assertVersion(task, input.version)
  assertCustomerNotDeleted(task.customer)
  undelete(task)
  unit.emit('task.updated', eventOf('Task', task, 'ADDED'))
  return task.id
}
