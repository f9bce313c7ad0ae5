import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { satisfies, valid, validRange } from 'semver'
import { checkSpec } from '../compute/check-spec.ts'
import { recordTopics } from '../events/topics.ts'
import type { PluginContext } from '../contract/context.ts'
import type { PluginModule } from '../contract/module.ts'
import type { AnyPlugin } from '../contract/plugin.ts'
import { panelModules, panelsSchema, problemOfPanels } from '../contract/panels.ts'
import { hints } from '../contract/report.ts'
import { assertKnownManifest, assertKnownModule } from './known-parts.ts'
import { StageError } from './stage-error.ts'
import { tasksOf } from './tasks.ts'

/** Version of the plugin contract that `engines.rapport` refers to. */
const contractVersion = '0.1.0'

const idPattern = /^[a-z][a-z0-9-]{1,30}$/

/** The core's modules are not imported for their names, which are those of their folders. */
const modules = readdirSync(new URL('../modules/', import.meta.url), { withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
)

/** Prefixes of the core's topics, jobs and score kinds: a plugin with such an id would write into them. */
const coreNames = new Set([
  ...recordTopics.map((topic) => topic.split('.')[0]!),
  ...modules.map(({ name }) => name),
  'customer-list',
  'model-run',
  'core',
])

/** The PostgreSQL schema that belongs to a plugin. */
export const schemaOf = (plugin: string): string => `p_${plugin.replaceAll('-', '_')}`

/** Whether a topic is one of the core's. */
export const isCoreTopic = (topic: string): boolean => coreNames.has(topic.slice(0, topic.indexOf('.')))

/** Whether `id` can name a plugin; undefined if it can, else what is wrong with it. */
export const problemOfId = (id: unknown): string | undefined => {
  if (typeof id !== 'string' || !idPattern.test(id))
    return `expected an id of 2 to 31 lower-case letters, digits and dashes, got ${JSON.stringify(id)}`
  if (coreNames.has(id)) return `the id ${id} belongs to the core, whose topics, jobs or scores are named ${id}.…`
  return undefined
}

const orNone = (value: unknown): string => (value === undefined ? 'none' : JSON.stringify(value))

const refuse = (what: string, hint = 'correct it in the plugin’s manifest') => new StageError(what, hint)

/** Refuses unknown keys, which would be left out without a word. Throws StageError. */
const withKeyHint = (check: () => void): void => {
  try {
    check()
  } catch (error) {
    throw new StageError((error as Error).message, 'correct the key, or remove it')
  }
}

/** Checks what `load()` gave. Throws StageError. */
export const checkedModule = (module: PluginModule<PluginContext>): PluginModule<PluginContext> => {
  if (module === undefined || module === null || typeof module !== 'object')
    throw new StageError(
      `expected load() to return the parts of the plugin, got ${String(module)}`,
      'return what its module exports: load: async () => (await import("./plugin.ts")).<name of the export>',
    )
  withKeyHint(() => assertKnownModule(module))
  return module
}

/** Checks a manifest. Throws StageError with the first violation. */
export const checkedManifest = (id: string, spec: AnyPlugin | undefined): AnyPlugin => {
  if (spec === undefined || spec === null || typeof spec !== 'object')
    throw refuse('its index.ts has no default export', hints.manifest)
  withKeyHint(() => assertKnownManifest(spec))
  const problem = problemOfId(spec.id)
  if (problem !== undefined) throw new StageError(problem, 'give the plugin another id')
  if (spec.id !== id)
    throw refuse(`it is configured as ${id}, but its manifest says ${spec.id}`, 'give it the same id in both places')
  if (!valid(spec.version))
    throw refuse(
      `expected a semantic version, got ${orNone(spec.version)}`,
      "state it in the manifest, such as version: '0.1.0'",
    )
  const range = spec.engines?.rapport
  if (!validRange(range))
    throw refuse(
      `expected engines.rapport to be a version range, got ${orNone(range)}`,
      `state it in the manifest: engines: { rapport: '^${contractVersion}' }`,
    )
  if (!satisfies(contractVersion, range)) {
    throw new StageError(
      `it is made for Rapport ${range}, this is ${contractVersion}`,
      'install a version of the plugin that fits this server',
    )
  }
  if (typeof spec.load !== 'function' || typeof spec.config?.safeParse !== 'function')
    throw refuse('expected config (a zod schema) and load()')
  if (!(spec.schema instanceof URL))
    throw refuse('expected schema to be the URL of the SDL that it adds: new URL("./schema.graphql", import.meta.url)')
  for (const permission of Object.keys(spec.permissions ?? {})) {
    if (!permission.startsWith(`${id}:`))
      throw refuse(`expected its permissions to be named ${id}:…, got ${permission}`)
  }
  for (const { spec: task } of tasksOf(spec).values()) {
    try {
      checkSpec(task, {})
    } catch (error) {
      throw refuse(error instanceof Error ? error.message : String(error))
    }
    if (!existsSync(task.file)) throw refuse(`${task.name}: expected the file ${task.file.href} to exist`)
  }
  const panelProblem = spec.panels === undefined ? undefined : problemOfPanels(spec.panels)
  if (panelProblem !== undefined) throw refuse(panelProblem, 'correct panels in the plugin’s manifest')
  for (const { module } of panelModules(id, panelsSchema.parse(spec.panels ?? []))) {
    // Those that need a build are part of the console's own, and stand nowhere else in a package.
    if (!module.pathname.endsWith('.tsx') && !existsSync(module))
      throw refuse(`expected the panel module ${module.href} to exist`)
  }
  return spec
}

/** Packages that must exist once in a process: a second copy would have its own classes and registries. */
const hostPackages = ['graphql', 'type-graphql', '@mikro-orm/core']

const resolveFrom = (place: string | URL, name: string): string | undefined => {
  try {
    return createRequire(place).resolve(name)
  } catch {
    return undefined
  }
}

/** Throws StageError if the plugin's folder has its own copy of a package that must be the server's. */
export const assertSharedPackages = (spec: AnyPlugin): void => {
  if (spec.schema.protocol !== 'file:') return
  const own = hostPackages.filter((name) => {
    const found = resolveFrom(spec.schema, name)
    return found !== undefined && found !== resolveFrom(import.meta.url, name)
  })
  if (own.length === 0) return
  throw new StageError(
    `it brings its own copy of ${own.join(', ')}, beside the server's`,
    'make them peerDependencies in the plugin’s package.json and install again',
  )
}

/** Checks a plugin's config; names every problem at once, and no value, which may be a secret. Throws StageError. */
export const checkedConfig = async (spec: AnyPlugin, config: unknown): Promise<unknown> => {
  const hint = `fix plugins.${spec.id}.config in rapport.config.ts`
  const given = config ?? {}
  const parsed = await spec.config.safeParseAsync(given).catch((error: unknown) => {
    throw new StageError(
      hideValues(`the config cannot be checked: ${error instanceof Error ? error.message : String(error)}`, given),
      hint,
    )
  })
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(
    (issue: { path: PropertyKey[]; message: string }) =>
      `${issue.path.map(String).join('.') || 'config'}: ${issue.message}`,
  )
  throw new StageError(hideValues(`the config does not fit: ${problems.join('; ')}`, given), hint)
}

/** Shorter ones occur in many words, and are not secrets. */
const shortestHidden = 3

const valuesIn = (value: unknown): string[] => {
  if (value === null || value === undefined || typeof value === 'boolean') return []
  if (typeof value === 'object') return Object.values(value).flatMap(valuesIn)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length < shortestHidden ? [] : [text]
}

/** Removes the values of a config from a message that the plugin's own schema made. */
const hideValues = (message: string, config: unknown): string =>
  valuesIn(config)
    .sort((a, b) => b.length - a.length)
    .reduce((text, value) => text.replaceAll(value, '•••'), message)
