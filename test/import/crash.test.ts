import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp } from '../support/app.ts'
import { countsOf, ended, importFile, readJob, upload } from '../support/import.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'
import { serverProcess, type ServerProcess } from '../support/server-process.ts'

/** Orders that are applied at a time: 5,000 lines. */
const batch = 2_500
/** A server is killed after the first batch and after the second, and the last one is left. */
const orders = 3 * batch
const customers = 1_700

/** Orders of two lines, which lie far apart. */
const file = (): string => {
  const lines = Array.from(
    { length: orders * 2 },
    (_, i) =>
      `${(i * 7) % orders},c${((i * 7) % orders) % customers},2026-01-05,S${i % 50},${1 + (i % 3)},${i % 90}.25`,
  )
  return `order,customer,date,sku,quantity,price\n${lines.join('\n')}\n`
}

let database: TestDatabase
let server: ServerProcess
let client: Client

beforeAll(async () => {
  // Makes the template, in which the migrations are applied.
  await (await startTestApp()).stop()
  database = await createTestDatabase('core')
  client = new Client({ connectionString: database.url })
  await client.connect()
  server = await serverProcess(database.url, {}, { plugins: [] })
  await server.start()
})
afterAll(async () => {
  await server?.dispose()
  await client?.end()
  await database?.drop()
})

/** Everything that an import writes, without ids and times, and whether each order was announced once. */
const stateOf = async (source: string) => {
  const { rows } = await client.query(
    `select count(*)::int as orders, sum(o.total_value)::text as total, sum(o.version)::int as versions,
       md5(string_agg(concat_ws('|', o.source_ref, x.external_id, o.placed_at, o.total_value, o.currency, o.status, l.lines), ',' order by o.source_ref)) as content,
       count(distinct o.customer_id)::int as customers
     from sales_order o
     join external_id x on x.customer_id = o.customer_id
     cross join lateral (select string_agg(concat_ws('/', position, quantity, unit_price_value, total_value), ';' order by position) as lines
       from order_line where order_id = o.id) l
     where o.source = $1`,
    [source],
  )
  const { rows: events } = await client.query(
    `select e.topic, count(*)::int as events, count(distinct e.payload ->> 'id')::int as records
     from (select topic, payload from event_log union all select topic, payload from outbox) e
     where (e.payload ->> 'id')::uuid in (select id from sales_order where source = $1
       union all select customer_id from external_id where source = $1) group by 1 order by 1`,
    [source],
  )
  return { ...(rows[0] as object), events }
}

const positionOf = async (id: string): Promise<number | null> => {
  const { rows } = await client.query('select position from import_job where id = $1', [id.slice(4)])
  return (rows[0] as { position: number | null }).position
}

describe('kill -9 of the server', () => {
  it('in the middle of applying, twice, and a restart end in the same state as without', async () => {
    const lines = file()
    const expected = await importFile(server, 'type=orders&source=whole', lines)
    expect(expected).toMatchObject({ total: orders * 2, rejected: 0, createdCustomers: customers })

    const { id } = await upload(server, 'type=orders&source=cut', lines)
    for (const from of [0, 1.5 * batch]) {
      while (((await positionOf(id!)) ?? 0) <= from) await delay(5)
      await server.kill()
      const { rows } = await client.query('select status, processed from import_job where id = $1', [id!.slice(4)])
      expect(rows[0]).toMatchObject({ status: 'APPLYING' })
      expect((rows[0] as { processed: number }).processed).toBeLessThan(orders * 2)
      // The second time it cannot go on before the file has been sent again.
      if (from > 0) await client.query('begin; lock table sales_order in exclusive mode')
      await server.start()
    }
    // The same file, sent again while its import goes on, is that import.
    expect((await upload(server, 'type=orders&source=cut', lines)).id).toBe(id)
    await client.query('commit')
    const resumed = await ended(server, id!)
    expect(countsOf(resumed)).toEqual(countsOf(expected))
    expect(resumed.createdCustomers).toBe(customers)
    expect(await stateOf('cut')).toEqual(await stateOf('whole'))
    expect(await stateOf('cut')).toMatchObject({
      orders,
      versions: orders,
      events: [
        { topic: 'customer.created', events: customers, records: customers },
        { topic: 'order.recorded', events: orders, records: orders },
      ],
    })
    const again = await importFile(server, 'type=orders&source=cut', lines)
    expect(again).toMatchObject({ total: orders * 2, inserted: 0, updated: 0, duplicates: orders * 2, rejected: 0 })
  }, 180_000)

  it('while the file is still arriving leaves nothing of it, and the file can be sent again', async () => {
    // So long that half of it is more than what a server keeps before it begins to copy.
    const lines = file()
    const arrived = Promise.withResolvers<void>()
    async function* half() {
      yield Buffer.from(lines.slice(0, lines.length / 2))
      arrived.resolve()
      await delay(60_000, undefined, { ref: false })
    }
    const sent = upload(server, 'type=orders&source=half', half()).then(
      () => 'answered',
      () => 'broken',
    )
    await arrived.promise
    const copying = () =>
      client.query(
        `select 1 from pg_stat_activity where datname = current_database() and query like 'copy import_staging%'`,
      )
    while ((await copying()).rowCount === 0) await delay(5)
    await server.kill()
    expect(await sent).toBe('broken')
    await server.start()
    const staged = () => client.query(`select tablename from pg_tables where schemaname = 'import_staging'`)
    while ((await staged()).rowCount !== 0) await delay(20)
    expect(
      (
        await client.query(
          `select 1 from import_job where source = 'half' union all select 1 from sales_order where source = 'half'`,
        )
      ).rowCount,
    ).toBe(0)
    const job = await importFile(server, 'type=orders&source=half', lines)
    expect(job).toMatchObject({ status: 'SUCCEEDED', total: orders * 2, createdCustomers: customers })
    expect((await readJob(server, job.id)).processed).toBe(orders * 2)
  }, 120_000)
})
