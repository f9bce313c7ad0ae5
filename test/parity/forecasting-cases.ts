import { readFileSync } from 'node:fs'
import { croston } from '../../plugins/forecasting/algorithms/croston.ts'
import { valuesOf } from '../../plugins/forecasting/algorithms/model.ts'
import type { FitInput, FitOutput } from '../../plugins/forecasting/algorithms/forecast-series.ts'
import type { Answer } from '../../plugins/forecasting/tasks.ts'
import type { ComputeHost, TaskSpec } from '../../src/compute/index.ts'
import { createRandom } from '../../src/sdk/task.ts'
import type { ParityRow } from './parity.ts'

// Series that naive forecasts are hard to beat on: short ones, a level that has just moved, demand that comes now and then.

/** A history and what came after it. */
interface Case {
  readonly train: Float64Array
  readonly test: Float64Array
  readonly seasons: readonly number[]
}

/** A case with its answer. */
interface Judged extends Case {
  readonly output: FitOutput
}

type FitSeries = TaskSpec<FitInput, Answer<FitOutput>>

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length

const smape = (actual: ArrayLike<number>, forecast: ArrayLike<number>): number =>
  mean(
    Array.from(actual, (a, i) => {
      const size = Math.abs(a) + Math.abs(forecast[i]!)
      return size > 0 ? (200 * Math.abs(a - forecast[i]!)) / size : 0
    }),
  )

const meanAbsolute = (actual: ArrayLike<number>, forecast: ArrayLike<number>): number =>
  mean(Array.from(actual, (a, i) => Math.abs(a - forecast[i]!)))

