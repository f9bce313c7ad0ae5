import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withEntry, withoutEntry, withSwitch } from '../../src/cli/config-file.ts'
import { dataOf, isLeftOut } from '../../src/cli/pack-plugin.ts'
import { DatabaseClient } from '../../src/db/database-client.ts'
import { rapport } from '../support/cli.ts'
import { createTestDatabase } from '../support/postgres.ts'

const entry = "{ id: 'b', import: () => import('./plugins/b/index.ts') }"

describe('the text of a configuration', () => {
  const lists = (elements: string) =>
    `// a comment with [ and ]\nexport const plugins: readonly Entry[] = ${elements}\n`

  it.each([
    ['an empty list', '[]', `[${entry}]`],
    ['a list on one line', '[...standard]', `[...standard, ${entry}]`],
    ['a list on several lines', '[\n  ...standard,\n]', `[\n  ...standard,\n  ${entry},\n]`],
    ['one without a last comma', '[\n  ...standard\n]', `[\n  ...standard,\n  ${entry},\n]`],
    [
      'brackets in texts and comments',
      "[\n  // ] here\n  { id: ']a,', import: f(['x', 1]) }, /* ] */\n]",
      `[\n  // ] here\n  { id: ']a,', import: f(['x', 1]) },\n  ${entry}, /* ] */\n]`,
    ],
  ])('gains an entry in %s, and loses it again', (_what, before, after) => {
    const changed = withEntry(lists(before), entry)
    expect(changed).toBe(lists(after))
    expect(withoutEntry(changed!, 'b')!.replaceAll(/[\s,]/g, '')).toBe(lists(before).replaceAll(/[\s,]/g, ''))
  })

  it.each([
    ["{ id: 'b', import: f }", "{ id: 'b', import: f, enabled: false }"],
    [
      "{ id: 'b', import: f, config: { enabledFor: 1 }, }",
      "{ id: 'b', import: f, config: { enabledFor: 1 }, enabled: false }",
    ],
    ["{ id: 'b', enabled: true, import: f }", "{ id: 'b', import: f, enabled: false }"],
    [
      "{ id: 'b', import: f, config: { a: 'enabled: true', enabled: true } }",
      "{ id: 'b', import: f, config: { a: 'enabled: true', enabled: true }, enabled: false }",
    ],
  ])('switches %s off', (before, after) => {
    expect(withSwitch(lists(`[a, ${before}]`), 'b', false)).toBe(lists(`[a, ${after}]`))
  })

  it('switches a plugin on', () => {
    expect(withSwitch(lists("[{ id: 'b', import: f, enabled: false }]"), 'b', true)).toBe(
      lists("[{ id: 'b', import: f }]"),
    )
  })

  it('is left alone where it says more than can be changed', () => {
    expect(withSwitch(lists("[{ id: 'b', import: f, enabled: isProduction }]"), 'b', false)).toBeUndefined()
    expect(withSwitch(lists('[...standard]'), 'b', false)).toBeUndefined()
    expect(withoutEntry(lists('[...standard]'), 'b')).toBeUndefined()
    expect(withEntry('export const plugins = standard.filter(Boolean)\n', entry)).toBeUndefined()
  })
})

describe('a package', () => {
  it.each([
    ['.env', true],
    ['.git/config', true],
    ['secrets/.keys/a.pem', true],
    ['node_modules/a/index.js', true],
    ['a.test.ts', true],
    ['loyalty-0.1.0.tgz', true],
    ['.npmignore', false],
    ['index.ts', false],
    ['panels/card.js', false],
  ])('leaves out %s: %s', (path, isOut) => {
    expect(isLeftOut(path)).toBe(isOut)
  })

  it('leaves out the data of a server, and no other data', () => {
    const database = ['data/database/PG_VERSION', 'data/database/base/1/2', 'data/owner-key']
    expect([...dataOf([...database, 'data.ts', 'words/data/en.txt', 'database/PG_VERSION.md'])]).toEqual(database)
    expect([...dataOf(['data/en.txt', 'index.ts'])]).toEqual([])
  })
})

