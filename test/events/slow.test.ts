import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { SocketQueue } from '../../src/api/ws-queue.ts'
import { sqlRunner } from '../../src/db/sql.ts'
import type { TestDatabase } from '../support/postgres.ts'
import { rawClient, type RawClient } from './raw-client.ts'
import { collect, customerId, eventually, freshDatabase, startWorld, type World } from './world.ts'

const watch = `subscription($id: ID!, $after: String) {
  recordChanged(filter: { ids: [$id] }, after: $after) { cursor node { ... on Customer { attributes } } }
}`
/** As large as the kernel's buffers of a socket take many of. */
const weight = 100_000

let database: TestDatabase
let world: World

beforeAll(async () => {
  database = await freshDatabase()
  world = await startWorld(database, { limits: { maxItems: 20, maxBytes: 400_000 } })
})
afterAll(async () => {
  await world.stop()
  await database.drop()
})
afterEach(() => world.disconnect())

const addHeavy = async () => {
  const id = await world.addCustomer('heavy')
  // Random, so that nothing on the way can make it smaller.
  await world.sql(`update customer set attributes = jsonb_build_object('x', $2::text) where id = $1`, [
    id,
    'x'.repeat(weight),
  ])
  await world.quiet()
  return id
}

const touch = (id: string, times: number) =>
  world.work(async (unit) => {
    await sqlRunner(unit.em)('update customer set version = version + 1 where id = $1', [id])
    for (let i = 0; i < times; i++)
      unit.emit('customer.updated', { type: 'Customer', id, action: 'UPDATED', customerId: id })
  })

const stall = async (id: string): Promise<RawClient> => {
  const raw = await rawClient(world.url, world.key)
  raw.send({ id: 's', type: 'subscribe', payload: { query: watch, variables: { id: customerId(id) } } })
  await eventually(() => world.events.hub.subscribers >= 1)
  raw.ws.pause()
  return raw
}

describe('a subscriber that does not read', () => {
  it('is closed with a code on which clients come back, and resumes without a gap', async () => {
    const id = await addHeavy()
    const raw = await stall(id)
    const cursors: string[] = []
    raw.ws.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as {
        type: string
        payload?: { data: { recordChanged: { cursor: string } } }
      }
      if (message.type === 'next') cursors.push(message.payload!.data.recordChanged.cursor)
    })
    let touched = 0
    for (; world.events.hub.subscribers > 0; touched += 10) {
      await touch(id, 10)
      await world.quiet()
    }
    raw.ws.resume()
    const { code, reason } = await raw.closed
    // Of the codes from 4400 to 4499 graphql-ws gives up on these; see isFatal in its client.
    expect([4400, 4401, 4406, 4409, 4429]).not.toContain(code)
    expect(Math.trunc(code / 100)).toBe(44)
    expect(reason).toContain('after')
    expect(cursors.length).toBeLessThan(touched)
    const rest = collect(world.connect(), watch, { id: customerId(id), after: cursors.at(-1) })
    await rest.waitFor(touched - cursors.length)
    const all = await world.sql(
      `select cursor from event_log where topic = 'customer.updated' and payload->>'id' = $1`,
      [id],
    )
    expect(new Set([...cursors, ...rest.items.map(({ cursor }) => cursor)]).size).toBe(all.length)
  })

  it('does not hold up others', async () => {
    const id = await addHeavy()
    const stalled = await stall(id)
    const reader = collect(world.connect(), watch, { id: customerId(id) })
    await eventually(() => world.events.hub.subscribers === 2)
    let touched = 0
    for (; world.events.hub.subscribers > 1; touched += 5) {
      await touch(id, 5)
      await reader.waitFor(touched + 5)
    }
    await touch(id, 1)
    await reader.waitFor(touched + 1)
    stalled.ws.terminate()
  })
})

describe('a client that does not answer pings', () => {
  const start = async () => {
    const server = await startWorld(database, { limits: { pingMs: 300 } })
    const raw = await rawClient(server.url, server.key)
    return { server, raw }
  }

  it('is cut off when it is gone', async () => {
    const { server, raw } = await start()
    raw.ws.pause()
    await eventually(() => server.door.sockets === 0)
    raw.ws.terminate()
    await server.stop()
  })

  it('is kept while it only answers late, after all that was sent before', async () => {
    const { server, raw } = await start()
    const id = await server.addCustomer('heavy')
    await server.sql(`update customer set attributes = jsonb_build_object('x', $2::text) where id = $1`, [
      id,
      'x'.repeat(weight),
    ])
    await server.quiet()
    const [begin] = await server.sql('select max(cursor)::text as c from event_log')
    await touch(id, 150)
    await server.quiet()
    let count = 0
    raw.ws.on('message', () => {
      count++
      raw.ws.pause()
      setTimeout(() => raw.ws.resume(), 4)
    })
    const after = Buffer.from(`event:${String(begin!['c'])}`).toString('base64url')
    raw.send({ id: 's', type: 'subscribe', payload: { query: watch, variables: { id: customerId(id), after } } })
    await eventually(() => count === 150)
    expect(raw.ws.readyState).toBe(raw.ws.OPEN)
    raw.close()
    await server.stop()
  })
})

