import type { Logger } from '../core/log.ts'
import { DatabaseClient } from '../db/database-client.ts'

/** Something that a process must do repeatedly to be of use. */
export interface Sign {
  /** What is not being done, in words, e.g. `jobs are not looked for`. */
  readonly what: string
  /** For how long it has not been done. */
  readonly sinceMs: () => number
}

export interface ProgressOptions {
  readonly signs: readonly Sign[]
  readonly databaseUrl: string
  readonly log: Logger
  /** Called once: the process makes no progress although its database answers others. */
  readonly onStuck: () => void
}

const lookMs = 5_000
/** From this age on a sign counts as late. */
const lateMs = 15_000
/** From this age on the process counts as stuck, unless it is waiting for the database. */
const stuckMs = 60_000

/** Watches whether a process does what it must do. */
export class Progress {
  readonly #options: ProgressOptions
  readonly #timer: NodeJS.Timeout
  #asking = false

  constructor(options: ProgressOptions) {
    this.#options = options
    this.#timer = setInterval(() => void this.#look(), lookMs).unref()
  }

  /** What is late, in words. */
  get late(): string[] {
    return this.#signs(lateMs).map(({ what, sinceMs }) => `${what} for ${Math.round(sinceMs() / 1_000)} s`)
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #signs(ms: number): Sign[] {
    return this.#options.signs.filter(({ sinceMs }) => sinceMs() > ms)
  }

  async #look(): Promise<void> {
    if (this.#asking || this.#signs(stuckMs).length === 0) return
    this.#asking = true
    const answers = await databaseAnswers(this.#options.databaseUrl)
    this.#asking = false
    // A database that is away is waited for; a restart would not bring it back.
    if (!answers || this.#signs(stuckMs).length === 0) return
    this.stop()
    this.#options.log.error(
      { late: this.late },
      'this process makes no progress although its database answers; it ends',
    )
    this.#options.onStuck()
  }
}

/** Whether a connection of its own gets an answer. */
const databaseAnswers = async (databaseUrl: string): Promise<boolean> => {
  const client = new DatabaseClient({
    connectionString: databaseUrl,
    application_name: 'rapport progress',
    answerTimeoutMs: 5_000,
  })
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    void client.end().catch(() => undefined)
  }
}
