import { print, type CliCommand } from './command.ts'

export default {
  name: 'plugin pack',
  description:
    'Builds the package of a plugin, installs it into an empty Rapport, runs the check there, and locks its graph.',
  configure: (command) => {
    command
      .argument('<plugin>', 'the folder of a plugin, or its name below plugins/')
      .option('--out <folder>', 'where to write the package', '.')
  },
  run: async (options, name = '') => {
    const { packPlugin } = await import('./pack-plugin.ts')
    const { tarball, lock } = await packPlugin(name, String(options['out']), print)
    print(`wrote ${tarball}, and ${lock}: commit it, for what it says must not break before a new major version`)
    return 0
  },
} satisfies CliCommand
