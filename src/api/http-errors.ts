import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import { visibleError } from '../core/database-away.ts'
import { errorTable, type ErrorCode } from '../core/errors.ts'
import { newUuid } from '../core/ids.ts'
import type { Logger } from '../core/log.ts'

/** The body of a response that is one error of the table. */
const bodyOf = (code: ErrorCode, message: string, extensions: Readonly<Record<string, unknown>> = {}) => ({
  errors: [{ message, extensions: { code, ...extensions } }],
})

const contentType = 'application/json; charset=utf-8'

/** Answers a whole request with one error of the table. */
export const answerError = (
  reply: FastifyReply,
  code: ErrorCode,
  message: string,
  extensions: Readonly<Record<string, unknown>> = {},
  status: number = errorTable[code].status,
): FastifyReply => {
  const { retryAfterSeconds } = extensions
  if (typeof retryAfterSeconds === 'number') reply.header('retry-after', retryAfterSeconds)
  return reply
    .code(status)
    .type(contentType)
    .send(bodyOf(code, message, extensions))
}

/** How long a client may take to read why it was refused. */
const lingerMs = 2_000

/** Answers on a connection that the HTTP server has not accepted, and closes it. */
export const answerRaw = (socket: Duplex, status: number, code: ErrorCode, message: string): void => {
  const body = JSON.stringify(bodyOf(code, message))
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    `Content-Type: ${contentType}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
  const linger = setTimeout(() => socket.destroy(), lingerMs).unref()
  socket.once('close', () => clearTimeout(linger))
}

/** Answers a request with an invalid credential; `problem` says what is wrong with it. */
export const answerUnauthenticated = (reply: FastifyReply, problem: string): FastifyReply =>
  answerError(reply.header('www-authenticate', 'Bearer'), 'UNAUTHENTICATED', problem)

const codeOf = (statusCode: number | undefined): ErrorCode => {
  if (statusCode === 413) return 'TOO_LARGE'
  return statusCode === 415 ? 'UNSUPPORTED_MEDIA_TYPE' : 'MALFORMED_REQUEST'
}

/** Answers what a route throws: by the error table, or masked with an id that the log names too. */
export const errorHandler =
  (log: Pick<Logger, 'info' | 'error'>) =>
  (
    error: Error & { statusCode?: number; code?: string },
    request: FastifyRequest,
    reply: FastifyReply,
  ): FastifyReply => {
    const known = visibleError(error)
    if (known) {
      const { code, message, inputPath, details } = known
      return answerError(reply, code, message, { ...details, ...(inputPath.length > 0 ? { inputPath } : {}) })
    }
    const { statusCode, code = '' } = error
    // What the HTTP layer refuses itself; what a route's own libraries throw may tell of the inside.
    if (statusCode !== undefined && statusCode >= 400 && statusCode < 500 && code.startsWith('FST_'))
      return answerError(reply, codeOf(statusCode), error.message)
    const id = newUuid()
    // A client that disconnected is not our failure.
    const level = request.raw.destroyed ? 'info' : 'error'
    log[level]({ errorId: id, requestId: request.id, err: error }, 'a request failed')
    return answerError(reply, 'INTERNAL_ERROR', `something failed on our side; give ${id} to the operator`, { id })
  }

/**
 * Answers every failure of the HTTP layer itself (too large, not JSON, an unknown media type, address or method) like
 * an error of the graph. Only a browser asking for a page gets `notFoundPage`.
 */
export const answerErrorsAsJson = (server: FastifyInstance, log: Logger, notFoundPage?: string): void => {
  server.setErrorHandler(errorHandler(log))
  server.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?')
    const allowed = methods.filter((method) => server.hasRoute({ url: path, method }))
    if (allowed.length === 0 && notFoundPage !== undefined && wantsPage(request))
      return reply.code(errorTable.NOT_FOUND.status).type('text/html; charset=utf-8').send(notFoundPage)
    if (allowed.length === 0)
      return answerError(
        reply,
        'NOT_FOUND',
        `there is nothing at ${path.slice(0, 100)}; see docs/operations.md for the addresses`,
      )
    const message = `expected ${allowed.join(' or ')} at ${path}, got ${request.method}`
    return answerError(reply.header('allow', allowed.join(', ')), 'MALFORMED_REQUEST', message, {}, 405)
  })
}

/** Browsers list HTML among the accepted types when they open an address; programs do not. */
const wantsPage = ({ method, headers }: FastifyRequest): boolean =>
  method === 'GET' && (headers.accept ?? '').includes('text/html')

const methods: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
