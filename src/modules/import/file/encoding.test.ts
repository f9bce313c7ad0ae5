import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asUtf8, detectEncoding } from './encoding.ts'

const read = async (bytes: Buffer, pieceLength: number, given?: string) => {
  let encoding = ''
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength)
  }
  const found: Buffer[] = []
  for await (const piece of asUtf8(pieces(), given, (name) => (encoding = name))) found.push(Buffer.from(piece))
  return { encoding, text: Buffer.concat(found).toString('utf8') }
}

/** Every character of Windows-1252 that is a letter beyond ASCII. */
const western = Array.from('ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿ')

describe('the encoding of a file', () => {
  it('is Windows-1252 where single letters have accents', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.stringMatching(/^[a-z]{1,6}$/), fc.constantFrom(...western)), {
          minLength: 3,
          maxLength: 40,
        }),
        fc.integer({ min: 1, max: 200 }),
        async (words, pieceLength) => {
          const text = `name,city\n${words.map(([word, letter]) => `${word}${letter}${word},x`).join('\n')}\n`
          expect(await read(Buffer.from(text, 'latin1'), pieceLength)).toEqual({ encoding: 'windows-1252', text })
        },
      ),
    )
  })

  it('is UTF-8 where lines are UTF-8, also when the first that is not ASCII comes late', async () => {
    const text = `a,b\n${'plain,line\n'.repeat(20_000)}späť,中文\n`
    for (const pieceLength of [1_000, 65_536, 1_000_000])
      expect(await read(Buffer.from(text), pieceLength)).toEqual({ encoding: 'utf-8', text })
    const late = Buffer.concat([Buffer.from('a,b\n'.repeat(20_000)), Buffer.from('Renée,x\nZoë,y\n', 'latin1')])
    expect(await read(late, 10_000)).toMatchObject({ encoding: 'windows-1252', text: late.toString('latin1') })
  })

  it('is UTF-16 with and without a mark, in both orders', async () => {
    const text = 'name,city\nMia,Köln\n'
    const little = Buffer.from(text, 'utf16le')
    const big = Buffer.from(little).swap16()
    for (const [bytes, encoding] of [
      [little, 'utf-16le'],
      [Buffer.concat([Buffer.from([0xff, 0xfe]), little]), 'utf-16le'],
      [big, 'utf-16be'],
      [Buffer.concat([Buffer.from([0xfe, 0xff]), big]), 'utf-16be'],
    ] as const)
      expect(await read(bytes, 7)).toEqual({ encoding, text })
  })

  it('is GB18030 where characters come in pairs', () => {
    // 姓名,城市 / 王伟,北京
    const bytes = Buffer.from('d0d5c3fb2cb3c7cad00acdf5ceb02cb1b1bea90a', 'hex')
    expect(detectEncoding(bytes)).toBe('gb18030')
    expect(new TextDecoder('gb18030').decode(bytes)).toBe('姓名,城市\n王伟,北京\n')
  })

  it('is asked for where the file looks like none of these, and is taken as given', async () => {
    // Привет,мир in Windows-1251
    const bytes = Buffer.from('cff0e8e2e5f22cece8f00a', 'hex')
    expect(() => detectEncoding(bytes)).toThrow(/name it with the option encoding/)
    expect(await read(bytes, 3, 'windows-1251')).toEqual({ encoding: 'windows-1251', text: 'Привет,мир\n' })
  })
})
