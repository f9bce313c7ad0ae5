import { describe, expect, it } from 'vitest'
import { ASPECTS } from './words/aspects.ts'
import { analyseText } from './analyse.ts'
import { FACTOR_KINDS, scoreBatch, STATUSES } from './batch.ts'
import { packTexts, textCount, textPieces, textReader } from './columns.ts'

const texts = [
  'Great food, terrible service',
  '',
  '服务很好😀',
  'Le produit est arrivé cassé',
  'ok\ud83d bad',
  'The table',
]

describe('text columns', () => {
  it('give every text back, a lone surrogate as one replacement character', () => {
    const column = packTexts([...texts, null])
    const read = textReader(column)
    expect(Array.from({ length: textCount(column) }, (_, i) => read(i))).toEqual([
      ...texts.slice(0, 4),
      'ok\ufffd bad',
      'The table',
      '',
    ])
  })

  it('may be a dictionary, in which −1 is no text', () => {
    const read = textReader({ dictionary: ['good', 'bad'], codes: Int32Array.of(1, -1, 0) })
    expect([0, 1, 2].map((i) => read(i))).toEqual(['bad', '', 'good'])
  })

  it('are cut into pieces that cover every text once', () => {
    expect(textPieces(7, 3)).toEqual([
      { from: 0, to: 3 },
      { from: 3, to: 6 },
      { from: 6, to: 7 },
    ])
    expect(textPieces(0)).toEqual([])
  })
})

describe('a batch', () => {
  const batch = scoreBatch(packTexts(texts), { from: 0, to: texts.length })

  it('says of each text what its analysis says', () => {
    texts.forEach((text, i) => {
      const one = analyseText(text, { maxFactors: 5 })
      expect(STATUSES[batch.status[i]!]).toBe(one.status)
      expect(batch.language.dictionary[batch.language.codes[i]!]).toBe(one.language)
      expect(batch.polarity[i]).toBe(one.polarity ?? 0)
      expect(batch.evidence[i]).toBe(one.evidence)
      const from = i === 0 ? 0 : batch.factors.ends[i - 1]!
      const factors = Array.from({ length: batch.factors.ends[i]! - from }, (_, k) => ({
        kind: FACTOR_KINDS[batch.factors.kind[from + k]!],
        start: batch.factors.start[from + k],
        end: batch.factors.end[from + k],
        contribution: batch.factors.contribution[from + k],
      }))
      expect(factors).toEqual(
        (one.explanation?.factors ?? []).map(({ kind, start, end, contribution }) => ({
          kind,
          start,
          end,
          contribution,
        })),
      )
      const fromAspect = i === 0 ? 0 : batch.aspects.ends[i - 1]!
      const aspects = Array.from(
        batch.aspects.aspect.subarray(fromAspect, batch.aspects.ends[i]),
        (code) => ASPECTS[code],
      )
      expect(aspects).toEqual(one.aspects.map(({ aspect }) => aspect))
    })
  })

  it('is the same in one piece and in several', () => {
    const column = packTexts(texts)
    const parts = textPieces(texts.length, 2).map((piece) => scoreBatch(column, piece))
    expect(parts.flatMap(({ polarity }) => Array.from(polarity))).toEqual(Array.from(batch.polarity))
    expect(parts.flatMap(({ factors }) => Array.from(factors.contribution))).toEqual(
      Array.from(batch.factors.contribution),
    )
  })
})
