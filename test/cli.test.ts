import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { safeCell } from '../src/cli/import/rejected.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { rapport } from './support/cli.ts'
import { createTestDatabase } from './support/postgres.ts'
import { serverProcess } from './support/server-process.ts'

let app: TestApp
let folder: string
let env: Readonly<Record<string, string>>

beforeAll(async () => {
  app = await startTestApp()
  folder = await mkdtemp(join(tmpdir(), 'rapport-cli-'))
  env = { PORT: new URL(app.url).port, OWNER_KEY: app.ownerKey, DATA_DIR: folder }
})
afterAll(async () => {
  await app.stop()
  await rm(folder, { recursive: true, force: true })
})

const written = async (name: string, content: string | Buffer): Promise<string> => {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

describe('rapport import', () => {
  it('shows mapping, first lines and progress, imports, and says what became of the lines', async () => {
    const file = await written(
      'orders.csv',
      'order_number,customer_id,date,amount,memo\n1,a,2026-01-05,2\n1,a,2026-01-05,2,x\n2,b,2026-01-06,3.50,x\n',
    )
    const first = await rapport(['import', '--type', 'orders', '--file', file, '--source', 'shop'], env)
    expect(first.err).toBe('')
    expect(
      first.out.split('\n').map((line) => line.replace(/\(imp_.*\)/, '(id)').replace(/[\d.]+ s /, 'n s ')),
    ).toEqual([
      `${file}: CSV, comma, 100 B`,
      '  number      ← order_number',
      '  customerId  ← customer_id',
      '  placedAt    ← date',
      '  amount      ← amount',
      '  not imported: memo',
      '  line 2:',
      '    MALFORMED_LINE, expected 5 cells as in the header, got 4',
      '  line 3: number 1, customerId a, placedAt 2026-01-05, amount 2',
      '  line 4: number 2, customerId b, placedAt 2026-01-06, amount 3.50',
      'sending: 100 B of 100 B',
      'applying: 3 of 3',
      '3 lines in n s (id)',
      '  inserted    2',
      '  updated     0',
      '  duplicates  0',
      '  rejected    1',
      '  2 customers were created that only this file knows',
      '  10 cells: 8 stored, 0 left out with a warning, 2 in columns that are not imported',
      '  line 2: MALFORMED_LINE, expected 5 cells as in the header, got 4',
      `  refused lines, with their cells and reasons: ${file}.rejected.csv; correct them there and import it`,
      '',
    ])
    expect(first.code).toBe(2)
    expect(await readFile(`${file}.rejected.csv`, 'utf8')).toBe(
      'rejected line,rejected because,order_number,customer_id,date,amount,memo\n2,"MALFORMED_LINE, expected 5 cells as in the header, got 4",1,a,2026-01-05,2,\n',
    )
    const again = await rapport(['import', '--type', 'orders', '--file', file, '--source', 'shop'], env)
    expect(again.out).toMatch(/inserted {4}0\n {2}updated {5}0\n {2}duplicates {2}2\n {2}rejected {4}1/)
    const mended = await rapport(
      ['import', '--type', 'orders', '--file', `${file}.rejected.csv`, '--source', 'mended'],
      env,
    )
    expect(mended).toMatchObject({ code: 0, err: '' })
    expect(mended.out).toMatch(/not imported: rejected line, rejected because, memo\n[^]*inserted {4}1\n/)
  }, 60_000)

  it('imports orders of two files, and says what a status means that nobody knows', async () => {
    const heads = await written(
      'heads.csv',
      'SalesID,ContactID,SalesDate,PaymentStatus\nS1,C1,2026-01-05,Paid\nS2,C2,2026-01-06,Lost\n',
    )
    const lines = await written(
      'lines.csv',
      'LineID,SalesID,ItemNo,Quantity,LinePrice\nL1,S1,P1,2,20.00\nL2,S1,P2,1,5.50\n',
    )
    const alone = await rapport(['import', '--type', 'orders', '--file', heads, '--source', 'two'], env)
    expect(alone.code).toBe(1)
    expect(alone.err).toContain('if the amounts are in a second file, give it with --lines')
    const both = await rapport(
      ['import', '--type', 'orders', '--file', heads, '--lines', lines, '--source', 'two'],
      env,
    )
    expect(both).toMatchObject({ code: 2, err: '' })
    expect(both.out).toMatch(/inserted {4}1\n {2}updated {5}0\n {2}duplicates {2}0\n {2}rejected {4}1\n/)
    expect(both.out).toMatch(/inserted {4}0\n {2}updated {5}2\n {2}duplicates {2}0\n {2}rejected {4}0\n/)
    expect(both.out).toContain('unknown words in PaymentStatus: Lost (1)')
    expect(both.out).toContain(`--mapping '{"status":{"column":"PaymentStatus","words":{"Lost":"…"}}}'`)
    const { data } = await app.ask(
      '{ orders(first: 5, filter: { number: { eq: "S1" } }) { nodes { total { amount } status } } }',
    )
    expect(data.orders.nodes).toEqual([{ total: { amount: '25.50' }, status: 'PAID' }])
  }, 60_000)

  it('reads a file in its encoding, and says which', async () => {
    const file = await written('western.csv', Buffer.from('id,name\n1,Zoë\n2,Renée\n', 'latin1'))
    const { code, out } = await rapport(['import', '--type', 'customers', '--file', file, '--existing', 'skip'], env)
    expect(code).toBe(0)
    expect(out).toMatch(/: CSV, comma, windows-1252, \d+ B\n[^]*line 2: externalId 1, name Zoë\n/)
  })

  it('takes a mapping inline or from a file, and ends with 0 where every line was taken', async () => {
    const file = await written('talks.ndjson', '{"who": "a", "when": "2026-01-05T10:00:00Z", "=how": "mail"}\n')
    const mapping = { customerId: 'who', occurredAt: 'when', kind: '=how' }
    const words = ['import', '--type', 'interactions', '--file', file, '--source', 'shop', '--mapping']
    const inline = await rapport([...words, JSON.stringify(mapping), '--dry-run'], env)
    expect(inline).toMatchObject({ code: 0, err: '' })
    expect(inline.out).toContain('dry run, nothing was written: 1 line')
    const named = await rapport([...words, await written('mapping.json', JSON.stringify(mapping))], env)
    expect(named).toMatchObject({ code: 0, err: '' })
    expect(named.out).toContain('inserted    1')
  })

  it('writes refused lines so that no spreadsheet takes a cell for a formula', () => {
    expect(['=1+1', '+1', '-1', '@x', '\tx', 'a "b", c', '5 - 1'].map(safeCell)).toEqual([
      "'=1+1",
      "'+1",
      "'-1",
      "'@x",
      "'\tx",
      '"a ""b"", c"',
      '5 - 1',
    ])
  })

  it('says in one line what is wrong, and ends with 1', async () => {
    const file = await written('lacking.csv', 'order,customer\n1,a\n')
    const good = await written('good.csv', 'order,customer,date,amount\n1,a,2026-01-05,2\n')
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [
        ['--type', 'invoices', '--file', good],
        /Allowed choices are customers, organisations, interactions, orders, order-lines, opportunities/,
      ],
      [['--type', 'orders', '--file', join(folder, 'none.csv')], /^there is no file .*none\.csv\n$/],
      [['--type', 'orders', '--file', folder], /^expected a file, .* is not one\n$/],
      [
        ['--type', 'orders', '--file', await written('empty.csv', '')],
        /^expected a header and lines, .*empty\.csv is empty\n$/,
      ],
      [
        ['--type', 'orders', '--file', good, '--encoding', 'klingon'],
        /^.*good\.csv: expected an encoding such as utf-8, .* got "klingon"\n$/,
      ],
      [['--type', 'customers', '--file', good, '--lines', good], /^expected --lines with --type orders; .*\n$/],
      [
        ['--type', 'orders', '--file', file],
        /^expected a column for placedAt and amount .*; name it with --mapping .*; if the amounts are in a second file, give it with --lines\n$/,
      ],
      [['--type', 'orders', '--file', good, '--mapping', '{'], /^expected --mapping to be a JSON object .*\n$/],
      [['--type', 'orders', '--file', good, '--mapping', 'none.json'], /^the mapping none\.json cannot be read: .*\n$/],
      [
        ['--type', 'orders', '--file', good, '--currency', 'QQQ'],
        /^expected an ISO 4217 currency code such as EUR, got "QQQ"\n$/,
      ],
      [
        ['--type', 'orders', '--file', good, '--url', 'http://127.0.0.1:1'],
        /^no server answers at http:\/\/127\.0\.0\.1:1; start it with npm start, or give its address with --url\n$/,
      ],
      [['--type', 'orders', '--file', good, '--url', 'nowhere'], /^expected --url to be an address .*\n$/],
      [
        ['--type', 'orders', '--file', good, '--url', 'http://crm.example.org'],
        /^expected --key, a key for http:\/\/crm\.example\.org\n$/,
      ],
      [
        ['--type', 'orders', '--file', good, '--key', 'rpk_not_a_key_of_this_server'],
        /^the server at .* does not know this key; give another one with --key\n$/,
      ],
    ]
    const ended = await Promise.all(cases.map(([words]) => rapport(['import', ...words], env)))
    ended.forEach(({ code, err }, i) => {
      expect(err).toMatch(cases[i]![1])
      expect(code).toBe(1)
    })
    const keyless = await rapport(['import', '--type', 'orders', '--file', good], { ...env, OWNER_KEY: '' })
    expect(keyless).toMatchObject({
      code: 1,
      err: `there is no key in ${folder}/owner-key; start the server once with the same DATA_DIR, or give a key with --key\n`,
    })
  }, 120_000)

  it('follows its import through kill -9 and restart of the server', async () => {
    const database = await createTestDatabase('core')
    const server = await serverProcess(database.url, {}, { plugins: [] })
    const client = new Client({ connectionString: database.url })
    try {
      await client.connect()
      await server.start()
      // Three batches.
      const lines = Array.from({ length: 11_000 }, (_, i) => `${i},c${i % 700},2026-01-05,${i % 90}`)
      const file = await written('many.csv', `order,customer,date,amount\n${lines.join('\n')}\n`)
      const importing = rapport(['import', '--type', 'orders', '--file', file], server.env)
      const processed = async () =>
        (await client.query<{ processed: number }>('select processed from import_job')).rows[0]?.processed ?? 0
      while ((await processed()) === 0) await delay(5)
      await server.kill()
      expect(await processed()).toBeLessThan(11_000)
      await server.start()
      const { code, out, err } = await importing
      expect({ code, err }).toEqual({ code: 0, err: '' })
      expect(out).toMatch(
        /inserted {4}11000\n {2}updated {5}0\n {2}duplicates {2}0\n {2}rejected {4}0\n {2}700 customers were created/,
      )
    } finally {
      await server.dispose()
      await client.end()
      await database.drop()
    }
  }, 120_000)
})

