import type { Random } from 'rapport-crm/task'
import { atLocalHour, dayMs, dayText, onWorkingDay } from './calendar.ts'
import { inSmallestUnit } from './catalogue.ts'
import { chance, exponential, logNormal, pick, pickKey } from './draw.ts'
import type { LeadSource, Person } from './people.ts'
import { drawHour } from './purchases.ts'
import { staff } from './staff.ts'
import type { World } from './world.ts'

/** A stage of the simulated pipeline: place of an open one, or the end. */
export type DealStage = 0 | 1 | 2 | 3 | 'WON' | 'LOST'

/** One move of a deal. */
interface Move {
  readonly atMs: number
  readonly from: DealStage | undefined
  readonly to: DealStage
  /** In the smallest unit of the deal's currency. */
  readonly amount: number
  /** Calendar day. */
  readonly expectedCloseOn: string
  /** What the owner says the chance of winning is, 0 to 1; as it was before the end for an end. */
  readonly probability: number
}

/** A simulated deal from its beginning to its end, whenever that is. */
export interface Deal {
  readonly name: string
  readonly owner: number
  readonly moves: readonly Move[]
  /** Undefined unless it ends lost. */
  readonly lostReason: string | undefined
  /** How interested the customer is: what decides besides what everybody can see; it shows in how often it writes. */
  readonly interest: number
}

/** What speaks for a deal, as everybody can see it. */
export interface DealFacts {
  readonly person: Person
  readonly owner: number
  /** In dollars. */
  readonly amount: number
  /** Orders of the customer before the deal. */
  readonly earlierOrders: number
  readonly interest: number
}

/** Middle days in each open stage. */
const medianDays = [6, 10, 14, 10] as const
/** Log-odds of getting through each open stage, all else being usual. */
const ease = [1.05, 1.5, 0.7, 0.8] as const
/** The chance of winning that people state in each open stage. */
const statedChance = [0.1, 0.25, 0.5, 0.75] as const

const bySource: Readonly<Record<LeadSource, number>> = {
  REFERRAL: 0.6,
  PARTNER: 0.25,
  EVENT: 0.05,
  WEB: 0,
  COLD_CALL: -0.6,
}

const usualAmount = (person: Person): number =>
  person.kind === 'PERSON' ? 700 : 3_800 * ((person.employees ?? 40) / 40) ** 0.4

/** Chance that a deal gets through an open stage. Winning is getting through all four. */
export const advanceChance = (stage: number, facts: DealFacts): number => {
  const { person, owner, amount, earlierOrders, interest } = facts
  const score =
    ease[stage]! +
    bySource[person.leadSource] +
    staff[owner]!.skill +
    (earlierOrders >= 3 ? 0.5 : 0) +
    0.3 * person.temper +
    0.5 * interest -
    0.35 * Math.log(amount / usualAmount(person))
  return 1 / (1 + Math.exp(-score))
}

/** Where a deal goes from an open stage: on, to the end, or lost. Some jump over the second one. */
export const drawNextStage = (random: Random, stage: number, facts: DealFacts): DealStage => {
  const jumps = chance(random, 0.08)
  if (!chance(random, advanceChance(stage, facts))) return 'LOST'
  return stage === 3 ? 'WON' : stage === 0 && jumps ? 2 : ((stage + 1) as DealStage)
}

/** Why a deal was lost, in the words of who owns it. */
export const drawLostReason = (random: Random, facts: DealFacts): string =>
  pickKey(random, {
    'Too expensive': facts.amount > 1.5 * usualAmount(facts.person) ? 50 : 22,
    'Chose a competitor': 26,
    'No budget this year': 18,
    'No reply any more': facts.interest < 0 ? 30 : 8,
    'Bad timing': 14,
  })

const names = {
  en: {
    ORGANISATION: ['Coffee service, {city}', 'Tea bar, {city}', 'Machines on lease, {year}', 'Yearly supply {year}'],
    PERSON: ['Catering for a wedding, {city}', 'Tasting evening, {city}', 'Gift boxes {year}'],
  },
  'zh-CN': {
    ORGANISATION: ['咖啡服务（{city}）', '茶水间改造（{city}）', '{year}年咖啡机租赁', '{year}年度采购'],
    PERSON: ['婚礼茶歇（{city}）', '品鉴会（{city}）', '{year}年礼盒'],
  },
}

