import { matrix, rowOf } from 'rapport-crm/ml/data'
import { shapley } from 'rapport-crm/ml/explain'
import { describe, expect, it } from 'vitest'
import { outcomeBetween } from '../history/summary.ts'
import { simulateShop } from '../history/simulate.fixture.ts'
import { customersBetween } from '../history/transactions.ts'
import {
  forestParts,
  growForestPart,
  joinForest,
  predictSupervised,
  supervisedExplainer,
  trainSupervised,
} from './supervised-model.ts'
import { beginningOf, trainingSet } from './training-set.ts'

const shop = simulateShop(240, 300, 100, 3)
const set = trainingSet(shop, 240, 60)

describe('training set', () => {
  it('is what was known at the start of the window and what was spent in it', () => {
    expect(set.windowDays).toBe(60)
    const customers = Int32Array.from({ length: 240 }, (_, c) => c)
    expect(set.y.toSorted()).toEqual(outcomeBetween(shop, customers, 180, 240).value.toSorted())
    expect(
      trainingSet({ ...shop, amount: shop.amount.map((v, i) => (shop.day[i]! > 240 ? 1e9 : v)) }, 240, 60),
    ).toEqual(set)
  })

  it('takes half of a history that is shorter than two horizons', () => {
    expect(trainingSet(shop, 240, 365).windowDays).toBe(120)
  })

  it('is not extended by a single order from long ago', () => {
    const outlier = {
      customer: Int32Array.of(...shop.customer, 240),
      day: Float64Array.of(...shop.day, -24_000),
      amount: Float64Array.of(...shop.amount, 10),
      customers: 241,
    }
    expect(beginningOf(outlier, 240)).toEqual({ day: beginningOf(shop, 240).day, outliers: 1 })
    expect(trainingSet(outlier, 240, 365).windowDays).toBe(120)
  })

  it('refuses too few customers and too short a history with INSUFFICIENT_DATA', () => {
    const refused = expect.objectContaining({ code: 'INSUFFICIENT_DATA' })
    expect(() => trainingSet(customersBetween(shop, 0, 20), 240, 60)).toThrow(refused)
    expect(() => trainingSet(shop, 10, 60)).toThrow(refused)
    expect(() => trainingSet(shop, -5, 60)).toThrow(refused)
  })
})

describe('supervised models', () => {
  it('a forest is the same when it is joined from parts', async () => {
    const parts = Array.from({ length: forestParts }, (_, part) => growForestPart(set, 7, part))
    expect(joinForest(set, parts)).toEqual(await trainSupervised('RANDOM_FOREST', set, 7))
  })

  it('the SVR’s fast reasons are its Shapley values by definition', async () => {
    const model = await trainSupervised('SVR', set, 7)
    const explain = supervisedExplainer(model)
    if (model.algorithm !== 'SVR') throw new Error('expected an SVR')
    for (const i of [0, 17, 101]) {
      const row = rowOf(set.x, i)
      const slow = shapley((mixed) => predictSupervised(model, matrix(mixed, 1, mixed.length))[0]!, row, model.means)
      const fast = explain(row)
      expect(fast.baseValue).toBeCloseTo(slow.baseValue, 8)
      fast.contributions.forEach((part, j) => {
        expect(part).toBeCloseTo(slow.contributions[j]!, 8)
      })
      expect(fast.baseValue + fast.contributions.reduce((a, b) => a + b, 0)).toBeCloseTo(fast.value, 8)
    }
  })
})
