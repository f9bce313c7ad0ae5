import { readFile } from 'node:fs/promises'
import { Client, escapeIdentifier } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { coreTarget } from '../migrations/index.ts'
import { createBiRole, dropBiRole, grantViews } from '../src/db/bi-roles.ts'
import { statedTables } from '../src/db/personal-data.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { rapport, type Ended } from './support/cli.ts'

let app: TestApp
/** The addresses of two roles of this run. */
const urls = { plain: '', personal: '' }
const made: string[] = []

const run = (...words: string[]): Promise<Ended> =>
  rapport(['bi-role', ...words], { DATABASE_URL: app.databaseUrl, PORT: '0' })

const connected = async <R>(url: string, work: (client: Client) => Promise<R>): Promise<R> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
const ask = (url: string, text: string): Promise<readonly object[]> =>
  connected(url, async (client) => (await client.query<object>(text)).rows)

/** The role of the embedded server may not create roles; the suite on the system's PostgreSQL tries them. */
const isOwn = process.env['DATABASE_URL'] !== undefined

beforeAll(async () => {
  app = await startTestApp()
  await app.sql(
    `insert into customer (id, kind, name, email, country) values (uuid_v7(), 'PERSON', 'Ann', 'ann@example.com', 'DE')`,
  )
})
afterAll(() => app?.stop())

it('counts the reasons of scores as what was written: they can be words of a text', async () => {
  const tables = await statedTables(app.app.orm, [coreTarget.schema])
  for (const name of ['public.score', 'public.score_history'])
    expect(tables.find((table) => table.name === name)!.columns.get('explanation')).toBe('content')
})

describe('without the right to create roles', () => {
  it.skipIf(isOwn)('a BI role is refused, and the message says what is needed; nothing is left', async () => {
    const { code, err } = await run('create', '--name', 'bi_refused')
    expect([code, err]).toEqual([1, expect.stringContaining('give --administrator')])
    expect(
      await app.sql(`select 1 from pg_roles where rolname like '%bi_refused' or rolname = current_database() || '_bi'`),
    ).toEqual([])
    const embedded = await rapport(['bi-role', 'list'], { PORT: '0', DATABASE_URL: '' })
    expect([embedded.code, embedded.err]).toEqual([1, expect.stringContaining('expected DATABASE_URL')])
  })
})

describe.skipIf(!isOwn)('a BI role (needs DATABASE_URL with a role that may create roles)', () => {
  beforeAll(async () => {
    const suffix = new URL(app.databaseUrl).pathname.slice(-12)
    for (const [kind, options] of [
      ['plain', []],
      ['personal', ['--personal-data']],
    ] as const) {
      const name = `bi_${kind}_${suffix}`
      made.push(name)
      const { code, out, err } = await run('create', '--name', name, ...options)
      expect([code, err]).toEqual([0, ''])
      urls[kind] = out.split('\n')[0]!
    }
  }, 120_000)
  afterAll(async () => {
    for (const name of made) await run('drop', name)
    // Roles belong to the server, and would stay.
    const { pathname } = new URL(app.databaseUrl)
    const groups = ['_bi', '_bi_personal'].map((end) => escapeIdentifier(`${pathname.slice(1)}${end}`))
    for (const group of groups) await app.sql(`drop owned by ${group}`)
    for (const group of groups) await app.sql(`drop role ${group}`)
  })

  it('reads what customers did, not who they are; with personal data it reads that too', async () => {
    const query = 'select kind, lifecycle from customer'
    expect(await ask(urls.plain, query)).toEqual([{ kind: 'PERSON', lifecycle: 'LEAD' }])
    expect(await ask(urls.personal, 'select name, email from customer')).toEqual([
      { name: 'Ann', email: 'ann@example.com' },
    ])
    for (const column of ['name', 'email', 'phone', 'attributes'])
      await expect(ask(urls.plain, `select ${column} from customer`)).rejects.toThrow('permission denied')
    await expect(ask(urls.plain, 'select * from interaction')).rejects.toThrow('permission denied')
  })

  it('runs the example of the documentation', async () => {
    const [, example] = /^```sql\n(.*?)^```/ms.exec(await readFile('docs/operations.md', 'utf8'))!
    expect(await ask(urls.plain, example!)).toEqual([])
  })

  it('has, without personal data, no column that a table states to be contact or content', async () => {
    const tables = await statedTables(app.app.orm, [coreTarget.schema])
    const personal = new Set(
      tables.flatMap(({ columns }) =>
        [...columns].filter(([, kind]) => kind === 'contact' || kind === 'content').map(([column]) => column),
      ),
    )
    const rows = (await ask(
      urls.plain,
      `select table_name as view, column_name as column from information_schema.column_privileges
       where table_schema = 'rapport_v1' and privilege_type = 'SELECT'`,
    )) as readonly { readonly view: string; readonly column: string }[]
    expect(rows.length).toBeGreaterThan(80)
    // A product has a name, which is nobody's.
    expect(rows.filter(({ view, column }) => personal.has(column) && view === 'customer')).toEqual([])
    expect(rows.filter(({ view, column }) => view === 'interaction' && ['subject', 'body'].includes(column))).toEqual(
      [],
    )
    expect(rows).toContainEqual({ view: 'product', column: 'name' })
  })

  it.each([
    'insert into rapport_v1.customer (id) values (public.uuid_v7())',
    'set default_transaction_read_only to off; update customer set country = null',
    'select * from public.customer',
    'select * from public.audit_entry',
    'select * from public.api_key',
    'create table public.mine (a int)',
    'create role another',
  ])('may not %s', async (statement) => {
    for (const url of Object.values(urls))
      await expect(ask(url, statement)).rejects.toThrow(/permission denied|read-only/)
  })

  it('reads a view that was made anew, after the next start', async () => {
    await app.sql('drop view rapport_v1.product')
    await app.sql('create view rapport_v1.product as select id, sku, name, active from public.product')
    await expect(ask(urls.plain, 'select sku from product')).rejects.toThrow('permission denied')
    const { orm } = app.app
    const tables = await statedTables(orm, [coreTarget.schema])
    // Several processes start at once.
    await Promise.all([1, 2, 3].map(() => grantViews(orm.em.fork(), tables)))
    expect(await ask(urls.plain, 'select sku from product')).toEqual([])
  })

  it('is listed, is refused twice, stands in the audit, and ends with its connections', async () => {
    const [name] = made
    expect((await run('list')).out).toContain(`${name}  without personal data`)
    const again = await run('create', '--name', name!)
    expect([again.code, again.err]).toEqual([1, expect.stringContaining(`the server has a role ${name}`)])
    const { sql } = app
    for (const wrong of ['Metabase; drop', '', 'pg_reader', 'größe', 'a'.repeat(64)])
      await expect(createBiRole(sql, { name: wrong, personalData: false })).rejects.toThrow(
        'expected the name of a role',
      )
    await expect(dropBiRole(sql, 'postgres')).rejects.toThrow('no BI role postgres')
    await connected(urls.plain, async (client) => {
      const ended = new Promise<void>((resolve) => client.on('error', () => resolve()))
      expect((await run('drop', name!)).code).toBe(0)
      await ended
    })
    const entries = await app.sql<{ action: string }>(
      `select action from audit_entry where record_type = 'BiRole' order by at, id`,
    )
    expect(entries.map(({ action }) => action)).toEqual(['bi-role create', 'bi-role create', 'bi-role drop'])
  }, 120_000)
})
