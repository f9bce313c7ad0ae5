import { RapportError } from '../../core/errors.ts'
import { changeable } from '../../read/changeable.ts'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import { checkedInTurn } from '../../write/input-errors.ts'
import {
  ifGiven,
  notFound,
  optionalCount,
  optionalCountry,
  optionalEmail,
  optionalLanguage,
  optionalPhone,
  optionalText,
  optionalTimeZone,
  optionalWebsite,
  requireDomains,
  requireObject,
  requireTags,
  requireText,
  uuidOf,
  withoutAbsent,
} from '../input.ts'
import { softDelete, undelete } from '../../write/soft-delete.ts'
import { User } from '../user/user.entity.ts'
import { assertVersion } from '../../write/write.ts'
import { assertKind, kindAfterChange, setMainOrganisation, setParent } from '../organisation/main-organisation.ts'
import { Customer, CustomerKind } from './customer.entity.ts'
import type {
  CreateCustomerInput,
  DeleteCustomerInput,
  RestoreCustomerInput,
  UpdateCustomerInput,
} from './customer.input.ts'
import { addExternalIds, freeIds, replaceExternalIds } from './external-ids.ts'

/** An existing customer that the caller may see. Throws INVALID_ID or NOT_FOUND. */
export const findCustomer = async (unit: UnitOfWork, id: string, field: string): Promise<Customer> => {
  const customer = await unit.em.findOne(Customer, {
    id: uuidOf(id, 'Customer', field),
    deletedAt: null,
    ...changeable(Customer, unit.viewer),
  })
  if (!customer) throw notFound('customer', field)
  return customer
}

/** A user who can own records. Null and undefined pass. */
export const findOwner = async (
  unit: UnitOfWork,
  id: string | null | undefined,
  field = 'ownerId',
): Promise<User | null | undefined> => {
  if (id === null || id === undefined) return id
  const user = await unit.em.findOne(User, { id: uuidOf(id, 'User', field), active: true })
  if (!user) throw notFound('active user', field)
  return user
}

/**
 * The owner of a new record: the user that the caller names, else nobody, or the caller itself if it sees only its own
 * records.
 */
export const ownerOfNew = async (unit: UnitOfWork, id: string | null | undefined): Promise<User | null> => {
  if (id !== null && id !== undefined) return (await findOwner(unit, id)) ?? null
  const { scope, userId } = unit.viewer
  return scope !== 'ALL' && userId !== undefined ? unit.em.findOneOrFail(User, { id: userId }) : null
}

/**
 * Checks the fields that creating and updating share; an omitted one stays undefined. `customer`: the one to be
 * changed.
 */
const fieldsOf = (
  input: Omit<Partial<CreateCustomerInput>, 'kind' | 'name' | 'lifecycle'>,
  customer?: Pick<Customer, 'country'>,
) => {
  let phonesOf = customer?.country
  return {
    email: () => optionalEmail(input.email, 'email'),
    country: () => {
      const country = optionalCountry(input.country, 'country')
      if (country !== undefined) phonesOf = country
      return country
    },
    phone: () => optionalPhone(input.phone, 'phone', phonesOf),
    language: () => optionalLanguage(input.language, 'language'),
    timeZone: () => optionalTimeZone(input.timeZone, 'timeZone'),
    website: () => optionalWebsite(input.website, 'website'),
    domains: () => (input.domains ? requireDomains(input.domains, 'domains') : undefined),
    industry: () => optionalText(input.industry, 'industry', 200),
    employeeCount: () => optionalCount(input.employeeCount, 'employeeCount'),
    tags: () => (input.tags ? requireTags(input.tags, 'tags') : undefined),
    attributes: () => (input.attributes ? requireObject(input.attributes, 'attributes') : undefined),
  }
}

/** The organisation that a customer of one kind may name in a field; null and undefined pass. */
const organisationOf = async (
  unit: UnitOfWork,
  id: string | null | undefined,
  field: 'organisationId' | 'parentId',
  kind: CustomerKind,
): Promise<Customer | null | undefined> => {
  if (id === null || id === undefined) return id
  const expected = field === 'organisationId' ? CustomerKind.PERSON : CustomerKind.ORGANISATION
  if (kind !== expected)
    throw new RapportError(
      'INVALID_INPUT',
      expected === CustomerKind.PERSON
        ? 'expected a person; an organisation belongs to another by parentId'
        : 'expected an organisation; a person works for one by organisationId',
      { path: ['input', field] },
    )
  return assertKind(await findCustomer(unit, id, field), CustomerKind.ORGANISATION, field)
}

/** What a customer says of organisations, checked. `kind`: that of the customer. */
const organisationsOf = (
  unit: UnitOfWork,
  input: Pick<CreateCustomerInput, 'organisationId' | 'parentId'>,
  kind: CustomerKind,
) => ({
  organisation: () => organisationOf(unit, input.organisationId, 'organisationId', kind),
  parent: () => organisationOf(unit, input.parentId, 'parentId', kind),
})

/** A phone number as the columns of a customer. */
const phoneColumns = (phone: ReturnType<typeof optionalPhone>) => ({
  phone: phone && phone.e164,
  phoneAsGiven: phone && phone.asGiven,
})

