import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type * as Detector from 'eld/small'
import { ENGLISH } from '../words/dictionary.ts'
import { CHAR_CLASS, CharClass } from './characters.ts'
import type { TokenisedText } from './tokens.ts'

/** The language of a text. */
export interface Language {
  /**
   * BCP 47 code: `en`, `zh`, another language's code, `und-…` with a script for a script whose language is not certain,
   * or `und` when nothing can be said.
   */
  readonly code: string
  /** Whether the models read it. `und` counts as read: such a text is a few words, a number or an emoji. */
  readonly supported: boolean
  /** Share of Chinese in a text of English and Chinese, 0 … 1, by words (two Chinese characters count as a word). */
  readonly chineseShare: number
}

/** English words that hardly any other language in Latin script shares. */
const FUNCTION_WORDS = new Set(
  `the and of with that this these those is it was were are have has had not but they them there their you your he she
  his its my we our for from which what when where who why how would could should been being by very just
  about than then out up into only too because while after before does did doesn't don't didn't can't won't i i'd
  be or if so any some more get got`.split(/\s+/),
)

/** With fewer letters, a detector's opinion on a third language is not trusted. */
const ENOUGH_LETTERS = 12
/** How far a third language must lead over English in the detector's score to be believed. */
const LEAD = 0.05
/** In a few words of which some are English, only a detector that is sure is believed: its score, and its lead. */
const FEW_LETTERS = 30
const SURE = { score: 0.75, lead: 0.1 }
/** Share of English words from which a text counts as English without asking the detector. */
const ENGLISH_SHARE = 0.12

const SCRIPT_CODES: Readonly<Record<number, string>> = {
  [CharClass.KANA]: 'ja',
  [CharClass.HANGUL]: 'ko',
  [CharClass.THAI]: 'th',
  [CharClass.GREEK]: 'el',
  [CharClass.HEBREW]: 'und-Hebr',
  [CharClass.CYRILLIC]: 'und-Cyrl',
  [CharClass.ARABIC]: 'und-Arab',
  [CharClass.DEVANAGARI]: 'und-Deva',
}

interface Counts {
  /** Words of Latin letters, and those of them that are English function words. */
  latin: number
  functional: number
  latinLetters: number
  han: number
  /** Letters by class for every other script. */
  readonly others: Map<number, number>
}

const countWords = ({ folded, tokens }: TokenisedText): Counts => {
  const counts: Counts = { latin: 0, functional: 0, latinLetters: 0, han: 0, others: new Map() }
  for (const { kind, norm, start, end } of tokens) {
    if (kind === 'HAN') counts.han += end - start
    if (kind !== 'WORD') continue
    let charClass: number = CHAR_CLASS[folded.charCodeAt(start)]!
    if (charClass === CharClass.DIGIT) charClass = CHAR_CLASS[folded.charCodeAt(end - 1)]!
    if (charClass === CharClass.LATIN) {
      counts.latin++
      counts.latinLetters += end - start
      if (FUNCTION_WORDS.has(norm)) counts.functional++
    } else counts.others.set(charClass, (counts.others.get(charClass) ?? 0) + end - start)
  }
  return counts
}

const foreign = (code: string): Language => ({ code, supported: false, chineseShare: 0 })

const require = createRequire(import.meta.url)
/** Its tables are large: only a process that meets a text which may be in a third language loads them. */
const loadDetector = (): typeof Detector => require(fileURLToPath(import.meta.resolve('eld/small'))) as typeof Detector

const detect = (text: string): { code: string; scores: Record<string, number> } => {
  const result = loadDetector().eld.detect(text)
  return { code: result.language, scores: result.getScores() }
}

const latinLanguage = ({ text, tokens }: TokenisedText, { latin, functional, latinLetters }: Counts): string => {
  if (functional >= 2 && functional / latin >= ENGLISH_SHARE) return 'en'
  const known = tokens.filter(
    ({ kind, norm }) => kind === 'WORD' && (ENGLISH.has(norm) || FUNCTION_WORDS.has(norm)),
  ).length
  if (latin <= 3 && known === latin) return 'en'
  const { code, scores } = detect(text)
  const lead = (scores[code] ?? 0) - (scores['en'] ?? 0)
  const unsure = known > 0 && latinLetters < FEW_LETTERS && ((scores[code] ?? 0) < SURE.score || lead < SURE.lead)
  if (unsure && code !== 'en') return functional > 0 || known / latin > 0.5 ? 'en' : 'und'
  if (code === 'en') return latinLetters >= ENOUGH_LETTERS || known > 0 ? 'en' : 'und'
  if (code !== '' && latinLetters >= ENOUGH_LETTERS && lead >= LEAD && known / latin < 0.5) return code
  return known / latin > 0.5 || functional > 0 ? 'en' : 'und'
}

/**
 * Tells the language of a text: by its script, then by the share of English function words, and for other Latin text by
 * letter sequences (`eld`). A text too short to tell is `und`; a text of another language is named and not supported.
 */
export const detectLanguage = (tokenised: TokenisedText): Language => {
  const counts = countWords(tokenised)
  const chinese = counts.han / 2
  const [otherClass, otherLetters] = [...counts.others].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0])
  const supported = (code: string): Language => ({
    code,
    supported: true,
    chineseShare: chinese > 0 ? chinese / (chinese + counts.latin) : 0,
  })

  // A few kana among many Chinese characters are decoration; a tenth makes the text Japanese.
  const kana = counts.others.get(CharClass.KANA) ?? 0
  if (kana > 0 && kana >= 0.1 * (kana + counts.han) && kana + counts.han > counts.latin) return foreign('ja')
  if (otherLetters > counts.latinLetters + 2 * counts.han) {
    const { code } = detect(tokenised.text)
    const script = SCRIPT_CODES[otherClass] ?? 'und-Zyyy'
    return foreign(script.startsWith('und') && code !== '' && otherLetters >= ENOUGH_LETTERS ? code : script)
  }
  if (chinese >= counts.latin && chinese > 0) return supported('zh')
  if (counts.latin === 0) return supported('und')
  const code = latinLanguage(tokenised, counts)
  if (code === 'en' || code === 'und') return supported(chinese > 0 && code === 'und' ? 'zh' : code)
  return foreign(code)
}
