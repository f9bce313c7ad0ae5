import { readFileSync } from 'node:fs'
import { bandLimitsOf, type LifetimeModel } from '../../../plugins/clv/algorithms/lifetime/lifetime-model.ts'
import { predictedValues, rescore, scoreCustomers } from '../../../plugins/clv/algorithms/lifetime/score.ts'
import { summarise } from '../../../plugins/clv/algorithms/history/summary.ts'
import { simulateShop } from '../../../plugins/clv/algorithms/history/simulate.fixture.ts'
import { customersBetween, type Transactions } from '../../../plugins/clv/algorithms/history/transactions.ts'
import { gather } from '../../../plugins/clv/algorithms/purchasing/cohort.ts'
import { chooseFit, fitFromStart, type FitCandidate } from '../../../plugins/clv/algorithms/purchasing/fit.ts'
import type { PurchaseProcessName } from '../../../plugins/clv/algorithms/purchasing/process.ts'
import { fitSpendingOf, valueModel } from '../../../plugins/clv/algorithms/value/value-model.ts'
import type * as tasks from '../../../plugins/clv/tasks.ts'
import { startComputeHost, type TaskSpec } from '../../../src/compute/index.ts'
import { createRandom, type TaskInput, type TaskOutput } from '../../../src/sdk/task.ts'
import { evaluationData, hasEvaluationData } from '../../support/data.ts'
import type { Bench, BenchRow } from '../bench.ts'

// Processor time of fitting and scoring customer lifetime value on CDNOW, copied ×1, ×10 and ×100 with jitter. No Python library of the
// same models is in Debian, so there is no reference beside it.

const asOf = Date.UTC(1997, 8, 30) / 86_400_000
const options = { horizonDays: 273 }

