import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify from 'fastify'
import { Pool } from 'pg'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/core/config.ts'
import { createLog } from '../../src/core/log.ts'
import { startEmbeddedDatabase } from '../../src/db/embedded/start.ts'
import { median } from './median.ts'
import type { Bench, BenchRow } from './bench.ts'

const query = `{ customers(first: 50, orderBy: { field: NAME }) { nodes { id name
  interactions(first: 10) { nodes { kind subject occurredAt } }
  opportunities(first: 10) { nodes { name amount { amount currency } } } } } }`

/** The same page by hand: one statement whose JSON is sent as it is. */
const byHand = `
  select json_build_object('data', json_build_object('customers', json_build_object('nodes', coalesce(json_agg(r.j), '[]'))))::text as body from (
    select json_build_object('id', 'cus_' || c.id, 'name', c.name,
      'interactions', json_build_object('nodes', (select coalesce(json_agg(i.j), '[]') from (
        select json_build_object('kind', i.kind, 'subject', i.subject, 'occurredAt', i.occurred_at) as j from interaction i
        where i.customer_id = c.id and i.deleted_at is null order by i.occurred_at desc, i.id desc limit 10) i)),
      'opportunities', json_build_object('nodes', (select coalesce(json_agg(o.j), '[]') from (
        select json_build_object('name', o.name, 'amount', json_build_object('amount', o.amount_value::text, 'currency', o.currency)) as j
        from opportunity o where o.customer_id = c.id and o.deleted_at is null order by o.created_at desc, o.id desc limit 10) o))) as j
    from customer c where c.deleted_at is null order by c.name, c.id limit 50) r`

const rounds = 5
const requests = 150
const customers = 2_000

/** Milliseconds of processor time of this process (server and client) for one request. */
const cpuPerRequest = async (url: string, init: RequestInit, times: number): Promise<number> => {
  const began = process.cpuUsage()
  for (let i = 0; i < times; i++) {
    const response = await fetch(url, init)
    const text = await response.text()
    if (!response.ok || text.includes('"errors"')) throw new Error(`the request failed: ${text.slice(0, 300)}`)
  }
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1_000 / times
}

/** A nested page through GraphQL beside the same page by hand-written SQL on the same data, in turns. */
const measured = async (size: {
  readonly customers: number
  readonly rounds: number
  readonly requests: number
}): Promise<BenchRow[]> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'rapport-bench-'))
  // Open to the system user of the database, which would go elsewhere otherwise, and stay there.
  await chmod(dataDir, 0o711)
  const database = await startEmbeddedDatabase({ dataDir, durable: false })
  const config = readConfig({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent', COMPUTE_THREADS: '1' })
  const app = await createApp({ config, databaseUrl: database.url, plugins: [], log: createLog('silent') })
  const pool = new Pool({ connectionString: database.url, max: 4 })
  const hand = fastify()
  try {
    await pool.query(`
      with c as (insert into customer (id, kind, name) select uuid_v7(), 'PERSON', 'Customer ' || n from generate_series(1, ${size.customers}) n returning id),
      i as (insert into interaction (id, customer_id, kind, subject, occurred_at)
        select uuid_v7(), c.id, 'EMAIL', 'About ' || n, now() - n * interval '1 day' from c, generate_series(1, 12) n)
      insert into opportunity (id, customer_id, name, pipeline_id, stage_id, amount_value, currency)
      select uuid_v7(), c.id, 'Deal ' || n, '01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000011', 100 * n, 'EUR' from c, generate_series(1, 3) n`)
    await pool.query('analyze')
    hand.post('/graphql', async (_request, reply) => {
      const { rows } = await pool.query<{ body: string }>(byHand)
      return reply.type('application/json').send(rows[0]!.body)
    })
    const handUrl = `${await hand.listen({ host: '127.0.0.1', port: 0 })}/graphql`
    const ours = {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${app.ownerKey.key}` },
      body: JSON.stringify({ query }),
    }
    const oursMs: number[] = []
    const handMs: number[] = []
    for (let round = 0; round <= size.rounds; round++) {
      const a = await cpuPerRequest(`${app.url}/graphql`, ours, size.requests)
      const b = await cpuPerRequest(
        handUrl,
        { ...ours, headers: { 'content-type': 'application/json' } },
        size.requests,
      )
      // The first round warms up.
      if (round > 0) {
        oursMs.push(a)
        handMs.push(b)
      }
    }
    return [
      {
        name: 'nested page: 50 customers × 10 interactions + opportunities',
        figures: {
          oursCpuMs: median(oursMs),
          handWrittenCpuMs: median(handMs),
          ratio: median(oursMs) / median(handMs),
        },
        note: 'processor time of one process that is server and client, per request; without the database',
      },
    ]
  } finally {
    await hand.close()
    await pool.end()
    await app.stop()
    await database.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

const bench: Bench = () => measured({ customers, rounds, requests })

export const short: Bench = () => measured({ customers: 100, rounds: 1, requests: 20 })

export default bench
