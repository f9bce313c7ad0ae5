import { describe, expect, it } from 'vitest'
import { ForecastError } from './errors.ts'
import { checkHorizon, prepareSeries, seriesInput, type SeriesOptions } from './series.ts'

const observations = (rows: readonly (readonly [date: string, value: number])[]) => ({
  atMs: Float64Array.from(rows, ([date]) => Date.parse(date)),
  value: Float64Array.from(rows, ([, value]) => value),
})
const monthly = (kind: 'FLOW' | 'LEVEL', asOf: string): SeriesOptions => ({
  granularity: 'MONTH',
  kind,
  asOfMs: Date.parse(asOf),
})
const codeOf = (run: () => unknown): unknown => {
  try {
    run()
  } catch (error) {
    return error instanceof ForecastError ? error.code : error
  }
  return 'nothing thrown'
}

describe('series', () => {
  it('sums a flow by period, fills gaps with zero, and drops the unfinished period', () => {
    const series = prepareSeries(
      observations([
        ['2024-04-02', 7],
        ['2024-01-05', 10],
        ['2024-01-05', 5],
        ['2024-01-31T23:59:59Z', 1],
        ['2024-03-15', -4],
        ['2024-05-20', 99],
      ]),
      monthly('FLOW', '2024-05-25'),
    )
    expect([...series.values]).toEqual([16, 0, -4, 7])
    expect([...series.filled]).toEqual([0, 1, 0, 0])
    expect(series.report).toEqual({
      used: 5,
      ignoredFuture: 0,
      ignoredEarlier: 0,
      ignoredInvalid: 0,
      ignoredPartial: 1,
      duplicates: 1,
      gaps: 1,
      longestGap: 1,
      negatives: 1,
    })
  })

  it('keeps the last reading of a level, interpolates gaps and carries the last one on', () => {
    const series = prepareSeries(
      observations([
        ['2024-01-05', 10],
        ['2024-01-20', 12],
        ['2024-04-30', 9],
        ['2024-04-30', 9],
      ]),
      monthly('LEVEL', '2024-07-01'),
    )
    expect([...series.values]).toEqual([12, 14, 16, 18, 18, 18])
    expect([...series.filled]).toEqual([0, 1, 1, 0, 1, 1])
  })

  it('ignores and counts future dates, invalid dates and values that are not numbers', () => {
    const rows = observations([
      ['2024-01-05', 1],
      ['2024-02-05', NaN],
      ['2024-02-06', Infinity],
      ['2024-02-07', 2],
      ['2031-01-01', 50],
    ])
    rows.atMs[3] = NaN
    const series = prepareSeries(rows, monthly('FLOW', '2024-03-01'))
    expect([...series.values]).toEqual([1, 0])
    expect(series.report).toMatchObject({ used: 1, ignoredFuture: 1, ignoredInvalid: 3 })
  })

  it('begins a flow with zeros where the record began', () => {
    const options = { ...monthly('FLOW', '2024-04-01'), fromMs: Date.parse('2024-01-01') }
    const series = prepareSeries(
      observations([
        ['2023-12-31', 3],
        ['2024-03-10', 5],
      ]),
      options,
    )
    expect([...series.values]).toEqual([0, 0, 5])
    expect(series.report.ignoredEarlier).toBe(1)
  })

  it('refuses data without a complete period, columns of different lengths, too long a span and too large a sum', () => {
    const options = monthly('FLOW', '2024-05-25')
    expect(codeOf(() => prepareSeries(observations([]), options))).toBe('INSUFFICIENT_DATA')
    expect(codeOf(() => prepareSeries(observations([['2024-05-02', 1]]), options))).toBe('INSUFFICIENT_DATA')
    expect(codeOf(() => prepareSeries({ atMs: new Float64Array(2), value: new Float64Array(1) }, options))).toBe(
      'INVALID_SERIES',
    )
    expect(codeOf(() => prepareSeries(observations([['0001-01-01', 1]]), { ...options, granularity: 'DAY' }))).toBe(
      'INVALID_SERIES',
    )
    expect(codeOf(() => prepareSeries(observations([['2024-01-01', 9e15]]), options))).toBe('INVALID_SERIES')
  })

  it('cuts a level after a gap as long as its season, and keeps the zeros of a flow', () => {
    const rows = observations([
      ['2021-01-05', 4],
      ['2023-06-05', 8],
      ['2023-07-05', 9],
      ['2023-08-05', 7],
    ])
    const level = seriesInput(prepareSeries(rows, monthly('LEVEL', '2023-09-01')))
    expect([...level.values]).toEqual([8, 9, 7])
    expect(level.skipped).toBe(29)
    const flow = seriesInput(prepareSeries(rows, monthly('FLOW', '2023-09-01')))
    expect(flow.values.length).toBe(32)
    expect(codeOf(() => seriesInput(prepareSeries(rows, monthly('LEVEL', '2026-01-01'))))).toBe('INSUFFICIENT_DATA')
  })

  it('keeps regressors beside the values they belong to when it cuts', () => {
    const rows = observations([
      ['2021-01-05', 4],
      ['2023-06-05', 8],
      ['2023-07-05', 9],
    ])
    const prepared = prepareSeries(rows, monthly('LEVEL', '2023-08-01'))
    const data = Float64Array.from({ length: prepared.values.length }, (_, i) => i)
    const { regressors } = seriesInput(prepared, { names: ['fair'], columns: { data, rows: data.length, cols: 1 } })
    expect([...regressors!.columns.data]).toEqual([29, 30])
  })

  it('answers a horizon only up to the documented maximum', () => {
    expect(codeOf(() => checkHorizon(37, 'MONTH'))).toBe('HORIZON_OUT_OF_RANGE')
    expect(codeOf(() => checkHorizon(0, 'MONTH'))).toBe('HORIZON_OUT_OF_RANGE')
    expect(codeOf(() => checkHorizon(1.5, 'MONTH'))).toBe('HORIZON_OUT_OF_RANGE')
    expect(codeOf(() => checkHorizon(36, 'MONTH'))).toBe('nothing thrown')
  })
})
