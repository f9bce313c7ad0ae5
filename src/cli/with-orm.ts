import { core } from '../api/schema.ts'
import { loadPlugins } from '../api/load-plugins.ts'
import { createLog } from '../core/log.ts'
import { assertDatabase } from '../db/migrate.ts'
import { openOrm, type Orm } from '../db/orm.ts'
import type { PluginHost } from '../plugin/host.ts'
import { configuredPlugins } from '../process/configured-plugins.ts'
import { withDatabase } from './with-database.ts'

/** Runs `work` on the database of the environment as it is, with the entities of the core and of the plugins, which are not started. */
export const withOrm = <R>(work: (orm: Orm, host: PluginHost, databaseUrl: string) => Promise<R>): Promise<R> =>
  withDatabase(async (databaseUrl) => {
    await assertDatabase(databaseUrl)
    const host = await loadPlugins((await configuredPlugins()).plugins, createLog('silent'))
    const orm = await openOrm(databaseUrl, host.entitiesWith(core))
    try {
      return await work(orm, host, databaseUrl)
    } finally {
      await orm.close(true)
    }
  })
