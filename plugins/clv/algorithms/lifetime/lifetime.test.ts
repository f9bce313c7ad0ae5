import { inlineRunner } from 'rapport-crm/task'
import { decodeArtifact, encodeArtifact } from 'rapport-crm/ml/data'
import { beforeAll, describe, expect, it } from 'vitest'
import * as tasks from '../../tasks.ts'
import type { ValueAlgorithm } from '../compare/plan.ts'
import { simulateShop } from '../history/simulate.fixture.ts'
import type { Transactions } from '../history/transactions.ts'
import { contradicts } from '../value/contradicts.fixture.ts'
import { bandOf, isLifetimeModel, type LifetimeModel } from './lifetime-model.ts'
import { lifetimeTotals } from './totals.ts'
import { predictedValues, rescore, scoreCustomers } from './score.ts'
import { compareAlgorithms, trainLifetimeModel } from '../../train/train-lifetime-model.ts'

const inlineTasks = inlineRunner(tasks)

const shop = simulateShop(320, 540, 200, 8)
const task = { seed: 5 }
const algorithms = ['BG_NBD', 'MBG_NBD', 'PARETO_NBD', 'LINEAR', 'RANDOM_FOREST', 'SVR'] as const
const train = (algorithm: ValueAlgorithm) =>
  trainLifetimeModel(shop, { algorithm, asOf: 450, horizonDays: 89, starts: 1 }, inlineTasks, task)

const of = (customer: number) => {
  const rows = Array.from(shop.customer.keys()).filter((i) => shop.customer[i] === customer)
  return { day: rows.map((i) => shop.day[i]!), amount: rows.map((i) => shop.amount[i]!) }
}

/** Money of a customer after day 450. */
const spent = (customer: number) => {
  const { day, amount } = of(customer)
  return amount.reduce((sum, value, i) => (day[i]! > 450 ? sum + value : sum), 0)
}

describe.each(algorithms)('a model of %s', (algorithm) => {
  let model: LifetimeModel
  beforeAll(async () => {
    model = await train(algorithm)
  })

  it('explains each value by parts that add up to it', () => {
    for (const score of scoreCustomers(model, shop, 450, { horizonDays: 89 }).slice(0, 60)) {
      const sum = score.factors.reduce((total, factor) => total + factor.contribution, score.baseValue)
      expect(Math.abs(sum - score.rawValue)).toBeLessThan(1e-7)
      expect(score.value).toBe(Math.max(0, score.rawValue))
    }
  })

  it('has reasons that agree with their numbers for every customer, the strongest first, for the probability too', () => {
    for (const { factors, alive, probabilityAlive } of scoreCustomers(model, shop, 450, { horizonDays: 89 }))
      for (const reasons of [factors, alive.factors]) {
        expect(reasons.filter(contradicts)).toEqual([])
        const sizes = reasons.map(({ contribution }) => Math.abs(contribution))
        expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
        expect(alive.factors.reduce((sum, one) => sum + one.contribution, alive.baseValue)).toBeCloseTo(
          probabilityAlive,
          12,
        )
      }
  })

  it('gives finite numbers, an interval around the value and a fifth of customers to each band', () => {
    const scores = scoreCustomers(model, shop, 450, { horizonDays: 89 })
    for (const { value, interval, probabilityAlive, expectedPurchases } of scores) {
      expect([value, probabilityAlive, expectedPurchases].every(Number.isFinite)).toBe(true)
      expect(interval.lower).toBeGreaterThanOrEqual(0)
      expect(interval.lower).toBeLessThanOrEqual(value)
      expect(interval.upper).toBeGreaterThanOrEqual(value)
    }
    const middle = scores.filter(({ band }) => band === 'MEDIUM').length / scores.length
    expect(Math.abs(middle - 0.2)).toBeLessThan(0.05)
  })

  it('scores a customer live exactly as in the batch', () => {
    const batch = scoreCustomers(model, shop, 450, { horizonDays: 89, monthlyDiscount: 0.01 })
    const values = predictedValues(model, shop, 450, { horizonDays: 89, monthlyDiscount: 0.01 })
    for (const [i, score] of batch.slice(0, 20).entries()) {
      const live = rescore(model, of(score.customer), 450, { horizonDays: 89, monthlyDiscount: 0.01 })
      expect(live).toEqual({ ...score, customer: 0 })
      expect(values[i]! / Math.max(score.value, 1e-300)).toBeCloseTo(score.value > 0 ? 1 : 0, 9)
    }
  })

  it('answers other horizons, more for a longer one', () => {
    const [short, long] = [30, 365].map((horizonDays) => rescore(model, of(3), 450, { horizonDays }).value)
    expect(long!).toBeGreaterThanOrEqual(short!)
  })

  it('is the same after storing it, and after training it again', async () => {
    const stored = encodeArtifact(model)
    expect(encodeArtifact(await train(algorithm))).toBe(stored)
    const loaded = decodeArtifact(stored, isLifetimeModel)
    expect(rescore(loaded, of(7), 450, { horizonDays: 89 })).toEqual(rescore(model, of(7), 450, { horizonDays: 89 }))
  })

  it('adds its values up to the total, inside the interval', () => {
    const totals = lifetimeTotals(model, shop, 450, { horizonDays: 89 })
    const values = predictedValues(model, shop, 450, { horizonDays: 89 })
    expect(totals.value / values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9)
    expect(totals.interval.lower).toBeLessThan(totals.value)
    expect(totals.interval.upper).toBeGreaterThan(totals.value)
  })

  it('scores a block of customers as it scores all', async () => {
    const input = { model, transactions: shop, asOf: 450, options: { horizonDays: 89 } }
    const block = await inlineTasks.run('score', { ...input, from: 10, to: 20 }, task)
    const all = scoreCustomers(model, shop, 450, { horizonDays: 89 })
    expect(block).toEqual(all.filter(({ customer }) => customer >= 10 && customer < 20))
  })

  it('ranks customers by what they then spend better than chance', () => {
    const scores = scoreCustomers(model, shop, 450, { horizonDays: 89 }).toSorted((a, b) => b.value - a.value)
    const mean = (part: typeof scores) => part.reduce((sum, { customer }) => sum + spent(customer), 0) / part.length
    expect(mean(scores.slice(0, scores.length / 5))).toBeGreaterThan(2 * mean(scores))
  })
})

