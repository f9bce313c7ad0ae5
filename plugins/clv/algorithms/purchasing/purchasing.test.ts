import { ModelInputError } from 'rapport-crm/ml/data'
import { describe, expect, it } from 'vitest'
import { gather } from './cohort.ts'
import { chooseFit, fitFromStart, fitPurchases, purchaseProcesses } from './fit.ts'
import { parametersOf, purchasesWithoutDropOut, type ProcessParameters, type PurchaseProcessName } from './process.ts'
import { simulateBgNbd } from './simulate.fixture.ts'

const names = ['BG_NBD', 'MBG_NBD', 'PARETO_NBD'] as const
/** CDNOW in weeks: Fader, Hardie & Lee (2005) table 2; Batislam's model from lifetimes' tests; Schmittlein's from the BTYD walkthrough. */
const cdnow: Record<PurchaseProcessName, ProcessParameters> = {
  BG_NBD: [0.243, 4.414, 0.793, 2.426],
  MBG_NBD: [0.525, 6.183, 0.891, 1.614],
  PARETO_NBD: [0.5528, 10.5776, 0.6061, 11.6562],
}

const expected = (name: PurchaseProcessName, p: ProcessParameters, x: number, t: number, T: number, ahead: number) =>
  purchaseProcesses[name].probabilityAlive(p, x, t, T) * purchaseProcesses[name].expectedWhileAlive(p, x, T, ahead)

const scaled = (p: ProcessParameters, factor: number) => parametersOf(p.map((value) => Math.log(value * factor)))

/** Gauss' hypergeometric series, straight from its definition (DLMF 15.2.1). */
const hypergeometric = (a: number, b: number, c: number, z: number) => {
  let term = 1
  let sum = 1
  for (let k = 0; k < 100_000 && Math.abs(term) > 1e-17 * Math.abs(sum); k++) {
    term *= ((a + k) * (b + k) * z) / ((c + k) * (k + 1))
    sum += term
  }
  return sum
}

describe('published figures', () => {
  it('BG/NBD expects 1.226 purchases in 39 weeks of x = 2, t_x = 30.43, T = 38.86 (lifetimes, Hardie’s spreadsheet)', () => {
    expect(expected('BG_NBD', cdnow.BG_NBD, 2, 30.43, 38.86, 39)).toBeCloseTo(1.226, 3)
  })

  it.each([
    // lifetimes' test_expectation_returns_same_value_Hardie_excel_sheet
    [0.1429, 0.0078],
    [1, 0.0532],
    [3, 0.1506],
    [31.8571, 1.0405],
    [32, 1.0437],
    [78, 1.8576],
  ])('BG/NBD expects of a new customer in %f weeks %f purchases', (weeks, purchases) => {
    expect(Math.abs(expected('BG_NBD', cdnow.BG_NBD, 0, 0, 0, weeks) - purchases)).toBeLessThan(0.003)
  })

  it('Pareto/NBD gives customer 1516 of the BTYD walkthrough 25.46 purchases in 52 weeks and a probability of .9979', () => {
    expect(purchaseProcesses.PARETO_NBD.probabilityAlive(cdnow.PARETO_NBD, 26, 30.86, 31)).toBeCloseTo(0.9979, 4)
    expect(expected('PARETO_NBD', cdnow.PARETO_NBD, 26, 30.86, 31, 52)).toBeCloseTo(25.46, 2)
  })

  it('Pareto/NBD expects 1.473 purchases of a new customer in 52 weeks (BTYD walkthrough)', () => {
    expect(expected('PARETO_NBD', cdnow.PARETO_NBD, 0, 0, 0, 52)).toBeCloseTo(1.473, 2)
  })
})

