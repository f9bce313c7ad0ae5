import { describe, expect, it } from 'vitest'
import { scoreLexicon } from './score.ts'

/** Each factor as `text:sign`, in order of the text. */
const signs = (text: string) =>
  scoreLexicon(text)
    .factors.toSorted((a, b) => a.start - b.start)
    .map(({ start, end, contribution }) => `${text.slice(start, end)}:${contribution > 0 ? '+' : '-'}`)

const polarity = (text: string) => scoreLexicon(text).polarity

const modifiers = (text: string) =>
  scoreLexicon(text).factors.flatMap((factor) =>
    factor.modifiers.map(({ kind, start, end }) => `${kind}:${text.slice(start, end)}`),
  )

describe('the rules shared with VADER', () => {
  // compound scores printed in the README of cjhutto/vaderSentiment, to four digits
  it.each([
    ['VADER is smart, handsome, and funny.', 0.8316],
    ['VADER is smart, handsome, and funny!', 0.8439],
  ])('scores %j as VADER does', (text, compound) => {
    expect(polarity(text)).toBeCloseTo(compound, 4)
  })
})

describe('English', () => {
  it.each([
    ['The food was good.', ['good:+']],
    ['The food was not good.', ['good:-']],
    ["I don't think it is good", ['good:-']],
    ['not bad at all', ['not bad at all:+']],
    ["This isn't bad", ['bad:+']],
    ['great food but terrible service', ['great:+', 'terrible:-']],
    ["couldn't be happier", ["couldn't be happier:+"]],
    ['would not recommend it', ['would not recommend:-']],
    ['no problem', ['no problem:+']],
    ['the service was super slow', ['slow:-']],
    ['lack of respect', ['respect:-']],
    ['free of bugs', ['bugs:+']],
    ['what a piece of s**t', ['piece of:-', 's**t:-']],
    ['I rate it 9/10', ['9/10:+']],
    ['only 1 star', ['1 star:-']],
    ['worn-out seats', ['worn-out:-']],
  ])('%j → %j', (text, expected) => {
    expect(signs(text)).toEqual(expected)
  })

  it('stops a negation at the end of its clause', () => {
    expect(signs('Not the box, great phone')).toEqual(['great:+'])
  })

  it('grows with an intensifier, capitals, drawn-out letters and exclamation marks', () => {
    const plain = polarity('the phone is good')
    for (const louder of [
      'the phone is very good',
      'the phone is GOOD',
      'the phone is goooood',
      'the phone is good!!!',
    ]) {
      expect(polarity(louder)).toBeGreaterThan(plain)
    }
    expect(polarity('the phone is kinda good')).toBeLessThan(plain)
  })

  it('weighs what comes after `but` more than what comes before it', () => {
    expect(polarity('the food is good but the service is bad')).toBeLessThan(0)
    expect(polarity('the service is bad but the food is good')).toBeGreaterThan(0)
    expect(modifiers('good but bad')).toEqual(['CONTRAST:but', 'CONTRAST:but'])
  })

  it('counts a question less than a statement', () => {
    expect(polarity('is the quality good?')).toBeLessThan(polarity('the quality is good'))
    expect(polarity('is the quality good?')).toBeGreaterThan(0)
  })

  it('finds no sentiment in politeness', () => {
    for (const text of [
      'Dear Sir, please send the invoice. Kind regards',
      'I would like to order the premium plan',
      'No, Tuesday.',
    ]) {
      expect(scoreLexicon(text)).toMatchObject({ polarity: 0 })
    }
  })

  it('says where the modifiers stand', () => {
    expect(modifiers('not very good')).toEqual(['EMPHASIS:very', 'NEGATION:not'])
  })
})

describe('Chinese', () => {
  it.each([
    ['房间很干净', ['干净:+']],
    ['房间不干净', ['不干净:-']],
    ['服务态度不是很好', ['好:-']],
    ['一点都不好', ['好:-']],
    ['一点耐心都没有', ['耐心:-']],
    ['价格不贵', ['不贵:+']],
    ['好贵', ['贵:-']],
    ['早餐太差了，不会再来', ['太差:-', '不会再来:-']],
    ['没有异味', ['没有异味:+']],
    ['服務態度惡劣', ['惡劣:-']],
    ['大床房', []],
    ['好像是', []],
    ['不仅位置好，而且便宜', ['好:+', '便宜:+']],
  ])('%j → %j', (text, expected) => {
    expect(signs(text)).toEqual(expected)
  })

  it('grows with an intensifier before or after the word', () => {
    expect(polarity('非常脏')).toBeLessThan(polarity('脏'))
    expect(polarity('累死了')).toBeLessThan(polarity('累'))
    expect(polarity('有点脏')).toBeGreaterThan(polarity('脏'))
  })

  it('weighs what comes after 但是 more', () => {
    expect(polarity('房间漂亮，但是服务恶劣')).toBeLessThan(polarity('服务恶劣，但是房间漂亮'))
  })
})

describe('emoji and mixed text', () => {
  it('reads emoji of every skin tone, emoticons, and both languages in one text', () => {
    expect(signs('👍🏽 very good 很好 :)')).toEqual(['👍🏽:+', 'good:+', '很好:+', ':):+'])
    expect(signs('this phone很垃圾 😡')).toEqual(['垃圾:-', '😡:-'])
  })

  it('adds less for each repetition of an emoji', () => {
    const one = scoreLexicon('😍').raw
    expect(scoreLexicon('😍😍').raw).toBeCloseTo(one * 1.5, 10)
    expect(scoreLexicon('😍'.repeat(50)).raw).toBeLessThanOrEqual(one * 2)
  })
})

describe('the score', () => {
  it('is the sum of its factors, and 0 with no evidence where nothing is known', () => {
    const { raw, factors } = scoreLexicon('Great food!! But the staff was NOT friendly, and it took ages :( 很差')
    expect(factors.length).toBeGreaterThan(4)
    expect(factors.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(raw)
    expect(scoreLexicon('the table has four legs')).toMatchObject({ raw: 0, polarity: 0, strength: 0, evidence: 0 })
  })

  it('is strong and near neutral where praise and complaint are even', () => {
    const { polarity: even, strength } = scoreLexicon('wonderful rooms and horrible breakfast')
    expect(Math.abs(even)).toBeLessThan(0.2)
    expect(strength).toBeGreaterThan(0.7)
  })

  it('does not saturate in a long letter', () => {
    expect(polarity('The room was good. '.repeat(20))).toBeLessThan(0.95)
  })
})
