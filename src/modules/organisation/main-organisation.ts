import { RapportError } from '../../core/errors.ts'
import { sqlOne } from '../../db/rows.ts'
import { sqlRunner } from '../../db/sql.ts'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import type { Customer, CustomerKind } from '../customer/customer.entity.ts'
import { Employment } from './employment.entity.ts'

const refuse = (message: string, field: string) =>
  new RapportError('INVALID_INPUT', message, { path: ['input', field] })

/** The customer, if it is of the kind. Throws INVALID_INPUT otherwise. */
export const assertKind = (customer: Customer, kind: CustomerKind, field: string): Customer => {
  if (customer.kind === kind) return customer
  throw refuse(`expected ${field} to be ${kind === 'PERSON' ? 'a person' : 'an organisation'}`, field)
}

/** The employment of a person with an organisation that lasts, if there is one. */
export const lastingEmployment = (
  unit: UnitOfWork,
  person: Customer,
  organisation: Customer,
): Promise<Employment | null> => unit.em.findOne(Employment, { person, organisation, toOn: null })

/** Makes an organisation the main one of a person; it gets an employment if there is none that lasts. */
export const setMainOrganisation = async (
  unit: UnitOfWork,
  person: Customer,
  organisation: Customer | null,
): Promise<void> => {
  person.organisation = organisation
  if (!organisation || (await lastingEmployment(unit, person, organisation))) return
  unit.em.persist(unit.em.create(Employment, { person, organisation }, { partial: true }))
}

/**
 * Puts an organisation under another. Throws INVALID_INPUT if that one is below it, or is it. The lock, which the trigger of the table
 * takes too, keeps two changes from making a circle together.
 */
export const setParent = async (unit: UnitOfWork, customer: Customer, parent: Customer | null): Promise<void> => {
  customer.parent = parent
  if (!parent) return
  const sql = sqlRunner(unit.em)
  await sql(`select pg_advisory_xact_lock(hashtextextended('parents of organisations', 0))`)
  const { circular } = await sqlOne<{ circular: boolean }>(
    sql,
    `with recursive above (id) as (
       select $1::uuid union select c.parent_id from customer c join above a on a.id = c.id where c.parent_id is not null)
     select exists (select from above where id = $2) as circular`,
    [parent.id, customer.id],
  )
  if (circular) throw refuse('expected an organisation that is neither this one nor below it', 'parentId')
}

/** The kind that a customer is to have. Throws INVALID_INPUT if a customer that is linked to others as a person, or as an organisation, is to become the other. */
export const kindAfterChange = async (
  unit: UnitOfWork,
  customer: Customer,
  kind: CustomerKind,
): Promise<CustomerKind> => {
  if (customer.kind === kind) return kind
  const { linked } = await sqlOne<{ linked: boolean }>(
    sqlRunner(unit.em),
    `select exists (select from employment where person_id = $1 or organisation_id = $1)
       or exists (select from customer where parent_id = $1 or (id = $1 and parent_id is not null)) as linked`,
    [customer.id],
  )
  if (!linked) return kind
  throw refuse('expected the kind as it is: employments or a hierarchy name the customer; remove these first', 'kind')
}
