import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writePlugin } from '../../src/cli/write-plugin.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** What `plugin new` writes with every part. */
const { path: template } = await writePlugin('loyalty', await mkdtemp(join(tmpdir(), 'rapport-skeleton-')))
afterAll(() => rm(dirname(template), { recursive: true, force: true }))
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

/** What only a plugin in a folder of its own has, or one that was packed. */
const ofItsOwn = new Set(['AGENTS.md', 'tsconfig.json', 'schema.lock.graphql'])

/** What a plugin that trains none has, too. */
const required = ['index.ts', 'README.md', 'package.json', 'schema.graphql', 'tests']

/** Files of roles that only some plugins play, and how that shows. */
const rolesOfSome: readonly { readonly role: string; readonly shownBy: string; readonly sign: RegExp }[] = [
  { role: 'subscription', shownBy: 'schema.graphql', sign: /^extend type Subscription /m },
  { role: 'panels', shownBy: 'index.ts', sign: /^ {2}panels,$/m },
  { role: 'jobs', shownBy: 'plugin.ts', sign: /^ {2}jobs\b/m },
  { role: 'events', shownBy: 'plugin.ts', sign: /^ {2}on,$/m },
  { role: 'notifications', shownBy: 'plugin.ts', sign: /^ {2}notifications,$/m },
  { role: 'filter', shownBy: 'schema.graphql', sign: /^input \w+Filter /m },
  { role: 'timeline', shownBy: 'schema.graphql', sign: /^type \w+ implements TimelineItem /m },
  { role: 'what-if', shownBy: 'models.ts', sign: /^ {4}whatIf,$/m },
]
/** Roles that a plugin may have several files for, by the end of their names. */
const rolesByEnding: readonly { readonly ending: string; readonly shownBy: string; readonly sign: RegExp }[] = [
  { ending: '.command.ts', shownBy: 'index.ts', sign: /^ {2}commands: /m },
  { ending: '.route.ts', shownBy: 'index.ts', sign: /^ {2}routes: /m },
]

/** What plays no role of the skeleton and is in a plugin all the same: by plugin and name, with the reason. */
const excused: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  demo: {
    'fill.ts': 'writes histories into tables of the core, which no role of a plugin does',
    simulator: 'draws the customers and their histories from a seed',
    command: 'what demo.command.ts imports when it runs',
  },
}

const trainsModels = async (folder: string): Promise<boolean> => {
  const found = await readdir(folder)
  return rolesOfModels.some((role) => found.includes(`${role}.ts`))
}