describe('a plugin in a folder outside', () => {
  const modules = fileURLToPath(new URL('../../node_modules', import.meta.url))
  let folder: string
  let database: Awaited<ReturnType<typeof createTestDatabase>>
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rapport-outside-'))
    await symlink(modules, join(folder, 'node_modules'))
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n')
    database = await createTestDatabase()
  })
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true })
    await database?.drop()
  })
  const run = (...words: string[]) => rapport(words, { DATABASE_URL: database.url }, folder)
  const config = () => readFile(join(folder, 'rapport.config.ts'), 'utf8')
  const query = async (text: string) => {
    const client = new DatabaseClient({ connectionString: database.url })
    await client.connect()
    try {
      return (await client.query(text)).rows
    } finally {
      await client.end()
    }
  }

  it('is planned, enabled, migrated, and removed with all that it stored', async () => {
    expect(await run('plugin', 'new', 'stamps', '--with', 'stickers')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/expected --with to be all, none or some of panel.*; got stickers/),
    })
    expect(await run('plugin', 'new', 'clv')).toMatchObject({
      code: 1,
      err: expect.stringContaining('there is a plugin clv already'),
    })
    expect(
      await run('plugin', 'new', 'stamps', '--with', 'panel,query', '--description', "Counts a customer's stamps."),
    ).toMatchObject({ code: 0 })
    expect(await readFile(join(folder, 'plugins/stamps/index.ts'), 'utf8')).toContain(
      String.raw`description: 'Counts a customer\'s stamps.'`,
    )
    const enabled = await run('plugin', 'enable', 'stamps')
    expect(enabled.out).toContain('enabled stamps in rapport.config.ts: Customer.stamps, Query.stampsMean')
    expect(await config()).toContain(
      "  ...standard,\n  { id: 'stamps', import: () => import('./plugins/stamps/index.ts') },\n",
    )
    // No server has made a table yet.
    expect(await run('plugin', 'remove', 'nosuch', '--purge')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/nothing is known of a plugin nosuch.*; there are .*\bstamps\b/),
    })
    expect(await run('plugin', 'remove', 'stamps', '--purge')).toEqual({
      code: 0,
      out: 'removed stamps from rapport.config.ts\nnothing was stored of stamps\n',
      err: '',
    })
    const below = join(folder, 'plugins/stamps')
    expect(await rapport(['plugin', 'plan', 'stamps'], { DATABASE_URL: database.url }, below)).toMatchObject({
      code: 1,
      err: expect.stringMatching(
        /has the configuration, and this folder is below it: go there first, by cd \.\.\/\.\.\n$/,
      ),
    })
    const plan = await run('plugin', 'plan', 'stamps')
    expect(plan.out).toMatch(/^\+ {3}stamps: Stamps$/m)
    expect(plan.out).toMatch(/^\+ create table p_stamps\.measured \($/m)
    expect(plan.out).toMatch(/^jobs: measure-all \(20 2 \* \* \*\)$/m)
    await run('plugin', 'enable', 'stamps')
    expect(await run('migrate')).toMatchObject({ code: 0 })
    expect((await run('plugin', 'plan', 'stamps')).out).toContain('they are as they should be')
    const again = await run('plugin', 'plan', 'stamps')
    expect(again.out).toContain('the graph, compared with schema.graphql:\nit is as it should be')
    expect(await run('plugin', 'disable', 'stamps')).toMatchObject({ code: 0 })
    expect((await run('plugin', 'list')).out).toMatch(
      /^stamps .*\n {2}disabled; npm run -s rapport -- plugin enable stamps$/m,
    )
    await run('plugin', 'enable', 'stamps')
    await query(
      `insert into training_schedule (id, plugin, algorithm, cron, time_zone, promotion, next_due_at, requested_by)
       values (uuid_v7(), 'stamps', 'RANK', '0 0 * * *', 'UTC', 'ALWAYS', now(), 'a test')`,
    )
    // What an outside system of this name once told, and what the plugin computed itself.
    for (const [algorithm, kind] of [
      ['EXTERNAL', 'stamps.told'],
      ['RANK', 'stamps.own'],
    ]) {
      await query(
        `insert into model_run (id, plugin, plugin_version, algorithm, seed, status, progress, as_of, requested_by)
         values (uuid_v7(), 'stamps', '1.0.0', '${algorithm}', 0, 'SUCCEEDED', 1, now(), 'a test')`,
      )
      await query(
        `insert into score (id, plugin, kind, subject_type, subject_id, value, unit, trend, status, plugin_version, model_run_id, input_hash, data_as_of, cause, computed_at, changed_at)
         select uuid_v7(), 'stamps', '${kind}', 'Customer', uuid_v7(), 1, 'INDEX', 'NEW', 'OK', '1.0.0', id, 'x', now(), '{"kind": "RUN"}', now(), now()
         from model_run where algorithm = '${algorithm}'`,
      )
    }
    await query('create schema p_other')
    await query('create view p_other.seen as select * from p_stamps.measured')
    expect(await run('plugin', 'remove', 'stamps', '--purge')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('nothing was changed, for p_other.seen would lose what leads to p_stamps'),
    })
    expect(await config()).toContain('stamps')
    await query('drop schema p_other cascade')
    const removed = await run('plugin', 'remove', 'stamps', '--purge')
    expect(removed).toMatchObject({ code: 0, err: '' })
    expect(removed.out).toContain(
      'deleted the schema p_stamps: 1 table\ndeleted 1 scores\ndeleted 1 training schedules\ndeleted 1 model runs',
    )
    expect(await query('select kind from score')).toEqual([{ kind: 'stamps.told' }])
    expect(await query('select algorithm from model_run')).toEqual([{ algorithm: 'EXTERNAL' }])
    expect(await config()).not.toContain('stamps')
    expect(await query(`select from pg_namespace where nspname = 'p_stamps'`)).toEqual([])
  }, 120_000)

  it('that does not load is not enabled, and one of a list that is taken over says what to write', async () => {
    await run('plugin', 'new', 'broken', '--with', 'none')
    await writeFile(join(folder, 'plugins/broken/plugin.ts'), 'throw new Error("not today")\n')
    const before = await config()
    expect(await run('plugin', 'enable', 'plugins/broken')).toMatchObject({
      code: 1,
      err: expect.stringContaining('broken was not enabled: it fails at load: not today'),
    })
    expect(await run('plugin', 'disable', 'demo')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/rapport\.config\.ts was left as it is.*standard\.map/),
    })
    expect(await config()).toBe(before)
  }, 120_000)
})
