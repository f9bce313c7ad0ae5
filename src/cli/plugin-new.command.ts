import { commandHere } from '../core/command-here.ts'
import { print, type CliCommand } from './command.ts'

export default {
  name: 'plugin new',
  description:
    'Writes a working plugin to start from: entity, resolver, read map, migration, model with a task, tests.',
  configure: (command) => {
    command
      .argument('<id>', 'lower-case letters, digits and dashes, e.g. loyalty')
      .option('--in <folder>', 'where to create its folder', 'plugins')
  },
  run: async (options, id) => {
    const { writePlugin } = await import('./write-plugin.ts')
    const folder = typeof options['in'] === 'string' ? options['in'] : 'plugins'
    const { path, files } = await writePlugin(id ?? '', folder)
    print(`wrote ${path}: ${files.join(', ')}`)
    print()
    print('Add it to rapport.config.ts:')
    print(`  { id: '${id}', import: () => import('./${path}/index.ts') },`)
    print('then check it, and read its README:')
    print(`  ${commandHere(`plugin check ${id}`, {})}`)
    return 0
  },
} satisfies CliCommand
