import { describe, expect, it } from 'vitest'
import { aspectsOf } from './aspects.ts'
import { scoreLexicon } from './score.ts'

const aspects = (text: string) =>
  aspectsOf(scoreLexicon(text)).map(({ aspect, polarity, evidence }) => [aspect, Math.sign(polarity), evidence])

describe('aspects', () => {
  it('gives each sentiment word to the nearest aspect', () => {
    expect(aspects('Great food and terrible service.')).toEqual([
      ['FOOD', 1, 1],
      ['SERVICE', -1, 1],
    ])
    expect(aspects('位置很好，早餐太差，服务态度不错')).toEqual([
      ['LOCATION', 1, 1],
      ['FOOD', -1, 1],
      ['SERVICE', 1, 1],
    ])
  })

  it('gives a word that names its own aspect to that aspect', () => {
    expect(aspects('Overpriced')).toEqual([['PRICE', -1, 1]])
  })

  it('goes back in the sentence when the clause names none', () => {
    expect(aspects('The delivery, to be honest, was awful')).toEqual([['DELIVERY', -1, 1]])
  })

  it('goes back to the sentence before when its own names none, and no further', () => {
    expect(aspects('Delivery\nTwo days late, an awful week.')).toEqual([['DELIVERY', -1, 2]])
    expect(aspects('Delivery\nIt came. We are happy.')).toEqual([['DELIVERY', 0, 0]])
    expect(aspects('The delivery came. The food was great.')).toEqual([
      ['DELIVERY', 0, 0],
      ['FOOD', 1, 1],
    ])
  })

  it('keeps a mere mention apart from a neutral opinion', () => {
    expect(aspects('What is the price?')).toEqual([['PRICE', 0, 0]])
  })

  it('says where it is mentioned', () => {
    const text = 'Delivery late. Again: delivery late.'
    const [delivery] = aspectsOf(scoreLexicon(text))
    expect(delivery!.mentions.map(({ start, end }) => [start, text.slice(start, end)])).toEqual([
      [0, 'Delivery'],
      [22, 'delivery'],
    ])
  })

  it('is found in linear time in a sentence of thousands of mentions', () => {
    const [service] = aspectsOf(scoreLexicon('service good '.repeat(20_000)))
    expect(service).toMatchObject({ aspect: 'SERVICE', evidence: 20_000 })
  })
})
