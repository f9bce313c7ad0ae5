import { describe, expect, it } from 'vitest'
import { ets, etsName, type EtsState } from './ets.ts'
import { valuesOf } from './model.ts'

const state = (own: Partial<EtsState> & Pick<EtsState, 'form'>): EtsState => ({
  alpha: 0.5,
  beta: 0,
  gamma: 0,
  phi: 1,
  level: 10,
  slope: 0,
  season: [],
  ...own,
})

describe('exponential smoothing', () => {
  it('moves level and slope by their share of the error (by hand)', () => {
    const next = ets.update(state({ form: { error: 'A', trend: 'A', season: 'N' }, beta: 0.2, slope: 2 }), 15)
    // expected 10 + 2 = 12, error 3
    expect(next.level).toBe(13.5)
    expect(next.slope).toBeCloseTo(2.6, 12)
  })

  it('damps the slope, in the update and ahead (by hand)', () => {
    const damped = state({ form: { error: 'A', trend: 'Ad', season: 'N' }, slope: 2, phi: 0.5 })
    expect([...valuesOf(ets.forecast(damped, 3))]).toEqual([11, 11.5, 11.75])
    expect(ets.update(damped, 11)).toMatchObject({ level: 11, slope: 1 })
  })

  it('moves a multiplicative season by its share of the relative error, and turns it (by hand)', () => {
    const seasonal = state({
      form: { error: 'M', trend: 'N', season: 'M' },
      alpha: 0.1,
      gamma: 0.1,
      level: 100,
      season: [1.2, 0.8],
    })
    expect([...valuesOf(ets.forecast(seasonal, 3))]).toEqual([120, 80, 120])
    // expected 120, error 6, per unit of season 5
    const next = ets.update(seasonal, 126)
    expect(next.level).toBeCloseTo(100.5, 12)
    expect(next.season[0]).toBe(0.8)
    expect(next.season[1]).toBeCloseTo(1.206, 12)
  })

  it('continues a straight line and a season without noise', () => {
    const values = Float64Array.from({ length: 42 }, (_, t) => 20 + 3 * t + [5, -2, 1, -4][t % 4]!)
    const fitted = ets.fit({ model: 'ETS', scale: 'LINEAR', season: 4 }, values)
    expect(fitted.form.season).not.toBe('N')
    valuesOf(ets.forecast(fitted, 6)).forEach((v, i) => {
      expect(v).toBeCloseTo(20 + 3 * (42 + i) + [5, -2, 1, -4][(42 + i) % 4]!, 0)
    })
  })

  it('gives the same states whether it was fitted to the last value or followed it', () => {
    const values = Float64Array.from({ length: 41 }, (_, t) => 100 + t + 10 * Math.sin(t) + ((t * 7) % 5))
    const before = ets.fit({ model: 'ETS', scale: 'LINEAR', season: 4 }, values.subarray(0, 40))
    const after = ets.update(before, values[40]!)
    const expected = valuesOf(ets.forecast(before, 1))[0]!
    expect(valuesOf(ets.forecast(after, 1))[0]).not.toBe(expected)
    expect(after.level).toBeCloseTo(
      before.level +
        before.phi * before.slope +
        before.alpha *
          (after.form.season === 'M' ? (values[40]! - expected) / before.season[0]! : values[40]! - expected),
      9,
    )
  })

  it('stays at the level of a constant series', () => {
    const fitted = ets.fit({ model: 'ETS', scale: 'LINEAR', season: 1 }, new Float64Array(20).fill(7))
    valuesOf(ets.forecast(fitted, 5)).forEach((v) => expect(v).toBeCloseTo(7, 6))
  })

  it('does not try multiplicative forms on zeros and refunds', () => {
    const values = Float64Array.from({ length: 48 }, (_, t) => (t % 5 === 0 ? -20 : 30 + (t % 12)))
    const { form } = ets.fit({ model: 'ETS', scale: 'LINEAR', season: 12 }, values)
    expect(etsName(form)).toMatch(/^ETS\(A,(N|A|Ad),(N|A)\)$/)
  })

  it('refuses less than two seasons', () => {
    expect(() => ets.fit({ model: 'ETS', scale: 'LINEAR', season: 12 }, new Float64Array(23))).toThrow(
      'needs 24 values, got 23',
    )
  })
})
