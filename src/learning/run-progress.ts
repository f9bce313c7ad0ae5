import { setInterval as every } from 'node:timers/promises'
import type { ProcessorWait } from '../core/processor-wait.ts'
import type { RunSql } from '../db/sql.ts'
import { modelRunProgress } from './model-run-progress.feed.ts'

/** How often progress is written at most, and how often cancellation is checked. */
const heartbeatMs = 500
/** Heartbeats between two measurements of how much the run waits for the processor. */
const waitBeats = 10
const longestText = 300

/** The run is no longer ours: it was cancelled, or another attempt took over. */
export class LostRun extends Error {}

/** Announces that subscribers of the run should read it again. */
export const announce = (sql: RunSql, runId: string, status: string): Promise<void> =>
  modelRunProgress.emit(sql, { runId, status })

/** The columns of a run's latest progress. */
type ProgressColumn = 'fraction' | 'message'

/**
 * What a run has reported about its current attempt, as SQL; null if it has not. `t` is the name or alias of
 * `model_run`.
 */
export const reported = (t: string, column: ProgressColumn): string =>
  `(select p.${column} from model_run_progress p where p.run_id = ${t}.id and p.fence = ${t}.fence)`

/** A run that this process works on. */
interface HeldRun {
  readonly id: string
  readonly fence: number
}

const heldSql = `select id from model_run where id = $1 and fence = $2 and status = 'RUNNING'`

// Not in the run's own row: see the migration that creates the table.
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
export class Heartbeat {
  readonly #stopped = new AbortController()
  #newest = { fraction: 0, text: 'starting' }
  #written = '0 starting'
  #waitText = ''
  readonly #wait: Pick<ProcessorWait, 'look'> | undefined

  /** `wait`: if given, the text says when the run waits for the processor. */
  constructor(sql: RunSql, run: HeldRun, cancel: AbortController, wait?: Pick<ProcessorWait, 'look'>) {
    this.#wait = wait
    void this.#beat(sql, run, cancel)
  }

  report(fraction: number, text: string): void {
    this.#newest = { fraction: Math.min(1, Math.max(0, fraction)), text: text.slice(0, longestText) }
  }

  stop(): void {
    this.#stopped.abort()
  }

  async #beat(sql: RunSql, run: HeldRun, cancel: AbortController): Promise<void> {
    let beats = 0
    try {
      for await (const _ of every(heartbeatMs, undefined, { signal: this.#stopped.signal })) {
        if (beats++ % waitBeats === 0) await this.#lookAtWait()
        const { fraction } = this.#newest
        const text = `${this.#newest.text}${this.#waitText}`
        const key = `${fraction} ${text}`
        const isNews = key !== this.#written
        const held = isNews
          ? await sql(writeSql, [run.id, run.fence, fraction, text])
          : await sql(heldSql, [run.id, run.fence])
        if (held.length === 0) cancel.abort(new LostRun())
        else if (isNews) await announce(sql, run.id, 'RUNNING')
        this.#written = key
      }
    } catch (error) {
      if (!this.#stopped.signal.aborted) cancel.abort(error)
    }
  }

  async #lookAtWait(): Promise<void> {
    const share = await this.#wait?.look()
    // In steps, because watchers receive every new text.
    const percent = share === undefined ? 0 : Math.round(share * 10) * 10
    this.#waitText =
      percent === 0 ? '' : `; waiting for the processor ${percent} % of the time, because other programs use it`
  }
}
