import { describe, expect, it } from 'vitest'
import type { SeriesInput } from '../algorithms/backtest.ts'
import { forecastSeries } from '../algorithms/forecast-series.ts'
import { rollUpPipeline } from '../algorithms/pipeline.ts'
import { comparisonPieces, concludeSearch, planSearch } from '../algorithms/search.ts'
import { backtest, fitSeries, rollUp } from '../tasks.ts'

const series: SeriesInput = {
  values: Float64Array.from({ length: 60 }, (_, t) => 100 + t + 20 * Math.sin((2 * Math.PI * t) / 12) + ((t * 7) % 5)),
  seasons: [12],
}
const context = (reported: number[] = []) => ({
  signal: new AbortController().signal,
  seed: 0,
  progress: (fraction: number) => void reported.push(fraction),
})

describe('tasks', () => {
  it('fit a series, report progress and answer with a forecast', async () => {
    const reported: number[] = []
    const answer = await fitSeries({ series, algorithm: 'ETS', horizon: 3, origins: 2 }, context(reported))
    expect(answer).toEqual({ ok: true, ...forecastSeries({ series, algorithm: 'ETS', horizon: 3, origins: 2 }) })
    expect(reported.length).toBeGreaterThan(2)
    expect(reported.every((f) => f >= 0 && f <= 1)).toBe(true)
  })

  it('answer a series that cannot be forecast with what is missing', async () => {
    const short = { values: series.values.subarray(0, 3), seasons: [12] }
    expect(await fitSeries({ series: short, algorithm: 'AUTO', horizon: 2 }, context())).toEqual({
      ok: false,
      code: 'INSUFFICIENT_DATA',
      message: 'a forecast of 2 periods needs 6 complete periods of history, got 3',
      details: { have: 3, need: 6 },
    })
  })

  it('give the same result for a search in pieces as for a whole one', async () => {
    const search = planSearch(series, { algorithm: 'AUTO', horizon: 3, origins: 2 })
    const screened = await Promise.all(search.screening.map(async (piece) => backtest({ series, ...piece }, context())))
    const pieces = comparisonPieces(series, search, screened)
    const results = await Promise.all(pieces.map(async (piece) => backtest({ series, ...piece }, context())))
    const whole = forecastSeries({ series, algorithm: 'AUTO', horizon: 3, origins: 2 })
    expect(concludeSearch(series, search, results)).toEqual(whole.choice)
  })

  it('fit what a search in pieces has decided, without another search', async () => {
    const whole = forecastSeries({ series, algorithm: 'ETS', horizon: 3, origins: 2 })
    const { choice } = whole
    const reported: number[] = []
    const answer = await fitSeries({ series, algorithm: 'ETS', horizon: 3, choice }, context(reported))
    expect(answer).toEqual({ ok: true, ...whole })
    expect(reported).toEqual([])
  })

  it('roll up a pipeline as the function itself does', async () => {
    const open = {
      amount: Float64Array.of(100, 250),
      probability: Float64Array.of(0.5, 0.2),
      closePeriod: Int32Array.of(1, 2),
    }
    const options = { firstPeriod: 1, horizon: 2, seed: 7 }
    expect(await rollUp({ open, options }, context())).toEqual(rollUpPipeline(open, options))
  })
})
