import { createRandom } from 'rapport-crm/task'
import { gammaSample } from '../purchasing/simulate.fixture.ts'
import type { Transactions } from './transactions.ts'

/**
 * A shop of `customers` customers over `days` days (days 0 … days − 1), drawn event by event from the story of BG/NBD and Gamma-Gamma:
 * first purchases spread over the first `joining` days, rate ~ Gamma(0.8, 20 days), a chance ~ Beta(1, 6) to leave after each repeat purchase,
 * purchase values ~ Gamma(6, nu) with nu ~ Gamma(4, 60).
 */
export const simulateShop = (customers: number, days: number, joining: number, seed: number): Transactions => {
  const random = createRandom(seed)
  const rows: (readonly [number, number, number])[] = []
  for (let c = 0; c < customers; c++) {
    const rate = gammaSample(random, 0.8) / 20
    const leaving = gammaSample(random, 1)
    const chance = leaving / (leaving + gammaSample(random, 6))
    const nu = gammaSample(random, 4) / 60
    const buy = (t: number) => rows.push([c, Math.floor(t), gammaSample(random, 6) / nu])
    let t = joining * random.next()
    buy(t)
    for (t -= Math.log(1 - random.next()) / rate; t < days; t -= Math.log(1 - random.next()) / rate) {
      buy(t)
      if (random.next() < chance) break
    }
  }
  return {
    customer: Int32Array.from(rows, (row) => row[0]),
    day: Float64Array.from(rows, (row) => row[1]),
    amount: Float64Array.from(rows, (row) => row[2]),
    customers,
  }
}
