import type { Random } from 'rapport-crm/task'
import { promotionOn } from './calendar.ts'
import { catalogue, isEdible, type CatalogueItem } from './catalogue.ts'
import { chance } from './draw.ts'
import { compose, type Grammar } from './grammar.ts'
import { chinese } from './grammar-chinese.ts'
import { english } from './grammar-english.ts'
import type { Person, TextLanguage } from './people.ts'
import { aspects, type Aspect } from './purchases.ts'

export type Polarity = 'POSITIVE' | 'NEUTRAL' | 'NEGATIVE'

/** Subject and body of a text. */
export interface Text {
  readonly subject: string
  readonly body: string
}

/** The rules for what is eaten or drunk and for what is not: their QUALITY and further questions differ. */
const forUse = (grammar: Grammar, use: 'FOOD' | 'THING'): Grammar => ({
  ...grammar,
  'POSITIVE.QUALITY': grammar[`POSITIVE.QUALITY.${use}`]!,
  'NEGATIVE.QUALITY': grammar[`NEGATIVE.QUALITY.${use}`]!,
  'question.more': grammar[`question.${use}`]!,
})

const grammars = {
  en: { FOOD: forUse(english, 'FOOD'), THING: forUse(english, 'THING') },
  'zh-CN': { FOOD: forUse(chinese, 'FOOD'), THING: forUse(chinese, 'THING') },
}
const proper = /^(Earl Grey|Ethiopia|Colombia|Yunnan|Longjing|Pu’er)/
const plural = /(beans|pouches|capsules|papers|cups|biscuits|stirrers and sugar)$/i

/** A product as people call it in a sentence, and how verbs agree with it. */
const wordsFor = (item: CatalogueItem, language: TextLanguage): Readonly<Record<string, string>> => {
  if (language === 'zh-CN') return { product: item.nameInChinese.split(' ')[0]! }
  const short = item.name.split(',')[0]!
  const product = proper.test(short) ? short : short[0]!.toLowerCase() + short.slice(1)
  return plural.test(short) ? { product, is: 'are', does: 'do', s: '' } : { product, is: 'is', does: 'does', s: 's' }
}

/** What a text is about. */
export interface Topic {
  readonly person: Person
  /** Place in the catalogue. */
  readonly product: number
  /** Name of the deal that it belongs to. */
  readonly deal?: string | undefined
  /** The moment of writing. */
  readonly atMs: number
}

const slotsOf = ({ person, product, deal, atMs }: Topic): Readonly<Record<string, string>> => {
  const promotion = promotionOn(atMs)
  return {
    ...wordsFor(catalogue[product]!, person.textLanguage),
    city: person.cityInTexts,
    seats: String(Math.max(6, Math.min(400, Math.round((person.employees ?? 30) / 5) * 5))),
    ...(deal === undefined ? {} : { deal }),
    ...(promotion ? { promotion: person.textLanguage === 'en' ? promotion.name : promotion.nameInChinese } : {}),
  }
}

const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1)

/** Writes texts for one topic by the grammar of the customer's language. */
const writerFor = (random: Random, topic: Topic) => {
  const slots = slotsOf(topic)
  const grammar = grammars[topic.person.textLanguage][isEdible(catalogue[topic.product]!) ? 'FOOD' : 'THING']
  return (symbol: string): string => compose(random, grammar, symbol, slots)
}

const framed = (random: Random, write: (symbol: string) => string, middle: string): string => {
  const greeting = chance(random, 0.45) ? write('greeting') : ''
  const thanks = chance(random, 0.3) ? write('thanks') : ''
  return `${capital(greeting + middle)}${thanks}`
}

const opposite = { POSITIVE: 'NEGATIVE', NEGATIVE: 'POSITIVE' } as const
/**
 * An opinion of a customer about one aspect, at times with a second one: of the same kind, or (one in eight) of the
 * opposite kind before it, so that the last word is the one that counts.
 */
export const writeOpinion = (random: Random, topic: Topic, polarity: 'POSITIVE' | 'NEGATIVE', aspect: Aspect): Text => {
  const write = writerFor(random, topic)
  const opinion = write(`${polarity}.${aspect}`)
  const second = aspects.filter((other) => other !== aspect)[random.int(3)]!
  const u = random.next()
  const body =
    u < 0.12
      ? write(`${opposite[polarity]}.${second}`) + write('but') + opinion
      : u < 0.4
        ? opinion + write('and') + write(`${polarity}.${second}`)
        : opinion
  return { subject: capital(write(`subject.${aspect}`)), body: framed(random, write, body) }
}

/** Kinds of texts that hold no opinion about us, or (the last three) one that is not about an order. */
export type Occasion =
  | 'question'
  | 'reply'
  | 'newsletter'
  | 'call'
  | 'note'
  | 'deal.first'
  | 'deal.call'
  | 'deal.meeting'
  | 'deal.email'
  | 'deal.keen'
  | 'deal.cool'
  | 'goodbye'

/** A text for an occasion. Newsletters need a promotion on that day, deals the name of one. */
export const writeFor = (random: Random, occasion: Occasion, topic: Topic): Text => {
  const write = writerFor(random, topic)
  const middle = write(occasion)
  return {
    subject: capital(write(`subject.${occasion.startsWith('deal.') ? 'deal' : occasion}`)),
    body: letters.has(occasion) ? framed(random, write, middle) : capital(middle),
  }
}

/** Occasions that are letters, with a greeting at times. */
const letters: ReadonlySet<Occasion> = new Set(['question', 'goodbye', 'deal.email', 'deal.keen', 'deal.cool'])
