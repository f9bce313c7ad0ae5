import type { Follower } from '../../contract/module.ts'
import { sqlRunner, type RunSql } from '../../db/sql.ts'
import type { LoggedEventData } from '../../events/logged-event.ts'
import { evaluateCustomers } from './evaluate.ts'

/** What the payload of an event can say of customers. */
interface Named {
  readonly customerId?: unknown
  readonly subjectId?: unknown
}

/** Whom a changed organisation has: the people who work for it and the organisations that belong to it, with theirs. Rules may ask about it. */
const belowOrganisations = async (sql: RunSql, events: readonly LoggedEventData[]): Promise<readonly string[]> => {
  const changed = events
    .filter(({ topic }) => topic.startsWith('customer.'))
    .map(({ payload }) => (payload as { id: string }).id)
  if (changed.length === 0) return []
  const found = await sql<{ id: string }>(
    `with recursive below (id) as (
       select id from customer where id = any($1::uuid[]) and kind = 'ORGANISATION'
       union select c.id from below b cross join lateral (
         select p.id from customer p where p.organisation_id = b.id union all select o.id from customer o where o.parent_id = b.id) c)
     select id from below`,
    [[...new Set(changed)]],
  )
  return found.map(({ id }) => id)
}

/** The customers that events are about: those that they name, and those of the records that they name. */
const customersOf = async (sql: RunSql, events: readonly LoggedEventData[]): Promise<readonly string[]> => {
  const customers = new Set<string>()
  const subjects = new Set<string>()
  for (const { payload } of events) {
    const { customerId, subjectId } = payload as Named
    if (typeof customerId === 'string') customers.add(customerId)
    if (typeof subjectId === 'string') subjects.add(subjectId)
  }
  if (subjects.size > 0) {
    const found = await sql<{ id: string }>(
      ['id from customer', 'customer_id from opportunity', 'customer_id from interaction']
        .map((from) => `select ${from} where id = any($1::uuid[])`)
        .join(' union '),
      [[...subjects]],
    )
    for (const { id } of found) customers.add(id)
  }
  for (const id of await belowOrganisations(sql, events)) customers.add(id)
  return [...customers].toSorted()
}

/** Lists follow whatever happens to customers: each event says whom to look at again. */
export const followCustomers: Follower = {
  reads: (topic) => topic !== 'customer-list.changed',
  handle: async (events, unit, { platform, log }) => {
    const sql = sqlRunner(unit.em)
    const customers = await customersOf(sql, events)
    if (customers.length > 0) await evaluateCustomers({ sql, reads: platform.reads, log }, customers)
  },
}
