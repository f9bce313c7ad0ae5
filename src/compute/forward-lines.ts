import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'

const windowMs = 1_000
const maxLinesPerWindow = 100
const maxBytesPerWindow = 65_536
const maxLineLength = 2_000

/**
 * Forwards what a stream prints, line by line and bounded: at most 100 lines and 64 KiB per second, 2,000 characters
 * per line. Always reads the stream to its end, so that a writer never waits; a final line counts what was left out.
 */
export const forwardLines = (stream: Readable, onLine: (text: string) => void): void => {
  const decoder = new StringDecoder('utf8')
  let windowStart = 0
  let lines = 0
  let bytes = 0
  let skippedBytes = 0
  let partial = ''
  const emit = (text: string) => {
    lines++
    if (text.trim() !== '') onLine(text.slice(0, maxLineLength))
  }
  const sayWhatWasSkipped = () => {
    if (skippedBytes > 0) onLine(`(${skippedBytes} bytes more were printed and left out)`)
    skippedBytes = 0
  }
  stream.on('data', (chunk: Buffer) => {
    const now = performance.now()
    if (now - windowStart >= windowMs) {
      windowStart = now
      lines = 0
      bytes = 0
      sayWhatWasSkipped()
    }
    bytes += chunk.length
    if (bytes > maxBytesPerWindow || lines >= maxLinesPerWindow) {
      skippedBytes += chunk.length
      return
    }
    const parts = (partial + decoder.write(chunk)).split(/\r?\n/)
    partial = parts.pop()!.slice(0, maxLineLength)
    for (const part of parts) {
      if (lines < maxLinesPerWindow) emit(part)
      else skippedBytes += Buffer.byteLength(part) + 1
    }
  })
  stream.on('end', () => {
    emit(partial)
    sayWhatWasSkipped()
  })
}
