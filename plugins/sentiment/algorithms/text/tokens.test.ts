import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from './fold.ts'
import { tokenise } from './tokens.ts'

const parts = (text: string) => tokenise(text).tokens.map(({ start, end }) => text.slice(start, end))
const norms = (text: string) => tokenise(text).tokens.map(({ norm }) => norm)
const sentences = (text: string) => tokenise(text).sentences

describe('folding', () => {
  it('keeps the length of every text, so that an offset in one is an offset in the other', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => foldText(text).length === text.length))
    expect(foldText('İSTANBUL ẞ')).toHaveLength('İSTANBUL ẞ'.length)
  })

  it('reads full-width letters, curly quotes and traditional characters as their plain forms', () => {
    expect(foldText('Ｇｏｏｄ！ Don’t')).toBe("good! don't")
    expect(foldText('服務態度惡劣')).toBe('服务态度恶劣')
  })
})

describe('tokens', () => {
  it('keeps contractions whole and removes possessive endings', () => {
    expect(norms("It's the movie's end, I don't care")).toEqual([
      'it',
      'the',
      'movie',
      'end',
      ',',
      'i',
      "don't",
      'care',
    ])
  })

  it('gives UTF-16 offsets that hold after emoji made of several code points', () => {
    const text = '👨‍👩‍👧‍👦 ok 👍🏽!'
    expect(parts(text)).toEqual(['👨‍👩‍👧‍👦', 'ok', '👍🏽', '!'])
    expect(norms(text)).toEqual(['👨', 'ok', '👍', '!'])
  })

  it('separates Chinese from Latin letters without blanks', () => {
    expect(parts('这个phone很好，really不错')).toEqual(['这个', 'phone', '很好', '，', 'really', '不错'])
  })

  it('reads through zero-width characters that split a word', () => {
    const text = 'ter\u200Brib\u00ADle'
    expect(norms(text)).toEqual(['terrible'])
    expect(parts(text)).toEqual([text])
  })

  it('makes one token of a link, an address and a mention, and none of markup', () => {
    const tokens = tokenise('<b>See</b> https://bad.example/awful?x=1 or john.bad@ugly.example, @hater').tokens
    expect(tokens.map(({ kind, norm }) => [kind, norm])).toEqual([
      ['WORD', 'see'],
      ['LINK', ''],
      ['WORD', 'or'],
      ['LINK', ''],
      ['PUNCTUATION', ','],
      ['LINK', ''],
    ])
  })

  it('knows emoticons, but not a time, a list number or a label for one', () => {
    const emoticons = (text: string) =>
      tokenise(text)
        .tokens.filter(({ kind }) => kind === 'EMOTICON')
        .map(({ norm }) => norm)
    expect(emoticons('thanks :-) great:) <3 T_T')).toEqual([':-)', ':)', '<3', 't_t'])
    expect(emoticons('at 10:30, item 8) and D: drive')).toEqual([])
  })

  it('reads right-to-left text as words with their offsets', () => {
    const text = 'الخدمة ممتازة'
    expect(parts(text)).toEqual(['الخدمة', 'ممتازة'])
  })

  it('skips lone surrogates and control characters', () => {
    expect(norms('good\ud83d bad\udc00\0\u0007fine')).toEqual(['good', 'bad', 'fine'])
  })

  it('covers the text in order, without overlap, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        let at = 0
        for (const { start, end } of tokenise(text).tokens) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(end).toBeGreaterThan(start)
          at = end
        }
        expect(at).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})

describe('sentences', () => {
  it('ends them at full stops, not at abbreviations, decimals or host names', () => {
    expect(sentences('Mr. Smith paid 3.50 at shop.example. He left.')).toBe(2)
    expect(sentences('等了很久。服务很差！为什么？')).toBe(3)
    expect(sentences('Nice place.Great food')).toBe(2)
  })

  it('ends them at an empty line, and at a new line that starts afresh', () => {
    expect(sentences('Dear team\n\nthe parcel is late')).toBe(2)
    expect(sentences('the parcel\nis late')).toBe(1)
    expect(sentences('位置好\n早餐差')).toBe(2)
  })
})
