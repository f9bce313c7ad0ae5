import { Command } from 'commander'
import { StartError } from '../core/errors.ts'
import { version } from '../core/version.ts'
import { assertOwnFolder } from '../process/configured-plugins.ts'
import { CliError, type CliCommand } from './command.ts'
import { coreCommands, pluginCommands } from './declared-commands.ts'

/** The command at some words, such as `plugin` of `plugin list`; created if missing. */
const at = (parent: Command, words: readonly string[]): Command => {
  const [word, ...rest] = words
  if (word === undefined) return parent
  const found = parent.commands.find((command) => command.name() === word)
  return at(found ?? parent.command(word), rest)
}

const add = (program: Command, { name, description, configure, run }: CliCommand): void => {
  const command = at(program, name.split(' ')).description(description)
  configure?.(command)
  command.action(async () => {
    const code = await run(command.opts(), ...command.args)
    if (code !== undefined) process.exitCode = code
  })
}

/** Describes groups, such as `plugin`, by their members. */
const describeGroups = (program: Command, all: readonly CliCommand[]): void => {
  for (const group of program.commands) {
    if (group.description() !== '') continue
    const members = all.filter(({ name }) => name.startsWith(`${group.name()} `))
    group.description(members.map(({ name }) => name).join(', '))
  }
}

/** The commands that these words may mean. Imports manifests of plugins only if no other command is meant. */
const commandsFor = async (word: string | undefined): Promise<readonly CliCommand[]> => {
  const known = await coreCommands()
  if (known.some(({ name }) => name.split(' ')[0] === word)) return known
  const { configuredPlugins } = await import('../process/configured-plugins.ts')
  const { plugins } = await configuredPlugins()
  return [...known, ...(await pluginCommands(plugins))]
}

const program = new Command('rapport')
  .description('The command line of Rapport.')
  .version(version)
  .showHelpAfterError('(rapport help lists the commands)')

try {
  const all = await commandsFor(process.argv[2])
  program.hook('preAction', () => assertOwnFolder())
  for (const command of all) add(program, command)
  describeGroups(program, all)
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CliError || error instanceof StartError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
