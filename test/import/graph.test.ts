import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sweepTables } from '../../src/modules/import/staging/table.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { ended, importFile, upload } from '../support/import.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

describe('the graph', () => {
  const mutation =
    'mutation($input: ImportRecordsInput!) { importRecords(input: $input) { importJob { id total status } userErrors { code message path } } }'
  const content = 'order,customer,date,amount\nA,c,2026-01-05,2\nB,c,2026-01-06,bad\n'
  const input = { type: 'ORDERS', format: 'CSV', content, source: 'graph' }
  const records = async (more: object) => (await app.ask(mutation, { input: { ...input, ...more } })).data.importRecords

  it('takes small files, once per idempotency key', async () => {
    const { importJob } = await records({ idempotencyKey: 'k1' })
    expect(await ended(app, importJob.id)).toMatchObject({ inserted: 1, rejected: 1 })
    expect((await records({ idempotencyKey: 'k1' })).importJob).toEqual({
      id: importJob.id,
      total: 2,
      status: 'SUCCEEDED',
    })
    expect((await records({ idempotencyKey: 'k1', source: 'other' })).userErrors).toMatchObject([
      { code: 'IDEMPOTENCY_CONFLICT' },
    ])
  })

  it('says in a dry run what would happen, writes nothing, and applies the same lines later without their being sent again', async () => {
    const { importJob } = await records({ source: 'dry', dryRun: true })
    const dry = await ended(app, importJob.id)
    expect(dry).toMatchObject({
      total: 2,
      inserted: 1,
      rejected: 1,
      createdCustomers: 1,
      errors: { nodes: [{ line: 3, column: 'amount', code: 'BAD_NUMBER' }] },
    })
    expect(
      await app.sql(
        `select 1 from sales_order where source = 'dry' union all select 1 from external_id where source = 'dry'`,
      ),
    ).toEqual([])
    const applied = await records({ content: null, source: null, uploadId: importJob.id })
    expect(await ended(app, applied.importJob.id)).toMatchObject({
      total: 2,
      inserted: 1,
      rejected: 1,
      createdCustomers: 1,
    })
    expect(await app.sql(`select number from sales_order where source = 'dry'`)).toEqual([{ number: 'A' }])
    expect((await records({ content: null, source: null, uploadId: importJob.id })).userErrors).toMatchObject([
      { code: 'INVALID_STATE' },
    ])
    expect((await records({ content: null, uploadId: importJob.id })).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['input', 'source'] },
    ])
    expect((await records({ content: null })).userErrors).toMatchObject([{ code: 'INVALID_INPUT' }])
  })

  it('forgets the lines of a dry run after a day', async () => {
    const { importJob } = await records({ source: 'old', dryRun: true })
    await ended(app, importJob.id)
    const tables = () => app.sql(`select 1 from pg_tables where schemaname = 'import_staging'`)
    const hours = (n: number) => new Date(Date.now() + n * 3_600_000)
    expect(await sweepTables(app.sql, hours(23))).toBe(0)
    expect(await tables()).not.toEqual([])
    expect(await sweepTables(app.sql, hours(25))).toBeGreaterThan(0)
    expect(await tables()).toEqual([])
    expect((await records({ content: null, source: null, uploadId: importJob.id })).userErrors).toMatchObject([
      { code: 'INVALID_STATE' },
    ])
  })

  it('shows how a file would be read before it is imported', async () => {
    const { data } = await app.ask(
      'query($input: ImportPreviewInput!) { importPreview(input: $input) { format delimiter columns mapping unusedColumns missing lines { line values problems { column code } } } }',
      {
        input: {
          type: 'ORDERS',
          content: 'Bestellnr;Kunde;Datum;Betrag;Extra\n1;c;24.12.2025;1.234,50;x\n2;;31.02.2026;-1;x\n',
        },
      },
    )
    expect(data.importPreview).toEqual({
      format: 'CSV',
      delimiter: ';',
      columns: ['Bestellnr', 'Kunde', 'Datum', 'Betrag', 'Extra'],
      mapping: { number: 'Bestellnr', customerId: 'Kunde', placedAt: 'Datum', amount: 'Betrag' },
      unusedColumns: ['Extra'],
      missing: [],
      lines: [
        { line: 2, values: { number: '1', customerId: 'c', placedAt: '2025-12-24', amount: '1234.50' }, problems: [] },
        {
          line: 3,
          values: { number: '2', amount: '-1' },
          problems: [
            { column: 'Datum', code: 'BAD_DATE' },
            { column: 'Kunde', code: 'MISSING_VALUE' },
          ],
        },
      ],
    })
  })

  it('streams the progress of an import until it has ended', async () => {
    const client = createClient({
      url: `${app.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${app.ownerKey}` },
    })
    const lines = Array.from({ length: 12_000 }, (_, i) => `${i},c${i % 500},2026-01-05,${i}`)
    const { id } = await upload(app, 'type=orders&source=stream', ['order,customer,date,amount', ...lines].join('\n'))
    const seen: { status: string; processed: number }[] = []
    for await (const { data } of client.iterate<{ importProgress: { status: string; processed: number } }>({
      query: 'subscription($id: ID!) { importProgress(id: $id) { status processed } }',
      variables: { id },
    })) {
      seen.push(data!.importProgress)
    }
    await client.dispose()
    expect(seen.at(-1)).toEqual({ status: 'SUCCEEDED', processed: 12_000 })
    expect(seen.map(({ processed }) => processed)).toEqual(
      seen.map(({ processed }) => processed).toSorted((a, b) => a - b),
    )
  })
})

