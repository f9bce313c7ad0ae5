import { createRandom } from 'rapport-crm/task'
import { describe, expect, it } from 'vitest'
import { gammaSample } from '../purchasing/simulate.fixture.ts'
import { expectedPurchaseValue, fitSpending } from './gamma-gamma.ts'
import { frequencyValueDependence } from './independence.ts'

/** Customers drawn from the Gamma-Gamma story itself: nu ~ Gamma(q, gamma), each purchase ~ Gamma(p, nu). */
const simulate = (p: number, q: number, gamma: number, customers: number, seed: number) => {
  const random = createRandom(seed)
  const count = new Float64Array(customers)
  const meanValue = new Float64Array(customers)
  const trueMean = new Float64Array(customers)
  for (let i = 0; i < customers; i++) {
    const nu = gammaSample(random, q) / gamma
    count[i] = 1 + random.int(6)
    meanValue[i] = gammaSample(random, p * count[i]!) / nu / count[i]!
    trueMean[i] = p / nu
  }
  return { count, meanValue, trueMean }
}

describe('Gamma-Gamma', () => {
  const truth = [6, 4, 15] as const
  const sample = simulate(...truth, 5000, 2)
  const fit = fitSpending(sample)

  it('finds the parameters that drew the purchases, within three standard errors', () => {
    const found = [fit.p, fit.q, fit.gamma]
    truth.forEach((value, j) => {
      expect(Math.abs(found[j]! - value)).toBeLessThan(3 * fit.standardErrors![j]!)
    })
    expect(fit.notes).toEqual([])
  })

  it.each([1e-4, 1e13])('is not influenced by two customers who buy at %d, and says so', (odd) => {
    const { p, q, gamma, notes } = fitSpending({
      count: Float64Array.of(...sample.count, 2, 1),
      meanValue: Float64Array.of(...sample.meanValue, odd, odd),
    })
    expect([p, q, gamma]).toEqual([fit.p, fit.q, fit.gamma])
    expect(notes).toEqual([
      '2 customers whose mean purchases are more than 1000 times larger or smaller than the usual one have no influence on how purchase values are learned',
    ])
  })

  it('learns from all customers if all values differ by factors of thousands', () => {
    const meanValue = Float64Array.from({ length: 200 }, (_, i) => 10 ** ((i % 20) / 2 - 4))
    const wide = fitSpending({ count: new Float64Array(200).fill(2), meanValue })
    expect(wide.customers).toBe(200)
  })

  it.each([
    // lifetimes' quick start on CDNOW with p = 6.25, q = 3.74, v = 15.45: customers 1, 2, 3, 6 and 9
    [2, 22.35, 24.66],
    [1, 11.77, 18.91],
    [0, 0, 35.17],
    [7, 73.74, 71.46],
    [2, 25.55, 27.28],
  ])('expects of %i purchases of mean %f a next one of %f', (count, mean, value) => {
    expect(Math.abs(expectedPurchaseValue({ p: 6.25, q: 3.74, gamma: 15.45 }, count, mean) - value)).toBeLessThan(0.1)
  })

  it('shrinks towards the truth: it is nearer to customers’ true means than their observed ones', () => {
    let ours = 0
    let observed = 0
    sample.trueMean.forEach((mean, i) => {
      ours += (expectedPurchaseValue(fit, sample.count[i]!, sample.meanValue[i]!) - mean) ** 2
      observed += (sample.meanValue[i]! - mean) ** 2
    })
    expect(ours).toBeLessThan(0.95 * observed)
  })

  it('does not depend on the currency', () => {
    const cents = fitSpending({ count: sample.count, meanValue: sample.meanValue.map((value) => value * 100) })
    expect(cents.p / fit.p).toBeCloseTo(1, 5)
    expect(cents.gamma / 100 / fit.gamma).toBeCloseTo(1, 5)
  })

  it('leaves out customers without a positive value and says how many it used', () => {
    const more = {
      count: Float64Array.of(...sample.count, 0, 3),
      meanValue: Float64Array.of(...sample.meanValue, 5, 0),
    }
    expect(fitSpending(more).customers).toBe(5000)
    expect(fitSpending(more).p).toBeCloseTo(fit.p, 8)
  })

  it('stays finite and says so when every purchase costs the same', () => {
    const flat = fitSpending({ count: new Float64Array(50).fill(3), meanValue: new Float64Array(50).fill(20) })
    expect(expectedPurchaseValue(flat, 3, 20)).toBeCloseTo(20, 1)
    expect(flat.notes.join()).toContain('hardly differ')
    for (const value of [flat.p, flat.q, flat.gamma, flat.logLikelihood]) expect(Number.isFinite(value)).toBe(true)
  })

  it('keeps q above 1, so that the mean of the population exists', () => {
    const random = createRandom(1)
    const wild = fitSpending({
      count: new Float64Array(300).fill(2),
      meanValue: Float64Array.from({ length: 300 }, () => Math.exp(6 * random.normal())),
    })
    expect(wild.q).toBeGreaterThan(1)
    expect(Number.isFinite(expectedPurchaseValue(wild, 0, 0))).toBe(true)
  })

  it.each([
    ['too few customers', { count: Float64Array.of(1, 2), meanValue: Float64Array.of(3, 4) }, 'INSUFFICIENT_DATA'],
    ['NaN as a value', { count: Float64Array.of(1), meanValue: Float64Array.of(NaN) }, 'INVALID_INPUT'],
    ['half a purchase', { count: Float64Array.of(0.5), meanValue: Float64Array.of(1) }, 'INVALID_INPUT'],
    ['columns of two lengths', { count: Float64Array.of(1, 1), meanValue: Float64Array.of(1) }, 'INVALID_INPUT'],
  ])('refuses %s', (_, summary, code) => {
    expect(() => fitSpending(summary)).toThrow(expect.objectContaining({ code }))
  })
})

describe('independence of frequency and value', () => {
  it('says when frequent buyers spend more', () => {
    const count = Float64Array.from({ length: 100 }, (_, i) => 1 + (i % 10))
    const related = frequencyValueDependence(
      count,
      count.map((n, i) => n * (10 + (i % 3))),
    )
    expect(related.strength).toBe('STRONG')
    expect(related.text).toContain('customers who buy more often spend more')
    const opposite = frequencyValueDependence(
      count,
      count.map((n) => 10 / n),
    )
    expect(opposite.correlation).toBeCloseTo(-1, 12)
    expect(opposite.text).toContain('spend less')
  })

  it('is undefined if one of them is constant', () => {
    expect(frequencyValueDependence(new Float64Array(9).fill(2), new Float64Array(9).fill(5)).strength).toBe('NONE')
  })
})
