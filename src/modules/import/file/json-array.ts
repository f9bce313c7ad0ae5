const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
const open = new Set([0x7b, 0x5b])
const close = new Set([0x7d, 0x5d])
const lineFeed = 0x0a
const space = 0x20

const isBlank = (byte: number): boolean => byte === space || byte === lineFeed || byte === 0x0d || byte === 0x09

/** Whether a text begins as a JSON array of objects. */
export const looksLikeArray = (text: string): boolean => /^\u{FEFF}?\s*\[\s*[{\]]/u.test(text)

/**
 * Emits the items of a JSON array, in UTF-8, as lines: item 1 is line 1. Line breaks inside an item become spaces,
 * which is all they mean there. Anything that is not an array comes out as lines that are not JSON.
 */
export async function* arrayAsLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  let depth = 0
  let inText = false
  let escaped = false
  for await (const piece of bytes) {
    const out = Buffer.allocUnsafe(piece.length)
    let at = 0
    for (const byte of piece) {
      if (inText) {
        if (escaped) escaped = false
        else if (byte === backslash) escaped = true
        else if (byte === quote) inText = false
      } else if (byte === quote) inText = true
      else if (open.has(byte)) {
        // The bracket of the array itself is not part of an item, and neither is anything before it.
        if (depth++ === 0) continue
      } else if (close.has(byte)) {
        if (--depth === 0) continue
      } else if (byte === comma && depth === 1) {
        out[at++] = lineFeed
        continue
      } else if (depth <= 1 && isBlank(byte)) continue
      if (depth === 0 && (isBlank(byte) || byte > 0x7f)) continue
      out[at++] = byte === lineFeed || byte === 0x0d ? space : byte
    }
    if (at > 0) yield out.subarray(0, at)
  }
}
