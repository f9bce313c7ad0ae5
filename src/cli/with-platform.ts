import type { PluginContext } from '../contract/context.ts'
import { createLog } from '../core/log.ts'
import { configuredPlugins } from '../process/configured-plugins.ts'
import { Stages } from '../process/stages.ts'
import { startPlatform } from '../process/start-platform.ts'
import { CliError } from './command.ts'
import { withDatabase } from './with-database.ts'

/**
 * Runs `work` with the context of a plugin or module, on the database of the environment, which is migrated first. Nothing
 * is served and no job is run. Throws CliError if the plugin does not come up.
 */
export const withPlatform = <R>(owner: string, work: (context: PluginContext) => Promise<R>): Promise<R> =>
  withDatabase(async (databaseUrl, config) => {
    const log = createLog('silent')
    const { plugins } = await configuredPlugins()
    const stages = new Stages()
    try {
      const { host } = await startPlatform({ config: { ...config, process: 'api' }, databaseUrl, plugins, log }, stages)
      const context = host.contextOf(owner)
      const { stage, error, hint } = host.find(owner) ?? {}
      if (!context) throw new CliError(`the plugin ${owner} failed at ${stage}: ${error}; ${hint}`)
      return await work(context)
    } finally {
      await stages.stop(log)
    }
  })
