import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'

export interface QueueLimits {
  /** Messages that may wait for a client that reads too slowly. @default 1_000 */
  readonly maxItems: number
  /** Their bytes. @default 1_048_576 // 1 MiB */
  readonly maxBytes: number
}

interface Waiting {
  data: Buffer
  /** Of messages of which only the newest counts: whose. */
  readonly slot: object | undefined
}

const asText = { binary: false, compress: false } as const

/**
 * All that goes out on one socket, in order. What the network does not take at once waits here, in bounds: neither the
 * queue of an iterator nor that of the socket has any.
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

  /** `overflow` is called once, when more waits than the limits allow; what waits is dropped then. */
  constructor(ws: WebSocket, net: Duplex, limits: QueueLimits, overflow: () => void) {
    this.#ws = ws
    this.#net = net
    this.#limits = limits
    this.#overflow = overflow
    ws.once('close', () => this.close())
  }

  /** Messages and bytes that wait. */
  get waiting(): { items: number; bytes: number } {
    return { items: this.#waiting.length - this.#head, bytes: this.#bytes }
  }

  /** Sends a message after those before it; with a `slot` it takes the place of one of that slot which still waits. */
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

  /** Lets the messages that `work` sends leave in one write. */
  together(work: () => void): void {
    this.#net.cork()
    try {
      work()
    } finally {
      this.#net.uncork()
    }
  }

  /** Undefined while nothing waits; else resolves when everything has left or the socket is closed. */
  empty(): Promise<void> | undefined {
    if (this.#over || (this.#head === this.#waiting.length && !this.#net.writableNeedDrain)) return undefined
    this.#drainLater()
    return new Promise((resolve) => this.#idle.push(resolve))
  }

  /** Drops what waits, and takes nothing more. */
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
