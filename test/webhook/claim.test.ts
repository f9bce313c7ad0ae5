import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { ids } from '../../src/core/ids.ts'
import { systemViewer } from '../../src/core/viewer.ts'
import type { RunSql } from '../../src/db/sql.ts'
import { claimDue } from '../../src/modules/webhook/claim.ts'
import { disableWebhook } from '../../src/modules/webhook/disable.ts'
import { transact } from '../../src/write/unit-of-work.ts'
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

const createWebhook = async (): Promise<string> => {
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
  return data.createWebhook.webhook.id
}
const testWebhook = (id: string) =>
  app.ask(`mutation ($input: TestWebhookInput!) { testWebhook(input: $input) { userErrors { message } } }`, {
    input: { id },
  })

afterEach(() => app.sql('delete from webhook'))

it('a delivery that another process took after the look for what is due began is not taken twice', async () => {
  await testWebhook(await createWebhook())
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

it('a webhook that was changed since an attempt began is not disabled for what the attempt found', async () => {
  const id = await createWebhook()
  await testWebhook(id)
  const [claimed] = await claimDue(on(other), 10)
  const disable = () =>
    transact(app.app.orm.em, { viewer: systemViewer }, (unit) =>
      disableWebhook(unit, claimed!.webhookId, 'FORBIDDEN', claimed!.webhookVersion),
    )
  const statusOf = async () =>
    (await app.sql('select status from webhook where id = $1', [ids.decode(id, 'Webhook').uuid]))[0]!['status']
  const { data } = await app.ask(
    'mutation ($input: UpdateWebhookInput!) { updateWebhook(input: $input) { userErrors { message } } }',
    { input: { id, name: 'Mended' } },
  )
  expect(data.updateWebhook.userErrors).toEqual([])
  expect([await disable(), await statusOf()]).toEqual([false, 'ENABLED'])
  await app.sql('update webhook set version = $1', [claimed!.webhookVersion])
  expect([await disable(), await statusOf()]).toEqual([true, 'DISABLED'])
})

it('of thousands of deliveries that were queued at one moment, a claim looks only at what it takes', async () => {
  const { uuid } = ids.decode(await createWebhook(), 'Webhook')
  await app.sql(
    `insert into webhook_delivery (id, webhook_id, cursor, topic, about, payload, event_at, next_at)
     select uuid_v7(), $1, n, 'customer.updated', n::text, '{}', now(), now() from generate_series(1, 5000) n`,
    [uuid],
  )
  await app.sql('analyze webhook_delivery')
  await app.sql('analyze webhook')
  const nodes: { rows: number; node: string }[] = []
  const explained: RunSql = async (text: string, params: readonly unknown[] = []) => {
    const { rows } = await other.query(`explain (analyze, format json) ${text}`, [...params])
    const walk = (plan: Record<string, unknown>) => {
      const looked = Number(plan['Actual Rows']) + Number(plan['Rows Removed by Filter'] ?? 0)
      nodes.push({ node: String(plan['Node Type']), rows: looked * Number(plan['Actual Loops']) })
      for (const part of (plan['Plans'] ?? []) as Record<string, unknown>[]) walk(part)
    }
    walk(rows[0]['QUERY PLAN'][0].Plan)
    return []
  }
  // The second time, some are under way.
  await claimDue(explained, 2)
  await claimDue(explained, 2)
  const [{ leased } = { leased: 0 }] = await app.sql<{ leased: number }>(
    'select count(*)::int as leased from webhook_delivery where leased_until > now()',
  )
  expect(leased).toBe(4)
  expect(nodes.filter(({ rows }) => rows > 50)).toEqual([])
})
