import { mkdtemp, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { writePlugin } from '../../src/cli/write-plugin.ts'
import { checkNames, type CheckResult } from '../../src/conformance/check.ts'
import { checkPlugin } from '../../src/conformance/check-plugin.ts'
import type { AnyPlugin } from '../../src/contract/plugin.ts'
import { entryOf } from './entries.ts'
import { config, tasks } from './fixtures/rogue-manifest.ts'

const limitMs = 300_000

const rogue = entryOf('rogue', async () => (await import('./fixtures/rogue.ts')).rogueModule, { config, tasks })

const outcomes = (results: readonly CheckResult[]) =>
  Object.fromEntries(results.map(({ name, outcome }) => [name, outcome]))
const detailOf = (results: readonly CheckResult[], name: string) => results.find((one) => one.name === name)?.detail

describe('the conformance kit', () => {
  it(
    'finds what a plugin breaks, each by its own check',
    async () => {
      const seen: string[] = []
      const results = await checkPlugin(rogue, { onResult: ({ name }) => seen.push(name) })
      expect(seen).toEqual([...checkNames])
      expect(outcomes(results)).toEqual({
        manifest: 'pass',
        'config refuses unknown keys': 'FAIL',
        loads: 'pass',
        'no conflicts': 'pass',
        schema: 'pass',
        'SDL is current': 'FAIL',
        'fields have a description': 'FAIL',
        'fields have a permission': 'pass',
        'reads the core through views': 'FAIL',
        'migrations go up, down and up again': 'skip',
        starts: 'pass',
        'training is deterministic': 'FAIL',
        'scores can be replayed': 'skip',
        'changed features can be asked about': 'skip',
        'drift is measured': 'skip',
        'no N+1': 'FAIL',
        'tasks are deterministic': 'FAIL',
        'tasks can be cancelled': 'pass',
        'tasks survive one that runs out of memory': 'skip',
        stops: 'FAIL',
      })
      expect(detailOf(results, 'no N+1')).toBe('Customer.contactsOneByOne costs 51 statements for 50 records, 6 for 5')
      expect(detailOf(results, 'fields have a description')).toContain('Customer.contactsOneByOne')
      expect(detailOf(results, 'training is deterministic')).toMatch(/CLOCK gave two different artifacts for one seed/)
      expect(detailOf(results, 'tasks are deterministic')).toBe(
        'clock gives two different outputs for one input and seed',
      )
      expect(detailOf(results, 'reads the core through views')).toContain('interaction in rogue.ts:')
      expect(detailOf(results, 'stops')).toBe('it will not go')
      for (const { outcome, hint } of results) if (outcome === 'FAIL') expect(hint).toMatch(/\w/)
    },
    limitMs,
  )

  it(
    'sees what a migration leaves behind, and tries nothing after it',
    async () => {
      const results = await checkPlugin(
        entryOf('leftover', () => import('./fixtures/leftover.ts'), {
          schema: new URL('./fixtures/shelf.graphql', import.meta.url),
        }),
      )
      expect(detailOf(results, 'migrations go up, down and up again')).toBe('down leaves two in p_leftover')
      expect(outcomes(results)).toMatchObject({ starts: 'skip', stops: 'skip' })
    },
    limitMs,
  )

  it('names the stage of a plugin that does not load', async () => {
    const results = await checkPlugin(entryOf('clash-core-field', () => import('./fixtures/clash-core-field.ts')))
    expect(outcomes(results)).toMatchObject({ manifest: 'pass', loads: 'pass', 'no conflicts': 'FAIL', schema: 'skip' })
    expect(detailOf(results, 'no conflicts')).toContain('Customer.name, which belongs to the core')
  })
})

describe('a new plugin', () => {
  let folder: string
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it(
    'is written under its own names and conforms as it is',
    async () => {
      folder = await mkdtemp(join(import.meta.dirname, 'made-'))
      const { path, files } = await writePlugin('my-loyalty-2', folder)
      expect(path).toBe(relative('.', join(folder, 'my-loyalty-2')))
      expect(files).toContain('migrations/0001-my-loyalty-2.migration.ts')
      expect(files).toContain('tests/conformance.test.ts')
      const load = () =>
        import(/* @vite-ignore */ join(folder, 'my-loyalty-2/index.ts')) as Promise<{ default: AnyPlugin }>
      const results = await checkPlugin({ id: 'my-loyalty-2', import: load })
      expect(results.filter(({ outcome }) => outcome !== 'pass')).toEqual([])
      await expect(writePlugin('my-loyalty-2', folder)).rejects.toThrow(/already exists/)
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
