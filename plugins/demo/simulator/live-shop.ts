import type { Random } from 'rapport-crm/task'
import { drawBasket, tastesOf, type Line } from './basket.ts'
import { dayMs } from './calendar.ts'
import { drawCall, drawFeedback, drawQuestion, writeChance, type Contact } from './contacts.ts'
import { drawLostReason, drawNextStage, openDeal, type DealFacts, type DealStage } from './deals.ts'
import { chance, pick, pickIndex, pickKey } from './draw.ts'
import type { Person } from './people.ts'
import { drawExperience, leaveChance, type Experience } from './purchases.ts'
import { personOf } from './world.ts'

/** A customer that the simulation goes on with. */
export interface LiveCustomer {
  /** Global id. */
  readonly id: string
  readonly person: Person
  readonly orders: number
  readonly lastOrderMs: number | undefined
}

/** An open deal that the simulation goes on with. */
export interface LiveDeal {
  /** Global id. */
  readonly id: string
  /** Place among the open stages. */
  readonly stage: number
  readonly facts: DealFacts
}

/** The next thing that happens. */
export type LiveEvent =
  | { readonly type: 'ORDER'; readonly customerId: string; readonly currency: string; readonly lines: readonly Line[] }
  | { readonly type: 'CONTACT'; readonly customerId: string; readonly person: Person; readonly contact: Contact }
  | { readonly type: 'MOVE'; readonly deal: LiveDeal; readonly to: DealStage; readonly lostReason: string | undefined }
  | { readonly type: 'DEAL'; readonly customerId: string; readonly name: string; readonly facts: DealFacts }
  | { readonly type: 'CUSTOMER'; readonly person: Person }

/** How often each kind of thing happens, relative to the others: about as in the simulated history. */
const mix: Readonly<Record<LiveEvent['type'], number>> = { ORDER: 45, CONTACT: 33, MOVE: 12, DEAL: 4, CUSTOMER: 6 }

interface Shopper {
  readonly id: string
  readonly person: Person
  readonly tastes: Float64Array
  orders: number
}

/**
 * Chance that a customer has not left, given its own rate and chance to leave and how long ago it bought.
 * @see Fader, Hardie & Lee (2005), before the mixing over customers
 */
const staysChance = ({ ratePerDay, leaves }: Person, idleDays: number): number => {
  const silent = (1 - leaves) * Math.exp(-ratePerDay * idleDays)
  return silent / (leaves + silent)
}

/**
 * The simulated shop in motion: the same customers, by the same process, on a clock that runs as fast as it is asked for the
 * next event. The outcome of an event is told to it by `joined`, `opened` and `moved`.
 */
export class LiveShop {
  readonly #random: Random
  readonly #seed: number
  readonly #baseCurrency: string
  readonly #shoppers: Shopper[] = []
  /** By place among the shoppers: how much each buys now; 0 for one that has left. */
  readonly #rates: number[] = []
  readonly #byId = new Map<string, number>()
  readonly #deals: LiveDeal[]
  /** What customers will say about orders that were just placed. */
  readonly #pending: { readonly place: number; readonly experience: Experience; readonly product: number }[] = []
  #nextIndex: number

  constructor(
    random: Random,
    world: { readonly seed: number; readonly baseCurrency: string; readonly nextIndex: number; readonly nowMs: number },
    customers: readonly LiveCustomer[],
    deals: readonly LiveDeal[],
  ) {
    this.#random = random
    this.#seed = world.seed
    this.#baseCurrency = world.baseCurrency
    this.#nextIndex = world.nextIndex
    this.#deals = [...deals]
    for (const { id, person, orders, lastOrderMs } of customers) {
      const idleDays = lastOrderMs === undefined ? 0 : Math.max(0, world.nowMs - lastOrderMs) / dayMs
      this.#add(id, person, orders, lastOrderMs === undefined ? 1 : staysChance(person, idleDays))
    }
  }

  #add(id: string, person: Person, orders: number, stays: number): void {
    this.#byId.set(id, this.#shoppers.length)
    this.#shoppers.push({ id, person, tastes: tastesOf(person), orders })
    this.#rates.push(person.buys ? person.ratePerDay * stays : 0)
  }

  /** A new customer was made. */
  joined(id: string, person: Person): void {
    this.#add(id, person, 0, 1)
  }

  /** A new deal was made. */
  opened(id: string, facts: DealFacts): void {
    this.#deals.push({ id, stage: 0, facts })
  }

  /** A deal was moved and goes on. */
  moved(deal: LiveDeal, to: DealStage): void {
    if (typeof to === 'number') this.#deals.push({ ...deal, stage: to })
  }

  /** What happens next. A deal that moves is set aside until `moved` brings it back. */
  next(nowMs: number): LiveEvent {
    const random = this.#random
    switch (pickKey(random, mix)) {
      case 'CUSTOMER':
        return this.#newcomer()
      case 'CONTACT':
        return this.#contact(nowMs)
      case 'MOVE':
        return this.#move() ?? this.#order(nowMs)
      case 'DEAL': {
        const { id, person, orders } = pick(random, this.#shoppers)
        if (person.kind === 'PERSON') return this.#order(nowMs)
        const { name, facts } = openDeal(random, person, nowMs, orders)
        return { type: 'DEAL', customerId: id, name, facts }
      }
      case 'ORDER':
        return this.#order(nowMs)
    }
  }

  #newcomer(): LiveEvent {
    return { type: 'CUSTOMER', person: personOf(this.#seed, this.#nextIndex++, this.#baseCurrency) }
  }

  #order(nowMs: number): LiveEvent {
    const random = this.#random
    const place = this.#rates.some((rate) => rate > 0) ? pickIndex(random, this.#rates) : undefined
    if (place === undefined) return this.#newcomer()
    const shopper = this.#shoppers[place]!
    const lines = drawBasket(random, shopper.person, shopper.tastes, nowMs)
    const experience = drawExperience(random, shopper.person, false)
    shopper.orders++
    this.#rates[place] = chance(random, leaveChance(shopper.person, experience)) ? 0 : shopper.person.ratePerDay
    if (chance(random, writeChance(shopper.person, experience))) {
      this.#pending.push({ place, experience, product: pick(random, lines).product })
    }
    return { type: 'ORDER', customerId: shopper.id, currency: shopper.person.currency, lines }
  }

  #contact(nowMs: number): LiveEvent {
    const random = this.#random
    const said = chance(random, 0.8) ? this.#pending.shift() : undefined
    const { id, person } = said ? this.#shoppers[said.place]! : pick(random, this.#shoppers)
    const contact = said
      ? drawFeedback(random, person, said.experience, said.product, nowMs)
      : person.kind === 'ORGANISATION' && chance(random, 0.7)
        ? drawCall(random, person, nowMs)
        : drawQuestion(random, person, nowMs)
    return { type: 'CONTACT', customerId: id, person, contact }
  }

  #move(): LiveEvent | undefined {
    if (this.#deals.length === 0) return undefined
    const [deal] = this.#deals.splice(this.#random.int(this.#deals.length), 1)
    const to = drawNextStage(this.#random, deal!.stage, deal!.facts)
    const lostReason = to === 'LOST' ? drawLostReason(this.#random, deal!.facts) : undefined
    return { type: 'MOVE', deal: deal!, to, lostReason }
  }
}
