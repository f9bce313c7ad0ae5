import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { CommandDefinition, CommandHost } from '../contract/command.ts'
import type { ModuleContext, PluginContext } from '../contract/context.ts'
import { readConfig } from '../core/config.ts'
import type { PluginEntry } from '../plugin/host.ts'
import { CliError, type CliCommand } from './command.ts'

const here = new URL('.', import.meta.url)
const modules = new URL('../modules/', import.meta.url)
/** As this file: `.ts` from the sources, `.js` from a build. */
const suffix = `.command${import.meta.url.slice(import.meta.url.lastIndexOf('.'))}`

/** What a command of a module or plugin works with. */
const hostOf = <Context>(owner: string): CommandHost<Context> => ({
  config: readConfig(),
  withContext: async (work) => {
    const { withPlatform } = await import('./with-platform.ts')
    return withPlatform(owner, (context) => work(context as Context))
  },
})

const commandOf = <Context>(owner: string, words: string, definition: CommandDefinition<Context>): CliCommand => ({
  name: words,
  description: definition.description,
  ...(definition.configure ? { configure: definition.configure } : {}),
  run: (options, ...args) => definition.run(hostOf<Context>(owner), options, ...args),
})

/** The default exports of the files `*.command.ts` in a folder, and if `recursive` those below it, by path. */
const commandFiles = async (
  folder: URL,
  { recursive = false } = {},
): Promise<(readonly [path: string, exported: unknown])[]> => {
  const paths = readdirSync(folder, { recursive, encoding: 'utf8' }).filter((path) => path.endsWith(suffix))
  const found: (readonly [string, unknown])[] = []
  for (const path of paths.toSorted()) {
    const { default: exported } = (await import(new URL(path, folder).href)) as {
      readonly default?: { readonly run?: unknown }
    }
    if (typeof exported?.run !== 'function')
      throw new Error(`expected ${fileURLToPath(new URL(path, folder))} to export a command by default`)
    found.push([path, exported])
  }
  return found
}

/** The commands of the core: the files `*.command.ts` in this folder and in those of the modules. Nothing lists them. */
export const coreCommands = async (): Promise<CliCommand[]> => {
  const commands = (await commandFiles(here)).map(([, command]) => command as CliCommand)
  for (const [path, exported] of await commandFiles(modules, { recursive: true })) {
    const definition = exported as CommandDefinition<ModuleContext>
    commands.push(commandOf(path.split(/[\\/]/)[0]!, definition.name, definition))
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
