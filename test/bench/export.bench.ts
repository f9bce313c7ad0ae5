import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { startTestApp } from '../support/app.ts'
import { download, exportEnded, requestExport } from '../support/export.ts'
import { fillMany } from '../support/many-records.ts'
import { setup, teardown } from '../support/postgres.ts'
import { memoryMbOf } from './memory.ts'
import type { BenchRow } from './bench.ts'
import { cost } from './session-cost.ts'

// What it costs to export customers with their owners and scores, beside what PostgreSQL asks for the same values by COPY … TO. The
// export also checks permissions, runs the fields' resolvers, keeps formulas from running, stores the file and sends it.

const sizes = [10_000, 100_000]
const lookMs = 1_000

const query = `{ customers(orderBy: { field: NAME }) { nodes { id name email phone country lifecycle tags createdAt owner { name }
  value: scores(kinds: ["clv.value"]) { value } segment: scores(kinds: ["segmentation.segment"]) { value }
  sentiment: scores(kinds: ["sentiment.customer"]) { value } } } }`

const score = (kind: string) =>
  `(select s.value from score s where s.subject_type = 'Customer' and s.subject_id = c.id and s.kind = '${kind}')`
const copy = `copy (select c.id, c.name, c.email, c.phone, c.country, c.lifecycle, c.tags, c.created_at, (select u.name from app_user u where u.id = c.owner_id),
  ${['clv.value', 'segmentation.segment', 'sentiment.customer'].map(score).join(', ')}
  from customer c where c.deleted_at is null order by c.name, c.id) to stdout (format csv, header)`

const discard = () => new Writable({ write: (_chunk, _encoding, done) => done() })

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void
/** MiB that this process cannot give back. What one collection finds is given back by the next. */
const liveMb = async (): Promise<number> => {
  collectGarbage()
  await delay(100)
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1_024 ** 2
}

/** The most that work holds more than there was before it. */
const heldMb = async (work: () => Promise<unknown>): Promise<number> => {
  const before = await liveMb()
  let most = before
  let isOver = false
  const over = work().finally(() => (isOver = true))
  do {
    most = Math.max(most, await liveMb())
    await delay(lookMs)
  } while (!isOver)
  await over
  return most - before
}

const measure = async (customers: number): Promise<BenchRow[]> => {
  const app = await startTestApp({ env: { RATE_LIMIT: '0' } })
  const client = new Client({ connectionString: app.databaseUrl })
  await client.connect()
  try {
    await fillMany(app.sql, customers, false)
    const write = async (): Promise<string> => {
      const { exportJob } = await requestExport(app, { query, format: 'CSV' })
      const { status, error } = await exportEnded(app, exportJob!.id)
      if (status !== 'SUCCEEDED') throw new Error(error ?? status)
      return exportJob!.id
    }
    const receive = async (id: string) => {
      for await (const _piece of (await download(app, id)).body!);
    }
    const id = await write()
    const least = await cost(client, () => pipeline(client.query(copyTo(copy)), discard()))
    const written = await cost(client, write)
    const sent = await cost(client, () => receive(id))
    const rssMb = await memoryMbOf([process.pid])
    const held = [Number.NaN, await heldMb(write), await heldMb(() => receive(id))]
    return [['COPY … TO of', least] as const, ['export of', written] as const, ['download of', sent] as const].map(
      ([name, { wallSeconds, cpuSeconds }], i): BenchRow => ({
        name: `${name} ${customers} customers`,
        figures: {
          rowsPerSecond: customers / wallSeconds,
          cpuSeconds,
          ratioToCopy: wallSeconds / least.wallSeconds,
          cpuRatioToCopy: cpuSeconds / least.cpuSeconds,
          ...(i === 0 ? {} : { heldMb: held[i]!, rssMb }),
        },
      }),
    )
  } finally {
    await client.end()
    await app.stop()
  }
}

export default async (): Promise<BenchRow[]> => {
  await setup()
  try {
    const rows: BenchRow[] = []
    for (const size of sizes) rows.push(...(await measure(size)))
    return rows
  } finally {
    await teardown()
  }
}