const cdnow = (): Transactions => {
  const rows = readFileSync(evaluationData('cdnow/orders.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
  return {
    customer: Int32Array.from(rows, (row) => Number(row[1]) - 1),
    day: Float64Array.from(rows, (row) => Date.parse(row[2]!) / 86_400_000),
    amount: Float64Array.from(rows, (row) => Number(row[4])),
    customers: 23_570,
  }
}

/** Copies every customer: each copy is moved by up to ten days, its orders by up to two more, and its amounts by up to a tenth. */
const copied = (source: Transactions, times: number): Transactions => {
  if (times === 1) return source
  const random = createRandom(times)
  const rows = source.customer.length
  const result = {
    customer: new Int32Array(rows * times),
    day: new Float64Array(rows * times),
    amount: new Float64Array(rows * times),
    customers: source.customers * times,
  }
  for (let copy = 0; copy < times; copy++) {
    const moved = Int32Array.from({ length: source.customers }, () => random.int(11))
    for (let i = 0; i < rows; i++) {
      const at = copy * rows + i
      const customer = source.customer[i]!
      result.customer[at] = copy * source.customers + customer
      result.day[at] = source.day[i]! + moved[customer]! + random.int(3)
      result.amount[at] = source.amount[i]! * (0.9 + 0.2 * random.next())
    }
  }
  return result
}

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** The quickest of `runs`, in processor milliseconds, and what it gave. */
const timed = <T>(runs: number, work: () => T): { readonly ms: number; readonly result: T } => {
  let best: { ms: number; result: T } | undefined
  for (let run = 0; run < runs; run++) {
    const start = cpuMs()
    const result = work()
    const ms = cpuMs() - start
    if (!best || ms < best.ms) best = { ms, result }
  }
  return best!
}

const fitOf = (name: PurchaseProcessName, transactions: Transactions) => {
  const summarised = timed(2, () => summarise(transactions, asOf))
  const gathered = timed(2, () => gather(summarised.result))
  const starts = timed(1, () => [0, 1, 2, 3].map((start) => fitFromStart(name, gathered.result, start)))
  const chosen = timed(1, () => chooseFit(name, gathered.result, starts.result))
  const spending = timed(1, () => fitSpendingOf(summarised.result))
  const value = valueModel(summarised.result, chosen.result, spending.result)
  const model: LifetimeModel = { algorithm: name, asOf, ...options, value, bandLimits: [], notes: [] }
  return {
    model,
    figures: {
      customers: summarised.result.customer.length,
      distinctRows: gathered.result.weight.length,
      summariseCpuMs: summarised.ms,
      gatherCpuMs: gathered.ms,
      fourStartsCpuMs: starts.ms,
      chooseCpuMs: chosen.ms,
      spendingCpuMs: spending.ms,
      fitCpuMs: gathered.ms + starts.ms + chosen.ms + spending.ms,
    },
  }
}

const scaleRows = (source: Transactions): { readonly rows: BenchRow[]; readonly model: LifetimeModel } => {
  const rows: BenchRow[] = []
  const cost: { fit: number; score: number }[] = []
  let trained: LifetimeModel | undefined
  for (const times of [1, 10, 100]) {
    const transactions = copied(source, times)
    const { model, figures } = fitOf('BG_NBD', transactions)
    const values = timed(times === 1 ? 3 : 1, () => predictedValues(model, transactions, asOf, options))
    const some = customersBetween(transactions, 0, 10_000)
    const scored = timed(1, () =>
      scoreCustomers({ ...model, bandLimits: bandLimitsOf(values.result) }, some, asOf, options),
    )
    trained ??= model
    cost.push({ fit: figures.summariseCpuMs + figures.fitCpuMs, score: values.ms })
    rows.push({
      name: `BG/NBD + Gamma-Gamma, CDNOW ×${times}, 1 thread`,
      figures: {
        ...figures,
        valuesCpuMs: values.ms,
        valueMicrosPerCustomer: (1_000 * values.ms) / values.result.length,
        fullScoreMicrosPerCustomer: (1_000 * scored.ms) / scored.result.length,
      },
    })
  }
  const slope = (what: 'fit' | 'score', from: number) => Math.log10(cost[from + 1]![what] / cost[from]![what])
  rows.push({
    name: 'BG/NBD + Gamma-Gamma, growth with rows (1 is linear)',
    figures: {
      fitFrom1To10: slope('fit', 0),
      fitFrom10To100: slope('fit', 1),
      scoreFrom1To10: slope('score', 0),
      scoreFrom10To100: slope('score', 1),
    },
  })
  return { rows, model: trained! }
}

type Tasks = typeof tasks
const onPool = <T extends keyof Tasks>(name: T): TaskSpec<TaskInput<Tasks[T]>, TaskOutput<Tasks[T]>> => ({
  name: `clv.${name}`,
  file: new URL('../../../plugins/clv/tasks.ts', import.meta.url),
  exportName: name,
  timeoutMs: 600_000,
})

const threadRows = async (source: Transactions, model: LifetimeModel): Promise<BenchRow[]> => {
  const transactions = copied(source, 10)
  const cohort = gather(summarise(transactions, asOf))
  const starts = Array.from({ length: 8 }, (_, start) => ({ start }))
  const blocks = Array.from({ length: 8 }, (_, i) => ({ from: i * 2_500, to: (i + 1) * 2_500 }))
  const rows: BenchRow[] = []
  for (const threads of [1, 2]) {
    const host = await startComputeHost({ threads })
    try {
      // The first call of each thread loads the plugin's code.
      await host.map(onPool('fitStart'), { process: 'BG_NBD' as const, cohort }, starts.slice(0, threads))
      const begin = performance.now()
      const candidates: FitCandidate[] = await host.map(
        onPool('fitStart'),
        { process: 'BG_NBD' as const, cohort },
        starts,
      )
      const fitted = performance.now()
      const scores = await host.map(onPool('score'), { model, transactions: source, asOf, options }, blocks)
      const end = performance.now()
      rows.push({
        name: `BG/NBD, 8 starts on CDNOW ×10, and 20,000 full scores, ${threads} threads`,
        figures: {
          fitWallMs: fitted - begin,
          scoreWallMs: end - fitted,
          best: Math.max(...candidates.map(({ score }) => score)),
          scored: scores.flat().length,
        },
      })
    } finally {
      await host.stop()
    }
  }
  return rows
}

const liveRow = (model: LifetimeModel): BenchRow => {
  const shop = simulateShop(300, 270, 100, 1)
  const customers = Array.from({ length: 300 }, (_, c) => {
    const rows = Array.from(shop.customer.keys()).filter((i) => shop.customer[i] === c)
    return { day: rows.map((i) => asOf - 269 + shop.day[i]!), amount: rows.map((i) => shop.amount[i]!) }
  })
  const each = (monthlyDiscount: number) =>
    timed(5, () => customers.map((one) => rescore(model, one, asOf, { horizonDays: 365, monthlyDiscount }))).ms / 300
  return {
    name: 'live rescoring of one customer, horizon 365 days, with interval and reasons',
    figures: { cpuMs: each(0), withDiscountCpuMs: each(0.01) },
  }
}

const withoutData: readonly BenchRow[] = [
  { name: 'clv: skipped', figures: {}, note: 'the evaluation data sets are not here' },
]

const bench: Bench = async () => {
  if (!hasEvaluationData) return [...withoutData]
  const source = cdnow()
  const { rows, model } = scaleRows(source)
  const others = (['MBG_NBD', 'PARETO_NBD'] as const).map((name) => ({
    name: `${name} + Gamma-Gamma, CDNOW ×1, 1 thread`,
    figures: fitOf(name, source).figures,
  }))
  return [...rows, ...others, liveRow(model), ...(await threadRows(source, model))]
}

export const short: Bench = async () => {
  if (!hasEvaluationData) return [...withoutData]
  const { model, figures } = fitOf('BG_NBD', cdnow())
  return [{ name: 'BG/NBD + Gamma-Gamma, CDNOW ×1, 1 thread', figures }, liveRow(model)]
}

export default bench
