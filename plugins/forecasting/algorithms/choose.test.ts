import { describe, expect, it } from 'vitest'
import { runPiece, type BacktestResult } from './backtest.ts'
import { choose } from './choose.ts'
import type { ModelSpec } from './model.ts'

const origins = [8, 9, 10, 11]
const plan = { origins, horizon: 1, asked: 1, seasons: [] }
// Alternating values: every step is 2, so one unit of MASE is 2.
const series = { values: Float64Array.from({ length: 12 }, (_, t) => 100 + (t % 2) * 2), seasons: [] }
const naive: ModelSpec = { model: 'SEASONAL_NAIVE', scale: 'LINEAR', season: 1 }
const smoothing: ModelSpec = { model: 'ETS', scale: 'LINEAR', season: 1 }
const onLogs: ModelSpec = { model: 'ETS', scale: 'LOG', season: 1 }
const lines: ModelSpec = { model: 'ADDITIVE', scale: 'LINEAR', seasons: [], flexibility: 1 }

/** Results that miss by the given errors, one an origin. */
const missing = (spec: ModelSpec, errors: readonly number[]): BacktestResult[] =>
  origins.map((origin, i) => ({
    spec,
    origin,
    horizon: 1,
    forecast: Float64Array.of(series.values[origin]! + errors[i]!),
  }))

