import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { PluginEntry } from '../../src/plugin/host.ts'
import { entryOf, shelf } from './entries.ts'
import { startPlugins, type PluginWorld } from './world.ts'

interface Expected {
  readonly stage: string
  readonly error: RegExp
  readonly hint?: RegExp
}

/** Every way in which a plugin fails to come up: its entry, and what is said of it. */
const bad: readonly (readonly [title: string, entry: PluginEntry, expected: Expected])[] = [
  [
    'with fields that the core has',
    entryOf('clash-core-field', () => import('./fixtures/clash-core-field.ts')),
    {
      stage: 'conflicts',
      error:
        /clash-core-field adds Query\.customers, which belongs to the core; clash-core-field adds Customer\.name, which belongs to the core/,
      hint: /rename what clashes.*its data stay/,
    },
  ],
  [
    'with a field that another plugin adds',
    entryOf('clash-plugin-field', () => import('./fixtures/clash-plugin-field.ts')),
    { stage: 'conflicts', error: /clash-plugin-field adds Customer\.shelf, which belongs to the plugin shelf/ },
  ],
  [
    'with a type of the core and an enum of another plugin',
    entryOf('clash-type', () => import('./fixtures/clash-type.ts')),
    {
      stage: 'conflicts',
      error:
        /clash-type defines the type Customer, which belongs to the core; clash-type defines the enum ShelfMood, which belongs to the plugin shelf/,
    },
  ],
  [
    'with the id prefix of another plugin',
    entryOf('clash-prefix', () => import('./fixtures/clash-prefix.ts')),
    { stage: 'conflicts', error: /takes the id prefix shf for Crate, which belongs to Shelf of the plugin shelf/ },
  ],
  [
    'that registers an enum of the core under another name',
    entryOf('clash-decorator', () => import('./fixtures/clash-decorator.ts')),
    { stage: 'conflicts', error: /registers the enum ScoreUnit again, as MyUnit/ },
  ],
  [
    'that listens to what nobody says',
    entryOf('deaf', async () => ({ on: { 'shelf.moved': async () => undefined } })),
    { stage: 'conflicts', error: /deaf listens to shelf\.moved, which belongs neither to the core nor to deaf/ },
  ],
  [
    'whose field on a type of the core cannot be null',
    entryOf('strict-field', () => import('./fixtures/strict-field.ts')),
    { stage: 'conflicts', error: /strict-field adds Customer\.nicknames/, hint: /nullable: true/ },
  ],
  [
    'with an entity that the ORM refuses',
    entryOf('bad-entity', () => import('./fixtures/bad-entity.ts')),
    { stage: 'conflicts', error: /the ORM refuses its entities: .*BadEntity/, hint: /every property states its type/ },
  ],
  [
    'with a table outside its own schema',
    entryOf('foreign-table', () => import('./fixtures/foreign-table.ts')),
    { stage: 'conflicts', error: /Stray is in the PostgreSQL schema public/, hint: /schema: 'p_foreign_table'/ },
  ],
  [
    'whose import breaks in the middle',
    entryOf('throws-on-import', () => import('./fixtures/throws-on-import.ts')),
    { stage: 'load', error: /the import broke in the middle/ },
  ],
  [
    'whose manifest cannot be imported',
    { id: 'no-manifest', import: () => Promise.reject(new Error('there is no index.ts')) },
    { stage: 'manifest', error: /there is no index\.ts/ },
  ],
  [
    'made for another Rapport',
    entryOf('from-the-future', undefined, { engines: { rapport: '^9.0.0' } }),
    { stage: 'manifest', error: /made for Rapport \^9\.0\.0, this is/, hint: /install a version/ },
  ],
  [
    'with a task that is not there',
    entryOf('no-task', undefined, {
      tasks: { file: new URL('./no-tasks.ts', import.meta.url), limits: { fit: { timeoutMs: 1_000 } } },
    }),
    { stage: 'manifest', error: /no-task\.fit: expected the file .*no-tasks\.ts to exist/ },
  ],
  [
    'with a task without a time limit',
    entryOf('no-limit', undefined, { tasks: { file: new URL(import.meta.url), limits: { fit: { timeoutMs: 0 } } } }),
    { stage: 'manifest', error: /no-limit\.fit: expected timeoutMs to be a whole number/ },
  ],
  [
    'with a name of the core',
    entryOf('order'),
    { stage: 'manifest', error: /the id order belongs to the core/, hint: /another id/ },
  ],
  ['that is configured twice', shelf(), { stage: 'manifest', error: /shelf is configured twice/, hint: /remove one/ }],
  [
    'with a config that does not fit',
    entryOf(
      'bad-config',
      undefined,
      {
        config: z.strictObject({
          url: z.url(),
          token: z
            .string()
            .refine((token) => token.startsWith('t-'), { error: ({ input }) => `${String(input)} is no token` }),
        }),
      },
      { config: { url: 'nowhere', token: 'hunter2-secret', colour: 'red' } },
    ),
    {
      stage: 'config',
      error:
        /^(?=.*url: Invalid URL)(?=.*token: ••• is no token)(?=.*Unrecognized key: "colour")(?!.*hunter2)(?!.*nowhere)/,
      hint: /plugins\.bad-config\.config/,
    },
  ],
  [
    'with a field that states no permission',
    entryOf('no-permission', () => import('./fixtures/no-permission.ts')),
    { stage: 'schema', error: /state no permission \(@Allow\): Query\.openToAll/ },
  ],
  [
    'with a permission that nobody has',
    entryOf('unknown-permission', () => import('./fixtures/unknown-permission.ts')),
    {
      stage: 'schema',
      error: /Query\.shutToAll requires "unknown-permission:reed"/,
      hint: /permissions of the manifest/,
    },
  ],
  [
    'whose read maps name what is not there',
    entryOf('bad-order', () => import('./fixtures/bad-order.ts')),
    {
      stage: 'schema',
      error: /reads Box\.weight, which no resolver declares.*orders by lable \(LABEL\).*Customer\.boxes/,
    },
  ],
  [
    'whose tables lack a column of its entities',
    entryOf('bad-expression', () => import('./fixtures/bad-expression.ts')),
    { stage: 'migrate', error: /the read map Bag does not fit the database: .*label/, hint: /compare the migrations/ },
  ],
  [
    'whose rows depend on which viewer of a role asks',
    entryOf('asks-who', () => import('./fixtures/asks-who.ts')),
    { stage: 'migrate', error: /the read map Purse .*it asks for its id/, hint: /visibleBy.owner/ },
  ],
  [
    'with a migration that fails',
    entryOf('bad-migration', () => import('./fixtures/bad-migration.ts')),
    { stage: 'migrate', error: /syntax error at or near "tabel"/, hint: /schema is as it was before/ },
  ],
  [
    'whose start throws',
    entryOf('start-throws', async () => ({
      start: () => Promise.reject(new Error('the door is locked')),
    })),
    { stage: 'start', error: /the door is locked/ },
  ],
  [
    'whose start does not end',
    entryOf('start-hangs', async () => ({ start: () => new Promise(() => undefined) })),
    { stage: 'start', error: /start\(\) did not end within 3000 ms/, hint: /never settles/ },
  ],
  [
    'whose import does not end',
    entryOf('load-hangs', () => new Promise(() => undefined)),
    { stage: 'load', error: /load\(\) did not end within 3000 ms/ },
  ],
  [
    'that depends on one that is not there',
    entryOf('needs-missing', undefined, { dependsOn: { nobody: '^1.0.0' } }),
    { stage: 'order', error: /depends on the plugin nobody, which is not configured/, hint: /add nobody/ },
  ],
  [
    'that depends on another version',
    entryOf('needs-newer', undefined, { dependsOn: { shelf: '^2.0.0' } }),
    { stage: 'order', error: /depends on shelf \^2\.0\.0, this server has shelf 1\.0\.0/ },
  ],
  [
    'that depends on one which fails to migrate',
    entryOf('needs-failed', undefined, { dependsOn: { 'bad-migration': '^1.0.0' } }),
    {
      stage: 'migrate',
      error: /depends on the plugin bad-migration, which failed: .*tabel/,
      hint: /fix bad-migration first/,
    },
  ],
  [
    'on a circle',
    entryOf('circle-a', undefined, { dependsOn: { 'circle-b': '^1.0.0' } }),
    { stage: 'order', error: /depends on itself: circle-a → circle-b → circle-a/, hint: /remove one/ },
  ],
  [
    'on the same circle',
    entryOf('circle-b', undefined, { dependsOn: { 'circle-a': '^1.0.0' } }),
    { stage: 'order', error: /depends on itself/ },
  ],
  [
    'that depends on the circle',
    entryOf('needs-circle', undefined, { dependsOn: { 'circle-a': '^1.0.0' } }),
    { stage: 'order', error: /depends on the plugin circle-a, which failed: it depends on itself/ },
  ],
]

