import { readFileSync } from 'node:fs'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plugins } from '../rapport.config.ts'
import type { ModuleContext } from '../src/contract/context.ts'
import { prune, type Retention } from '../src/db/retention.ts'
import { newUuid } from '../src/core/ids.ts'
import { pruneJob } from '../src/modules/retention/prune.job.ts'
import { startTestApp, type TestApp } from './support/app.ts'

let app: TestApp
let context: ModuleContext
const unstopped = new AbortController().signal

beforeAll(async () => {
  app = await startTestApp({ plugins })
  context = app.app.host.contextOf('retention') as ModuleContext
}, 120_000)
afterAll(() => app.stop())

const retentionOf = (table: string): Retention => {
  const found = context.platform.retentions().filter((one) => one.table === table)
  expect(found, table).toHaveLength(1)
  return found[0]!
}

const cause = `'{"kind": "EVENT", "text": "test"}'`
/** An instant as SQL. */
const ago = (days: number) => `now() - interval '${days} days'`

const insert = async (table: string, values: Readonly<Record<string, string>>): Promise<string> => {
  const id = newUuid()
  const all = { id: `'${id}'`, ...values }
  const names = Object.keys(all).map((name) => `"${name}"`)
  await app.sql(`insert into ${table} (${names.join(', ')}) values (${Object.values(all).join(', ')})`)
  return id
}
const customer = () => insert('customer', { kind: `'PERSON'`, name: `'X'` })
const run = (values: Readonly<Record<string, string>> = {}) =>
  insert('model_run', {
    plugin: `'clv'`,
    plugin_version: `'1'`,
    algorithm: `'A'`,
    seed: '1',
    as_of: 'now()',
    requested_by: `'test'`,
    status: `'SUCCEEDED'`,
    finished_at: 'now()',
    ...values,
  })
const scoreValues = (modelRun: string, subject: string, at: string, kind: string) => ({
  plugin: `'clv'`,
  kind: `'${kind}'`,
  subject_type: `'Customer'`,
  subject_id: `'${subject}'`,
  unit: `'MONEY'`,
  trend: `'NEW'`,
  status: `'OK'`,
  plugin_version: `'1'`,
  model_run_id: `'${modelRun}'`,
  input_hash: `''`,
  data_as_of: at,
  cause,
  computed_at: at,
  changed_at: at,
})
const importJob = (values: Readonly<Record<string, string>>) =>
  insert('import_job', { type: `'ORDERS'`, format: `'CSV'`, source: `'test'`, created_by: `'test'`, ...values })
const exportJob = (createdAt: string) =>
  insert('export_job', {
    created_at: createdAt,
    list: `'customers'`,
    format: `'CSV'`,
    query: `''`,
    variables: `'{}'`,
    columns: `'[]'`,
    byte_order_mark: 'false',
    created_by: `'test'`,
  })
const proposal = (createdAt: string) =>
  insert('proposal', {
    created_at: createdAt,
    mutation: `'createProduct'`,
    input: `'{}'`,
    changes: `'[]'`,
    change_count: '0',
    changes_hash: `''`,
    reason: `'test'`,
    expires_at: createdAt,
    proposed_by: 'uuid_v7()',
    proposed_through: `'MCP'`,
  })
const artifact = async (hash: string, at: string) => {
  await app.sql(`insert into model_artifact (hash, bytes, created_at) values ('${hash}', '', ${at})`)
  return hash
}
const key = async (at: string) => {
  const id = newUuid()
  await app.sql(
    `insert into idempotency_key (actor_id, key, operation, input_hash, record_id, created_at) values ('test', '${id}', '', '', '${id}', ${at})`,
  )
  return id
}

