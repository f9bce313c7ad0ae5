import { setTimeout as delay } from 'node:timers/promises'
import { sqlOne } from '../db/rows.ts'
import type { RunSql } from '../db/sql.ts'

/** The result of a test write. `no answer`: not within the time limit; the pool may have no free connection. */
export type DatabaseState = 'ok' | 'read-only' | 'unreachable' | 'no answer'

/** Time limit of one check. */
const limitMs = 1_500
/** How long the result of a check stays valid. */
const freshMs = 1_000
const watchMs = 5_000

// A commit that reaches the disk and leaves no row: a write-ahead log record that nobody reads.
const writeSql = `select case when current_setting('transaction_read_only') = 'off'
  then pg_logical_emit_message(true, 'rapport', 'can be written') is not null else false end as written`

/** Checks whether the database can be written through the pool that requests use for writes. */
export class DatabaseProbe {
  readonly #sql: RunSql
  #looking: Promise<DatabaseState> | undefined
  #writtenAt = performance.now()
  #last: { readonly state: DatabaseState; readonly at: number } | undefined

  constructor(sql: RunSql) {
    this.#sql = sql
  }

  /** How long ago a check last succeeded. */
  get unwrittenMs(): number {
    return performance.now() - this.#writtenAt
  }

  /**
   * Answers within a second and a half, whatever the database does. Only one check at a time waits for the pool,
   * however often it is called.
   */
  async look(): Promise<DatabaseState> {
    if (this.#last && performance.now() - this.#last.at < freshMs) return this.#last.state
    const looking = (this.#looking ??= this.#write())
    const over = new AbortController()
    const late = delay(limitMs, 'no answer' as const, { signal: over.signal }).catch(() => 'no answer' as const)
    const state = await Promise.race([looking, late])
    over.abort()
    return state
  }

  /** Checks repeatedly until the returned function is called. */
  watch(): () => void {
    const timer = setInterval(() => void this.look(), watchMs).unref()
    return () => clearInterval(timer)
  }

  async #write(): Promise<DatabaseState> {
    let state: DatabaseState
    try {
      const { written } = await sqlOne<{ written: boolean }>(this.#sql, writeSql)
      state = written ? 'ok' : 'read-only'
    } catch {
      state = 'unreachable'
    }
    this.#looking = undefined
    if (state === 'ok') this.#writtenAt = performance.now()
    this.#last = { state, at: performance.now() }
    return state
  }
}
