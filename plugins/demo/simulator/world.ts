import { createRandom, type Random } from 'rapport-crm/task'
import { createSeason, dayMs, organisationWeight, personWeight, promotionOn, type Season } from './calendar.ts'
import { exponential } from './draw.ts'
import { drawPerson, type Person } from './people.ts'

/** What a simulation is drawn from: the same four give the same customers with the same histories. */
export interface WorldOptions {
  /** 32-bit integer. */
  readonly seed: number
  /** Length of the history in whole days before the day of `until`. */
  readonly days: number
  /** Nothing is later than this. */
  readonly until: Date
  /** ISO 4217. */
  readonly baseCurrency: string
}

/** The simulated shop and its time. */
export interface World {
  readonly seed: number
  readonly days: number
  readonly fromMs: number
  readonly untilMs: number
  readonly baseCurrency: string
  readonly seasons: Readonly<Record<Person['kind'], Season>>
  /** First days of the promotions. */
  readonly promotionsMs: readonly number[]
  /** When a carrier failed: deliveries were late, and customers said so. First and last moment. */
  readonly troubleMs: readonly [number, number]
  /** The customer's own streams: who it is, what it buys, what it says, its deals. */
  streamsOf(index: number): Streams
}

/** Random streams of one customer. Each part has its own, so that a change in one part leaves the others as they were. */
export interface Streams {
  readonly person: Random
  readonly purchases: Random
  readonly contacts: Random
  readonly deals: Random
}

const streamsOf = (root: Random, index: number): Streams => {
  const own = root.fork(index)
  return { person: own.fork(0), purchases: own.fork(1), contacts: own.fork(2), deals: own.fork(3) }
}

/** Who customer `index` of a seed is, with its hidden traits. */
export const personOf = (seed: number, index: number, baseCurrency: string): Person =>
  drawPerson(streamsOf(createRandom(seed), index).person, index, baseCurrency)

/** Prepares a simulation. The day of `until` is simulated whole and then cut, so that later moments of a day only add to it. */
export const createWorld = ({ seed, days, until, baseCurrency }: WorldOptions): World => {
  const untilMs = until.getTime()
  const fromMs = Math.floor(untilMs / dayMs) * dayMs - days * dayMs
  const root = createRandom(seed)
  const troubleFrom = fromMs + 0.62 * days * dayMs
  return {
    seed,
    days,
    fromMs,
    untilMs,
    baseCurrency,
    seasons: {
      PERSON: createSeason(fromMs, days + 1, personWeight),
      ORGANISATION: createSeason(fromMs, days + 1, organisationWeight),
    },
    promotionsMs: Array.from({ length: days + 1 }, (_, d) => fromMs + d * dayMs).filter(
      (ms) => promotionOn(ms) !== undefined && promotionOn(ms - dayMs)?.name !== promotionOn(ms)!.name,
    ),
    troubleMs: [troubleFrom, troubleFrom + Math.min(25, 0.05 * days) * dayMs],
    streamsOf: (index) => streamsOf(root, index),
  }
}

/** Share of the customers that are new where the history is two years long; the others were there before it begins. */
const newShareOfTwoYears = 0.65

/** A customer of the world and when it came. */
export interface Newcomer {
  readonly person: Person
  /** Days from the start of the history to its first contact; below 0 for one that was there before. */
  readonly joinedDay: number
}

/** Draws customer `index`: newcomers are spread over the history with its seasons, a little more of them towards its end. */
export const drawNewcomer = (world: World, index: number, random: Random): Newcomer => {
  const person = drawPerson(random, index, world.baseCurrency)
  const isNew = random.next() < newShareOfTwoYears * Math.min(1, world.days / 730)
  if (!isNew) return { person, joinedDay: -exponential(random, 250) - 1 }
  // Density 1 + growth · share of the time, turned round.
  const growth = 0.8
  const u = random.next() * (1 + growth / 2)
  const share = (Math.sqrt(1 + 2 * growth * u) - 1) / growth
  const busy = world.seasons[person.kind].busyOf(share * world.days)
  return { person, joinedDay: world.seasons[person.kind].dayOf(busy) ?? share * world.days }
}
