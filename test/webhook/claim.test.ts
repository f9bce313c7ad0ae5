import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RunSql } from '../../src/db/sql.ts'
import { claimDue } from '../../src/modules/webhook/claim.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { until } from '../support/receiver.ts'

let app: TestApp
let one: Client
let other: Client

beforeAll(async () => {
  // Without a sender: the two processes are those of the test.
  app = await startTestApp({ env: { WEBHOOK_LOOPBACK: 'true', RAPPORT_PROCESS: 'api' } })
  one = new Client({ connectionString: app.databaseUrl })
  other = new Client({ connectionString: app.databaseUrl })
  await one.connect()
  await other.connect()
})
afterAll(async () => {
  await one?.end()
  await other?.end()
  await app?.stop()
})

const on = (client: Client): RunSql =>
  (async (text: string, params: readonly unknown[] = []) => (await client.query(text, [...params])).rows) as RunSql

it('a delivery that another process took after the look for what is due began is not taken twice', async () => {
  const { data } = await app.ask(
    `mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { webhook { id } userErrors { message } } }`,
    {
      input: {
        name: 'Both',
        url: 'http://127.0.0.1:9/',
        query: 'subscription { recordChanged { action node { id } } }',
      },
    },
  )
  const { id } = data.createWebhook.webhook
  await app.ask(`mutation ($input: TestWebhookInput!) { testWebhook(input: $input) { userErrors { message } } }`, {
    input: { id },
  })
  await one.query('begin')
  await one.query(`update webhook_delivery set attempt_count = 1, leased_until = now() + interval '1 minute'`)
  const taking = claimDue(on(other), 10)
  await until('the other to reach the delivery', async () => {
    const rows = await app.sql(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    return rows.length > 0
  })
  await one.query('commit')
  expect(await taking).toEqual([])
  await app.sql(`update webhook_delivery set leased_until = now()`)
  expect(await claimDue(on(other), 10)).toMatchObject([{ attempt: 2 }])
})
