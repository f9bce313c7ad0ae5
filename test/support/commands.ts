import { Command } from 'commander'
import { plugins } from '../../rapport.config.ts'
import { commands } from '../../src/cli/commands.ts'
import { moduleCommands, pluginCommands } from '../../src/cli/declared-commands.ts'

/** The options of every command of `rapport`, by its words. */
export const readCommands = async (): Promise<Readonly<Record<string, readonly string[]>>> => {
  const all = [...commands, ...(await moduleCommands()), ...(await pluginCommands(plugins))]
  return Object.fromEntries(
    all.map(({ name, configure }) => {
      const command = new Command(name)
      configure?.(command)
      return [name, command.options.flatMap(({ long }) => (long ? [long] : []))]
    }),
  )
}