/** In what a plugin's folder departs from the skeleton that all have; each by the name of the file. */
const departuresOf = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { withFileTypes: true })
  const found = new Set(entries.map(({ name }) => name))
  const problems: string[] = []
  const expected = (await trainsModels(folder)) ? [...roles.map((role) => `${role}.ts`), ...others] : required
  for (const name of expected) if (!found.has(name)) problems.push(`${name} is missing`)
  const own = Object.keys(excused[basename(folder)] ?? {})
  for (const name of own) if (!found.has(name)) problems.push(`${name} is excused and not there`)
  for (const { ending, shownBy, sign } of rolesByEnding) {
    const files = [...found].filter((name) => name.endsWith(ending))
    const text = await readFile(join(folder, shownBy), 'utf8').catch(() => '')
    if (sign.test(text)) {
      if (files.length === 0) problems.push(`*${ending} is missing by ${shownBy}`)
    } else for (const name of files) problems.push(`${name} has nothing to do by ${shownBy}`)
  }
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
    if (ofItsOwn.has(entry.name)) continue
    if (own.includes(entry.name) || rolesByEnding.some(({ ending }) => entry.name.endsWith(ending))) continue
    const isKnown = entry.isDirectory()
      ? known.includes(entry.name) ||
        others.includes(entry.name) ||
        // What the panels show in the browser.
        (entry.name === 'console' && found.has('panels.ts'))
      : known.includes(entry.name.replace(/\.ts$/, '')) || others.includes(entry.name)
    if (!isKnown) problems.push(`${entry.name} plays no role`)
  }
  if (await trainsModels(folder)) {
    const features = await readFile(join(folder, 'features.ts'), 'utf8').catch(() => '')
    if (!/\bmayBe(Processed|LearntFrom)\(/.test(features))
      problems.push(
        'features.ts does not ask which customers models may learn from (mayBeProcessed or mayBeLearntFrom)',
      )
  }
  const conformance = await readFile(join(folder, 'tests/conformance.test.ts'), 'utf8').catch(() => '')
  if (!/^testPlugin\(/m.test(conformance)) problems.push('tests/conformance.test.ts does not call testPlugin')
  return problems
}

const folders = [template, ...plugins]

it('demands all of the skeleton from our four plugins that train models and from what plugin new writes', async () => {
  const training: string[] = []
  for (const folder of folders)
    if (await trainsModels(folder))
      training.push(folder === template ? 'what plugin new writes' : folder.slice(root.length))
  expect(training.toSorted()).toEqual([
    'plugins/clv',
    'plugins/forecasting',
    'plugins/segmentation',
    'plugins/sentiment',
    'what plugin new writes',
  ])
})

it('excuses only plugins that there are', () => {
  const ids = new Set(plugins.map((folder) => basename(folder)))
  expect(Object.keys(excused).filter((id) => !ids.has(id))).toEqual([])
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

  it('a folder beside the file of its role is not a departure', async () => {
    await mkdir(join(copy, 'train'))
    expect(await departuresOf(copy)).toEqual([])
  })

  it('a subscription that is not in subscription.ts, and a subscription.ts without one', async () => {
    await writeFile(join(copy, 'schema.graphql'), '')
    expect(await departuresOf(copy)).toEqual(['subscription.ts has nothing to do by schema.graphql'])
    await rm(join(copy, 'subscription.ts'))
    await writeFile(join(copy, 'schema.graphql'), 'extend type Subscription {\n  ranked: Int\n}\n')
    expect(await departuresOf(copy)).toEqual(['subscription.ts is missing by schema.graphql'])
  })

  it('a command and a route that the manifest does not name, and those that it names and that are not there', async () => {
    await writeFile(join(copy, 'export.command.ts'), '')
    await writeFile(join(copy, 'survey.route.ts'), '')
    expect(await departuresOf(copy)).toEqual([
      'export.command.ts has nothing to do by index.ts',
      'survey.route.ts has nothing to do by index.ts',
    ])
    await rm(join(copy, 'export.command.ts'))
    await rm(join(copy, 'survey.route.ts'))
    await writeFile(
      join(copy, 'index.ts'),
      'export default definePlugin({\n  panels,\n  routes: [],\n  commands: [],\n})\n',
    )
    expect(await departuresOf(copy)).toEqual([
      '*.command.ts is missing by index.ts',
      '*.route.ts is missing by index.ts',
    ])
  })

  it('in a plugin that trains no models, too, which needs less', async () => {
    const ofModels = [...roles, 'what-if', 'events', 'jobs', 'subscription'].filter((role) => role !== 'index')
    for (const role of ofModels) await rm(join(copy, `${role}.ts`))
    for (const name of ['algorithms', 'migrations', 'resolver']) await rm(join(copy, name), { recursive: true })
    await writeFile(join(copy, 'schema.graphql'), '')
    expect(await departuresOf(copy)).toEqual([])
    await writeFile(join(copy, 'helpers.ts'), '')
    await rm(join(copy, 'README.md'))
    expect(await departuresOf(copy)).toEqual(['README.md is missing', 'helpers.ts plays no role'])
  })

  it('features that do not ask which customers models may learn from', async () => {
    const file = join(copy, 'features.ts')
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll('mayBeProcessed(', 'all('))
    expect(await departuresOf(copy)).toEqual([
      'features.ts does not ask which customers models may learn from (mayBeProcessed or mayBeLearntFrom)',
    ])
  })

  it('a plugin that is not run through the conformance kit', async () => {
    await writeFile(join(copy, 'tests/conformance.test.ts'), '')
    expect(await departuresOf(copy)).toEqual(['tests/conformance.test.ts does not call testPlugin'])
  })
})
