import type { RunSql } from '../db/sql.ts'

const pollMs = 5_000
/** A worker that receives no notification polls every second. */
const patienceSeconds = 10

const oldestSql = `select id::text from pgboss.job
  where name = any($1::text[]) and state < 'active' and start_after < now() - make_interval(secs => ${patienceSeconds})
  order by start_after limit 1`

/** Reports how long a job has waited although workers of this process were free. */
export class WaitingJobs {
  readonly #sql: RunSql
  readonly #freeQueues: () => readonly string[]
  readonly #timer: NodeJS.Timeout
  #oldest: { readonly id: string; readonly since: number } | undefined
  #polling = false

  constructor(sql: RunSql, freeQueues: () => readonly string[]) {
    this.#sql = sql
    this.#freeQueues = freeQueues
    this.#timer = setInterval(() => void this.#poll(), pollMs).unref()
  }

  get ageMs(): number {
    return this.#oldest ? performance.now() - this.#oldest.since : 0
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  async #poll(): Promise<void> {
    if (this.#polling) return
    this.#polling = true
    try {
      const [row] = await this.#sql<{ id: string | undefined }>(oldestSql, [this.#freeQueues()])
      const id = row?.id
      if (id === undefined) this.#oldest = undefined
      else if (id !== this.#oldest?.id) this.#oldest = { id, since: performance.now() }
    } catch {
      // The probe reports a database that does not answer.
    }
    this.#polling = false
  }
}
