import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrayAsLines, looksLikeArray } from './json-array.ts'

const linesOf = async (text: string, pieceLength: number): Promise<string[]> => {
  const bytes = Buffer.from(text)
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength)
  }
  const found: Buffer[] = []
  for await (const piece of arrayAsLines(pieces())) found.push(Buffer.from(piece))
  const all = Buffer.concat(found).toString('utf8')
  return all === '' ? [] : all.split('\n')
}

describe('a JSON array', () => {
  it('gives each item on a line of its own, however it is indented and arrives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), { maxLength: 5 }),
        fc.constantFrom(undefined, 1, '\t'),
        fc.integer({ min: 1, max: 50 }),
        async (items, indent, pieceLength) => {
          const lines = await linesOf(`\n${JSON.stringify(items, null, indent)}\n`, pieceLength)
          expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(JSON.parse(JSON.stringify(items)))
        },
      ),
    )
  })

  it('is known by its first bracket and brace', () => {
    expect(['[{"a":1}]', '\u{FEFF} [\n {', '[]'].map(looksLikeArray)).toEqual([true, true, true])
    expect(['{"a":1}', '[1, 2]', 'a,b', '[x],y'].map(looksLikeArray)).toEqual([false, false, false, false])
  })
})
