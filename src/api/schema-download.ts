import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { printSchema } from 'graphql'
import { viewerOf } from '../contract/route.ts'
import type { Guard } from './guard.ts'
import { answerError } from './http-errors.ts'
import type { HttpDeps } from './http.ts'
import { identify } from './identify.ts'

/** Points of a download: half a megabyte at most. */
const points = 200

/** Whether a client has the version that a tag names: it lists tags, possibly weak ones, or takes any. */
const hasAlready = (ifNoneMatch: string | undefined, tag: string): boolean =>
  ifNoneMatch !== undefined && ifNoneMatch.split(',').some((one) => ['*', tag].includes(one.trim().replace(/^W\//, '')))

/** Adds `/schema.graphql`: the schema of this server with its plugins as SDL, for the build of a client. */
export const addSchemaDownload = (
  server: FastifyInstance,
  { schema, authenticator, permissionsOf }: Pick<HttpDeps, 'schema' | 'authenticator' | 'permissionsOf'>,
  guard: Pick<Guard, 'charge'>,
): void => {
  const sdl = Buffer.from(`${printSchema(schema)}\n`)
  const tag = `"${createHash('sha256').update(sdl).digest('base64url')}"`
  server.get('/schema.graphql', { onRequest: identify(authenticator) }, async (request, reply) => {
    const viewer = viewerOf(request)
    if (!permissionsOf(viewer).has('read'))
      return answerError(
        reply,
        'FORBIDDEN',
        'GET /schema.graphql requires the permission "read", which your role does not have',
      )
    reply.header('etag', tag).header('cache-control', 'private, no-cache')
    if (hasAlready(request.headers['if-none-match'], tag)) return reply.code(304).send()
    const tooMuch = guard.charge(viewer, points)
    if (tooMuch) return answerError(reply, tooMuch.code, tooMuch.message, tooMuch.details)
    return reply.type('text/plain; charset=utf-8').send(sdl)
  })
}
