import { startComputeHost, type TaskSpec } from '../../../src/compute/index.ts'
import { createRandom } from '../../../src/sdk/task.ts'
import { forecastSeries } from '../../../plugins/forecasting/algorithms/forecast-series.ts'
import { followObservation, forecastAhead } from '../../../plugins/forecasting/algorithms/forecaster.ts'
import type { ModelSpec } from '../../../plugins/forecasting/algorithms/model.ts'
import { fitModel, forecastModel, modelName } from '../../../plugins/forecasting/algorithms/models.ts'
import { stl } from '../../../plugins/forecasting/algorithms/stl.ts'
import type { FitInput, FitOutput } from '../../../plugins/forecasting/algorithms/forecast-series.ts'
import type { Answer } from '../../../plugins/forecasting/tasks.ts'
import type { Bench, BenchRow } from '../bench.ts'
import { runStatsmodels } from './statsmodels.ts'

const fitSeries: TaskSpec<FitInput, Answer<FitOutput>> = {
  name: 'bench.fit-series',
  file: new URL('../../../plugins/forecasting/tasks.ts', import.meta.url),
  exportName: 'fitSeries',
  timeoutMs: 600_000,
}

const MONTHS = 12

/** A monthly series with growth, a season and noise, as the airline's. */
const made = (n: number, seed: number): Float64Array => {
  const random = createRandom(seed)
  return Float64Array.from({ length: n }, (_, t) =>
    Math.exp(5 + 0.01 * Math.min(t, 144) + 0.2 * Math.sin((2 * Math.PI * t) / MONTHS) + 0.05 * random.normal()),
  )
}

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** Processor time of one call: the quickest of `rounds`, which other work on the machine disturbed least. */
const costOf = (rounds: number, work: () => void, calls = 1): number => {
  let best = Infinity
  for (let round = 0; round < rounds; round++) {
    const start = cpuMs()
    for (let i = 0; i < calls; i++) work()
    best = Math.min(best, (cpuMs() - start) / calls)
  }
  return best
}

const arimaSpec = (estimation: 'LIKELIHOOD' | 'LEAST_SQUARES'): ModelSpec => ({
  model: 'ARIMA',
  scale: 'LOG',
  order: [0, 1, 1],
  seasonal: [0, 1, 1],
  season: MONTHS,
  drift: false,
  fourier: [],
  estimation,
})

const fitRows = (): BenchRow[] => {
  const series = made(144, 1)
  const reference = runStatsmodels(series)
  const note = reference ? {} : { note: 'statsmodels is not installed here: ours only' }
  const cost = (spec: ModelSpec) => costOf(7, () => forecastModel(fitModel(spec, series), MONTHS), 4)
  const beside = (name: string, fitCpuMs: number, other: number | undefined): BenchRow => ({
    name: `144 months: ${name}`,
    figures: { fitCpuMs, ...(other === undefined ? {} : { statsmodelsCpuMs: other, ratio: fitCpuMs / other }) },
    ...note,
  })
  const alone: ModelSpec[] = [
    { model: 'SEASONAL_NAIVE', scale: 'LINEAR', season: MONTHS },
    { model: 'MSTL_ETS', scale: 'LOG', seasons: [MONTHS] },
    { model: 'ADDITIVE', scale: 'LOG', seasons: [MONTHS], flexibility: 0.5 },
    arimaSpec('LEAST_SQUARES'),
  ]
  return [
    beside(`${modelName(arimaSpec('LIKELIHOOD'))}, likelihood`, cost(arimaSpec('LIKELIHOOD')), reference?.arima),
    // Ours chooses among 15 forms, the reference fits one.
    beside(
      'exponential smoothing, 15 forms against 1',
      cost({ model: 'ETS', scale: 'LINEAR', season: MONTHS }),
      reference?.ets,
    ),
    beside(
      'seasonal decomposition',
      costOf(7, () => stl(series.map(Math.log), MONTHS, 11), 20),
      reference?.stl,
    ),
    ...alone.map((spec): BenchRow => ({
      name: `144 months: ${modelName(spec)}${spec.model === 'ARIMA' ? ', least squares' : ''}`,
      figures: { fitCpuMs: cost(spec) },
    })),
  ]
}

const scoringRows = (): BenchRow[] => {
  const input: FitInput = { series: { values: made(144, 1), seasons: [MONTHS] }, algorithm: 'AUTO', horizon: MONTHS }
  const started = cpuMs()
  const { forecaster } = forecastSeries(input)
  const searchCpuMs = cpuMs() - started
  const last = input.series.values[143]!
  return [
    {
      name: '144 months: AUTO, whole search with backtest over 12 origins',
      figures: {
        searchCpuMs,
        forecastCpuUs: 1_000 * costOf(5, () => forecastAhead(forecaster, MONTHS), 200),
        followCpuUs: 1_000 * costOf(5, () => followObservation(forecaster, last), 200),
      },
    },
  ]
}

/** Exponent of the growth: 1 is proportional. */
const slope = (from: number, to: number, factor: number) => Math.log(to / from) / Math.log(factor)

const lengthRows = (): BenchRow[] => {
  const specs: ModelSpec[] = [
    { model: 'MSTL_ETS', scale: 'LOG', seasons: [MONTHS] },
    { model: 'ETS', scale: 'LOG', season: MONTHS },
    { model: 'ADDITIVE', scale: 'LOG', seasons: [MONTHS], flexibility: 0.5 },
  ]
  return specs.map((spec) => {
    const [once, ten, hundred] = [120, 1_200, 12_000].map((n) => {
      const series = made(n, 2)
      return costOf(3, () => forecastModel(fitModel(spec, series), MONTHS), n < 1_000 ? 5 : 1)
    })
    return {
      name: `values ×10, ×100: ${modelName(spec)}`,
      figures: {
        n120CpuMs: once!,
        n1200CpuMs: ten!,
        n12000CpuMs: hundred!,
        slope10: slope(once!, ten!, 10),
        slope100: slope(once!, hundred!, 100),
      },
    }
  })
}

const manyRows = async (): Promise<BenchRow[]> => {
  const rows: BenchRow[] = []
  const walls = new Map<number, number[]>()
  const counts = [4, 40, 400]
  const pieces = Array.from({ length: 400 }, (_, i) => ({ series: { values: made(72, i), seasons: [MONTHS] } }))
  const shared = { algorithm: 'ETS' as const, horizon: MONTHS, origins: 4 }
  for (const threads of [1, 2]) {
    const host = await startComputeHost({ threads })
    try {
      await host.map(fitSeries, shared, pieces.slice(0, threads * 2))
      const times: number[] = []
      for (const count of counts) {
        const start = performance.now()
        await host.map(fitSeries, shared, pieces.slice(0, count))
        times.push(performance.now() - start)
      }
      walls.set(threads, times)
    } finally {
      await host.stop()
    }
  }
  for (const [threads, [few, some, many]] of walls) {
    rows.push({
      name: `4, 40, 400 series of 72 months, ETS with backtest, ${threads} thread${threads > 1 ? 's' : ''}`,
      figures: {
        wallMs4: few!,
        wallMs40: some!,
        wallMs400: many!,
        perSeriesMs: many! / 400,
        slope10: slope(few!, some!, 10),
        slope100: slope(few!, many!, 100),
        ...(threads > 1 ? { speedUp: walls.get(1)![2]! / many! } : {}),
      },
    })
  }
  return rows
}

const forecasting: Bench = async () => [...fitRows(), ...scoringRows(), ...lengthRows(), ...(await manyRows())]

export const short: Bench = async () => scoringRows()

export default forecasting