describe('expected purchases', () => {
  it.each([
    [0, 0, 12, 39],
    [2, 30.43, 38.86, 39],
    [7, 20, 38, 4],
    [25, 37, 38.86, 120],
  ])('equal the closed form of the paper at x = %i, t_x = %f, T = %f, horizon %f', (x, t, T, ahead) => {
    const [r, alpha, a, b] = cdnow.BG_NBD
    // Fader, Hardie & Lee (2005), equation 10
    const f = hypergeometric(r + x, b + x, a + b + x - 1, ahead / (alpha + T + ahead))
    const above = ((a + b + x - 1) / (a - 1)) * (1 - ((alpha + T) / (alpha + T + ahead)) ** (r + x) * f)
    const below = 1 + (x > 0 ? (a / (b + x - 1)) * ((alpha + T) / (alpha + t)) ** (r + x) : 0)
    expect(expected('BG_NBD', cdnow.BG_NBD, x, t, T, ahead) / (above / below)).toBeCloseTo(1, 9)
  })

  it('pass through a = 1, where the closed form divides by zero', () => {
    const [below, at, above] = [0.999, 1, 1.001].map((a) => expected('BG_NBD', [0.243, 4.414, a, 2.426], 2, 30, 39, 39))
    expect(at).toBeCloseTo((below! + above!) / 2, 6)
  })

  it('pass through s = 1 in Pareto/NBD', () => {
    const [below, at, above] = [0.999, 1, 1.001].map((s) =>
      expected('PARETO_NBD', [0.55, 10.6, s, 11.7], 2, 30, 39, 39),
    )
    expect(at).toBeCloseTo((below! + above!) / 2, 6)
  })

  it.each(names)('of %s stay finite and grow with the horizon in extreme corners', (name) => {
    for (const p of [cdnow[name], scaled(cdnow[name], 1e-4), scaled(cdnow[name], 1e4)]) {
      for (const [x, t, T] of [
        [0, 0, 0],
        [0, 0, 5000],
        [1, 0.01, 5000],
        [900, 4999, 5000],
        [3000, 10, 5000],
      ] as const) {
        let before = 0
        for (const ahead of [0.01, 1, 52, 5000]) {
          const value = expected(name, p, x, t, T, ahead)
          expect(value).toBeGreaterThanOrEqual(before)
          expect(value).toBeLessThan(Infinity)
          before = value
        }
      }
    }
  })
})

describe('distribution of purchases', () => {
  it.each(names)('of %s sums to 1 and has the expected purchases as its mean', (name) => {
    const process = purchaseProcesses[name]
    for (const [x, T, ahead] of [
      [0, 0, 39],
      [2, 38.86, 39],
      [300, 40, 200],
    ] as const) {
      const distribution = process.distributionWhileAlive(cdnow[name], x, T, ahead)
      expect(distribution.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 10)
      const mean = distribution.reduce((sum, p, n) => sum + p * n, 0)
      expect(mean / process.expectedWhileAlive(cdnow[name], x, T, ahead)).toBeCloseTo(1, 8)
      expect(Math.min(...distribution)).toBeGreaterThanOrEqual(0)
    }
  })

  it('without drop-out is the negative binomial even where its first terms underflow', () => {
    const distribution = purchasesWithoutDropOut(2000, 3)
    const mean = distribution.reduce((sum, p, n) => sum + p * n, 0)
    const square = distribution.reduce((sum, p, n) => sum + p * n * n, 0)
    // mean s·τ, variance s·τ·(1 + τ)
    expect(mean).toBeCloseTo(6000, 5)
    expect((square - mean * mean) / 24_000).toBeCloseTo(1, 6)
  })
})

