import { once } from 'node:events'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { rawClient } from './events/raw-client.ts'
import { startTestApp, type TestApp } from './support/app.ts'

const customers = 5_000
const filterOf = (contains: number, seed: number) => ({
  or: Array.from({ length: contains }, (_, i) => ({ name: { contains: `q${seed}x${i}` } })),
})
const small = '{ customers(first: 1) { nodes { name } } }'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp({ env: { MAX_OPERATION_COST: '10000000', RATE_LIMIT: '0' } })
  await app.sql(
    `insert into customer (id, kind, name) select gen_random_uuid(), 'PERSON', repeat(md5(i::text), 6) from generate_series(1, ${customers}) i`,
  )
})
afterAll(() => app?.stop())

/** Reads with a `contains` that the database is at work on: those of the flood, not those by which the server itself looks a key up. */
const running = async (): Promise<number> => {
  const [row] = await app.sql(
    `select count(*)::int as n from pg_stat_activity where datname = current_database() and state = 'active'
      and application_name = 'rapport reads' and query like '%fold_pattern%'`,
  )
  return row!['n'] as number
}

const until = async (what: () => Promise<boolean>): Promise<void> => {
  while (!(await what())) await new Promise((resolve) => setTimeout(resolve, 20))
}

const post = (query: string, key: string, { signal, variables }: { signal?: AbortSignal; variables?: object } = {}) =>
  fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query, variables }),
    ...(signal ? { signal } : {}),
  })

/** Keeps everybody from a table while `work` runs, as a statement that takes for ever does. */
const whileLocked = async (databaseUrl: string, work: () => Promise<void>): Promise<void> => {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('begin; lock table customer in access exclusive mode')
    await work()
  } finally {
    await client.end()
  }
}

describe('a key that floods the server with slow reads', () => {
  it('has its share of the connections: others are answered meanwhile, and its statements end when it goes', async () => {
    const { key: flooder } = await app.addUser('Flood', 'READER')
    const { key: other } = await app.addUser('Other', 'READER')
    const aliases = Array.from({ length: 50 }, (_, i) => `a${i}: customers(first: 1, filter: $filter) { totalCount }`)
    const query = `query ($filter: CustomerFilter) { ${aliases.join(' ')} }`
    const leaving = new AbortController()
    onTestFinished(() => leaving.abort())
    let answered = 0
    const flood = Array.from({ length: 6 }, async (_, seed) => {
      const response = await post(query, flooder, { signal: leaving.signal, variables: { filter: filterOf(95, seed) } })
      const answer = (await response.json()) as { errors?: unknown }
      answered++
      expect(answer.errors).toBeUndefined()
    })
    const ended = Promise.allSettled(flood)
    await until(async () => {
      expect(answered).toBe(0)
      return (await running()) >= 5
    })
    for (let i = 0; i < 20; i++) {
      const { data, errors } = (await (await post(small, other)).json()) as { data: object; errors?: object[] }
      expect(errors).toBeUndefined()
      expect(data).toMatchObject({ customers: { nodes: [{}] } })
      expect(await running()).toBeLessThanOrEqual(5)
    }
    expect(answered).toBe(0)
    leaving.abort()
    await ended
    await until(async () => (await running()) === 0)
  })
})

describe('an operation', () => {
  let brief: TestApp
  const limitMs = 700
  const slow = '{ a: customers(first: 1) { totalCount } b: customers(first: 1) { nodes { id } } }'
  const write = 'mutation { createCustomer(input: { kind: PERSON, name: "Late" }) { userErrors { code } } }'
  const timeout = { extensions: { code: 'TIMEOUT', limitMs } }

  beforeAll(async () => {
    brief = await startTestApp({ env: { OPERATION_TIMEOUT_MS: String(limitMs) } })
  })
  afterAll(() => brief?.stop())

  const waiting = async (): Promise<number> => {
    const [row] = await brief.sql(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    return row!['n'] as number
  }

  it('that takes too long is cancelled as a whole, over HTTP and WebSocket', () =>
    whileLocked(brief.databaseUrl, async () => {
      const { errors } = await brief.ask(slow)
      expect(errors).toMatchObject([timeout])
      const socket = await rawClient(`${brief.url.replace('http', 'ws')}/graphql`, brief.ownerKey)
      socket.send({ id: '1', type: 'subscribe', payload: { query: slow } })
      expect(JSON.parse(await socket.next('next')).payload.errors).toMatchObject([timeout])
      socket.close()
      await until(async () => (await waiting()) === 0)
    }))

  it('that writes has a time limit too, and what it wrote is taken back', async () => {
    await whileLocked(brief.databaseUrl, async () => {
      const { errors } = await brief.ask(write)
      expect(errors).toMatchObject([timeout])
    })
    expect((await brief.ask('{ customers(first: 1) { totalCount } }')).data).toEqual({ customers: { totalCount: 0 } })
  })

  describe('whose client goes is cancelled in the database', () => {
    const locked = async (): Promise<number> => {
      const [row] = await app.sql(
        `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
      return row!['n'] as number
    }

    for (const [kind, query] of [
      ['a read', slow],
      ['a write', write],
    ] as const) {
      it(`${kind}, by HTTP`, () =>
        whileLocked(app.databaseUrl, async () => {
          const leaving = new AbortController()
          const answer = post(query, app.ownerKey, { signal: leaving.signal })
          await until(async () => (await locked()) > 0)
          leaving.abort()
          await expect(answer).rejects.toThrow('aborted')
          await until(async () => (await locked()) === 0)
        }))

      it(`${kind}, by a message of its socket and by its end`, () =>
        whileLocked(app.databaseUrl, async () => {
          const socket = await rawClient(`${app.url.replace('http', 'ws')}/graphql`, app.ownerKey)
          socket.send({ id: '1', type: 'subscribe', payload: { query } })
          await until(async () => (await locked()) > 0)
          socket.send({ id: '1', type: 'complete' })
          await until(async () => (await locked()) === 0)
          socket.send({ id: '2', type: 'subscribe', payload: { query } })
          await until(async () => (await locked()) > 0)
          socket.ws.terminate()
          await once(socket.ws, 'close')
          await until(async () => (await locked()) === 0)
        }))
    }
  })
})
