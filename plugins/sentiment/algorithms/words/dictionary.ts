import { lexicon as vaderLexicon } from 'vader-sentiment/src/vader_lexicon.js'
import { ASPECT_WORDS, ASPECTS, type Aspect } from './aspects.ts'
import * as chineseModifiers from './chinese-modifiers.ts'
import { CHINESE_NEUTRAL_WORDS, CHINESE_WORDS } from './chinese-words.ts'
import { EMOJI } from './emoji.ts'
import * as englishModifiers from './english-modifiers.ts'
import { ENGLISH_PHRASES } from './english-phrases.ts'
import { ENGLISH_WORDS } from './english-words.ts'

/** What a word or expression does to the words around it. */
export type Role = 'NEGATOR' | 'BOOSTER' | 'DAMPENER' | 'CONTRAST' | 'CONCESSION' | 'LIGHT'

/** One entry of a word list; an absent part means that the word does not do that. */
export interface Entry {
  /** Sentiment from −4 to 4. */
  valence: number
  /** Whether a list rates the word at all; a listed word of valence 0 is deliberately neutral. */
  rated: boolean
  role: Role | undefined
  aspect: Aspect | undefined
}

/** An expression of several words, with the words after the first. */
export interface Phrase {
  readonly rest: readonly string[]
  readonly entry: Entry
}

const words = (list: string): string[] => list.split(/\s+/).filter((word) => word !== '')
const phrases = (list: string): string[] => list.split('|').map((phrase) => words(phrase).join(' '))

class Dictionary {
  readonly entries = new Map<string, Entry>()
  readonly phrases = new Map<string, Phrase[]>()

  entry(word: string): Entry {
    let entry = this.entries.get(word)
    if (!entry) this.entries.set(word, (entry = { valence: 0, rated: false, role: undefined, aspect: undefined }))
    return entry
  }

  rate(word: string, valence: number): void {
    Object.assign(this.entry(word), { valence, rated: true })
  }

  phrase(text: string): Entry {
    const [first, ...rest] = words(text)
    if (first === undefined) throw new Error('expected a phrase of at least one word, got an empty one')
    if (rest.length === 0) return this.entry(first)
    let known = this.phrases.get(first)
    if (!known) this.phrases.set(first, (known = []))
    const found = known.find((phrase) => phrase.rest.join(' ') === rest.join(' '))
    if (found) return found.entry
    const entry: Entry = { valence: 0, rated: false, role: undefined, aspect: undefined }
    known.push({ rest, entry })
    // The longest expression is tried first.
    known.sort((a, b) => b.rest.length - a.rest.length)
    return entry
  }
}

/** A hyphenated word is read as its parts, so `worn-out` is kept as the expression `worn out`. */
const spelt = (word: string): string => word.replaceAll('-', ' ')

