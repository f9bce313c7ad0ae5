import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'

/** Which of the database's backends are ended. */
export interface Victims {
  /** As pg_stat_activity shows it. @default 'rapport' // the pool of writes and jobs */
  readonly applicationName?: string
  /** Only those that are in a transaction. @default true */
  readonly inTransaction?: boolean
}

/** Ends backends of a database, on a connection of its own, again and again until so many have ended; gives how many it were. */
export const terminateBackends = async (
  databaseUrl: string,
  atLeast: number,
  { applicationName = 'rapport', inTransaction = true }: Victims = {},
): Promise<number> => {
  const client = new Client({ connectionString: databaseUrl, application_name: 'faults' })
  await client.connect()
  try {
    for (let ended = 0; ; await delay(20)) {
      const { rowCount } = await client.query(
        // Materialized: the planner would otherwise end those first of which it then asks whether they are meant.
        `with victim as materialized (
          select pid from pg_stat_activity where datname = current_database() and application_name = $1
            and (xact_start is not null or not $2::boolean)
        ) select from victim where pg_terminate_backend(pid)`,
        [applicationName, inTransaction],
      )
      ended += rowCount ?? 0
      if (ended >= atLeast) return ended
    }
  } finally {
    await client.end()
  }
}
