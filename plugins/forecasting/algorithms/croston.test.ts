import { describe, expect, it } from 'vitest'
import { croston, tsb } from './croston.ts'
import { valuesOf } from './model.ts'

const spec = { model: 'CROSTON', scale: 'LINEAR' } as const

// From R 4.2.2, forecast 8.20: croston(y, h = 1)$mean, printed with 15 digits.
const fromR: readonly (readonly [series: readonly number[], mean: number])[] = [
  [[0, 0, 3, 0, 0, 0, 2, 0, 5, 0, 0, 1, 0, 0, 0, 0, 4, 0, 0, 2], 0.916626480201468],
  [[1, 0, 0, 2.5, 0, 7, 0, 0, 0, 0, 0, 3, 1, 0, 0], 1.05877266221374],
  [[12, 0, 0, 0, 0, 0, 0, 30, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 25, 0, 14, 0, 0, 0, 0], 5.58163582646556],
  [[0, 0, 4, 0, 0], 1.33333333333333],
]

describe('intermittent demand', () => {
  it.each(fromR)("Croston's method is that of R (%j)", (series, mean) => {
    const forecast = valuesOf(croston.forecast(croston.fit(spec, Float64Array.from(series)), 2))
    expect(forecast[0]).toBeCloseTo(mean, 9)
    expect(forecast[1]).toBe(forecast[0])
  })

  it('follows a value as if it had been fitted to it', () => {
    const series = Float64Array.from(fromR[0]![0])
    for (const model of [croston, tsb] as const) {
      const states = [series, series.subarray(0, -1)].map((values) => model.fit(spec, values))
      expect(valuesOf(croston.forecast(croston.update(croston.fit(spec, series.subarray(0, 17)), 0), 1))).toEqual(
        valuesOf(croston.forecast(croston.fit(spec, series.subarray(0, 18)), 1)),
      )
      expect(states[0]).not.toEqual(states[1])
    }
  })

  it('TSB fades when demand stops, Croston does not (by hand)', () => {
    const stopped = Float64Array.from({ length: 60 }, (_, t) => (t < 40 && t % 4 === 0 ? 8 : 0))
    expect(valuesOf(croston.forecast(croston.fit(spec, stopped), 1))[0]).toBeGreaterThan(1.5)
    const state = tsb.fit({ model: 'TSB', scale: 'LINEAR' }, stopped)
    // The last demand was 23 periods ago; the chance has lost a twentieth of itself in each since.
    const atLast = tsb.fit({ model: 'TSB', scale: 'LINEAR' }, stopped.subarray(0, 37))
    expect(state.size).toBe(8)
    expect(state.chance).toBeLessThan(atLast.chance * 0.95 ** 22)
    expect(valuesOf(tsb.forecast(state, 1))[0]).toBeCloseTo(8 * state.chance, 12)
  })

  it('needs a demand, and none below zero', () => {
    expect(() => croston.fit(spec, new Float64Array(10))).toThrow('at least one above')
    expect(() => croston.fit(spec, Float64Array.of(3, -1, 0, 2))).toThrow('no value below zero')
  })
})
