import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemViewer } from '../../../src/core/viewer.ts'
import { openSession } from '../../../src/db/own-session.ts'
import type { RunSql } from '../../../src/db/sql.ts'
import { Rows } from '../simulator/copy.ts'
import { demoSource } from '../simulator/external-id.ts'
import { fillDemo } from '../fill.ts'
import type { DemoDone, DemoLine } from '../fill.route.ts'
import {
  optionalCountry,
  optionalEmail,
  optionalLanguage,
  optionalPhone,
  optionalTimeZone,
} from '../../../src/modules/input.ts'
import { plugins } from '../../../rapport.config.ts'
import { demoPlugin, startTestApp, type TestApp } from '../../../test/support/app.ts'

const until = '2026-06-15T13:00:00.000Z'

const post = (app: TestApp, body: object, key: string | null = app.ownerKey, signal?: AbortSignal) =>
  fetch(`${app.url}/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key === null ? {} : { authorization: `Bearer ${key}` }) },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  })

const linesOf = async (response: Response): Promise<DemoLine[]> =>
  (await response.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as DemoLine)

const fill = async (app: TestApp, body: object): Promise<DemoDone> => {
  const last = (await linesOf(await post(app, body))).at(-1)!
  if (!('done' in last)) throw new Error(`expected the end of the filling, got ${JSON.stringify(last)}`)
  return last.done
}

const number = async (sql: RunSql, query: string): Promise<number> => Number(Object.values((await sql(query))[0]!)[0])

/** What is in the tables, without the ids of the records. */
const contents = (sql: RunSql) =>
  Promise.all(
    [
      `select md5(string_agg(concat_ws('|', name, email, phone, country, lifecycle, created_at, tags, attributes), ';' order by name, created_at)) as d from customer`,
      `select md5(string_agg(concat_ws('|', number, placed_at, total_value, currency, status), ';' order by number)) as d, count(*), sum(total_value) from sales_order`,
      `select md5(string_agg(concat_ws('|', sku, position, quantity, l.total_value), ';' order by number, position)) as d, count(*)
       from order_line l join sales_order o on o.id = l.order_id join product p on p.id = l.product_id`,
      `select md5(string_agg(concat_ws('|', kind, occurred_at, body, properties), ';' order by occurred_at, body)) as d, count(*) from interaction`,
      `select md5(string_agg(concat_ws('|', o.name, at, s.key, c.amount_value), ';' order by at, o.name)) as d, count(*)
       from stage_change c join opportunity o on o.id = c.opportunity_id join stage s on s.id = c.to_stage_id`,
    ].map(async (query) => (await sql(query))[0]),
  )

let app: TestApp
/** Filled by the command line, with a plugin that has models. */
let other: TestApp
/** What the first one holds once it is filled. */
let filled: Awaited<ReturnType<typeof contents>>
beforeAll(async () => {
  ;[app, other] = await Promise.all([
    startTestApp({ plugins: [demoPlugin] }),
    startTestApp({ plugins: [demoPlugin, ...plugins.filter(({ id }) => id === 'segmentation')] }),
  ])
})
afterAll(() => Promise.all([app.stop(), other.stop()]))

describe('POST /demo', () => {
  it('is for the owner alone', async () => {
    const { key } = await app.addUser('Mara', 'MANAGER')
    expect((await post(app, {}, key)).status).toBe(403)
    expect((await post(app, {}, null)).status).toBe(401)
  })

  it('says what is wrong with its input', async () => {
    for (const [body, word] of [
      [{ customers: 0 }, 'customers'],
      [{ customers: 1.5 }, 'customers'],
      [{ seed: -1 }, 'seed'],
      [{ days: 10_000 }, 'days'],
      [{ until: 'tomorrow' }, 'until'],
      [{ until: '2999-01-01T00:00:00Z' }, 'until'],
      [{ customer: 10 }, 'customer'],
    ] as const) {
      const answer = await post(app, body)
      expect(answer.status, JSON.stringify(body)).toBe(400)
      const { errors } = (await answer.json()) as { errors: { message: string; extensions: { code: string } }[] }
      expect(errors[0]!.extensions.code).toBe('INVALID_INPUT')
      expect(errors[0]!.message).toContain(word)
    }
  })

  it('keeps nothing when its client goes away', async () => {
    const controller = new AbortController()
    const response = await post(app, { customers: 20_000, until }, app.ownerKey, controller.signal)
    const reader = response.body!.getReader()
    expect(new TextDecoder().decode((await reader.read()).value)).toContain('"customers":500')
    expect((await post(app, { customers: 5, until })).status).toBe(409)
    controller.abort()
    await reader.closed.catch(() => undefined)
    const lock = `select count(*) from pg_locks where locktype = 'advisory' and objid = (hashtextextended('rapport demo', 0) & 4294967295)::bigint::oid`
    while ((await number(app.sql, lock)) > 0) await delay(50)
    expect(await number(app.sql, 'select (select count(*) from customer) + (select count(*) from product)')).toBe(0)
  })

  it('sends values with tabs, line ends, backslashes and quotes as they are', async () => {
    const session = await openSession(app.databaseUrl)
    try {
      await session.sql('create temporary table given (line int, text text, list text[], object jsonb)')
      const texts = ['a\tb', 'c\nd\r', '\\N', '\\.', '"quoted", {and} \\ more', '']
      const rows = new Rows('given', 'line text list object')
      for (const [i, text] of texts.entries()) rows.add(i, text, [text, text], { text })
      rows.add(texts.length, null, [], {})
      await rows.send(session)
      const found = await session.sql('select text, list, object from given order by line')
      expect(found).toEqual([
        ...texts.map((text) => ({ text, list: [text, text], object: { text } })),
        { text: null, list: [], object: {} },
      ])
    } finally {
      await session.end()
    }
  })
})

describe('the demo data', () => {
  let done: DemoDone
  beforeAll(async () => {
    done = await fill(app, { customers: 400, until })
    filled = await contents(app.sql)
  })

  it('are counted as they are in the graph', async () => {
    const { data } = await app.ask(`{
      customers(first: 1) { totalCount nodes { owner { name } externalIds { source } } }
      orders(first: 1) { totalCount nodes { lines { product { sku } } } }
      interactions(first: 1) { totalCount }
      opportunities(first: 1) { totalCount nodes { stageHistory(first: 10) { totalCount } } }
    }`)
    expect(data.customers.totalCount).toBe(400)
    expect(data.customers.nodes[0]).toMatchObject({
      owner: { name: expect.any(String) },
      externalIds: [{ source: demoSource }],
    })
    expect(data.orders.totalCount).toBe(done.orders)
    expect(data.orders.nodes[0].lines.length).toBeGreaterThan(0)
    expect(data.interactions.totalCount).toBe(done.interactions)
    expect(data.opportunities.totalCount).toBe(done.opportunities)
    expect(data.opportunities.nodes[0].stageHistory.totalCount).toBeGreaterThan(0)
    expect(done).toMatchObject({ customers: 400, products: 40, users: 6, seed: 42, days: 730, until })
    expect(done.orders).toBeGreaterThan(1_000)
  })

  it('hold together: totals, stages, times and owners', async () => {
    const { sql } = app
    const none = async (query: string) =>
      expect(await number(sql, `select count(*) from (${query}) found`), query).toBe(0)
    await none(
      `select o.id from sales_order o join order_line l on l.order_id = o.id group by o.id having sum(l.total_value) <> o.total_value`,
    )
    await none(`select from sales_order o where not exists (select from order_line l where l.order_id = o.id)`)
    await none(`select from order_line where total_value <> quantity * unit_price_value`)
    await none(
      `select from opportunity o where stage_id <> (select to_stage_id from stage_change c where c.opportunity_id = o.id order by at desc limit 1)`,
    )
    await none(
      `select from opportunity o join stage s on s.id = o.stage_id where (s.outcome = 'OPEN') <> (o.closed_at is null)`,
    )
    await none(
      `select from opportunity o join stage s on s.id = o.stage_id where (s.outcome = 'LOST') <> (o.lost_reason is not null)`,
    )
    await none(`select from (select from_stage_id, seconds_in_stage, lag(to_stage_id) over w as before, extract(epoch from at - lag(at) over w) as seconds
      from stage_change window w as (partition by opportunity_id order by at)) moves
      where from_stage_id is distinct from before or abs(seconds_in_stage - seconds) > 1`)
    await none(
      `select from interaction i join opportunity o on o.id = i.opportunity_id where o.customer_id <> i.customer_id`,
    )
    await none(`select from customer where owner_id is null`)
    for (const [table, column] of [
      ['sales_order', 'placed_at'],
      ['interaction', 'occurred_at'],
      ['stage_change', 'at'],
      ['customer', 'created_at'],
    ] as const)
      await none(`select from ${table} where ${column} > '${until}'`)
    expect(await number(sql, `select count(*) from stage_change where seconds_in_stage is not null`)).toBeGreaterThan(
      100,
    )
    expect(await number(sql, `select count(*) from interaction where opportunity_id is not null`)).toBeGreaterThan(100)
    expect(
      await sql(`select role, count(*)::int as n from app_user where name <> 'Mara' group by role order by role`),
    ).toEqual([
      { role: 'AGENT', n: 5 },
      { role: 'MANAGER', n: 1 },
    ])
  })

  it('have values that the mutations would take, in several scripts, at reserved addresses', async () => {
    const rows = await app.sql('select name, email, phone, country, language, time_zone from customer')
    for (const row of rows as Record<string, string | null>[]) {
      optionalEmail(row['email'], 'email')
      optionalPhone(row['phone'], 'phone', row['country'])
      optionalCountry(row['country'], 'country')
      optionalLanguage(row['language'], 'language')
      optionalTimeZone(row['time_zone'], 'timeZone')
      if (row['email'] !== null) expect(row['email']).toMatch(/^[a-z.]+\d*@([a-z]+-\d+\.)?example\.(org|com|net)$/)
      if (row['phone'] !== null) expect(row['phone']).toMatch(/^\+\d{9,13}$/)
    }
    const emails = rows.map((row) => row['email']).filter((email) => email !== null)
    expect(new Set(emails).size).toBe(emails.length)
    for (const script of ['Latin', 'Han', 'Arabic', 'Hebrew', 'Cyrillic', 'Hangul', 'Thai', 'Greek']) {
      const found = rows.filter((row) => new RegExp(`\\p{Script=${script}}`, 'u').test(row['name'] as string))
      expect(found.length, script).toBeGreaterThan(0)
    }
  })

  it('leave one audit entry and no events: history is for training, not for subscribers', async () => {
    expect(await app.sql('select action, actor_kind from audit_entry')).toEqual([
      { action: 'fillDemo', actor_kind: 'API_KEY' },
    ])
    expect(await number(app.sql, 'select (select count(*) from outbox) + (select count(*) from event_log)')).toBe(0)
  })

  it('are refused where there are customers, and added where that is asked for, with new customers', async () => {
    const refused = await post(app, { customers: 10, until })
    expect(refused.status).toBe(409)
    expect(await refused.json()).toMatchObject({
      errors: [{ extensions: { code: 'INVALID_STATE' }, message: expect.stringContaining('--add') }],
    })
    expect(await number(app.sql, 'select count(*) from customer')).toBe(400)

    await fill(app, { customers: 10, until, add: true })
    expect(await number(app.sql, 'select count(*) from customer')).toBe(410)
    expect(await number(app.sql, `select count(distinct external_id) from external_id where source = 'demo'`)).toBe(410)
    expect(await number(app.sql, `select count(*) from app_user where name <> 'Mara'`)).toBe(6)
  })

  it('are said to be written where only the statistics of the planner could not be made', async () => {
    const warned: string[] = []
    const summary = await fillDemo(
      { customers: 3, seed: 5, days: 100, until: new Date(until), add: true },
      {
        openSession: async () => {
          const session = await openSession(app.databaseUrl)
          const sql = (async (text: string, params?: unknown[]) => {
            if (text.startsWith('analyze')) throw new Error('canceling statement due to lock timeout')
            return session.sql(text, params)
          }) as RunSql
          return { sql, transaction: session.transaction, copy: session.copy, end: session.end }
        },
        baseCurrency: 'USD',
        viewer: systemViewer,
        requestId: 'test',
        log: { warn: (_what: unknown, message?: string) => void warned.push(message ?? '') },
        signal: new AbortController().signal,
        onProgress: () => undefined,
      },
    )
    expect(summary.customers).toBe(3)
    expect(warned).toEqual(['the demo data are written, but the statistics of the query planner could not be updated'])
    expect(await number(app.sql, `select count(*) from external_id where external_id ~ '^5-'`)).toBe(3)
  })
})

describe('rapport demo', () => {
  const command = ['dist/src/cli/rapport.js', 'demo']
  const rapport = async (...args: string[]) => {
    const given = [...command, '--url', other.url, '--key', other.ownerKey, ...args]
    try {
      return { code: 0, ...(await promisify(execFile)(process.execPath, given)) }
    } catch (error) {
      return error as { code: number; stdout: string; stderr: string }
    }
  }

  it('fills the database, trains what can be trained, and says what to look at next', async () => {
    const { code, stdout, stderr } = await rapport('--customers', '400', '--until', until)
    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^400 customers, [\d,]+ orders with [\d,]+ lines of 40 products, [\d,]+ contacts, \d+ deals, 6 users$/m,
    )
    expect(stdout).toMatch(/^training segmentation KMEANS: SUCCEEDED: \d+ customers in \d segments/m)
    expect(stdout).toContain('segments { name size }')
    expect(await number(other.sql, 'select count(*) from score')).toBeGreaterThan(50)
  })

  it('writes the same for the same seed on another database', async () => {
    expect(await contents(other.sql)).toEqual(filled)
  })

  it('refuses in one line where there are customers already', async () => {
    const { code, stdout, stderr } = await rapport('--customers', '10')
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr.trimEnd().split('\n')).toEqual([expect.stringMatching(/holds some; use --add/)])
  })

  it('names a server that is not there in one line', async () => {
    const gone = await promisify(execFile)(process.execPath, [
      ...command,
      '--url',
      'http://127.0.0.1:1',
      '--key',
      'x',
    ]).catch((error: unknown) => error as { code: number; stderr: string })
    expect(gone).toMatchObject({ code: 1, stderr: expect.stringMatching(/^no server answers at .*\n$/) })
  })

  it('keeps sending mutations until it is stopped, with records, events and scores of that moment', async () => {
    const before = await number(other.sql, 'select count(*) from sales_order')
    const running = spawn(
      process.execPath,
      [...command, '--keep-going', '--rate', '60', '--url', other.url, '--key', other.ownerKey],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    let said = ''
    running.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    const enough = `select least((select count(*) from sales_order) - ${before}, (select count(*) from stage_change where at > now() - interval '5 minutes'),
      (select count(*) from interaction where occurred_at > now() - interval '5 minutes')) as fewest`
    while ((await number(other.sql, enough)) < 3) {
      expect(running.exitCode, said).toBeNull()
      await delay(100)
    }
    while (!/ orders · /.test(said)) await delay(50)
    running.kill('SIGINT')
    expect(await once(running, 'exit')).toEqual([0, null])
    expect(said).toMatch(/already has simulated customers; continuing with them/)
    expect(said).toMatch(
      /^\d\d:\d\d:\d\d {2}\d+ orders · \d+ contacts · \d+ deal moves · \d+ new deals · \d+ new customers · [\d.]+\/s$/m,
    )
    expect(said).not.toContain('refused')
    const applied = Number(/stopped after (\d+) events/.exec(said)![1])
    expect(await number(other.sql, 'select count(*) from idempotency_key')).toBe(applied)
    while ((await number(other.sql, 'select count(*) from outbox')) > 0) await delay(20)
    const topics = await other.sql('select distinct topic from event_log')
    expect(topics.map(({ topic }) => topic)).toEqual(
      expect.arrayContaining(['order.recorded', 'interaction.logged', 'opportunity.moved']),
    )
  })
})
