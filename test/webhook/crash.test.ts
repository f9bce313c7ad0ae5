import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp } from '../support/app.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'
import { isSigned, startReceiver, until, type Receiver } from '../support/receiver.ts'
import { serverProcess, type ServerProcess } from '../support/server-process.ts'

let database: TestDatabase
let server: ServerProcess
let client: Client
let receiver: Receiver

beforeAll(async () => {
  // Makes the template, in which the migrations are applied.
  await (await startTestApp()).stop()
  database = await createTestDatabase('core')
  client = new Client({ connectionString: database.url })
  await client.connect()
  receiver = await startReceiver()
})
afterAll(async () => {
  await receiver.stop()
  await client.end()
  await database.drop()
})
afterEach(() => server.dispose())

const ask = async (query: string, variables: object = {}) => {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${server.ownerKey}` },
    body: JSON.stringify({ query, variables }),
  })
  // Tests look into answers of every shape.
  // eslint-disable-next-line typescript/no-explicit-any
  const { data, errors } = (await response.json()) as { data: any; errors?: unknown }
  expect(errors).toBeUndefined()
  return data
}

describe('kill -9 of the runner', () => {
  it('amid deliveries loses none; one that was under way comes again under its id', async () => {
    server = await serverProcess(database.url, { WEBHOOK_LOOPBACK: 'true' }, { plugins: [] })
    await server.start()
    const { createWebhook } = await ask(
      `mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { secret webhook { id } userErrors { message } } }`,
      {
        input: {
          name: 'Crash',
          url: receiver.url,
          query: 'subscription { recordChanged { action node { id ... on Customer { name } } } }',
        },
      },
    )
    expect(createWebhook.userErrors).toEqual([])
    let held = 0
    const killed = Promise.withResolvers<void>()
    // After some, a few requests of the first runner get no answer while it lives.
    receiver.behave = async () => {
      if (receiver.taken().length < 10 || held >= 4) return 200
      held++
      await killed.promise
      return 200
    }
    const ids: string[] = []
    for (let i = 0; i < 8; i++) {
      const { createCustomer } = await ask(
        `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } } }`,
        { input: { kind: 'PERSON', name: `Customer ${i}` } },
      )
      ids.push(createCustomer.customer.id)
    }
    for (const name of ['a', 'b', 'c'])
      for (const id of ids)
        await ask(`mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { customer { id } } }`, {
          input: { id, name },
        })
    await until('requests under way', () => held > 0)
    const [runner] = await server.runners()
    process.kill(runner!, 'SIGKILL')
    killed.resolve()
    // The runner that follows takes over when the leases of the first have ended.
    await until('another runner', async () => {
      const [next] = await server.runners()
      return next !== undefined && next !== runner
    })
    await client.query(`update webhook_delivery set leased_until = now() where leased_until is not null`)
    await until('everything to be sent', async () => {
      const { rows } = await client.query<{ done: number }>(
        `select count(*)::int as done from webhook_delivery where status = 'DELIVERED'`,
      )
      return rows[0]!.done === 32
    })
    const counts = [...Map.groupBy(receiver.all, ({ id }) => id).values()].map((of) => of.length)
    expect(counts).toHaveLength(32)
    expect(Math.max(...counts)).toBe(2)
    expect(counts.filter((count) => count === 2).length).toBeLessThanOrEqual(4)
    const { rows } = await client.query<{ id: string; about: string }>(
      `select 'whd_' || id as id, about from webhook_delivery order by cursor`,
    )
    for (const [about, of] of Map.groupBy(rows, (row) => row.about)) {
      const firsts = [...new Set(receiver.all.map(({ id }) => id))].filter((id) => of.some((row) => row.id === id))
      expect(firsts, about).toEqual(of.map(({ id }) => id))
    }
    expect(receiver.all.every((request) => isSigned(request, createWebhook.secret))).toBe(true)
  }, 180_000)
})
