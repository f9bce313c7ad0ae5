import type { Random } from 'rapport-crm/task'
import { promotionOn } from './calendar.ts'
import { catalogue, categoryOf, companions, inSmallestUnit } from './catalogue.ts'
import { chance, gamma, pickIndex, poisson } from './draw.ts'
import type { Person } from './people.ts'

/** One product of an order. */
export interface Line {
  /** Place in the catalogue. */
  readonly product: number
  readonly quantity: number
  /** In the smallest unit of the order's currency. */
  readonly unitPrice: number
}

/** How many times as likely a product is in a basket that holds one that it goes with. */
const lift = 9
/** How much orders of one customer vary: the shape of their Gamma, as in the papers on Gamma-Gamma. */
const spendShape = 6

/** What a customer's baskets are drawn from: the weight of every product for it, by place in the catalogue. */
export const tastesOf = (person: Person): Float64Array =>
  Float64Array.from(catalogue, ({ popularity }, i) => popularity * person.tastes[categoryOf[i]!]!)

const draw = (
  random: Random,
  weights: Float64Array,
  taken: ReadonlySet<number>,
  budget: number,
): number | undefined => {
  const wanted = weights.map((weight, i) => (taken.has(i) || catalogue[i]!.price > budget ? 0 : weight))
  for (const i of taken) for (const j of companions[i]!) wanted[j]! *= lift
  return wanted.some((weight) => weight > 0) ? pickIndex(random, wanted) : undefined
}

/**
 * The lines of an order: an amount to spend is drawn around the customer's mean, then products that go together until it
 * is spent. Organisations take several of each.
 */
export const drawBasket = (random: Random, person: Person, tastes: Float64Array, atMs: number): readonly Line[] => {
  const budget = gamma(random, spendShape, person.meanSpend / spendShape)
  const size = 1 + poisson(random, person.kind === 'PERSON' ? 1.3 : 1.8)
  const taken = new Map<number, number>()
  let left = budget
  while (taken.size < size) {
    const product = draw(random, tastes, new Set(taken.keys()), taken.size === 0 ? Math.max(left, 15) : left)
    if (product === undefined) break
    taken.set(product, 1)
    left -= catalogue[product]!.price
  }
  // What is left of the amount goes into more of the same, the way that people stock up.
  for (const product of taken.keys()) {
    const { price, category } = catalogue[product]!
    const most = category === 'MACHINE' ? 2 : person.kind === 'PERSON' ? 6 : 60
    const more = Math.min(most - 1, Math.floor(Math.max(0, left) / price / (chance(random, 0.5) ? 1 : 2)))
    taken.set(product, 1 + more)
    left -= more * price
  }
  const discount = promotionOn(atMs)?.discount ?? 0
  return [...taken].map(([product, quantity]) => ({
    product,
    quantity,
    unitPrice: inSmallestUnit(catalogue[product]!.price * (1 - discount), person.currency),
  }))
}

/** The sum of the lines in the smallest unit of their currency. */
export const totalOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0)
