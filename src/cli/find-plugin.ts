import { stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { plugins } from '../../rapport.config.ts'
import type { AnyPlugin } from '../contract/plugin.ts'
import type { PluginEntry } from '../plugin/host.ts'
import { CliError } from './command.ts'

/** A plugin with those that it depends on. */
export interface FoundPlugin {
  readonly entry: PluginEntry
  readonly dependencies: readonly PluginEntry[]
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )

/** The plugin in a folder; its id is what its manifest says, or the folder's name where that cannot be imported. */
const inFolder = async (folder: string): Promise<PluginEntry> => {
  const load = () => import(pathToFileURL(join(folder, 'index.ts')).href) as Promise<{ default: AnyPlugin }>
  const id = await load().then(
    (module) => (module.default as AnyPlugin | undefined)?.id,
    () => undefined,
  )
  return { id: id ?? basename(folder), import: load }
}

/** Finds a plugin by the id that rapport.config.ts gives it or by its folder; what it depends on by id, else beside its folder. Throws CliError. */
export const findPlugin = async (name: string, config: unknown): Promise<FoundPlugin> => {
  const configured = plugins.find(({ id }) => id === name)
  const folder = resolve(name)
  if (!configured && !(await isFolder(folder)))
    throw new CliError(
      `expected the id of a plugin (${plugins.map(({ id }) => id).join(', ')}) or a folder, got ${name}`,
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
      // One that is not there fails the plugin by name when it is checked.
      if (!other) continue
      dependencies.set(id, other)
      await visit(other)
    }
  }
  await visit(entry)
  return { entry, dependencies: [...dependencies.values()] }
}