describe('a plugin that fails to come up', () => {
  const stopped: string[] = []
  let world: PluginWorld
  beforeAll(async () => {
    const tidy = entryOf('start-tidy', async () => ({
      start: async (context: { signal: AbortSignal }) => {
        context.signal.addEventListener('abort', () => stopped.push('aborted'))
        await delay(1)
        throw new Error('it started half')
      },
      stop: async () => void stopped.push('stopped'),
    }))
    const late = entryOf('late', undefined, { dependsOn: { shelf: '^1.0.0' } })
    // The good one comes first where it may, for what comes later is what is refused.
    world = await startPlugins([late, shelf(), ...bad.map(([, entry]) => entry), tidy], { startMs: 3_000 })
  })
  afterAll(() => world?.stop())

  const reports = async () => {
    const { data, errors } = await world.ask(
      '{ plugins { id status stage error hint fields timings { stage durationMs } } }',
    )
    expect(errors).toBeUndefined()
    return data.plugins as {
      id: string
      status: string
      stage: string
      error: string
      hint: string
      fields: string[]
      timings: { stage: string }[]
    }[]
  }

  it.each(bad.map(([title, { id }, expected]) => [title, id, expected] as const))(
    '%s is reported by name, stage and hint',
    async (_title, id, { stage, error, hint = /./ }) => {
      const report = (await reports()).find((one) => one.id === id && one.status === 'FAILED')
      expect(report).toMatchObject({ status: 'FAILED', stage })
      expect(report!.error).toMatch(error)
      expect(report!.hint).toMatch(hint)
      expect(report!.timings.map((one) => one.stage)).toContain(stage)
      const { status, plugins } = await world.readyz()
      expect(status).toBe('degraded')
      const { error: said, hint: advised, fields } = report!
      expect(plugins).toContainEqual(
        expect.objectContaining({ id, status: 'FAILED', stage, error: said, hint: advised, fields }),
      )
      const line = world.log.find((one) => one['plugin'] === id && one['level'] === 50 && one['stage'] === stage)
      expect(line?.['msg']).toBe(`the plugin failed: ${report!.error}`)
      expect(line?.['hint']).toBe(report!.hint)
      expect(JSON.stringify(line)).not.toMatch(/hunter2/)
    },
  )

  it('leaves the others working, whatever the order in the configuration', async () => {
    const alive = (await reports()).filter(({ status }) => status === 'ACTIVE')
    expect(alive.map(({ id }) => id)).toEqual(['shelf', 'late'])
    expect(alive[0]!.fields).toEqual(['Customer.shelf', 'Customer.shelfNote', 'Query.shelfCount', 'Query.shelves'])
    const id = await world.addCustomer('Ada')
    const { data, errors } = await world.ask(
      'query ($id: ID!) { shelfCount shelves { id } customer(id: $id) { name shelf { label } shelfNote } }',
      { id },
    )
    expect(errors).toBeUndefined()
    expect(data).toEqual({
      shelfCount: 7,
      shelves: [],
      customer: { name: 'Ada', shelf: null, shelfNote: `note of ${id}` },
    })
  })

  it('is summed up in the log, like those that work', () => {
    const lines = world.log.filter(({ msg }) => /^the plugin is (ACTIVE|FAILED|DISABLED)$/.test(String(msg)))
    expect(lines).toHaveLength(bad.length + 3)
    expect(lines.find(({ plugin }) => plugin === 'late')).toMatchObject({
      status: 'ACTIVE',
      stage: 'serve',
      version: '1.0.0',
    })
    expect(lines.find(({ plugin }) => plugin === 'start-throws')).toMatchObject({
      status: 'FAILED',
      stage: 'start',
      error: 'the door is locked',
      timings: { start: expect.any(Number), migrate: expect.any(Number) },
    })
  })

  it('leaves its PostgreSQL schema as it was before the migration that failed', async () => {
    const tables = await world.sql<{ table_name: string }>(
      `select table_name from information_schema.tables where table_schema = 'p_bad_migration'`,
    )
    expect(tables.map((row) => row.table_name).toSorted()).toEqual(['kept', 'rapport_migration'])
    expect(await world.sql('select name from p_bad_migration.rapport_migration')).toEqual([{ name: '0001-first' }])
  })

  it('is stopped when it started half', () => {
    expect(stopped).toEqual(['aborted', 'stopped'])
  })
})

it('a plugin that the server must not run without ends the start', async () => {
  const entry = entryOf('vital', async () => ({ start: () => Promise.reject(new Error('no power')) }), {
    onFailure: 'abort',
  })
  await expect(startPlugins([entry])).rejects.toThrow(
    /the plugin vital, which this server must not run without, failed in the stage start: no power/,
  )
})
