import { CHAR_CLASS, CharClass, classAt, isLetter, isWordClass, widthAt } from './characters.ts'
import { emoticonAt } from './emoticons.ts'
import { foldText } from './fold.ts'
import { linkEnd, markupEnd } from './links.ts'
import { spokenPart } from './spoken.ts'

/** What a token is. `HAN` is one run of Chinese characters, of which the word lists make words later. */
type TokenKind = 'WORD' | 'HAN' | 'NUMBER' | 'PUNCTUATION' | 'EMOJI' | 'EMOTICON' | 'LINK'

/** One token of a text. */
export interface Token {
  readonly kind: TokenKind
  /** First UTF-16 code unit in the text. */
  readonly start: number
  /** One past the last code unit. */
  readonly end: number
  /** The token as the word lists spell it: folded, without zero-width characters, `'s` and the like. */
  readonly norm: string
  /** Index of the sentence it stands in, from 0. */
  readonly sentence: number
}

/** A text in tokens. */
export interface TokenisedText {
  /** With blanks in place of what its writer did not say, of the same length as what was written. */
  readonly text: string
  /** The text as the word lists spell it, of the same length. */
  readonly folded: string
  readonly tokens: readonly Token[]
  /** Sentences that hold at least one token. */
  readonly sentences: number
}

/** Longest spelling that is looked up or hashed; the rest of a longer word is ignored. */
const MAX_WORD = 64

const ABBREVIATIONS = new Set([
  'mr',
  'mrs',
  'ms',
  'dr',
  'st',
  'vs',
  'inc',
  'ltd',
  'approx',
  'jr',
  'sr',
  'prof',
  'dept',
  'e.g',
  'i.e',
])
const IGNORABLE_PATTERN = /[\p{Cf}\p{Cs}\p{Variation_Selector}\ufffd]/gu
const CLITIC = /'(?:s|ll|re|ve|m)$/

const normOf = (folded: string, start: number, end: number, clean: boolean): string => {
  let norm = folded.slice(start, Math.min(end, start + MAX_WORD))
  if (!clean) norm = norm.replace(IGNORABLE_PATTERN, '')
  return norm.includes("'") ? norm.replace(CLITIC, '') : norm
}

/**
 * Splits a text of English, Chinese or both into tokens with their offsets, and into sentences, in one pass of linear
 * time. Quoted mails and signatures have no tokens. Links, e-mail addresses, mentions and markup become one token or none. Words are split at hyphens, keep their
 * apostrophes, and lose `'s`, `'ll`, `'re`, `'ve` and `'m` in `norm`. Control characters are blanks, zero-width
 * characters no part of the spelling, lone surrogates skipped.
 */
