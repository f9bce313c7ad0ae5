import type { Duplex } from 'node:stream'
import type { SubscribePayload } from 'graphql-ws'
import type { RawData, WebSocket } from 'ws'
import { mayHoldLargeIntegers, parseJson } from '../core/json.ts'
import type { Viewer } from '../core/viewer.ts'
import { closeCodes } from './close-codes.ts'
import { maxJsonDepth } from './document-limits.ts'
import { isDeeperThan } from './nesting.ts'
import { SocketQueue, type QueueLimits } from './ws-queue.ts'

/** A ping is answered only after everything sent before it was read, which takes a slow client a while. */
const maxUnanswered = 4
/** How long a client may take to answer a close. */
const closeMs = 5_000

/**
 * The payload of a message with integers that a number would round; undefined for all others, and for anything that is
 * not a message.
 */
const exactPayloadOf = (text: string): SubscribePayload | undefined => {
  if (!mayHoldLargeIntegers.test(text)) return undefined
  try {
    return (parseJson(text) as { readonly payload?: SubscribePayload } | null)?.payload
  } catch {
    // Not JSON: the library closes the socket.
    return undefined
  }
}

/** Longer messages cannot be `complete`: an id has at most 200 characters. */
const longestComplete = 2_000

/** The operation that a message completes. */
const completedId = (text: string): string | undefined => {
  if (text.length > longestComplete || !text.includes('"complete"')) return undefined
  try {
    const message = JSON.parse(text) as { readonly type?: unknown; readonly id?: unknown } | null
    return message?.type === 'complete' && typeof message.id === 'string' ? message.id : undefined
  } catch {
    // The reader of the message reports what is wrong with it.
    return undefined
  }
}

/** One client's socket: its rights, its operations, and everything sent to it. */
export class LiveSocket {
  readonly queue: SocketQueue
  readonly #ws: WebSocket
  /** Set once the client has presented its credential. */
  viewer: Viewer | undefined
  authorization: string | undefined
  /** The payload of the message being read, if the protocol library would round integers in it. */
  exactPayload: SubscribePayload | undefined
  /** Running queries and mutations, by the client's ids. */
  readonly #running = new Map<AbortController, string>()
  #idle: (() => void)[] = []
  #unanswered = 0
  #onClosed: ((code: number, reason: string) => void) | undefined

  constructor(ws: WebSocket, net: Duplex, limits: QueueLimits) {
    this.#ws = ws
    this.queue = new SocketQueue(ws, net, limits, () =>
      this.close(closeCodes.tooSlow, 'Too slow; reconnect and resume with the last cursor as `after`'),
    )
    ws.on('pong', () => (this.#unanswered = 0))
    ws.once('close', (code, reason) => this.#closed(code, reason.toString()))
  }

  /** Calls `listener` once when the socket is no longer usable: when we begin to close it, or when it is closed. */
  onClosed(listener: (code: number, reason: string) => void): void {
    this.#onClosed = listener
  }

  get protocol(): string {
    return this.#ws.protocol
  }

  /** Calls `take` with each message; a message that violates the protocol closes the socket. */
  onMessage(take: (text: string) => Promise<void>, failed: (error: unknown) => void): void {
    this.#ws.on('message', (data: RawData, isBinary: boolean) => {
      const text = isBinary || !Buffer.isBuffer(data) ? undefined : data.toString()
      if (text === undefined || isDeeperThan(text, maxJsonDepth)) {
        this.close(closeCodes.badRequest, 'Invalid message received')
        return
      }
      this.exactPayload = exactPayloadOf(text)
      // The library reads the message, and asks us about an operation in it, before it awaits anything.
      const completed = completedId(text)
      for (const [leaving, id] of this.#running) if (id === completed) leaving.abort()
      take(text).catch(failed)
      this.exactPayload = undefined
    })
  }

  /** Runs a query or mutation; `gone` aborts when the client completes it or the socket is closed. */
  async during<R>(id: string, work: (gone: AbortSignal) => Promise<R>): Promise<R> {
    const leaving = new AbortController()
    this.#running.set(leaving, id)
    try {
      return await work(leaving.signal)
    } finally {
      this.#running.delete(leaving)
      if (this.#running.size === 0) for (const resolve of this.#idle.splice(0)) resolve()
    }
  }

  /** Resolves when no query or mutation is running and everything has been sent. */
  async settled(): Promise<void> {
    if (this.#running.size > 0) await new Promise<void>((resolve) => this.#idle.push(resolve))
    // The answer of the last one is on its way to the queue.
    await new Promise((resolve) => setImmediate(resolve))
    await this.queue.empty()
  }

  /** Nothing more is sent except the close itself. */
  close(code: number, reason: string): void {
    this.queue.close()
    this.#ws.close(code, reason)
    this.#closed(code, reason)
    // A client that does not read does not see the close either.
    setTimeout(() => this.#ws.terminate(), closeMs).unref()
  }

  terminate(): void {
    this.#ws.terminate()
  }

  /** Pings the client; terminates the socket of a client that left several pings in a row unanswered. */
  ping(): void {
    if (this.#unanswered === maxUnanswered) return this.terminate()
    this.#unanswered++
    this.#ws.ping()
  }

  #closed(code: number, reason: string): void {
    const listener = this.#onClosed
    this.#onClosed = undefined
    for (const leaving of this.#running.keys()) leaving.abort()
    listener?.(code, reason)
  }
}
