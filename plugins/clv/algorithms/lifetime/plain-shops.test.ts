import { inlineRunner } from 'rapport-crm/task'
import { encodeArtifact } from 'rapport-crm/ml/data'
import { describe, expect, it } from 'vitest'
import * as tasks from '../../tasks.ts'
import { valueAlgorithms, type ValueAlgorithm } from '../compare/plan.ts'
import {
  plainRhythms,
  plainShop,
  plainShops,
  type PlainPrice,
  type PlainRhythm,
} from '../history/plain-shops.fixture.ts'
import { fitSpending } from '../spending/gamma-gamma.ts'
import { scoreCustomers } from './score.ts'
import { trainLifetimeModel } from '../../train/train-lifetime-model.ts'

const inlineTasks = inlineRunner(tasks)

const trainAndScore = async (algorithm: ValueAlgorithm, price: PlainPrice, rhythm: PlainRhythm, seed: number) => {
  const shop = plainShop(price, rhythm, seed)
  const options = { algorithm, asOf: plainRhythms[rhythm].days, horizonDays: 60, starts: 1 }
  const model = await trainLifetimeModel(shop, options, inlineTasks, { seed })
  return { model, scores: scoreCustomers(model, shop, options.asOf, { horizonDays: 60 }) }
}

/** What must hold of any model of any shop. */
const expectSound = ({ model, scores }: Awaited<ReturnType<typeof trainAndScore>>) => {
  // An artifact holds finite numbers only.
  expect(() => encodeArtifact(model)).not.toThrow()
  expect(scores.length).toBeGreaterThan(0)
  for (const { value, interval, probabilityAlive, expectedPurchases, baseValue, factors } of scores) {
    const numbers = [value, interval.lower, interval.upper, expectedPurchases, baseValue]
    for (const number of [...numbers, ...factors.map(({ contribution }) => contribution)])
      expect(Number.isFinite(number)).toBe(true)
    expect(interval.lower).toBeLessThanOrEqual(value)
    expect(interval.upper).toBeGreaterThanOrEqual(value)
    expect(probabilityAlive).toBeGreaterThanOrEqual(0)
    expect(probabilityAlive).toBeLessThanOrEqual(1)
  }
}

describe('a shop without variety', () => {
  it.each(plainShops(20).map(({ price, rhythm, seed }) => [price, rhythm, valueAlgorithms[seed % 6]!, seed] as const))(
    'with %s and %s has values and intervals from %s',
    async (price, rhythm, algorithm, seed) => {
      expectSound(await trainAndScore(algorithm, price, rhythm, seed))
    },
  )

  it.each(valueAlgorithms)(
    'of 80 customers, each order 10.00, gaps of 10 to 59 days, has them from %s',
    async (algorithm) => {
      expectSound(await trainAndScore(algorithm, 'one price', 'gaps of 10 to 59 days', 3))
    },
  )

  it('says that purchases hardly differ, and expects the usual price of each', async () => {
    const { model } = await trainAndScore('MBG_NBD', 'one price', 'gaps of 10 to 59 days', 3)
    const { p, q, gamma } = model.value.spending
    expect((p * gamma) / (q - 1)).toBeCloseTo(10, 2)
    expect(model.notes).toContainEqual(expect.stringMatching(/^purchase values hardly differ .* edge of its range$/))
    expect(model.notes).toContainEqual(expect.stringMatching(/^drop-out not identified: /))
  })

  it.each([0, 1e-9, 1e-6, 1e-4, 1e-2])('has bounded parameters where prices differ by a share of %d', (share) => {
    const count = Float64Array.from({ length: 200 }, (_, i) => 1 + (i % 9))
    const fit = fitSpending({ count, meanValue: count.map((_, i) => 10 * (1 + share * Math.sin(i))) })
    for (const value of [fit.p, fit.q, fit.gamma]) expect(value).toBeLessThan(1e6)
    expect((fit.p * fit.gamma) / (fit.q - 1)).toBeCloseTo(10, 1)
  })
})
