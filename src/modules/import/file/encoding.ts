import { isAscii, isUtf8 } from 'node:buffer'
import { RapportError } from '../../../core/errors.ts'
import { checkStart } from './blocks.ts'

/** How many bytes are examined to detect the encoding, starting at the first non-ASCII byte. */
const sampleBytes = 64 * 1024

const marks: readonly (readonly [string, readonly number[]])[] = [
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** The name of an encoding in the WHATWG standard. Throws INVALID_INPUT for an unknown name. */
export const encodingOf = (name: string): string => {
  try {
    return new TextDecoder(name.trim()).encoding
  } catch {
    throw new RapportError(
      'INVALID_INPUT',
      `expected an encoding such as utf-8, utf-16le, gb18030 or windows-1252, got ${JSON.stringify(name.slice(0, 40))}`,
      { path: ['encoding'] },
    )
  }
}

/** UTF-16 without a byte order mark: in mostly Latin text every second byte is 0. */
const utf16Of = (bytes: Uint8Array): string | undefined => {
  const length = Math.min(bytes.length, 1_024) & ~1
  if (length < 4) return undefined
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  const most = 0.4 * length
  if (odd > most * 0.5 && even === 0) return 'utf-16le'
  return even > most * 0.5 && odd === 0 ? 'utf-16be' : undefined
}

/** Whether the lines with non-ASCII bytes are mostly UTF-8; the end may be cut off. */
const mostlyUtf8 = (bytes: Buffer): boolean => {
  let good = 0
  let bad = 0
  for (let from = 0; from < bytes.length;) {
    const feed = bytes.indexOf(0x0a, from)
    const line = bytes.subarray(from, feed < 0 ? bytes.length : feed)
    if (!isAscii(line)) {
      if (isUtf8(line)) good++
      else if (feed >= 0 || good + bad === 0) bad++
    }
    from = feed < 0 ? bytes.length : feed + 1
  }
  return good >= bad
}

/**
 * Lengths of the runs of non-ASCII bytes: accented letters come in ones and twos, Chinese in pairs, Cyrillic in words.
 */
const runsOf = (bytes: Uint8Array): { short: number; even: number; common: number; all: number } => {
  const counts = { short: 0, even: 0, common: 0, all: 0 }
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! < 0x80) continue
    const from = i
    while (i < bytes.length && bytes[i]! >= 0x80) i++
    const length = i - from
    counts.all += length
    if (length <= 2) counts.short += length
    if (length % 2 !== 0) continue
    counts.even += length
    // The 3,755 most common Chinese characters and the punctuation begin with these bytes; Cyrillic words mostly do
    // not.
    for (let at = from; at < i; at += 2) if (bytes[at]! <= 0xd7 && bytes[at]! >= 0xa1) counts.common += 2
  }
  return counts
}

const isGb18030 = (bytes: Uint8Array): boolean => {
  try {
    // What is cut off at the end will arrive with the next block.
    new TextDecoder('gb18030', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/**
 * The encoding of a text, judging by its first non-ASCII bytes: UTF-8, UTF-16, GB18030 or Windows-1252. Throws
 * INVALID_INPUT if they look like none of these, rather than misreading names, and if the file is not text.
 */
export const detectEncoding = (bytes: Uint8Array): string => {
  const mark = marks.find(([, start]) => start.every((byte, i) => bytes[i] === byte))
  if (mark) return mark[0]
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  checkStart(buffer)
  const wide = utf16Of(buffer)
  if (wide !== undefined) return wide
  if (isAscii(buffer) || mostlyUtf8(buffer)) return 'utf-8'
  const { short, even, common, all } = runsOf(buffer)
  if (even >= 0.8 * all && common >= 0.6 * even && isGb18030(buffer)) return 'gb18030'
  if (short >= 0.8 * all) return 'windows-1252'
  throw new RapportError(
    'INVALID_INPUT',
    'expected UTF-8, UTF-16, GB18030 or Windows-1252, the file looks like another encoding; name it with the ' +
      'option encoding, e.g. windows-1251, shift_jis or big5',
    { path: ['encoding'] },
  )
}

const utf8Mark = [0xef, 0xbb, 0xbf]

/**
 * Converts a file to UTF-8 as it arrives. The encoding is the given one, or is detected at the first non-ASCII byte;
 * `onEncoding` is told. UTF-8 passes through unchanged, including any errors.
 */
export async function* asUtf8(
  bytes: AsyncIterable<Uint8Array>,
  given: string | undefined,
  onEncoding: (name: string) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  let decoder: InstanceType<typeof TextDecoder> | undefined
  let decided = false
  let waiting: Uint8Array[] = []
  let waitingBytes = 0
  const decide = (sample: Uint8Array) => {
    const name = given ?? detectEncoding(sample)
    onEncoding(name)
    decided = true
    if (name !== 'utf-8') decoder = new TextDecoder(name)
  }
  const pass = (piece: Uint8Array): Uint8Array =>
    decoder ? Buffer.from(decoder.decode(piece, { stream: true }), 'utf8') : piece
  if (given !== undefined) decide(new Uint8Array())
  let begun = false
  for await (const piece of bytes) {
    if (decided) {
      yield pass(piece)
      continue
    }
    // The first bytes may be a mark, and Latin text in UTF-16 is ASCII with zeros.
    const plain = waitingBytes === 0 && begun && isAscii(piece) && !piece.includes(0)
    if (plain) {
      yield piece
      continue
    }
    waiting.push(piece)
    waitingBytes += piece.length
    if (waitingBytes < sampleBytes) continue
    const sample = Buffer.concat(waiting)
    begun = true
    waiting = []
    waitingBytes = 0
    if (!isAscii(sample) || sample.includes(0) || utf8Mark.every((byte, i) => sample[i] === byte)) {
      decide(sample)
      yield pass(sample)
    } else yield sample
  }
  if (waitingBytes > 0) {
    const sample = Buffer.concat(waiting)
    decide(sample)
    yield pass(sample)
  }
  if (!decided) onEncoding('utf-8')
  const rest = decoder?.decode() ?? ''
  if (rest !== '') yield Buffer.from(rest, 'utf8')
}
