import { readFile, readdir } from 'node:fs/promises'
import { Caller, latencyFigures } from '../support/caller.ts'
import { withFilledApp } from './filled-app.ts'
import { plugins } from '../../rapport.config.ts'
import type { PluginEntry } from '../../src/plugin/host.ts'
import type { Bench, BenchRow } from './run.ts'

const mutation = `mutation ($input: RecordOrderInput!) { recordOrder(input: $input) { order { id } userErrors { message } } }`
const perSecond = 100
const orders = 1_500

/** Milliseconds of processor time that the database's processes have used, Linux only; NaN elsewhere. */
const databaseCpuMs = async (): Promise<number> => {
  let ticks = 0
  for (const pid of await readdir('/proc').catch(() => [])) {
    if (!/^\d+$/.test(pid)) continue
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
    if (!stat.includes('(postgres)')) continue
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    ticks += Number(fields[11]) + Number(fields[12])
  }
  return ticks === 0 ? Number.NaN : ticks * 10
}

const measured = (name: string, used: readonly PluginEntry[], models: readonly (readonly [string, string])[]) =>
  withFilledApp(used, 2_000, async ({ app, key, sql, train }): Promise<BenchRow> => {
    for (const [plugin, algorithm] of models) await train(plugin, algorithm)
    const rows = await sql(`select 'cus_' || id as id from customer order by id`)
    const placedAt = new Date().toISOString()
    const variables = Array.from({ length: orders }, (_, i) => ({
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
      await caller.start({ ...order, variables: variables.slice(0, 200) }).done
      const since = process.cpuUsage()
      const databaseSince = await databaseCpuMs()
      const { latenciesMs, failed } = await caller.start({ ...order, variables: variables.slice(200) }).done
      const { user, system } = process.cpuUsage(since)
      const n = latenciesMs.length
      return {
        name,
        figures: {
          serverCpuMs: (user + system) / 1_000 / n,
          databaseCpuMs: ((await databaseCpuMs()) - databaseSince) / n,
          ...latencyFigures(latenciesMs),
          orders: n,
          failed,
        },
      }
    } finally {
      caller.stop()
    }
  })

/** What an order by mutation costs: processor time of the server and of the database for one, without and with live models. */
const bench: Bench = async () => [
  await measured(`an order, no plugins, ${perSecond} a second`, [], []),
  await measured(
    'an order that segmentation and lifetime value follow live',
    plugins.filter(({ id }) => id === 'segmentation' || id === 'clv'),
    [
      ['segmentation', 'KMEANS'],
      ['clv', 'BG_NBD'],
    ],
  ),
]

export default bench
