import { RapportError } from '../../core/errors.ts'
import { ids } from '../../core/ids.ts'
import { rolePermissions, type Viewer } from '../../core/viewer.ts'
import type { UnitOfWork } from '../../events/unit-of-work.ts'
import {
  notFound,
  optionalCountry,
  optionalEmail,
  optionalLanguage,
  optionalPhone,
  optionalTimeZone,
  requireObject,
  requireTags,
  requireText,
  uuidOf,
} from '../input.ts'
import { hide, unhide } from '../soft-delete.ts'
import { User } from '../user/user.entity.ts'
import { assertVersion } from '../write.ts'
import { Customer, ExternalId } from './customer.entity.ts'
import type {
  CreateCustomerInput,
  DeleteCustomerInput,
  ExternalIdInput,
  RestoreCustomerInput,
  UpdateCustomerInput,
} from './customer.input.ts'

/** Conditions on the customers that a viewer may change. */
export const visibleCustomers = (viewer: Viewer) => ({
  deletedAt: null,
  ...(viewer.scope === 'OWN' ? { owner: { id: viewer.userId ?? '' } } : {}),
})

/** A customer that exists and that the caller may see; throws INVALID_ID or NOT_FOUND. */
export const findCustomer = async (unit: UnitOfWork, id: string, field: string): Promise<Customer> => {
  const customer = await unit.em.findOne(Customer, {
    id: uuidOf(id, 'Customer', field),
    ...visibleCustomers(unit.viewer),
  })
  if (!customer) throw notFound('customer', field)
  return customer
}

/** A user that can own records; null and undefined pass. */
export const findOwner = async (unit: UnitOfWork, id: string | null | undefined): Promise<User | null | undefined> => {
  if (id === null || id === undefined) return id
  const user = await unit.em.findOne(User, { id: uuidOf(id, 'User', 'ownerId'), active: true })
  if (!user) throw notFound('active user', 'ownerId')
  return user
}

/** The owner of a new record: whom the caller names; else nobody, or the caller itself where it sees its own records only. */
export const ownerOfNew = async (unit: UnitOfWork, id: string | null | undefined): Promise<User | null> => {
  if (id !== null && id !== undefined) return (await findOwner(unit, id)) ?? null
  const { scope, userId } = unit.viewer
  return scope === 'OWN' && userId !== undefined ? unit.em.findOneOrFail(User, { id: userId }) : null
}

