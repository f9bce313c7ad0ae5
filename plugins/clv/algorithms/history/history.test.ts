import { createRandom } from 'rapport-crm/task'
import { describe, expect, it } from 'vitest'
import { customerFeatures, featureNames } from './features.ts'
import { calibrationHoldout, outcomeBetween, summarise } from './summary.ts'
import { purchaseDays, type Transactions } from './transactions.ts'

/** Rows of [customer, day, amount]. */
const transactions = (rows: readonly (readonly [number, number, number])[], customers = 3): Transactions => ({
  customer: Int32Array.from(rows, (row) => row[0]),
  day: Float64Array.from(rows, (row) => row[1]),
  amount: Float64Array.from(rows, (row) => row[2]),
  customers,
})

const daysOf = (rows: readonly (readonly [number, number, number])[], asOf = 1000) => {
  const { day, value, unmatchedRefunds } = purchaseDays(transactions(rows, 1), asOf)
  return { day: Array.from(day), value: Array.from(value), unmatchedRefunds }
}

describe('purchase days', () => {
  it('several purchases on a day are one of their sum, whatever the order and the hour', () => {
    expect(
      daysOf([
        [0, 9.9, 5],
        [0, 3, 10],
        [0, 9.1, 7],
      ]),
    ).toEqual({ day: [3, 9], value: [10, 12], unmatchedRefunds: 0 })
  })

  it('a free order is a purchase of 0', () => {
    expect(
      daysOf([
        [0, 3, 0],
        [0, 5, 10],
      ]),
    ).toEqual({ day: [3, 5], value: [0, 10], unmatchedRefunds: 0 })
  })

  it('a refund is taken from the newest earlier purchase', () => {
    expect(
      daysOf([
        [0, 3, 10],
        [0, 5, 20],
        [0, 8, -6],
        [0, 9, 40],
      ]).value,
    ).toEqual([10, 14, 40])
  })

  it('a purchase that was refunded in full does not count, and the rest of the refund is taken from the one before', () => {
    expect(
      daysOf([
        [0, 3, 10],
        [0, 5, 20],
        [0, 8, -24],
      ]),
    ).toEqual({ day: [3], value: [6], unmatchedRefunds: 0 })
  })

  it('a refund on the day of its purchase finds it, even when it is listed first', () => {
    expect(
      daysOf([
        [0, 3, -10],
        [0, 3, 10],
      ]),
    ).toEqual({ day: [], value: [], unmatchedRefunds: 0 })
  })

  it('a refund that exceeds all earlier purchases is dropped and counted', () => {
    expect(
      daysOf([
        [0, 2, -5],
        [0, 3, 10],
      ]),
    ).toEqual({ day: [3], value: [10], unmatchedRefunds: 5 })
  })

  it('a refund passes over free orders', () => {
    expect(
      daysOf([
        [0, 3, 10],
        [0, 4, 0],
        [0, 5, -4],
      ]),
    ).toEqual({ day: [3, 4], value: [6, 0], unmatchedRefunds: 0 })
  })

  it('a full refund in parts leaves no purchase of a rounding error', () => {
    expect(
      daysOf([
        [0, 1, 0.3],
        [0, 2, -0.1],
        [0, 2, -0.2],
      ]).day,
    ).toEqual([])
  })

  it.each([
    ['NaN as an amount', [[0, 1, NaN]], 'finite amount'],
    ['an infinite amount', [[0, 1, Infinity]], 'finite amount'],
    ['NaN as a day', [[0, NaN, 1]], 'day since 1970-01-01'],
    ['an unknown customer', [[7, 1, 1]], 'customer from 0 to 2'],
  ] as const)('refuses %s with INVALID_INPUT', (_, rows, message) => {
    expect(() => purchaseDays(transactions(rows), 10)).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', message: expect.stringContaining(message) }),
    )
  })
})

