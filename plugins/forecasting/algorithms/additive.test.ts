import { describe, expect, it } from 'vitest'
import { additive } from './additive.ts'
import { valuesOf, type Regressors } from './model.ts'

const spec = { model: 'ADDITIVE', scale: 'LINEAR', seasons: [12], flexibility: 0.5 } as const
const season = (t: number) => 10 * Math.sin((2 * Math.PI * t) / 12) + 4 * Math.cos((2 * Math.PI * 3 * t) / 12)

const promoted = (t: number) => (t % 17 === 3 ? 2 : 0)

describe('additive model', () => {
  it('recovers trend, season and the effect of an event, and adds them up', () => {
    const values = Float64Array.from({ length: 72 }, (_, t) => 100 + 0.5 * t + season(t) + 6 * promoted(t))
    const regressors: Regressors = {
      names: ['promotion'],
      columns: { data: Float64Array.from({ length: 72 }, (_, t) => promoted(t)), rows: 72, cols: 1 },
    }
    const state = additive.fit(spec, values, regressors)
    expect(state.regressors[0]).toBeCloseTo(6, 1)
    const future = { data: Float64Array.from({ length: 12 }, (_, i) => (i === 4 ? 1 : 0)), rows: 12, cols: 1 }
    const parts = additive.forecast(state, 12, future)
    expect(parts.names).toEqual(['trend', 'season', 'promotion', 'carry-over'])
    expect(parts.base).toBeCloseTo(100 + 0.5 * 71, 0)
    valuesOf(parts).forEach((v, i) =>
      expect(v).toBeCloseTo(100 + 0.5 * (72 + i) + season(72 + i) + (i === 4 ? 6 : 0), 0),
    )
    expect(parts.effects.data[4 * 4 + 2]).toBeCloseTo(state.regressors[0]!, 12)
  })

  it('bends its trend where the series does', () => {
    const values = Float64Array.from({ length: 96 }, (_, t) => 50 + (t < 48 ? 0 : 2 * (t - 48)) + season(t))
    const [first, last] = [0, 11].map(
      (i) => valuesOf(additive.forecast(additive.fit(spec, values), 12))[i]! - season(96 + i),
    )
    expect((last! - first!) / 11).toBeCloseTo(2, 0)
  })

  it('lets the last residual fade, and takes a new one from a new observation', () => {
    const values = Float64Array.from({ length: 60 }, (_, t) => 100 + season(t) + 5 * Math.sin(t / 5))
    const state = additive.fit(spec, values)
    expect(state.carry).toBeGreaterThan(0.3)
    const expected = valuesOf(additive.forecast(state, 2))
    const moved = additive.update(state, expected[0]! - state.residual * state.carry + 8)
    expect(moved.n).toBe(61)
    expect(moved.residual).toBeCloseTo(8, 9)
    const calm = { ...state, residual: 0, n: 61 }
    const [with8, without] = [moved, calm].map((s) => valuesOf(additive.forecast(s, 3)))
    for (let i = 0; i < 3; i++) expect(with8![i]! - without![i]!).toBeCloseTo(8 * state.carry ** (i + 1), 9)
  })
})
