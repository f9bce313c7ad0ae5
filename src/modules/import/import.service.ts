import { createHash } from 'node:crypto'
import { hashJson } from '../../core/canonical-json.ts'
import { RapportError } from '../../core/errors.ts'
import { newUuid } from '../../core/ids.ts'
import type { ModuleContext } from '../../contract/context.ts'
import { Semaphore } from '../../core/semaphore.ts'
import type { Viewer } from '../../core/viewer.ts'
import { sqlRunner } from '../../db/sql.ts'
import { transact, type UnitOfWork } from '../../write/unit-of-work.ts'
import { assertMayChange } from '../../read/changeable.ts'
import { notFound, uuidOf } from '../input.ts'
import { importFields } from './fields/import-fields.ts'
import { LineReader } from './fields/line-reader.ts'
import { assertComplete, columnOf, resolveMapping, type Mapping } from './fields/mapping.ts'
import { WordCounter } from './fields/word-counter.ts'
import { openFile, type OpenFile } from './file/open.ts'
import type { ImportFormat } from './file/format.ts'
import { ImportJob, ImportStatus, type ImportType, type UnknownWord } from './import.entity.ts'
import type { ImportRecordsInput } from './import.input.ts'
import { checkRequest, type ImportOptions, type ImportRequest } from './options.ts'
import { openSession } from '../../db/own-session.ts'
import { stageLines } from './staging/stage.ts'
import { dropTable, hasTable, stagingSchema } from './staging/table.ts'

/** Files that this process receives at the same time; further ones wait unread for their turn. */
const uploads = new Semaphore(8)

/** A file whose lines are staged in a table, before it has a job. */
interface StagedFile {
  readonly id: string
  readonly type: ImportType
  readonly format: ImportFormat
  readonly source: string
  readonly mapping: Mapping
  readonly options: ImportOptions
  readonly total: number
  readonly contentHash: string
  readonly unmappedColumns: string[]
  readonly unknownWords: UnknownWord[]
  readonly notes: string[]
}

interface Caller {
  readonly viewer: Viewer
  readonly requestId?: string | undefined
}

/**
 * Queues interrupted imports. Their own queue entries come back too, but only after they are missed; whichever comes
 * second finds nothing to do.
 */
export const resumeImports = (context: ModuleContext): Promise<void> =>
  context.transact(async (unit, sql) => {
    const unfinished = await sql<{ id: string }>(
      `select id from import_job where status in ('QUEUED', 'APPLYING') order by created_at`,
    )
    for (const { id } of unfinished) await context.enqueue(unit, 'apply', { jobId: id })
  })

/** Accepts files. */
export class Imports {
  readonly #context: ModuleContext

  /** `context`: that of the module. */
  constructor(context: ModuleContext) {
    this.#context = context
  }

