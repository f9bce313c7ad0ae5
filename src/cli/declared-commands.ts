import { readdirSync } from 'node:fs'
import type { CommandDefinition, CommandHost } from '../contract/command.ts'
import type { ModuleContext, PluginContext } from '../contract/context.ts'
import { readConfig } from '../core/config.ts'
import type { PluginEntry } from '../plugin/host.ts'
import { CliError, type CliCommand } from './command.ts'

const modules = new URL('../modules/', import.meta.url)
/** As this file: `.ts` from the sources, `.js` from a build. */
const suffix = `.command${import.meta.url.slice(import.meta.url.lastIndexOf('.'))}`

/** What a command of a module or plugin works with. */
const hostOf = <X>(owner: string): CommandHost<X> => ({
  config: readConfig(),
  withContext: async (work) => {
    const { withPlatform } = await import('./with-platform.ts')
    return withPlatform(owner, (context) => work(context as X))
  },
})

const commandOf = <X>(owner: string, words: string, definition: CommandDefinition<X>): CliCommand => ({
  name: words,
  description: definition.description,
  ...(definition.configure ? { configure: definition.configure } : {}),
  run: (options, ...args) => definition.run(hostOf<X>(owner), options, ...args),
})

/** The commands of the core's modules: the files `*.command.ts` in their folders. */
export const moduleCommands = async (): Promise<CliCommand[]> => {
  const commands: CliCommand[] = []
  const files = readdirSync(modules, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(suffix))
  for (const file of files.toSorted()) {
    const owner = file.split(/[\\/]/)[0]!
    const { default: definition } = (await import(new URL(file, modules).href)) as {
      readonly default?: CommandDefinition<ModuleContext>
    }
    if (typeof definition?.run !== 'function')
      throw new Error(`expected src/modules/${file} to export by default what defineCommand gives`)
    commands.push(commandOf(owner, definition.name, definition))
  }
  return commands
}

/**
 * The commands of the configured plugins, below their ids. Skips a plugin whose manifest cannot be imported, with a
 * line on standard error.
 */
export const pluginCommands = async (entries: readonly PluginEntry[]): Promise<CliCommand[]> => {
  const commands: CliCommand[] = []
  for (const entry of entries) {
    try {
      const { default: manifest } = await entry.import()
      for (const definition of (manifest.commands ?? []) as readonly CommandDefinition<PluginContext>[]) {
        const command = commandOf(entry.id, `${entry.id} ${definition.name}`.trim(), definition)
        commands.push(entry.enabled === false ? switchedOff(command, entry.id) : command)
      }
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      process.stderr.write(`the commands of the plugin ${entry.id} are missing: ${message}\n`)
    }
  }
  return commands
}

const switchedOff = (command: CliCommand, plugin: string): CliCommand => ({
  ...command,
  description: `${command.description} (switched off)`,
  run: () =>
    Promise.reject(
      new CliError(`the plugin ${plugin} is switched off; set enabled of ${plugin} in rapport.config.ts to true`),
    ),
})
