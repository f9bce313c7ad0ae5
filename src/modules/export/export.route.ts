import { Readable } from 'node:stream'
import type { ModuleContext } from '../../contract/context.ts'
import { viewerOf, type RoutePlugin } from '../../contract/route.ts'
import { RapportError } from '../../core/errors.ts'
import { ids } from '../../core/ids.ts'
import type { Viewer } from '../../core/viewer.ts'
import { sqlOne, type Row } from '../../db/rows.ts'
import type { RunSql } from '../../db/sql.ts'
import { transact } from '../../write/unit-of-work.ts'
import { byteRangeOf, type ByteRange } from './byte-range.ts'

type FileRow = Row<
  'export_job',
  | 'id'
  | 'list'
  | 'format'
  | 'status'
  | 'created_by'
  | 'user_id'
  | 'role'
  | 'scope'
  | 'bytes'
  | 'sha256'
  | 'file'
  | 'taken_at'
  | 'error'
> & { readonly is_gone: boolean }

/** A file that is complete. */
type CompleteFile = FileRow & { readonly bytes: number; readonly file: string; readonly taken_at: string }

const isWhole = (row: FileRow): row is CompleteFile =>
  row.status === 'SUCCEEDED' && row.bytes !== null && row.file !== null && row.taken_at !== null

/** The file of an export for who asked for it. Throws NOT_FOUND, FORBIDDEN, INVALID_STATE. */
const fileFor = async (sql: RunSql, viewer: Viewer, id: string): Promise<CompleteFile> => {
  const [row] = await sql<FileRow>(
    `select id, list, format, status, created_by, user_id, role, scope, bytes, sha256, file, taken_at, error, expires_at < now() as is_gone
     from export_job where id = $1`,
    [ids.decode(id, 'ExportJob', ['id']).uuid],
  )
  const isOwn = row && (row.created_by === viewer.id || (row.user_id !== null && row.user_id === viewer.userId))
  if (!isOwn) throw new RapportError('NOT_FOUND', 'expected an export that you asked for; only who did may download it')
  if (!isWhole(row)) {
    const why =
      row.status === 'FAILED' ? `this one failed: ${row.error}` : 'this one is under way; follow exportProgress'
    throw new RapportError('INVALID_STATE', `expected an export that is complete; ${why}`)
  }
  if (row.is_gone) throw new RapportError('NOT_FOUND', 'the file is kept for a day and is gone; export the list again')
  if (row.role !== viewer.role || row.scope !== viewer.scope)
    throw new RapportError(
      'FORBIDDEN',
      `the file was written for the role ${row.role} and the scope ${row.scope}, and you now have ${viewer.role} and ${viewer.scope}; export the list again`,
    )
  return row
}

/** The bytes of a part of a file, a chunk in memory at a time; no connection is held while the client reads. */
async function* bytesOf(sql: RunSql, file: string, { from, to }: ByteRange): AsyncGenerator<Buffer> {
  let at = from
  while (at <= to) {
    const { start, body } = await sqlOne<{ start: number; body: Buffer }>(
      sql,
      'select start, body from export_chunk where file = $1 and start <= $2 order by start desc limit 1',
      [file, at],
    )
    const piece = body.subarray(at - start, to - start + 1)
    if (piece.length === 0) throw new Error(`expected byte ${at} in the chunks of the file ${file}`)
    yield piece
    at += piece.length
  }
}

const types: Readonly<Record<string, readonly [contentType: string, extension: string]>> = {
  CSV: ['text/csv; charset=utf-8; header=present', 'csv'],
  NDJSON: ['application/x-ndjson; charset=utf-8', 'ndjson'],
  PARQUET: ['application/vnd.apache.parquet', 'parquet'],
}

const audited = (context: ModuleContext, viewer: Viewer, requestId: string, { id }: FileRow): Promise<void> =>
  transact(context.em(), { viewer, requestId, action: 'GET /exports' }, async (unit) =>
    unit.audit({ recordType: 'ExportJob', recordId: id }),
  )

/**
 * `GET /exports/<id>`: the file of an export, for who asked for it. It never changes: a download that broke off is continued by
 * `Range`, with the ETag as `If-Range`.
 */
export const exportRoute: RoutePlugin<ModuleContext> = (scope, context) => {
  scope.get<{ Params: { id: string } }>('/:id', { exposeHeadRoute: false }, async (request, reply) => {
    const viewer = viewerOf(request)
    const row = await fileFor(context.sql, viewer, request.params.id)
    const { bytes, file, taken_at: takenAt } = row
    const [contentType, extension] = types[row.format]!
    const etag = `"${row.sha256}"`
    const { range, 'if-range': ifRange } = request.headers
    const part = ifRange === undefined || ifRange === etag ? byteRangeOf(range, bytes) : undefined
    reply.headers({
      etag,
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-store',
      'last-modified': new Date(takenAt).toUTCString(),
    })
    if (part === 'unsatisfiable') {
      reply.header('content-range', `bytes */${bytes}`)
      return reply.code(416).send()
    }
    await audited(context, viewer, request.id, row)
    const whole = { from: 0, to: bytes - 1 }
    const { from, to } = part ?? whole
    if (part) reply.code(206).header('content-range', `bytes ${from}-${to}/${bytes}`)
    const name = `${row.list}-${new Date(takenAt).toISOString().slice(0, 19).replaceAll(':', '')}Z.${extension}`
    return reply
      .type(contentType)
      .header('content-length', to - from + 1)
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(Readable.from(bytesOf(context.sql, file, { from, to }), { highWaterMark: 1 }))
  })
}
