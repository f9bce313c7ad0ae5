import { setTimeout as delay } from 'node:timers/promises'
import type { RunSql } from '../db/sql.ts'

/** What a write to the database came to. `no answer`: not within the time; the pool may have no connection left. */
export type DatabaseState = 'ok' | 'read-only' | 'unreachable' | 'no answer'

/** How long a look may take. */
const limitMs = 1_500
/** A look's answer holds for so long. */
const freshMs = 1_000
const watchMs = 5_000

// A commit that reaches the disk and leaves no row: a record of the write-ahead log that nobody reads.
const writeSql = `select case when current_setting('transaction_read_only') = 'off'
  then pg_logical_emit_message(true, 'rapport', 'can be written') is not null else false end as written`

/** Says whether the database can be written through the pool that writes of requests use. */
export class DatabaseProbe {
  readonly #sql: RunSql
  #looking: Promise<DatabaseState> | undefined
  #writtenAt = performance.now()
  #last: { readonly state: DatabaseState; readonly at: number } | undefined

  constructor(sql: RunSql) {
    this.#sql = sql
  }

  /** How long ago a look last found that it could be written. */
  get unwrittenMs(): number {
    return performance.now() - this.#writtenAt
  }

  /** Answers within a second and a half, whatever the database does. One look at a time waits for the pool, however often it is asked. */
  async look(): Promise<DatabaseState> {
    if (this.#last && performance.now() - this.#last.at < freshMs) return this.#last.state
    const looking = (this.#looking ??= this.#write())
    const over = new AbortController()
    const late = delay(limitMs, 'no answer' as const, { signal: over.signal }).catch(() => 'no answer' as const)
    const state = await Promise.race([looking, late])
    over.abort()
    return state
  }

  /** Looks again and again, until the function that it gives is called. */
  watch(): () => void {
    const timer = setInterval(() => void this.look(), watchMs).unref()
    return () => clearInterval(timer)
  }

  async #write(): Promise<DatabaseState> {
    let state: DatabaseState
    try {
      const [row] = await this.#sql(writeSql)
      state = row!['written'] === true ? 'ok' : 'read-only'
    } catch {
      state = 'unreachable'
    }
    this.#looking = undefined
    if (state === 'ok') this.#writtenAt = performance.now()
    this.#last = { state, at: performance.now() }
    return state
  }
}
