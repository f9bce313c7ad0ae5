import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { startTestApp } from '../support/app.ts'
import { importFile } from '../support/import.ts'
import { createTestDatabase, setup, teardown } from '../support/postgres.ts'
import type { BenchRow } from './bench.ts'
import { cost } from './session-cost.ts'

// What it costs to import orders, beside what PostgreSQL asks for the least that could be done with the same file: a COPY
// of its cells as they are, and a COPY of the finished records into the same tables with their indexes and keys. The import
// also reads, checks and compares every line, makes the customers, and leaves an event for every record.

const sizes = [50_000, 200_000]

const fileOf = (orders: number): Buffer => {
  const lines = ['order_number,customer_id,date,quantity,amount']
  for (let i = 1; i <= orders; i++) {
    const day = String(1 + (i % 28)).padStart(2, '0')
    lines.push(
      `${i},${String((i * 7_919) % Math.ceil(orders / 3)).padStart(6, '0')},2026-01-${day},${1 + (i % 4)},${i % 90}.${10 + (i % 80)}`,
    )
  }
  return Buffer.from(`${lines.join('\n')}\n`)
}

const connect = async (url: string): Promise<Client> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  return client
}

const tables = ['customer', 'external_id', 'product', 'sales_order', 'order_line']

const measure = async (orders: number): Promise<BenchRow> => {
  const file = fileOf(orders)
  const app = await startTestApp()
  const other = await createTestDatabase('core')
  const client = await connect(app.databaseUrl)
  const target = await connect(other.url)
  try {
    const imported = await cost(client, async () => {
      const job = await importFile(app, 'type=orders&source=bench', file)
      if (job.inserted !== orders)
        throw new Error(`expected ${orders} orders to be imported, got ${JSON.stringify(job)}`)
      // The events belong to it: until the last one is in the log.
      while ((await client.query('select 1 from outbox limit 1')).rowCount !== 0) await delay(20)
    })
    const again = await cost(client, () => importFile(app, 'type=orders&source=bench', file))
    await target.query('create table cells (a text, b text, c text, d text, e text)')
    const cells = await cost(target, () =>
      pipeline(Readable.from([file]), target.query(copyFrom('copy cells from stdin with (format csv, header)'))),
    )
    const records = new Map<string, Buffer>()
    for (const table of tables) records.set(table, await buffer(client.query(copyTo(`copy ${table} to stdout`))))
    const loaded = await cost(target, async () => {
      for (const [table, rows] of records) {
        await pipeline(Readable.from([rows]), target.query(copyFrom(`copy ${table} from stdin`)))
      }
    })
    return {
      name: `${orders.toLocaleString('en-US')} orders of ${Math.ceil(orders / 3).toLocaleString('en-US')} new customers`,
      figures: {
        ordersPerSecond: orders / imported.wallSeconds,
        cpuMicrosecondsPerOrder: (imported.cpuSeconds / orders) * 1e6,
        againCpuMicrosecondsPerOrder: (again.cpuSeconds / orders) * 1e6,
        cpuToCopyOfCellsRatio: imported.cpuSeconds / cells.cpuSeconds,
        cpuToCopyOfRecordsRatio: imported.cpuSeconds / loaded.cpuSeconds,
      },
    }
  } finally {
    await client.end()
    await target.end()
    await other.drop()
    await app.stop()
  }
}

export default async (): Promise<BenchRow[]> => {
  await setup()
  try {
    const rows: BenchRow[] = []
    for (const size of sizes) rows.push(await measure(size))
    return rows
  } finally {
    await teardown()
  }
}
