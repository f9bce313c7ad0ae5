import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parts, writePlugin } from '../../src/cli/write-plugin.ts'
import { loadPlugins } from '../../src/api/load-plugins.ts'
import { createLog } from '../../src/core/log.ts'
import { checkStatically } from '../../src/conformance/static-checks.ts'
import { checkNames, Results, type CheckName, type CheckResult } from '../../src/conformance/check.ts'
import { checkPlugin } from '../../src/conformance/check-plugin.ts'
import type { AnyPlugin } from '../../src/contract/plugin.ts'
import type { PluginEntry } from '../../src/plugin/host.ts'
import { entryOf } from './entries.ts'
import { config, tasks } from './fixtures/rogue-manifest.ts'

const limitMs = 300_000

const rogue = entryOf('rogue', async () => (await import('./fixtures/rogue.ts')).rogueModule, { config, tasks })

const outcomes = (results: readonly CheckResult[]) =>
  Object.fromEntries(results.map(({ name, outcome }) => [name, outcome]))
const detailOf = (results: readonly CheckResult[], name: string) => results.find((one) => one.name === name)?.detail

/** A fault of a plugin, and how the kit speaks of it: by which check, where the fault is, and what to do. */
interface Fault {
  readonly fault: string
  readonly in: 'rogue' | PluginEntry
  readonly check: CheckName
  /** Nothing after it is of interest, and the fault prevents none of it. */
  readonly isStatic?: boolean
  readonly detail: RegExp
  readonly hint: RegExp
}

/** The checks that need no database. */
const statically = async (entry: PluginEntry): Promise<readonly CheckResult[]> => {
  const results = new Results(() => undefined)
  const host = await loadPlugins([entry], createLog('silent'))
  await checkStatically(host, host.find(entry.id)!, results)
  return results.all
}

const shelfSdl = { schema: new URL('./fixtures/shelf.graphql', import.meta.url) }

const faults: readonly Fault[] = [
  {
    fault: 'a statement for each record',
    in: 'rogue',
    check: 'no N+1',
    detail: /^Customer\.contactsOneByOne costs 101 statements for 100 records, 51 for 50, 6 for 5$/,
    hint: /loaderOf/,
  },
  {
    fault: 'a training that is not deterministic',
    in: 'rogue',
    check: 'training is deterministic',
    detail: /^CLOCK gave two different artifacts for one seed$/,
    hint: /clock/,
  },
  {
    fault: 'a training that knows the future',
    in: 'rogue',
    check: 'features know nothing later',
    detail: /^the models of PRESCIENT as of 2024-10-15 changed with rows that are later/,
    hint: /bound everything that is read by `asOf`/,
  },
  {
    fault: 'a field that holds the only thread',
    in: 'rogue',
    check: 'nothing holds the thread',
    detail: /^Customer\.busy for 50 records keeps the only thread of its process busy for \d+ ms at a stretch/,
    hint: /context\.run/,
  },
  {
    fault: 'a field that keeps what it made',
    in: 'rogue',
    check: 'memory does not grow',
    detail: /^each reading of Customer\.hoard for 5 records leaves about \d+ KiB in memory$/,
    hint: /cache a size/,
  },
  {
    fault: 'a field without a permission',
    in: entryOf('no-permission', () => import('./fixtures/no-permission.ts')),
    check: 'schema',
    detail: /Query\.openToAll/,
    hint: /@Allow/,
  },
  {
    fault: 'a read map without a scope',
    in: entryOf('no-scope', () => import('./fixtures/no-scope.ts'), shelfSdl),
    check: 'schema',
    detail: /^the read map StrayNote does not state who sees its rows: write scope: visibleBy/,
    hint: /read maps/,
  },
  {
    fault: 'a column without a class of personal data',
    in: entryOf('unstated', () => import('./fixtures/unstated.ts'), shelfSdl),
    check: 'personal data is classed',
    detail: /p_unstated\.hat.*worn_by/s,
    hint: /@PersonalData/,
  },
  {
    fault: 'a field of a type of the core that may not be null',
    in: entryOf('strict-field', () => import('./fixtures/strict-field.ts')),
    check: 'no conflicts',
    detail: /strict-field adds Customer\.nicknames/,
    hint: /nullable: true/,
  },
  {
    fault: 'a field that the core has',
    in: entryOf('clash-core-field', () => import('./fixtures/clash-core-field.ts')),
    check: 'no conflicts',
    detail: /Customer\.name, which belongs to the core/,
    hint: /rename/,
  },
  {
    fault: 'a migration that leaves something when it is reverted',
    in: entryOf('leftover', () => import('./fixtures/leftover.ts'), shelfSdl),
    check: 'migrations go up, down and up again',
    detail: /^down leaves two in p_leftover$/,
    hint: /down\(\)/,
  },
  {
    fault: 'a migration with an error',
    in: entryOf('bad-migration', () => import('./fixtures/bad-migration.ts'), shelfSdl),
    check: 'migrations go up, down and up again',
    detail:
      /^up fails: the migration 0002-second of the plugin bad-migration fails: syntax error .*; the statement is: create tabel p_bad_migration\.broken \(id int\)$/,
    hint: /correct the statement/,
  },
  {
    fault: 'a resolver that throws',
    in: entryOf('throws', () => import('./fixtures/throws.ts'), shelfSdl),
    check: 'no N+1',
    detail: /^no mood today, thrown at .*throws\.ts:\d+:\d+\)?; asked /,
    hint: /must answer/,
  },
  {
    fault: 'a graph that breaks clients of the version before',
    in: entryOf('less', () => import('./fixtures/less/plugin.ts'), {
      version: '1.3.0',
      schema: new URL('./fixtures/less/schema.graphql', import.meta.url),
    }),
    check: 'nothing breaks without a major version',
    isStatic: true,
    detail: /^1\.3\.0 breaks clients of 1\.2\.0: .*Customer\.closing.*; .*length/,
    hint: /deprecated.*2\.0\.0/,
  },
]

