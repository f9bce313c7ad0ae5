import { readFile } from 'node:fs/promises'
import { extendSchema, findBreakingChanges, parse, type GraphQLSchema } from 'graphql'
import { major, minor } from 'semver'
import { core } from '../api/schema.ts'
import type { AnyPlugin } from '../contract/plugin.ts'
import type { PluginHost } from '../plugin/host.ts'
import type { HostedPlugin } from '../plugin/hosted-plugin.ts'
import { CheckFailure, NothingToCheck } from './check.ts'

/** The graph of a plugin's last packed version. */
interface SchemaLock {
  readonly version: string
  readonly sdl: string
}

const firstLine = /^# The graph of version (\S+)\. `rapport plugin pack` writes this file; commit it\.\n/

/** Where a plugin keeps its lock: beside its `schema.graphql`. */
export const lockFileOf = (schema: URL): URL => new URL('schema.lock.graphql', schema)

export const printLock = ({ version, sdl }: SchemaLock): string =>
  `# The graph of version ${version}. \`rapport plugin pack\` writes this file; commit it.\n\n${sdl}`

/** The lock of a plugin; undefined if no version was packed. Throws CheckFailure for a file that is none. */
const readLock = async ({ schema }: AnyPlugin): Promise<SchemaLock | undefined> => {
  const file = lockFileOf(schema)
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  const [line, version] = firstLine.exec(text) ?? []
  if (line === undefined || version === undefined)
    throw new CheckFailure(
      `${file.href} does not begin with the version that it is of`,
      'restore it from the last release, or delete it if nothing was released',
    )
  return { version, sdl: text.slice(line.length) }
}

/** Whether a version may break what clients of another one rely on; before 1.0.0 a minor version may. */
const mayBreak = (before: string, now: string): boolean =>
  major(now) > major(before) || (major(now) === 0 && major(before) === 0 && minor(now) > minor(before))

/** How the graph of a lock would look beside what the plugin is loaded with now. */
const lockedSchema = (base: GraphQLSchema, sdl: string): GraphQLSchema =>
  sdl.trim() === '' ? base : extendSchema(base, parse(sdl), { assumeValidSDL: true })

/** What clients of the last packed version would miss, and that version; undefined if none was packed. Throws CheckFailure. */
export const breakingChanges = async (
  host: PluginHost,
  { id, spec }: HostedPlugin,
): Promise<{ readonly version: string; readonly changes: readonly string[] } | undefined> => {
  const lock = await readLock(spec!)
  if (lock === undefined) return undefined
  const { before, after } = host.schemasOf(id, core)
  const changes = findBreakingChanges(lockedSchema(before, lock.sdl), after)
  return { version: lock.version, changes: changes.map(({ description }) => description.replace(/\.$/, '')) }
}

/** Throws CheckFailure where a plugin breaks the graph of its last packed version without saying so by its version. */
export const checkLock = async (host: PluginHost, plugin: HostedPlugin): Promise<string> => {
  const { version: now } = plugin.spec!
  const found = await breakingChanges(host, plugin)
  if (found === undefined) throw new NothingToCheck('no version of it was packed yet')
  const { version, changes } = found
  if (changes.length === 0) return `clients of ${version} can go on`
  const broken = changes.join('; ')
  if (mayBreak(version, now)) return `${now} is announced as one that breaks: ${broken}`
  const next = major(version) === 0 ? `0.${minor(version) + 1}.0` : `${major(version) + 1}.0.0`
  throw new CheckFailure(
    `${now} breaks clients of ${version}: ${broken}`,
    `keep what is there and mark it as deprecated, or raise the version in index.ts to ${next}`,
  )
}
