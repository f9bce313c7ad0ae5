import { connect } from 'node:net'
import { Client, type ClientConfig } from 'pg'
import { ConnectionLost } from '../core/database-away.ts'

export interface DatabaseClientConfig extends ClientConfig {
  /** What one statement may take until its answer has come; then the connection counts as dead. 0: no limit. @default 60_000 // a minute */
  readonly answerTimeoutMs?: number
}

const defaultAnswerTimeoutMs = 60_000
const connectionTimeoutMillis = 5_000
const keepAliveInitialDelayMillis = 5_000
/** How long a goodbye may take. */
const endMs = 2_000

/** What is behind `pg`'s types: what cancels a statement, and the socket. */
interface Inner {
  readonly processID: number | null
  readonly secretKey: number | null
  readonly connection: { readonly stream: { destroy(error?: Error): void } }
}

const live = new Set<DatabaseClient>()

/** Connections of this process to the database of `url` that are open, or on their way to be. */
export const clientsOf = (url: string): readonly DatabaseClient[] => {
  const { host, port, database } = new Client(url)
  return [...live].filter((client) => client.host === host && client.port === port && client.database === database)
}

/**
 * A connection whose every wait has an end: to connect, to hear anything at all (TCP keep-alive), to get the answer of a
 * statement. When one is over, the connection is destroyed, and what ran on it fails with ConnectionLost. What streams (COPY)
 * takes as long as it likes while the connection lives.
 */
export class DatabaseClient extends Client {
  readonly #answerTimeoutMs: number
  #waitingSince: number | undefined

  constructor(config: string | DatabaseClientConfig = {}) {
    const own = typeof config === 'string' ? { connectionString: config } : config
    // A pool hides the password from those who list its options.
    const { password } = own
    super({
      connectionTimeoutMillis,
      keepAlive: true,
      keepAliveInitialDelayMillis,
      ...own,
      ...(password && { password }),
    })
    this.#answerTimeoutMs = own.answerTimeoutMs ?? defaultAnswerTimeoutMs
    // Statements that fail, and the event `end`, tell of a connection that is lost; without a listener it would end the process.
    this.on('error', () => undefined)
    this.once('end', () => live.delete(this))
  }

  get #inner(): Inner {
    return this as unknown as Inner
  }

  /** Ends the connection at once, whatever the other side does: what runs fails with `reason`. */
  destroy(reason: Error): void {
    this.#inner.connection.stream.destroy(reason)
  }

  /** Asks the server to break off what runs on this connection, on another one, as the protocol wants it; nothing tells whether it did. */
  cancelStatement(): void {
    const { processID, secretKey } = this.#inner
    if (processID === null || secretKey === null) return
    const message = Buffer.alloc(16)
    for (const [i, value] of [16, cancelRequest, processID, secretKey].entries()) message.writeInt32BE(value, 4 * i)
    const socket = this.host.startsWith('/')
      ? connect(`${this.host}/.s.PGSQL.${this.port}`)
      : connect(this.port, this.host)
    // The statement has a time limit of its own there.
    socket.on('error', () => socket.destroy())
    socket.setTimeout(connectionTimeoutMillis, () => socket.destroy())
    socket.end(message)
  }

  /** When the statement was sent whose answer has not come yet (`performance.now()`). */
  get waitingSince(): number | undefined {
    return this.#waitingSince
  }

  /** Destroys the connection unless what is returned is called in time. */
  expectAnswer(): () => void {
    this.#waitingSince = performance.now()
    const limitMs = this.#answerTimeoutMs
    let late: NodeJS.Immediate | undefined
    // What came in while this process was busy itself is read first.
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
    this.destroy(new ConnectionLost(`expected the database to answer within ${limitMs} ms; its connection is given up`))
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
// By hand, as the declared method has a signature for each way to call it.
Object.defineProperty(DatabaseClient.prototype, 'query', { value: query, writable: true, configurable: true })

const open = Client.prototype.connect as Query

const begin: Query = function (...args) {
  live.add(this)
  return open.apply(this, args)
}
Object.defineProperty(DatabaseClient.prototype, 'connect', { value: begin, writable: true, configurable: true })

const close = Client.prototype.end as Query

const end: Query = function (...args) {
  const late = setTimeout(
    () => this.destroy(new ConnectionLost('expected the database to let go of a connection')),
    endMs,
  )
  this.once('end', () => clearTimeout(late))
  return close.apply(this, args)
}
Object.defineProperty(DatabaseClient.prototype, 'end', { value: end, writable: true, configurable: true })
