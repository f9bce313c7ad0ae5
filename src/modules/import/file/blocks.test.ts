import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { readBlocks } from './blocks.ts'

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

const read = async (pieces: Iterable<Uint8Array>) => {
  const found = { text: '', flagged: new Map<number, string>() }
  async function* arriving() {
    yield* pieces
  }
  for await (const { text, flagged } of readBlocks(arriving())) {
    expect(text.endsWith('\n')).toBe(true)
    found.text += text
    for (const [line, { code }] of flagged) found.flagged.set(line, code)
  }
  return found
}

const pieces = function* (bytes: Buffer, length: number) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

describe('blocks', () => {
  it('give the same text however the bytes arrive', async () => {
    const bytes = Buffer.from('\u{FEFF}a,ü,王\r\n\n"x\ny"\nlast')
    for (let length = 1; length <= bytes.length; length++) {
      expect(await read(pieces(bytes, length))).toEqual({ text: 'a,ü,王\r\n\n"x\ny"\nlast\n', flagged: new Map() })
    }
  })

  it('flag the lines that are no UTF-8 or have a NUL, by their numbers', async () => {
    const bytes = Buffer.concat([
      Buffer.from('one\ntwo '),
      Buffer.of(0xff),
      Buffer.from('\nthree\0\nfour\n'),
      Buffer.of(0xc3),
    ])
    for (const length of [1, 3, 1_000]) {
      const { flagged } = await read(pieces(bytes, length))
      expect(flagged).toEqual(
        new Map([
          [2, 'BAD_ENCODING'],
          [3, 'MALFORMED_LINE'],
          [5, 'BAD_ENCODING'],
        ]),
      )
    }
  })

  it('hold no more of a line of 300 MB than its limit', async () => {
    let most = 0
    const before = process.memoryUsage().arrayBuffers
    const long = function* () {
      yield Buffer.from('short\nlong ')
      for (let i = 0; i < 300; i++) {
        yield Buffer.alloc(1_000_000, 'x')
        if (i % 20 !== 0) continue
        collectGarbage()
        most = Math.max(most, process.memoryUsage().arrayBuffers - before)
      }
      yield Buffer.from('\nend\n')
    }
    expect(await read(long())).toEqual({ text: 'short\n\nend\n', flagged: new Map([[2, 'TOO_LONG']]) })
    expect(most).toBeLessThan(60_000_000)
  })

  it.each([
    ['a ZIP archive', Buffer.from('PK\u{3}\u{4}'), /ZIP archive or an Excel workbook/],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0]), /gzip/],
  ])('refuse %s', async (_name, bytes, message) => {
    await expect(read(pieces(bytes, 1))).rejects.toThrow(message)
  })
})
