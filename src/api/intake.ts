import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { answerError } from './http-errors.ts'

/** Requests about the state of the process are answered to the end. */
const alwaysOpen = new Set(['/livez', '/readyz'])
/** When a refused client may retry: at another server, or here after a restart. */
const retryAfterSeconds = 2

declare module 'fastify' {
  interface FastifyInstance {
    readonly intake: Intake
  }
}

/**
 * Counts the requests in progress, and refuses further ones once the server is stopping, while its port is still open.
 */
export class Intake {
  #running = 0
  #idle: (() => void) | undefined
  #isClosed = false

  constructor(server: FastifyInstance) {
    server.server.on('request', (_request, response) => {
      this.#running++
      response.once('close', () => {
        this.#running--
        if (this.#running === 0) this.#idle?.()
      })
    })
    server.addHook('onRequest', (request, reply, done) => {
      if (!this.#isClosed || alwaysOpen.has(request.url.split('?')[0]!)) return done()
      const message = 'the server is stopping; send the request again in a moment, to this address or to another server'
      answerError(reply.header('connection', 'close'), 'UNAVAILABLE', message, { retryAfterSeconds })
    })
  }

  /**
   * Refuses requests from now on. Resolves when those in progress have ended or `limitMs` have passed, with the number
   * still running.
   */
  async close(limitMs: number): Promise<number> {
    this.#isClosed = true
    if (this.#running > 0) {
      const over = new AbortController()
      const late = delay(limitMs, undefined, { signal: over.signal }).catch(() => undefined)
      await Promise.race([new Promise<void>((resolve) => (this.#idle = resolve)), late])
      over.abort()
    }
    return this.#running
  }
}
