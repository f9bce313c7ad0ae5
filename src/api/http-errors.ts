import type { FastifyInstance, FastifyReply } from 'fastify'
import { errorTable, RapportError, type ErrorCode } from '../core/errors.ts'
import { newUuid } from '../core/ids.ts'
import type { Logger } from '../core/log.ts'

/** Answers a whole request with one error of the table. */
export const answerError = (
  reply: FastifyReply,
  code: ErrorCode,
  message: string,
  extensions: Readonly<Record<string, unknown>> = {},
): FastifyReply =>
  reply
    .code(errorTable[code].status)
    .type('application/json; charset=utf-8')
    .send({ errors: [{ message, extensions: { code, ...extensions } }] })

/** Answers a request whose credential is nobody's; `problem` says what is wrong with it. */
export const answerUnauthenticated = (reply: FastifyReply, problem: string): FastifyReply =>
  answerError(reply.header('www-authenticate', 'Bearer'), 'UNAUTHENTICATED', problem)

const codeOf = (statusCode: number | undefined): ErrorCode => {
  if (statusCode === 413) return 'TOO_LARGE'
  return statusCode === 415 ? 'UNSUPPORTED_MEDIA_TYPE' : 'MALFORMED_REQUEST'
}

/** Lets every failure of the HTTP layer itself (too large, not JSON, an unknown media type) be answered as the graph's errors are. */
export const answerErrorsAsJson = (server: FastifyInstance, log: Logger): void => {
  server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (error instanceof RapportError && errorTable[error.code].visible)
      return answerError(reply, error.code, error.message, error.details)
    const { statusCode } = error
    if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
      return answerError(reply, codeOf(statusCode), error.message)
    const id = newUuid()
    log.error({ errorId: id, requestId: request.id, err: error }, 'a request failed')
    return answerError(reply, 'INTERNAL_ERROR', `something failed on our side; quote ${id} to the operator`, { id })
  })
}
