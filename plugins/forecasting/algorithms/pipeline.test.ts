import { describe, expect, it } from 'vitest'
import { rollUpPipeline } from './pipeline.ts'

const open = (rows: readonly (readonly [amount: number, probability: number, closePeriod: number])[]) => ({
  amount: Float64Array.from(rows, (r) => r[0]),
  probability: Float64Array.from(rows, (r) => r[1]),
  closePeriod: Int32Array.from(rows, (r) => r[2]),
})

describe('pipeline roll-up', () => {
  it('weights each deal by its chance in the period of its close (by hand)', () => {
    const found = rollUpPipeline(
      open([
        [100, 0.5, 10],
        [200, 0.25, 10],
        [80, 1, 11],
        [500, 0.1, 13],
      ]),
      { firstPeriod: 10, horizon: 3, seed: 1 },
    )
    expect([...found.expected]).toEqual([100, 80, 0])
    expect([...found.unweighted]).toEqual([300, 80, 0])
    expect([...found.count]).toEqual([2, 1, 0])
    expect(found.beyondHorizon).toBe(1)
    expect(found.method).toEqual(['SIMULATION', 'SIMULATION', 'SIMULATION'])
  })

  it('gives a single deal the interval of a coin: all or nothing; a certain one has none', () => {
    const found = rollUpPipeline(
      open([
        [100, 0.5, 0],
        [40, 1, 1],
      ]),
      { firstPeriod: 0, horizon: 2, seed: 1 },
    )
    const [eighty] = found.intervals
    expect([eighty!.lower[0], eighty!.upper[0]]).toEqual([0, 100])
    expect([eighty!.lower[1], eighty!.upper[1]]).toEqual([40, 40])
  })

  it('expects overdue deals now, and late ones later', () => {
    const found = rollUpPipeline(
      open([
        [100, 0.5, 7],
        [100, 0.5, 10],
      ]),
      { firstPeriod: 10, horizon: 3, slippage: [3, 1], seed: 1 },
    )
    expect(found.overdue).toBe(1)
    expect([...found.expected]).toEqual([75, 25, 0])
  })

  it('draws intervals that agree with the normal ones where both hold', () => {
    const many = open(Array.from({ length: 400 }, (_, i) => [10 + (i % 7), 0.3 + (i % 5) / 10, 0] as const))
    const more = open([
      ...Array.from({ length: 400 }, (_, i) => [10 + (i % 7), 0.3 + (i % 5) / 10, 0] as const),
      [0, 0.5, 0],
    ])
    const drawn = rollUpPipeline(many, { firstPeriod: 0, horizon: 1, seed: 5 })
    const normal = rollUpPipeline(more, { firstPeriod: 0, horizon: 1, seed: 5 })
    expect([drawn.method[0], normal.method[0]]).toEqual(['SIMULATION', 'NORMAL'])
    for (const i of [0, 1]) {
      expect(drawn.intervals[i]!.lower[0]! / normal.intervals[i]!.lower[0]!).toBeCloseTo(1, 1)
      expect(drawn.intervals[i]!.upper[0]! / normal.intervals[i]!.upper[0]!).toBeCloseTo(1, 1)
    }
  })

  it('gives the same numbers for the same seed, and nothing for nothing', () => {
    const rows = open([
      [100, 0.4, 0],
      [70, 0.7, 0],
      [30, 0.2, 1],
    ])
    const options = { firstPeriod: 0, horizon: 2, seed: 9 }
    expect(rollUpPipeline(rows, options)).toEqual(rollUpPipeline(rows, options))
    expect([...rollUpPipeline(open([]), options).expected]).toEqual([0, 0])
  })

  it('refuses chances outside 0 to 1, negative amounts and uneven columns', () => {
    const options = { firstPeriod: 0, horizon: 1, seed: 1 }
    expect(() => rollUpPipeline(open([[1, 1.2, 0]]), options)).toThrow('probability of 0 to 1, got 1 and 1.2 at row 0')
    expect(() => rollUpPipeline(open([[-1, 0.2, 0]]), options)).toThrow('an amount of at least 0')
    expect(() => rollUpPipeline(open([[1, NaN, 0]]), options)).toThrow('at row 0')
    expect(() => rollUpPipeline({ ...open([[1, 1, 0]]), closePeriod: new Int32Array(2) }, options)).toThrow(
      'columns of equal length',
    )
    expect(() => rollUpPipeline(open([]), { ...options, slippage: [0] })).toThrow('slippage')
  })
})
