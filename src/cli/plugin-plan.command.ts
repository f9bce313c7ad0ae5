import { print, type CliCommand } from './command.ts'

export default {
  name: 'plugin plan',
  description: 'Shows what a plugin would change: the graph, and the tables of the database of this environment.',
  configure: (command) => {
    command.argument('<plugin>', 'an id in rapport.config.ts, or the folder of a plugin')
  },
  run: async (_options, name = '') => {
    const [{ findPlugin }, { planPlugin }] = await Promise.all([import('./find-plugin.ts'), import('./plan-plugin.ts')])
    for (const line of await planPlugin(await findPlugin(name, undefined))) print(line)
    return 0
  },
} satisfies CliCommand
