import type { Duplex } from 'node:stream'
import type { SubscribePayload } from 'graphql-ws'
import type { RawData, WebSocket } from 'ws'
import { mayHoldLargeIntegers, parseJson } from '../core/json.ts'
import type { Viewer } from '../core/viewer.ts'
import { closeCodes } from './close-codes.ts'
import { maxJsonDepth } from './document-limits.ts'
import { isDeeperThan } from './nesting.ts'
import { SocketQueue, type QueueLimits } from './ws-queue.ts'

/** A question is answered only after all that was sent before it was read, which takes a slow client a while. */
const maxUnanswered = 4
/** How long a client may take to answer a close. */
const closeMs = 5_000

/** The payload of a message with integers that a number would round; undefined for all others, and for what is no message. */
const exactPayloadOf = (text: string): SubscribePayload | undefined => {
  if (!mayHoldLargeIntegers.test(text)) return undefined
  try {
    return (parseJson(text) as { readonly payload?: SubscribePayload } | null)?.payload
  } catch {
    // Not JSON: the library closes the socket.
    return undefined
  }
}

/** Longer messages are no `complete`: an id has at most 200 characters. */
const longestComplete = 2_000

/** The operation that a message completes. */
const completedId = (text: string): string | undefined => {
  if (text.length > longestComplete || !text.includes('"complete"')) return undefined
  try {
    const message = JSON.parse(text) as { readonly type?: unknown; readonly id?: unknown } | null
    return message?.type === 'complete' && typeof message.id === 'string' ? message.id : undefined
  } catch {
    // Whoever reads the message says what is wrong with it.
    return undefined
  }
}

/** One client's socket: what it is allowed, what it does, and all that is sent to it. */
export class LiveSocket {
  readonly queue: SocketQueue
  readonly #ws: WebSocket
  /** Set once the client has shown its credential. */
  viewer: Viewer | undefined
  authorization: string | undefined
  /** The payload of the message that is read at the moment, where the protocol's library would round integers in it. */
  exactPayload: SubscribePayload | undefined
  /** Queries and mutations that run, by the client's names for them. */
  readonly #running = new Map<AbortController, string>()
  #idle: (() => void)[] = []
  #unanswered = 0
  #onClosed: ((code: number, reason: string) => void) | undefined

  constructor(ws: WebSocket, net: Duplex, limits: QueueLimits) {
    this.#ws = ws
    this.queue = new SocketQueue(ws, net, limits, () =>
      this.close(closeCodes.tooSlow, 'Too slow; connect again and resume with the last cursor as `after`'),
    )
    ws.on('pong', () => (this.#unanswered = 0))
    ws.once('close', (code, reason) => this.#closed(code, reason.toString()))
  }

  /** Calls `listener` once when the socket is no longer of use: when we begin to close it, or when it is closed. */
  onClosed(listener: (code: number, reason: string) => void): void {
    this.#onClosed = listener
  }

  get protocol(): string {
    return this.#ws.protocol
  }

  /** Calls `take` with each message; one that cannot be one of the protocol closes the socket. */
  onMessage(take: (text: string) => Promise<void>, failed: (error: unknown) => void): void {
    this.#ws.on('message', (data: RawData, isBinary: boolean) => {
      const text = isBinary || !Buffer.isBuffer(data) ? undefined : data.toString()
      if (text === undefined || isDeeperThan(text, maxJsonDepth)) {
        this.close(closeCodes.badRequest, 'Invalid message received')
        return
      }
      this.exactPayload = exactPayloadOf(text)
      // The library reads the message, and asks us about an operation in it, before it waits for anything.
      const completed = completedId(text)
      for (const [leaving, id] of this.#running) if (id === completed) leaving.abort()
      take(text).catch(failed)
      this.exactPayload = undefined
    })
  }

  /** Runs a query or mutation; `gone` aborts when the client completes it, or the socket is closed. */
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

  /** Resolves when no query or mutation runs and everything has been sent. */
  async settled(): Promise<void> {
    if (this.#running.size > 0) await new Promise<void>((resolve) => this.#idle.push(resolve))
    // The answer of what ended last is on its way to the queue.
    await new Promise((resolve) => setImmediate(resolve))
    await this.queue.empty()
  }

  /** Nothing is sent any more but the close itself. */
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

  /** Asks whether the client is still there; ends the socket of one that left several questions in a row without an answer. */
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
