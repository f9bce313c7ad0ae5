import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import { newUuid } from '../../src/core/ids.ts'
import { sqlRunner } from '../../src/db/sql.ts'
import { saveScores } from '../../src/learning/score-store.ts'
import { eventually, type World } from '../events/world.ts'
import { Clients, withWorld } from './bench-world.ts'
import type { BenchRow } from './bench.ts'

const query = `subscription { scoreChanged {
  cursor previousValue cause { kind text }
  score { id kind value unit band trend subject { ... on Customer { id name } }
    explanation { method baseValue residual factors { feature contribution text } }
    provenance { plugin pluginVersion dataAsOf modelRun { id algorithm } } }
} }`
const warmUps = 20
const events = 60
const sizes = [100, 500, 2_000]

const stalledSockets = 20
/** Characters of a record that stalled subscribers are sent. */
const heavy = 50_000

const cpuMs = (since: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1_000
}

/** Makes one score change after another, each in a transaction. */
const scorer = async (world: World) => {
  const customer = await world.addCustomer('Ada Lovelace')
  const run = newUuid()
  await world.sql(
    `insert into model_run (id, plugin, plugin_version, algorithm, seed, as_of, requested_by, status)
     values ($1, 'bench', '1.0.0', 'NONE', 1, now(), 'bench', 'SUCCEEDED')`,
    [run],
  )
  let count = 0
  return () =>
    world.work((unit) =>
      saveScores(
        sqlRunner(unit.em),
        { plugin: 'bench', pluginVersion: '1.0.0', modelRunId: run },
        [
          {
            subjectType: 'Customer',
            subjectId: customer,
            kind: 'bench.score',
            value: ++count,
            unit: 'INDEX',
            explanation: {
              method: 'exact',
              baseValue: 0,
              factors: ['recency', 'frequency', 'monetary'].map((feature) => ({
                feature,
                value: 1,
                contribution: count / 3,
                text: `${feature} of the last year`,
              })),
              residual: 0,
              rawValue: count,
            },
            inputHash: 'x',
            dataAsOf: new Date(),
          },
        ],
        { kind: 'EVENT', recordId: null, text: 'an order was recorded' },
      ),
    )
}

/** graphql-ws as its documentation shows it, on the same schema; the item is given, so it reads nothing from the database. */
const startStock = async (world: World) => {
  const listeners = new Set<(value: object) => void>()
  const items = (): AsyncGenerator<object, void, undefined> => {
    const queue: object[] = []
    let waiting: ((result: IteratorResult<object, void>) => void) | undefined
    const listener = (value: object) => {
      if (!waiting) return void queue.push(value)
      waiting({ done: false, value })
      waiting = undefined
    }
    const end = async (): Promise<IteratorResult<object, void>> => {
      listeners.delete(listener)
      waiting?.({ done: true, value: undefined })
      return { done: true, value: undefined }
    }
    listeners.add(listener)
    return {
      next: () => {
        const value = queue.shift()
        if (value) return Promise.resolve({ done: false, value })
        return new Promise((resolve) => (waiting = resolve))
      },
      return: end,
      throw: end,
      [Symbol.asyncIterator]() {
        return this
      },
      [Symbol.asyncDispose]: async () => void (await end()),
    }
  }
  const field = world.schema.getSubscriptionType()!.getFields()['scoreChanged']!
  field.subscribe = () => items()
  const http = createServer()
  const wss = new WebSocketServer({ server: http, path: '/graphql' })
  const stock = useServer({ schema: world.schema }, wss)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return {
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`,
    subscribers: () => listeners.size,
    publish: (value: object) => {
      for (const listener of listeners) listener(value)
    },
    stop: async () => {
      await stock.dispose()
      http.close()
    },
  }
}

const collectGarbage = () => {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
}

/** What subscribers that do not read cost the server at most, until it closes them. */
const stalled = async (world: World, clients: Clients): Promise<BenchRow> => {
  const id = await world.addCustomer('heavy')
  await world.sql(`update customer set attributes = jsonb_build_object('x', repeat('x', $2)) where id = $1`, [
    id,
    heavy,
  ])
  await world.quiet()
  const watch = 'subscription { recordChanged(types: [CUSTOMER]) { cursor node { ... on Customer { attributes } } } }'
  await clients.open({
    url: world.url,
    key: world.key,
    sockets: stalledSockets,
    query: watch,
    expect: 0,
    clock: false,
    stall: true,
  })
  await eventually(() => world.events.hub.subscribers === stalledSockets)
  const used = () => {
    collectGarbage()
    const { heapUsed, external } = process.memoryUsage()
    return heapUsed + external
  }
  const before = used()
  let most = 0
  let sent = 0
  for (; world.events.hub.subscribers === stalledSockets; sent++) {
    const executed = world.executions.count
    await world.rename(id, `heavy ${sent}`)
    await eventually(() => world.executions.count > executed || world.events.hub.subscribers < stalledSockets)
    // A turn for it to be sent, or to be refused and its subscribers closed.
    await new Promise((resolve) => setTimeout(resolve, 5))
    most = Math.max(most, used() - before)
  }
  return {
    name: `${stalledSockets} subscribers that do not read`,
    figures: { peakMBEach: most / stalledSockets / 1e6, itemsUntilClosed: sent, bytesPerItem: heavy },
    note: 'heap and buffers of the server after garbage collection, before the first of them is closed',
  }
}

export default (): Promise<BenchRow[]> =>
  withWorld(async (world) => {
    const clients = new Clients()
    const stock = await startStock(world)
    const change = await scorer(world)
    const rows: BenchRow[] = []
    try {
      // First, while the process holds nothing else that could go in the meantime.
      rows.push(await stalled(world, clients))
      for (const sockets of sizes) {
        const order = { key: world.key, sockets, query, clock: false }
        const deliveries = sockets * events
        // Long enough for one event to be sent to all before the next: bursts would be cheaper for us.
        const pause = () => new Promise((resolve) => setTimeout(resolve, 5 + sockets / 40))

        await clients.open({ ...order, url: world.url, expect: sockets * (warmUps + events) })
        await eventually(() => world.events.hub.subscribers === sockets)
        for (let i = 0; i < warmUps; i++) await change()
        await world.quiet()
        let since = process.cpuUsage()
        const reached = clients.next('reached')
        for (let i = 0; i < events; i++) {
          await change()
          await pause()
        }
        const { sample } = await reached
        const ours = (cpuMs(since) * 1_000) / deliveries

        const { payload } = JSON.parse(sample) as { payload: { data: { scoreChanged: object } } }
        await clients.open({ ...order, url: stock.url, expect: sockets * (warmUps + events) })
        await eventually(() => stock.subscribers() === sockets && world.events.hub.subscribers === 0)
        const publish = async () => {
          stock.publish(payload.data)
          await pause()
        }
        for (let i = 0; i < warmUps; i++) await publish()
        await new Promise((resolve) => setTimeout(resolve, 200))
        since = process.cpuUsage()
        const stockReached = clients.next('reached')
        for (let i = 0; i < events; i++) await publish()
        await stockReached
        const theirs = (cpuMs(since) * 1_000) / deliveries
        rows.push({
          name: `fan-out of one subscription to ${sockets} sockets`,
          figures: {
            cpuUsPerDelivery: ours,
            stockCpuUsPerDelivery: theirs,
            ratio: ours / theirs,
            bytesPerItem: Buffer.byteLength(sample),
          },
          note: 'ours with commit, relay, log, read and execution in it; stock graphql-ws with the item given',
        })
      }
    } finally {
      clients.stop()
      await stock.stop()
    }
    return rows
  })
