import { createHash } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plugins } from '../../rapport.config.ts'
import type { ModuleContext } from '../../src/contract/context.ts'
import { newUuid } from '../../src/core/ids.ts'
import { endOrphansJob } from '../../src/modules/export/end-orphans.job.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { download, exported, exportedFile, exportEnded, requestExport } from '../support/export.ts'
import { fillMany } from '../support/many-records.ts'

let app: TestApp
/** A key of a user who owns some of the customers. */
let own: { userId: string; key: string }

beforeAll(async () => {
  app = await startTestApp({ plugins, env: { RATE_LIMIT: '0' } })
  await fillMany(app.sql, 1_200, true)
  own = await app.addUser('Ann', 'AGENT', 'OWN')
  await app.sql(`update customer set owner_id = $1 where country = 'FR'`, [own.userId.slice(4)])
})
afterAll(() => app?.stop())

/** Every record of a list, by pages of a hundred. */
const paged = async (list: string, args: string, nodes: string, key?: string): Promise<object[]> => {
  const all: object[] = []
  let after: string | null = null
  for (;;) {
    const query = `query ($after: String) { ${list}(first: 100, after: $after${args}) { nodes { ${nodes} } pageInfo { hasNextPage endCursor } } }`
    const { data, errors } = await app.ask(query, { after }, key)
    expect(errors).toBeUndefined()
    all.push(...data[list].nodes)
    if (!data[list].pageInfo.hasNextPage) return all
    after = data[list].pageInfo.endCursor
  }
}
const wholeOf = async (list: string, args: string, nodes: string, key?: string): Promise<object[]> => {
  const query = `{ ${list}${args === '' ? '' : `(${args})`} { nodes { ${nodes} } } }`
  const text = await exported(app, { query, format: 'NDJSON' }, key)
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as object)
}

interface Customer {
  readonly id: string
  readonly name: string
  readonly tags: readonly string[]
  readonly attributes: object
  readonly createdAt: string
  readonly value: readonly { readonly value: number; readonly horizonDays: number | null }[]
  readonly orders: { readonly nodes: readonly { readonly total: { readonly amount: string } }[] }
}

const lists: readonly (readonly [list: string, args: readonly string[], nodes: string])[] = [
  [
    'customers',
    [
      '',
      'orderBy: { field: NAME }',
      'orderBy: { field: COUNTRY, direction: DESC }',
      'orderBy: { field: SCORE, scoreKind: "clv.value", direction: DESC }',
      'orderBy: { field: SCORE, scoreKind: "segmentation.segment" }, filter: { country: { in: ["DE", "FR"] } }',
      'filter: { country: { in: ["DE", "FR"] }, lifecycle: { ne: LEAD } }, orderBy: { field: UPDATED_AT, direction: ASC }',
      'search: "an"',
      'deleted: INCLUDE',
    ],
    'id name email tags attributes owner { name } scores(kinds: ["clv.value", "segmentation.segment"]) { kind value } segment { segment { name } }',
  ],
  [
    'opportunities',
    [
      '',
      'orderBy: { field: AMOUNT }',
      'filter: { stage: { outcome: { eq: OPEN } } }, orderBy: { field: AMOUNT, direction: DESC }',
    ],
    'id name amount { amount currency } customer { name } stage { name }',
  ],
  [
    'orders',
    ['filter: { status: { eq: PAID } }, orderBy: { field: PLACED_AT }'],
    'id number total { amount } lines { quantity }',
  ],
  [
    'scores',
    ['filter: { kind: { eq: "clv.value" } }, orderBy: { field: VALUE, direction: DESC }'],
    'id value subject { ... on Customer { name email } }',
  ],
]

