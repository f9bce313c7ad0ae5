import { readFileSync } from 'node:fs'
import { fitForecaster, forecastAhead } from '../../plugins/forecasting/algorithms/forecaster.ts'
import { forecastSeries } from '../../plugins/forecasting/algorithms/forecast-series.ts'
import { arima } from '../../plugins/forecasting/algorithms/arima.ts'
import type { BacktestPiece, BacktestResult, SeriesInput } from '../../plugins/forecasting/algorithms/backtest.ts'
import type { Algorithm } from '../../plugins/forecasting/algorithms/candidates.ts'
import { comparisonPieces, concludeSearch, planSearch } from '../../plugins/forecasting/algorithms/search.ts'
import type { FitInput, FitOutput } from '../../plugins/forecasting/algorithms/forecast-series.ts'
import type { Answer } from '../../plugins/forecasting/tasks.ts'
import { startComputeHost, type ComputeHost, type TaskSpec } from '../../src/compute/index.ts'
import { caseRows } from './forecasting-cases.ts'
import type { ParityRow, ParitySuite } from './parity.ts'

// Every series is cut before anything of ours sees it: choice, parameters and intervals come from the training part alone.

const file = new URL('../../plugins/forecasting/tasks.ts', import.meta.url)
const fitSeries: TaskSpec<FitInput, Answer<FitOutput>> = {
  name: 'parity.fit-series',
  file,
  exportName: 'fitSeries',
  timeoutMs: 300_000,
}
const backtest: TaskSpec<{ series: SeriesInput } & BacktestPiece, BacktestResult> = {
  name: 'parity.backtest',
  file,
  exportName: 'backtest',
  timeoutMs: 60_000,
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length

const smape = (actual: ArrayLike<number>, forecast: ArrayLike<number>): number =>
  mean(Array.from(actual, (a, i) => (200 * Math.abs(a - forecast[i]!)) / (Math.abs(a) + Math.abs(forecast[i]!))))

const mase = (actual: ArrayLike<number>, forecast: ArrayLike<number>, train: Float64Array, season: number): number => {
  const naive = mean(Array.from(train.subarray(season), (v, i) => Math.abs(v - train[i]!)))
  return mean(Array.from(actual, (a, i) => Math.abs(a - forecast[i]!))) / naive
}

const atMost = (
  model: string,
  dataset: string,
  metric: string,
  ours: number,
  reference: number,
  source: string,
  limit: number,
  note?: string,
): ParityRow => ({
  model,
  dataset,
  metric,
  ours,
  reference,
  source,
  ratio: reference / ours,
  rule: `≤ ${limit}`,
  pass: ours <= limit,
  ...(note === undefined ? {} : { note }),
})

const near = (
  model: string,
  dataset: string,
  metric: string,
  ours: number,
  reference: number,
  source: string,
  tolerance: number,
): ParityRow => ({
  model,
  dataset,
  metric,
  ours,
  reference,
  source,
  ratio: reference / ours,
  rule: `± ${tolerance}`,
  pass: Math.abs(ours - reference) <= tolerance,
})

const MONTHS = 12
const MONTHLY = 'eight monthly series, last 12 held out'

const heldOut = (series: ReadonlyMap<string, Float64Array>, algorithm: Algorithm) =>
  [...series].map(([name, values]) => {
    const train = values.subarray(0, values.length - MONTHS)
    const actual = values.subarray(values.length - MONTHS)
    const { forecast } = forecastSeries({ series: { values: train, seasons: [MONTHS] }, algorithm, horizon: MONTHS })
    return { name, mase: mase(actual, forecast.value, train, MONTHS), smape: smape(actual, forecast.value) }
  })

/** Origins three months apart over the last four years; at each the whole search runs on what came before. */
const ROLLING_ORIGINS = 13

/** Coverage of the 80 % and 95 % intervals of AUTO on the rolling origins; pieces shared by several searches run once. */
const rollingCoverage = async (host: ComputeHost, series: ReadonlyMap<string, Float64Array>) => {
  const inside: [number, number][] = []
  for (const values of series.values()) {
    const whole = { values, seasons: [MONTHS] }
    const known = new Map<string, BacktestResult>()
    const runAll = async (pieces: readonly BacktestPiece[]) => {
      const fresh = [...new Map(pieces.map((p) => [JSON.stringify(p), p])).values()].filter(
        (p) => !known.has(JSON.stringify(p)),
      )
      const results = await host.map(backtest, { series: whole }, fresh)
      fresh.forEach((piece, i) => known.set(JSON.stringify(piece), results[i]!))
    }
    const of = (pieces: readonly BacktestPiece[]) => pieces.map((p) => known.get(JSON.stringify(p))!)
    const cuts = Array.from({ length: ROLLING_ORIGINS }, (_, i) => values.length - MONTHS - 3 * i).filter(
      (n) => n >= 54,
    )
    const searches = cuts.map((n) => {
      const past = { values: values.subarray(0, n), seasons: [MONTHS] }
      return { past, search: planSearch(past, { algorithm: 'AUTO', horizon: MONTHS }) }
    })
    await runAll(searches.flatMap(({ search }) => search.screening))
    const compared = searches.map(({ past, search }) => comparisonPieces(past, search, of(search.screening)))
    await runAll(compared.flat())
    searches.forEach(({ past, search }, i) => {
      const choice = concludeSearch(past, search, of(compared[i]!))
      const { intervals } = forecastAhead(fitForecaster(past, choice, MONTHS), MONTHS)
      values.subarray(past.values.length, past.values.length + MONTHS).forEach((v, h) => {
        const within = intervals.map(({ lower, upper }) => (v >= lower[h]! && v <= upper[h]! ? 1 : 0))
        inside.push([within[0]!, within[1]!])
      })
    })
  }
  return { count: inside.length, level80: mean(inside.map(([a]) => a)), level95: mean(inside.map(([, b]) => b)) }
}

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

const hourlyRows = async (host: ComputeHost, train: readonly Float64Array[], test: readonly Float64Array[]) => {
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
}

const airlineRow = (metric: string, ours: number, reference: number, tolerance: number) =>
  near(
    'ARIMA(0,1,1)(0,1,1)12',
    'log AirPassengers',
    metric,
    ours,
    reference,
    'R 4.2.2 and statsmodels 0.13.5',
    tolerance,
  )

const airlineRows = (passengers: Float64Array): ParityRow[] => {
  const { ma, seasonalMa, variance, logLikelihood } = arima.fit(
    {
      model: 'ARIMA',
      scale: 'LINEAR',
      order: [0, 1, 1],
      seasonal: [0, 1, 1],
      season: MONTHS,
      drift: false,
      fourier: [],
      estimation: 'LIKELIHOOD',
    },
    passengers.map(Math.log),
  )
  return [
    airlineRow('ma', ma[0]!, -0.4018, 0.0005),
    airlineRow('sma', seasonalMa[0]!, -0.5569, 0.0005),
    airlineRow('variance', variance, 0.001348, 0.000005),
    airlineRow('log likelihood', logLikelihood, 244.7, 0.01),
  ]
}

const forecasting: ParitySuite = async (data) => {
  const file = JSON.parse(readFileSync(data('series/monthly.json'), 'utf8')) as Record<string, { y: number[] }> // oxlint-disable-line typescript/no-unsafe-type-assertion -- the shape is that of the data set
  const monthly = new Map(Object.entries(file).map(([name, { y }]) => [name, Float64Array.from(y)]))
  const naive = heldOut(monthly, 'SEASONAL_NAIVE')
  const auto = heldOut(monthly, 'AUTO')
  const air = auto.find((r) => r.name === 'AirPassengers')!
  const of = (rows: typeof auto, key: 'mase' | 'smape') => mean(rows.map((r) => r[key]))
  const each = auto.map((r) => `${r.name} ${r.mase.toFixed(2)}`).join(', ')
  const R = 'R forecast 8.20'
  const hourly = {
    train: readHourly(data('series/m4_hourly_train.csv')),
    test: readHourly(data('series/m4_hourly_test.csv')),
  }
  const host = await startComputeHost({ threads: 2 })
  try {
    const coverage = await rollingCoverage(host, monthly)
    const rolling = `eight monthly series, rolling origins, ${coverage.count} values`
    const inside = (metric: string, ours: number, reference: number, low: number, high: number): ParityRow => ({
      model: 'AUTO',
      dataset: rolling,
      metric,
      ours,
      reference,
      source: 'nominal',
      ratio: 1 - Math.abs(ours - reference),
      rule: `${low} to ${high}`,
      pass: ours >= low && ours <= high,
    })
    return [
      near('seasonal naive', MONTHLY, 'mean MASE', of(naive, 'mase'), 1.027, R, 0.001),
      atMost('AUTO', MONTHLY, 'mean MASE', of(auto, 'mase'), 0.645, 'best seen: MSTL + ETS on logs', 0.66, each),
      atMost('AUTO', MONTHLY, 'mean sMAPE', of(auto, 'smape'), 4.54, 'best seen: MSTL + ETS on logs', 4.54),
      atMost('AUTO', 'AirPassengers, last 12', 'MASE', air.mase, 0.418, 'log MSTL + ETS; auto.arima .608', 0.45),
      atMost('ARIMA', MONTHLY, 'mean MASE', of(heldOut(monthly, 'ARIMA'), 'mase'), 0.75, `${R}, auto.arima`, 0.75),
      atMost('ETS', MONTHLY, 'mean MASE', of(heldOut(monthly, 'ETS'), 'mase'), 0.75, `${R}, ets`, 0.75),
      ...airlineRows(monthly.get('AirPassengers')!),
      inside('coverage of 80 %', coverage.level80, 0.8, 0.75, 0.85),
      inside('coverage of 95 %', coverage.level95, 0.95, 0.92, 0.98),
      ...(await hourlyRows(host, hourly.train, hourly.test)),
      ...(await caseRows(host, fitSeries, data, hourly)),
    ]
  } finally {
    await host.stop()
  }
}

export default forecasting
