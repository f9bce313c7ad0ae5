import type { GraphQLSchema } from 'graphql'
import type { ModuleContext } from '../../contract/context.ts'
import { RapportError } from '../../core/errors.ts'
import { ids } from '../../core/ids.ts'
import { rolePermissions, systemViewer } from '../../core/viewer.ts'
import { sqlOne } from '../../db/rows.ts'
import { sqlRunner } from '../../db/sql.ts'
import { changeable } from '../../read/changeable.ts'
import { FilterCompiler } from '../../read/filter.ts'
import { SqlText } from '../../read/sql-text.ts'
import { checkedInTurn, refuseAll } from '../../write/input-errors.ts'
import { softDelete, undelete } from '../../write/soft-delete.ts'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import { assertVersion } from '../../write/write.ts'
import type { StoredWork } from '../context.ts'
import { Customer } from '../customer/customer.entity.ts'
import { ifGiven, notFound, optionalLines, requireText, uuidOf } from '../input.ts'
import { User } from '../user/user.entity.ts'
import { recordMoves } from './evaluate.ts'
import { CustomerList, CustomerListKind } from './list.entity.ts'
import type {
  CreateCustomerListInput,
  CustomerListMembersInput,
  DeleteCustomerListInput,
  RestoreCustomerListInput,
  UpdateCustomerListInput,
} from './list.input.ts'

/** Lists by rule that there may be: each is looked at with every event about a customer. */
const maxRules = 100
const maxName = 200
const maxDescription = 2_000

/** What the services of lists work with. */
export interface ListDeps {
  readonly context: ModuleContext
  readonly schema: GraphQLSchema
  readonly storedWork: StoredWork
}

type Json = Readonly<Record<string, unknown>>

const refuse = (message: string, ...path: string[]) =>
  new RapportError('INVALID_INPUT', message, { path: ['input', ...path] })

/** Where a filter asks about lists; what `attributes` are to contain are no conditions. */
const listsIn = (value: unknown, path: readonly string[] = []): readonly string[] | undefined => {
  if (value === null || typeof value !== 'object' || value instanceof Date) return undefined
  for (const [name, inner] of Object.entries(value)) {
    if (name === 'attributes') continue
    const here = [...path, name]
    const found = name === 'lists' && !Array.isArray(value) ? here : listsIn(inner, here)
    if (found) return found
  }
  return undefined
}

/** A rule as it is stored; throws what a list of customers with this filter would throw, with its path in the input. */
const storable = ({ context, schema, storedWork }: ListDeps, filter: Json): Record<string, unknown> => {
  if (Object.keys(filter).length === 0)
    throw refuse('expected at least one condition: a rule without one would take every customer', 'filter')
  const lists = listsIn(filter)
  if (lists)
    throw refuse(
      'expected a rule that does not ask about lists, for lists would wait for each other',
      'filter',
      ...lists,
    )
  const { reads, config } = context.platform
  try {
    new FilterCompiler(reads).conditions(reads.get('Customer'), filter, 't', systemViewer, new SqlText())
  } catch (error) {
    if (!(error instanceof RapportError)) throw error
    const { code, message, inputPath, details } = error
    throw new RapportError(code, message, { path: ['input', ...inputPath], details, cause: error })
  }
  const type = schema.getType('CustomerFilter') as Parameters<StoredWork['filterPoints']>[1]
  const requested = storedWork.filterPoints(filter, type)
  const limit = config.maxOperationCost
  if (requested > limit)
    throw new RapportError(
      'TOO_EXPENSIVE',
      `expected a rule of at most ${limit} points, this one would cost ${requested}; take fewer conditions`,
      { path: ['input', 'filter'], details: { requested, limit } },
    )
  // Instants become texts, as callers write them.
  return JSON.parse(JSON.stringify(filter)) as Record<string, unknown>
}

/** Throws INVALID_STATE if there are as many lists by rule as there may be. */
const assertRoom = async (unit: UnitOfWork): Promise<void> => {
  const sql = sqlRunner(unit.em)
  await sql(`select pg_advisory_xact_lock(hashtextextended('rules of lists', 0))`)
  const { rules } = await sqlOne<{ rules: number }>(
    sql,
    `select count(*)::int as rules from customer_list where kind = 'BY_RULE' and deleted_at is null`,
  )
  if (rules >= maxRules)
    throw new RapportError(
      'INVALID_STATE',
      `expected at most ${maxRules} lists by rule, of all users together; delete one that nobody needs any more`,
      { path: ['input', 'kind'] },
    )
}