describe('summary', () => {
  const rows = transactions([
    [0, 0, 10],
    [0, 7, 20],
    [0, 21, 40],
    [2, 14, 5],
    [0, 28, 99],
    [2, 35, 50],
  ])

  it('counts repeat purchases, time to the last one and time to the date, in weeks', () => {
    const summary = summarise(rows, 28 - 1, 'WEEK')
    expect(Array.from(summary.customer)).toEqual([0, 2])
    expect(Array.from(summary.frequency)).toEqual([2, 0])
    expect(Array.from(summary.recency)).toEqual([3, 0])
    expect(Array.from(summary.tenure)).toEqual([27 / 7, 13 / 7])
    expect(Array.from(summary.meanValue)).toEqual([70 / 3, 5])
  })

  it('splits by time into what was known and what then happened', () => {
    const split = calibrationHoldout(rows, 27, 34.5)
    expect(Array.from(split.holdout.purchases)).toEqual([1, 0])
    expect(Array.from(split.holdout.value)).toEqual([99, 0])
    expect(split.horizon).toBe(7)
  })

  it('a refund in the window of an earlier purchase changes neither side', () => {
    const refunded = transactions([
      [0, 0, 10],
      [0, 30, -10],
      [0, 31, 8],
    ])
    expect(Array.from(outcomeBetween(refunded, Int32Array.of(0), 27, 40).value)).toEqual([8])
    expect(Array.from(summarise(refunded, 27).meanValue)).toEqual([10])
  })

  it('refuses an empty window', () => {
    expect(() => outcomeBetween(rows, Int32Array.of(0), 27, 27.9)).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT' }),
    )
  })

  it('gives no row to customers without a purchase', () => {
    expect(summarise(transactions([]), 10).customer.length).toBe(0)
  })
})

const random = createRandom(9)
const many = transactions(
  Array.from(
    { length: 3000 },
    () => [random.int(200), random.int(400), Math.round(5000 * random.next() - 300) / 100] as const,
  ),
  200,
)
const without = (rows: Transactions, keep: (i: number) => boolean): Transactions => {
  const kept = Array.from(rows.customer.keys()).filter(keep)
  return {
    customer: Int32Array.from(kept, (i) => rows.customer[i]!),
    day: Float64Array.from(kept, (i) => rows.day[i]!),
    amount: Float64Array.from(kept, (i) => rows.amount[i]!),
    customers: rows.customers,
  }
}

describe('the future', () => {
  it('does not leak: rows after the date change neither summary nor features', () => {
    const past = without(many, (i) => many.day[i]! <= 250)
    expect(past.customer.length).toBeLessThan(many.customer.length)
    expect(summarise(many, 250)).toEqual(summarise(past, 250))
    expect(customerFeatures(many, 250)).toEqual(customerFeatures(past, 250))
  })

  it('does not leak back: rows up to the date do not change the outcome after it', () => {
    const later = without(many, (i) => many.day[i]! > 250)
    const customers = Int32Array.from({ length: 200 }, (_, c) => c)
    expect(outcomeBetween(many, customers, 250, 350)).toEqual(outcomeBetween(later, customers, 250, 350))
  })
})

const featuresOf = (rows: readonly (readonly [number, number, number])[], asOf: number): Record<string, number> => {
  const { table } = customerFeatures(transactions(rows, 1), asOf)
  return Object.fromEntries(featureNames.map((name, j) => [name, table.data[j]!]))
}

describe('features', () => {
  it('describe a customer with several purchases', () => {
    expect(
      featuresOf(
        [
          [0, 0, 10],
          [0, 100, 30],
          [0, 160, 20],
          [0, 190, 60],
        ],
        199,
      ),
    ).toEqual({
      daysSinceLast: 9,
      frequency: 3,
      tenureDays: 199,
      totalValue: 120,
      meanBasket: 30,
      largestBasket: 60,
      lastBasket: 60,
      gapMeanDays: 190 / 3,
      // gaps 100, 60, 30: sample standard deviation
      gapDeviationDays: 35.118_845_842_842_46,
      // the last 90 days are days 110 to 199, the 90 before 20 to 109
      purchasesLast90: 2,
      valueLast90: 80,
      valueTrend90: 50,
      purchaseTrend90: 1,
      shareOfDays: 4 / 200,
      idleShare: 10 / 200,
      gapShare: (190 / 3 + 1) / 200,
      valuePerDay: 120 / 200,
    })
  })

  it('are defined for one purchase on the very day', () => {
    expect(featuresOf([[0, 199, 10]], 199)).toMatchObject({
      tenureDays: 0,
      gapMeanDays: 0,
      gapDeviationDays: 0,
      shareOfDays: 1 / 30,
    })
  })

  it('are all finite', () => {
    expect(customerFeatures(many, 399).table.data.every(Number.isFinite)).toBe(true)
  })
})