describe('the conformance kit', () => {
  let ofRogue: readonly CheckResult[]
  const seen: string[] = []
  beforeAll(async () => {
    ofRogue = await checkPlugin(rogue, { onResult: ({ name }) => seen.push(name) })
  }, limitMs)

  it.each(faults)(
    'names $fault, with its place and what to do',
    async ({ in: plugin, check, isStatic = false, detail, hint }) => {
      const results = plugin === 'rogue' ? ofRogue : await (isStatic ? statically : checkPlugin)(plugin)
      expect(results.find(({ name }) => name === check)).toEqual({
        name: check,
        outcome: 'FAIL',
        detail: expect.stringMatching(detail),
        hint: expect.stringMatching(hint),
      })
    },
    limitMs,
  )

  it('goes through every check in order, each by itself', () => {
    expect(seen).toEqual([...checkNames])
    expect(outcomes(ofRogue)).toEqual({
      manifest: 'pass',
      'config refuses unknown keys': 'FAIL',
      loads: 'pass',
      'no conflicts': 'pass',
      schema: 'pass',
      'panels fit the graph': 'skip',
      'SDL is current': 'FAIL',
      'nothing breaks without a major version': 'skip',
      'fields have a description': 'FAIL',
      'fields have a permission': 'pass',
      'reads the core through views': 'FAIL',
      'migrations go up, down and up again': 'skip',
      'personal data is classed': 'skip',
      starts: 'pass',
      'models can be trained': 'pass',
      'scores can be replayed': 'skip',
      'changed features can be asked about': 'skip',
      'drift is measured': 'skip',
      'jobs can run twice': 'FAIL',
      'training is deterministic': 'FAIL',
      'features know nothing later': 'FAIL',
      'no N+1': 'FAIL',
      'nothing holds the thread': 'FAIL',
      'memory does not grow': 'FAIL',
      'tasks are deterministic': 'FAIL',
      'tasks can be cancelled': 'pass',
      'tasks survive one that runs out of memory': 'skip',
      stops: 'FAIL',
    })
    expect(detailOf(ofRogue, 'fields have a description')).toContain('Customer.contactsOneByOne')
    expect(detailOf(ofRogue, 'tasks are deterministic')).toBe(
      'clock gives two different outputs for one input and seed',
    )
    expect(detailOf(ofRogue, 'reads the core through views')).toContain('interaction in rogue.ts:')
    expect(detailOf(ofRogue, 'jobs can run twice')).toBe('the job once fails when it runs again: it was done already')
    expect(detailOf(ofRogue, 'stops')).toBe('it will not go')
    for (const { outcome, hint } of ofRogue) if (outcome === 'FAIL') expect(hint).toMatch(/\w/)
  })

  it('tries nothing after what prevents it', async () => {
    const told: string[] = []
    const results = await checkPlugin(faults.find(({ check }) => check === 'no conflicts')!.in as PluginEntry, {
      onResult: ({ name }) => told.push(name),
    })
    expect(told).toEqual(['manifest', 'config refuses unknown keys', 'loads', 'no conflicts'])
    expect(outcomes(results)).toMatchObject({ manifest: 'pass', loads: 'pass', 'no conflicts': 'FAIL', schema: 'skip' })
  })
})

describe('a new plugin', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(import.meta.dirname, 'made-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const entryIn = (id: string): PluginEntry => ({
    id,
    import: () => import(/* @vite-ignore */ join(folder, id, 'index.ts')) as Promise<{ default: AnyPlugin }>,
  })
  /** The checks that a plugin does not pass, but for that of a version before, which a new plugin has not. */
  const notPassed = (results: readonly CheckResult[]) =>
    results.filter(({ name, outcome }) => outcome !== 'pass' && name !== 'nothing breaks without a major version')

  it(
    'with every part is written under its own names and conforms as it is',
    async () => {
      const { path, files } = await writePlugin('my-loyalty-2', folder)
      expect(path).toBe(relative('.', join(folder, 'my-loyalty-2')))
      expect(files).toContain('migrations/0001-my-loyalty-2.migration.ts')
      expect(files).toEqual(expect.arrayContaining(['AGENTS.md', 'tsconfig.json', 'tests/conformance.test.ts']))
      expect(notPassed(await checkPlugin(entryIn('my-loyalty-2')))).toEqual([])
      await expect(writePlugin('my-loyalty-2', folder)).rejects.toThrow(/already exists/)
    },
    limitMs,
  )

  it.each([[], ...parts.map((part) => [part])].map((chosen) => [chosen.join() || 'none', chosen] as const))(
    'with the parts %s has no trace of the others, and its graph is as it says',
    async (name, chosen) => {
      const id = `with-${name}`
      const { files } = await writePlugin(id, folder, new Set(chosen))
      for (const file of files) {
        const text = await readFile(join(folder, id, file), 'utf8')
        expect(text).not.toMatch(/(\/\/|#|<!--) with(out)? \w+|sample.?plugin/i)
      }
      const left = chosen.includes('panel') ? [] : [{ name: 'panels fit the graph', outcome: 'skip' }]
      expect(notPassed(await statically(entryIn(id)))).toMatchObject(left)
    },
    limitMs,
  )

  it.each([
    ['Loyalty', /expected an id of 2 to 31 lower-case letters/],
    ['../x', /expected an id/],
    ['order', /belongs to the core/],
  ])('cannot be named %s', async (id, message) => {
    await expect(writePlugin(id, import.meta.dirname)).rejects.toThrow(message)
  })
})
