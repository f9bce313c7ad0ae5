import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import { Caller, latencyFigures } from '../support/caller.ts'
import { withFilledApp } from './filled-app.ts'
import type { Bench, BenchRow } from './bench.ts'

/** A page as a console shows it. */
const query = `{ customers(first: 50, orderBy: { field: NAME }) { nodes { id name segment { segment { name } } lifetimeValue { value { amount } band }
  interactions(first: 10) { nodes { kind subject occurredAt } } opportunities(first: 10) { nodes { name amount { amount currency } } } } } }`
const perSecond = 10
const idleMs = 60_000
const customers = Number(process.env['BENCH_CUSTOMERS'] ?? 20_000)

/** What is trained at the same time. */
const trainings: readonly (readonly [string, string, object?])[] = [
  ['segmentation', 'KMEANS'],
  ['clv', 'AUTO'],
  ['forecasting', 'AUTO'],
  ['sentiment', 'AUTO'],
]

/** How much slower requests are answered while every plugin trains, beside the same server at rest before and after. */
const bench: Bench = () =>
  withFilledApp(customers, async ({ app, key, train }) => {
    const caller = new Caller()
    const clocked = async (
      work: () => Promise<unknown>,
    ): Promise<{ latenciesMs: readonly number[]; figures: BenchRow['figures'] }> => {
      const calls = caller.start({ url: app.url, key, query, perSecond })
      const loop = monitorEventLoopDelay({ resolution: 5 })
      loop.enable()
      try {
        await work()
      } finally {
        calls.end()
        loop.disable()
      }
      const { latenciesMs, failed } = await calls.done
      const loopP99Ms = loop.percentile(99) / 1e6
      return {
        latenciesMs,
        figures: { ...latencyFigures(latenciesMs), loopP99Ms, requests: latenciesMs.length, failed },
      }
    }
    try {
      // The first trainings warm up: code of plugins, plans of the database.
      for (const [plugin, algorithm, params] of trainings) await train(plugin, algorithm, params)
      await clocked(() => delay(3_000))
      const before = await clocked(() => delay(idleMs))
      const during = await clocked(() => Promise.all(trainings.map((one) => train(...one))))
      const after = await clocked(() => delay(idleMs))
      const atRest = latencyFigures([...before.latenciesMs, ...after.latenciesMs])
      const training = latencyFigures(during.latenciesMs)
      return [
        { name: 'at rest, before', figures: before.figures },
        {
          name: `while ${trainings.map(([plugin, algorithm]) => `${plugin} ${algorithm}`).join(', ')} train`,
          figures: during.figures,
        },
        { name: 'at rest, after', figures: after.figures },
        {
          name: 'while training / at rest',
          figures: {
            p50Ratio: training.p50Ms / atRest.p50Ms,
            p95Ratio: training.p95Ms / atRest.p95Ms,
            p99Ratio: training.p99Ms / atRest.p99Ms,
          },
        },
      ]
    } finally {
      caller.stop()
    }
  })

export default bench
