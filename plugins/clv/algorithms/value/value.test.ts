import { createRandom } from 'rapport-crm/task'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calibrationHoldout, summarise } from '../history/summary.ts'
import { simulateShop } from '../history/simulate.fixture.ts'
import { gammaSample } from '../purchasing/simulate.fixture.ts'
import { calibrateIntervals, intervalCoverage, valueDistribution, valueInterval } from './interval.ts'
import { populationTotals } from './population.ts'
import { contradicts } from './contradicts.fixture.ts'
import { aliveExplainer, valueExplainer } from './reasons.ts'
import { expectedValue, fitValueModel, stateOf, type CustomerState, type ValueModel } from './value-model.ts'

/** CDNOW: Fader, Hardie & Lee (2005) and Fader & Hardie (2013), in weeks; the typical customers are made up. */
const cdnow: ValueModel = {
  unit: 'WEEK',
  purchases: {
    process: 'BG_NBD',
    parameters: [0.243, 4.414, 0.793, 2.426],
    logLikelihood: -9582.4,
    logLikelihoodWithoutDropOut: -9763.7,
    customers: 2357,
    repeatCustomers: 946,
    penalty: 0,
    dropOut: 'IDENTIFIED',
    converged: true,
    notes: [],
  },
  spending: {
    p: 6.25,
    q: 3.74,
    gamma: 15.44,
    logLikelihood: -4055.9,
    customers: 946,
    penalty: 0,
    dependence: { correlation: 0.1, strength: 'NONE', text: '' },
    converged: true,
    notes: [],
  },
  typicalCustomers: [
    { frequency: 0, recency: 0, tenure: 33, meanValue: 20 },
    { frequency: 3, recency: 25, tenure: 32, meanValue: 40 },
  ],
  notes: [],
}
const customer: CustomerState = { frequency: 2, recency: 30.43, tenure: 38.86, meanValue: 22.35 }
const horizon = { horizonDays: 273 }

describe('expected value', () => {
  it('is expected purchases (1.226, lifetimes) times the expected value of a purchase', () => {
    const { value, expectedPurchases, purchaseValue, probabilityAlive } = expectedValue(cdnow, customer, horizon)
    expect(expectedPurchases).toBeCloseTo(1.226, 3)
    // p (γ + n z) / (p n + q − 1) of the paper's equation 5 with n = 3 purchases
    expect(purchaseValue).toBeCloseTo((6.25 * (15.44 + 3 * 22.35)) / (6.25 * 3 + 3.74 - 1), 10)
    expect(value).toBeCloseTo(expectedPurchases * purchaseValue, 10)
    expect(probabilityAlive).toBeGreaterThan(0.6)
    expect(probabilityAlive).toBeLessThan(0.9)
  })

  it('discounts each purchase from its day: as many small steps do', () => {
    const monthlyDiscount = 0.02
    let slow = 0
    let before = 0
    for (let day = 1; day <= 273; day++) {
      const { value } = expectedValue(cdnow, customer, { horizonDays: day })
      slow += (value - before) * 1.02 ** (-(day - 0.5) / 30.4375)
      before = value
    }
    expect(expectedValue(cdnow, customer, { ...horizon, monthlyDiscount }).value / slow).toBeCloseTo(1, 5)
  })

  it('grows with the horizon and stays finite for a century', () => {
    const values = [1, 30, 365, 3650, 36_525].map(
      (horizonDays) => expectedValue(cdnow, customer, { horizonDays }).value,
    )
    expect(values).toEqual(values.toSorted((a, b) => a - b))
    expect(values.every(Number.isFinite)).toBe(true)
  })

  it('is defined for a customer whose first purchase was today', () => {
    const { value } = expectedValue(cdnow, { frequency: 0, recency: 0, tenure: 0, meanValue: 12 }, horizon)
    expect(value).toBeGreaterThan(0)
  })

  it('uses the population’s value of a purchase for a customer with free orders only', () => {
    const free = expectedValue(cdnow, { ...customer, meanValue: 0 }, horizon)
    expect(free.purchaseValue).toBeCloseTo((6.25 * 15.44) / 2.74, 10)
  })

  it.each([
    ['a negative tenure', { ...customer, tenure: -1 }, horizon],
    ['a recency past the tenure', { ...customer, recency: 39 }, horizon],
    ['NaN as a mean value', { ...customer, meanValue: NaN }, horizon],
    ['a negative mean value', { ...customer, meanValue: -1 }, horizon],
    ['a horizon of 0', customer, { horizonDays: 0 }],
    ['a horizon that is not a number', customer, { horizonDays: NaN }],
    ['a horizon beyond a century', customer, { horizonDays: 1e6 }],
    ['a discount of 100 %', customer, { horizonDays: 30, monthlyDiscount: 1 }],
  ])('refuses %s with INVALID_INPUT', (_, state, options) => {
    expect(() => expectedValue(cdnow, state, options)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }))
  })
})

