import type { Logger } from '../core/log.ts'
import { Session, type Statement } from './session.ts'

/** First half of our advisory lock keys, to avoid collisions with other programs in the database. */
export const lockClass = 0x7261_7070
/** How often a process asks for a lock that another holds: the longest that work pauses after its leader died. */
const askMs = 500

interface Claim {
  readonly gained: () => void
  readonly lost: () => void
  held: boolean
}

/**
 * Makes a piece of work run in one process at a time: the one that holds the session lock of its name. When that
 * process ends or loses its connection, PostgreSQL frees the lock and another one gets it. The lock prevents duplicate
 * work; the transactions themselves ensure that nothing is written twice.
 */
export class Leadership {
  readonly #session: Session
  readonly #log: Logger
  readonly #claims = new Map<string, Claim>()
  #timer: NodeJS.Timeout | undefined
  #asking = false
  #askAgain = false

  /** `heard` is called for every notification on `channel`. */
  constructor(options: { databaseUrl: string; log: Logger; channel: string; heard: () => void }) {
    const { databaseUrl, log, channel, heard } = options
    this.#log = log
    this.#session = new Session({
      databaseUrl,
      log,
      name: 'rapport leadership',
      // Queue tables look small to the planner just when they are full of rows that were moved away.
      opened: async (client) => {
        await client.query(`set enable_seqscan = off; listen ${channel}`)
      },
      ready: () => void this.#ask(),
      notified: heard,
      lost: () => {
        for (const claim of this.#claims.values()) this.#lose(claim)
      },
    })
  }

  async start(): Promise<void> {
    await this.#session.start()
    this.#timer = setInterval(() => void this.#ask(), askMs)
    this.#timer.unref()
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#session.stop()
    for (const claim of this.#claims.values()) this.#lose(claim)
    this.#claims.clear()
  }

  /** Runs a statement in the session that holds the locks: it fails when they are lost. */
  query<Row extends object = Record<string, unknown>>(statement: Statement): Promise<Row[]> {
    return this.#session.query<Row>(statement)
  }

  /**
   * Competes for the leadership of `name` until the returned function gives it up; `gained` and `lost` are called in
   * turn.
   */
  claim(name: string, events: { gained: () => void; lost: () => void }): () => Promise<void> {
    if (this.#claims.has(name)) throw new Error(`this process already claims ${name}`)
    const claim: Claim = { ...events, held: false }
    this.#claims.set(name, claim)
    void this.#ask()
    return async () => {
      if (this.#claims.get(name) !== claim) return
      this.#claims.delete(name)
      if (!claim.held) return
      this.#lose(claim)
      await this.#unlock(name)
    }
  }

  #lose(claim: Claim): void {
    if (!claim.held) return
    claim.held = false
    claim.lost()
  }

  async #ask(): Promise<void> {
    if (this.#asking) {
      this.#askAgain = true
      return
    }
    const wanted = [...this.#claims].filter(([, claim]) => !claim.held).map(([name]) => name)
    if (wanted.length === 0 || !this.#session.connected) return
    this.#asking = true
    this.#askAgain = false
    try {
      const rows = await this.#session.query<{ name: string }>({
        name: 'ask',
        text: 'select name from unnest($2::text[]) name where pg_try_advisory_lock($1, hashtext(name))',
        values: [lockClass, wanted],
      })
      for (const row of rows) await this.#gain(row.name)
    } catch (error) {
      this.#log.warn({ err: error }, 'could not ask for leadership')
    } finally {
      this.#asking = false
    }
    if (this.#askAgain) await this.#ask()
  }

  async #gain(name: string): Promise<void> {
    const claim = this.#claims.get(name)
    if (!claim) return this.#unlock(name)
    if (claim.held || !this.#session.connected) return
    claim.held = true
    claim.gained()
  }

  async #unlock(name: string): Promise<void> {
    await this.#session
      .query({ text: 'select pg_advisory_unlock($1, hashtext($2))', values: [lockClass, name] })
      .catch((error: unknown) => this.#log.debug({ err: error, name }, 'a lock ended with its session'))
  }
}
