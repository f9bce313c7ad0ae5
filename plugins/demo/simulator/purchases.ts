import type { Random } from 'rapport-crm/task'
import { drawBasket, tastesOf, type Line } from './basket.ts'
import { atLocalHour, dayMs } from './calendar.ts'
import { chance, exponential, pickKey } from './draw.ts'
import type { Kind, Person } from './people.ts'
import type { World } from './world.ts'

/** What a customer can be pleased or annoyed about. */
export const aspects = ['DELIVERY', 'QUALITY', 'PRICE', 'SERVICE'] as const
export type Aspect = (typeof aspects)[number]

/** How an order went for its customer. It is known to nobody: what is written about it and who leaves depend on it. */
export interface Experience {
  /** Standard normal over all orders, nearly: below 0 is bad. */
  readonly value: number
  readonly aspect: Aspect
}

type OrderStatus = 'PLACED' | 'PAID' | 'FULFILLED' | 'CANCELLED' | 'REFUNDED'

/** A simulated purchase. */
export interface Purchase {
  readonly atMs: number
  readonly lines: readonly Line[]
  readonly status: OrderStatus
  readonly experience: Experience
}

/** What a customer buys up to the last day of the history, whole, and when it leaves without telling. */
export interface Purchases {
  readonly orders: readonly Purchase[]
  readonly leftMs: number | undefined
}

const aspectWeights: Readonly<Record<Aspect, number>> = { DELIVERY: 35, QUALITY: 30, PRICE: 15, SERVICE: 20 }

/** How far the late deliveries of the bad weeks pull an experience down. */
const troubleShift = 1.3

/** How an order that was placed at a moment goes. */
export const drawExperience = (random: Random, person: Person, isTrouble: boolean): Experience => {
  const value = person.temper + 0.85 * random.normal()
  return isTrouble && chance(random, 0.7)
    ? { value: value - troubleShift, aspect: 'DELIVERY' }
    : { value, aspect: pickKey(random, aspectWeights) }
}

/** How much more the chance to leave is for each unit that an experience is worse. */
const sting = 1.1

/** The chance to leave after an order: the customer's own, higher after a bad experience; the same as its own on average. */
export const leaveChance = (person: Person, experience: Experience): number =>
  1 - (1 - person.leaves) ** Math.exp(-sting * experience.value - (sting * sting) / 2)

/** A local hour at which persons shop (evenings, lunch) or organisations order (office hours). */
export const drawHour = (random: Random, kind: Kind): number => {
  const [mean, deviation] =
    kind === 'ORGANISATION'
      ? chance(random, 0.55)
        ? [10.5, 1.2]
        : [14.8, 1.3]
      : chance(random, 0.6)
        ? [20, 1.8]
        : [12.8, 2.6]
  const hour = mean + deviation * random.normal()
  return kind === 'ORGANISATION' ? Math.min(17.9, Math.max(8, hour)) : Math.min(23.9, Math.max(6, hour))
}

/** How far an order has come by the end of the simulation. */
const drawStatus = (random: Random, experience: Experience, ageDays: number): OrderStatus => {
  const u = random.next()
  if (u < 0.025) return 'CANCELLED'
  const refunded = experience.value < -1.3 ? 0.25 : 0.015
  if (u < 0.025 + refunded && ageDays > 5) return 'REFUNDED'
  return ageDays > 6 ? 'FULFILLED' : ageDays > 2 ? 'PAID' : 'PLACED'
}

/**
 * The purchases of one customer by the story of BG/NBD: it buys at a rate of its own while it stays, and may leave for good
 * after each purchase. The rate beats on the season's clock.
 * @see Fader, Hardie & Lee, "Counting Your Customers the Easy Way" (2005)
 */
export const drawPurchases = (world: World, person: Person, joinedDay: number, random: Random): Purchases => {
  const orders: Purchase[] = []
  if (!person.buys) return { orders, leftMs: undefined }
  const season = world.seasons[person.kind]
  const tastes = tastesOf(person)
  // One that was there before the history begins is somewhere between two purchases; a new one begins with its first.
  let busy = joinedDay < 0 ? exponential(random, 1 / person.ratePerDay) : season.busyOf(joinedDay)
  for (let day = season.dayOf(busy); day !== undefined; day = season.dayOf(busy)) {
    const hour = drawHour(random, person.kind)
    const atMs = atLocalHour(world.fromMs + day * dayMs, hour, person.culture.utcOffsetHours)
    const isTrouble = atMs >= world.troubleMs[0] && atMs < world.troubleMs[1]
    const lines = drawBasket(random, person, tastes, atMs)
    const experience = drawExperience(random, person, isTrouble)
    // Drawn for every order, also where the end cuts it off: what comes before must not depend on the end.
    const status = drawStatus(random, experience, (world.untilMs - atMs) / dayMs)
    const leaves = chance(random, leaveChance(person, experience))
    if (atMs >= world.fromMs) orders.push({ atMs, lines, status, experience })
    if (leaves) return { orders: sorted(orders), leftMs: atMs }
    busy += exponential(random, 1 / person.ratePerDay)
  }
  return { orders: sorted(orders), leftMs: undefined }
}

const sorted = (orders: Purchase[]): Purchase[] => orders.sort((a, b) => a.atMs - b.atMs)
