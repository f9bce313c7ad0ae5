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

/** One client's socket: what it is allowed, what it does, and all that is sent to it. */
export class LiveSocket {
  readonly queue: SocketQueue
  readonly #ws: WebSocket
  /** Set once the client has shown its credential. */
  viewer: Viewer | undefined
  authorization: string | undefined
  /** The payload of the message that is read at the moment, where the protocol's library would round integers in it. */
  exactPayload: SubscribePayload | undefined
  #running = 0
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
      take(text).catch(failed)
      this.exactPayload = undefined
    })
  }

  /** Counts a query or mutation while it runs. */
  async during<R>(work: () => Promise<R>): Promise<R> {
    this.#running++
    try {
      return await work()
    } finally {
      if (--this.#running === 0) for (const resolve of this.#idle.splice(0)) resolve()
    }
  }

  /** Resolves when no query or mutation runs and everything has been sent. */
  async settled(): Promise<void> {
    if (this.#running > 0) await new Promise<void>((resolve) => this.#idle.push(resolve))
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
    listener?.(code, reason)
  }
}
