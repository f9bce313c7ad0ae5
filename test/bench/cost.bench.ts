import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/core/config.ts'
import { createLog } from '../../src/core/log.ts'
import { startEmbeddedDatabase } from '../../src/db/embedded/start.ts'
import { sqlRunner } from '../../src/db/sql.ts'
import { plugins } from '../../rapport.config.ts'
import { admittedRequests, refusedRequests } from '../support/dear-requests.ts'
import { sentStatements } from '../support/statements.ts'
import { cpuMsOf } from './cpu.ts'
import { median } from './median.ts'
import type { Bench, BenchRow } from './bench.ts'

/** About as many as the demo has. */
const customers = 2_000
const rounds = 5
/** Of an admitted operation: the clock of the database's processes ticks 100 times a second. */
const leastMs = 400

/** Milliseconds of processor time of each process; 0 for one that has used none. */
const cpuOf = async (pids: readonly number[]): Promise<ReadonlyMap<number, number>> =>
  new Map(await Promise.all(pids.map(async (pid) => [pid, (await cpuMsOf([pid])) || 0] as const)))

/** What refused operations cost in processor time, and how the price of admitted ones follows theirs, database included. */
const bench: Bench = async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'rapport-bench-'))
  // Open to the system user of the database, which would go elsewhere otherwise, and stay there.
  await chmod(dataDir, 0o711)
  const database = await startEmbeddedDatabase({ dataDir, durable: false })
  const log = createLog('silent')
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    COMPUTE_THREADS: '1',
    RAPPORT_PROCESS: 'api',
    RATE_LIMIT: '0',
  })
  const app = await createApp({ config, databaseUrl: database.url, plugins, log })
  const sql = sqlRunner(app.orm.em.fork())
  try {
    await sql(`
      with c as (insert into customer (id, kind, name, country, attributes)
        select uuid_v7(), 'PERSON', 'Customer ' || n, 'DE', jsonb_build_object('note', repeat('x', 16000)) from generate_series(1, ${customers}) n returning id),
      i as (insert into interaction (id, customer_id, kind, subject, body, occurred_at)
        select uuid_v7(), c.id, 'EMAIL', 'About ' || n, repeat('word ', 400), now() - n * interval '1 day' from c, generate_series(1, 12) n)
      insert into opportunity (id, customer_id, name, pipeline_id, stage_id, amount_value, currency)
      select uuid_v7(), c.id, 'Deal ' || n, '01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000011', 100 * n, 'EUR' from c, generate_series(1, 3) n`)
    await sql('vacuum analyze')
    const [first] = await sql<{ id: string }>('select id from customer limit 1')
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${app.ownerKey.key}` }
    let sent = 0
    const ask = async (query: string, variables: object | undefined) => {
      const body = JSON.stringify({ query, variables })
        .replaceAll('$customer', `cus_${first!.id}`)
        .replaceAll('$unique', `source ${++sent}`)
      const began = process.cpuUsage()
      const text = await (await fetch(`${app.url}/graphql`, { method: 'POST', headers, body })).text()
      const { user, system } = process.cpuUsage(began)
      return { text, serverMs: (user + system) / 1_000 }
    }
    const rows: BenchRow[] = []
    let dearest = 0
    for (const [what, query, variables] of refusedRequests) {
      const spent: number[] = []
      const statements = await sentStatements(async () => {
        // A document that is never the same, as an attacker sends it.
        for (let i = 0; i < rounds; i++) spent.push((await ask(`${query} #${sent}`, variables)).serverMs)
      })
      const cpuMs = median(spent)
      dearest = Math.max(dearest, cpuMs)
      const others = statements.filter((text) => /customer|interaction|opportunity|sales_order/.test(text))
      rows.push({ name: `refused: ${what}`, figures: { cpuMs, statements: others.length } })
    }
    const ratios: number[] = []
    for (const [what, query, variables] of admittedRequests) {
      let cost = 0
      let bytes = 0
      let serverMs = 0
      let calls = 0
      await ask(query, variables)
      const backends = (await sql<{ pid: number }>('select pid from pg_stat_activity')).map(({ pid }) => pid)
      const before = await cpuOf(backends)
      while (serverMs < leastMs && calls < 40) {
        const { text, serverMs: spent } = await ask(query, variables)
        const answer = JSON.parse(text) as { errors?: unknown; extensions?: { cost: { requested: number } } }
        if (answer.errors || !answer.extensions || /"userErrors":\[\{/.test(text))
          throw new Error(`${what}: ${text.slice(0, 300)}`)
        cost = answer.extensions.cost.requested
        bytes = text.length
        serverMs += spent
        calls++
      }
      const after = await cpuOf(backends)
      // Backends that ended in between had nothing to do.
      const databaseMs = backends.reduce(
        (sum, pid) => sum + Math.max(0, (after.get(pid) ?? 0) - (before.get(pid) ?? 0)),
        0,
      )
      const cpuMs = (serverMs + databaseMs) / calls
      ratios.push((cpuMs / cost) * 1_000)
      rows.push({
        name: `admitted: ${what}`,
        figures: { points: cost, cpuMs, microsecondsPerPoint: (cpuMs / cost) * 1_000, bytesPerPoint: bytes / cost },
      })
    }
    const middle = median(ratios)
    rows.push({
      name: 'price and work',
      figures: {
        dearestRefusalCpuMs: dearest,
        medianMicrosecondsPerPoint: middle,
        worstToMedian: Math.max(...ratios) / middle,
      },
      note: 'processor time of one process that is server and client, and of the database',
    })
    return rows
  } finally {
    await app.stop()
    await database.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

export default bench
