import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from './support/postgres.ts'
import { serverProcess, type ServerProcess } from './support/server-process.ts'

let database: TestDatabase
let server: ServerProcess
let locker: Client
beforeAll(async () => {
  database = await createTestDatabase()
  server = await serverProcess(database.url, { LOG_LEVEL: 'warn' }, { plugins: [] })
  await server.start()
  locker = new Client({ connectionString: database.url })
  await locker.connect()
}, 120_000)
afterAll(async () => {
  await locker?.end()
  await server?.dispose()
  await database?.drop()
})

const get = async (path: string) => {
  const response = await fetch(`${server.url}${path}`)
  return { code: response.status, body: (await response.json()) as Record<string, unknown> }
}
const ask = (query: string) =>
  fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${server.ownerKey}` },
    body: JSON.stringify({ query }),
  })
const create = 'mutation { createCustomer(input: { kind: PERSON, name: "Late" }) { customer { name } } }'
/** Resolves when `look` does; the process that is asked may end at any moment. */
const until = async <T>(look: () => Promise<T | false>): Promise<T> => {
  for (;;) {
    const found = await look()
    if (found !== false) return found
    await delay(20)
  }
}

it('a stop tells readiness first, answers what is late with an error of ours, and does not wait for what never ends', async () => {
  // A write that cannot end, as long as this lock is held.
  await locker.query('begin')
  await locker.query('lock table customer in exclusive mode')
  const stuck = ask(create).then(
    () => 'answered',
    () => 'cut off',
  )
  await until(async () => {
    const { rowCount } = await locker.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    return (rowCount ?? 0) > 0
  })
  expect(await get('/readyz')).toMatchObject({ code: 200 })

  const ended = server.terminate()
  expect(await until(async () => ((await get('/readyz')).code === 503 ? get('/readyz') : false))).toEqual({
    code: 503,
    body: { status: 'unavailable', stopping: true, runner: expect.any(String) as string },
  })
  expect(await get('/livez')).toEqual({ code: 200, body: { status: 'ok' } })
  // Requests are taken for a moment, until a load balancer has looked elsewhere.
  expect(await (await ask('{ serverInfo { version } }')).json()).toHaveProperty('data.serverInfo.version')
  const late = await until(async () => {
    const response = await ask('{ serverInfo { version } }')
    return response.status === 503 && response
  })
  expect(late.headers.get('retry-after')).toBe('2')
  expect(await late.json()).toEqual({
    errors: [
      {
        message: expect.stringContaining('the server is stopping') as string,
        extensions: { code: 'UNAVAILABLE', retryAfterSeconds: 2 },
      },
    ],
  })
  expect(await get('/livez')).toMatchObject({ code: 200 })

  expect(await ended).toBe(0)
  expect(await stuck).toBe('cut off')
  expect(server.output).toContain('requests were cut off because they did not end in time')
}, 60_000)
