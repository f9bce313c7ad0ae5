import type { RunSql } from '../db/sql.ts'

const pollMs = 5_000

/**
 * Reports how long the oldest event of the outbox has been waiting to be moved. While events leave, a long queue is not
 * stuck: what counts is how long the same event has been the oldest.
 */
export class OutboxWatch {
  readonly #sql: RunSql
  readonly #timer: NodeJS.Timeout
  #oldest: { readonly id: string; readonly since: number } | undefined
  #polling = false

  constructor(sql: RunSql) {
    this.#sql = sql
    this.#timer = setInterval(() => void this.poll(), pollMs).unref()
  }

  get ageMs(): number {
    return this.#oldest ? performance.now() - this.#oldest.since : 0
  }

  async poll(): Promise<void> {
    if (this.#polling) return
    this.#polling = true
    try {
      const [row] = await this.#sql<{ id: string | undefined }>('select id::text from outbox order by id limit 1')
      const id = row?.id
      if (id === undefined) this.#oldest = undefined
      else if (id !== this.#oldest?.id) this.#oldest = { id, since: performance.now() }
    } catch {
      // The probe reports a database that does not answer; the age of the oldest event keeps growing.
    }
    this.#polling = false
  }

  stop(): void {
    clearInterval(this.#timer)
  }
}
