import { eventually } from '../events/world.ts'
import { Clients, withWorld } from './bench-world.ts'
import { latencyFigures } from '../support/caller.ts'
import { liveValues } from './live-values.ts'
import type { BenchRow } from './bench.ts'

const query = 'subscription { recordChanged(types: [CUSTOMER]) { cursor node { ... on Customer { id name } } } }'
const perSecond = 200
const seconds = 15
const sizes = [1, 200]

/** From the commit of an event to its arrival at a client in another process, at a steady rate. */
const liveEvents = (): Promise<BenchRow[]> =>
  withWorld(async (world) => {
    // One for each event: an item shows its record as it is when it is read.
    const made = await world.sql(
      `insert into customer (id, kind, name) select uuid_v7(), 'PERSON', 'c' || i from generate_series(1, $1::int) i returning id`,
      [perSecond * seconds],
    )
    const ids = made.map((row) => String(row['id']))
    const clients = new Clients()
    const rows: BenchRow[] = []
    try {
      for (const sockets of sizes) {
        const committedAt = new Map<string, number>()
        const arrivedAt = new Map<string, number>()
        const order: string[] = []
        let measuring = true
        clients.on((report) => {
          if (report.kind !== 'item' || !measuring) return
          const { payload } = JSON.parse(report.text) as {
            payload: { data: { recordChanged: { node: { name: string } } } }
          }
          const { name } = payload.data.recordChanged.node
          order.push(name)
          arrivedAt.set(name, report.at)
        })
        await clients.open({ url: world.url, key: world.key, sockets, query, expect: 0, clock: true })
        await eventually(() => world.events.hub.subscribers === sockets)
        const since = process.cpuUsage()
        const begin = performance.now()
        const total = perSecond * seconds
        const running: Promise<void>[] = []
        for (let i = 0; i < total; i++) {
          const early = begin + (i * 1_000) / perSecond - performance.now()
          if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
          const name = `${sockets}/${i}`
          running.push(
            world
              .rename(ids[i]!, name)
              .then(() => void committedAt.set(name, performance.timeOrigin + performance.now())),
          )
        }
        await Promise.all(running)
        const tookMs = performance.now() - begin
        await eventually(() => arrivedAt.size === total)
        measuring = false
        const { user, system } = process.cpuUsage(since)
        const latencies = [...arrivedAt].map(([name, at]) => Math.max(0, at - committedAt.get(name)!))
        rows.push({
          name: `commit to delivery at ${perSecond} events a second, ${sockets} sockets`,
          figures: {
            ...latencyFigures(latencies),
            eventsPerSecond: (total * 1_000) / tookMs,
            delivered: order.length,
            missed: total - arrivedAt.size,
            serverCpuShare: (user + system) / 1_000 / tookMs,
          },
        })
      }
    } finally {
      clients.stop()
    }
    return rows
  })

// The whole server first: it keeps apart what its plugins register with type-graphql, the small world after it does not.
export default async (): Promise<BenchRow[]> => [...(await liveValues()), ...(await liveEvents())]