describe('likelihood', () => {
  it.each(names)('of %s has the gradient that differences show', (name) => {
    const cohort = gather({
      frequency: Float64Array.of(0, 0, 1, 3, 40, 400),
      recency: Float64Array.of(0, 0, 5, 30, 38, 20),
      tenure: Float64Array.of(10, 39, 39, 31, 39, 21),
    })
    const process = purchaseProcesses[name]
    for (const theta of [
      [-1.4, 1.5, -0.2, 0.9],
      [0.3, 0.5, -1.5, 3],
    ]) {
      const gradient = new Float64Array(4)
      const ignored = new Float64Array(4)
      process.logLikelihood(Float64Array.from(theta), cohort, gradient)
      for (let j = 0; j < 4; j++) {
        const at = (step: number) =>
          process.logLikelihood(
            Float64Array.from(theta, (v, k) => (k === j ? v + step : v)),
            cohort,
            ignored,
          )
        expect(gradient[j]! / ((at(1e-5) - at(-1e-5)) / 2e-5)).toBeCloseTo(1, 5)
      }
    }
  })

  it('does not change when equal customers are gathered', () => {
    const sample = simulateBgNbd([0.5, 5, 1, 3], 400, [10, 40], 0, 3)
    const rounded = { ...sample, recency: sample.recency.map(Math.floor), tenure: sample.tenure.map(Math.ceil) }
    const cohort = gather(rounded)
    expect(cohort.weight.length).toBeLessThan(400)
    expect(cohort.customers).toBe(400)
    const theta = Float64Array.of(0, 1, 0, 1)
    const gradient = new Float64Array(4)
    let sum = 0
    for (let i = 0; i < 400; i++) {
      const one = (column: Float64Array) => Float64Array.of(column[i]!)
      const single = gather({
        frequency: one(rounded.frequency),
        recency: one(rounded.recency),
        tenure: one(rounded.tenure),
      })
      sum += purchaseProcesses.BG_NBD.logLikelihood(theta, single, gradient)
    }
    expect(purchaseProcesses.BG_NBD.logLikelihood(theta, cohort, gradient)).toBeCloseTo(sum, 8)
  })
})

describe('fit', () => {
  const truth = [0.6, 6, 0.8, 2.5] as const
  const sample = simulateBgNbd(truth, 4000, [15, 50], 30, 11)
  const cohort = gather(sample)
  const fit = fitPurchases('BG_NBD', cohort)

  it('finds the parameters that drew the customers, within three standard errors', () => {
    expect(fit.dropOut).toBe('IDENTIFIED')
    expect(fit.notes).toEqual([])
    truth.forEach((value, j) => {
      expect(Math.abs(fit.parameters[j]! - value)).toBeLessThan(3 * fit.standardErrors![j]!)
    })
  })

  it('predicts the purchases that the drawn customers went on to make, and how many had left', () => {
    const { parameters } = fit
    let purchases = 0
    let alive = 0
    for (let i = 0; i < sample.frequency.length; i++) {
      const [x, t, T] = [sample.frequency[i]!, sample.recency[i]!, sample.tenure[i]!]
      purchases += expected('BG_NBD', parameters, x, t, T, 30)
      alive += purchaseProcesses.BG_NBD.probabilityAlive(parameters, x, t, T)
    }
    // One standard deviation of the total over 4,000 such customers is 3.3 % of it.
    expect(Math.abs(purchases / sample.later.reduce((sum, n) => sum + n, 0) - 1)).toBeLessThan(0.1)
    expect(Math.abs(alive / sample.alive.reduce((sum, n) => sum + n, 0) - 1)).toBeLessThan(0.05)
  })

  it('does not depend on the order in which the starts come back', () => {
    const candidates = [0, 1, 2, 3, 4].map((start) => fitFromStart('BG_NBD', cohort, start))
    expect(chooseFit('BG_NBD', cohort, candidates)).toEqual(chooseFit('BG_NBD', cohort, candidates.toReversed()))
    for (const candidate of candidates) expect(candidate.score).toBeCloseTo(candidates[0]!.score, 4)
  })

  it('does not depend on the unit of time', () => {
    const days = gather({
      ...sample,
      recency: sample.recency.map((t) => 7 * t),
      tenure: sample.tenure.map((t) => 7 * t),
    })
    const inDays = fitPurchases('BG_NBD', days).parameters
    expect(inDays[1] / 7 / fit.parameters[1]).toBeCloseTo(1, 4)
    expect(inDays[3] / fit.parameters[3]).toBeCloseTo(1, 4)
  })

  it('is drawn towards its centre by a penalty', () => {
    const held = fitPurchases('BG_NBD', cohort, { penalty: 1e6, starts: 1 })
    const meanTenure = sample.tenure.reduce((sum, T) => sum + T, 0) / sample.tenure.length
    expect(held.parameters[0]).toBeCloseTo(1, 1)
    expect(held.parameters[1] / meanTenure).toBeCloseTo(1, 1)
    expect(held.logLikelihood).toBeLessThan(fit.logLikelihood)
  })

  it.each(names)('of %s says that drop-out is not identified where nobody leaves, and stays finite', (name) => {
    const loyal = gather(simulateBgNbd([0.8, 10, 1e-9, 5], 1500, [20, 50], 0, 5))
    const degenerate = fitPurchases(name, loyal, { starts: 2 })
    expect(degenerate.dropOut).toBe('NOT_IDENTIFIED')
    expect(degenerate.penalty).toBeGreaterThan(0)
    expect(degenerate.notes.join()).toContain('drop-out not identified')
    for (const parameter of degenerate.parameters) expect(parameter).toBeGreaterThan(1e-4)
    expect(Math.max(...degenerate.parameters)).toBeLessThan(1e5)
  })

  it('gives standard errors that shrink with the root of the number of customers', () => {
    const twice = gather(sample, new Float64Array(4000).fill(4))
    const four = fitPurchases('BG_NBD', twice, { starts: 1 })
    expect(four.standardErrors![0]! / fit.standardErrors![0]!).toBeCloseTo(0.5, 3)
  })
})