  /**
   * Receives a file as it arrives and queues it; returns the uuid of its job. Resolves once every line is stored, so
   * that the file will be applied whatever happens next. Throws INVALID_INPUT for a file that cannot be read at all,
   * FORBIDDEN, TOO_LARGE.
   */
  async upload(caller: Caller, request: ImportRequest, content: AsyncIterable<Uint8Array>): Promise<string> {
    assertMayChange(ImportJob, caller.viewer)
    const staged = await uploads.run(() => this.#stage(request, content))
    return transact(this.#context.em(), { ...caller, action: 'POST /imports' }, (unit) => this.#start(unit, staged))
  }

  /** The mutation `importRecords`: a small file, or the lines of a dry run. Returns the uuid of the job. */
  async records(unit: UnitOfWork, input: ImportRecordsInput): Promise<string> {
    assertMayChange(ImportJob, unit.viewer)
    const { content, uploadId } = input
    if ((content ?? null) === null ? !uploadId : uploadId) {
      throw new RapportError('INVALID_INPUT', 'expected either content or uploadId', { path: ['input', 'content'] })
    }
    if (uploadId) return this.#applyDryRun(unit, uploadId, input)
    const staged = await this.#stage(input, piecesOf(content!))
    return this.#start(unit, staged)
  }

  async #stage(request: ImportRequest, content: AsyncIterable<Uint8Array>): Promise<StagedFile> {
    const { source, options } = checkRequest(request, this.#context.baseCurrency)
    const kind = importFields[request.type]
    const digest = createHash('sha256')
    const { format, encoding } = request
    const file = await openFile(hashed(content, digest), { format, encoding })
    const { currency, dateOrder } = options
    const resolved = resolveMapping(kind, file, request.mapping, { dateOrder, currency, now: new Date() })
    assertComplete(resolved, file)
    const { mapping, conventions } = resolved
    const unknown = new WordCounter()
    const reader = new LineReader(kind, mapping, file, conventions, unknown.add)
    const id = newUuid()
    const session = await openSession(this.#context.platform.databaseUrl, options.timeZone)
    try {
      const { total } = await session.transaction(() => stageLines(session.client, id, kind, file, reader))
      const used = new Set(Object.values(mapping).map(columnOf))
      return {
        id,
        type: request.type,
        format: file.format,
        source,
        mapping,
        options: { ...options, encoding: file.encoding },
        total,
        contentHash: digest.digest('hex'),
        unmappedColumns: file.columns.filter((column) => column !== '' && !used.has(column)),
        unknownWords: unknown.list(),
        notes: notesOf(file),
      }
    } finally {
      await session.end()
    }
  }

  /** Creates the job of a staged file. If the same file is already under way, returns that job. */
  async #start(unit: UnitOfWork, staged: StagedFile): Promise<string> {
    const { contentHash, ...parts } = staged
    const { id, type, format, source, mapping, options } = parts
    const sql = sqlRunner(unit.em)
    const fileHash = hashJson({ contentHash, type, format, source, mapping, options })
    await sql('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`import file ${fileHash}`])
    const [same] = await sql<{ id: string }>(
      `select id from import_job where file_hash = $1 and status in ('QUEUED', 'APPLYING')`,
      [fileHash],
    )
    if (same) {
      await dropTable(sql, id)
      return same.id
    }
    await this.#queue(unit, { ...parts, options: { ...options }, fileHash })
    return id
  }

  async #applyDryRun(unit: UnitOfWork, uploadId: string, input: ImportRecordsInput): Promise<string> {
    const earlier = await unit.em.findOne(ImportJob, { id: uuidOf(uploadId, 'ImportJob', 'uploadId') })
    if (!earlier) throw notFound('import job', 'uploadId')
    const {
      type: givenType,
      format: givenFormat,
      mapping: given,
      source: from,
      currency,
      strict,
      timeZone,
      dateOrder,
      existing,
    } = input
    const how = { existing, new: input.new, dryRun: input.dryRun }
    const others = { mapping: given, source: from, currency, strict, timeZone, dateOrder, ...how }
    const [other] = Object.entries(others).find(([, value]) => value !== undefined && value !== null) ?? []
    if (other !== undefined || givenType !== earlier.type || givenFormat !== earlier.format) {
      throw new RapportError(
        'INVALID_INPUT',
        `expected uploadId with the type and format of its dry run (${earlier.type}, ${earlier.format}) and no ` +
          'other options: its lines are applied as they were checked',
        { path: ['input', other ?? 'type'] },
      )
    }
    const sql = sqlRunner(unit.em)
    const dryRun = earlier.options['dryRun'] === true && earlier.status === ImportStatus.SUCCEEDED
    if (!dryRun || !(await hasTable(sql, earlier.id))) {
      throw new RapportError(
        'INVALID_STATE',
        'expected an import job that was a dry run within the last day and has not been applied; send the file again',
        { path: ['input', 'uploadId'] },
      )
    }
    const id = newUuid()
    await sql(`alter table ${stagingSchema}."${earlier.id}" rename to "${id}"`)
    const { type, format, source, mapping, total, fileHash, unmappedColumns, unknownWords } = earlier
    const options = { ...earlier.options, dryRun: false }
    const told = { unmappedColumns, unknownWords, notes: [] }
    await this.#queue(unit, { id, type, format, source, mapping, options, total, fileHash: fileHash ?? null, ...told })
    return id
  }

  async #queue(
    unit: UnitOfWork,
    job: Pick<
      ImportJob,
      | 'id'
      | 'type'
      | 'format'
      | 'source'
      | 'mapping'
      | 'options'
      | 'total'
      | 'unmappedColumns'
      | 'unknownWords'
      | 'notes'
    > & { fileHash: string | null },
  ): Promise<void> {
    const { em, viewer, now, emit } = unit
    em.persist(
      em.create(ImportJob, { ...job, createdAt: now, updatedAt: now, createdBy: viewer.id }, { partial: true }),
    )
    await em.flush()
    await this.#context.enqueue(unit, 'apply', { jobId: job.id })
    emit('import.changed', { jobId: job.id, status: ImportStatus.QUEUED })
  }
}

/** The parts of a file that are not records, in words. */
const notesOf = ({ titles, totals }: OpenFile): string[] => [
  ...(titles === 0 ? [] : [`skipped ${titles === 1 ? '1 line' : `${titles} lines`} above the header`]),
  ...(totals === 0 ? [] : [`skipped ${totals === 1 ? '1 line' : `${totals} lines`} of totals below the table`]),
]

async function* hashed(content: AsyncIterable<Uint8Array>, digest: ReturnType<typeof createHash>) {
  for await (const piece of content) {
    digest.update(piece)
    yield piece
  }
}

/** A text in pieces, so that other requests get their turn while it is read. */
async function* piecesOf(content: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content, 'utf8')
  for (let at = 0; at < bytes.length; at += 64 * 1024) yield bytes.subarray(at, at + 64 * 1024)
}
