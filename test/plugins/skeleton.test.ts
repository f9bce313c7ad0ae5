import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const template = join(root, 'src/cli/plugin-template')
const plugins = (await readdir(join(root, 'plugins'))).map((id) => join(root, 'plugins', id))

/** What every plugin that trains models has one file for; what does not fit into it is in a folder of the same name beside it. */
const roles = [
  'index',
  'manifest',
  'plugin',
  'models',
  'params',
  'entity',
  'read',
  'resolver',
  'artifact',
  'features',
  'train',
  'score',
  'replay',
  'drift',
  'store',
  'tasks',
]
/** A plugin that has one of these trains models. */
const rolesOfModels = ['models', 'artifact', 'train', 'score', 'replay', 'drift']
const others = ['README.md', 'package.json', 'schema.graphql', 'algorithms', 'migrations', 'tests']

/** Files of roles that only some plugins play, and how that shows. */
const rolesOfSome: readonly { readonly role: string; readonly shownBy: string; readonly sign: RegExp }[] = [
  { role: 'subscription', shownBy: 'schema.graphql', sign: /^extend type Subscription /m },
  { role: 'panels', shownBy: 'index.ts', sign: /^ {2}panels,$/m },
  { role: 'jobs', shownBy: 'plugin.ts', sign: /^ {2}jobs: /m },
]

/** In what a plugin's folder departs from the skeleton that all have; each by the name of the file. */
const departuresOf = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { withFileTypes: true })
  const found = new Set(entries.map(({ name }) => name))
  const problems: string[] = []
  for (const name of [...roles.map((role) => `${role}.ts`), ...others])
    if (!found.has(name)) problems.push(`${name} is missing`)
  const known = [...roles]
  for (const { role, shownBy, sign } of rolesOfSome) {
    known.push(role)
    const text = await readFile(join(folder, shownBy), 'utf8').catch(() => '')
    if (sign.test(text) !== found.has(`${role}.ts`))
      problems.push(
        found.has(`${role}.ts`) ? `${role}.ts has nothing to do by ${shownBy}` : `${role}.ts is missing by ${shownBy}`,
      )
  }
  for (const entry of entries) {
    const isKnown = entry.isDirectory()
      ? known.includes(entry.name) ||
        others.includes(entry.name) ||
        // What the panels show in the browser.
        (entry.name === 'console' && found.has('panels.ts'))
      : known.includes(entry.name.replace(/\.ts$/, '')) || others.includes(entry.name)
    if (!isKnown) problems.push(`${entry.name} plays no role`)
  }
  const conformance = await readFile(join(folder, 'tests/conformance.test.ts'), 'utf8').catch(() => '')
  if (!/^testPlugin\(/m.test(conformance)) problems.push('tests/conformance.test.ts does not call testPlugin')
  return problems
}

const trainsModels = async (folder: string): Promise<boolean> => {
  const found = await readdir(folder)
  return rolesOfModels.some((role) => found.includes(`${role}.ts`))
}
const folders = [template]
for (const folder of plugins) if (await trainsModels(folder)) folders.push(folder)

it('looks at our four plugins and at what plugin new writes', () => {
  expect(folders.map((folder) => folder.slice(root.length)).toSorted()).toEqual([
    'plugins/clv',
    'plugins/forecasting',
    'plugins/segmentation',
    'plugins/sentiment',
    'src/cli/plugin-template',
  ])
})

it.each(folders)('%s has the same file for the same role as every plugin', async (folder) => {
  expect(await departuresOf(folder)).toEqual([])
})

describe('what departs from the skeleton is found by its name', () => {
  let copy: string
  beforeEach(async () => {
    copy = await mkdtemp(join(tmpdir(), 'rapport-skeleton-'))
    await cp(template, copy, { recursive: true })
  })
  afterEach(() => rm(copy, { recursive: true, force: true }))

  it.each([...roles.map((role) => `${role}.ts`), ...others])('%s that is missing', async (name) => {
    await rm(join(copy, name), { recursive: true })
    expect(await departuresOf(copy)).toContain(`${name} is missing`)
  })

  it('a stray file, and a stray folder', async () => {
    await writeFile(join(copy, 'helpers.ts'), '')
    await mkdir(join(copy, 'lib'))
    expect(await departuresOf(copy)).toEqual(['helpers.ts plays no role', 'lib plays no role'])
  })

  it('a folder beside the file of its role is none', async () => {
    await mkdir(join(copy, 'train'))
    expect(await departuresOf(copy)).toEqual([])
  })

  it('a subscription that is not in subscription.ts, and a subscription.ts without one', async () => {
    await writeFile(join(copy, 'subscription.ts'), '')
    expect(await departuresOf(copy)).toEqual(['subscription.ts has nothing to do by schema.graphql'])
    await rm(join(copy, 'subscription.ts'))
    await writeFile(join(copy, 'schema.graphql'), 'extend type Subscription {\n  ranked: Int\n}\n')
    expect(await departuresOf(copy)).toEqual(['subscription.ts is missing by schema.graphql'])
  })

  it('a plugin that is not run through the conformance kit', async () => {
    await writeFile(join(copy, 'tests/conformance.test.ts'), '')
    expect(await departuresOf(copy)).toEqual(['tests/conformance.test.ts does not call testPlugin'])
  })
})
