import type { FastifyReply, FastifyRequest } from 'fastify'
import { setViewer } from '../contract/route.ts'
import type { Authenticator } from './auth.ts'
import { answerUnauthenticated } from './http-errors.ts'

/**
 * A hook that finds out who sends a request, for `viewerOf`; a request without a valid credential is answered
 * UNAUTHENTICATED.
 */
export const identify =
  (authenticator: Authenticator) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const identity = await authenticator.identify(request.headers.authorization)
    if (!identity.viewer) return answerUnauthenticated(reply, identity.problem)
    setViewer(request, identity.viewer)
    return undefined
  }
