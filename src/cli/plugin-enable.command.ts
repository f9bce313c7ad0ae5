import { CliError, print, type CliCommand } from './command.ts'

export default {
  name: 'plugin enable',
  description:
    'Switches a plugin on in rapport.config.ts, after loading it with the others; a server takes it at its next start.',
  configure: (command) => {
    command.argument('<plugin>', 'an id, the folder of a plugin, or the name of an installed package')
  },
  run: async (_options, name = '') => {
    const [
      { changeConfig, withEntry, withSwitch },
      { entryOf },
      { configuredPlugins },
      { loadPlugins },
      { createLog },
    ] = await Promise.all([
      import('./config-file.ts'),
      import('./plugin-entry.ts'),
      import('../process/configured-plugins.ts'),
      import('../api/load-plugins.ts'),
      import('../core/log.ts'),
    ])
    const { plugins } = await configuredPlugins()
    const { entry, text, isListed } = await entryOf(name, plugins)
    const { id } = entry
    if (isListed && entry.enabled !== false) {
      print(`${id} is already enabled`)
      return 0
    }
    const wanted = [...plugins.filter((one) => one.id !== id), { ...entry, enabled: true }]
    const host = await loadPlugins(wanted, createLog('silent'))
    const { stage, error, hint } = host.find(id)!
    if (error !== null) throw new CliError(`${id} was not enabled: it fails at ${stage}: ${error}; ${hint}`)
    const file = await changeConfig({
      edit: (config) => (isListed ? withSwitch(config, id, true) : withEntry(config, text)),
      entry: text,
      wanted,
      byHand: isListed ? `set enabled of ${id} to true` : `add ${text} to plugins`,
    })
    print(`enabled ${id} in ${file}: ${host.find(id)!.schemaDiff.fields.join(', ') || 'it adds no field'}`)
    print('a server takes it at its next start, and creates its tables then')
    return 0
  },
} satisfies CliCommand
