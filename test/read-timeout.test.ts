import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plugins } from '../rapport.config.ts'
import { rawClient } from './events/raw-client.ts'
import { startTestApp, type TestApp } from './support/app.ts'

const limitMs = 300
let app: TestApp

beforeAll(async () => {
  app = await startTestApp({
    plugins: plugins.filter(({ id }) => id === 'sentiment'),
    env: { READ_TIMEOUT_MS: String(limitMs) },
  })
})
afterAll(() => app?.stop())

/** Lets every read of a table wait while `work` runs, as a query that takes for ever does. */
const whileLocked = async (table: string, work: () => Promise<void>): Promise<void> => {
  const client = new Client({ connectionString: app.databaseUrl })
  await client.connect()
  try {
    await client.query(`begin; lock table ${table} in access exclusive mode`)
    await work()
  } finally {
    await client.end()
  }
}

const message = `expected the database to answer a read within ${limitMs} ms, this one took longer; ask for less, or try again`
const customers = '{ customers(first: 1) { totalCount } }'

describe('a read that takes longer than READ_TIMEOUT_MS', () => {
  it('is cancelled over HTTP and WebSocket, and the next one is answered', async () => {
    await whileLocked('customer', async () => {
      const { status, data, errors } = await app.ask(customers)
      expect([status, data]).toEqual([200, null])
      expect(errors).toMatchObject([{ message, path: ['customers'], extensions: { code: 'TIMEOUT', limitMs } }])
      const socket = await rawClient(`${app.url.replace('http', 'ws')}/graphql`, app.ownerKey)
      socket.send({ id: '1', type: 'subscribe', payload: { query: customers } })
      expect(JSON.parse(await socket.next('next')).payload.errors).toMatchObject([
        { message, extensions: { code: 'TIMEOUT', limitMs } },
      ])
      socket.close()
      const running = await app.sql(
        `select count(*)::int as n from pg_stat_activity where datname = current_database() and state = 'active' and query like '%"customer"%' and pid <> pg_backend_pid()`,
      )
      expect(running).toEqual([{ n: 0 }])
    })
    expect((await app.ask(customers)).data).toEqual({ customers: { totalCount: 0 } })
  })

  it('fails alone, although the fields of an operation are read together', async () => {
    await whileLocked('customer', async () => {
      const { data, errors } = await app.ask(
        '{ pipelines { name } me { id } segments: products(first: 1) { totalCount } sentimentAlerts { totalCount } }',
      )
      expect(errors).toMatchObject([{ path: ['sentimentAlerts'], extensions: { code: 'TIMEOUT' } }])
      expect(data).toMatchObject({
        pipelines: [{ name: expect.any(String) }],
        segments: { totalCount: 0 },
        sentimentAlerts: null,
      })
    })
  })

  it('of a plugin names the plugin, and does not count as its failure', async () => {
    const query = '{ sentimentTrend { count } }'
    await whileLocked('p_sentiment.text_sentiment', async () => {
      for (let i = 0; i < 7; i++) {
        const { errors } = await app.ask(query)
        expect(errors).toMatchObject([{ message, extensions: { code: 'TIMEOUT', plugin: 'sentiment', limitMs } }])
      }
    })
    expect((await app.ask(query)).errors).toBeUndefined()
  })

  it('only applies to requests: jobs, imports and writes take the time that they need', async () => {
    const slow = `select pg_sleep(${(2 * limitMs) / 1_000})::text as done`
    expect(await app.app.host.find('sentiment')!.context!.sql(slow)).toEqual([{ done: '' }])
    expect(await app.app.orm.em.fork().execute(slow)).toEqual([{ done: '' }])
    const input = { kind: 'PERSON', name: 'Patient' }
    const mutation = 'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { userErrors { code } } }'
    let written: Promise<unknown> | undefined
    await whileLocked('customer', async () => {
      written = app.ask(mutation, { input })
      await app.sql(slow)
    })
    expect(await written).toMatchObject({ data: { createCustomer: { userErrors: [] } } })
    expect((await app.ask(customers)).data).toEqual({ customers: { totalCount: 1 } })
  })
})