/** A list that the caller sees. */
const findList = async (unit: UnitOfWork, id: string, isDeleted = false): Promise<CustomerList> => {
  const found = await unit.em.findOne(CustomerList, {
    id: uuidOf(id, 'CustomerList', 'id'),
    deletedAt: isDeleted ? { $ne: null } : null,
    ...changeable(CustomerList, unit.viewer),
  })
  if (!found) throw notFound(isDeleted ? 'deleted list' : 'list', 'id')
  return found
}

/** A list that the caller may change: its own, or for roles that may delete records of others also a shared one. */
const findOwnList = async (unit: UnitOfWork, id: string, isDeleted?: boolean): Promise<CustomerList> => {
  const { viewer } = unit
  const found = await findList(unit, id, isDeleted)
  const isOwn = viewer.userId !== undefined && found.owner?.id === viewer.userId
  if (!isOwn && !rolePermissions[viewer.role].includes('delete'))
    throw new RapportError('FORBIDDEN', 'only its owner, and the roles OWNER and MANAGER, change a shared list', {
      path: ['input', 'id'],
    })
  return found
}

/** The uuids of customers that the caller sees, each once. Throws for all others at once. */
const findCustomers = async (unit: UnitOfWork, given: readonly string[]): Promise<readonly string[]> => {
  const uuids = given.map((id, i) => uuidOf(id, 'Customer', `customerIds.${i}`))
  const rows = await unit.em.find(
    Customer,
    { id: { $in: [...new Set(uuids)] }, deletedAt: null, ...changeable(Customer, unit.viewer) },
    { fields: ['id'], disableIdentityMap: true },
  )
  const found = new Set(rows.map(({ id }) => id))
  refuseAll(uuids.flatMap((uuid, i) => (found.has(uuid) ? [] : [notFound('customer', `customerIds.${i}`)])))
  return [...found]
}

const added = recordMoves(`joined as (
    insert into customer_list_member (list_id, customer_id, since)
    select $1::uuid, id, clock_timestamp() from unnest($2::uuid[]) id on conflict do nothing returning list_id, customer_id),
  left_list as (select list_id, customer_id from joined where false)`)

const removed = recordMoves(`left_list as (
    delete from customer_list_member where list_id = $1::uuid and customer_id = any($2::uuid[]) returning list_id, customer_id),
  joined as (select list_id, customer_id from left_list where false)`)

const addMembers = async (unit: UnitOfWork, list: CustomerList, customers: readonly string[]): Promise<void> => {
  if (customers.length === 0) return
  await unit.em.flush()
  await added(sqlRunner(unit.em), [list.id, customers])
  unit.audit({ recordType: 'CustomerList', recordId: list.id, after: { added: idsOf(customers) } })
}

const idsOf = (customers: readonly string[]) => customers.map((uuid) => ids.encode('Customer', uuid))

export const createCustomerList =
  (deps: ListDeps) =>
  async (unit: UnitOfWork, input: CreateCustomerListInput): Promise<string> => {
    const { userId } = unit.viewer
    const { kind, filter, customerIds } = input
    const isByRule = kind === CustomerListKind.BY_RULE
    const { name, description, rule, members } = await checkedInTurn({
      name: () => requireText(input.name, 'name', maxName),
      description: () => optionalLines(input.description, 'description', maxDescription),
      isShared: () => {
        if (userId === undefined && input.isShared !== true)
          throw refuse(
            'expected isShared: true, for this key belongs to no user, and nobody would see the list',
            'isShared',
          )
      },
      rule: () => {
        if (isByRule && !filter) throw refuse('expected a filter, which is the rule of a list BY_RULE', 'filter')
        if (!isByRule && filter) throw refuse('expected no filter for a list BY_HAND', 'filter')
        return isByRule && filter ? storable(deps, filter) : null
      },
      members: () => {
        if (isByRule && customerIds) throw refuse('expected no customers for a list BY_RULE', 'customerIds')
        return findCustomers(unit, customerIds ?? [])
      },
    })
    if (isByRule) await assertRoom(unit)
    const list = unit.em.create(
      CustomerList,
      {
        name,
        description: description ?? null,
        kind,
        filter: rule,
        isShared: input.isShared ?? false,
        owner: userId === undefined ? null : await unit.em.findOneOrFail(User, { id: userId }),
      },
      { partial: true },
    )
    unit.em.persist(list)
    await addMembers(unit, list, members)
    if (isByRule) await evaluateSoon(unit, deps.context, list)
    return list.id
  }

