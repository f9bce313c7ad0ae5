import { Pool } from 'pg'
import { leaseConnections, type LeaseOptions } from './lease.ts'
import { PreparingClient } from './preparing-client.ts'
import { sessionOptions } from './session-options.ts'
import type { RunSql } from './sql.ts'

/** How long an answer may take to arrive beyond the time limit of its statement. */
const answerGraceMs = 5_000

/**
 * Options of pooled connections named `name` (in pg_stat_activity): handed out as leases, with a limit of
 * `statementTimeoutMs` per statement (0: no limit).
 */
export const pooled = (name: string, statementTimeoutMs: number, lease: LeaseOptions) => ({
  application_name: name,
  Client: PreparingClient,
  options: sessionOptions({ statementTimeoutMs }),
  answerTimeoutMs: statementTimeoutMs > 0 ? statementTimeoutMs + answerGraceMs : 0,
  onPoolCreated: (pool: Pool) => leaseConnections(pool, lease),
})

/** A pool for statements outside the ORM and outside transactions. */
export interface StatementPool {
  readonly run: RunSql
  end(): Promise<void>
}

export const openStatementPool = (options: {
  readonly url: string
  readonly name: string
  readonly max: number
  readonly statementTimeoutMs: number
  readonly lease?: LeaseOptions | undefined
}): StatementPool => {
  const { url, name, max, statementTimeoutMs, lease = {} } = options
  const { onPoolCreated, ...config } = pooled(name, statementTimeoutMs, lease)
  const pool = new Pool({ ...config, connectionString: url, max })
  onPoolCreated(pool)
  // A lost idle connection is reopened by the next statement.
  pool.on('error', () => undefined)
  return {
    run: async <Row extends object>(text: string, params: readonly unknown[] = []) => {
      const client = await pool.connect()
      try {
        return (await client.query<Row>(text, [...params])).rows
      } finally {
        client.release()
      }
    },
    end: () => pool.end(),
  }
}
