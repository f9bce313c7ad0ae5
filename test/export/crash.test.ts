import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp } from '../support/app.ts'
import { download, exportEnded, requestExport } from '../support/export.ts'
import { fillMany } from '../support/many-records.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'
import { serverProcess, type ServerProcess } from '../support/server-process.ts'

let database: TestDatabase
let server: ServerProcess
let client: Client

beforeAll(async () => {
  // Makes the template, in which the migrations are applied.
  await (await startTestApp()).stop()
  database = await createTestDatabase('core')
  client = new Client({ connectionString: database.url })
  await client.connect()
  await fillMany(async <Row>(text: string) => (await client.query(text)).rows as Row[], 20_000, false)
})
afterAll(async () => {
  await client.end()
  await database.drop()
})
afterEach(() => server.dispose())

const query = `{ customers(orderBy: { field: NAME }) { nodes { id name email phone country tags owner { name }
  scores { kind value } } } }`

const rowsOf = async (id: string): Promise<number> => {
  const { rows } = await client.query<{ rows: number }>('select rows from export_job where id = $1', [id.slice(4)])
  return rows[0]!.rows
}

describe('kill -9 of the server', () => {
  it('while a file is written and while it is downloaded gives the file that there is without', async () => {
    server = await serverProcess(database.url, {}, { plugins: [] })
    await server.start()
    const whole = await requestExport(server, { query, format: 'CSV' })
    const expected = await exportEnded(server, whole.exportJob!.id)
    expect(expected).toMatchObject({ status: 'SUCCEEDED', rows: 20_000 })

    const { exportJob } = await requestExport(server, { query, format: 'CSV' })
    const id = exportJob!.id
    while ((await rowsOf(id)) === 0) await delay(1)
    await server.kill()
    const { rows } = await client.query(`select status, file from export_job where id = $1`, [id.slice(4)])
    expect(rows).toEqual([{ status: 'RUNNING', file: null }])
    const { rows: left } = await client.query('select 1 from export_chunk where job_id = $1', [id.slice(4)])
    expect(left.length).toBeGreaterThan(0)
    await server.start()
    expect((await download(server, id)).status).toBe(409)
    const resumed = await exportEnded(server, id)
    const { rows: files } = await client.query(
      'select distinct c.file = j.file as is_whole from export_chunk c join export_job j on j.id = c.job_id where j.id = $1',
      [id.slice(4)],
    )
    expect(files).toEqual([{ is_whole: true }])
    expect(resumed).toMatchObject({ status: 'SUCCEEDED', rows: 20_000, bytes: expected.bytes, sha256: expected.sha256 })

    // The file is of one moment, and stays so whatever happens after.
    await client.query(`update customer set name = 'Changed ' || name`)
    const begun = await download(server, id)
    const etag = begun.headers.get('etag')!
    const reader = begun.body!.getReader()
    const pieces: Uint8Array[] = []
    let had = 0
    for (;;) {
      const piece = await reader.read().catch(() => undefined)
      if (!piece || piece.done) break
      pieces.push(piece.value)
      had += piece.value.length
      if (had === piece.value.length) await server.kill()
    }
    expect(had).toBeGreaterThan(0)
    expect(had).toBeLessThan(resumed.bytes!)
    await server.start()
    const rest = await download(server, id, { headers: { range: `bytes=${had}-`, 'if-range': etag } })
    expect(rest.status).toBe(206)
    pieces.push(new Uint8Array(await rest.arrayBuffer()))
    expect(createHash('sha256').update(Buffer.concat(pieces)).digest('hex')).toBe(expected.sha256)
  }, 180_000)
})
