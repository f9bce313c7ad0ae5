import type { McpHttpHandler } from '@modelcontextprotocol/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { viewerOf } from '../../contract/route.ts'
import { RapportError } from '../../core/errors.ts'
import { isAllowedOrigin } from '../cors.ts'
import { goneOf, type HttpDeps } from '../http.ts'
import { identify } from '../identify.ts'
import { takeJsonOnly } from '../json-body.ts'
import type { Caller } from './ask.ts'
import type { ServeDeps } from './serve.ts'

/** Points of a request itself, besides what its tool asks for. */
const requestPoints = 10

export interface McpDeps extends HttpDeps, ServeDeps {
  readonly allowedOrigins: readonly string[]
}

/** The headers of a request, as the web has them. */
const headersOf = ({ headers }: FastifyRequest): Headers => {
  const found = new Headers()
  for (const [name, value] of Object.entries(headers))
    // Whose request it is was found out already, and nothing behind this needs to know the key.
    if (value !== undefined && name !== 'authorization')
      found.set(name, Array.isArray(value) ? value.join(', ') : value)
  return found
}

const answerWith = async (reply: FastifyReply, response: Response): Promise<FastifyReply> => {
  reply.code(response.status)
  for (const [name, value] of response.headers) reply.header(name, value)
  return reply.send(response.body === null ? null : Buffer.from(await response.arrayBuffer()))
}

/** Adds `/mcp`: the graph as tools for agents, by the Model Context Protocol over HTTP, without sessions. */
export const addMcp = (server: FastifyInstance, deps: McpDeps): void => {
  const { guard, allowedOrigins } = deps
  let serving: Promise<McpHttpHandler> | undefined
  // The protocol takes a tenth of a second to load, which a start need not wait for.
  const handler = () => (serving ??= import('./serve.ts').then(({ serveTools }) => serveTools(deps)))
  server.addHook('onClose', async () => (await serving)?.close())
  server.register((scope, _options, done) => {
    takeJsonOnly(scope)
    scope.addHook('onRequest', async (request: FastifyRequest) => {
      // Before the credential: a page of another origin learns nothing.
      if (!isAllowedOrigin(request.headers, allowedOrigins))
        throw new RapportError(
          'FORBIDDEN',
          'pages of this origin may not call /mcp; ALLOWED_ORIGINS lists those that may',
        )
    })
    scope.addHook('onRequest', identify(deps.authenticator))
    scope.post('/mcp', async (request, reply) => {
      const viewer = viewerOf(request)
      const tooMuch = guard.charge(viewer, requestPoints)
      if (tooMuch) throw tooMuch
      if (typeof request.body !== 'object' || request.body === null || Array.isArray(request.body))
        throw new RapportError('MALFORMED_REQUEST', 'expected one JSON-RPC message, as an object')
      const gone = goneOf(reply)
      const caller: Caller = { viewer, requestId: request.id, gone }
      const authInfo = { token: '', clientId: viewer.id, scopes: [], extra: { caller } }
      const asked = new Request('http://rapport/mcp', { method: 'POST', headers: headersOf(request), signal: gone })
      const { fetch: answer } = await handler()
      return answerWith(reply, await answer(asked, { authInfo, parsedBody: request.body }))
    })
    done()
  })
}
