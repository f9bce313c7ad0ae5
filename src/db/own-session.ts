import { finished } from 'node:stream/promises'
import type { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { DatabaseClient } from './database-client.ts'
import { sessionOptions } from './session-options.ts'
import type { RunSql } from './sql.ts'

/** A connection for one user alone: COPY and locks that outlast a transaction need one. */
export interface PrivateSession {
  readonly sql: RunSql
  /** Sends lines by `copy … from stdin`, in the current transaction; see `copyText` for their values. */
  copy(statement: string, lines: string): Promise<void>
  /** Runs `work` in a transaction; an error rolls it back. */
  transaction<R>(work: () => Promise<R>): Promise<R>
  end(): Promise<void>
}

/** As the platform itself uses one. */
export interface OwnSession extends PrivateSession {
  readonly client: Client
}

/** Time limit of one statement, including the COPY of a large file that arrives slowly: four hours. */
const statementTimeoutMs = 14_400_000

/** Opens a connection. `timeZone` applies to days and times without one. */
export const openSession = async (databaseUrl: string, timeZone = 'UTC'): Promise<OwnSession> => {
  const client = new DatabaseClient({
    connectionString: databaseUrl,
    application_name: 'rapport-session',
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
    copy: async (statement, lines) => {
      const stream = client.query(copyFrom(statement))
      const done = finished(stream)
      stream.end(lines)
      await done
    },
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
