import { RapportError } from '../../core/errors.ts'
import { changeable } from '../../read/changeable.ts'
import { checkedInTurn } from '../../write/input-errors.ts'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import { assertVersion } from '../../write/write.ts'
import { CustomerKind } from '../customer/customer.entity.ts'
import { findCustomer } from '../customer/customer.service.ts'
import { notFound, optionalText, uuidOf } from '../input.ts'
import { Employment } from './employment.entity.ts'
import type { CreateEmploymentInput, DeleteEmploymentInput, UpdateEmploymentInput } from './employment.input.ts'
import { assertKind, lastingEmployment } from './main-organisation.ts'

const maxRole = 200

const refuse = (message: string, field: string) =>
  new RapportError('INVALID_INPUT', message, { path: ['input', field] })

/** An employment that the caller may see. Throws INVALID_ID or NOT_FOUND. */
const findEmployment = async (unit: UnitOfWork, id: string): Promise<Employment> => {
  const employment = await unit.em.findOne(
    Employment,
    { id: uuidOf(id, 'Employment', 'id'), ...changeable(Employment, unit.viewer) },
    { populate: ['person', 'organisation'] },
  )
  if (!employment) throw notFound('employment', 'id')
  return employment
}

/** Throws INVALID_INPUT for an end before the beginning or after today: what ends later lasts until then. */
const assertDays = (unit: UnitOfWork, { fromOn, toOn }: Pick<Employment, 'fromOn' | 'toOn'>): void => {
  if (!toOn) return
  if (fromOn && toOn < fromOn) throw refuse('expected toOn on or after fromOn', 'toOn')
  // It is already tomorrow in the east.
  const latest = new Date(unit.now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10)
  if (toOn > latest) throw refuse('expected toOn today at the latest; enter the end when it has come', 'toOn')
}

/** Two employments of a person with one organisation cannot both last. */
const assertNoneLasts = async (
  unit: UnitOfWork,
  { person, organisation }: Pick<Employment, 'person' | 'organisation'>,
): Promise<void> => {
  if (await lastingEmployment(unit, person, organisation))
    throw new RapportError('DUPLICATE', 'the person already works for this organisation; change that employment', {
      path: ['input', 'organisationId'],
    })
}

/** Makes it the main one of the person, or no longer. */
const setMain = ({ person, organisation }: Employment, isMain: boolean): void => {
  if (isMain) person.organisation = organisation
  else if (person.organisation?.id === organisation.id) person.organisation = null
}

/** An employment is news of both: whoever watches either of them learns of it. */
const emitBoth = (unit: UnitOfWork, { person, organisation }: Employment): void => {
  for (const { id } of [person, organisation])
    unit.emit('customer.updated', { type: 'Customer', id, action: 'UPDATED', customerId: id })
}

export const createEmployment = async (unit: UnitOfWork, input: CreateEmploymentInput): Promise<string> => {
  const { person, organisation, role } = await checkedInTurn({
    person: async () =>
      assertKind(await findCustomer(unit, input.personId, 'personId'), CustomerKind.PERSON, 'personId'),
    organisation: async () =>
      assertKind(
        await findCustomer(unit, input.organisationId, 'organisationId'),
        CustomerKind.ORGANISATION,
        'organisationId',
      ),
    role: () => optionalText(input.role, 'role', maxRole),
    days: () => assertDays(unit, input),
  })
  const lasts = !input.toOn
  if (input.isMain && !lasts) throw refuse('expected an employment that lasts to be the main one', 'isMain')
  if (lasts) await assertNoneLasts(unit, { person, organisation })
  const employment = unit.em.create(
    Employment,
    { person, organisation, role: role ?? null, fromOn: input.fromOn ?? null, toOn: input.toOn ?? null },
    { partial: true },
  )
  if (input.isMain ?? (lasts && !person.organisation)) setMain(employment, true)
  unit.em.persist(employment)
  emitBoth(unit, employment)
  return employment.id
}

export const updateEmployment = async (unit: UnitOfWork, input: UpdateEmploymentInput): Promise<string> => {
  const employment = await findEmployment(unit, input.id)
  assertVersion(employment, input.version)
  const lasted = !employment.toOn
  const fromOn = input.fromOn === undefined ? employment.fromOn : input.fromOn
  const toOn = input.toOn === undefined ? employment.toOn : input.toOn
  const { role } = await checkedInTurn({
    role: () => optionalText(input.role, 'role', maxRole),
    days: () => assertDays(unit, { fromOn: fromOn ?? null, toOn: toOn ?? null }),
  })
  if (input.isMain && toOn) throw refuse('expected an employment that lasts to be the main one', 'isMain')
  if (!lasted && !toOn) await assertNoneLasts(unit, employment)
  if (role !== undefined) employment.role = role
  employment.fromOn = fromOn ?? null
  employment.toOn = toOn ?? null
  if (toOn && lasted) setMain(employment, false)
  else if (!toOn && typeof input.isMain === 'boolean') setMain(employment, input.isMain)
  employment.updatedAt = unit.now
  emitBoth(unit, employment)
  return employment.id
}

export const deleteEmployment = async (unit: UnitOfWork, input: DeleteEmploymentInput): Promise<string> => {
  const employment = await findEmployment(unit, input.id)
  assertVersion(employment, input.version)
  if (!employment.toOn) setMain(employment, false)
  emitBoth(unit, employment)
  unit.em.remove(employment)
  return employment.id
}
