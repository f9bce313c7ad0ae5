import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { printSchema } from 'graphql'
import { viewerOf } from '../contract/route.ts'
import type { Owners } from '../plugin/owners.ts'
import type { Guard } from './guard.ts'
import { answerError } from './http-errors.ts'
import type { HttpDeps } from './http.ts'
import { identify } from './identify.ts'
import { SchemaReference } from './schema-reference.ts'

/** Points of a download: half a megabyte at most. */
const points = 200

/** Whether a client has the version that a tag names: it lists tags, possibly weak ones, or takes any. */
const hasAlready = (ifNoneMatch: string | undefined, tag: string): boolean =>
  ifNoneMatch !== undefined && ifNoneMatch.split(',').some((one) => ['*', tag].includes(one.trim().replace(/^W\//, '')))

export interface SchemaDownloadDeps extends Pick<HttpDeps, 'schema' | 'authenticator' | 'permissionsOf'> {
  readonly owners: Pick<Owners, 'ofType' | 'ofField'>
  readonly guard: Pick<Guard, 'charge'>
}

/**
 * Adds `/schema.graphql`: the schema of this server with its plugins as SDL, for the build of a client; and `/schema.json`: each of its
 * parts by coordinate, with permission, price and plugin.
 */
export const addSchemaDownload = (
  server: FastifyInstance,
  { schema, authenticator, permissionsOf, owners, guard }: SchemaDownloadDeps,
): void => {
  const add = (path: string, type: string, render: () => string) => {
    let file: { readonly body: Buffer; readonly tag: string } | undefined
    const rendered = () => {
      const body = Buffer.from(render())
      return { body, tag: `"${createHash('sha256').update(body).digest('base64url')}"` }
    }
    const answer = (request: FastifyRequest, reply: FastifyReply) => {
      const viewer = viewerOf(request)
      if (!permissionsOf(viewer).has('read'))
        return answerError(
          reply,
          'FORBIDDEN',
          `GET ${path} requires the permission "read", which your role does not have`,
        )
      const { body, tag } = (file ??= rendered())
      reply.header('etag', tag).header('cache-control', 'private, no-cache')
      if (hasAlready(request.headers['if-none-match'], tag)) return reply.code(304).send()
      const tooMuch = guard.charge(viewer, points)
      if (tooMuch) return answerError(reply, tooMuch.code, tooMuch.message, tooMuch.details)
      return reply.type(type).send(body)
    }
    server.get(path, { onRequest: identify(authenticator) }, async (request, reply) => answer(request, reply))
  }
  add('/schema.graphql', 'text/plain; charset=utf-8', () => `${printSchema(schema)}\n`)
  add('/schema.json', 'application/json; charset=utf-8', () =>
    JSON.stringify({ parts: [...new SchemaReference(schema, owners).parts.values()] }),
  )
}
