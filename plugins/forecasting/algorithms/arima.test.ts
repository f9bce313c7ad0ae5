import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { evaluationData, hasEvaluationData } from '../../../test/support/data.ts'
import { differencing } from './arima-polynomials.ts'
import { arima } from './arima.ts'
import { valuesOf, type ModelSpec } from './model.ts'

type ArimaSpec = Extract<ModelSpec, { model: 'ARIMA' }>
const spec = (own: Partial<ArimaSpec>): ArimaSpec => ({
  model: 'ARIMA',
  scale: 'LINEAR',
  order: [0, 1, 1],
  seasonal: [0, 0, 0],
  season: 1,
  drift: false,
  fourier: [],
  estimation: 'LIKELIHOOD',
  ...own,
})
const promoted = (t: number) => ((t * 5) % 13 === 0 ? 1 : 0)
const quarterly = Float64Array.from(
  { length: 64 },
  (_, t) => 50 + 0.8 * t + [6, -4, 9, -11][t % 4]! + 5 * promoted(t) + (((t * t * 7919) % 101) / 101 - 0.5) * 8,
)

describe('ARIMA', () => {
  it('multiplies out differences', () => {
    expect(differencing(1, 1, 3)).toEqual([1, -1, 0, -1, 1])
    expect(differencing(2, 0, 1)).toEqual([1, -2, 1])
  })

  it('estimates a seasonal model with a regressor as statsmodels does', () => {
    const columns = { data: Float64Array.from(quarterly, (_, t) => promoted(t)), rows: 64, cols: 1 }
    const state = arima.fit(spec({ seasonal: [0, 1, 1], season: 4 }), quarterly, { names: ['promotion'], columns })
    // statsmodels 0.13.5, SARIMAX(y, exog, (0,1,1), (0,1,1,4), simple_differencing=True)
    expect(state.regressors[0]).toBeCloseTo(4.349647774899429, 4)
    expect(state.ma[0]).toBeCloseTo(-0.8988975656923697, 4)
    expect(state.variance).toBeCloseTo(5.775731867852027, 3)
    expect(state.logLikelihood).toBeCloseTo(-142.70277772211583, 3)
    const future = { data: Float64Array.of(0, 1, 0), rows: 3, cols: 1 }
    const parts = arima.forecast(state, 3, future)
    expect(parts.names).toEqual(['promotion'])
    expect([...parts.effects.data]).toEqual([0, state.regressors[0], 0])
  })

  it.skipIf(!hasEvaluationData)(
    'gives the published coefficients of the airline model (skipped without the evaluation data)',
    () => {
      const monthly: Record<string, { y: number[] }> = JSON.parse(
        readFileSync(evaluationData('series/monthly.json'), 'utf8'),
      )
      const logs = Float64Array.from(monthly['AirPassengers']!.y, Math.log)
      const state = arima.fit(spec({ seasonal: [0, 1, 1], season: 12 }), logs)
      // R 4.2.2 arima() and statsmodels 0.13.5
      expect(state.ma[0]).toBeCloseTo(-0.4018, 4)
      expect(state.seasonalMa[0]).toBeCloseTo(-0.5569, 4)
      expect(state.variance).toBeCloseTo(0.001348, 6)
      expect(state.logLikelihood).toBeCloseTo(244.7, 2)
    },
  )

  it('follows an observation close to what a filter over all of them would say', () => {
    const before = arima.fit(spec({ order: [1, 0, 0] }), quarterly.subarray(0, 63))
    const [phi] = before.ar
    const after = arima.update(before, quarterly[63]!)
    expect(valuesOf(arima.forecast(after, 1))[0]).toBeCloseTo(before.mean + phi! * (quarterly[63]! - before.mean), 6)
    expect(after.n).toBe(64)
  })

  it('carries a drift on', () => {
    const line = Float64Array.from({ length: 60 }, (_, t) => 10 + 2 * t + Math.sin(t * t))
    const parts = arima.forecast(arima.fit(spec({ order: [1, 0, 0], drift: true }), line), 5)
    expect(parts.names).toEqual(['trend'])
    valuesOf(parts).forEach((v, i) => expect(Math.abs(v - (10 + 2 * (60 + i)))).toBeLessThan(1.5))
  })

  it('refuses a constant series, a series that is constant after differencing, and one that is too short', () => {
    expect(() => arima.fit(spec({}), new Float64Array(40).fill(3))).toThrow('all values are the same')
    const line = Float64Array.from({ length: 40 }, (_, t) => 3 + 2 * t)
    expect(() => arima.fit(spec({}), line)).toThrow('this ARIMA does not fit the series')
    expect(() => arima.fit(spec({ seasonal: [0, 1, 1], season: 12 }), new Float64Array(30))).toThrow(
      'needs 39 values, got 30',
    )
  })

  it('takes a series of 20,000 values without reading beyond the memory of the library', () => {
    const long = Float64Array.from({ length: 20_000 }, (_, t) => Math.sin(t / 9) + ((t * 7919) % 13) / 13)
    const forecast = valuesOf(arima.forecast(arima.fit(spec({ order: [2, 0, 0] }), long), 3))
    expect(forecast.every((v) => Math.abs(v) < 3)).toBe(true)
  })

  it('prints nothing, however much the library would like to', () => {
    const printed = vi.spyOn(console, 'log')
    const written = vi.spyOn(process.stdout, 'write')
    arima.fit(spec({ order: [2, 1, 2] }), quarterly)
    expect(() =>
      arima.fit(
        spec({ order: [0, 2, 2] }),
        Float64Array.from({ length: 30 }, (_, t) => t * t),
      ),
    ).toThrow('its differences are all the same')
    expect(printed).not.toHaveBeenCalled()
    expect(written).not.toHaveBeenCalled()
    vi.restoreAllMocks()
  })
})
