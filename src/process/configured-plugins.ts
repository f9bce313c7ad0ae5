import { existsSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { StartError } from '../core/errors.ts'
import { packageFolder } from '../core/program.ts'
import { importTypeScript } from '../core/typescript.ts'
import type { PluginEntry } from '../plugin/host.ts'

const fileNames = ['rapport.config.ts', 'rapport.config.js', 'rapport.config.mjs'] as const

/** Plugins, and the file that lists them. */
export interface ConfiguredPlugins {
  /** A path; undefined if the folder has no configuration, so that these are the plugins that come with Rapport. */
  readonly file: string | undefined
  readonly plugins: readonly PluginEntry[]
}

const isEntry = (value: unknown): value is PluginEntry => {
  const { id, import: load } = (value ?? {}) as Partial<PluginEntry>
  return typeof id === 'string' && typeof load === 'function'
}

const checked = (file: string, plugins: unknown): readonly PluginEntry[] => {
  if (!Array.isArray(plugins)) {
    const got = plugins === undefined ? 'no such export' : 'one that is not an array'
    throw new StartError(`${file}: expected an export named plugins, an array of { id, import, config? }; got ${got}`)
  }
  const wrong = plugins.findIndex((entry) => !isEntry(entry))
  if (wrong !== -1)
    throw new StartError(
      `${file}: expected plugins[${wrong}] to be { id: 'name', import: () => import('./plugins/name/index.ts') }`,
    )
  return plugins as readonly PluginEntry[]
}

/** How often a configuration was read: each time as it is then. */
let reads = 0

/** The plugins that a file lists now. Throws StartError if it cannot be loaded, or does not list plugins. */
export const pluginsIn = async (file: string): Promise<readonly PluginEntry[]> => {
  // Even JavaScript may list plugins in TypeScript.
  importTypeScript()
  try {
    const { href } = pathToFileURL(file)
    const { plugins } = (await import(reads++ === 0 ? href : `${href}?${reads}`)) as { plugins?: unknown }
    return checked(file, plugins)
  } catch (error) {
    if (error instanceof StartError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new StartError(`${file} could not be loaded: ${reason}`, { cause: error })
  }
}

/** The plugins that come with Rapport. */
export const ownPlugins = async () => (await import('../../rapport.config.ts')).plugins

/**
 * Throws StartError in a folder without a configuration below one that has one: the server of that folder is meant, and here everything
 * would be done on a database of its own.
 */
export const assertOwnFolder = (folder: string = process.cwd()): void => {
  const has = (place: string) => fileNames.some((name) => existsSync(join(place, name)))
  if (has(folder)) return
  for (let place = dirname(folder); place !== dirname(place); place = dirname(place))
    if (has(place))
      throw new StartError(
        `${place} has the configuration, and this folder is below it: go there first, by cd ${relative(folder, place)}`,
      )
}

/**
 * The plugins listed by the configuration in a folder, or those that come with Rapport if there is none. Throws
 * StartError, which names the file, if it cannot be loaded or does not list plugins.
 */
export const configuredPlugins = async (folder: string = process.cwd()): Promise<ConfiguredPlugins> => {
  const files = fileNames.map((name) => join(folder, name)).filter((file) => existsSync(file))
  const [file, other] = files
  if (file === undefined) assertOwnFolder(folder)
  if (file === undefined) return { file: undefined, plugins: await ownPlugins() }
  if (other !== undefined) throw new StartError(`expected one configuration, found ${files.join(' and ')}; remove one`)
  // In this package's own folder, it was built with the rest.
  if (file === fileURLToPath(new URL('rapport.config.ts', packageFolder))) return { file, plugins: await ownPlugins() }
  return { file, plugins: await pluginsIn(file) }
}
