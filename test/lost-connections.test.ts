import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openOrm, type Orm } from '../src/db/orm.ts'
import { sqlRunner } from '../src/db/sql.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { createTestDatabase, type TestDatabase } from './support/postgres.ts'
import { terminateBackends } from './support/terminate.ts'

const createCustomer =
  'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { userErrors { code } } }'

describe('a pool whose connections are lost in transactions', () => {
  const poolMax = 3
  let database: TestDatabase
  let orm: Orm

  beforeAll(async () => {
    database = await createTestDatabase()
    orm = await openOrm(database.url, [], { poolMax, applicationName: 'lost' })
  })
  afterAll(async () => {
    await orm?.close()
    await database?.drop()
  })

  const asMany = async (times: number, lose: () => Promise<unknown>): Promise<void> => {
    for (let i = 0; i < times; i++) await expect(lose()).rejects.toThrow()
    const held = Array.from({ length: poolMax }, () =>
      orm.em.fork().transactional((tx) => sqlRunner(tx)('select pg_sleep(0.05)')),
    )
    await expect(Promise.all(held)).resolves.toHaveLength(poolMax)
  }

  const loseOwn = 'select pg_terminate_backend(pg_backend_pid())'

  it('has all of them again after a transaction is rolled back without one', () =>
    asMany(2 * poolMax, () => orm.em.fork().transactional((tx) => sqlRunner(tx)(loseOwn))))

  it('has all of them again after a transaction that nobody ends', () =>
    asMany(2 * poolMax, async () => {
      const em = orm.em.fork()
      await em.begin()
      await sqlRunner(em)(loseOwn)
    }))

  it('has all of them again after a transaction idles until the database ends it', () =>
    asMany(2 * poolMax, async () => {
      const em = orm.em.fork()
      await em.begin()
      const sql = sqlRunner(em)
      await sql(`set local idle_in_transaction_session_timeout = '20ms'`)
      await new Promise((resolve) => setTimeout(resolve, 100))
      await sql('select 1')
    }))

  it('has all of them again after a rollback that fails on a connection that lives', () =>
    asMany(2 * poolMax, () =>
      orm.em.fork().transactional(async (tx) => {
        const sql = sqlRunner(tx)
        await sql('create temp table later (id int unique deferrable initially deferred)')
        await sql('insert into later values (1), (1)')
      }),
    ))
})

describe('a server whose backends are terminated in their transactions', () => {
  let app: TestApp

  beforeAll(async () => {
    app = await startTestApp()
  })
  afterAll(() => app?.stop())

  it('takes a mutation after 25 of them', async () => {
    let isOver = false
    const statuses = new Set<number>()
    const write = async () => {
      while (!isOver)
        statuses.add((await app.ask(createCustomer, { input: { kind: 'PERSON', name: 'Under way' } })).status)
    }
    const writers = Array.from({ length: 20 }, write)
    await terminateBackends(app.databaseUrl, 25)
    isOver = true
    await Promise.all(writers)
    const { data } = await app.ask(createCustomer, { input: { kind: 'PERSON', name: 'Afterwards' } })
    expect(data).toEqual({ createCustomer: { userErrors: [] } })
    expect([...statuses].every((status) => status === 200 || status === 503)).toBe(true)
  })
})
