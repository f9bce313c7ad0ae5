import { RapportError } from '../../core/errors.ts'
import { changeable } from '../../read/changeable.ts'
import { checkedInTurn } from '../../write/input-errors.ts'
import { assertCustomerNotDeleted, eventOf, softDelete, undelete } from '../../write/soft-delete.ts'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import { assertVersion } from '../../write/write.ts'
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
import { callingUser } from '../user/user.service.ts'
import { Case, CaseChange, CaseStatus } from './case.entity.ts'
import type {
  CreateCaseInput,
  DeleteCaseInput,
  RestoreCaseInput,
  SetCaseStatusInput,
  UpdateCaseInput,
} from './case.input.ts'
import { changesOf, setClocks } from './clocks.ts'

const maxText = 100_000

/** An existing case that the caller may see. Throws INVALID_ID or NOT_FOUND. */
const findCase = async (unit: UnitOfWork, id: string, field = 'id'): Promise<Case> => {
  const found = await unit.em.findOne(
    Case,
    {
      id: uuidOf(id, 'Case', field),
      deletedAt: null,
      customer: { deletedAt: null },
      ...changeable(Case, unit.viewer),
    },
    { populate: ['customer'] },
  )
  if (!found) throw notFound('case', field)
  return found
}

/** A case of the customer, if that was found; null and undefined pass. */
export const caseOfCustomer = async (
  unit: UnitOfWork,
  customer: Customer | undefined,
  id: string | null | undefined,
): Promise<Case | null | undefined> => {
  if (id === null || id === undefined) return id
  const found = await findCase(unit, id, 'caseId')
  if (!customer || found.customer.id === customer.id) return found
  throw new RapportError('INVALID_INPUT', 'expected a case of the same customer', { path: ['input', 'caseId'] })
}

/** Checks the fields that creating and updating share; an omitted one stays undefined. */
const fieldsOf = (unit: UnitOfWork, input: Pick<UpdateCaseInput, 'text' | 'channel' | 'assigneeId'>) => ({
  text: () => optionalLines(input.text, 'text', maxText),
  channel: () => optionalText(input.channel, 'channel', 100),
  assignee: () => findOwner(unit, input.assigneeId, 'assigneeId'),
})

/** Records a change of the status after the earlier ones, and sets the clocks by all of them. */
const changeStatus = async (
  unit: UnitOfWork,
  one: Case,
  earlier: readonly CaseChange[],
  { status, at }: { readonly status: CaseStatus; readonly at: Date },
): Promise<void> => {
  const change = unit.em.create(
    CaseChange,
    { case: one, fromStatus: one.status, toStatus: status, at, by: await callingUser(unit) },
    { partial: true },
  )
  unit.em.persist(change)
  const isOver = status === CaseStatus.RESOLVED || status === CaseStatus.CLOSED
  one.status = status
  one.resolvedAt = isOver ? (one.resolvedAt ?? at) : null
  one.closedAt = status === CaseStatus.CLOSED ? at : null
  await setClocks(unit, one, [...earlier, change])
}

export const createCase = async (unit: UnitOfWork, input: CreateCaseInput): Promise<string> => {
  const { customer, openedAt, assignee, ...fields } = await checkedInTurn({
    customer: () => findCustomer(unit, input.customerId, 'customerId'),
    subject: () => requireText(input.subject, 'subject'),
    ...fieldsOf(unit, input),
    openedAt: () => (input.openedAt ? requirePast(input.openedAt, 'openedAt', unit.now) : unit.now),
  })
  const opened = unit.em.create(
    Case,
    {
      customer,
      openedAt,
      assignee: assignee ?? null,
      ...(input.priority ? { priority: input.priority } : {}),
      ...withoutAbsent(fields),
    },
    { partial: true },
  )
  const first = unit.em.create(
    CaseChange,
    { case: opened, fromStatus: null, toStatus: CaseStatus.NEW, at: openedAt, by: await callingUser(unit) },
    { partial: true },
  )
  unit.em.persist([opened, first])
  await setClocks(unit, opened, [first])
  unit.emit('case.created', eventOf('Case', opened, 'ADDED'))
  return opened.id
}

