import { setTimeout as delay } from 'node:timers/promises'
import { ConnectionLost, databaseAway, isDatabaseAway, isDatabaseUnwritable } from '../core/database-away.ts'
import type { Logger } from '../core/log.ts'
import { clientsOf, DatabaseClient } from './database-client.ts'
import { LostStatements } from './lost-statements.ts'
import { sessionOptions } from './session-options.ts'

/** The state of the database: `unwritable` means full or read-only. */
export type DatabaseState = 'ok' | 'away' | 'unwritable'

export interface AvailabilityOptions {
  readonly databaseUrl: string
  readonly log: Logger
  /** How long the database may take to answer `select 1` before it counts as away. @default 10_000 // 10 seconds */
  readonly silenceMs?: number
}

/** Interval between probes, also while the database is away. */
const lookMs = 1_000
const awayLookMs = 250

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`

/**
 * Probes every second, on its own connection, whether the database answers. While it does not, nobody waits for it: all
 * connections of this process to it are destroyed, new ones are refused at once, and the log says so in one line, and
 * in another when it is back.
 */
export class Availability {
  readonly #options: Required<AvailabilityOptions>
  readonly #stop = new AbortController()
  readonly #lostStatements: LostStatements
  #client: DatabaseClient | undefined
  #state: DatabaseState = 'ok'
  #cause: unknown
  #since = Date.now()
  #running: Promise<void> | undefined

  constructor({ silenceMs = 10_000, ...options }: AvailabilityOptions) {
    this.#options = { ...options, silenceMs }
    this.#lostStatements = new LostStatements(options.databaseUrl)
  }

  get state(): DatabaseState {
    return this.#state
  }

  /** Since when it has been in this state. */
  get since(): Date {
    return new Date(this.#since)
  }

  start(): void {
    this.#running ??= this.#watch()
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    this.#client?.destroy(new ConnectionLost('the server is stopping'))
    await this.#running
  }

  /** Throws UNAVAILABLE while the database is away. */
  assertThere(): void {
    if (this.#state === 'away') throw databaseAway(this.#cause)
  }

  /** Receives failed statements: only they reveal that a database is full or read-only. */
  noticed(error: unknown): void {
    if (this.#state === 'ok' && isDatabaseUnwritable(error)) this.#become('unwritable', error)
  }

  async #watch(): Promise<void> {
    const { signal } = this.#stop
    while (!signal.aborted) {
      await this.#look()
      await delay(this.#state === 'away' ? awayLookMs : lookMs, undefined, { signal, ref: false }).catch(
        () => undefined,
      )
    }
  }

  async #look(): Promise<void> {
    const wasConnected = this.#client !== undefined
    try {
      await this.#ask()
    } catch (error) {
      this.#client?.destroy(new ConnectionLost('its last statement failed'))
      this.#client = undefined
      if (this.#stop.signal.aborted) return
      if (isDatabaseUnwritable(error)) return this.#become('unwritable', error)
      // A single connection may be lost for reasons of its own; silence is different.
      const isSilent = error instanceof ConnectionLost
      return wasConnected && !isSilent ? this.#look() : this.#become('away', error)
    }
    this.#become('ok', undefined)
  }

  async #ask(): Promise<void> {
    // Whether a session may write is decided when it begins.
    const isFresh = this.#client === undefined || this.#state === 'unwritable'
    const client = isFresh ? await this.#connect() : this.#client!
    if (this.#state === 'unwritable') await tryToWrite(client)
    else await client.query('select 1')
    await this.#lostStatements.look(client)
  }

  async #connect(): Promise<DatabaseClient> {
    const { databaseUrl, silenceMs } = this.#options
    this.#client?.destroy(new ConnectionLost('opening another one'))
    const client = new DatabaseClient({
      connectionString: databaseUrl,
      application_name: 'rapport availability',
      options: sessionOptions({ statementTimeoutMs: silenceMs }),
      connectionTimeoutMillis: silenceMs,
      answerTimeoutMs: silenceMs,
    })
    // From here on `stop` ends it.
    this.#client = client
    await client.connect()
    return client
  }

  #become(state: DatabaseState, cause: unknown): void {
    const now = Date.now()
    const [before, since] = [this.#state, this.#since]
    if (state === before) {
      // So that `since` is when it last answered.
      if (state === 'ok') this.#since = now
      return
    }
    this.#state = state
    this.#cause = cause
    const { log, databaseUrl } = this.#options
    if (state === 'ok') {
      log.warn(`the database is back after ${seconds(now - since)}`)
      this.#since = now
      return
    }
    const at = new Date(this.#since).toISOString()
    const how = state === 'away' ? 'is away' : 'takes no writes'
    const why = cause instanceof Error ? cause.message : String(cause)
    log.error(
      `the database ${how} since ${at} (${why}); whatever needs it is answered with UNAVAILABLE until it is back`,
    )
    if (state === 'away')
      for (const client of clientsOf(databaseUrl)) client.destroy(new ConnectionLost('the database is away'))
  }
}

/** Writes a row that does not fit on a page with others, and rolls it back. */
const tryToWrite = async (client: DatabaseClient): Promise<void> => {
  try {
    await client.query('begin')
    await client.query(
      `insert into idempotency_key (actor_id, key, operation, input_hash, record_id)
       select 'probe', gen_random_uuid()::text, string_agg(md5(i::text), ''), '', gen_random_uuid() from generate_series(1, 400) i`,
    )
  } catch (error) {
    // Other errors with the row say nothing about the disk.
    if (isDatabaseAway(error)) throw error
  }
  await client.query('rollback')
}
