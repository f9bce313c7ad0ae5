import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { core } from '../api/schema.ts'
import { createLog } from '../core/log.ts'
import { sourceFile } from '../core/program.ts'
import { loadPlugins } from '../api/load-plugins.ts'
import type { PluginEntry } from '../plugin/host.ts'
import { CliError } from './command.ts'

/**
 * Writes the SDL that a plugin adds to the file that its manifest names; returns a line for people. Throws CliError if
 * the plugin does not load.
 */
export const writeSdl = async (entry: PluginEntry, dependencies: readonly PluginEntry[]): Promise<string> => {
  const host = await loadPlugins([...dependencies, entry], createLog('silent'))
  const plugin = host.find(entry.id)!
  if (!plugin.isAlive) throw new CliError(`${entry.id} fails at ${plugin.stage}: ${plugin.error}; ${plugin.hint}`)
  const { schema } = plugin.spec!
  const sdl = host.sdlOf(entry.id, core)
  await writeFile(schema, sdl)
  const source = sourceFile(schema)
  if (source.href !== schema.href) await writeFile(source, sdl)
  return `wrote ${fileURLToPath(source)}`
}
