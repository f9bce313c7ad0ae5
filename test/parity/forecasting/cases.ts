import type { BacktestPiece, BacktestResult, SeriesInput } from '../../../plugins/forecasting/algorithms/backtest.ts'
import type { FitInput, FitOutput } from '../../../plugins/forecasting/algorithms/forecast-series.ts'
import type { Answer } from '../../../plugins/forecasting/tasks.ts'
import { startComputeHost, type ComputeHost, type TaskSpec } from '../../../src/compute/index.ts'
import type { ParityRow, ParityRows } from '../parity.ts'

// Every series is cut before anything of ours sees it: choice, parameters and intervals come from the training part alone.

const file = new URL('../../../plugins/forecasting/tasks.ts', import.meta.url)

export const fitSeries: TaskSpec<FitInput, Answer<FitOutput>> = {
  name: 'parity.fit-series',
  file,
  exportName: 'fitSeries',
  timeoutMs: 300_000,
}

export const backtest: TaskSpec<{ series: SeriesInput } & BacktestPiece, BacktestResult> = {
  name: 'parity.backtest',
  file,
  exportName: 'backtest',
  timeoutMs: 60_000,
}

type Data = Parameters<ParityRows>[0]

/** Rows that need the pool. */
export const onPool =
  (rowsOf: (host: ComputeHost, data: Data) => Promise<ParityRow[]>): ParityRows =>
  async (data) => {
    const host = await startComputeHost({ threads: 2 })
    try {
      return await rowsOf(host, data)
    } finally {
      await host.stop()
    }
  }

/** A history and what came after it. */
export interface Case {
  readonly train: Float64Array
  readonly test: Float64Array
  readonly seasons: readonly number[]
}

/** A case with its answer. */
export interface Judged extends Case {
  readonly output: FitOutput
}

export const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length

export const smape = (actual: ArrayLike<number>, forecast: ArrayLike<number>): number =>
  mean(
    Array.from(actual, (a, i) => {
      const size = Math.abs(a) + Math.abs(forecast[i]!)
      return size > 0 ? (200 * Math.abs(a - forecast[i]!)) / size : 0
    }),
  )

export const meanAbsolute = (actual: ArrayLike<number>, forecast: ArrayLike<number>): number =>
  mean(Array.from(actual, (a, i) => Math.abs(a - forecast[i]!)))

/** Searches, fits and forecasts all cases, which have the same horizon; those that are refused are left out. */
export const fitAll = async (host: ComputeHost, cases: readonly Case[], origins?: number): Promise<Judged[]> => {
  const horizon = cases[0]!.test.length
  const answers = await host.map(
    fitSeries,
    { algorithm: 'AUTO' as const, horizon, ...(origins === undefined ? {} : { origins }) },
    cases.map(({ train, seasons }) => ({ series: { values: train, seasons } })),
  )
  return answers.flatMap((answer, i) => (answer.ok ? [{ ...cases[i]!, output: answer }] : []))
}

/** What the three usual naive forecasts say; seasonal naive where one season has passed. */
const naiveForecasts = ({ train, test, seasons }: Case): Readonly<Record<string, Float64Array | undefined>> => {
  const n = train.length
  const last = train[n - 1]!
  const slope = (last - train[0]!) / (n - 1)
  const season = seasons[0]!
  return {
    naive: test.map(() => last),
    drift: test.map((_, i) => last + slope * (i + 1)),
    'seasonal naive': n >= season ? test.map((_, i) => train[n - season + (i % season)]!) : undefined,
  }
}

/** Mean sMAPE beside the better of naive, drift and seasonal naive; how many series are worse than 1.5 times that one. */
export const groupRow = (dataset: string, judged: readonly Judged[]): ParityRow => {
  const own = judged.map(({ test, output }) => smape(test, output.forecast.value))
  const found = Object.keys(naiveForecasts(judged[0]!)).flatMap((name) => {
    const errors = judged.flatMap((one) => {
      const forecast = naiveForecasts(one)[name]
      return forecast ? [smape(one.test, forecast)] : []
    })
    return errors.length === judged.length ? [{ name, errors }] : []
  })
  const best = found.reduce((a, b) => (mean(b.errors) < mean(a.errors) ? b : a))
  const far = own.filter((error, i) => error > 1.5 * best.errors[i]!).length
  return {
    model: 'AUTO',
    dataset,
    metric: 'mean sMAPE',
    ours: mean(own),
    reference: mean(best.errors),
    source: `${best.name}, the better of naive, drift and seasonal naive`,
    ratio: mean(best.errors) / mean(own),
    rule: 'no worse',
    pass: mean(own) <= mean(best.errors),
    note: `${judged.length} histories, ${far} more than 1.5 × as wrong as it`,
  }
}

const inside = (judged: readonly Judged[], at: number, steps: number): number =>
  mean(
    judged.flatMap(({ test, output }) => {
      const { lower, upper } = output.forecast.intervals[at]!
      return Array.from(test.subarray(0, steps), (v, i) => (v >= lower[i]! && v <= upper[i]! ? 1 : 0))
    }),
  )

export const coverageRows = (dataset: string, judged: readonly Judged[], steps: number): ParityRow[] =>
  (
    [
      [0.8, 0.75, 0.85],
      [0.95, 0.92, 0.98],
    ] as const
  ).map(([level, low, high], at) => {
    const ours = inside(judged, at, steps)
    return {
      model: 'AUTO',
      dataset: `${dataset}, ${steps === 1 ? 'one step ahead' : 'all steps'}`,
      metric: `coverage of ${100 * level} %`,
      ours,
      reference: level,
      source: 'nominal',
      ratio: 1 - Math.abs(ours - level),
      rule: `${low} to ${high}`,
      pass: ours >= low && ours <= high,
    }
  })

export const mase = (
  actual: ArrayLike<number>,
  forecast: ArrayLike<number>,
  train: Float64Array,
  season: number,
): number => {
  const naive = mean(Array.from(train.subarray(season), (v, i) => Math.abs(v - train[i]!)))
  return mean(Array.from(actual, (a, i) => Math.abs(a - forecast[i]!))) / naive
}

export const atMost = (
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

export const near = (
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
