import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { visibleError } from '../core/database-away.ts'
import { RapportError } from '../core/errors.ts'
import { ids, newUuid } from '../core/ids.ts'
import type { Logger } from '../core/log.ts'
import { schemaProblems } from '../core/schema-problems.ts'
import type { RunSql } from '../db/sql.ts'
import { ImportFormat, ImportType } from '../modules/import/import.entity.ts'
import { DateOrder, ExistingRecords, NewRecords } from '../modules/import/import.input.ts'
import type { Imports } from '../modules/import/import.service.ts'
import type { ImportRequest } from '../modules/import/options.ts'
import type { Authenticator } from './auth.ts'
import type { Guard } from './guard.ts'
import { answerError, answerUnauthenticated } from './http-errors.ts'
import type { PermissionsOf } from './policy.ts'
import { assertStorable } from './storable-value.ts'

export interface ImportRouteParts {
  readonly authenticator: Authenticator
  readonly permissionsOf: PermissionsOf
  readonly guard: Pick<Guard, 'charge'>
  readonly imports: Imports
  readonly sql: RunSql
  readonly log: Logger
}

/** What a file costs against the rate limit, whatever its size: as much as reading 1,000 records. */
const importPoints = 1_000

/** A connection that receives nothing for this long is closed, and nothing of its file is stored. */
const stalledMs = 60_000

const flag = z.enum(['true', 'false']).transform((value) => value === 'true')
/** `order-lines` or `ORDER_LINES`. */
const key = <T extends Record<string, string>>(values: T) =>
  z
    .string()
    .transform((text) => text.toUpperCase().replaceAll('-', '_'))
    .pipe(z.enum(values))
const json = z.string().transform((text, context): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // Said below.
  }
  context.addIssue({ code: 'custom', message: 'expected a JSON object' })
  return z.NEVER
})

const query = z.strictObject({
  type: key(ImportType),
  format: key(ImportFormat).optional(),
  source: z.string().optional(),
  currency: z.string().optional(),
  strict: flag.optional(),
  dryRun: flag.optional(),
  timeZone: z.string().optional(),
  dateOrder: key(DateOrder).optional(),
  mapping: json.optional(),
  encoding: z.string().optional(),
  existing: key(ExistingRecords).optional(),
  new: key(NewRecords).optional(),
})

const formatOf = (contentType: string | undefined): ImportFormat | undefined => {
  if (/^text\/csv\b/i.test(contentType ?? '')) return ImportFormat.CSV
  return /^application\/(?:x-)?(?:ndjson|jsonl|jsonlines)\b/i.test(contentType ?? '') ? ImportFormat.NDJSON : undefined
}

/** The encoding named by the content type. */
const charsetOf = (contentType: string | undefined): string | undefined =>
  /;\s*charset="?([\w.:-]+)/i.exec(contentType ?? '')?.[1]

const requestOf = (request: FastifyRequest): ImportRequest => {
  const parsed = query.safeParse(request.query)
  if (!parsed.success) {
    const problems = schemaProblems(query, parsed.error, request.query, 'query')
    throw new RapportError('INVALID_INPUT', problems.join('; '), { path: parsed.error.issues[0]!.path.map(String) })
  }
  assertStorable(parsed.data)
  const encoding = request.headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity') {
    throw new RapportError(
      'INVALID_INPUT',
      'expected an uncompressed file, got a compressed one; send it without content-encoding',
    )
  }
  const contentType = request.headers['content-type']
  return {
    ...parsed.data,
    format: parsed.data.format ?? formatOf(contentType),
    encoding: parsed.data.encoding ?? charsetOf(contentType),
  }
}

/**
 * Processes a body as it arrives. A client that stops sending makes the work fail; work that fails leaves the
 * connection open for the answer.
 */
const whileArriving = async <R>(
  body: IncomingMessage,
  work: (pieces: AsyncIterable<Uint8Array>) => Promise<R>,
): Promise<R> => {
  const { socket } = body
  const stalled = () => void body.destroy(new Error(`nothing arrived for ${stalledMs / 1_000} s`))
  socket.on('timeout', stalled)
  async function* pieces() {
    // Only from here on: nobody reads a file that waits for its turn.
    socket.setTimeout(stalledMs)
    yield* body.iterator({ destroyOnReturn: false })
  }
  try {
    return await work(pieces())
  } finally {
    socket.off('timeout', stalled)
    socket.setTimeout(0)
  }
}

/**
 * Adds `POST /imports?type=orders`: the body is the file, read as it arrives. Answers 202 with the job that applies it.
 * A file that cannot be accepted at all is answered with a code of the error table and not stored.
 */
export const addImports = (
  server: FastifyInstance,
  { authenticator, permissionsOf, guard, imports, sql, log }: ImportRouteParts,
): void => {
  void server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, payload, parsed) => parsed(null, payload))
    scope.post('/imports', async (request, reply) => {
      try {
        const identity = await authenticator.identify(request.headers.authorization)
        if (!identity.viewer) return await answerUnauthenticated(reply, identity.problem)
        const { viewer } = identity
        if (!permissionsOf(viewer).has('import')) {
          return await answerError(
            reply,
            'FORBIDDEN',
            'POST /imports requires the permission "import", which your role does not have',
          )
        }
        const tooMuch = guard.charge(viewer, importPoints)
        if (tooMuch) return await answerError(reply, tooMuch.code, tooMuch.message, tooMuch.details)
        const asked = requestOf(request)
        const uuid = await whileArriving(request.raw, (pieces) =>
          imports.upload({ viewer, requestId: request.id }, asked, pieces),
        )
        const [job] = await sql(
          'select type, format, status, source, mapping, options, total from import_job where id = $1',
          [uuid],
        )
        return await reply.code(202).send({ importJob: { id: ids.encode('ImportJob', uuid), ...job } })
      } catch (error) {
        const known = visibleError(error)
        if (known) {
          const { code, message, inputPath, details } = known
          return answerError(reply, code, message, { ...details, ...(inputPath.length > 0 ? { inputPath } : {}) })
        }
        const id = newUuid()
        // A client that disconnected is not our failure.
        log[request.raw.destroyed ? 'info' : 'error']({ errorId: id, err: error }, 'a file could not be accepted')
        return answerError(reply, 'INTERNAL_ERROR', `something failed on our side; give ${id} to the operator`, { id })
      }
    })
    done()
  })
}