export const createCustomer = async (unit: UnitOfWork, input: CreateCustomerInput): Promise<string> => {
  const { name, owner, externalIds, phone, organisation, parent, ...fields } = await checkedInTurn({
    name: () => requireText(input.name, 'name'),
    owner: () => ownerOfNew(unit, input.ownerId),
    ...fieldsOf(input),
    ...organisationsOf(unit, input, input.kind),
    externalIds: () => freeIds(unit, input.externalIds ?? []),
  })
  const customer = unit.em.create(
    Customer,
    {
      kind: input.kind,
      name,
      ...(input.lifecycle ? { lifecycle: input.lifecycle } : {}),
      owner,
      ...withoutAbsent({ ...fields, ...phoneColumns(phone) }),
    },
    { partial: true },
  )
  unit.em.persist(customer)
  if (organisation) await setMainOrganisation(unit, customer, organisation)
  if (parent) await setParent(unit, customer, parent)
  addExternalIds(unit, customer, externalIds)
  unit.emit('customer.created', { type: 'Customer', id: customer.id, action: 'ADDED', customerId: customer.id })
  return customer.id
}

export const updateCustomer = async (unit: UnitOfWork, input: UpdateCustomerInput): Promise<string> => {
  const customer = await findCustomer(unit, input.id, 'id')
  assertVersion(customer, input.version)
  const { externalIds, phone, organisation, parent, ...changes } = await checkedInTurn({
    name: () => ifGiven(input.name, 'name', (name) => requireText(name, 'name')),
    owner: () => findOwner(unit, input.ownerId),
    ...fieldsOf(input, customer),
    kind: () => (input.kind ? kindAfterChange(unit, customer, input.kind) : undefined),
    ...organisationsOf(unit, input, input.kind ?? customer.kind),
    externalIds: () => (input.externalIds ? freeIds(unit, input.externalIds, customer) : undefined),
  })
  unit.em.assign(customer, {
    ...withoutAbsent({ ...changes, ...phoneColumns(phone) }),
    ...(input.lifecycle ? { lifecycle: input.lifecycle } : {}),
  })
  if (organisation !== undefined) await setMainOrganisation(unit, customer, organisation)
  if (parent !== undefined) await setParent(unit, customer, parent)
  if (externalIds) await replaceExternalIds(unit, customer, externalIds)
  unit.emit('customer.updated', { type: 'Customer', id: customer.id, action: 'UPDATED', customerId: customer.id })
  return customer.id
}

/** What belongs to a customer and is deleted and restored with it: all that can be deleted, by its entity, so that no type is forgotten. */
const ownTables = ({ em }: UnitOfWork): readonly (readonly [table: string, recordType: string])[] =>
  [...em.getMetadata().getAll().values()]
    .flatMap(({ tableName, className, properties }): (readonly [string, string])[] => {
      const of = properties as Readonly<
        Record<string, { readonly targetMeta?: { readonly className: string } } | undefined>
      >
      return of['deletedAt'] && of['customer']?.targetMeta?.className === 'Customer' ? [[tableName, className]] : []
    })
    .toSorted(([a], [b]) => (a < b ? -1 : 1))

/** Runs an update on what belongs to a customer, table by table, and records how many rows it changed. */
const changeOwn = async (
  unit: UnitOfWork,
  customer: Customer,
  update: string,
  params: readonly unknown[],
  after: Record<string, unknown>,
): Promise<void> => {
  for (const [table, recordType] of ownTables(unit)) {
    const rows = await unit.em.execute<{ id: string }[]>(
      `update ${table} set version = version + 1, updated_at = now(), ${update} returning id`,
      [...params],
    )
    if (rows.length > 0) unit.audit({ recordType, after: { ...after, customer: customer.id, records: rows.length } })
  }
}

/**
 * Soft-deletes the customer and everything that belongs to it with one timestamp, so that a restore finds exactly these
 * records.
 */
export const deleteCustomer = async (unit: UnitOfWork, input: DeleteCustomerInput): Promise<string> => {
  const customer = await findCustomer(unit, input.id, 'id')
  assertVersion(customer, input.version)
  softDelete(unit, customer)
  await changeOwn(
    unit,
    customer,
    'deleted_at = ?, deleted_by = ? where customer_id = ? and deleted_at is null',
    [unit.now, unit.viewer.id, customer.id],
    { deletedAt: unit.now.toISOString(), deletedBy: unit.viewer.id },
  )
  unit.emit('customer.deleted', { type: 'Customer', id: customer.id, action: 'REMOVED', customerId: customer.id })
  return customer.id
}

/** Restores a deleted customer and what was deleted with it. What was deleted earlier stays deleted. */
export const restoreCustomer = async (unit: UnitOfWork, input: RestoreCustomerInput): Promise<string> => {
  const customer = await unit.em.findOne(Customer, {
    id: uuidOf(input.id, 'Customer', 'id'),
    deletedAt: { $ne: null },
    ...changeable(Customer, unit.viewer),
  })
  if (!customer) throw notFound('deleted customer', 'id')
  assertVersion(customer, input.version)
  await changeOwn(
    unit,
    customer,
    'deleted_at = null, deleted_by = null where customer_id = ? and deleted_at = ?',
    [customer.id, customer.deletedAt],
    { deletedAt: null },
  )
  undelete(customer)
  unit.emit('customer.updated', { type: 'Customer', id: customer.id, action: 'ADDED', customerId: customer.id })
  return customer.id
}
