import { RapportError } from '../../core/errors.ts'
import { ids } from '../../core/ids.ts'
import { rolePermissions } from '../../core/viewer.ts'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import { checked, checkedEach, refuseAll } from '../../write/input-errors.ts'
import { requireText } from '../input.ts'
import { ExternalId, type Customer } from './customer.entity.ts'
import type { ExternalIdInput } from './customer.input.ts'

interface CheckedId {
  readonly source: string
  readonly externalId: string
  /** Its place in the input. */
  readonly place: number
}

const nameOf = ({ source, externalId }: Pick<CheckedId, 'source' | 'externalId'>) =>
  JSON.stringify([source, externalId])

/** The ids as they are stored, without duplicates. Throws INVALID_INPUT. */
const checkedIds = (given: readonly ExternalIdInput[]): readonly CheckedId[] => {
  const places = new Map<string, number>()
  return checkedEach(given, (id, place) => {
    const { source, externalId } = checked({
      source: () => requireText(id.source, `externalIds.${place}.source`, 100),
      externalId: () => requireText(id.externalId, `externalIds.${place}.externalId`, 200),
    })
    const name = nameOf({ source, externalId })
    const earlier = places.get(name)
    if (earlier !== undefined) {
      throw new RapportError(
        'INVALID_INPUT',
        `expected each external id once, got the same one at ${earlier} and ${place}`,
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
      ? `the deleted customer ${ids.encode('Customer', holder.id)} has this id in the source ` +
        `${JSON.stringify(source)}; restore it with restoreCustomer`
      : `another customer already has this id in the source ${JSON.stringify(source)}`
  return new RapportError('DUPLICATE', who, { path: ['input', 'externalIds', String(place)] })
}

/** The checked ids, none of which belongs to a customer other than `customer`. Throws INVALID_INPUT or DUPLICATE. */
export const freeIds = async (
  unit: UnitOfWork,
  given: readonly ExternalIdInput[],
  customer?: Customer,
): Promise<readonly CheckedId[]> => {
  const all = checkedIds(given)
  if (all.length === 0) return all
  const held = await unit.em.find(
    ExternalId,
    {
      $or: all.map(({ source, externalId }) => ({ source, externalId })),
      ...(customer ? { customer: { id: { $ne: customer.id } } } : {}),
    },
    { populate: ['customer'] },
  )
  const holders = new Map(held.map((id) => [nameOf(id), id.customer]))
  refuseAll(
    all.flatMap((id) => {
      const holder = holders.get(nameOf(id))
      return holder ? [takenBy(unit, id, holder)] : []
    }),
  )
  return all
}

export const addExternalIds = (unit: UnitOfWork, customer: Customer, added: readonly CheckedId[]): void => {
  for (const { source, externalId } of added)
    unit.em.persist(unit.em.create(ExternalId, { customer, source, externalId }, { partial: true }))
}

/** Removes the ids that are not given and adds the new ones; rows of the others stay. */
export const replaceExternalIds = async (
  unit: UnitOfWork,
  customer: Customer,
  given: readonly CheckedId[],
): Promise<void> => {
  const wanted = new Set(given.map(nameOf))
  const present = await unit.em.find(ExternalId, { customer })
  const kept = new Set(present.map(nameOf).filter((name) => wanted.has(name)))
  const gone = present.filter((id) => !wanted.has(nameOf(id)))
  const added = given.filter((id) => !kept.has(nameOf(id)))
  if (gone.length === 0 && added.length === 0) return
  for (const id of gone) unit.em.remove(id)
  addExternalIds(unit, customer, added)
  // Changing its ids changes the customer, which gets a new version.
  customer.updatedAt = unit.now
}
