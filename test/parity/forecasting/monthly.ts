import { readFileSync } from 'node:fs'
import { arima } from '../../../plugins/forecasting/algorithms/arima.ts'
import type { BacktestPiece, BacktestResult } from '../../../plugins/forecasting/algorithms/backtest.ts'
import type { Algorithm } from '../../../plugins/forecasting/algorithms/candidates.ts'
import { forecastSeries } from '../../../plugins/forecasting/algorithms/forecast-series.ts'
import { fitForecaster, forecastAhead } from '../../../plugins/forecasting/algorithms/forecaster.ts'
import { comparisonPieces, concludeSearch, planSearch } from '../../../plugins/forecasting/algorithms/search.ts'
import type { ComputeHost } from '../../../src/compute/index.ts'
import type { ParityRow, ParityRows } from '../parity.ts'
import { atMost, backtest, mase, mean, near, onPool, smape } from './cases.ts'

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

const readMonthly = (path: string): Map<string, Float64Array> => {
  const file = JSON.parse(readFileSync(path, 'utf8')) as Record<string, { y: number[] }> // oxlint-disable-line typescript/no-unsafe-type-assertion -- the shape is that of the data set
  return new Map(Object.entries(file).map(([name, { y }]) => [name, Float64Array.from(y)]))
}

/** Eight monthly series beside R forecast; ARIMA of the airline model beside R and statsmodels. */
export const monthlyRows: ParityRows = async (data) => {
  const monthly = readMonthly(data('series/monthly.json'))
  const naive = heldOut(monthly, 'SEASONAL_NAIVE')
  const auto = heldOut(monthly, 'AUTO')
  const air = auto.find((r) => r.name === 'AirPassengers')!
  const of = (rows: typeof auto, key: 'mase' | 'smape') => mean(rows.map((r) => r[key]))
  const each = auto.map((r) => `${r.name} ${r.mase.toFixed(2)}`).join(', ')
  const R = 'R forecast 8.20'
  return [
    near('seasonal naive', MONTHLY, 'mean MASE', of(naive, 'mase'), 1.027, R, 0.001),
    atMost('AUTO', MONTHLY, 'mean MASE', of(auto, 'mase'), 0.645, 'best seen: MSTL + ETS on logs', 0.66, each),
    atMost('AUTO', MONTHLY, 'mean sMAPE', of(auto, 'smape'), 4.54, 'best seen: MSTL + ETS on logs', 4.54),
    atMost('AUTO', 'AirPassengers, last 12', 'MASE', air.mase, 0.418, 'log MSTL + ETS; auto.arima .608', 0.45),
    atMost('ARIMA', MONTHLY, 'mean MASE', of(heldOut(monthly, 'ARIMA'), 'mase'), 0.75, `${R}, auto.arima`, 0.75),
    atMost('ETS', MONTHLY, 'mean MASE', of(heldOut(monthly, 'ETS'), 'mase'), 0.75, `${R}, ets`, 0.75),
    ...airlineRows(monthly.get('AirPassengers')!),
  ]
}

/** Whether intervals hold what they say, over rolling origins of the monthly series. */
export const coverageRows: ParityRows = onPool(async (host, data) => {
  const coverage = await rollingCoverage(host, readMonthly(data('series/monthly.json')))
  const dataset = `eight monthly series, rolling origins, ${coverage.count} values`
  const inside = (metric: string, ours: number, reference: number, low: number, high: number): ParityRow => ({
    model: 'AUTO',
    dataset,
    metric,
    ours,
    reference,
    source: 'nominal',
    ratio: 1 - Math.abs(ours - reference),
    rule: `${low} to ${high}`,
    pass: ours >= low && ours <= high,
  })
  return [
    inside('coverage of 80 %', coverage.level80, 0.8, 0.75, 0.85),
    inside('coverage of 95 %', coverage.level95, 0.95, 0.92, 0.98),
  ]
})
