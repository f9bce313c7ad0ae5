import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'

export interface QueueLimits {
  /** Messages that may wait for a slow client. @default 1_000 */
  readonly maxItems: number
  /** Their bytes. @default 1_048_576 // 1 MiB */
  readonly maxBytes: number
}

interface Waiting {
  data: Buffer
  /** For messages of which only the newest counts: their key. */
  readonly slot: object | undefined
}

const asText = { binary: false, compress: false } as const

/**
 * Everything sent on one socket, in order. What the network does not accept at once waits here within bounds; neither
 * the queue of an iterator nor that of the socket has any.
 */
export class SocketQueue {
  readonly #ws: WebSocket
  readonly #net: Duplex
  readonly #limits: QueueLimits
  readonly #overflow: () => void
  #waiting: Waiting[] = []
  /** Where the queue begins in `#waiting`. */
  #head = 0
  #bytes = 0
  #draining = false
  #over = false
  #idle: (() => void)[] = []

  /** `overflow` is called once, when more is waiting than the limits allow; the queue is then dropped. */
  constructor(ws: WebSocket, net: Duplex, limits: QueueLimits, overflow: () => void) {
    this.#ws = ws
    this.#net = net
    this.#limits = limits
    this.#overflow = overflow
    ws.once('close', () => this.close())
  }

  /** Messages and bytes that are waiting. */
  get waiting(): { items: number; bytes: number } {
    return { items: this.#waiting.length - this.#head, bytes: this.#bytes }
  }

  /** Sends a message after those before it. With a `slot`, it replaces a waiting message of the same slot. */
  send(data: Buffer, slot?: object): void {
    if (this.#over) return
    if (this.#head === this.#waiting.length && !this.#net.writableNeedDrain) {
      this.#ws.send(data, asText)
      return
    }
    if (slot && this.#replace(data, slot)) return
    if (
      this.waiting.items >= this.#limits.maxItems ||
      (this.#bytes > 0 && this.#bytes + data.length > this.#limits.maxBytes)
    ) {
      this.close()
      this.#overflow()
      return
    }
    this.#waiting.push({ data, slot })
    this.#bytes += data.length
    this.#drainLater()
  }

  /** Sends the messages that `work` produces in one write. */
  together(work: () => void): void {
    this.#net.cork()
    try {
      work()
    } finally {
      this.#net.uncork()
    }
  }

  /** Undefined while nothing is waiting; otherwise resolves when everything has been sent or the socket is closed. */
  empty(): Promise<void> | undefined {
    if (this.#over || (this.#head === this.#waiting.length && !this.#net.writableNeedDrain)) return undefined
    this.#drainLater()
    return new Promise((resolve) => this.#idle.push(resolve))
  }

  /** Drops the queue and accepts nothing more. */
  close(): void {
    this.#over = true
    this.#waiting = []
    this.#head = 0
    this.#bytes = 0
    for (const resolve of this.#idle.splice(0)) resolve()
  }

  #replace(data: Buffer, slot: object): boolean {
    const older = this.#waiting.findLast((entry, i) => i >= this.#head && entry.slot === slot)
    if (!older) return false
    this.#bytes += data.length - older.data.length
    older.data = data
    return true
  }

  #drainLater(): void {
    if (this.#draining) return
    this.#draining = true
    this.#net.once('drain', () => {
      this.#draining = false
      this.#drain()
    })
  }

  #drain(): void {
    while (this.#head < this.#waiting.length && !this.#net.writableNeedDrain) {
      const { data } = this.#waiting[this.#head++]!
      this.#bytes -= data.length
      this.#ws.send(data, asText)
    }
    if (this.#head < this.#waiting.length || this.#net.writableNeedDrain) {
      this.#drainLater()
      return
    }
    this.#waiting = []
    this.#head = 0
    for (const resolve of this.#idle.splice(0)) resolve()
  }
}
