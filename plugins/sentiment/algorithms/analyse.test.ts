import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyseText, likeliestLabel, type TextAnalysis } from './analyse.ts'
import { buildCorpus } from './linear/corpus.ts'
import { inventedTexts } from './linear/invented-words.fixture.ts'
import { linearScorer } from './linear/score.ts'
import { trainLinear } from './linear/train.ts'

const set = inventedTexts(200, 1)
const rows = Int32Array.from(set.labels.keys())
const linear = linearScorer(
  trainLinear(
    buildCorpus((i) => set.texts[i]!, set.labels),
    rows,
    1,
  ).linear,
)

const sumOf = ({ explanation }: TextAnalysis) =>
  explanation!.factors.reduce((sum, { contribution }) => sum + contribution, explanation!.baseValue) +
  explanation!.residual

const everyNumber = (value: unknown): number[] => {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(everyNumber) : []
}

describe('the analysis of a text', () => {
  it('says what the text is, how sure, and why', () => {
    const text = 'Delivery was not good.'
    expect(analyseText(text)).toMatchObject({
      status: 'OK',
      language: 'en',
      label: 'NEGATIVE',
      evidence: 1,
      explanation: {
        baseValue: 0,
        factors: [{ kind: 'WORD', start: 17, end: 21, modifiers: [{ kind: 'NEGATION', start: 13, end: 16 }] }],
        residual: 0,
      },
      aspects: [{ aspect: 'DELIVERY', evidence: 1, mentions: [{ start: 0, end: 8 }] }],
    })
  })

  it('distinguishes nothing found (evidence 0) from no text and from another language (null)', () => {
    expect(analyseText('The table has four legs.')).toMatchObject({
      status: 'OK',
      polarity: 0,
      label: 'NEUTRAL',
      evidence: 0,
    })
    for (const text of ['', ' \n\t', '\u200b\u200b', '\ud83d']) {
      expect(analyseText(text)).toMatchObject({ status: 'NO_TEXT', polarity: null, label: null, explanation: null })
    }
    expect(analyseText('Die Lieferung war fatal und viel zu spät')).toMatchObject({
      status: 'UNSUPPORTED_LANGUAGE',
      language: 'de',
      polarity: null,
      label: null,
      explanation: null,
    })
  })

  it('gives calibrated probabilities with a trained model, and the answer of the word lists where the model knows nothing', () => {
    const known = analyseText('a zindle on the table', { linear })
    expect(known.probabilities!.positive).toBeGreaterThan(0.8)
    expect(known.polarity).toBeCloseTo(known.probabilities!.positive - known.probabilities!.negative, 12)
    expect(analyseText('qwz', { linear })).toMatchObject({ probabilities: null, polarity: 0, evidence: 0 })
  })

  it('reads the beginning of a text that is too long, and says so', () => {
    const text = `good ${'😀'.repeat(100)}`
    const found = analyseText(text, { maxCharacters: 6 })
    expect(found).toMatchObject({ truncated: true, evidence: 1 })
    expect(analyseText(text)).toMatchObject({ truncated: false, evidence: 101 })
  })

  it('names what moved a text, neither articles nor words a tenth as strong as the strongest', () => {
    // Articles and particles go with the labels as well as `zorble` does, as they may among few labels.
    const texts = Array.from({ length: 80 }, (_, i) =>
      i % 2 === 0 ? `The zorble ${i} 的 weekday` : `A frabjat ${i} 了 weekday${i % 8 === 1 ? '' : ' later'}`,
    )
    const labels = Int8Array.from(texts, (_, i) => (i % 2 === 0 ? 1 : -1))
    const trained = trainLinear(
      buildCorpus((i) => texts[i]!, labels),
      Int32Array.from(labels.keys()),
      1,
    ).linear
    const found = analyseText('The zorble 的 weekday later', { linear: linearScorer(trained), maxFactors: 100 })
    const factors = found.explanation!.factors.filter(({ kind }) => kind === 'WORDS')
    const words = factors.map(({ start, end }) => 'The zorble 的 weekday later'.slice(start, end))
    expect(words).toContain('zorble')
    expect(words).not.toContain('The')
    expect(words).not.toContain('的')
    const strongest = Math.max(...factors.map(({ contribution }) => Math.abs(contribution)))
    expect(factors.filter(({ contribution }) => Math.abs(contribution) < strongest / 10)).toEqual([])
    expect(found.explanation!.factors.at(-1)!.kind).toBe('REST')
    expect(sumOf(found)).toBeCloseTo(found.explanation!.raw, 9)
  })

  it('does not take a closing bracket for a face', () => {
    expect(analyseText('首次致电谈咖啡服务（成都）：10个人')).toMatchObject({ label: 'NEUTRAL', evidence: 0 })
    expect(analyseText('It came ):')).toMatchObject({ label: 'NEGATIVE' })
  })

  it('sums the factors beyond those asked for in one', () => {
    const text = 'good food, great rooms, awful noise, terrible wifi, happy staff'
    for (const options of [{ maxFactors: 2 }, { maxFactors: 2, linear }]) {
      const found = analyseText(text, options)
      expect(found.explanation!.factors.map(({ kind }) => kind)).toEqual([
        expect.any(String),
        expect.any(String),
        'REST',
      ])
      expect(sumOf(found)).toBeCloseTo(found.explanation!.raw, 9)
      expect(found.polarity).toBe(analyseText(text, { ...options, maxFactors: 100 }).polarity)
    }
  })
})

