import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { isObjectType, type GraphQLSchema } from 'graphql'
import { core } from '../api/schema.ts'
import type { AnyPlugin } from '../contract/plugin.ts'
import type { PluginHost } from '../plugin/host.ts'
import type { HostedPlugin } from '../plugin/hosted-plugin.ts'
import { panelHint, type Stage } from '../contract/report.ts'
import { accessThroughViews, coreAccess, coreWriters } from './core-access.ts'
import { checkLock } from './schema-lock.ts'
import { CheckFailure, NothingToCheck, type CheckName, type Results } from './check.ts'

/** The check that a plugin fails if it fails in a stage of its start. */
const checkOfStage: Readonly<Partial<Record<Stage, CheckName>>> = {
  manifest: 'manifest',
  config: 'manifest',
  order: 'manifest',
  load: 'loads',
  conflicts: 'no conflicts',
  schema: 'schema',
}

const assertPassed = (plugin: HostedPlugin, name: CheckName): void => {
  if (plugin.isAlive || checkOfStage[plugin.stage] !== name) return
  throw new CheckFailure(plugin.error!, plugin.hint!)
}

/** What can be checked without a database. Returns whether the other checks can run. */
export const checkStatically = async (host: PluginHost, plugin: HostedPlugin, results: Results): Promise<boolean> => {
  const { id } = plugin
  if (
    !(await results.run('manifest', () => {
      assertPassed(plugin, 'manifest')
      return `${id} ${plugin.spec!.version} for Rapport ${plugin.spec!.engines.rapport}`
    }))
  )
    return false
  await results.run('config refuses unknown keys', () => refusesUnknownKeys(plugin.spec!))
  for (const [name, detail] of [
    ['loads', 'load() gives its module'],
    [
      'no conflicts',
      'nothing of it belongs to the core or another plugin, and what it adds to their types is nullable',
    ],
    ['schema', 'the schema builds with it'],
  ] as const) {
    const isFine = await results.run(name, () => {
      assertPassed(plugin, name)
      return detail
    })
    if (!isFine) return false
  }
  const { schema } = plugin.graph!
  await results.run('panels fit the graph', () => panelsFit(plugin))
  await results.run('SDL is current', () => sdlIsCurrent(host, plugin))
  await results.run('nothing breaks without a major version', () => checkLock(host, plugin))
  await results.run('fields have a description', () => describesFields(plugin, schema))
  await results.run('fields have a permission', () => `${ownFields(plugin, schema).length} fields state one`)
  await results.run('reads the core through views', () => leavesCoreTables(plugin))
  return true
}

/** Throws CheckFailure if SQL of a plugin reads a core table directly, or writes one without being allowed to. */
const leavesCoreTables = async ({ id, spec }: HostedPlugin): Promise<string> => {
  const found = await coreAccess(fileURLToPath(new URL('.', spec!.schema)), id)
  const reason = coreWriters.get(id)
  if (found.length === 0) return reason ? `it may write core tables: ${reason}` : 'none of its SQL names a core table'
  throw new CheckFailure(
    `its SQL names tables of the core: ${found.map(({ file, line, table, kind }) => `${kind === 'READ' ? 'reads' : 'writes'} ${table} in ${file}:${line}`).join(', ')}`,
    accessThroughViews,
  )
}

/** Throws CheckFailure if a config accepts an unknown key. */
const refusesUnknownKeys = (spec: AnyPlugin): string => {
  const key = 'aKeyThatNoPluginHas'
  const parsed = spec.config.safeParse({ [key]: true })
  const codes = parsed.error?.issues.map(({ code }: { code: string }) => code) ?? []
  if (codes.includes('unrecognized_keys')) return 'an unknown key is refused'
  throw new CheckFailure(
    `the config accepts the unknown key ${key}`,
    'make it z.strictObject({…}), so that a typo is noticed',
  )
}

/** Throws CheckFailure for panels that ask for what the graph does not have, or show what they do not ask for. */
const panelsFit = ({ spec, panelProblems }: HostedPlugin): string => {
  const count = spec!.panels?.length ?? 0
  if (count === 0) throw new NothingToCheck('it has no panels')
  if (panelProblems.length === 0) return `the graph answers all ${count}`
  throw new CheckFailure(panelProblems.map(({ message }) => message).join('; '), panelHint)
}

/** SDL without comments and empty lines, which say nothing of the schema. */
const bare = (sdl: string): string => sdl.replaceAll(/^\s*(?:#.*)?\n/gm, '')

const sdlIsCurrent = async (host: PluginHost, { id, spec }: HostedPlugin): Promise<string> => {
  const wanted = host.sdlOf(id, core)
  const present = await readFile(spec!.schema, 'utf8').catch(() => undefined)
  const lines = wanted.split('\n').length - 1
  if (present !== undefined && bare(present) === bare(wanted)) return `${lines} lines`
  throw new CheckFailure(
    present === undefined ? `${spec!.schema.href} cannot be read` : 'the SDL is not what the plugin adds',
    `rapport plugin check ${id} --write writes it`,
  )
}

interface OwnField {
  readonly coordinate: string
  readonly description: string | null | undefined
}

/** The output fields that a plugin adds, including those of its own types. */
const ownFields = ({ schemaDiff }: HostedPlugin, schema: GraphQLSchema): OwnField[] =>
  Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type)) return []
    const isOwn = schemaDiff.types.includes(type.name)
    return Object.values(type.getFields())
      .map(({ name, description }) => ({ coordinate: `${type.name}.${name}`, description }))
      .filter(({ coordinate }) => isOwn || schemaDiff.fields.includes(coordinate))
  })

/** Fields that need no description: ids, and what the platform generates for every list. */
const isPlain = (coordinate: string): boolean => /\.id$|(Connection|Edge)\./.test(coordinate)

const describesFields = (plugin: HostedPlugin, schema: GraphQLSchema): string => {
  const types = plugin.schemaDiff.types.filter((name) => !schema.getType(name)!.description)
  const fields = ownFields(plugin, schema)
    .filter(({ coordinate, description }) => !description && !isPlain(coordinate))
    .map(({ coordinate }) => coordinate)
  const missing = [...types, ...fields]
  if (missing.length === 0) return 'every type and field has a description'
  throw new CheckFailure(`without a description: ${missing.join(', ')}`, 'add { description } to their decorators')
}
