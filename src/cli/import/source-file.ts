import { constants, createReadStream, type ReadStream } from 'node:fs'
import { access, open, stat } from 'node:fs/promises'
import { RapportError } from '../../core/errors.ts'
import { detectEncoding, encodingOf } from '../../modules/import/file/encoding.ts'
import { CliError } from '../command.ts'

/** As much of a file as the server examines to detect its format. */
const headBytes = 64 * 1024

/** A file to send. */
export interface SourceFile {
  readonly path: string
  readonly bytes: number
  /** Its first lines. */
  readonly head: string
  /** Name of its encoding, as far as its first lines show. */
  readonly encoding: string
  read(): ReadStream
}

/**
 * Opens a file. Throws CliError if it is missing, not a file, empty, or not text. `given`: the name of its encoding.
 */
export const openSource = async (path: string, given?: string): Promise<SourceFile> => {
  const facts = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new CliError(
      error.code === 'ENOENT' ? `there is no file ${path}` : `${path} cannot be read: ${error.message}`,
    )
  })
  if (!facts.isFile()) throw new CliError(`expected a file, ${path} is not one`)
  await access(path, constants.R_OK).catch(() => {
    throw new CliError(`this user may not read ${path}`)
  })
  if (facts.size === 0) throw new CliError(`expected a header and lines, ${path} is empty`)
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    const start = buffer.subarray(0, bytesRead)
    const encoding = given === undefined ? detectEncoding(start) : encodingOf(given)
    const text = new TextDecoder(encoding).decode(start, { stream: true })
    // What the head cuts off is checked with the whole file.
    const head = bytesRead < facts.size && text.includes('\n') ? text.slice(0, text.lastIndexOf('\n') + 1) : text
    return {
      path,
      bytes: facts.size,
      encoding,
      head: head.replaceAll('\0', '\u{FFFD}'),
      read: () => createReadStream(path, { end: facts.size - 1 }),
    }
  } catch (error) {
    if (error instanceof RapportError) throw new CliError(`${path}: ${error.message}`, { cause: error })
    throw error
  } finally {
    await handle.close()
  }
}

/** `2.1 MB`, in units of 1,000. */
export const formatBytes = (bytes: number): string => {
  const units = ['B', 'kB', 'MB', 'GB']
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const amount = bytes / 1_000 ** power
  return `${power === 0 ? amount : amount.toFixed(1)} ${units[power]}`
}
