import { Command } from 'commander'
import { plugins } from '../../rapport.config.ts'
import { coreCommands, pluginCommands } from '../../src/cli/declared-commands.ts'

/** The options of every command of `rapport`, by its words. */
export const readCommands = async (): Promise<Readonly<Record<string, readonly string[]>>> => {
  const all = [...(await coreCommands()), ...(await pluginCommands(plugins))]
  return Object.fromEntries(
    all.map(({ name, configure }) => {
      const command = new Command(name)
      configure?.(command)
      return [name, command.options.flatMap(({ long }) => (long ? [long] : []))]
    }),
  )
}