export const tokenise = (written: string): TokenisedText => {
  const text = spokenPart(written)
  const folded = foldText(text)
  const length = folded.length
  const tokens: Token[] = []
  let sentence = 0
  let sentenceTokens = 0
  let i = 0

  const push = (kind: TokenKind, start: number, end: number, norm: string) => {
    tokens.push({ kind, start, end, norm, sentence })
    sentenceTokens++
  }
  const endSentence = () => {
    if (sentenceTokens > 0) sentence++
    sentenceTokens = 0
  }

  while (i < length) {
    const start = i
    const charClass = classAt(folded, i)

    if (charClass === CharClass.SPACE) {
      const newline = skipSpace()
      if (newline) endSentence()
      continue
    }
    if (charClass === CharClass.IGNORABLE) {
      i += widthAt(folded, i)
      continue
    }
    const emoticon = emoticonAt(folded, i)
    if (emoticon !== undefined) {
      i += emoticon.length
      push('EMOTICON', start, i, emoticon)
      continue
    }
    if (charClass === CharClass.HAN) {
      while (i < length && classAt(folded, i) === CharClass.HAN) i += widthAt(folded, i)
      push('HAN', start, i, folded.slice(start, i))
      continue
    }
    if (isWordClass(charClass)) {
      scanWord(start)
      continue
    }
    if (charClass === CharClass.EMOJI) {
      scanEmoji(start)
      continue
    }
    scanPunctuation(start)
  }
  return { text, folded, tokens, sentences: sentence + (sentenceTokens > 0 ? 1 : 0) }

  /** Skips blanks; true when they end a sentence: an empty line, or a new line that does not go on in lower case. */
  function skipSpace(): boolean {
    let newlines = 0
    while (i < length && CHAR_CLASS[folded.charCodeAt(i)] === CharClass.SPACE) {
      if (folded.charCodeAt(i) === 0x0a) newlines++
      i++
    }
    if (newlines === 0 || i === length) return false
    const next = classAt(folded, i)
    return newlines > 1 || next === CharClass.HAN || !isLetter(next) || folded.charCodeAt(i) !== text.charCodeAt(i)
  }

  function scanWord(start: number): void {
    if (
      folded.startsWith('http://', start) ||
      folded.startsWith('https://', start) ||
      folded.startsWith('www.', start)
    ) {
      i = linkEnd(folded, i)
      push('LINK', start, i, '')
      return
    }
    let clean = true
    let digitsOnly = true
    let end = i
    while (i < length) {
      // Nearly every letter is one of these.
      const plain = CHAR_CLASS[folded.charCodeAt(i)]
      if (plain === CharClass.LATIN) {
        digitsOnly = false
        end = ++i
        continue
      }
      const unit = folded.charCodeAt(i)
      const charClass = classAt(folded, i)
      if (isWordClass(charClass)) {
        digitsOnly &&= charClass === CharClass.DIGIT
        i += widthAt(folded, i)
        end = i
      } else if (charClass === CharClass.IGNORABLE) {
        clean = false
        i += widthAt(folded, i)
      } else if (unit === 0x27 && i + 1 < length && isLetter(classAt(folded, i + 1))) {
        i++
      } else if (
        digitsOnly &&
        (unit === 0x2e || unit === 0x2c) &&
        CHAR_CLASS[folded.charCodeAt(i + 1)] === CharClass.DIGIT
      ) {
        i++
      } else if (unit === 0x2a && i - start <= 3 && !digitsOnly && folded.charCodeAt(i + 1) === 0x2a) {
        // A word blotted out for decency, as `s**t`, is one token.
        while (folded.charCodeAt(i) === 0x2a) i++
        end = i
        clean = false
      } else break
    }
    push(digitsOnly ? 'NUMBER' : 'WORD', start, end, normOf(folded, start, end, clean))
  }

  function scanEmoji(start: number): void {
    i += widthAt(folded, i)
    while (i < length) {
      const unit = folded.charCodeAt(i)
      const charClass = classAt(folded, i)
      if (charClass === CharClass.IGNORABLE) i += widthAt(folded, i)
      // After a joiner the next picture is part of the same emoji.
      else if (charClass === CharClass.EMOJI && folded.charCodeAt(i - 1) === 0x200d && unit !== 0x200d)
        i += widthAt(folded, i)
      else break
    }
    push('EMOJI', start, i, String.fromCodePoint(folded.codePointAt(start)!))
  }

  function scanPunctuation(start: number): void {
    const unit = folded.charCodeAt(start)
    if (unit === 0x40 && skipAddress(start)) return
    if (unit === 0x3c) {
      const end = markupEnd(folded, start)
      if (end !== undefined) {
        i = end
        return
      }
    }
    const emphasis = unit === 0x21 || unit === 0x3f
    i += widthAt(folded, i)
    while (i < length) {
      const next = folded.charCodeAt(i)
      if (next === unit || (emphasis && (next === 0x21 || next === 0x3f))) i++
      else break
    }
    push('PUNCTUATION', start, i, folded.charAt(start))
    if (emphasis || unit === 0x3002 || unit === 0x2026 || unit === 0xff61) endSentence()
    else if (unit === 0x2e && endsAtFullStop(start)) endSentence()
  }

  /** Whether a full stop ends a sentence: not after an abbreviation or an initial, not inside `example.com`. */
  function endsAtFullStop(start: number): boolean {
    const before = tokens.at(-2)
    if (
      i - start === 1 &&
      before?.end === start &&
      (ABBREVIATIONS.has(before.norm) || (before.kind === 'WORD' && before.end - before.start === 1))
    ) {
      return false
    }
    if (i >= length) return true
    const nextClass = classAt(folded, i)
    if (!isWordClass(nextClass)) return true
    return folded.charCodeAt(i) !== text.charCodeAt(i)
  }

  /** `name@example.com` and `@name` become one link; the words of the name before the sign are taken back. */
  function skipAddress(start: number): boolean {
    if (start + 1 >= length || !isWordClass(classAt(folded, start + 1))) return false
    let first = start
    for (let last = tokens.at(-1); last?.end === first && last.sentence === sentence; last = tokens.at(-1)) {
      if (last.kind !== 'WORD' && last.kind !== 'NUMBER' && !'.-_+'.includes(last.norm)) break
      tokens.pop()
      sentenceTokens--
      first = last.start
    }
    i = start + 1
    while (i < length && (isWordClass(classAt(folded, i)) || '.-_'.includes(folded.charAt(i)))) i += widthAt(folded, i)
    push('LINK', first, i, '')
    return true
  }
}