const summary = (x: number, t: number, T: number) =>
  ({ frequency: Float64Array.of(x), recency: Float64Array.of(t), tenure: Float64Array.of(T) }) as const

describe('bad input', () => {
  it.each([
    ['a negative tenure', 1, 0, -3],
    ['a recency past the tenure', 1, 5, 4],
    ['NaN in the frequency', NaN, 1, 2],
    ['NaN in the recency', 1, NaN, 2],
    ['an infinite tenure', 1, 1, Infinity],
    ['a frequency that is not whole', 1.5, 1, 2],
    ['a negative frequency', -1, 1, 2],
  ])('refuses %s with INVALID_INPUT', (_, x, t, T) => {
    expect(() => gather(summary(x, t, T))).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }))
  })

  it('refuses one customer and customers with one purchase only with INSUFFICIENT_DATA, saying what is missing', () => {
    expect(() => fitPurchases('BG_NBD', gather(summary(3, 5, 9)))).toThrow(ModelInputError)
    const once = {
      frequency: new Float64Array(500),
      recency: new Float64Array(500),
      tenure: new Float64Array(500).fill(9),
    }
    expect(() => fitPurchases('BG_NBD', gather(once))).toThrow(
      expect.objectContaining({
        code: 'INSUFFICIENT_DATA',
        message: expect.stringContaining('two or more days, got 0'),
      }),
    )
  })

  it('refuses customers who all bought on the very date with INSUFFICIENT_DATA', () => {
    const today = {
      frequency: new Float64Array(50).fill(1),
      recency: new Float64Array(50),
      tenure: new Float64Array(50),
    }
    expect(() => fitPurchases('BG_NBD', gather(today))).toThrow(expect.objectContaining({ code: 'INSUFFICIENT_DATA' }))
  })

  it('refuses columns of different lengths and a weight of zero', () => {
    expect(() => gather({ ...summary(1, 1, 2), tenure: Float64Array.of(1, 2) })).toThrow('equal length')
    expect(() => gather(summary(1, 1, 2), Float64Array.of(0))).toThrow('weight above 0')
  })
})