describe('rapport', () => {
  it('lists its commands', async () => {
    const { code, out } = await rapport(['help'])
    expect(code).toBe(0)
    for (const name of ['start', 'import', 'migrate', 'plugin']) expect(out).toMatch(new RegExp(`^ {2}${name} `, 'm'))
    expect(await rapport(['imprt'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('Did you mean import') as string,
    })
  })

  it('migrates a database, and says when nothing is left to do', async () => {
    const database = await createTestDatabase()
    const at = { DATABASE_URL: database.url, DATA_DIR: folder }
    try {
      expect(await rapport(['migrate', '--dry-run'], at)).toMatchObject({
        code: 2,
        out: expect.stringContaining('the core lacks 0001-core') as string,
      })
      const done = await rapport(['migrate'], at)
      expect(done).toMatchObject({ code: 0, err: '' })
      expect(done.out).toContain('applied 0002-import to the core')
      expect(await rapport(['migrate', '--dry-run'], at)).toMatchObject({ code: 0, out: 'the core is up to date\n' })
    } finally {
      await database.drop()
    }
    const away = await rapport(['migrate'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })
    expect(away).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^the database at 127\.0\.0\.1:1\/none cannot be reached: .*\n$/) as string,
    })
  }, 60_000)

  it('lists the plugins of the config, or of a running server', async () => {
    const listed = await rapport(['plugin', 'list'])
    expect(listed).toMatchObject({ code: 0, err: '' })
    expect(listed.out).toMatch(/^segmentation +\d+\.\d+\.\d+ +ACTIVE +\d+ fields$/m)
    expect(await rapport(['plugin', 'list', '--url', app.url], env)).toMatchObject({
      code: 0,
      out: 'no plugins; rapport.config.ts lists them\n',
    })
  }, 60_000)
})