/** Money over the horizon of a customer drawn from the posterior, purchase by purchase. */
const drawValue = (state: CustomerState, weeks: number, random: ReturnType<typeof createRandom>): number => {
  const [r, alpha, a, b] = cdnow.purchases.parameters
  const { p, q, gamma } = cdnow.spending
  const d =
    (a / (b + state.frequency - 1)) * ((alpha + state.tenure) / (alpha + state.recency)) ** (r + state.frequency)
  if (random.next() > 1 / (1 + (state.frequency > 0 ? d : 0))) return 0
  const rate = gammaSample(random, r + state.frequency) / (alpha + state.tenure)
  const leaving = gammaSample(random, a)
  const chance = leaving / (leaving + gammaSample(random, b + state.frequency))
  const n = state.frequency + 1
  const nu = gammaSample(random, q + p * n) / (gamma + n * state.meanValue)
  let money = 0
  for (let t = -Math.log(1 - random.next()) / rate; t < weeks; t -= Math.log(1 - random.next()) / rate) {
    money += gammaSample(random, p) / nu
    if (random.next() < chance) break
  }
  return money
}

describe('distribution of a value', () => {
  it.each([
    ['a frequent buyer', { frequency: 12, recency: 37, tenure: 38.86, meanValue: 40 }],
    ['a rare one', customer],
  ])('of %s equals 40,000 customers drawn event by event', (_, state) => {
    const random = createRandom(4)
    const draws = Float64Array.from({ length: 40_000 }, () => drawValue(state, 39, random)).sort()
    const distribution = valueDistribution(cdnow, state, horizon)
    const none = draws.filter((value) => value === 0).length / draws.length
    expect(Math.abs(distribution.probabilityOfNone - none)).toBeLessThan(0.01)
    for (const share of [0.5, 0.8, 0.9, 0.95]) {
      const drawn = draws[Math.floor(share * draws.length)]!
      expect(Math.abs(distribution.cdf(drawn) - (drawn === 0 ? none : share))).toBeLessThan(0.01)
      // A probability below that of no purchase has the money 0, drawn and computed.
      expect((distribution.quantile(share) + 1) / (drawn + 1)).toBeCloseTo(1, 1)
    }
    const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length
    const variance = draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws.length
    expect(distribution.mean / mean).toBeCloseTo(1, 1)
    expect(distribution.variance / variance).toBeCloseTo(1, 0)
  })

  it('has the expected value as its mean', () => {
    expect(valueDistribution(cdnow, customer, horizon).mean).toBeCloseTo(
      expectedValue(cdnow, customer, horizon).value,
      6,
    )
  })

  it('of a customer with thousands of purchases ahead keeps its mean and middle', () => {
    const busy = { frequency: 350, recency: 51, tenure: 52, meanValue: 20 }
    const distribution = valueDistribution(cdnow, busy, { horizonDays: 36_500 })
    const { value, expectedPurchases } = expectedValue(cdnow, busy, { horizonDays: 36_500 })
    expect(expectedPurchases).toBeGreaterThan(1000)
    expect(distribution.mean / value).toBeCloseTo(1, 6)
    expect(distribution.cdf(distribution.quantile(0.8))).toBeCloseTo(0.8, 3)
  })

  it('inverts its own cumulative probabilities', () => {
    const distribution = valueDistribution(cdnow, { ...customer, frequency: 9 }, horizon)
    for (const probability of [0.45, 0.6, 0.9, 0.999]) {
      expect(distribution.cdf(distribution.quantile(probability))).toBeCloseTo(probability, 3)
    }
  })
})