/** What a deal is about, how large it is and who has it. */
export const openDeal = (random: Random, person: Person, atMs: number, earlierOrders: number) => {
  const name = pick(random, names[person.textLanguage][person.kind])
    .replace('{city}', person.cityInTexts)
    .replace('{year}', String(new Date(atMs).getUTCFullYear()))
  const amount = Math.max(50, Math.round(logNormal(random, usualAmount(person), 0.6) / 50) * 50)
  const owner = chance(random, 0.85) ? person.owner : random.int(staff.length)
  const facts: DealFacts = { person, owner, amount, earlierOrders, interest: random.normal() }
  return { name, facts }
}

/** The chance of winning that an owner states for a deal in an open stage, 0 to 1 in steps of 0.05. */
const statedProbability = (stage: number, owner: number): number =>
  Math.round(Math.min(0.95, Math.max(0.05, statedChance[stage]! + staff[owner]!.optimism)) * 20) / 20

const workingMoment = (random: Random, ms: number, person: Person): number =>
  atLocalHour(onWorkingDay(ms), drawHour(random, 'ORGANISATION'), person.culture.utcOffsetHours)

/** Follows one deal from its first stage until it ends or is forgotten. */
const followDeal = (random: Random, person: Person, openMs: number, earlierOrders: number): Deal => {
  const { name, facts } = openDeal(random, person, openMs, earlierOrders)
  const { owner } = facts
  const forgottenIn = chance(random, 0.06) ? random.int(4) : undefined
  const large = (facts.amount / usualAmount(person)) ** 0.15
  let at = workingMoment(random, openMs, person)
  let amount = facts.amount
  const move = (from: DealStage | undefined, to: DealStage, before: Move | undefined): Move => {
    const open = typeof to === 'number'
    const aheadDays = open ? medianDays.slice(to).reduce((sum, days) => sum + days, 0) : 0
    const planned = at + aheadDays * (1 + 0.15 * random.normal()) * dayMs
    return {
      atMs: at,
      from,
      to,
      amount: inSmallestUnit(amount, person.currency),
      expectedCloseOn: before && !open ? before.expectedCloseOn : dayText(onWorkingDay(planned)),
      probability: before && !open ? before.probability : statedProbability(open ? to : 0, owner),
    }
  }
  const moves = [move(undefined, 0, undefined)]
  for (let last = moves[0]!; typeof last.to === 'number' && last.to !== forgottenIn; last = moves.at(-1)!) {
    const next = drawNextStage(random, last.to, facts)
    const usualDays = medianDays[last.to] * staff[owner]!.pace * large * (next === 'LOST' ? 1.5 : 1)
    const days = Math.min(150, logNormal(random, usualDays, 0.6))
    // Two moves of one day must not come in the wrong order.
    at = Math.max(at + 600_000, workingMoment(random, at + days * dayMs, person))
    if (next === 2) amount = Math.max(50, Math.round((amount * logNormal(random, 1, 0.15)) / 50) * 50)
    moves.push(move(last.to, next, last))
  }
  const lostReason = moves.at(-1)!.to === 'LOST' ? drawLostReason(random, facts) : undefined
  return { name, owner, moves, lostReason, interest: facts.interest }
}

/** What there is of a deal at a moment; undefined before it begins. */
export const dealAt = (deal: Deal, ms: number): Deal | undefined => {
  const moves = deal.moves.filter(({ atMs }) => atMs <= ms)
  if (moves.length === deal.moves.length) return deal
  return moves.length === 0 ? undefined : { ...deal, moves, lostReason: undefined }
}

/** Mean days between the deals of an organisation. */
const dealEveryDays = 260

/** The deals of one customer that begin within the history, whole: those of organisations come at a steady rate, persons have one now and then. */
export const drawDeals = (
  world: World,
  person: Person,
  joinedDay: number,
  orderedAtMs: readonly number[],
  random: Random,
): readonly Deal[] => {
  if (person.kind === 'PERSON' && !chance(random, 0.04)) return []
  const deals: Deal[] = []
  const start = Math.max(0, joinedDay)
  // Who has not bought yet is a prospect: its deal begins when it comes.
  const every = person.kind === 'PERSON' ? 2 * world.days : dealEveryDays
  let day = person.buys ? start + exponential(random, every) : start + exponential(random, 20)
  while (day <= world.days) {
    const openMs = world.fromMs + day * dayMs
    const earlier = orderedAtMs.filter((ms) => ms < openMs).length
    deals.push(followDeal(random, person, openMs, earlier))
    day += 20 + exponential(random, every)
  }
  return deals
}