describe('the queue of a socket', () => {
  it('never holds more than its limits, reports once when it would, and sends in order what it took', async () => {
    const limits = { maxItems: 30, maxBytes: 300_000 }
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 10, max: 200_000 }), { minLength: 60, maxLength: 90 }),
        fc.boolean(),
        async (sizes, reads) => {
          const accepted = new Promise<[WebSocket, IncomingMessage]>((resolve) =>
            server.once('connection', (ws, request) => resolve([ws, request])),
          )
          const client = new WebSocket(`ws://127.0.0.1:${port}`)
          const got: number[] = []
          client.on('message', (data: Buffer) => got.push(data.length))
          await once(client, 'open')
          const [ws, request] = await accepted
          if (!reads) client.pause()
          let overflows = 0
          const queue = new SocketQueue(ws, request.socket, limits, () => overflows++)
          let sent = 0
          for (const size of sizes) {
            queue.send(Buffer.alloc(size, 'x'))
            if (overflows === 0) sent++
            const { items, bytes } = queue.waiting
            expect(items).toBeLessThanOrEqual(limits.maxItems)
            expect(items === 1 || bytes <= limits.maxBytes).toBe(true)
            if (reads) await queue.empty()
          }
          if (reads) {
            await eventually(() => got.length === sizes.length)
            expect(overflows).toBe(0)
          } else {
            // Far more than a kernel keeps for one socket.
            for (let i = 0; i < 300; i++) queue.send(Buffer.alloc(200_000, 'x'))
            expect(overflows).toBe(1)
            expect(queue.waiting).toEqual({ items: 0, bytes: 0 })
            client.resume()
          }
          expect(got).toEqual(sizes.slice(0, got.length))
          client.terminate()
        },
      ),
      { numRuns: 5 },
    )
    server.close()
  })

  it('keeps of messages of one slot only the newest, in the place of the one before', async () => {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
    await once(server, 'listening')
    const accepted = new Promise<[WebSocket, IncomingMessage]>((resolve) =>
      server.once('connection', (ws, request) => resolve([ws, request])),
    )
    const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
    const got: string[] = []
    client.on('message', (data: Buffer) => got.push(data.toString()))
    await once(client, 'open')
    const [ws, request] = await accepted
    client.pause()
    const queue = new SocketQueue(ws, request.socket, { maxItems: 1_000, maxBytes: 1024 * 1024 }, () =>
      expect.fail('expected no overflow'),
    )
    const filler = Buffer.alloc(100_000, 'x')
    while (!request.socket.writableNeedDrain) queue.send(filler)
    const slot = {}
    queue.send(Buffer.from('1 of 3'), slot)
    queue.send(Buffer.from('other'))
    for (let i = 0; i < 5_000; i++) queue.send(Buffer.from(`newest ${i}`), slot)
    expect(queue.waiting.items).toBe(2)
    client.resume()
    await eventually(() => got.at(-1) === 'other')
    expect(got.filter((text) => text.length < 100)).toEqual(['newest 4999', 'other'])
    client.terminate()
    server.close()
  })
})

it('a client that catches up is given no more than it takes, however much there is', async () => {
  const id = await addHeavy()
  const [start] = await world.sql('select max(cursor)::text as c from event_log')
  await touch(id, 200)
  await world.quiet()
  const raw = await rawClient(world.url, world.key)
  const after = Buffer.from(`event:${String(start!['c'])}`).toString('base64url')
  raw.send({ id: 's', type: 'subscribe', payload: { query: watch, variables: { id: customerId(id), after } } })
  let count = 0
  let pause = true
  raw.ws.on('message', () => {
    count++
    // Slow, but not standing still: it must get all of it, on one socket.
    if (!pause) return
    pause = false
    raw.ws.pause()
    setTimeout(() => {
      pause = true
      raw.ws.resume()
    }, 5)
  })
  await eventually(() => count === 200)
  raw.close()
})
