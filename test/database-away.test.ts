import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { startFaultyServer, type FaultyServer } from './support/faulty-server.ts'
import { startProxy, type DatabaseProxy } from './support/proxy.ts'
import { serverProcess, type ServerProcess } from './support/server-process.ts'
import { terminateBackends } from './support/terminate.ts'

let database: FaultyServer
let databaseUrl: string
let proxy: DatabaseProxy
let server: ServerProcess
/** Where the output of the test that runs begins. */
let from = 0

beforeAll(async () => {
  database = await startFaultyServer()
  databaseUrl = await database.newDatabase()
  proxy = await startProxy(databaseUrl)
  server = await serverProcess(proxy.url, { LOG_LEVEL: 'warn', DATABASE_SILENCE_MS: '3000' })
  await server.start()
})
afterAll(async () => {
  await server?.dispose()
  await proxy?.stop()
  await database?.dispose()
})
beforeEach(() => {
  from = server.output.length
})

interface Reply {
  readonly status: number
  readonly retryAfter: string | null
  readonly code: unknown
  // The fields of every operation below.
  // eslint-disable-next-line typescript/no-explicit-any
  readonly data: any
}

const ask = async (query: string, variables: object = {}): Promise<Reply> => {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${server.ownerKey}` },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = (await response.json()) as {
    data?: unknown
    errors?: { extensions: { code: string } }[]
  }
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    code: errors?.[0]?.extensions.code,
    data,
  }
}

const read = () => ask('{ customers(first: 1) { totalCount } }')
const write = () =>
  ask('mutation { createCustomer(input: { kind: PERSON, name: "Somebody" }) { customer { id } userErrors { code } } }')
/** A job that the runner takes. */
const importOne = async (): Promise<string> => {
  const { data } = await ask(
    `mutation ($content: String!) { importRecords(input: { type: CUSTOMERS, format: CSV, source: "faults", content: $content })
      { importJob { id } userErrors { message } } }`,
    { content: `id,name\n${crypto.randomUUID()},Imported\n` },
  )
  return data.importRecords.importJob.id
}

/** Asks until the answer is as wanted; the test's time limit is the end of it. */
const until = async (what: () => Promise<boolean>): Promise<void> => {
  while (!(await what())) await new Promise((resolve) => setTimeout(resolve, 100))
}

const isWritten = async () => (await write()).status === 200

const expectAllWorks = async (): Promise<void> => {
  await until(isWritten)
  expect(await read()).toMatchObject({ status: 200, code: undefined })
  const id = await importOne()
  await until(async () => {
    const { data } = await ask('query ($id: ID!) { importJob(id: $id) { status } }', { id })
    return data.importJob.status === 'SUCCEEDED'
  })
}

const unavailable = { status: 503, code: 'UNAVAILABLE', retryAfter: expect.stringMatching(/^\d+$/) }

interface Line {
  readonly level: number
  readonly msg: string
  readonly process?: string
}

/** What was logged during the test, by the process that answers and by its runner. */
const logged = (): readonly Line[] =>
  server.output
    .slice(from)
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line)

const messagesOf = (process: 'api' | 'runner'): string[] =>
  logged()
    .filter((line) => (line.process ?? 'api') === process)
    .map(({ msg }) => msg.replace(/ since .*| after .*/, ''))

const onDatabase = async (...statements: string[]): Promise<void> => {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Keeps 20 callers writing and reading, with short pauses, while `work` runs; gives the statuses of all answers. */
const underLoad = async (work: () => Promise<unknown>): Promise<ReadonlySet<number>> => {
  const statuses = new Set<number>()
  let isOver = false
  const callers = Array.from({ length: 20 }, async (_, i) => {
    while (!isOver) {
      statuses.add((await (i % 4 === 0 ? read() : write())).status)
      await delay(20)
    }
  })
  await work()
  isOver = true
  await Promise.all(callers)
  return statuses
}

// A server and its runner start and come back in these, on machines that may be busy.
const timeout = 120_000

describe('a database that goes silent', { timeout }, () => {
  it('keeps nobody waiting, is logged once as away and once as back by each process, and all works again', async () => {
    await expectAllWorks()
    // What the start itself had to say is another matter.
    from = server.output.length
    proxy.silence()
    const waiting = await Promise.all(Array.from({ length: 40 }, (_, i) => (i % 2 ? read() : write())))
    for (const reply of waiting) expect(reply).toMatchObject(unavailable)
    expect(await read()).toMatchObject(unavailable)
    // Each process looks for itself; an answer that arrives before the runner has given up is no absence to it.
    await until(async () => messagesOf('runner').includes('the database is away'))
    proxy.speak()
    await expectAllWorks()
    await until(async () => messagesOf('runner').includes('the database is back'))
    for (const process of ['api', 'runner'] as const)
      expect(messagesOf(process)).toEqual(['the database is away', 'the database is back'])
  })
})

describe('a database that is restarted under load', { timeout }, () => {
  for (const how of ['fast', 'immediate'] as const)
    it(`(${how}) is answered for with 503 at worst, and all works again`, async () => {
      const statuses = await underLoad(async () => {
        for (let i = 0; i < 2; i++) {
          await until(isWritten)
          await database.restart(how)
        }
      })
      expect([...statuses].toSorted()).toEqual([200, 503])
      await expectAllWorks()
      for (const process of ['api', 'runner'] as const) {
        const others = messagesOf(process).filter((message) => !/^the database is (away|back)$/.test(message))
        expect([process, others]).toEqual([process, []])
      }
    })

  it('for longer: what comes meanwhile is refused at once', async () => {
    await database.end('fast')
    await until(async () => (await read()).status === 503)
    for (const reply of await Promise.all([read(), write(), read()])) expect(reply).toMatchObject(unavailable)
    await database.start()
    await expectAllWorks()
  })
})

describe('backends that are terminated in their transactions', { timeout }, () => {
  it('25 of the server and then some of its runner leave both at work', async () => {
    const statuses = await underLoad(() => terminateBackends(databaseUrl, 25))
    expect([...statuses].every((status) => status === 200 || status === 503)).toBe(true)
    await terminateBackends(databaseUrl, 4, { inTransaction: false })
    await terminateBackends(databaseUrl, 4, { applicationName: 'rapport-jobs', inTransaction: false })
    await expectAllWorks()
  })
})

describe('a database that takes no writes', { timeout }, () => {
  const expectUnwritable = async () => {
    // A write may be refused before that, for its connection was terminated.
    await until(
      async () => (await write()).status === 503 && messagesOf('api').includes('the database takes no writes'),
    )
    expect(await write()).toMatchObject(unavailable)
    expect(await read()).toMatchObject({ status: 200, code: undefined })
    expect(messagesOf('api').filter((message) => message.startsWith('the database takes'))).toHaveLength(1)
  }

  const expectWritable = async () => {
    await expectAllWorks()
    await until(async () => messagesOf('api').includes('the database is back'))
  }

  it('as it is read-only is answered for with 503, but for reads, until it does', async () => {
    const name = new URL(databaseUrl).pathname.slice(1)
    const toWritable = [
      'set default_transaction_read_only = off',
      `alter database ${name} reset default_transaction_read_only`,
    ]
    onTestFinished(() => onDatabase(...toWritable))
    await onDatabase(`alter database ${name} set default_transaction_read_only = on`)
    await terminateBackends(databaseUrl, 1, { inTransaction: false })
    await expectUnwritable()
    await onDatabase(...toWritable)
    await terminateBackends(databaseUrl, 1, { inTransaction: false })
    await expectWritable()
  })

  it('as its disk is full is answered for with 503, but for reads, until it does', async () => {
    onTestFinished(() => onDatabase('drop function if exists full_disk cascade'))
    await onDatabase(
      `create function full_disk() returns trigger language plpgsql as $$ begin
        raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`,
      'create trigger full_disk before insert on outbox for each row execute function full_disk()',
    )
    await expectUnwritable()
    await onDatabase('drop trigger full_disk on outbox')
    await expectWritable()
  })
})
