import { createHash } from 'node:crypto'
import { RapportError } from '../../core/errors.ts'
import { newUuid } from '../../core/ids.ts'
import type { RunSql } from '../../db/sql.ts'
import type { Encoder } from './encoder.ts'

/** The most bytes of a chunk. */
const chunkBytes = 262_144
/** The largest file. */
const maxBytes = 4 * 1_024 ** 3

/** A file that is complete. */
export interface WrittenFile {
  readonly file: string
  readonly rows: number
  readonly bytes: number
  readonly sha256: string
}

/**
 * Writes records to the chunks of a new file as soon as the encoder has the bytes of one. `wrote` is called after each with the number
 * of records so far. Throws TOO_LARGE.
 */
export const writeFile = async (
  sql: RunSql,
  jobId: string,
  encoder: Encoder,
  records: AsyncIterable<readonly object[]>,
  wrote: (rows: number) => Promise<void>,
): Promise<WrittenFile> => {
  const file = newUuid()
  const digest = createHash('sha256')
  let start = 0
  let rows = 0
  const flush = async () => {
    const body = encoder.take()
    if (body.length === 0) return
    if (start + body.length > maxBytes)
      throw new RapportError(
        'TOO_LARGE',
        `expected a file of at most ${maxBytes} bytes; filter the list, or select less`,
      )
    digest.update(body)
    for (let at = 0; at < body.length; at += chunkBytes) {
      const piece = body.subarray(at, at + chunkBytes)
      await sql('insert into export_chunk (id, job_id, file, start, body) values ($1, $2, $3, $4, $5)', [
        newUuid(),
        jobId,
        file,
        start,
        piece,
      ])
      start += piece.length
    }
    await wrote(rows)
  }
  for await (const batch of records) {
    for (const record of batch) {
      encoder.add(record)
      rows++
      if (encoder.size >= chunkBytes) await flush()
    }
  }
  encoder.end()
  await flush()
  return { file, rows, bytes: start, sha256: digest.digest('hex') }
}
