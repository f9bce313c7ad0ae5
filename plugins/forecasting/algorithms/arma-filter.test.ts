import { describe, expect, it } from 'vitest'
import { armaFilter, armaForecast, armaUpdate } from './arma-filter.ts'

const series = Float64Array.from({ length: 30 }, (_, t) => (((t * 7) % 11) - 5) / 3)
const gap = (actual: Float64Array, expected: ArrayLike<number>) =>
  actual.length === expected.length ? Math.max(...actual.map((v, i) => Math.abs(v - expected[i]!))) : Infinity

describe('ARMA filter', () => {
  it('fades an autoregression geometrically (by hand)', () => {
    const weights = { ar: [0.5], ma: [] }
    expect(gap(armaForecast(armaFilter(Float64Array.of(3, -1, 8), weights), weights, 3), [4, 2, 1])).toBeLessThan(1e-12)
  })

  it('equals the filter of statsmodels for an ARMA(2,1)', () => {
    // statsmodels 0.13.5, SARIMAX(x, order=(2,0,1)).filter([.5, −.3, .4, 1]).forecast(4)
    const weights = { ar: [0.5, -0.3], ma: [0.4] }
    expect(
      gap(
        armaForecast(armaFilter(series, weights), weights, 4),
        [-1.089502775204384, -0.544751387602192, 0.0544751387602192, 0.1906629856607672],
      ),
    ).toBeLessThan(1e-8)
  })

  it('equals the filter of statsmodels where the seasonal moving average is slow to settle', () => {
    // statsmodels 0.13.5, SARIMAX(x, order=(0,0,1), seasonal_order=(0,0,1,4)).filter([−.6, −.9, 1]).forecast(6)
    const weights = { ar: [], ma: [-0.6, 0, 0, -0.9, 0.54] }
    const expected = [
      -1.0811770420361215, 1.310824356615034, -0.5502379598490351, -1.5900811596750912, 0.957840561154738, 0,
    ]
    expect(gap(armaForecast(armaFilter(series, weights), weights, 6), expected)).toBeLessThan(1e-12)
  })

  it('follows a new value as if it had been there, once the filter has settled', () => {
    const weights = { ar: [0.5, -0.3], ma: [0.4] }
    const followed = armaUpdate(armaFilter(series.subarray(0, 29), weights), weights, series[29]!)
    expect(
      gap(armaForecast(followed, weights, 4), [...armaForecast(armaFilter(series, weights), weights, 4)]),
    ).toBeLessThan(1e-8)
  })
})
