import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { newUuid } from '../core/ids.ts'
import type { Logger } from '../core/log.ts'
import { answerError, answerRaw } from './http-errors.ts'
import { Intake } from './intake.ts'

/** How long a client may go on sending a body that nobody reads any more. */
const lingerMs = 2_000
/** How long requests may continue when the server stops. */
const endMs = 8_000

/** What Node reports about requests that it cannot read, by its code. */
const badRequests: Readonly<Record<string, readonly [status: number, message: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'expected headers of at most 16 KiB'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'expected the whole request within the time limit'],
}

/** The HTTP server itself: limits, ids, JSON errors. */
export const createServer = (log: Logger): FastifyInstance => {
  const loggerInstance: FastifyBaseLogger = log
  const server = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => newUuid(),
    bodyLimit: 2 * 1024 * 1024,
    trustProxy: false,
    // Late requests get our own error, from the intake.
    return503OnClosing: false,
    // Some clients offer HTTP/2 in their first request; any such request that is not a WebSocket is answered as if they
    // had not.
    http: { shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket' },
    // Requests that the router itself refuses: a badly encoded path, or one that is too long.
    frameworkErrors: (error, _request, reply) => void answerError(reply, 'MALFORMED_REQUEST', error.message),
    clientErrorHandler: (error, socket) => {
      if (error.code === 'ECONNRESET' || socket.destroyed) return
      if (!socket.writable) return void socket.destroy(error)
      const [status, message] = badRequests[error.code ?? ''] ?? [400, 'expected an HTTP/1.1 request']
      answerRaw(socket, status, 'MALFORMED_REQUEST', message)
    },
  })
  server.decorate('intake', new Intake(server))
  // A client answered before its body was read may go on sending for a while, so that it gets to read the answer.
  server.addHook('onResponse', (request, _reply, done) => {
    const { raw } = request
    if (!raw.complete) {
      // Once the body has arrived, the connection is free for the next request.
      const linger = setTimeout(() => void (raw.complete || raw.destroy()), lingerMs).unref()
      raw.once('close', () => clearTimeout(linger))
    }
    done()
  })
  // Browsers open connections ahead without sending anything; Node considers them busy, and the server would wait for
  // them.
  const silent = new Set<Socket>()
  server.server.on('connection', (socket) => {
    silent.add(socket)
    socket.once('close', () => silent.delete(socket))
  })
  for (const event of ['request', 'upgrade']) {
    server.server.on(event, ({ socket }: IncomingMessage) => void silent.delete(socket))
  }
  server.addHook('preClose', (done) => {
    for (const socket of silent) socket.destroy()
    done()
  })
  return server
}

/**
 * Refuses new requests, lets those in progress and `others` end, and then closes the port and cuts off the rest.
 * `others` gets the same time limit, in milliseconds.
 */
export const closeServer = async (
  server: FastifyInstance,
  log: Logger,
  others: (ms: number) => Promise<unknown> = () => Promise.resolve(),
): Promise<void> => {
  const [running] = await Promise.all([server.intake.close(endMs), others(endMs)])
  if (running > 0) log.warn({ requests: running }, 'requests were cut off because they did not end in time')
  const closed = server.close()
  server.server.closeAllConnections()
  await closed
}