describe('a backtest', () => {
  it('widens the interval of the total by as much as the total was missed, and says so', async () => {
    // Everybody spends four times as much in the last days.
    const boom = { ...shop, amount: shop.amount.map((value, i) => (shop.day[i]! > 400 ? 4 * value : value)) }
    const options = { algorithm: 'BG_NBD', asOf: 450, horizonDays: 50, starts: 1 } as const
    const [calm, wild] = await Promise.all(
      [shop, boom].map((rows) => trainLifetimeModel(rows, options, inlineTasks, task)),
    )
    expect(wild!.backtest!.actual).toBeGreaterThan(2 * wild!.backtest!.predicted)
    expect(wild!.notes.join()).toContain('times what had been predicted')
    const width = (model: LifetimeModel) => {
      const { interval, value } = lifetimeTotals(model, shop, 450, { horizonDays: 50 })
      return (interval.upper - value) / value
    }
    expect(width(wild!)).toBeGreaterThan(3 * width(calm!))
  })
})

describe('live', () => {
  it('an order raises the value of a customer who had gone quiet, and the reasons say so', async () => {
    const model = await train('BG_NBD')
    const before = rescore(model, { day: [0, 20, 40, 60], amount: [50, 50, 50, 50] }, 450, { horizonDays: 89 })
    const after = rescore(model, { day: [0, 20, 40, 60, 450], amount: [50, 50, 50, 50, 50] }, 450, { horizonDays: 89 })
    expect(before.probabilityAlive).toBeLessThan(0.1)
    expect(after.value).toBeGreaterThan(5 * before.value)
    const recency = after.factors.find(({ feature }) => feature === 'idleDays')
    expect(recency!.contribution).toBeGreaterThan(0)
    expect(bandOf(model, after.value)).not.toBe(bandOf(model, before.value))
  })

  it('refuses a customer without a purchase so far', async () => {
    const model = await train('BG_NBD')
    const refused = expect.objectContaining({ code: 'INSUFFICIENT_DATA' })
    expect(() => rescore(model, { day: [], amount: [] }, 450, { horizonDays: 89 })).toThrow(refused)
    expect(() => rescore(model, { day: [451], amount: [10] }, 450, { horizonDays: 89 })).toThrow(refused)
  })
})

const only = (rows: Transactions, keep: (i: number) => boolean): Transactions => {
  const kept = Array.from(rows.customer.keys()).filter(keep)
  return {
    customer: Int32Array.from(kept, (i) => rows.customer[i]!),
    day: Float64Array.from(kept, (i) => rows.day[i]!),
    amount: Float64Array.from(kept, (i) => rows.amount[i]!),
    customers: rows.customers,
  }
}