describe('an export', { timeout: 120_000 }, () => {
  it.each(lists)(
    'of %s has what its pages have, in their order, for every filter, order and key',
    async (list, args, nodes) => {
      for (const arg of args)
        // Only who may restore records sees deleted ones.
        for (const key of arg.includes('deleted') ? [app.ownerKey] : [app.ownerKey, own.key]) {
          const pages = await paged(list, arg === '' ? '' : `, ${arg}`, nodes, key)
          const whole = await wholeOf(list, arg, nodes, key)
          expect(whole, `${arg} ${key === own.key ? 'OWN' : 'ALL'}`).toEqual(pages)
          expect(pages.length).toBeGreaterThan(0)
        }
    },
  )

  it('by CSV has the columns that were asked for, under their titles, in any script', async () => {
    const names = ['=cmd|calc', '+1', '-x', '@me', 'O\'Neil, "Bob"\nJr.', '王小明', 'שלום עולם', '\u{1F600}']
    for (const [i, name] of names.entries())
      await app.sql(`insert into customer (id, kind, name, tags, country) values (uuid_v7(), 'PERSON', $1, $2, 'IS')`, [
        name,
        [`csv${i}`, 'csv'],
      ])
    const query =
      'query ($filter: CustomerFilter) { customers(filter: $filter, orderBy: { field: CREATED_AT }) { nodes { tags name owner { name } churn: scores(kinds: ["clv.value"]) { value } } } }'
    const variables = { filter: { tags: { hasAny: ['csv'] } } }
    const columns = [{ value: 'name', title: '名称' }, { value: 'owner.name' }, { value: 'tags', title: '=Tags' }]
    const text = await exported(app, { query, variables, columns, format: 'CSV', byteOrderMark: true })
    expect(text.startsWith('\uFEFF名称,owner.name,')).toBe(true)
    const [head, ...rows] = parse(text, { bom: true, record_delimiter: '\r\n' })
    expect(head).toEqual(['名称', 'owner.name', "'=Tags"])
    expect(rows.map(([name]) => name)).toEqual(names.map((name) => (/^[=+\-@]/.test(name) ? `'${name}` : name)))
    expect(rows.map(([, , tags]) => tags)).toEqual(names.map((_, i) => `csv${i}; csv`))
    const all = await exported(app, { query, variables, format: 'CSV' })
    expect(all.slice(0, all.indexOf('\r\n'))).toBe('tags,name,owner.name,churn.value')
    await app.sql(`delete from customer where tags @> '{csv}'`)
  })

  it('by Parquet has a typed column for each value, and rows in the order of the list', async () => {
    const query =
      '{ customers(orderBy: { field: NAME }, filter: { country: { eq: "DE" } }) { nodes { id name tags attributes createdAt value: scores(kinds: ["clv.value"]) { value horizonDays } orders(first: 3) { nodes { total { amount } } } } } }'
    const file = await exportedFile(app, { query, format: 'PARQUET' })
    const rows = await parquetReadObjects({ file })
    const expected = await wholeOf(
      'customers',
      'orderBy: { field: NAME }, filter: { country: { eq: "DE" } }',
      'id name tags attributes createdAt value: scores(kinds: ["clv.value"]) { value horizonDays } orders(first: 3) { nodes { total { amount } } }',
    )
    expect(rows.length).toBe(expected.length)
    expect(rows.length).toBeGreaterThan(100)
    for (const [i, record] of (expected as readonly Customer[]).entries()) {
      const amounts = record.orders.nodes.map(({ total }) => Number(total.amount))
      const { 'orders.total.amount': found, ...row } = rows[i]!
      expect((found as readonly number[]).map((amount) => Number(amount.toFixed(4)))).toEqual(amounts)
      expect(row).toEqual({
        id: record.id,
        name: record.name,
        tags: record.tags,
        attributes: record.attributes,
        createdAt: new Date(record.createdAt),
        'value.value': record.value.map(({ value }) => value),
        'value.horizonDays': record.value.map(({ horizonDays }) => horizonDays),
      })
    }
    const titled = { query: '{ customers { nodes { id name } } }', format: 'PARQUET' }
    const columns = [
      { value: 'id', title: 'x' },
      { value: 'name', title: 'x' },
    ]
    const refused = await requestExport(app, { ...titled, columns })
    expect(refused.userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', 'columns', '1', 'title'] }])
    const marked = await requestExport(app, { ...titled, byteOrderMark: true })
    expect(marked.userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', 'byteOrderMark'] }])
  })

  it('of nothing is a head alone', async () => {
    const query = '{ customers(search: "nobody has this name") { nodes { id name } } }'
    expect(await exported(app, { query, format: 'CSV' })).toBe('id,name\r\n')
    expect(await exported(app, { query, format: 'NDJSON' })).toBe('')
    const { num_rows: rows, schema } = parquetMetadata(await exportedFile(app, { query, format: 'PARQUET' }))
    expect([rows, schema.map(({ name }) => name)]).toEqual([0n, ['root', 'id', 'name']])
  })

  it.each([
    ['{', 'INVALID_INPUT', 'query'],
    ['{ customers { nodes { nothing } } }', 'INVALID_INPUT', 'query'],
    ['mutation { deleteCustomer(input: { id: "x" }) { deletedId } }', 'INVALID_INPUT', 'query'],
    ['{ customers { nodes { id } } orders { nodes { id } } }', 'INVALID_INPUT', 'query'],
    ['{ customers(first: 10) { nodes { id } } }', 'INVALID_INPUT', 'query'],
    ['{ customers { nodes { id } totalCount } }', 'INVALID_INPUT', 'query'],
    ['{ customers { edges { node { id } } } }', 'INVALID_INPUT', 'query'],
    ['{ pipelines { id } }', 'INVALID_INPUT', 'query'],
    ['{ me { id } }', 'INVALID_INPUT', 'query'],
    ['{ customers { nodes { orders { nodes { id } } orders2: id } } } { me { id } }', 'INVALID_INPUT', 'query'],
    ['query ($f: CustomerFilter!) { customers(filter: $f) { nodes { id } } }', 'INVALID_INPUT', 'query'],
  ])('refuses %s', async (query, code, where) => {
    const { exportJob, userErrors } = await requestExport(app, { query, format: 'CSV' })
    expect(exportJob).toBeNull()
    expect(userErrors).toEqual([{ code, message: expect.stringMatching(/\w/), path: ['input', where] }])
  })

  it('refuses columns that the query does not have, and columns of NDJSON', async () => {
    const query = '{ customers { nodes { id } } }'
    const refused = async (input: object) => (await requestExport(app, { query, ...input })).userErrors[0]
    expect(await refused({ format: 'CSV', columns: [{ value: 'name' }] })).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['input', 'columns', '0', 'value'],
    })
    expect(await refused({ format: 'NDJSON', columns: [{ value: 'id' }] })).toMatchObject({
      path: ['input', 'columns'],
    })
  })

  it('gives nobody a field that its role may not read', async () => {
    const reader = await app.addUser('Reader', 'READER')
    const { userErrors } = await requestExport(
      app,
      { query: '{ auditEntries { nodes { action } } }', format: 'CSV' },
      reader.key,
    )
    expect(userErrors).toMatchObject([{ code: 'FORBIDDEN' }])
    expect(await exported(app, { query: '{ auditEntries { nodes { action } } }', format: 'CSV' })).toContain(
      'exportList',
    )
  })

  it('is downloaded only by who asked for it, with the rights of then, and is audited with its rows', async () => {
    const query = '{ customers(orderBy: { field: NAME }) { nodes { id name } } }'
    const { exportJob } = await requestExport(app, { query, format: 'CSV' }, own.key)
    const { rows, status } = await exportEnded(app, exportJob!.id, own.key)
    expect(status).toBe('SUCCEEDED')
    expect((await download(app, exportJob!.id)).status).toBe(404)
    expect((await download(app, exportJob!.id, { key: own.key })).status).toBe(200)
    const { data } = await app.ask(
      'query ($id: ID!) { auditEntries(filter: { recordId: { eq: $id } }) { nodes { action actorKind after } } }',
      { id: exportJob!.id },
    )
    const entries = data.auditEntries.nodes as { action: string; after: Record<string, unknown> | null }[]
    expect(entries.map(({ action }) => action).toSorted()).toEqual(['GET /exports', 'exportList', 'exportList'])
    expect(entries.find(({ after }) => after?.['status'] === 'SUCCEEDED')?.after).toMatchObject({ rows })
    expect(entries.find(({ after }) => after?.['query'] !== undefined)?.after).toMatchObject({
      query,
      list: 'customers',
    })
    await app.sql(`update app_user set role = 'READER' where id = $1`, [own.userId.slice(4)])
    const fresh = await startAgain(own.key)
    expect(fresh).toMatchObject({ status: 403 })
    await app.sql(`update app_user set role = 'AGENT' where id = $1`, [own.userId.slice(4)])

    async function startAgain(key: string) {
      // Rights are remembered for five seconds.
      for (;;) {
        const answer = await download(app, exportJob!.id, { key })
        if (answer.status !== 200) return answer
        await answer.arrayBuffer()
      }
    }
  })

  it('fails, and says why, where the key was revoked before it ran', async () => {
    const { data } = await app.ask(
      'mutation { createApiKey(input: { name: "short", role: READER }) { secret apiKey { id } } }',
    )
    const { secret, apiKey } = data.createApiKey
    await app.ask('{ me { id } }', {}, secret)
    // The rights of a key are remembered for some seconds, in which requests are still accepted.
    await app.sql(`update api_key set revoked_at = now() where id = $1`, [apiKey.id.slice(4)])
    const { exportJob } = await requestExport(app, { query: '{ customers { nodes { id } } }', format: 'CSV' }, secret)
    const { status, error } = await exportEnded(app, exportJob!.id)
    expect(status).toBe('FAILED')
    expect(error).toMatch(/^FORBIDDEN: .*revoked/)
  })

  it('is continued from any byte, and never changes', async () => {
    const { exportJob } = await requestExport(app, {
      query: '{ interactions { nodes { id subject body customer { name } } } }',
      format: 'NDJSON',
    })
    const { bytes, sha256, status } = await exportEnded(app, exportJob!.id)
    expect(status).toBe('SUCCEEDED')
    expect(bytes).toBeGreaterThan(600_000)
    const answer = await download(app, exportJob!.id)
    const etag = answer.headers.get('etag')!
    const whole = Buffer.from(await answer.arrayBuffer())
    expect(whole.length).toBe(bytes)
    expect(answer.headers.get('content-length')).toBe(String(bytes))
    expect(createHash('sha256').update(whole).digest('hex')).toBe(sha256)
    await app.sql(`update interaction set body = 'changed'`)
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes! - 1), fc.nat(300_000), async (from, length) => {
        const to = Math.min(from + length, bytes! - 1)
        const part = await download(app, exportJob!.id, { headers: { range: `bytes=${from}-${to}`, 'if-range': etag } })
        expect(part.status).toBe(206)
        expect(part.headers.get('content-range')).toBe(`bytes ${from}-${to}/${bytes}`)
        expect(Buffer.from(await part.arrayBuffer()).equals(whole.subarray(from, to + 1))).toBe(true)
      }),
      { numRuns: 20 },
    )
    expect((await download(app, exportJob!.id, { headers: { range: `bytes=${bytes}-` } })).status).toBe(416)
    expect((await download(app, exportJob!.id, { headers: { range: 'bytes=5-', 'if-range': '"other"' } })).status).toBe(
      200,
    )
  })

  it('has records as long as an answer may be, in pieces, and fails with one that is longer', async () => {
    const [{ id }] = (await app.sql<{ id: string }>('select id from customer limit 1')) as [{ id: string }]
    const add = (subject: string, body: string) =>
      app.sql(
        `insert into interaction (id, customer_id, kind, direction, subject, body, occurred_at)
         values (uuid_v7(), $1, 'NOTE', 'INTERNAL', $2, $3, now())`,
        [id, subject, body],
      )
    const long = '客\u{1F600}"'.repeat(200_000)
    for (let i = 0; i < 12; i++) await add('long', long)
    const queryOf = (fields: string) => `{ interactions(filter: { subject: { eq: "long" } }) { nodes { ${fields} } } }`
    const { exportJob } = await requestExport(app, { query: queryOf('body'), format: 'NDJSON' })
    expect(await exportEnded(app, exportJob!.id)).toMatchObject({ status: 'SUCCEEDED', rows: 12 })
    const text = await (await download(app, exportJob!.id)).text()
    expect(text === `${JSON.stringify({ body: long })}\n`.repeat(12)).toBe(true)
    const [{ largest }] = (await app.sql<{ largest: number }>(
      'select max(octet_length(body))::int as largest from export_chunk where job_id = $1',
      [exportJob!.id.slice(4)],
    )) as [{ largest: number }]
    expect(largest).toBe(262_144)
    // By aliases, in what is answered; and by a list below, in the database already.
    const aliases = Array.from({ length: 150 }, (_, i) => `b${i}: body`).join(' ')
    const below = `{ customers { nodes { interactions(first: 100, filter: { subject: { eq: "long" } }) { nodes { body } } } } }`
    for (const query of [queryOf(aliases), below]) {
      const large = await requestExport(app, { query, format: 'NDJSON' })
      expect(large.userErrors).toEqual([])
      const { status, error } = await exportEnded(app, large.exportJob!.id)
      expect(status).toBe('FAILED')
      expect(error).toMatch(/^TOO_LARGE: .*characters of text/)
      expect(await app.sql('select from export_chunk where job_id = $1', [large.exportJob!.id.slice(4)])).toEqual([])
    }
    await app.sql(`delete from interaction where subject = 'long'`)
  })

  it('is audited by every request that gets bytes of it, wherever they begin, and by no other', async () => {
    const { exportJob } = await requestExport(app, { query: '{ products { nodes { sku } } }', format: 'CSV' })
    const { bytes } = await exportEnded(app, exportJob!.id)
    const ranges = ['bytes=0-', 'bytes=1-', 'bytes=-1', 'bytes=1-1,3-4', `bytes=${bytes}-`]
    const got: number[] = []
    for (const range of ranges) {
      const answer = await download(app, exportJob!.id, { headers: { range } })
      await answer.arrayBuffer()
      got.push(answer.status)
    }
    expect(got).toEqual([206, 206, 206, 200, 416])
    const entries = await app.sql(`select from audit_entry where record_id = $1 and action = 'GET /exports'`, [
      exportJob!.id.slice(4),
    ])
    expect(entries).toHaveLength(4)
  })

  it('is refused to a key that has enough of them, under way or kept, and to no other', async () => {
    const { data } = await app.ask(
      'mutation { createApiKey(input: { name: "much", role: READER }) { secret apiKey { id } } }',
    )
    const { secret, apiKey } = data.createApiKey
    const query = '{ products { nodes { sku } } }'
    const add = (values: string) =>
      app.sql(
        `insert into export_job (id, list, format, query, variables, columns, byte_order_mark, created_by, status, bytes, expires_at)
         select uuid_v7(), 'products', 'CSV', '', '{}', '[]', false, $1, ${values}`,
        [apiKey.id.slice(4)],
      )
    const refused = async (key: string) => (await requestExport(app, { query, format: 'CSV' }, key)).userErrors
    await add(`'RUNNING', null, null from generate_series(1, 5)`)
    expect(await refused(secret)).toMatchObject([{ code: 'INVALID_STATE', path: ['input'] }])
    expect(await refused(app.ownerKey)).toEqual([])
    await app.sql(`delete from export_job where status = 'RUNNING' and created_by = $1`, [apiKey.id.slice(4)])
    // What is stored counts, whatever its job says: 4 GiB, beside 1 GiB for each export under way.
    await add(`'FAILED', null, null`)
    await app.sql(
      `insert into export_chunk (id, job_id, file, start, body)
       select uuid_v7(), j.id, j.id, 4294967295, 'x' from export_job j where j.created_by = $1`,
      [apiKey.id.slice(4)],
    )
    await add(`'RUNNING', null, null from generate_series(1, 4)`)
    const full = [{ code: 'INVALID_STATE', message: expect.stringContaining('bytes') }]
    expect(await refused(secret)).toMatchObject(full)
    await app.sql(
      `delete from export_job where id = (select max(id::text)::uuid from export_job where created_by = $1 and status = 'RUNNING')`,
      [apiKey.id.slice(4)],
    )
    expect(await refused(secret)).toEqual([])
  })

  it('leaves nothing of its file where no job is left for it', async () => {
    const id = newUuid()
    await app.sql(
      `insert into export_job (id, list, format, query, variables, columns, byte_order_mark, created_by, status, updated_at)
       values ($1, 'products', 'CSV', '', '{}', '[]', false, 'test', 'RUNNING', now() - interval '2 minutes')`,
      [id],
    )
    await app.sql(`insert into export_chunk (id, job_id, file, start, body) values ($1, $1, $1, 0, 'x')`, [id])
    const context = app.app.host.contextOf('export') as ModuleContext
    await endOrphansJob.run({}, context, { id: newUuid(), signal: new AbortController().signal })
    expect(await app.sql('select status from export_job where id = $1', [id])).toEqual([{ status: 'FAILED' }])
    expect(await app.sql('select from export_chunk where job_id = $1', [id])).toEqual([])
  })

  it('is gone after a day, and says so', async () => {
    const { exportJob } = await requestExport(app, { query: '{ products { nodes { sku } } }', format: 'CSV' })
    await exportEnded(app, exportJob!.id)
    await app.sql(`update export_job set expires_at = now() - interval '1 second' where id = $1`, [
      exportJob!.id.slice(4),
    ])
    const answer = await download(app, exportJob!.id)
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('export the list again')
  })
})
