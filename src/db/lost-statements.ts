import { ConnectionLost } from '../core/database-away.ts'
import { clientsOf, type DatabaseClient } from './database-client.ts'

/** Answers that take longer are checked. */
const defaultPatienceMs = 10_000

const processOf = (client: DatabaseClient): number => (client as unknown as { processID: number }).processID

/**
 * Finds connections of this process that wait for the answer to a statement that the database knows nothing about, as
 * happens when a firewall forgets a connection, and destroys them: statements that may take an hour have no other
 * limit.
 */
export class LostStatements {
  readonly #databaseUrl: string
  readonly #patienceMs: number
  /**
   * Connections found suspicious at the last check, and since when each has been waiting: an answer may just have been
   * in transit.
   */
  #suspects = new Map<DatabaseClient, number>()

  constructor(databaseUrl: string, patienceMs = defaultPatienceMs) {
    this.#databaseUrl = databaseUrl
    this.#patienceMs = patienceMs
  }

  async look(on: DatabaseClient): Promise<void> {
    const before = performance.now() - this.#patienceMs
    const waiting = clientsOf(this.#databaseUrl).flatMap((client) => {
      const { waitingSince } = client
      return client !== on && waitingSince !== undefined && waitingSince < before ? [{ client, waitingSince }] : []
    })
    const suspects = new Map<DatabaseClient, number>()
    if (waiting.length > 0) {
      const { rows } = await on.query<{ pid: number }>(
        `select pid from pg_stat_activity where pid = any($1) and state not like 'idle%'`,
        [waiting.map(({ client }) => processOf(client))],
      )
      const busy = new Set(rows.map(({ pid }) => pid))
      for (const { client, waitingSince } of waiting) {
        if (busy.has(processOf(client)) || client.waitingSince !== waitingSince) continue
        if (this.#suspects.get(client) === waitingSince)
          client.destroy(
            new ConnectionLost('expected the database to work on a statement, it does not know the statement'),
          )
        else suspects.set(client, waitingSince)
      }
    }
    this.#suspects = suspects
  }
}
