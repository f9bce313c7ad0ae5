import { Caller, latencyFigures } from '../support/caller.ts'
import { withFilledApp } from './filled-app.ts'
import type { Bench, BenchRow } from './bench.ts'

const mutation = `mutation ($input: RecordOrderInput!) { recordOrder(input: $input) { order { id } userErrors { message } } }`
const perSecond = 100
const customers = 2_000
const orders = 1_500
/** Orders before those that count. */
const warmUp = 200

const measured = (name: string, models: readonly (readonly [string, string])[], size = { customers, orders, warmUp }) =>
  withFilledApp(size.customers, async ({ app, key, sql, train, cpuMs }): Promise<BenchRow> => {
    for (const [plugin, algorithm] of models) await train(plugin, algorithm)
    const rows = await sql(`select 'cus_' || id as id from customer order by id`)
    const placedAt = new Date().toISOString()
    const variables = Array.from({ length: size.orders }, (_, i) => ({
      input: {
        customerId: rows[(i * 7_919) % rows.length]!['id'],
        placedAt,
        currency: 'USD',
        lines: [{ sku: `P-${i % 40}`, quantity: '1', unitPrice: String(10 + ((i * 37) % 400)) }],
      },
    }))
    const caller = new Caller()
    try {
      const order = { url: app.url, key, query: mutation, perSecond }
      await caller.start({ ...order, variables: variables.slice(0, size.warmUp) }).done
      const before = await cpuMs()
      const { latenciesMs, failed } = await caller.start({ ...order, variables: variables.slice(size.warmUp) }).done
      const after = await cpuMs()
      const n = latenciesMs.length
      return {
        name,
        figures: {
          serverCpuMs: (after.server - before.server) / n,
          runnerCpuMs: (after.runner - before.runner) / n,
          databaseCpuMs: (after.database - before.database) / n,
          ...latencyFigures(latenciesMs),
          orders: n,
          failed,
        },
      }
    } finally {
      caller.stop()
    }
  })

/** What an order by mutation costs: processor time of the processes for one, without and with live models. */
const bench: Bench = async () => [
  await measured(`an order, no models, ${perSecond} a second`, []),
  await measured('an order that segmentation and lifetime value follow live', [
    ['segmentation', 'KMEANS'],
    ['clv', 'BG_NBD'],
  ]),
]

export const short: Bench = async () => [
  await measured(`an order, no models, ${perSecond} a second`, [], { customers: 60, orders: 200, warmUp: 20 }),
]

export default bench