const isWord = (text: string): boolean => /^[a-zà-ÿ]+(?:[-' ][a-zà-ÿ]+)*$/.test(text)

/** Spellings of an expression: with and without the apostrophe of `n't`. */
const spellings = (phrase: string): string[] =>
  phrase.includes("n't") ? [phrase, phrase.replaceAll("n't", 'nt')] : [phrase]

const english = new Dictionary()
for (const [word, valence] of Object.entries(vaderLexicon)) {
  if (isWord(word)) Object.assign(english.phrase(spelt(word)), { valence, rated: true })
}
for (const [valence, list] of ENGLISH_WORDS) {
  for (const word of words(list)) Object.assign(english.phrase(spelt(word)), { valence, rated: true })
}
for (const [valence, list] of ENGLISH_PHRASES) {
  for (const phrase of phrases(list).flatMap(spellings)) {
    Object.assign(english.phrase(phrase), { valence, rated: true })
  }
}

const setRoles = (dictionary: Dictionary, lists: readonly (readonly [Role, string])[]): void => {
  for (const [role, list] of lists) for (const word of words(list)) dictionary.phrase(spelt(word)).role ??= role
}
setRoles(english, [
  ['NEGATOR', englishModifiers.ENGLISH_NEGATORS],
  ['BOOSTER', englishModifiers.ENGLISH_BOOSTERS],
  ['DAMPENER', englishModifiers.ENGLISH_DAMPENERS],
  ['CONTRAST', englishModifiers.ENGLISH_CONTRASTS],
  ['CONCESSION', englishModifiers.ENGLISH_CONCESSIONS],
  ['LIGHT', englishModifiers.ENGLISH_LIGHT_WORDS],
])
for (const phrase of phrases(englishModifiers.ENGLISH_NEGATOR_PHRASES)) english.phrase(phrase).role = 'NEGATOR'

for (const phrase of phrases(englishModifiers.ENGLISH_BOOSTER_PHRASES)) english.phrase(phrase).role = 'BOOSTER'
// An expression of its own, for whoever looks for what is wished for.
english.phrase('if only')

const chinese = new Dictionary()
for (const word of words(CHINESE_NEUTRAL_WORDS)) chinese.rate(word, 0)
for (const [valence, list] of CHINESE_WORDS) for (const word of words(list)) chinese.rate(word, valence)
setRoles(chinese, [
  ['NEGATOR', chineseModifiers.CHINESE_NEGATORS],
  ['BOOSTER', chineseModifiers.CHINESE_BOOSTERS],
  ['DAMPENER', chineseModifiers.CHINESE_DAMPENERS],
  ['CONTRAST', chineseModifiers.CHINESE_CONTRASTS],
  ['CONCESSION', chineseModifiers.CHINESE_CONCESSIONS],
])

for (const aspect of ASPECTS) {
  const lists = ASPECT_WORDS[aspect]
  for (const phrase of phrases(lists.english)) english.phrase(phrase).aspect ??= aspect
  for (const word of words(lists.chinese)) chinese.entry(word).aspect ??= aspect
}

/** English words, in lower case. */
export const ENGLISH: ReadonlyMap<string, Entry> = english.entries

/** English expressions of several words, by their first word, longest first. */
export const ENGLISH_EXPRESSIONS: ReadonlyMap<string, readonly Phrase[]> = english.phrases

/** Chinese words, in simplified characters. */
export const CHINESE: ReadonlyMap<string, Entry> = chinese.entries

/** For each code unit the lengths of the Chinese words that start with it, as bits: bit k for words of k + 1 code units. */
export const CHINESE_LENGTHS: Uint16Array = (() => {
  const lengths = new Uint16Array(65_536)
  for (const word of chinese.entries.keys()) lengths[word.charCodeAt(0)]! |= 1 << (word.length - 1)
  return lengths
})()

/** Emoji, without skin tones and variation selectors, with their valence. */
export const EMOJI_VALENCE: ReadonlyMap<string, number> = new Map(
  EMOJI.flatMap(([valence, list]) => words(list).map((emoji) => [emoji, valence] as const)),
)

/**
 * Emoticons of the VADER list with their valence, those left out that are more often a label, a list number or a time:
 * what begins with a digit or a letter, except a few that nothing else looks like.
 */
export const EMOTICON_VALENCE: ReadonlyMap<string, number> = new Map([
  ...Object.entries(vaderLexicon).flatMap(([text, valence]) => {
    const emoticon = text.toLowerCase()
    const plain = /^[a-z0-9]/.test(emoticon) || /\s/.test(emoticon) || !/[^a-z0-9]/.test(emoticon)
    const odd = ['o.o', 'o_o', 'x-d', 'x-p', 'v.v'].includes(emoticon)
    return emoticon.length >= 2 && (!plain || odd) ? [[emoticon, valence] as const] : []
  }),
  ...([
    ['t_t', -2],
    ['t.t', -2],
    ['qaq', -2],
    ['^_^', 2],
    ['^^', 1.6],
    ['-_-', -1.3],
    ['>_<', -1.6],
    ['orz', -1.5],
    ['=_=', -1.3],
  ] as const),
])