/** The fields that creating and updating share, checked; an absent one is left out. `customer`: the one that is changed. */
const checkedFields = (
  input: Omit<Partial<CreateCustomerInput>, 'kind' | 'name' | 'lifecycle'>,
  customer?: Pick<Customer, 'country'>,
) => {
  const country = optionalCountry(input.country, 'country')
  const phone = optionalPhone(input.phone, 'phone', country === undefined ? customer?.country : country)
  const fields = {
    email: optionalEmail(input.email, 'email'),
    phone: phone && phone.e164,
    phoneAsGiven: phone && phone.asGiven,
    country,
    language: optionalLanguage(input.language, 'language'),
    timeZone: optionalTimeZone(input.timeZone, 'timeZone'),
    tags: input.tags ? requireTags(input.tags, 'tags') : undefined,
    attributes: input.attributes ? requireObject(input.attributes, 'attributes') : undefined,
  }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

interface CheckedId {
  readonly source: string
  readonly externalId: string
  /** Its place in the input. */
  readonly place: number
}

const nameOf = ({ source, externalId }: Pick<CheckedId, 'source' | 'externalId'>) =>
  JSON.stringify([source, externalId])

/** The ids as they are kept, each once; throws INVALID_INPUT. */
const checkedIds = (given: readonly ExternalIdInput[]): CheckedId[] => {
  const places = new Map<string, number>()
  return given.map((id, place) => {
    const source = requireText(id.source, `externalIds.${place}.source`, 100)
    const externalId = requireText(id.externalId, `externalIds.${place}.externalId`, 200)
    const name = nameOf({ source, externalId })
    const earlier = places.get(name)
    if (earlier !== undefined) {
      throw new RapportError(
        'INVALID_INPUT',
        `expected each external id once, got the same at ${earlier} and ${place}`,
        {
          path: ['input', 'externalIds', String(place)],
        },
      )
    }
    places.set(name, place)
    return { source, externalId, place }
  })
}

const takenBy = ({ viewer }: UnitOfWork, { source, place }: CheckedId, holder: Customer): RapportError => {
  const mayRestore = viewer.scope === 'ALL' && rolePermissions[viewer.role].includes('delete')
  const who =
    holder.deletedAt && mayRestore
      ? `the deleted customer ${ids.encode('Customer', holder.id)} has this id in the source ${JSON.stringify(source)}; restore it by restoreCustomer`
      : `another customer already has this id in the source ${JSON.stringify(source)}`
  return new RapportError('DUPLICATE', who, { path: ['input', 'externalIds', String(place)] })
}

const addExternalIds = async (unit: UnitOfWork, customer: Customer, added: readonly CheckedId[]): Promise<void> => {
  if (added.length === 0) return
  const held = await unit.em.find(
    ExternalId,
    { $or: added.map(({ source, externalId }) => ({ source, externalId })), customer: { id: { $ne: customer.id } } },
    { populate: ['customer'] },
  )
  const holders = new Map(held.map((id) => [nameOf(id), id.customer]))
  for (const id of added) {
    const holder = holders.get(nameOf(id))
    if (holder) throw takenBy(unit, id, holder)
    const { source, externalId } = id
    unit.em.persist(unit.em.create(ExternalId, { customer, source, externalId }, { partial: true }))
  }
}

/** Removes the ids that are not given and adds those that are new; the others stay the rows that they are. */
const replaceExternalIds = async (
  unit: UnitOfWork,
  customer: Customer,
  given: readonly ExternalIdInput[],
): Promise<void> => {
  const checked = checkedIds(given)
  const wanted = new Set(checked.map(nameOf))
  const present = await unit.em.find(ExternalId, { customer })
  const kept = new Set(present.map(nameOf).filter((name) => wanted.has(name)))
  const gone = present.filter((id) => !wanted.has(nameOf(id)))
  const added = checked.filter((id) => !kept.has(nameOf(id)))
  if (gone.length === 0 && added.length === 0) return
  for (const id of gone) unit.em.remove(id)
  await addExternalIds(unit, customer, added)
  // A change of its ids is one of the customer: it gets a new version.
  customer.updatedAt = unit.now
}

export const createCustomer = async (unit: UnitOfWork, input: CreateCustomerInput): Promise<string> => {
  const owner = await ownerOfNew(unit, input.ownerId)
  const customer = unit.em.create(
    Customer,
    {
      kind: input.kind,
      name: requireText(input.name, 'name'),
      ...(input.lifecycle ? { lifecycle: input.lifecycle } : {}),
      owner,
      ...checkedFields(input),
    },
    { partial: true },
  )
  unit.em.persist(customer)
  await addExternalIds(unit, customer, checkedIds(input.externalIds ?? []))
  unit.emit('customer.created', { type: 'Customer', id: customer.id, action: 'ADDED', customerId: customer.id })
  return customer.id
}

export const updateCustomer = async (unit: UnitOfWork, input: UpdateCustomerInput): Promise<string> => {
  const customer = await findCustomer(unit, input.id, 'id')
  assertVersion(customer, input.version)
  if (input.name === null)
    throw new RapportError('INVALID_INPUT', 'expected a name; a customer cannot be without one', {
      path: ['input', 'name'],
    })
  const owner = await findOwner(unit, input.ownerId)
  unit.em.assign(customer, {
    ...(input.name === undefined ? {} : { name: requireText(input.name, 'name') }),
    ...(input.kind ? { kind: input.kind } : {}),
    ...(input.lifecycle ? { lifecycle: input.lifecycle } : {}),
    ...(owner === undefined ? {} : { owner }),
    ...checkedFields(input, customer),
  })
  if (input.externalIds) await replaceExternalIds(unit, customer, input.externalIds)
  unit.emit('customer.updated', { type: 'Customer', id: customer.id, action: 'UPDATED', customerId: customer.id })
  return customer.id
}

/** The tables that hold what belongs to a customer and is hidden and shown with it. */
const ownTables = { interaction: 'Interaction', opportunity: 'Opportunity', sales_order: 'Order' } as const

/** Runs an update of what belongs to a customer, table by table, and writes down how many records it was. */
const changeOwn = async (
  unit: UnitOfWork,
  customer: Customer,
  update: string,
  params: readonly unknown[],
  after: Record<string, unknown>,
): Promise<void> => {
  for (const [table, recordType] of Object.entries(ownTables)) {
    const rows = await unit.em.execute<{ id: string }[]>(
      `update ${table} set version = version + 1, updated_at = now(), ${update} returning id`,
      [...params],
    )
    if (rows.length > 0) unit.audit({ recordType, after: { ...after, customer: customer.id, records: rows.length } })
  }
}

/** Hides the customer and everything of it with one and the same time, so that a restore finds exactly these. */
export const deleteCustomer = async (unit: UnitOfWork, input: DeleteCustomerInput): Promise<string> => {
  const customer = await findCustomer(unit, input.id, 'id')
  assertVersion(customer, input.version)
  hide(unit, customer)
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

/** Shows a deleted customer again, and what was deleted with it; what was deleted before it stays so. */
export const restoreCustomer = async (unit: UnitOfWork, input: RestoreCustomerInput): Promise<string> => {
  const customer = await unit.em.findOne(Customer, {
    id: uuidOf(input.id, 'Customer', 'id'),
    ...visibleCustomers(unit.viewer),
    deletedAt: { $ne: null },
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
  unhide(customer)
  unit.emit('customer.updated', { type: 'Customer', id: customer.id, action: 'ADDED', customerId: customer.id })
  return customer.id
}