describe('one file twice', () => {
  const lines = [
    'order,customer,date,amount',
    ...Array.from({ length: 15_000 }, (_, i) => `${i},c${i % 900},2026-01-05,${i % 97}`),
  ].join('\n')

  it('at once is one import, or a second one that finds everything there', async () => {
    const jobs = await Promise.all([1, 2, 3].map(() => importFile(app, 'type=orders&source=twice', lines)))
    const distinct = [...new Map(jobs.map((job) => [job.id, job])).values()]
    expect(distinct.reduce((sum, { inserted }) => sum + inserted, 0)).toBe(15_000)
    for (const job of distinct) expect(job.inserted + job.duplicates).toBe(15_000)
    expect(
      await app.sql(
        `select count(*)::int as orders, count(distinct customer_id)::int as customers from sales_order where source = 'twice'`,
      ),
    ).toEqual([{ orders: 15_000, customers: 900 }])
  })

  it('with other options at once waits for the first, and no customer is made twice', async () => {
    const others = lines
      .replaceAll('order,customer', 'id,customer')
      .replaceAll(/^(\d+),(c\d+),(\S+),\d+$/gm, '$1,$2,$3,call')
    const talks = others.replace('id,customer,date,amount', 'id,customer,date,type')
    const [orders, interactions] = await Promise.all([
      importFile(app, 'type=orders&source=both', lines),
      importFile(app, 'type=interactions&source=both', talks),
    ])
    expect(orders.inserted + interactions.inserted).toBe(30_000)
    expect(orders.createdCustomers + interactions.createdCustomers).toBe(900)
  })
})

describe('access', () => {
  it('is for roles with the permission to import, and for keys that see everything', async () => {
    const agent = await app.addUser('Agent', 'AGENT')
    const own = await app.addUser('Own', 'MANAGER', 'OWN')
    const file = 'order,customer,date,amount\nA,c,2026-01-05,2\n'
    const as = (key: string) => upload({ ...app, ownerKey: key }, 'type=orders&source=access', file)
    expect(await as('rpk_unknown_unknown')).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' })
    expect(await as(agent.key)).toMatchObject({ status: 403, code: 'FORBIDDEN' })
    expect(await as(own.key)).toMatchObject({ status: 403, code: 'FORBIDDEN' })
    const input = { type: 'ORDERS', format: 'CSV', content: file }
    const mutation = 'mutation($input: ImportRecordsInput!) { importRecords(input: $input) { userErrors { code } } }'
    expect((await app.ask(mutation, { input }, agent.key)).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ])
    expect((await app.ask(mutation, { input }, own.key)).data.importRecords.userErrors).toEqual([{ code: 'FORBIDDEN' }])
    expect(await app.sql(`select 1 from sales_order where source = 'access'`)).toEqual([])
  })
})