/** Rows of a table, made so that they age from an instant on; each table that states a retention has its own. */
const fixtures: Readonly<Record<string, { readonly id: string; add(at: string): Promise<string> }>> = {
  idempotency_key: { id: 'key', add: key },
  score_history: {
    id: 'id',
    add: async (at) => {
      const [subject, by, kind] = [await customer(), await run(), `clv.${newUuid()}`]
      const score = await insert('score', scoreValues(by, subject, 'now()', kind))
      await insert('score_history', { ...scoreValues(by, subject, 'now()', kind), score_id: `'${score}'` })
      return insert('score_history', { ...scoreValues(by, subject, at, kind), score_id: `'${score}'` })
    },
  },
  model_artifact: {
    id: 'hash',
    add: async (at) => {
      const hash = await artifact(newUuid(), at)
      await run({ artifact_hash: `'${hash}'`, finished_at: at })
      return hash
    },
  },
  drift_report: {
    id: 'id',
    add: async (at) => {
      const of = `'${await run()}'`
      const report = { model_run_id: of, rows: '1', features: `'[]'`, proposal: `'KEEP'` }
      await insert('drift_report', { ...report, measured_at: 'now()' })
      return insert('drift_report', { ...report, measured_at: at })
    },
  },
  customer_list: {
    id: 'id',
    add: (at) => insert('customer_list', { name: `'x'`, kind: `'BY_HAND'`, deleted_at: at }),
  },
  saved_report: {
    id: 'id',
    add: (at) => insert('saved_report', { name: `'x'`, question: `'{}'`, deleted_at: at }),
  },
  saved_view: {
    id: 'id',
    add: (at) => insert('saved_view', { name: `'x'`, list: `'customers'`, deleted_at: at }),
  },
  customer_list_change: {
    id: 'id',
    add: async (at) => {
      const list = await insert('customer_list', { name: `'x'`, kind: `'BY_HAND'` })
      return insert('customer_list_change', {
        list_id: `'${list}'`,
        customer_id: `'${await customer()}'`,
        action: `'ADDED'`,
        at,
      })
    },
  },
  import_error: {
    id: 'id',
    add: async (at) => {
      const job = await importJob({ status: `'SUCCEEDED'`, finished_at: at })
      return insert('import_error', { job_id: `'${job}'`, line: '1', code: `'X'`, message: `''` })
    },
  },
  import_warning: {
    id: 'id',
    add: async (at) => {
      const job = await importJob({ status: `'SUCCEEDED'`, finished_at: at })
      return insert('import_warning', { job_id: `'${job}'`, line: '1', column: `'x'`, code: `'X'`, message: `''` })
    },
  },
  notification: {
    id: 'id',
    add: async (at) => {
      const user = await insert('app_user', { name: `'x'`, email: `'${newUuid()}'`, role: `'AGENT'` })
      return insert('notification', { user_id: `'${user}'`, kind: `'a.b'`, group_key: `'x'`, text: `'{}'`, at })
    },
  },
  webhook_delivery: {
    id: 'id',
    add: async (at) => {
      const by = await insert('api_key', { name: `'x'`, hash: `'${newUuid()}'`, prefix: `'x'`, role: `'OWNER'` })
      const webhook = await insert('webhook', {
        name: `'x'`,
        url: `'https://example.org/'`,
        feed: `'recordChanged'`,
        query: `''`,
        variables: `'{}'`,
        key_id: `'${by}'`,
        from_cursor: '0',
        secret: `'whsec_'`,
      })
      const delivery = await insert('webhook_delivery', {
        webhook_id: `'${webhook}'`,
        topic: `'customer.updated'`,
        about: `'x'`,
        payload: `'{}'`,
        event_at: 'now()',
        status: `'DELIVERED'`,
        queued_at: at,
      })
      await insert('webhook_attempt', { delivery_id: `'${delivery}'`, duration_ms: '1' })
      return delivery
    },
  },
  export_job: { id: 'id', add: exportJob },
  proposal: { id: 'id', add: proposal },
  export_chunk: {
    id: 'id',
    add: async (at) =>
      insert('export_chunk', {
        created_at: at,
        job_id: `'${await exportJob('now()')}'`,
        file: `'${newUuid()}'`,
        start: '0',
        body: `''`,
      }),
  },
  'p_segmentation.membership_change': {
    id: 'id',
    add: async (at) => {
      const segment = await insert('p_segmentation.segment', {
        name: `'x'`,
        position: '1',
        label: '1',
        is_noise: 'false',
        features: `'[]'`,
        model_run_id: `'${await run()}'`,
        retired_at: 'now()',
      })
      return insert('p_segmentation.membership_change', {
        customer_id: `'${await customer()}'`,
        to_id: `'${segment}'`,
        confidence: '1',
        cause,
        at,
      })
    },
  },
  'p_sentiment.change': {
    id: 'id',
    add: async (at) =>
      insert('p_sentiment.change', {
        customer_id: `'${await customer()}'`,
        mood: `'POSITIVE'`,
        previous_mood: `'UNKNOWN'`,
        cause,
        at,
      }),
  },
  'p_forecasting.forecast_change': {
    id: 'id',
    add: async (at) => {
      const by = `'${await run()}'`
      const series = await insert('p_forecasting.series', {
        key: `'${newUuid()}'`,
        measure: `'REVENUE'`,
        granularity: `'MONTH'`,
        status: `'INSUFFICIENT_DATA'`,
        message: `''`,
        unit: `'MONEY'`,
        as_of: 'now()',
        input_hash: `''`,
        cause,
        plugin_version: `'1'`,
        model_run_id: by,
        computed_at: 'now()',
      })
      return insert('p_forecasting.forecast_change', {
        series_id: `'${series}'`,
        before: `'[]'`,
        after: `'[]'`,
        cause,
        at,
        model_run_id: by,
      })
    },
  },
}

