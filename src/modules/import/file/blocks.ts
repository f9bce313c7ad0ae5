import { isUtf8 } from 'node:buffer'
import { RapportError } from '../../../core/errors.ts'
import type { LineProblem, ProblemCode } from '../problem.ts'

/** Longest line of a file, in bytes; a longer one is refused and not stored. */
export const maxLineBytes = 4 * 1024 * 1024
/** Largest file, in bytes. */
const maxFileBytes = 20 * 1024 ** 3

/** Some whole lines of a file. */
export interface Block {
  /** Ends with a line feed. */
  readonly text: string
  /** Lines that cannot be read, by their number from 1; in `text` they are blank or hold replacement characters. */
  readonly flagged: ReadonlyMap<number, LineProblem>
}

const lineFeed = 0x0a
const none: ReadonlyMap<number, LineProblem> = new Map()

const refused = (code: ProblemCode, message: string): LineProblem => ({ column: null, code, message })
const tooLong = refused('TOO_LONG', `expected a line of at most ${maxLineBytes / 1024 / 1024} MiB`)
const notUtf8 = refused('BAD_ENCODING', 'expected the line to be UTF-8 like the others; save the file as UTF-8')
const hasNul = refused('MALFORMED_LINE', 'expected text, the line has a NUL character')

const unreadable = (message: string): RapportError => new RapportError('INVALID_INPUT', message, { path: ['content'] })

/** Files whose first bytes show that they are not text. */
const signatures: readonly (readonly [readonly number[], string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'expected CSV or JSON, the file is a ZIP archive or an Excel workbook; save it as CSV'],
  [[0x1f, 0x8b], 'expected CSV or JSON, the file is compressed with gzip; send it unpacked'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'expected CSV or JSON, the file is an old Excel workbook; save it as CSV'],
]
const byteOrderMark = [0xef, 0xbb, 0xbf]

const startsWith = (bytes: Buffer, start: readonly number[]) => start.every((byte, i) => bytes[i] === byte)

/** Throws INVALID_INPUT if the first bytes are not text; returns the length of the byte order mark. */
export const checkStart = (bytes: Buffer): number => {
  for (const [start, message] of signatures) if (startsWith(bytes, start)) throw unreadable(message)
  return startsWith(bytes, byteOrderMark) ? byteOrderMark.length : 0
}

/** Collects bytes until lines are complete. Holds at most one line and one chunk of input. */
class LineCollector {
  #kept: Buffer[] = []
  #keptBytes = 0
  #fileBytes = 0
  #started = false
  /** Inside a line that is too long: discarded up to its end. */
  #skipping = false
  #line = 1

  push(piece: Uint8Array): Block | undefined {
    let bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
    this.#fileBytes += bytes.length
    if (this.#fileBytes > maxFileBytes) {
      throw new RapportError('TOO_LARGE', `expected a file of at most ${maxFileBytes / 1024 ** 3} GiB; split it`, {
        path: ['content'],
      })
    }
    if (!this.#started) {
      this.#keep(bytes)
      if (this.#keptBytes < 4) return undefined
      bytes = this.#takeStart()
    }
    const last = bytes.lastIndexOf(lineFeed)
    if (last < 0) {
      this.#keep(bytes)
      return undefined
    }
    const block = this.#block(bytes.subarray(0, last + 1))
    this.#keep(bytes.subarray(last + 1))
    return block
  }

  /** The last line, if no line feed ends it. */
  end(): Block | undefined {
    const rest = this.#started ? Buffer.alloc(0) : this.#takeStart()
    if (rest.length + this.#keptBytes === 0 && !this.#skipping) return undefined
    return this.#block(Buffer.concat([rest, Buffer.of(lineFeed)]))
  }

  #takeStart(): Buffer {
    this.#started = true
    const start = Buffer.concat(this.#kept)
    this.#kept = []
    this.#keptBytes = 0
    return start.subarray(checkStart(start))
  }

  #keep(bytes: Buffer): void {
    if (bytes.length === 0 || this.#skipping) return
    this.#kept.push(bytes)
    this.#keptBytes += bytes.length
    if (this.#keptBytes <= maxLineBytes) return
    this.#skipping = true
    this.#kept = []
    this.#keptBytes = 0
  }

  #block(bytes: Buffer): Block {
    const flagged = new Map<number, LineProblem>()
    let lines = bytes
    if (this.#skipping || this.#keptBytes + bytes.indexOf(lineFeed) > maxLineBytes) {
      // A blank line stands for the one that is too long.
      lines = bytes.subarray(bytes.indexOf(lineFeed))
      flagged.set(this.#line, tooLong)
      this.#skipping = false
    } else if (this.#keptBytes > 0) {
      lines = Buffer.concat([...this.#kept, bytes])
    }
    this.#kept = []
    this.#keptBytes = 0
    const damaged = !isUtf8(lines) || lines.includes(0)
    // Line numbers matter only for finding damaged lines, and there every line is examined.
    const count = damaged ? this.#flag(lines, flagged) : countLines(lines)
    this.#line += count
    return { text: lines.toString('utf8'), flagged: flagged.size > 0 ? flagged : none }
  }

  #flag(bytes: Buffer, flagged: Map<number, LineProblem>): number {
    let count = 0
    for (let from = 0; from < bytes.length; count++) {
      const to = bytes.indexOf(lineFeed, from) + 1
      const line = bytes.subarray(from, to)
      if (!isUtf8(line)) flagged.set(this.#line + count, notUtf8)
      else if (line.includes(0)) flagged.set(this.#line + count, hasNul)
      from = to
    }
    return count
  }
}

const countLines = (bytes: Buffer): number => {
  let count = 0
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) count++
  return count
}

/**
 * Reads bytes as whole lines of UTF-8 text in constant memory. Flags lines that are too long, not UTF-8 or contain a
 * NUL. Throws INVALID_INPUT for a file that is not text, and TOO_LARGE for one that is too large.
 */
export async function* readBlocks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Block, void, undefined> {
  const collector = new LineCollector()
  for await (const piece of bytes) {
    const block = collector.push(piece)
    if (block) yield block
  }
  const last = collector.end()
  if (last) yield last
}
