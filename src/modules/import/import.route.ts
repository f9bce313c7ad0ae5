import type { IncomingMessage } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { ModuleContext } from '../../contract/context.ts'
import { viewerOf, type RoutePlugin } from '../../contract/route.ts'
import { RapportError } from '../../core/errors.ts'
import { ids } from '../../core/ids.ts'
import { schemaProblems } from '../../core/schema-problems.ts'
import { assertStorable } from '../../core/storable.ts'
import { sqlOne } from '../../db/rows.ts'
import { ImportFormat } from './file/format.ts'
import { ImportType } from './import.entity.ts'
import { DateOrder, ExistingRecords, NewRecords } from './import.input.ts'
import { Imports } from './import.service.ts'
import type { ImportRequest } from './options.ts'

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
 * `POST /imports?type=orders`: the body is the file, read as it arrives. Answers 202 with the job that applies it. A file
 * that cannot be accepted at all is answered with a code of the error table and not stored.
 */
export const importRoute: RoutePlugin<ModuleContext> = (scope, context) => {
  const imports = new Imports(context)
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', (_request, payload, parsed) => parsed(null, payload))
  scope.post('/', async (request, reply) => {
    const asked = requestOf(request)
    const caller = { viewer: viewerOf(request), requestId: request.id }
    const uuid = await whileArriving(request.raw, (pieces) => imports.upload(caller, asked, pieces))
    const job = await sqlOne<object>(
      context.sql,
      'select type, format, status, source, mapping, options, total from import_job where id = $1',
      [uuid],
    )
    return reply.code(202).send({ importJob: { id: ids.encode('ImportJob', uuid), ...job } })
  })
}
