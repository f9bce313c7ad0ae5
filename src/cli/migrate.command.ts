import { print, type CliCommand } from './command.ts'

export default {
  name: 'migrate',
  description: 'Brings the database up to date without starting the server.',
  configure: (command) => {
    command.option('--dry-run', 'only print which migrations of the core are missing; exit code 2 if there are any')
  },
  run: async (options) => {
    const [{ coreTarget }, { migrate, pendingMigrations }, { grantViews }, { statedTables }, { withOrm }] =
      await Promise.all([
        import('../../migrations/index.ts'),
        import('../db/migrate.ts'),
        import('../db/bi-roles.ts'),
        import('../db/personal-data.ts'),
        import('./with-orm.ts'),
      ])
    return withOrm(async (orm, host) => {
      const pending = await pendingMigrations(orm, coreTarget)
      if (options['dryRun'] === true) {
        for (const name of pending) print(`the core lacks ${name}`)
        print(pending.length === 0 ? 'the core is up to date' : `${pending.length} to apply; run rapport migrate`)
        return pending.length === 0 ? 0 : 2
      }
      const done = await migrate(orm, coreTarget)
      for (const name of done) print(`applied ${name} to the core`)
      await grantViews(orm.em.fork(), await statedTables(orm, [coreTarget.schema]))
      await host.migrate(orm)
      const failed = host.reports().filter(({ status }) => status === 'FAILED')
      for (const { id, stage, error, hint } of failed) print(`the plugin ${id} failed at ${stage}: ${error}; ${hint}`)
      const upToDate = host.reports().length - failed.length
      print(`the core and ${upToDate} ${upToDate === 1 ? 'plugin are' : 'plugins are'} up to date`)
      return failed.length === 0 ? 0 : 1
    })
  },
} satisfies CliCommand
