import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { forwardLines } from './forward-lines.ts'

const linesOf = async (chunks: readonly (string | Buffer)[]): Promise<string[]> => {
  const stream = new PassThrough()
  const lines: string[] = []
  forwardLines(stream, (line) => lines.push(line))
  for (const chunk of chunks) stream.write(chunk)
  stream.end()
  await new Promise((resolve) => stream.once('end', resolve))
  return lines
}

test('lines come whole, whatever the chunks they came in', async () => {
  expect(await linesOf(['one\ntw', 'o\r\n\nth', 'ree'])).toEqual(['one', 'two', 'three'])
})

test('a character cut between two chunks is one character', async () => {
  const bytes = Buffer.from('客户\n')
  expect(await linesOf([bytes.subarray(0, 2), bytes.subarray(2)])).toEqual(['客户'])
})

test('a flood is cut at 100 lines, and how much is missing is said', async () => {
  const lines = await linesOf([Array.from({ length: 1_000 }, () => 'xxxx\n').join('')])
  expect(lines).toHaveLength(101)
  expect(lines.at(-1)).toBe('(4500 bytes more were printed and left out)')
})

test('a flood of long lines is cut at 64 KiB', async () => {
  const lines = await linesOf(Array.from({ length: 50 }, () => `${'x'.repeat(1_999)}\n`))
  expect(lines).toHaveLength(33)
  expect(lines.at(-1)).toBe('(36000 bytes more were printed and left out)')
})

test('a line without an end is cut at 2,000 characters', async () => {
  const lines = await linesOf(['x'.repeat(30_000), 'y'.repeat(30_000)])
  expect(lines.map((line) => line.length)).toEqual([2_000])
})
