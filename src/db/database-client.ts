import { connect } from 'node:net'
import { Client, type ClientConfig } from 'pg'
import { ConnectionLost } from '../core/database-away.ts'

export interface DatabaseClientConfig extends ClientConfig {
  /**
   * Time limit of one statement until its answer has arrived; after that the connection counts as dead. 0: no limit.
   * @default 60_000 // a minute
   */
  readonly answerTimeoutMs?: number
}

const defaultAnswerTimeoutMs = 60_000
const connectionTimeoutMillis = 5_000
const keepAliveInitialDelayMillis = 5_000
/** How long closing a connection may take. */
const endMs = 2_000

/** What `pg`'s types hide: how to cancel a statement, and the socket. */
interface Inner {
  readonly processID: number | null
  readonly secretKey: number | null
  readonly connection: { readonly stream: { destroy(error?: Error): void } }
}

const live = new Set<DatabaseClient>()

/** Connections of this process to the database of `url` that are open or being opened. */
export const clientsOf = (url: string): readonly DatabaseClient[] => {
  const { host, port, database } = new Client(url)
  return [...live].filter((client) => client.host === host && client.port === port && client.database === database)
}

/**
 * A connection on which every wait has a limit: for connecting, for hearing anything at all (TCP keep-alive), and for
 * the answer of a statement. When one expires, the connection is destroyed and whatever ran on it fails with
 * ConnectionLost. Streams (COPY) have no limit while the connection is alive.
 */
export class DatabaseClient extends Client {
  readonly #answerTimeoutMs: number
  #waitingSince: number | undefined

  constructor(config: string | DatabaseClientConfig = {}) {
    const own = typeof config === 'string' ? { connectionString: config } : config
    // A pool hides the password from code that lists its options.
    const { password } = own
    super({
      connectionTimeoutMillis,
      keepAlive: true,
      keepAliveInitialDelayMillis,
      ...own,
      ...(password && { password }),
    })
    this.#answerTimeoutMs = own.answerTimeoutMs ?? defaultAnswerTimeoutMs
    // Failed statements and the event `end` reveal a lost connection; without a listener the error would end the
    // process.
    this.on('error', () => undefined)
    this.once('end', () => live.delete(this))
  }

  get #inner(): Inner {
    return this as unknown as Inner
  }

  /** Destroys the connection at once, whatever the other side does; what is running fails with `reason`. */
  destroy(reason: Error): void {
    this.#inner.connection.stream.destroy(reason)
  }

  /**
   * Asks the server, over another connection as the protocol requires, to cancel what runs on this one; nothing reveals
   * whether it did.
   */
  cancelStatement(): void {
    const { processID, secretKey } = this.#inner
    if (processID === null || secretKey === null) return
    const message = Buffer.alloc(16)
    for (const [i, value] of [16, cancelRequest, processID, secretKey].entries()) message.writeInt32BE(value, 4 * i)
    const socket = this.host.startsWith('/')
      ? connect(`${this.host}/.s.PGSQL.${this.port}`)
      : connect(this.port, this.host)
    // There, the statement has its own time limit.
    socket.on('error', () => socket.destroy())
    socket.setTimeout(connectionTimeoutMillis, () => socket.destroy())
    socket.end(message)
  }

  /** When the statement that still awaits its answer was sent (`performance.now()`). */
  get waitingSince(): number | undefined {
    return this.#waitingSince
  }

  /** Destroys the connection unless the returned function is called in time. */
  expectAnswer(): () => void {
    this.#waitingSince = performance.now()
    const limitMs = this.#answerTimeoutMs
    let late: NodeJS.Immediate | undefined
    // Data that arrived while this process itself was busy is read first.
    const timer =
      limitMs > 0 ? setTimeout(() => (late = setImmediate(() => this.#giveUp(limitMs))), limitMs) : undefined
    return () => {
      this.#waitingSince = undefined
      clearTimeout(timer)
      clearImmediate(late)
    }
  }

  #giveUp(limitMs: number): void {
    this.cancelStatement()
    this.destroy(
      new ConnectionLost(`expected the database to answer within ${limitMs} ms; its connection was given up`),
    )
  }
}

const cancelRequest = 80_877_102

type Query = (this: DatabaseClient, ...args: unknown[]) => unknown
const send = Client.prototype.query as Query

const isStream = (statement: unknown): boolean =>
  typeof statement === 'object' && statement !== null && 'submit' in statement

const query: Query = function (...args) {
  if (isStream(args[0])) return send.apply(this, args)
  const answered = this.expectAnswer()
  const place = args.findLastIndex((arg) => typeof arg === 'function')
  if (place >= 0) {
    const callback = args[place] as (...results: unknown[]) => void
    return send.apply(
      this,
      args.with(place, (...results: unknown[]) => {
        answered()
        callback(...results)
      }),
    )
  }
  const result = send.apply(this, args) as Promise<unknown>
  result.then(answered, answered)
  return result
}
// Written by hand, because the declared method has a signature for each way to call it.
Object.defineProperty(DatabaseClient.prototype, 'query', { value: query, writable: true, configurable: true })

const open = Client.prototype.connect as Query

const begin: Query = function (...args) {
  live.add(this)
  return open.apply(this, args)
}
Object.defineProperty(DatabaseClient.prototype, 'connect', { value: begin, writable: true, configurable: true })

const close = Client.prototype.end as Query

const end: Query = function (...args) {
  const late = setTimeout(() => this.destroy(new ConnectionLost('expected the database to close a connection')), endMs)
  this.once('end', () => clearTimeout(late))
  return close.apply(this, args)
}
Object.defineProperty(DatabaseClient.prototype, 'end', { value: end, writable: true, configurable: true })
