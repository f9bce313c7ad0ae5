import type { StringColumn } from 'rapport-crm/task'

/** Many texts in two columns: text i is the UTF-8 bytes from `ends[i − 1]` (or 0) to `ends[i]`; an empty one is no text. */
export interface Utf8Column {
  readonly bytes: Uint8Array
  readonly ends: Int32Array
}

/** Texts of a batch: their bytes, or a dictionary if many are equal. */
export type TextColumn = Utf8Column | StringColumn

const MAX_BYTES = 2 ** 31 - 1

/**
 * Packs texts for transfer to a thread; null becomes empty. A lone surrogate becomes U+FFFD, which is as long in
 * UTF-16, so offsets stay valid.
 * @throws RangeError if they take 2 GiB or more: send them in several batches
 */
export const packTexts = (texts: readonly (string | null)[]): Utf8Column => {
  let size = 0
  for (const text of texts) size += text === null ? 0 : Buffer.byteLength(text)
  if (size > MAX_BYTES) throw new RangeError(`expected texts of at most ${MAX_BYTES} bytes in one batch, got ${size}`)
  const buffer = Buffer.alloc(size)
  const ends = new Int32Array(texts.length)
  let at = 0
  texts.forEach((text, i) => {
    if (text !== null) at += buffer.write(text, at)
    ends[i] = at
  })
  return { bytes: new Uint8Array(buffer.buffer, buffer.byteOffset, size), ends }
}

/** Number of texts in a column. */
export const textCount = (texts: TextColumn): number => ('ends' in texts ? texts.ends.length : texts.codes.length)

/** Reads texts of a column by their number; a missing one is the empty string. */
export const textReader = (texts: TextColumn): ((i: number) => string) => {
  if (!('ends' in texts)) {
    const { dictionary, codes } = texts
    return (i) => dictionary[codes[i]!] ?? ''
  }
  const { bytes, ends } = texts
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return (i) => buffer.toString('utf8', i === 0 ? 0 : ends[i - 1], ends[i])
}

/** Cuts a batch into pieces of about equal numbers of texts for the pool: `[from, to)` pairs in order. */
export const textPieces = (count: number, pieceSize = 5_000): { readonly from: number; readonly to: number }[] =>
  Array.from({ length: Math.ceil(count / pieceSize) }, (_, piece) => ({
    from: piece * pieceSize,
    to: Math.min(count, (piece + 1) * pieceSize),
  }))

/** An integer column that grows. */
export class GrowingColumn<Column extends Int32Array | Float64Array | Uint8Array> {
  #column: Column
  #size = 0
  readonly #make: (length: number) => Column

  constructor(make: (length: number) => Column, expected: number) {
    this.#make = make
    this.#column = make(Math.max(16, expected))
  }

  get size(): number {
    return this.#size
  }

  push(value: number): void {
    if (this.#size === this.#column.length) {
      const grown = this.#make(this.#size * 2)
      grown.set(this.#column)
      this.#column = grown
    }
    this.#column[this.#size++] = value
  }

  /** What was pushed, in a buffer of its own. */
  take(): Column {
    const taken = this.#make(this.#size)
    taken.set(this.#column.subarray(0, this.#size))
    return taken
  }
}