describe('comparison', () => {
  const options = { asOf: 539, horizonDays: 120, algorithms: ['BG_NBD', 'LINEAR', 'RANDOM_FOREST', 'SVR'] } as const
  let found: Awaited<ReturnType<typeof compareAlgorithms>>
  beforeAll(async () => {
    found = await compareAlgorithms(shop, options, inlineTasks, task)
  })

  it('grades every algorithm and both baselines on the same hold-out', () => {
    expect(found.models.map(({ name }) => name)).toEqual([...options.algorithms, 'SAME_AS_BEFORE', 'AVERAGE_SPEND'])
    for (const { metrics } of found.models) {
      expect(metrics.map(({ name }) => name)).toEqual(['mae', 'rmse', 'r', 'spearman', 'topDecileLift'])
      for (const { value, interval } of metrics) {
        expect(interval!.lower).toBeLessThanOrEqual(value!)
        expect(interval!.upper).toBeGreaterThanOrEqual(value!)
      }
    }
  })

  it('finds the model that the customers were drawn from better than the baseline', () => {
    const bg = found.models.find(({ name }) => name === 'BG_NBD')!
    expect(bg.innerScore).toBeLessThan(1)
    expect(found.winner).toBeDefined()
    expect(found).toMatchObject({ isBetter: true, grade: { grade: expect.stringMatching(/^(FAIR|GOOD|EXCELLENT)$/) } })
    expect(found.text).toContain(`${found.closest} chosen`)
    const lowest = Math.min(...found.models.map(({ innerScore }) => innerScore))
    expect(found.models.find(({ name }) => name === found.winner)!.innerScore).toBeLessThanOrEqual(lowest + 0.01)
  })

  it('ranks by what came before the hold-out alone: other outcomes there do not change who comes first', async () => {
    const quick = { ...options, algorithms: ['BG_NBD', 'LINEAR'] } as const
    const first = await compareAlgorithms(shop, quick, inlineTasks, task)
    const other = only(shop, (i) => shop.day[i]! <= first.holdout.asOf || shop.customer[i]! % 3 === 0)
    const again = await compareAlgorithms(other, quick, inlineTasks, task)
    expect(again.winner).toBe(first.winner)
    expect(again.models.map(({ innerScore }) => innerScore)).toEqual(first.models.map(({ innerScore }) => innerScore))
    expect(again.models[0]!.metrics[0]!.value).not.toBe(first.models[0]!.metrics[0]!.value)
  })

  it('does not depend on the order in which threads finish', async () => {
    const backwards: typeof inlineTasks = {
      run: (name, input, options_) => inlineTasks.run(name, input, options_),
      map: async (name, shared, pieces, options_) => {
        const outputs = await inlineTasks.map(name, shared, pieces.toReversed(), options_)
        return outputs.toReversed()
      },
    }
    expect(await compareAlgorithms(shop, options, backwards, task)).toEqual(found)
  })

  it('keeps the baseline when no model beats it, and says so', async () => {
    // Everybody spends exactly 10 every 30 days: nothing beats "the same as before".
    const rows = Array.from({ length: 100 * 18 }, (_, i) => [i % 100, 30 * Math.floor(i / 100)] as const)
    const clockwork: Transactions = {
      customer: Int32Array.from(rows, (row) => row[0]),
      day: Float64Array.from(rows, (row) => row[1]),
      amount: new Float64Array(rows.length).fill(10),
      customers: 100,
    }
    const kept = await compareAlgorithms(
      clockwork,
      { asOf: 510, horizonDays: 60, algorithms: ['BG_NBD', 'LINEAR'] },
      inlineTasks,
      task,
    )
    expect(kept.winner).toBeUndefined()
    expect(kept.baseline).toBe('SAME_AS_BEFORE')
    expect(kept).toMatchObject({ isBetter: false, text: expect.stringContaining('is kept: no model beat it') })
  })

  it('says which models had too little data', async () => {
    const few = only(shop, (i) => shop.customer[i]! < 30)
    const result = await compareAlgorithms(
      few,
      { asOf: 539, horizonDays: 120, algorithms: ['BG_NBD', 'LINEAR'] },
      inlineTasks,
      task,
    )
    expect(result.refusals.map(({ name }) => name)).toEqual(['LINEAR'])
    expect(result.refusals[0]!.reason).toContain('at least 50 customers')
  })

  it('refuses a history too short to split', async () => {
    await expect(compareAlgorithms(shop, { asOf: 30, horizonDays: 365 }, inlineTasks, task)).rejects.toMatchObject({
      code: 'INSUFFICIENT_DATA',
    })
    await expect(compareAlgorithms(shop, { asOf: NaN, horizonDays: 30 }, inlineTasks, task)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
  })
})
