import { createRandom, type Random, keysOf } from 'rapport-crm/task'
import type { Transactions } from './transactions.ts'

/** What the purchases of a shop without variety cost. */
const plainPrices = {
  'one price': () => 10,
  'two prices': (random: Random) => (random.next() < 0.5 ? 10 : 25),
  'prices within one per cent': (random: Random) => 10 + 0.1 * random.next(),
  'prices within one per mille': (random: Random) => 10 + 0.01 * random.next(),
} as const

/** When its customers buy: `days` of the shop, what day number `c` of `customers` joins, and how long until the next purchase. */
export const plainRhythms = {
  'gaps of 10 to 59 days': { days: 240, joins: (c: number) => c % 40, gap: (random: Random) => 10 + random.int(50) },
  'a subscription every 30 days': { days: 365, joins: (c: number) => c % 30, gap: () => 30 },
  'two purchases each': {
    days: 300,
    joins: (c: number) => c % 100,
    gap: (_: Random, n: number) => (n === 1 ? 40 : 999),
  },
  'tickets for the same three nights': { days: 200, joins: () => 20, gap: () => 60 },
  'a few who come back': {
    days: 300,
    joins: (c: number) => (c * 7) % 250,
    gap: (random: Random) => (random.next() < 0.3 ? 20 : 999),
  },
} as const

export type PlainPrice = keyof typeof plainPrices
export type PlainRhythm = keyof typeof plainRhythms

/** A shop without variety: a subscription, tickets, one ware at one price. */
export const plainShop = (price: PlainPrice, rhythm: PlainRhythm, seed: number): Transactions => {
  const random = createRandom(seed)
  const customers = 60 + random.int(60)
  const { days, joins, gap } = plainRhythms[rhythm]
  const rows: (readonly [number, number, number])[] = []
  for (let c = 0; c < customers; c++) {
    let bought = 0
    for (let day = joins(c); day < days; day += gap(random, bought)) {
      rows.push([c, day, plainPrices[price](random)])
      bought++
    }
  }
  return {
    customer: Int32Array.from(rows, (row) => row[0]),
    day: Float64Array.from(rows, (row) => row[1]),
    amount: Float64Array.from(rows, (row) => row[2]),
    customers,
  }
}

/** Every price with every rhythm, in turns. */
export const plainShops = (count: number) => {
  const kinds = keysOf(plainPrices).flatMap((price) => keysOf(plainRhythms).map((rhythm) => ({ price, rhythm })))
  return Array.from({ length: count }, (_, i) => {
    const kind = kinds[i % kinds.length]!
    return { ...kind, seed: i, transactions: plainShop(kind.price, kind.rhythm, i) }
  })
}
