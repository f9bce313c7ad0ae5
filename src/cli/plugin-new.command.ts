import { commandHere } from '../core/command-here.ts'
import { CliError, print, type CliCommand } from './command.ts'

/** What a first plugin has besides a table, a field, an event handler and a nightly job. */
const usual = 'panel'

export default {
  name: 'plugin new',
  description:
    'Writes a plugin that works: a table with its migration, a field of Customer, an event handler and a nightly job; ' +
    'with more parts if you name them.',
  configure: (command) => {
    command
      .argument('<id>', 'lower-case letters, digits and dashes, e.g. loyalty')
      .option(
        '--with <parts>',
        'all, none, or some of panel, query, subscription, model (with a task), by commas',
        usual,
      )
      .option('--description <text>', 'what it does, for people')
      .option('--in <folder>', 'where to create its folder', 'plugins')
  },
  run: async (options, id) => {
    const [{ parts, writePlugin }, { configuredPlugins, ownPlugins }] = await Promise.all([
      import('./write-plugin.ts'),
      import('../process/configured-plugins.ts'),
    ])
    const taken = [...(await ownPlugins()), ...(await configuredPlugins()).plugins]
    if (taken.some((one) => one.id === id))
      throw new CliError(
        `there is a plugin ${id} already; choose another id than ${taken.map((one) => one.id).join(', ')}`,
      )
    const folder = String(options['in'])
    const named = String(options['with']).split(',')
    const words = named[0] === 'all' ? parts : named[0] === 'none' ? [] : named
    const unknown = words.filter((word) => !parts.some((part) => part === word))
    if (unknown.length > 0)
      throw new CliError(`expected --with to be all, none or some of ${parts.join(', ')}; got ${unknown.join(', ')}`)
    const chosen = parts.filter((part) => words.includes(part))
    const { path, files } = await writePlugin(
      id ?? '',
      folder,
      new Set(chosen),
      options['description'] as string | undefined,
    )
    print(`wrote ${path}: ${files.join(', ')}`)
    print()
    print('Prove it, look at what it would add, switch it on, and work on it while a server runs:')
    const name = folder === 'plugins' ? id : path
    for (const step of [`check ${name} --write`, `plan ${name}`, `enable ${name}`])
      print(`  ${commandHere(`plugin ${step}`, {})}`)
    print(`  ${commandHere('plugin dev', {})}`)
    return 0
  },
} satisfies CliCommand
