import { describe, expect, it } from 'vitest'
import { loess } from './loess.ts'
import { mstl, stl } from './stl.ts'

const series = Float64Array.from(
  { length: 60 },
  (_, t) => 0.5 * t + 10 * Math.sin((2 * Math.PI * t) / 12) + (((t * 7) % 11) - 5),
)

/** statsmodels 0.13.5, STL(period 12, seasonal 11, degrees 0/1/1, jumps 2/3/2): [t, trend, seasonal]. */
const PLAIN = [
  [0, -0.7542725283703908, -0.187935576890805],
  [1, -0.156728464592521, 5.846533101500802],
  [17, 8.484843414764095, 4.917323819143174],
  [30, 15.040113718981523, 0.26462183029038716],
  [59, 30.319410070400096, -4.240890523223812],
] as const
/** The same with robust weights, 5 outer rounds. */
const ROBUST = [
  [0, -0.8666089224569518, 0.11757652320765827],
  [17, 8.45193431353758, 4.933591310073465],
  [59, 30.43719841984518, -4.564412560199461],
] as const

describe('seasonal-trend decomposition', () => {
  it.each([
    [false, PLAIN],
    [true, ROBUST],
  ] as const)('equals statsmodels to ten digits (robust: %s)', (robust, expected) => {
    const parts = stl(series, 12, 11, robust)
    for (const [t, trend, seasonal] of expected) {
      expect(parts.trend[t]).toBeCloseTo(trend, 10)
      expect(parts.seasonal[0]![t]).toBeCloseTo(seasonal, 10)
    }
  })

  it('adds up to the series with two seasons', () => {
    const two = Float64Array.from({ length: 200 }, (_, t) => t + (t % 7) * 3 + 20 * Math.cos((2 * Math.PI * t) / 50))
    const { trend, seasonal, remainder } = mstl(two, [7, 50])
    two.forEach((v, t) => expect(trend[t]! + seasonal[0]![t]! + seasonal[1]![t]! + remainder[t]!).toBeCloseTo(v, 9))
    expect(Math.max(...remainder.subarray(20, 180).map(Math.abs))).toBeLessThan(4)
  })

  it('refuses a series shorter than two cycles', () => {
    expect(() => stl(new Float64Array(23), 12, 11)).toThrow('expected at least 24 values, got 23')
  })

  it('gives back a straight line as it is', () => {
    const line = Float64Array.from({ length: 30 }, (_, t) => 3 + 2 * t)
    loess(line, 9, 1, 4).forEach((v, t) => expect(v).toBeCloseTo(line[t]!, 9))
  })
})
