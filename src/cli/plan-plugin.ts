import { readFile } from 'node:fs/promises'
import { coreTarget } from '../../migrations/index.ts'
import { core } from '../api/schema.ts'
import { loadPlugins } from '../api/load-plugins.ts'
import { breakingChanges } from '../conformance/schema-lock.ts'
import { createLog } from '../core/log.ts'
import { migrate } from '../db/migrate.ts'
import { openOrm } from '../db/orm.ts'
import { dumpSchema } from '../db/schema-dump.ts'
import { withScratchDatabase } from '../db/scratch.ts'
import { schemaOf } from '../plugin/manifest.ts'
import { configuredPlugins } from '../process/configured-plugins.ts'
import { CliError } from './command.ts'
import type { FoundPlugin } from './find-plugin.ts'
import { withDatabase } from './with-database.ts'

/** The lines that one text has and another has not, each with its sign; lines that both have are left out. */
const differences = (before: string, after: string): readonly string[] => {
  const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '')
  const [old, now] = [linesOf(before), linesOf(after)]
  const [had, has] = [new Set(old), new Set(now)]
  const gone = old.filter((line) => !has.has(line)).map((line) => `- ${line}`)
  return [...gone, ...now.filter((line) => !had.has(line)).map((line) => `+ ${line}`)]
}

/** The statements that make the tables of a plugin, without those of the platform: extensions, and the list of migrations. */
const tablesOf = async (url: string, schema: string): Promise<string> => {
  const statements = (await dumpSchema(url, [schema])).split('\n\n')
  return statements.filter((text) => !/^(--|create extension)|\.rapport_migration\b/.test(text)).join('\n')
}

/**
 * What a plugin adds to the graph, and how its tables would differ from those of the database of the environment, line by
 * line. Nothing is changed. Throws CliError if the plugin does not load, or the database cannot be reached.
 */
export const planPlugin = async ({ entry, dependencies }: FoundPlugin): Promise<readonly string[]> => {
  const { id } = entry
  const host = await loadPlugins([...dependencies, { ...entry, enabled: true }], createLog('silent'))
  const plugin = host.find(id)!
  if (!plugin.isAlive) throw new CliError(`${id} fails at ${plugin.stage}: ${plugin.error}; ${plugin.hint}`)
  const { spec, module } = plugin
  const schema = schemaOf(id)
  const wanted = await withScratchDatabase(async (url) => {
    const orm = await openOrm(url, host.entitiesWith(core))
    try {
      await migrate(orm, coreTarget)
      await host.migrate(orm)
    } finally {
      await orm.close(true)
    }
    if (!plugin.isAlive) throw new CliError(`${id} fails at ${plugin.stage}: ${plugin.error}; ${plugin.hint}`)
    return tablesOf(url, schema)
  })
  const present = await withDatabase((url) => tablesOf(url, schema))
  const tables = differences(present, wanted)
  const breaks = await breakingChanges(host, plugin)
  // What is enabled is in the graph already, as it was written when it was last checked.
  const { plugins } = await configuredPlugins()
  const isOn = plugins.some((one) => one.id === id && one.enabled !== false)
  const graph = differences(isOn ? await readFile(spec!.schema, 'utf8').catch(() => '') : '', host.sdlOf(id, core))
  const names = (what: string, all: readonly string[]) => (all.length > 0 ? [`${what}: ${all.join(', ')}`] : [])
  return [
    `${id} ${spec!.version}, ${entry.enabled === false ? 'disabled' : 'as its files are now'}`,
    '',
    isOn ? 'the graph, compared with schema.graphql:' : 'the graph:',
    ...(graph.length > 0 ? graph : ['it is as it should be']),
    ...(breaks ? breaks.changes.map((change) => `! ${change}, which ${breaks.version} promised`) : []),
    '',
    `the tables in the schema ${schema}:`,
    ...(tables.length > 0 ? tables : ['they are as they should be']),
    '',
    ...names('event handlers', Object.keys(module!.on ?? {})),
    ...names(
      'jobs',
      (module!.jobs ?? []).map(({ name, cron }) => (cron === undefined ? name : `${name} (${cron})`)),
    ),
    ...names('models', Object.keys(module!.models ?? {})),
    ...names('permissions', Object.keys(spec!.permissions ?? {})),
    ...names(
      'routes',
      plugin.routes.map(({ prefix }) => prefix),
    ),
    ...names(
      'panels',
      (spec!.panels ?? []).map(({ point, id: panel }) => `${point} ${panel}`),
    ),
  ]
}