describe('interval', () => {
  it('starts at 0 where no purchase is likely, and always holds the value', () => {
    const expected = expectedValue(cdnow, customer, horizon)
    const interval = valueInterval(cdnow, customer, { ...horizon, level: 0.8 }, expected)
    expect(interval.lower).toBe(0)
    expect(interval.upper).toBeGreaterThanOrEqual(expected.value)
    const sure = { frequency: 60, recency: 38, tenure: 38.86, meanValue: 22 }
    const frequent = valueInterval(cdnow, sure, { ...horizon, level: 0.5 }, expectedValue(cdnow, sure, horizon))
    expect(frequent.lower).toBeGreaterThan(0)
  })

  it('grows with its level', () => {
    const expected = expectedValue(cdnow, customer, horizon)
    const upper = (level: number) => valueInterval(cdnow, customer, { ...horizon, level }, expected).upper
    expect(upper(0.95)).toBeGreaterThan(upper(0.8))
    expect(() => upper(1)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }))
  })
})

const shop = simulateShop(1500, 540, 120, 21)
const split = calibrationHoldout(shop, 360, 539)
const fitted = fitValueModel(split.calibration)
const states = Array.from(split.calibration.customer, (_, i) => stateOf(split.calibration, i))

describe('on drawn customers', () => {
  it('intervals cover what they say', () => {
    expect(Math.abs(intervalCoverage(fitted, states, split.holdout.value, split.horizon, 0.95) - 0.95)).toBeLessThan(
      0.03,
    )
  })

  it('totals hold what customers then spend, and add up what is expected of each', () => {
    const totals = populationTotals(fitted, states, { horizonDays: split.horizon })
    const spent = split.holdout.value.reduce((sum, value) => sum + value, 0)
    expect(totals.interval.lower).toBeLessThan(spent)
    expect(totals.interval.upper).toBeGreaterThan(spent)
    const sum = states.reduce(
      (total, state) => total + expectedValue(fitted, state, { horizonDays: split.horizon }).value,
      0,
    )
    expect(totals.value / sum).toBeCloseTo(1, 12)
    expect(totals.customers).toBe(1500)
  })

  it('intervals too narrow for what happened are widened until they cover it, and never narrowed', () => {
    // Customers who spend three times what the model expects.
    const wild = split.holdout.value.map((value) => 3 * value)
    const intervals = calibrateIntervals(fitted, states, wild, split.horizon, [0.8])
    expect(intervals[0]!.nominal).toBeGreaterThan(0.8)
    expect(intervalCoverage({ ...fitted, intervals }, states, wild, split.horizon, 0.8)).toBeGreaterThanOrEqual(0.8)
    const calm = calibrateIntervals(fitted, states, wild.fill(0), split.horizon, [0.8])
    expect(calm[0]!.nominal).toBe(0.8)
  })
})

