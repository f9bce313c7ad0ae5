import { setInterval as every } from 'node:timers/promises'
import type { RunSql } from '../db/sql.ts'

/** How often progress is written at most, and how often a cancellation is looked for. */
const heartbeatMs = 500

/** The run is not ours any more: it was cancelled, or another attempt took over. */
export class LostRun extends Error {}

/** Records that subscribers of the run should look again. */
export const announce = (sql: RunSql, runId: string, status: string): Promise<unknown> =>
  sql(
    `insert into outbox (topic, payload) values ('model-run.changed', jsonb_build_object('runId', $1::text, 'status', $2::text))`,
    [runId, status],
  )

/** The columns of a run's latest progress. */
type ProgressColumn = 'fraction' | 'message'

/** What a run has reported of its present attempt, as SQL; null where it has not. `t` is the name or alias of `model_run`. */
export const reported = (t: string, column: ProgressColumn): string =>
  `(select p.${column} from model_run_progress p where p.run_id = ${t}.id and p.fence = ${t}.fence)`

/** A run that this process works on. */
interface HeldRun {
  readonly id: string
  readonly fence: number
}

const heldSql = `select id from model_run where id = $1 and fence = $2 and status = 'RUNNING'`

// Not in the run's own row: see the migration that makes the table.
const writeSql = `
  with held as (${heldSql}),
  written as (
    insert into model_run_progress as p (run_id, fence, fraction, message)
    select id, $2::int, $3::float8, $4::text from held
    on conflict (run_id) do update set fence = excluded.fence, fraction = excluded.fraction, message = excluded.message
    where p.fence <= excluded.fence
  )
  select id from held`

/** Writes progress, at most twice a second, and notices when the run is cancelled or taken over. */
export class Pulse {
  readonly #stopped = new AbortController()
  #newest = { fraction: 0, text: 'starting' }
  #written = this.#newest

  constructor(sql: RunSql, run: HeldRun, cancel: AbortController) {
    void this.#beat(sql, run, cancel)
  }

  report(fraction: number, text: string): void {
    this.#newest = { fraction: Math.min(1, Math.max(0, fraction)), text: text.slice(0, 300) }
  }

  stop(): void {
    this.#stopped.abort()
  }

  async #beat(sql: RunSql, run: HeldRun, cancel: AbortController): Promise<void> {
    try {
      for await (const _ of every(heartbeatMs, undefined, { signal: this.#stopped.signal })) {
        const newest = this.#newest
        const isNews = newest !== this.#written
        const held = isNews
          ? await sql(writeSql, [run.id, run.fence, newest.fraction, newest.text])
          : await sql(heldSql, [run.id, run.fence])
        if (held.length === 0) cancel.abort(new LostRun())
        else if (isNews) await announce(sql, run.id, 'RUNNING')
        this.#written = newest
      }
    } catch (error) {
      if (!this.#stopped.signal.aborted) cancel.abort(error)
    }
  }
}
