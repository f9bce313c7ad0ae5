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

/** A run that this process works on. */
interface HeldRun {
  readonly id: string
  readonly fence: number
}

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
        const { fraction, text } = this.#newest
        const [row] = await sql(
          `update model_run set progress = $3, message = $4, updated_at = now() where id = $1 and fence = $2 and status = 'RUNNING' returning id`,
          [run.id, run.fence, fraction, text],
        )
        if (!row) cancel.abort(new LostRun())
        else if (this.#newest !== this.#written) await announce(sql, run.id, 'RUNNING')
        this.#written = this.#newest
      }
    } catch (error) {
      if (!this.#stopped.signal.aborted) cancel.abort(error)
    }
  }
}
