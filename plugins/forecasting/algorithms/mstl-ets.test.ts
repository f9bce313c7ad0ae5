import { describe, expect, it } from 'vitest'
import { valuesOf } from './model.ts'
import { mstlEts } from './mstl-ets.ts'

const pattern = [8, -3, 1, -6]
const values = Float64Array.from({ length: 50 }, (_, t) => 100 + pattern[t % 4]! + 2 * Math.sin(t * t))
const state = mstlEts.fit({ model: 'MSTL_ETS', scale: 'LINEAR', seasons: [4] }, values)

describe('decomposition with smoothing', () => {
  it('repeats the last cycle on top of the level', () => {
    valuesOf(mstlEts.forecast(state, 6)).forEach((v, i) => {
      expect(Math.abs(v - 100 - pattern[(50 + i) % 4]!)).toBeLessThan(2.5)
    })
  })

  it('turns its cycle with each observation it follows', () => {
    const expected = valuesOf(mstlEts.forecast(state, 6))
    const followed = mstlEts.update(state, expected[0]!)
    valuesOf(mstlEts.forecast(followed, 5)).forEach((v, i) => expect(v).toBeCloseTo(expected[i + 1]!, 9))
  })

  it('explains a forecast as level, trend and season', () => {
    const parts = mstlEts.forecast(state, 2)
    expect(parts.names).toEqual(['trend', 'season'])
    expect(parts.effects.data[1]).toBe(state.cycles[0]![0])
  })

  it('refuses less than two cycles of its longest season', () => {
    const spec = { model: 'MSTL_ETS', scale: 'LINEAR', seasons: [4, 12] } as const
    expect(() => mstlEts.fit(spec, new Float64Array(23))).toThrow('expected 24 values, got 23')
  })
})
