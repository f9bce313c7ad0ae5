import { Command } from 'commander'
import { StartError } from '../core/errors.ts'
import { version } from '../core/version.ts'
import { CliError, type CliCommand } from './command.ts'
import { commands } from './commands.ts'

/** The parent of a command of several words, such as `plugin` of `plugin list`; created if missing. */
const parentOf = (program: Command, words: readonly string[]): Command => {
  const [group] = words
  if (words.length < 2 || group === undefined) return program
  const members = commands.filter(({ name }) => name.startsWith(`${group} `)).map(({ name }) => name)
  return (
    program.commands.find((command) => command.name() === group) ??
    program.command(group).description(members.join(', '))
  )
}

const add = (program: Command, { name, description, configure, run }: CliCommand): void => {
  const words = name.split(' ')
  const command = parentOf(program, words).command(words.at(-1)!).description(description)
  configure?.(command)
  command.action(async () => {
    const code = await run(command.opts(), ...command.args)
    if (code !== undefined) process.exitCode = code
  })
}

const program = new Command('rapport')
  .description('The command line of Rapport.')
  .version(version)
  .showHelpAfterError('(rapport help lists the commands)')
for (const command of commands) add(program, command)

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CliError || error instanceof StartError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