const isKept = async (table: string, id: string): Promise<boolean> => {
  const rows = await app.sql(`select from ${table} where ${fixtures[table]!.id}::text = $1`, [id])
  return rows.length > 0
}

/** Runs the job of the night; gives what it logs. */
const pruneAll = async (): Promise<readonly { readonly table: string; readonly deleted: number }[]> => {
  const told: { table: string; deleted: number }[] = []
  const log = {
    info: (line: { table: string; deleted: number }) => void told.push(line),
    error: (line: { err: unknown }) => {
      throw line.err
    },
  }
  await pruneJob.run(
    {},
    { ...context, log: log as unknown as ModuleContext['log'] },
    { id: newUuid(), signal: unstopped },
  )
  return told
}

describe('rows past their time', () => {
  it('is stated for each of these tables, and each of them is tried here', () => {
    // The audit goes in a way of its own; see test/audit-retention.test.ts.
    const tables = context.platform.retentions().map(({ table }) => table)
    expect(tables.toSorted()).toEqual([...Object.keys(fixtures), 'audit_entry'].toSorted())
  })

  it.each(Object.keys(fixtures))(
    '%s: goes the day after, stays the day before, and is counted in the log',
    async (table) => {
      const { days } = retentionOf(table)
      await pruneAll()
      const old = [await fixtures[table]!.add(ago(days + 1)), await fixtures[table]!.add(ago(days + 400))]
      const young = [await fixtures[table]!.add(ago(days - 1)), await fixtures[table]!.add('now()')]
      expect(await pruneAll()).toEqual([expect.objectContaining({ table, deleted: 2, days })])
      for (const id of old) expect(await isKept(table, id)).toBe(false)
      for (const id of young) expect(await isKept(table, id)).toBe(true)
    },
  )
})

describe('what is kept at any age', () => {
  it('the newest entry of each score in its history', async () => {
    const [subject, by] = [await customer(), await run()]
    const at = (days: number) => scoreValues(by, subject, ago(days), 'clv.old')
    const score = await insert('score', at(1_000))
    const entries: string[] = []
    for (const days of [3_000, 2_000, 1_000])
      entries.push(await insert('score_history', { ...at(days), score_id: `'${score}'` }))
    await pruneAll()
    expect(await Promise.all(entries.map((id) => isKept('score_history', id)))).toEqual([false, false, true])
  })

  it('the newest drift report of each run', async () => {
    const of = await run()
    const reports: string[] = []
    for (const days of [900, 800, 700])
      reports.push(
        await insert('drift_report', {
          model_run_id: `'${of}'`,
          measured_at: ago(days),
          rows: '1',
          features: `'[]'`,
          proposal: `'KEEP'`,
        }),
      )
    await pruneAll()
    expect(await Promise.all(reports.map((id) => isKept('drift_report', id)))).toEqual([false, false, true])
  })

  it('the models that score, that a rollback would restore, and that made a current score', async () => {
    const model = async (name: string, values: Readonly<Record<string, string>>) => {
      const hash = await artifact(`${name} ${newUuid()}`, ago(1_000))
      const id = await run({ plugin: `'aged'`, artifact_hash: `'${hash}'`, finished_at: ago(1_000), ...values })
      return { hash, id }
    }
    const never = await model('never promoted', {})
    const older = await model('promoted before the previous one', { promoted_at: ago(900) })
    const scored = await model('scored', { promoted_at: ago(850) })
    const previous = await model('previous', { promoted_at: ago(800) })
    const promoted = await model('promoted', { promoted: 'true', promoted_at: ago(700) })
    await insert('score', scoreValues(scored.id, await customer(), ago(850), 'clv.kept'))
    await pruneAll()
    const kept = [never, older, scored, previous, promoted].map(({ hash }) => isKept('model_artifact', hash))
    expect(await Promise.all(kept)).toEqual([false, false, true, true, true])
  })

  it('a model that two runs have given, as long as one of them needs it', async () => {
    const hash = await artifact(newUuid(), ago(1_000))
    await run({ artifact_hash: `'${hash}'`, finished_at: ago(1_000) })
    await run({ artifact_hash: `'${hash}'`, finished_at: ago(2) })
    await pruneAll()
    expect(await isKept('model_artifact', hash)).toBe(true)
  })

  it('the refused lines of an import in progress', async () => {
    const job = await importJob({ status: `'APPLYING'`, created_at: ago(500), updated_at: ago(500) })
    const error = await insert('import_error', { job_id: `'${job}'`, line: '1', code: `'X'`, message: `''` })
    await pruneAll()
    expect(await isKept('import_error', error)).toBe(true)
    await app.sql('delete from import_job where id = $1::uuid', [job])
  })

  it('the pieces of a file that took hours to write, as long as it can be downloaded', async () => {
    const job = await exportJob(ago(1.4))
    await app.sql(`update export_job set expires_at = now() + interval '1 hour' where id = $1`, [job])
    const piece = { job_id: `'${job}'`, file: `'${newUuid()}'`, start: '0', body: `''` }
    const chunk = await insert('export_chunk', { created_at: ago(1.4), ...piece })
    await pruneAll()
    expect(await isKept('export_chunk', chunk)).toBe(true)
    await app.sql('delete from export_job where id = $1', [job])
  })

  it('the segment changes since the promotion of the model that assigns the segments', async () => {
    const promoted = await run({ plugin: `'segmentation'`, promoted: 'true', promoted_at: ago(500) })
    const before = await fixtures['p_segmentation.membership_change']!.add(ago(501))
    const after = await fixtures['p_segmentation.membership_change']!.add(ago(499))
    await pruneAll()
    expect(await isKept('p_segmentation.membership_change', before)).toBe(false)
    expect(await isKept('p_segmentation.membership_change', after)).toBe(true)
    await app.sql('update model_run set promoted = false where id = $1::uuid', [promoted])
  })
})

