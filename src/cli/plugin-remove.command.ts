import { CliError, print, type CliCommand } from './command.ts'

export default {
  name: 'plugin remove',
  description: 'Takes a plugin out of rapport.config.ts; with --purge its tables, scores and models are deleted, too.',
  configure: (command) => {
    command
      .argument('<id>', 'the id of a plugin')
      .option('--purge', 'delete for ever what it stored; no server may be running')
  },
  run: async (options, id = '') => {
    const [{ changeConfig, withoutEntry }, { configuredPlugins }, { withDatabase }, { purgePlugin }] =
      await Promise.all([
        import('./config-file.ts'),
        import('../process/configured-plugins.ts'),
        import('./with-database.ts'),
        import('./purge-plugin.ts'),
      ])
    const { plugins } = await configuredPlugins()
    const isListed = plugins.some((one) => one.id === id)
    const isPurge = options['purge'] === true
    if (!isListed && !isPurge)
      throw new CliError(`expected one of ${plugins.map((one) => one.id).join(', ')}; got ${id}`)
    const takeOut = async () => {
      if (!isListed) return
      const file = await changeConfig({
        edit: (text) => withoutEntry(text, id),
        wanted: plugins.filter((one) => one.id !== id),
        byHand: `remove the entry of ${id}; one of a list that it takes over is removed by filter, as in standard.filter((one) => one.id !== '${id}')`,
      })
      print(`removed ${id} from ${file}`)
    }
    if (!isPurge) {
      await takeOut()
      print(`its data stay; rapport plugin remove ${id} --purge deletes them`)
      return 0
    }
    const listed = plugins.map((one) => one.id)
    const deleted = await withDatabase((databaseUrl) => purgePlugin(databaseUrl, { id, listed, onDeleted: takeOut }))
    for (const line of deleted) print(line)
    return 0
  },
} satisfies CliCommand