describe('any text at all', () => {
  const words = fc.constantFrom(
    'good ',
    'not ',
    'very ',
    'but ',
    '很',
    '不',
    '好',
    '差，',
    '!',
    '?',
    '😀',
    ':( ',
    'zindle ',
    '\n',
    '。',
  )
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.array(words, { maxLength: 30 }).map((parts) => parts.join('')),
  )

  it('has a finite score that adds up, inside its bounds, with factors inside the text', () => {
    fc.assert(
      fc.property(texts, fc.boolean(), (text, trained) => {
        const found = analyseText(text, trained ? { linear } : {})
        expect(everyNumber(found).every(Number.isFinite)).toBe(true)
        if (found.status !== 'OK') return
        expect(Math.abs(found.polarity!)).toBeLessThanOrEqual(1)
        expect(found.strength).toBeGreaterThanOrEqual(Math.abs(found.polarity!) - 1e-12)
        expect(sumOf(found)).toBeCloseTo(found.explanation!.raw, 9)
        for (const { kind, start, end } of found.explanation!.factors) {
          if (kind === 'REST' || kind === 'WHOLE_TEXT') continue
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
        }
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['one letter', 'a'],
    ['an exclamation mark', '!'],
    ['a blank', ' '],
    ['a negator', 'not '],
    ['a sentiment word', 'good '],
    ['a Chinese negator', '不'],
    ['an emoji', '😀'],
    ['half an emoji', '\ud83d'],
    ['a combining mark', 'a\u0301'],
    ['a zero-width space', '\u200b'],
    ['an opened tag', '<a'],
    ['an address', 'a@'],
    ['a blotted word', 's**'],
    ['an aspect and a word', 'service good '],
    ['but', 'but '],
    ['a smiley', ':)'],
  ])('is read whole when it is 300,000 characters of %s', (_, unit) => {
    const found = analyseText(unit.repeat(300_000 / unit.length), { maxCharacters: 300_000, linear })
    expect(everyNumber(found).every(Number.isFinite)).toBe(true)
    expect(found.truncated).toBe(false)
  })
})

describe('a model that never saw a neutral text', () => {
  it('answers NEUTRAL if nothing suggests an opinion', () => {
    const score = { negative: 0.4, neutral: 0, positive: 0.6 }
    expect(likeliestLabel(score, 0.2, 0)).toBe('NEUTRAL')
    expect(likeliestLabel(score, 0.2, 0.4)).toBe('POSITIVE')
    expect(likeliestLabel({ negative: 0.9, neutral: 0, positive: 0.1 }, -0.8, 0)).toBe('NEGATIVE')
    expect(analyseText('the box on table with paper', { linear }).label).toBe('NEUTRAL')
  })
})
