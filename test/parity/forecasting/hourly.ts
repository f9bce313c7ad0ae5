import { readFileSync } from 'node:fs'
import type { ParityRow, ParityRows } from '../parity.ts'
import { atMost, fitAll, fitSeries, groupRow, mean, near, onPool, smape, type Case } from './cases.ts'

const readHourly = (path: string): Float64Array[] =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) =>
      Float64Array.from(
        line
          .replaceAll('"', '')
          .split(',')
          .slice(1)
          .filter((cell) => cell !== '' && cell !== 'NA'),
        Number,
      ),
    )

const HOURS = 48
const HOURLY = 'M4 hourly, 414 series, 48 ahead'

const readBoth = (data: (path: string) => string) => ({
  train: readHourly(data('series/m4_hourly_train.csv')),
  test: readHourly(data('series/m4_hourly_test.csv')),
})

/** All hourly series of the M4 competition. */
export const hourlyRows: ParityRows = onPool(async (host, data) => {
  const { train, test } = readBoth(data)
  const started = performance.now()
  const answers = await host.map(
    fitSeries,
    { algorithm: 'AUTO' as const, horizon: HOURS, origins: 2 },
    train.map((values) => ({ series: { values, seasons: [24, 168] } })),
  )
  const seconds = (performance.now() - started) / 1_000
  const errors = answers.map((answer, i) => (answer.ok ? smape(test[i]!, answer.forecast.value) : 200))
  const naive = train.map((values, i) =>
    smape(
      test[i]!,
      Float64Array.from({ length: HOURS }, (_, h) => values[values.length - 24 + (h % 24)]!),
    ),
  )
  const covered = answers.flatMap((answer, i) => {
    if (!answer.ok) return []
    const { lower, upper } = answer.forecast.intervals[1]!
    return Array.from(test[i]!, (v, h) => (v >= lower[h]! && v <= upper[h]! ? 1 : 0))
  })
  return [
    near('seasonal naive (24)', HOURLY, 'sMAPE', mean(naive), 13.91, 'M4 competition', 0.01),
    atMost(
      'AUTO',
      HOURLY,
      'sMAPE',
      mean(errors),
      11.78,
      'MSTL + ETS on logs, R forecast 8.20; M4 table: ARIMA 13.98',
      12,
      `${seconds.toFixed(0)} s on ${host.threads} threads, ${answers.filter((a) => a.ok && a.choice.fallback).length} kept the baseline, 95 % intervals hold ${(100 * mean(covered)).toFixed(1)} %`,
    ),
  ]
})

/** Every eighth series is cut: all of them would take a quarter of an hour. */
const HOURLY_STRIDE = 8

/** The same with short histories. */
export const shortHourlyRows: ParityRows = onPool(async (host, data) => {
  const { train, test } = readBoth(data)
  const rows: ParityRow[] = []
  for (const cycles of [1, 2, 3, 5, 10]) {
    const horizon = cycles === 1 ? 24 : 48
    const cases = train.flatMap((values, i): Case[] =>
      i % HOURLY_STRIDE === 0
        ? [{ train: values.slice(-24 * cycles), test: test[i]!.slice(0, horizon), seasons: [24, 168] }]
        : [],
    )
    const judged = await fitAll(host, cases, 4)
    rows.push(groupRow(`M4 hourly cut to ${cycles} ${cycles === 1 ? 'day' : 'days'}, ${horizon} ahead`, judged))
  }
  return rows
})
