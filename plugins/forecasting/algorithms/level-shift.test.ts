import { createRandom } from 'rapport-crm/task'
import { describe, expect, it } from 'vitest'
import { forecastSeries } from './forecast-series.ts'
import { onNewLevel } from './level-shift.ts'
import { lookAt } from './outliers.ts'

/** A week's wave with noise around 100, changed by `change`. */
const daily = (seed: number, change: (v: number, t: number) => number, n = 400) => {
  const random = createRandom(seed)
  return Float64Array.from({ length: n }, (_, t) =>
    change(100 + 20 * Math.sin((2 * Math.PI * (t + 1)) / 7) + 5 * random.normal(), t),
  )
}
const raisedFrom = (from: number) => (v: number, t: number) => (t >= from ? v + 100 : v)
const shiftOf = (values: Float64Array, seasons = [7]) => lookAt(values, seasons).shift

describe('a level that has moved', () => {
  it.each([26, 14, 8, 5])('is found %i days later, where it happened and how far', (days) => {
    for (let seed = 1; seed <= 5; seed++) {
      const shift = shiftOf(daily(seed, raisedFrom(400 - days)))!
      expect(shift).toMatchObject({ index: 400 - days, isFactor: false })
      expect(Math.abs(shift.by - 100)).toBeLessThan(12)
    }
  })

  it('is a factor where the season has grown with it', () => {
    const shift = shiftOf(daily(3, (v, t) => (t >= 388 ? 2 * v : v)))!
    expect(shift).toMatchObject({ index: 388, isFactor: true })
    expect(Math.abs(shift.by - 2)).toBeLessThan(0.1)
  })

  it('is not found in noise, in a random walk, on a slope, after a peak that has passed, or if it comes every year', () => {
    const random = createRandom(9)
    let level = 100
    const walk = Float64Array.from({ length: 300 }, () => (level += random.normal()))
    expect(shiftOf(walk)).toBeUndefined()
    expect(shiftOf(daily(1, (v) => v))).toBeUndefined()
    expect(shiftOf(daily(1, (v, t) => v + t))).toBeUndefined()
    expect(shiftOf(daily(1, (v, t) => (t >= 385 && t < 391 ? v + 100 : v)))).toBeUndefined()
    const everyYear = daily(2, (v, t) => (t % 365 >= 320 && t % 365 < 350 ? v + 100 : v), 2 * 365 + 330)
    expect(shiftOf(everyYear, [7, 365])).toBeUndefined()
    expect(shiftOf(everyYear, [7])).toMatchObject({ index: 2 * 365 + 320 })
  })

  it('is not what a known event explains', () => {
    const values = daily(1, raisedFrom(392))
    expect(lookAt(values, [7], (t) => t >= 392).shift).toBeUndefined()
  })

  it('brings the history to the new level', () => {
    const values = Float64Array.of(10, 12, 30)
    expect([...onNewLevel(values, { index: 2, by: 20, isFactor: false })]).toEqual([30, 32, 30])
    expect([...onNewLevel(values, { index: 2, by: 2, isFactor: true })]).toEqual([20, 24, 30])
    expect(onNewLevel(values, undefined)).toBe(values)
  })

  it('moves the forecast too: eight days later AUTO is better than seasonal naive', () => {
    const whole = daily(4, raisedFrom(392), 428)
    const series = { values: whole.subarray(0, 400), seasons: [7, 365] }
    const { forecast, shift } = forecastSeries({ series, algorithm: 'AUTO', horizon: 28, origins: 4 })
    const errorOf = (of: (i: number) => number) =>
      whole.subarray(400).reduce((sum, v, i) => sum + Math.abs(v - of(i)), 0)
    expect(shift?.index).toBe(392)
    expect(errorOf((i) => forecast.value[i]!)).toBeLessThan(errorOf((i) => whole[393 + (i % 7)]!))
  })
})