/** Has the rule of a list held against every customer once this is committed. */
const evaluateSoon = async (unit: UnitOfWork, context: ModuleContext, list: CustomerList): Promise<void> => {
  list.evaluatedAt = null
  await unit.em.flush()
  await context.enqueue(unit, 'evaluate', { listId: list.id })
}

export const updateCustomerList =
  (deps: ListDeps) =>
  async (unit: UnitOfWork, input: UpdateCustomerListInput): Promise<string> => {
    const list = await findOwnList(unit, input.id)
    assertVersion(list, input.version)
    if (input.isShared === false && !list.owner)
      throw refuse(
        'expected isShared: true, for the list belongs to no user, and nobody would see it any more',
        'isShared',
      )
    const { name, description, filter } = await checkedInTurn({
      name: () => ifGiven(input.name, 'name', (text) => requireText(text, 'name', maxName)),
      description: () => optionalLines(input.description, 'description', maxDescription),
      filter: () => {
        if (input.filter === null) throw refuse('expected a filter; leave it out to keep the rule', 'filter')
        if (!input.filter) return undefined
        if (list.kind === CustomerListKind.BY_HAND) throw refuse('expected no filter for a list BY_HAND', 'filter')
        return storable(deps, input.filter)
      },
    })
    unit.em.assign(list, {
      ...(name === undefined ? {} : { name }),
      ...(description === undefined ? {} : { description }),
      ...(filter === undefined ? {} : { filter }),
      ...(typeof input.isShared === 'boolean' ? { isShared: input.isShared } : {}),
    })
    if (filter !== undefined) await evaluateSoon(unit, deps.context, list)
    return list.id
  }

export const deleteCustomerList = async (unit: UnitOfWork, input: DeleteCustomerListInput): Promise<string> => {
  const list = await findOwnList(unit, input.id)
  assertVersion(list, input.version)
  softDelete(unit, list)
  return list.id
}

export const restoreCustomerList =
  (context: ModuleContext) =>
  async (unit: UnitOfWork, input: RestoreCustomerListInput): Promise<string> => {
    const list = await findOwnList(unit, input.id, true)
    assertVersion(list, input.version)
    if (list.kind === CustomerListKind.BY_RULE) await assertRoom(unit)
    undelete(list)
    if (list.kind === CustomerListKind.BY_RULE) await evaluateSoon(unit, context, list)
    return list.id
  }

/** A list by hand that the caller sees: whoever may write changes its members. */
const findByHand = async (unit: UnitOfWork, { id, customerIds }: CustomerListMembersInput): Promise<CustomerList> => {
  const list = await findList(unit, id)
  if (list.kind === CustomerListKind.BY_RULE)
    throw new RapportError('INVALID_STATE', 'expected a list BY_HAND: the rule of this one decides who is in it', {
      path: ['input', 'id'],
    })
  if (customerIds.length === 0) throw refuse('expected at least one customer, got none', 'customerIds')
  return list
}

export const addToCustomerList = async (unit: UnitOfWork, input: CustomerListMembersInput): Promise<string> => {
  const list = await findByHand(unit, input)
  await addMembers(unit, list, await findCustomers(unit, input.customerIds))
  return list.id
}

export const removeFromCustomerList = async (unit: UnitOfWork, input: CustomerListMembersInput): Promise<string> => {
  const list = await findByHand(unit, input)
  const customers = await findCustomers(unit, input.customerIds)
  await removed(sqlRunner(unit.em), [list.id, customers])
  unit.audit({ recordType: 'CustomerList', recordId: list.id, after: { removed: idsOf(customers) } })
  return list.id
}
