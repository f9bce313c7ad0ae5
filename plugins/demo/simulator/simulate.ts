import { dayMs, dayText } from './calendar.ts'
import { drawContacts, type Contact } from './contacts.ts'
import { dealAt, drawDeals, type Deal } from './deals.ts'
import type { Person } from './people.ts'
import { drawPurchases, type Purchase } from './purchases.ts'
import { drawNewcomer, type World } from './world.ts'

type Lifecycle = 'VISITOR' | 'LEAD' | 'CUSTOMER' | 'FORMER'

/** One customer with everything that the CRM knows of it at the end of the simulation. */
export interface History {
  readonly person: Person
  readonly createdAtMs: number
  readonly lifecycle: Lifecycle
  readonly tags: readonly string[]
  readonly attributes: Readonly<Record<string, string | number | boolean>>
  readonly orders: readonly Purchase[]
  readonly contacts: readonly Contact[]
  readonly deals: readonly Deal[]
}

/** Orders that count as purchases. */
export const isPurchase = ({ status }: Purchase): boolean => status !== 'CANCELLED' && status !== 'REFUNDED'

/** Days without an order after which the team calls a customer a former one. */
const formerAfterDays = 365

const lifecycleOf = (world: World, orders: readonly Purchase[], hasContact: boolean): Lifecycle => {
  const last = orders.findLast(isPurchase)
  if (last) return world.untilMs - last.atMs > formerAfterDays * dayMs ? 'FORMER' : 'CUSTOMER'
  return hasContact ? 'LEAD' : 'VISITOR'
}

/** Tags as a team would give them: by what it sees. */
const tagsOf = (person: Person, orders: readonly Purchase[], deals: readonly Deal[]): readonly string[] => [
  ...(person.newsletter ? ['newsletter'] : []),
  ...(orders.length >= 12 ? ['regular'] : []),
  ...(person.employees !== undefined && person.employees >= 200 ? ['key account'] : []),
  ...(deals.some(({ moves }) => moves.at(-1)!.to === 'WON') ? ['contract'] : []),
  ...(person.leadSource === 'PARTNER' ? ['partner lead'] : []),
]

const attributesOf = (person: Person, createdAtMs: number): History['attributes'] => ({
  city: person.city,
  leadSource: person.leadSource,
  newsletter: person.newsletter,
  firstContactOn: dayText(createdAtMs),
  ...(person.industry === undefined ? {} : { industry: person.industry }),
  ...(person.employees === undefined ? {} : { employees: person.employees }),
})

/**
 * Simulates customer `index` of a world. Customers do not depend on each other, so any of them can be drawn alone, in any order.
 * Nothing that is kept says more than was known at its time: experiences, tempers and who has left stay hidden.
 */
export const simulate = (world: World, index: number): History => {
  const streams = world.streamsOf(index)
  const { person, joinedDay } = drawNewcomer(world, index, streams.person)
  const purchases = drawPurchases(world, person, joinedDay, streams.purchases)
  const orderedAtMs = purchases.orders.filter(isPurchase).map(({ atMs }) => atMs)
  const whole = drawDeals(world, person, joinedDay, orderedAtMs, streams.deals)
  const firstMs = Math.min(
    world.fromMs + joinedDay * dayMs,
    purchases.orders[0]?.atMs ?? Infinity,
    whole[0]?.moves[0]!.atMs ?? Infinity,
    world.untilMs,
  )
  const createdAtMs = firstMs - 60_000
  const all = drawContacts(world, person, createdAtMs, purchases, whole, streams.contacts)
  const deals = whole.flatMap((deal) => dealAt(deal, world.untilMs) ?? [])
  const orders = purchases.orders.filter(({ atMs }) => atMs <= world.untilMs)
  // A contact about a deal comes after its first move, so the deals that are left keep their places.
  const contacts = all.filter(({ deal }) => deal === undefined || deal < deals.length)
  return {
    person,
    createdAtMs,
    lifecycle: lifecycleOf(world, orders, contacts.length > 0 || deals.length > 0),
    tags: tagsOf(person, orders, deals),
    attributes: attributesOf(person, createdAtMs),
    orders,
    contacts,
    deals,
  }
}