describe('pruning', () => {
  const retention = () => retentionOf('idempotency_key')

  it('goes through a large table in batches, each a statement of its own', async () => {
    await app.sql(
      `insert into idempotency_key (actor_id, key, operation, input_hash, record_id, created_at)
       select 'many', i::text, '', '', gen_random_uuid(), case when i % 2 = 0 then now() else now() - interval '40 days' end
       from generate_series(1, 40000) i`,
    )
    const deleted: number[] = []
    const total = await prune(
      async <Row extends object>(text: string, params?: readonly unknown[]) => {
        const rows = await app.sql<Row & { rows?: number }>(text, params)
        if (text.includes('delete')) deleted.push(Number(rows[0]!.rows))
        return rows
      },
      retention(),
      unstopped,
    )
    expect(total).toBe(20_000)
    expect(deleted.length).toBeGreaterThan(2)
    expect(Math.max(...deleted)).toBeLessThan(15_000)
    const [left] = await app.sql(`select count(*)::int as n from idempotency_key where actor_id = 'many'`)
    expect(left!['n']).toBe(20_000)
  })

  it('neither waits for a row that somebody holds nor deletes it; the next night has it', async () => {
    const held = await key(ago(40))
    const other = await key(ago(40))
    const client = new Client({ connectionString: app.databaseUrl })
    await client.connect()
    await client.query('begin')
    await client.query('select from idempotency_key where key = $1 for update', [held])
    expect(await prune(app.sql, retention(), unstopped)).toBe(1)
    expect(await isKept('idempotency_key', other)).toBe(false)
    await client.query('rollback')
    await client.end()
    expect(await prune(app.sql, retention(), unstopped)).toBe(1)
    expect(await isKept('idempotency_key', held)).toBe(false)
  })

  it('ends when its process stops', async () => {
    const stopped = AbortSignal.abort(new Error('stopping'))
    await expect(prune(app.sql, retention(), stopped)).rejects.toThrow('stopping')
  })

  it('continues with the other tables if one fails, and says so', async () => {
    const old = await key(ago(40))
    const errors: unknown[] = []
    const log = { info: () => undefined, error: (line: { table: string }) => void errors.push(line.table) }
    const missing: Retention = { table: 'missing', rows: 'rows', days: 1 }
    const platform = { ...context.platform, retentions: () => [missing, retention()] }
    const of = { ...context, log: log as unknown as ModuleContext['log'], platform }
    await expect(pruneJob.run({}, of, { id: newUuid(), signal: unstopped })).rejects.toThrow('could not be pruned')
    expect(errors).toEqual(['missing'])
    expect(await isKept('idempotency_key', old)).toBe(false)
  })
})

it('docs/operations.md says of every table how long its rows are kept, with the days that are in force', async () => {
  const page = readFileSync(new URL('../docs/operations.md', import.meta.url), 'utf8')
  const section = page.slice(page.indexOf('## What is kept, and how long')).split('\n## ')[0]!
  const lines = section.split('\n').filter((line) => line.startsWith('| `'))
  const said = new Map(
    lines.flatMap((line) => {
      const [, tables, age] = line.split('|')
      return [...tables!.matchAll(/`([^`]+)`/g)].map(([, table]) => [table!, age!.trim()] as const)
    }),
  )
  for (const { table, days } of context.platform.retentions())
    expect(said.get(table), table).toBe(days === 1 ? '1 day' : `${days} days`)
  const tables = await app.sql(
    `select case schemaname when 'public' then '' else schemaname || '.' end || tablename as name from pg_tables
     where (schemaname = 'public' or schemaname like 'p\\_%') and tablename not like '%migration%'`,
  )
  expect([...said.keys()].toSorted()).toEqual(tables.map(({ name }) => String(name)).toSorted())
})
