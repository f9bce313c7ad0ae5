import { readConfig, type Config } from '../core/config.ts'
import { startEmbeddedDatabase } from '../db/embedded/start.ts'
import { EmbeddedDatabaseError } from '../db/embedded/error.ts'
import { CliError, print } from './command.ts'

/**
 * Runs `work` on the database of the environment; an embedded one is started for that time. Throws CliError if that
 * fails.
 */
export const withDatabase = async <R>(work: (databaseUrl: string, config: Config) => Promise<R>): Promise<R> => {
  const config = readConfig()
  if (config.databaseUrl !== undefined) return work(config.databaseUrl, config)
  try {
    const database = await startEmbeddedDatabase({ dataDir: config.dataDir, onLine: print })
    try {
      return await work(database.url, config)
    } finally {
      await database.stop()
    }
  } catch (error) {
    if (error instanceof EmbeddedDatabaseError) throw new CliError(error.message, { cause: error })
    throw error
  }
}
