import { createRandom } from 'rapport-crm/task'
import { describe, expect, it } from 'vitest'
import { planBacktest, runPiece, type SeriesInput } from './backtest.ts'
import { ForecastError } from './errors.ts'
import { comparisonPieces, concludeSearch, planSearch, searchModels } from './search.ts'

const seasonal = (n: number, seed: number, noise = 3): SeriesInput => {
  const random = createRandom(seed)
  return {
    values: Float64Array.from(
      { length: n },
      (_, t) => 200 + t + 40 * Math.sin((2 * Math.PI * t) / 12) + noise * random.normal(),
    ),
    seasons: [12],
  }
}
const codeOf = (run: () => unknown): unknown => {
  try {
    run()
  } catch (error) {
    return error instanceof ForecastError ? error.code : error
  }
  return 'nothing thrown'
}

describe('backtest plan', () => {
  it('rolls origins back from the end by a quarter of the horizon', () => {
    expect(planBacktest(seasonal(144, 1), 12)).toEqual({
      origins: [99, 102, 105, 108, 111, 114, 117, 120, 123, 126, 129, 132],
      horizon: 12,
      asked: 12,
      seasons: [12],
    })
  })

  it('uses a season only when two cycles of it can be trained on and something is left to test', () => {
    expect(planBacktest(seasonal(26, 1), 2).seasons).toEqual([])
    const plan = planBacktest(seasonal(27, 1), 2)
    expect(plan.seasons).toEqual([12])
    expect(Math.min(...plan.origins)).toBeGreaterThanOrEqual(24)
  })

  it('refuses too little data, invalid horizons, and values that are not finite or too large', () => {
    expect(codeOf(() => planBacktest(seasonal(1, 1), 1))).toBe('INSUFFICIENT_DATA')
    expect(codeOf(() => planBacktest(seasonal(10, 1), 11))).toBe('INSUFFICIENT_DATA')
    for (const horizon of [0, -1, 1.5, NaN])
      expect(codeOf(() => planBacktest(seasonal(40, 1), horizon))).toBe('HORIZON_OUT_OF_RANGE')
    for (const bad of [NaN, Infinity, 2e15]) {
      const series = seasonal(40, 1)
      series.values[7] = bad
      expect(codeOf(() => planBacktest(series, 3))).toBe('INVALID_SERIES')
    }
  })
})

describe('search', () => {
  it('averages models that beat seasonal naive on a series with trend and season', () => {
    const choice = searchModels(seasonal(96, 4), { algorithm: 'AUTO', horizon: 6, origins: 4 })
    expect(choice.fallback).toBe(false)
    expect(choice.members.length).toBeGreaterThan(1)
    expect(choice.members.reduce((sum, m) => sum + m.weight, 0)).toBeCloseTo(1, 12)
    expect(choice.accuracy.mase!).toBeLessThan(choice.baseline.accuracy.mase!)
    expect(choice.words).toMatch(/^Average of \d models: .* of seasonal naive \(12\) over 4 origins\.$/)
  })

  it('keeps the baseline, and says so, where nothing can be known but the last value', () => {
    const random = createRandom(8)
    let level = 100
    const walk = Float64Array.from({ length: 80 }, () => (level += random.normal()))
    const choice = searchModels({ values: walk, seasons: [] }, { algorithm: 'ADDITIVE', horizon: 8 })
    expect(choice.fallback).toBe(true)
    expect(choice.words).toMatch(/^Kept the baseline (naive|drift|mean): /)
    expect(choice.members).toEqual([{ spec: choice.baseline.spec, weight: 1 }])
    expect(choice.accuracy).toEqual(choice.baseline.accuracy)
  })

  it.each(['ETS', 'ARIMA', 'ADDITIVE', 'SEASONAL_NAIVE'] as const)(
    'stays within the algorithm asked for (%s)',
    (algorithm) => {
      const choice = searchModels(seasonal(60, 2), { algorithm, horizon: 4, origins: 3 })
      expect(choice.members).toHaveLength(1)
      expect(choice.members[0]!.spec.model.replace('MSTL_', '')).toBe(algorithm)
      expect(choice.fallback).toBe(false)
    },
  )

  it('never sees what comes after an origin: another future changes no piece', () => {
    const series = seasonal(72, 5)
    const changed = { ...series, values: series.values.map((v, t) => (t >= 60 ? v * 3 - 100 : v)) }
    const search = planSearch(series, { algorithm: 'AUTO', horizon: 6 })
    const pieces = comparisonPieces(
      series,
      search,
      search.screening.slice(0, 6).map((p) => runPiece(series, p)),
    )
    for (const piece of pieces.filter((p) => p.origin <= 60)) {
      expect(runPiece(changed, piece).forecast).toEqual(runPiece(series, piece).forecast)
    }
  })

  it('concludes the same whatever the order in which pieces arrive', () => {
    const series = seasonal(72, 6)
    const search = planSearch(series, { algorithm: 'ETS', horizon: 6, origins: 4 })
    const results = comparisonPieces(series, search, []).map((piece) => runPiece(series, piece))
    const shuffled = createRandom(3)
      .shuffle([...results.keys()])
      .map((i) => results[i]!)
    const straight = concludeSearch(series, search, results)
    expect(concludeSearch(series, search, shuffled)).toMatchObject({
      members: straight.members,
      accuracy: straight.accuracy,
    })
  })

  it('leaves out a candidate that fails at an origin, with the reason', () => {
    const series = seasonal(72, 7)
    const search = planSearch(series, { algorithm: 'ETS', horizon: 6, origins: 4 })
    const results = comparisonPieces(series, search, []).map((piece) => runPiece(series, piece))
    const broken = results.map((r) =>
      r.spec.model === 'ETS' && r.origin === search.plan.origins[1] ? { ...r, forecast: null, problem: 'it broke' } : r,
    )
    const choice = concludeSearch(series, search, broken)
    expect(choice.members.every((m) => m.spec.model !== 'ETS')).toBe(true)
    expect(choice.candidates.filter((c) => c.spec.model === 'ETS').map((c) => [c.score, c.problem])).toEqual([
      [null, 'it broke'],
      [null, 'it broke'],
      [null, 'it broke'],
      [null, 'it broke'],
    ])
  })

  it('refuses to conclude without the baseline', () => {
    const series = seasonal(72, 7)
    const search = planSearch(series, { algorithm: 'ETS', horizon: 6, origins: 2 })
    expect(() => concludeSearch(series, search, [])).toThrow('expected the baseline naive among')
  })
})
