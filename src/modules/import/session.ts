import type { Client } from 'pg'
import { DatabaseClient } from '../../db/database-client.ts'
import { sessionOptions } from '../../db/session-options.ts'
import type { RunSql } from '../../db/sql.ts'

/** A connection of its own for an import: COPY and locks that outlast a transaction need one. */
export interface ImportSession {
  readonly client: Client
  readonly sql: RunSql
  /** Runs `work` in a transaction; an error rolls it back. */
  transaction<R>(work: () => Promise<R>): Promise<R>
  end(): Promise<void>
}

/** Time limit of one statement of an import, including the COPY of a large file that arrives slowly: four hours. */
const statementTimeoutMs = 14_400_000

/** Opens a connection. `timeZone` applies to days and times without one. */
export const openSession = async (databaseUrl: string, timeZone = 'UTC'): Promise<ImportSession> => {
  const client = new DatabaseClient({
    connectionString: databaseUrl,
    application_name: 'rapport-import',
    answerTimeoutMs: statementTimeoutMs,
    options: sessionOptions({ statementTimeoutMs }),
  })
  await client.connect()
  const sql: RunSql = async <Row extends object>(text: string, params: readonly unknown[] = []) =>
    (await client.query<Row>(text, [...params])).rows
  await sql(`select set_config('TimeZone', $1, false), set_config('DateStyle', 'ISO', false)`, [timeZone])
  return {
    client,
    sql,
    transaction: async (work) => {
      await sql('begin')
      try {
        const result = await work()
        await sql('commit')
        return result
      } catch (error) {
        await sql('rollback').catch(() => undefined)
        throw error
      }
    },
    end: () => client.end().catch(() => undefined),
  }
}