describe('reasons', () => {
  it('add up to the value of each customer to 1e-9', () => {
    for (const state of states.slice(0, 200)) {
      const { baseValue, factors, value } = valueExplainer(fitted, { horizonDays: 180, monthlyDiscount: 0.01 })(state)
      const sum = factors.reduce((total, factor) => total + factor.contribution, baseValue)
      expect(Math.abs(sum - value)).toBeLessThan(1e-9)
      expect(value).toBeCloseTo(expectedValue(fitted, state, { horizonDays: 180, monthlyDiscount: 0.01 }).value, 9)
    }
  })

  it('are 0 for inputs that equal those of the only typical customer', () => {
    const typical = { frequency: 4, recency: 100, tenure: 150, meanValue: 20 }
    const model = { ...fitted, typicalCustomers: [typical] }
    const { baseValue, factors } = valueExplainer(model, { horizonDays: 180 })({ ...typical, meanValue: 30 })
    expect(baseValue).toBeCloseTo(expectedValue(model, typical, { horizonDays: 180 }).value, 9)
    expect(factors.map(({ contribution }) => Math.abs(contribution) > 1e-9)).toEqual([true, false, false])
  })

  it('say that a first purchase of yesterday was recent', () => {
    const fresh = { frequency: 0, recency: 0, tenure: 1, meanValue: 30 }
    const { baseValue, factors, value } = valueExplainer(fitted, { horizonDays: 365 })(fresh)
    expect(factors.find(({ feature }) => feature === 'idleDays')!.contribution).toBeGreaterThan(0)
    for (const { contribution } of factors) expect(Math.abs(contribution)).toBeLessThan(Math.max(baseValue, value))
  })

  it('name what the number is made of, in days, beside the same of the typical customer, the strongest first', () => {
    const { factors } = valueExplainer(cdnow, horizon)(customer)
    expect(
      factors.map(({ feature, value, contribution }) => [feature, Math.round(value), Math.sign(contribution)]),
    ).toEqual([
      ['meanValue', 22, -1],
      ['idleDays', 59, -1],
      ['frequency', 2, 1],
    ])
    expect(factors.map(({ text }) => text)).toEqual([
      'mean purchase of 22.35: the next is expected at 23.99, below the typical 32.08',
      'last of 3 purchases 59 days ago: the probability of still being a customer is 73 %, below the typical 87 %',
      '2 repeat purchases in 272 days: while a customer, purchases expected in 273 days are 1.7, above the typical 1.5',
    ])
    const fresh = valueExplainer(cdnow, horizon)({ frequency: 0, recency: 0, tenure: 1 / 7, meanValue: 10 })
    expect(fresh.factors.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^no repeat purchase in 1 day: /),
    )
  })

  it('add up to the probability of still being a customer', () => {
    for (const state of states.slice(0, 200)) {
      const { baseValue, factors, value } = aliveExplainer(fitted)(state)
      expect(factors.reduce((total, { contribution }) => total + contribution, baseValue)).toBeCloseTo(value, 12)
      expect(value).toBeCloseTo(expectedValue(fitted, state, { horizonDays: 30 }).probabilityAlive, 12)
    }
    expect(aliveExplainer(cdnow)(customer).factors.map(({ text }) => text)).toEqual([
      '2 repeat purchases: the probability right after the last purchase was 81 %, below the typical 92 %',
      'last of 3 purchases 59 days ago: the remaining share of that probability is 89 %, below the typical 93 %',
    ])
  })

  const processes = ['BG_NBD', 'MBG_NBD', 'PARETO_NBD'] as const
  const shops = fc.record({
    customers: fc.integer({ min: 60, max: 150 }),
    days: fc.integer({ min: 120, max: 500 }),
    joining: fc.integer({ min: 30, max: 100 }),
    seed: fc.integer({ min: 0, max: 1e6 }),
    process: fc.constantFrom(...processes),
    horizonDays: fc.constantFrom(7, 90, 365),
    monthlyDiscount: fc.constantFrom(0, 0.01),
  })

  it('agree with their numbers for every customer of any shop, the strongest first', () => {
    fc.assert(
      fc.property(shops, ({ customers, days, joining, seed, process, horizonDays, monthlyDiscount }) => {
        const summary = summarise(simulateShop(customers, days, joining, seed), days - 1)
        const model = fitValueModel(summary, process, { starts: 1 })
        const ofValue = valueExplainer(model, { horizonDays, monthlyDiscount })
        const ofAlive = aliveExplainer(model)
        for (let i = 0; i < summary.customer.length; i++) {
          const state = stateOf(summary, i)
          for (const { factors } of [ofValue(state), ofAlive(state)]) {
            expect(factors.filter(contradicts)).toEqual([])
            const sizes = factors.map(({ contribution }) => Math.abs(contribution))
            expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
          }
        }
      }),
      { numRuns: 15, seed: 1 },
    )
  })
})

describe('too little data', () => {
  it('is refused with INSUFFICIENT_DATA', () => {
    expect(() => fitValueModel(summarise(simulateShop(5, 100, 50, 1), 99))).toThrow(
      expect.objectContaining({ code: 'INSUFFICIENT_DATA' }),
    )
    expect(() => populationTotals(cdnow, [], horizon)).toThrow(expect.objectContaining({ code: 'INSUFFICIENT_DATA' }))
  })

  it('is refused as well if every order was free', () => {
    const free = { ...shop, amount: shop.amount.map(() => 0) }
    expect(() => fitValueModel(summarise(free, 300))).toThrow(
      expect.objectContaining({ code: 'INSUFFICIENT_DATA', message: expect.stringContaining('purchase value') }),
    )
  })
})