const fitAll = async (
  host: ComputeHost,
  task: FitSeries,
  cases: readonly Case[],
  origins?: number,
): Promise<Judged[]> => {
  const horizon = cases[0]!.test.length
  const answers = await host.map(
    task,
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
const groupRow = (dataset: string, judged: readonly Judged[]): ParityRow => {
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

const coverageRows = (dataset: string, judged: readonly Judged[], steps: number): ParityRow[] =>
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

const weekMs = 7 * 86_400_000
/** 1970-01-01 was a Thursday: three days after a Monday. */
const weekOf = (day: string) => Math.floor((Date.parse(day.slice(0, 10)) + 3 * 86_400_000) / weekMs)

/** Weekly sums of a shop's orders, whole weeks only: of all customers, and of each third of them. */
const weeklySums = (file: string, [date, customer, amount]: readonly [number, number, number]): Float64Array[] => {
  const rows = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
  const weeks = rows.map((row) => weekOf(row[date]!))
  const first = weeks.reduce((a, b) => Math.min(a, b)) + 1
  const until = weeks.reduce((a, b) => Math.max(a, b))
  return [undefined, 0, 1, 2].map((third) => {
    const sums = new Float64Array(until - first)
    rows.forEach((row, i) => {
      if (third !== undefined && Number(row[customer]) % 3 !== third) return
      if (weeks[i]! >= first && weeks[i]! < until) sums[weeks[i]! - first]! += Number(row[amount])
    })
    return sums
  })
}

/** Cuts a series every three weeks over its last half year. */
const rolled = (values: Float64Array, horizon: number): Case[] =>
  Array.from({ length: 9 }, (_, i) => values.length - horizon - 3 * i)
    .filter((cut) => cut >= 20)
    .map((cut) => ({ train: values.slice(0, cut), test: values.slice(cut, cut + horizon), seasons: [52] }))

const weeklyRows = async (host: ComputeHost, task: FitSeries, data: (name: string) => string): Promise<ParityRow[]> => {
  const shops = [
    { name: 'cdnow', series: weeklySums(data('cdnow/orders.csv'), [2, 1, 4]) },
    { name: 'retail', series: weeklySums(data('retail/invoices.csv'), [1, 2, 3]) },
  ]
  const rows: ParityRow[] = []
  for (const horizon of [4, 13]) {
    const all: Judged[] = []
    for (const { name, series } of shops) {
      const judged = await fitAll(
        host,
        task,
        series.flatMap((values) => rolled(values, horizon)),
      )
      rows.push(groupRow(`weekly ${name}, whole and by thirds of customers, ${horizon} weeks ahead`, judged))
      all.push(...judged)
    }
    rows.push(...coverageRows(`weekly cdnow and retail, ${horizon} weeks`, all, horizon))
    rows.push(...coverageRows(`weekly cdnow and retail, ${horizon} weeks`, all, 1))
  }
  return rows
}

/** Every eighth series is cut: all of them would take a quarter of an hour. */
const HOURLY_STRIDE = 8

const hourlyCutRows = async (
  host: ComputeHost,
  task: FitSeries,
  train: readonly Float64Array[],
  test: readonly Float64Array[],
): Promise<ParityRow[]> => {
  const rows: ParityRow[] = []
  for (const cycles of [1, 2, 3, 5, 10]) {
    const horizon = cycles === 1 ? 24 : 48
    const cases = train.flatMap((values, i): Case[] =>
      i % HOURLY_STRIDE === 0
        ? [{ train: values.slice(-24 * cycles), test: test[i]!.slice(0, horizon), seasons: [24, 168] }]
        : [],
    )
    const judged = await fitAll(host, task, cases, 4)
    rows.push(groupRow(`M4 hourly cut to ${cycles} ${cycles === 1 ? 'day' : 'days'}, ${horizon} ahead`, judged))
  }
  return rows
}

const DAYS = 28

/** A week's wave around 100 with noise, changed from some day on. */
const shifted = (seed: number, n: number, from: number, change: (v: number) => number): Case => {
  const random = createRandom(seed)
  const values = Float64Array.from({ length: n + DAYS }, (_, i) => {
    const v = 100 + 20 * Math.sin((2 * Math.PI * (i + 1)) / 7) + 5 * random.normal()
    return i + 1 >= from ? change(v) : v
  })
  return { train: values.slice(0, n), test: values.slice(n), seasons: [7, 365] }
}

/** Sales on some of the days, of one to nine pieces. */
const sporadic = (seed: number, n: number, share: number): Case => {
  const random = createRandom(seed)
  const values = Float64Array.from({ length: n + DAYS }, () =>
    random.next() < share ? 1 + Math.floor(9 * random.next()) : 0,
  )
  return { train: values.slice(0, n), test: values.slice(n), seasons: [7, 365] }
}

/** Mean absolute error beside that of the baseline that was chosen, over many seeds. */
const besideBaseline = async (
  host: ComputeHost,
  task: FitSeries,
  dataset: string,
  cases: readonly Case[],
): Promise<ParityRow & { readonly judged: readonly Judged[] }> => {
  const judged = await fitAll(host, task, cases, 4)
  const kept = await Promise.all(
    judged.map(({ train, seasons, test, output: { choice } }) =>
      host.run(task, {
        series: { values: train, seasons },
        algorithm: 'AUTO',
        horizon: test.length,
        choice: { ...choice, members: [{ spec: choice.baseline.spec, weight: 1 }] },
      }),
    ),
  )
  const own = mean(judged.map(({ test, output }) => meanAbsolute(test, output.forecast.value)))
  const baseline = mean(kept.flatMap((one, i) => (one.ok ? [meanAbsolute(judged[i]!.test, one.forecast.value)] : [])))
  return {
    model: 'AUTO',
    dataset,
    metric: 'mean absolute error',
    ours: own,
    reference: baseline,
    source: 'its baseline',
    ratio: baseline / own,
    rule: 'no worse',
    pass: own <= baseline,
    note: `${judged.length} seeds`,
    judged,
  }
}

const seeds = (count: number) => Array.from({ length: count }, (_, i) => i + 1)

const shiftRows = async (host: ComputeHost, task: FitSeries): Promise<ParityRow[]> => {
  const kinds: readonly (readonly [name: string, count: number, of: (seed: number) => Case])[] = [
    ['+100 eight days ago', 200, (seed) => shifted(seed, 400, 393, (v) => v + 100)],
    ['−60 eight days ago', 50, (seed) => shifted(seed, 400, 393, (v) => v - 60)],
    ['+25 two weeks ago', 50, (seed) => shifted(seed, 400, 387, (v) => v + 25)],
    ['doubled four days ago', 50, (seed) => shifted(seed, 400, 397, (v) => 2 * v)],
    ['+100 two months ago', 50, (seed) => shifted(seed, 400, 340, (v) => v + 100)],
  ]
  const rows: ParityRow[] = []
  for (const [name, count, of] of kinds) {
    const { judged: _, ...row } = await besideBaseline(host, task, `days with a level ${name}`, seeds(count).map(of))
    rows.push(row)
  }
  return rows
}

const sporadicRows = async (host: ComputeHost, task: FitSeries): Promise<ParityRow[]> => {
  const dataset = 'sales on 15 % of days'
  const { judged, ...row } = await besideBaseline(
    host,
    task,
    dataset,
    seeds(200).map((seed) => sporadic(seed, 400, 0.15)),
  )
  const empty = judged.filter(({ output: { forecast } }) =>
    forecast.intervals.some(({ upper }) => forecast.value.every((v) => v === 0) || upper.every((v) => v === 0)),
  ).length
  return [
    row,
    {
      model: 'AUTO',
      dataset,
      metric: 'forecasts of nothing but zero, and intervals of [0, 0]',
      ours: empty,
      reference: 0,
      source: 'none wanted',
      ratio: 1,
      rule: '= 0',
      pass: empty === 0,
    },
    // Four fifths of days are fewer than those without a sale: the 80 % interval cannot hold less than these.
    coverageRows(dataset, judged, DAYS)[1]!,
  ]
}

// From R 4.2.2, forecast 8.20: croston(y, h = 1)$mean, printed with 15 digits.
const crostonOfR: readonly (readonly [series: readonly number[], mean: number])[] = [
  [[0, 0, 3, 0, 0, 0, 2, 0, 5, 0, 0, 1, 0, 0, 0, 0, 4, 0, 0, 2], 0.916626480201468],
  [[1, 0, 0, 2.5, 0, 7, 0, 0, 0, 0, 0, 3, 1, 0, 0], 1.05877266221374],
  [[12, 0, 0, 0, 0, 0, 0, 30, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 25, 0, 14, 0, 0, 0, 0], 5.58163582646556],
]

const crostonRows = (): ParityRow[] =>
  crostonOfR.map(([series, reference]) => {
    const state = croston.fit({ model: 'CROSTON', scale: 'LINEAR' }, Float64Array.from(series))
    const ours = valuesOf(croston.forecast(state, 1))[0]!
    return {
      model: "Croston's method",
      dataset: `${series.length} periods, ${series.filter((v) => v > 0).length} demands`,
      metric: 'forecast',
      ours,
      reference,
      source: 'R forecast 8.20',
      ratio: reference / ours,
      rule: '± 1e-6',
      pass: Math.abs(ours - reference) <= 1e-6,
    }
  })

/** Rows for series that naive forecasts are hard to beat on. */
export const caseRows = async (
  host: ComputeHost,
  task: FitSeries,
  data: (name: string) => string,
  hourly: { readonly train: readonly Float64Array[]; readonly test: readonly Float64Array[] },
): Promise<ParityRow[]> => [
  ...crostonRows(),
  ...(await weeklyRows(host, task, data)),
  ...(await hourlyCutRows(host, task, hourly.train, hourly.test)),
  ...(await shiftRows(host, task)),
  ...(await sporadicRows(host, task)),
]
