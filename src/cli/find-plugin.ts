import { stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AnyPlugin } from '../contract/plugin.ts'
import type { PluginEntry } from '../plugin/host.ts'
import { moduleFile } from '../core/program.ts'
import { importTypeScript } from '../core/typescript.ts'
import { configuredPlugins } from '../process/configured-plugins.ts'
import { CliError } from './command.ts'

/** A plugin together with those that it depends on. */
export interface FoundPlugin {
  readonly entry: PluginEntry
  readonly dependencies: readonly PluginEntry[]
  /** Where it was found; undefined if the configuration lists it. */
  readonly folder: string | undefined
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )

/**
 * The plugin in a folder; its id comes from its manifest, or from the folder's name if the manifest cannot be imported.
 */
const inFolder = async (folder: string): Promise<PluginEntry> => {
  importTypeScript()
  const index = moduleFile(pathToFileURL(join(folder, 'index.ts')))
  const load = () => import(index.href) as Promise<{ default: AnyPlugin }>
  const id = await load().then(
    (module) => (module.default as AnyPlugin | undefined)?.id,
    () => undefined,
  )
  return { id: id ?? basename(folder), import: load }
}

/**
 * Finds a plugin by its id in rapport.config.ts or by its folder, and its dependencies by id, else next to its folder.
 * Throws CliError, or StartError if the configuration does not load.
 */
export const findPlugin = async (name: string, config: unknown): Promise<FoundPlugin> => {
  const { plugins } = await configuredPlugins()
  const configured = plugins.find(({ id }) => id === name)
  const folder = (await isFolder(resolve(name))) ? resolve(name) : resolve('plugins', name)
  if (!configured && !(await isFolder(folder)))
    throw new CliError(
      `expected the id of a plugin (${plugins.map(({ id }) => id).join(', ')}), a folder, or one below plugins/; got ${name}`,
    )
  const found = configured ?? (await inFolder(folder))
  const entry = config === undefined ? found : { ...found, config }
  const dependencies = new Map<string, PluginEntry>()
  const visit = async (plugin: PluginEntry): Promise<void> => {
    const manifest = await plugin.import().catch(() => undefined)
    for (const id of Object.keys(manifest?.default?.dependsOn ?? {})) {
      if (dependencies.has(id) || id === entry.id) continue
      const beside = join(dirname(folder), id)
      const other =
        plugins.find((one) => one.id === id) ?? ((await isFolder(beside)) ? await inFolder(beside) : undefined)
      // A missing dependency makes the check fail with its name.
      if (!other) continue
      dependencies.set(id, other)
      await visit(other)
    }
  }
  await visit(entry)
  return { entry, dependencies: [...dependencies.values()], folder: configured ? undefined : folder }
}