describe('choice', () => {
  it('weights the kinds by the inverse square of their error (by hand)', () => {
    const results = [
      ...missing(naive, [4, 4, 4, 4]),
      ...missing(smoothing, [1, -1, 1, -1]),
      ...missing(lines, [2, 2, 2, 2]),
    ]
    const choice = choose('AUTO', series, plan, [naive], results)
    expect(choice.members.map((m) => [m.spec.model, m.weight])).toEqual([
      ['ETS', 0.8],
      ['ADDITIVE', expect.closeTo(0.2, 12)],
    ])
    // errors .8 × ±1 + .2 × 2
    expect(choice.accuracy.mae).toBeCloseTo((1.2 + 0.4) / 2, 12)
    expect(choice.baseline.accuracy.mase).toBeCloseTo(2, 12)
  })

  it('takes the best of a kind only, and one model alone when an algorithm is asked for', () => {
    const results = [
      ...missing(naive, [3, 3, 3, 3]),
      ...missing(smoothing, [1, 1, 1, 1]),
      ...missing(onLogs, [0.5, 0.5, 0.5, 0.5]),
    ]
    expect(choose('AUTO', series, plan, [naive], results).members).toEqual([{ spec: onLogs, weight: 1 }])
    const two = [...results, ...missing(lines, [0.6, 0.6, 0.6, 0.6])]
    expect(choose('ETS', series, plan, [naive], two).members).toEqual([{ spec: onLogs, weight: 1 }])
  })

  it('averages the baseline with what cannot be told apart from it, and says so (by hand)', () => {
    const results = [
      ...missing(naive, [1, 1, 1, 1]),
      ...missing(smoothing, [1.2, -1.2, 1.2, -1.2]),
      ...missing(lines, [2, 2, 2, 2]),
    ]
    const choice = choose('AUTO', series, plan, [naive], results)
    // Half by the inverse squares 1 and 1 / 1.44, the other half the baseline's.
    const other = 0.5 * (1 / 1.44 / (1 + 1 / 1.44))
    expect(choice.fallback).toBe(true)
    expect(choice.members).toEqual([
      { spec: naive, weight: expect.closeTo(1 - other, 12) },
      { spec: smoothing, weight: expect.closeTo(other, 12) },
    ])
    expect(choice.accuracy.mae).toBeCloseTo(1 - other, 12)
    expect(choice.words).toContain('Kept 80 % of the baseline naive, and 20 % exponential smoothing')
    // One that is asked for by name is told whether it holds, and nothing else.
    expect(choose('ETS', series, plan, [naive], results).members).toEqual([{ spec: naive, weight: 1 }])
  })

  it('keeps the baseline when the advantage is chance: gone on the origins that a pick has not seen', () => {
    const results = [
      ...missing(naive, [1, 1, 1, 1]),
      ...missing(smoothing, [0.5, 0.5, 1.45, 1.45]),
      ...missing(onLogs, [1.45, 1.45, 0.5, 0.5]),
    ]
    const choice = choose('ETS', series, plan, [naive], results)
    expect(choice.fallback).toBe(true)
    expect(choice.members).toEqual([{ spec: naive, weight: 1 }])
    expect(choice.words).toContain(
      'does not hold on origins that they were not chosen on (MASE 0.725 against 0.5, 4 origins)',
    )
  })

  it('gives way to the next where the winner fails its hold-out, and says so', () => {
    const results = [
      ...missing(naive, [1, 1, 1, 1]),
      ...missing(smoothing, [0.2, 0.2, 1.6, 1.6]),
      ...missing(onLogs, [0.94, 0.94, 0.94, 0.94]),
    ]
    const choice = choose('ETS', series, plan, [naive], results)
    expect(choice.members).toEqual([{ spec: onLogs, weight: 1 }])
    expect(choice.fallback).toBe(false)
    expect(choice.words).toBe(
      'exponential smoothing on logs; MASE 0.47 against 0.5 of naive over 4 origins. It follows exponential smoothing, ' +
        'whose advantage does not hold on origins that it was not chosen on (MASE 0.635 against 0.5).',
    )
  })

  it('compares with the best naive forecast, even one that reaches only some origins', () => {
    const seasonal: ModelSpec = { model: 'SEASONAL_NAIVE', scale: 'LINEAR', season: 10 }
    const results = [
      ...missing(naive, [2, 2, 2, 2]),
      ...missing({ model: 'MEAN', scale: 'LINEAR' }, [1.5, 1.5, 1.5, 1.5]),
      ...missing(seasonal, [0, 0, 1, 1]).filter(({ origin }) => origin >= 10),
      ...missing(smoothing, [1.2, 1.2, 1.2, 1.2]),
    ]
    const all: ModelSpec[] = [naive, { model: 'MEAN', scale: 'LINEAR' }, seasonal]
    const choice = choose('ETS', series, plan, all, results)
    expect(choice.baseline).toMatchObject({ name: 'seasonal naive (10)', accuracy: { count: 2, mae: 1 } })
    expect(choice.fallback).toBe(true)
    expect(choose('ETS', series, plan, all.slice(0, 2), results)).toMatchObject({
      fallback: false,
      baseline: { name: 'mean' },
    })
  })

  it('asks for more where a part of the horizon could be tested only', () => {
    const results = [...missing(naive, [1, 1, 1, 1]), ...missing(smoothing, [0.6, 0.6, 0.6, 0.6])]
    expect(choose('ETS', series, plan, [naive], results).fallback).toBe(false)
    const choice = choose('ETS', series, { ...plan, asked: 2 }, [naive], results)
    expect(choice.fallback).toBe(true)
    expect(choice.words).toContain('Tested for 1 of 2 periods ahead, so a model has to be better by the untested part.')
  })

  it('keeps the baseline when nothing is better, and when nothing could be fitted', () => {
    const worse = [...missing(naive, [1, 1, 1, 1]), ...missing(smoothing, [2, 2, 2, 2])]
    expect(choose('ETS', series, plan, [naive], worse).words).toContain(
      'no candidate had a smaller error over 4 origins',
    )
    const failed = missing(smoothing, [0, 0, 0, 0]).map((r) => ({ ...r, forecast: null, problem: 'too short' }))
    const choice = choose('ETS', series, plan, [naive], [...missing(naive, [1, 1, 1, 1]), ...failed])
    expect(choice.words).toContain('no candidate could be fitted at every origin')
    expect(choice.candidates[1]).toMatchObject({ score: null, problem: 'too short' })
  })

  it('never uses a forecast that runs away', () => {
    const growing = { values: Float64Array.from({ length: 30 }, (_, t) => 1.6 ** t), seasons: [] }
    const spec: ModelSpec = { model: 'ADDITIVE', scale: 'LOG', seasons: [], flexibility: 1 }
    const near = runPiece(growing, { spec, origin: 24, horizon: 2 })
    expect(near.forecast![0]! / 1.6 ** 24).toBeCloseTo(1, 1)
    expect(runPiece(growing, { spec, origin: 24, horizon: 12 })).toMatchObject({
      forecast: null,
      problem: 'its forecast leaves the plausible range',
    })
  })
})
