import { describe, expect, it } from 'vitest'
import { arimaCandidates, naiveCandidates, otherCandidates, promoteArima } from './candidates.ts'
import { modelName } from './models.ts'

const positive = Float64Array.from({ length: 120 }, (_, t) => 50 + (t % 12))
const refunded = positive.map((v, t) => (t === 30 ? -v : v))
const kinds = (specs: readonly { model: string }[]) => [...new Set(specs.map((s) => s.model))]

describe('candidates', () => {
  it('screen at least ten fixed orders, on logs where every value is positive', () => {
    const specs = arimaCandidates('AUTO', positive, [12])
    expect(specs.length).toBeGreaterThanOrEqual(10)
    expect(specs.length).toBeLessThanOrEqual(30)
    expect(specs.every((s) => s.scale === 'LOG')).toBe(true)
    expect(arimaCandidates('AUTO', refunded, [12]).every((s) => s.scale === 'LINEAR')).toBe(true)
    expect(arimaCandidates('ETS', positive, [12])).toEqual([])
  })

  it('go on by likelihood, the best on both scales', () => {
    const promoted = promoteArima(arimaCandidates('AUTO', positive, [12]).slice(0, 2), positive)
    expect(promoted.map(modelName)).toEqual([
      'ARIMA(0,1,1)(0,1,1)12 on logs',
      'ARIMA(1,1,1)(0,1,1)12 on logs',
      'ARIMA(0,1,1)(0,1,1)12',
    ])
    expect(promoted.every((s) => s.model === 'ARIMA' && s.estimation === 'LIKELIHOOD')).toBe(true)
    expect(promoteArima(arimaCandidates('AUTO', refunded, [12]).slice(0, 1), refunded)).toHaveLength(1)
  })

  it('stay within the kind asked for, and off logs where a value is not positive', () => {
    expect(kinds(otherCandidates('ETS', positive, [12]))).toEqual(['ETS', 'MSTL_ETS'])
    expect(kinds(otherCandidates('ADDITIVE', positive, [12]))).toEqual(['ADDITIVE'])
    expect(otherCandidates('SEASONAL_NAIVE', positive, [12])).toEqual([])
    expect(otherCandidates('AUTO', refunded, [12]).every((s) => s.scale === 'LINEAR')).toBe(true)
  })

  it('have the naive ones beside them: last value, drift, mean, and every season that has passed', () => {
    const names = (n: number, seasons: readonly number[]) =>
      naiveCandidates('AUTO', { values: positive.subarray(0, n), seasons }).map(modelName)
    expect(names(30, [12, 50])).toEqual(['naive', 'drift', 'mean', 'seasonal naive (12)'])
    expect(names(8, [12])).toEqual(['naive', 'drift', 'mean'])
    const asked = naiveCandidates('SEASONAL_NAIVE', { values: positive, seasons: [12] })
    expect(asked.map(modelName)).toEqual(['seasonal naive (12)'])
  })

  it('smooth without a season too; for intermittent demand there are Croston and TSB, others with a season that it shows', () => {
    const weekly = otherCandidates('AUTO', positive.subarray(0, 80), []).map(modelName)
    expect(weekly).toContain('exponential smoothing on logs')
    const sparse = positive.map((v, t) => (t % 5 === 0 ? v : 0))
    expect(kinds(otherCandidates('AUTO', sparse, []))).toEqual(['CROSTON', 'TSB'])
    expect(kinds(otherCandidates('AUTO', sparse, [5]))).toEqual(['ETS', 'MSTL_ETS', 'ADDITIVE', 'CROSTON', 'TSB'])
    expect(arimaCandidates('AUTO', sparse, [])).toEqual([])
    expect(kinds(otherCandidates('AUTO', positive, []))).not.toContain('CROSTON')
  })

  it('try several seasons together and the shortest alone', () => {
    const hourly = new Float64Array(700).fill(1)
    const sets = otherCandidates('AUTO', hourly, [24, 168]).flatMap((s) => (s.model === 'MSTL_ETS' ? [s.seasons] : []))
    expect(sets).toEqual([[24, 168], [24], [24, 168], [24]])
  })

  it('leave ARIMA out of AUTO where its cost runs away, not where it is asked for', () => {
    const long = new Float64Array(5_000).fill(1)
    expect(arimaCandidates('AUTO', long, [7, 365])).toEqual([])
    expect(arimaCandidates('ARIMA', long, [7, 365]).length).toBeGreaterThan(0)
    const weekly = arimaCandidates('AUTO', new Float64Array(200).fill(1), [52])
    expect(weekly.every((s) => s.model === 'ARIMA' && s.season === 1 && s.fourier[0] === 52)).toBe(true)
  })
})
