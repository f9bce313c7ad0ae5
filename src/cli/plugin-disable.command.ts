import { CliError, print, type CliCommand } from './command.ts'

export default {
  name: 'plugin disable',
  description: 'Switches a plugin off in rapport.config.ts: its data stay, and its fields answer PLUGIN_UNAVAILABLE.',
  configure: (command) => {
    command.argument('<id>', 'an id in rapport.config.ts')
  },
  run: async (_options, id = '') => {
    const [{ changeConfig, withSwitch }, { configuredPlugins }] = await Promise.all([
      import('./config-file.ts'),
      import('../process/configured-plugins.ts'),
    ])
    const { plugins } = await configuredPlugins()
    const found = plugins.find((one) => one.id === id)
    if (!found) throw new CliError(`expected one of ${plugins.map((one) => one.id).join(', ')}; got ${id}`)
    if (found.enabled === false) {
      print(`${id} is already disabled`)
      return 0
    }
    const file = await changeConfig({
      edit: (text) => withSwitch(text, id, false),
      wanted: plugins.map((one) => (one.id === id ? { ...one, enabled: false } : one)),
      byHand: `give ${id} enabled: false; one of a list that it takes over is changed by map, as in standard.map((one) => (one.id === '${id}' ? { ...one, enabled: false } : one))`,
    })
    print(`disabled ${id} in ${file}, from the next start on; its data stay`)
    return 0
  },
} satisfies CliCommand