export const updateCase = async (unit: UnitOfWork, input: UpdateCaseInput): Promise<string> => {
  const one = await findCase(unit, input.id)
  assertVersion(one, input.version)
  const changes = await checkedInTurn({
    subject: () => ifGiven(input.subject, 'subject', (subject) => requireText(subject, 'subject')),
    ...fieldsOf(unit, input),
  })
  unit.em.assign(one, withoutAbsent(changes))
  if (input.priority && input.priority !== one.priority) {
    one.priority = input.priority
    await setClocks(unit, one, await changesOf(unit, one))
  }
  unit.emit('case.updated', eventOf('Case', one, 'UPDATED'))
  return one.id
}

export const setCaseStatus = async (unit: UnitOfWork, input: SetCaseStatusInput): Promise<string> => {
  const one = await findCase(unit, input.id)
  assertVersion(one, input.version)
  const refuse = (field: string, message: string, code: 'INVALID_INPUT' | 'INVALID_STATE' = 'INVALID_INPUT') =>
    new RapportError(code, message, { path: ['input', field] })
  const { status } = input
  if (status === one.status) throw refuse('status', `the case is already ${status}`, 'INVALID_STATE')
  if (status === CaseStatus.NEW) throw refuse('status', 'expected another status than NEW, which is only the first one')
  const earlier = await changesOf(unit, one)
  const last = earlier.at(-1)
  const at = input.at ? requirePast(input.at, 'at', unit.now) : unit.now
  if (last && input.at && at < last.at)
    throw refuse(
      'at',
      `expected at no earlier than the change before, ${last.at.toISOString()}, got ${at.toISOString()}`,
    )
  // Clocks differ a little: a clock that was ahead may have timed the change before.
  await changeStatus(unit, one, earlier, { status, at: last && at < last.at ? last.at : at })
  unit.emit('case.updated', eventOf('Case', one, 'UPDATED'))
  return one.id
}

/**
 * What a contact means to its case: our first one is the first response and opens a new case; one of the customer makes it our turn again.
 */
export const noteContact = async (
  unit: UnitOfWork,
  one: Case,
  contact: { readonly isOurs: boolean; readonly isTheirs: boolean; readonly at: Date },
): Promise<void> => {
  const { isOurs, isTheirs, at } = contact
  const isFirst = isOurs && at >= one.openedAt && (!one.firstResponseAt || at < one.firstResponseAt)
  if (isFirst) one.firstResponseAt = at
  const isOurTurn = one.status === CaseStatus.PENDING || one.status === CaseStatus.RESOLVED
  const earlier = await changesOf(unit, one)
  const last = earlier.at(-1)
  // What is entered later than it happened changes no turn that was taken since.
  const isNewest = !last || at >= last.at
  if (isNewest && ((isOurs && one.status === CaseStatus.NEW) || (isTheirs && isOurTurn)))
    await changeStatus(unit, one, earlier, { status: CaseStatus.OPEN, at })
  else if (isFirst) await setClocks(unit, one, earlier)
  else return
  unit.emit('case.updated', eventOf('Case', one, 'UPDATED'))
}

export const deleteCase = async (unit: UnitOfWork, input: DeleteCaseInput): Promise<string> => {
  const one = await findCase(unit, input.id)
  assertVersion(one, input.version)
  softDelete(unit, one)
  unit.emit('case.deleted', eventOf('Case', one, 'REMOVED'))
  return one.id
}

export const restoreCase = async (unit: UnitOfWork, input: RestoreCaseInput): Promise<string> => {
  const one = await unit.em.findOne(
    Case,
    { id: uuidOf(input.id, 'Case', 'id'), deletedAt: { $ne: null }, ...changeable(Case, unit.viewer) },
    { populate: ['customer'] },
  )
  if (!one) throw notFound('deleted case', 'id')
  assertVersion(one, input.version)
  assertCustomerNotDeleted(one.customer)
  undelete(one)
  unit.emit('case.updated', eventOf('Case', one, 'ADDED'))
  return one.id
}
