import { setTimeout as delay } from 'node:timers/promises'
import { DatabaseError } from 'pg'
import { Backoff } from '../core/backoff.ts'
import { ConnectionLost } from '../core/database-away.ts'
import type { Logger } from '../core/log.ts'
import { DatabaseClient } from './database-client.ts'
import { sessionOptions } from './session-options.ts'

/** A statement that takes longer means that the server or the route to it is gone. */
const statementTimeoutMs = 20_000
const answerGraceMs = 2_000

export interface SessionOptions {
  /** A direct connection: session locks and LISTEN do not work through a pooler that shares sessions. */
  readonly databaseUrl: string
  /** Shown in pg_stat_activity. */
  readonly name: string
  readonly log: Logger
  /** Runs on every new connection before anything else. */
  readonly opened?: (client: DatabaseClient) => Promise<void>
  /** Called after `opened`, each time the session can be used. */
  readonly ready?: () => void
  /** Called when the connection is gone, with everything that belonged to the session. */
  readonly lost?: () => void
  /** A notification on a channel that `opened` listens to. */
  readonly notified?: (channel: string, payload: string) => void
}

/** A statement; prepared under its name if it has one. */
export type Statement = string | { readonly name?: string; readonly text: string; readonly values?: unknown[] }

interface Result<Row> {
  readonly rows: Row[]
}

/** A connection of its own that is re-established whenever it is lost; its statements run one after another. */
export class Session {
  readonly #options: SessionOptions
  #client: DatabaseClient | undefined
  #queue: Promise<unknown> = Promise.resolve()
  #stopped = false

  constructor(options: SessionOptions) {
    this.#options = options
  }

  get connected(): boolean {
    return this.#client !== undefined
  }

  /** Connects; rejects if that fails, and keeps the connection alive from then on. */
  async start(): Promise<void> {
    this.#stopped = false
    await this.#connect()
  }

  /** Rows of the (last) statement. Rejects at once while there is no connection. */
  query<Row extends object = Record<string, unknown>>(statement: Statement): Promise<Row[]> {
    const rows = this.#queue.then(() => this.#run<Row>(statement))
    this.#queue = rows.catch(() => undefined)
    return rows
  }

  /** Closes the connection after the statement that is running. */
  async stop(): Promise<void> {
    this.#stopped = true
    await this.#queue
    const client = this.#client
    this.#client = undefined
    await client?.end().catch(() => undefined)
  }

  async #run<Row extends object>(statement: Statement): Promise<Row[]> {
    const client = this.#client
    if (!client)
      throw new ConnectionLost(`the session ${this.#options.name} currently has no connection to the database`)
    try {
      // A text with several statements returns a list of results.
      const result: Result<Row> | Result<Row>[] = await client.query<Row>(statement)
      return Array.isArray(result) ? (result.at(-1)?.rows ?? []) : result.rows
    } catch (error) {
      if (!(error instanceof DatabaseError)) this.#drop(client, error)
      throw error
    }
  }

  async #connect(): Promise<void> {
    const { databaseUrl, name, opened, ready, notified } = this.#options
    const client = new DatabaseClient({
      connectionString: databaseUrl,
      application_name: name,
      answerTimeoutMs: statementTimeoutMs + answerGraceMs,
      options: sessionOptions({ statementTimeoutMs }),
    })
    client.on('error', (error) => this.#drop(client, error))
    client.on('end', () => this.#drop(client, undefined))
    client.on('notification', ({ channel, payload }) => notified?.(channel, payload ?? ''))
    try {
      await client.connect()
      await opened?.(client)
    } catch (error) {
      void client.end().catch(() => undefined)
      throw error
    }
    if (this.#stopped) {
      await client.end().catch(() => undefined)
      return
    }
    this.#client = client
    ready?.()
  }

  #drop(client: DatabaseClient, error: unknown): void {
    if (this.#client !== client) return
    this.#client = undefined
    void client.end().catch(() => undefined)
    if (this.#stopped) return
    this.#options.log.warn({ session: this.#options.name, err: error }, 'a database session was lost; connecting again')
    this.#options.lost?.()
    void this.#reconnect()
  }

  async #reconnect(): Promise<void> {
    const backoff = new Backoff({ firstMs: 100, lastMs: 2_000 })
    while (!this.#stopped) {
      await delay(backoff.next(), undefined, { ref: false })
      if (this.#stopped) return
      try {
        await this.#connect()
        return
      } catch (error) {
        this.#options.log.debug({ session: this.#options.name, err: error }, 'no connection to the database yet')
      }
    }
  }
}
