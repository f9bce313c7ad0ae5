import type { Aspect } from '../words/aspects.ts'
import {
  CHINESE,
  CHINESE_LENGTHS,
  EMOJI_VALENCE,
  EMOTICON_VALENCE,
  ENGLISH,
  ENGLISH_EXPRESSIONS,
  type Entry,
  type Role,
} from '../words/dictionary.ts'
import type { Token, TokenisedText } from '../text/tokens.ts'

/** One word, expression, emoji or mark as the rules see it. */
export interface Item {
  readonly kind: 'ENGLISH' | 'CHINESE' | 'FACE' | 'PUNCTUATION' | 'OTHER'
  readonly start: number
  readonly end: number
  readonly norm: string
  /** Sentiment of the lists, −4 … 4. */
  readonly valence: number
  /** Whether a list rates it (a listed word of valence 0 is neutral on purpose). */
  readonly rated: boolean
  readonly role: Role | undefined
  readonly aspect: Aspect | undefined
  readonly sentence: number
  /** Index of the clause it stands in; clauses end at punctuation and before words such as `but`. */
  readonly clause: number
  /** Written more loudly than the words around it: in capitals or with drawn-out letters. */
  readonly emphasised: boolean
}

const UNKNOWN: Entry = { valence: 0, rated: false, role: undefined, aspect: undefined }
/** Words that greet if they begin a sentence and only a name or a mark follows. */
const GREETINGS = new Set(['good morning', 'good afternoon', 'good evening', 'good day'])
const GREETED = new Set(
  `to sir madam sirs everyone everybody all team there dear mr mrs ms dr folks guys ladies and`.split(' '),
)
const BLOTTED: Entry = { valence: -1.8, rated: true, role: undefined, aspect: undefined }
const DRAWN_OUT = /(.)\1\1/
const CLAUSE_MARKS = new Set([',', ';', ':', '.', '!', '?', '。', '、', '…', '(', ')', '—', '"'])

/** The list entry of an English word; `goooood` and `gooood` are looked up as `good`, then as `god`. */
const englishEntry = (norm: string): { entry: Entry; drawnOut: boolean } => {
  const entry = ENGLISH.get(norm)
  if (entry) return { entry, drawnOut: false }
  if (DRAWN_OUT.test(norm)) {
    for (const letters of ['$1$1', '$1']) {
      const shorter = ENGLISH.get(norm.replaceAll(/(.)\1{2,}/g, letters))
      if (shorter) return { entry: shorter, drawnOut: true }
    }
  }
  if (norm.includes('**')) return { entry: BLOTTED, drawnOut: false }
  return { entry: norm.endsWith("n't") ? (ENGLISH.get('not') ?? UNKNOWN) : UNKNOWN, drawnOut: false }
}

/** Index of the last token of the longest English expression that starts at token i, with its entry. */
const expressionAt = (tokens: readonly Token[], i: number): { last: number; entry: Entry } | undefined => {
  const candidates = ENGLISH_EXPRESSIONS.get(tokens[i]!.norm)
  if (!candidates) return undefined
  for (const { rest, entry } of candidates) {
    let at = i
    const complete = rest.every((word) => {
      at++
      if (tokens[at]?.norm === '-' && tokens[at]!.start === tokens[at - 1]!.end) at++
      return tokens[at]?.norm === word
    })
    if (complete) return { last: at, entry }
  }
  return undefined
}

const spelling = (tokens: readonly Token[], i: number, last: number): string =>
  tokens
    .slice(i, last + 1)
    .map(({ norm }) => norm)
    .join(' ')

/** A mark given in numbers: `9/10`, `5/5`, `2 stars`. */
const ratingAt = (tokens: readonly Token[], i: number): { last: number; entry: Entry } | undefined => {
  const given = Number(tokens[i]!.norm)
  const next = tokens[i + 1]
  const starred = next?.kind === 'WORD' && (next.norm === 'star' || next.norm === 'stars')
  const of = starred ? 5 : next?.norm === '/' && tokens[i + 2]?.kind === 'NUMBER' ? Number(tokens[i + 2]!.norm) : 0
  if (![5, 10, 100].includes(of) || !(given >= 0 && given <= of)) return undefined
  const valence = Math.round((given / of - 0.55) * 70) / 10
  return { last: starred ? i + 1 : i + 2, entry: { valence, rated: true, role: undefined, aspect: undefined } }
}

const isCapitals = (text: string, start: number, end: number): boolean => {
  const second = text.charCodeAt(start + 1)
  // Most words are settled by their second letter.
  if (end - start < 2 || (second >= 0x61 && second <= 0x7a)) return false
  const word = text.slice(start, end)
  return word === word.toUpperCase() && word !== word.toLowerCase()
}

/** Whether some words are in capitals and some are not, so that capitals mean something. */
const capitalsStandOut = ({ text, tokens }: TokenisedText): boolean => {
  let capitals = 0
  let others = 0
  for (const token of tokens) {
    if (token.kind !== 'WORD' || token.end - token.start < 2) continue
    if (isCapitals(text, token.start, token.end)) capitals++
    else others++
  }
  return capitals > 0 && others > 0
}

/**
 * Whether the expression of tokens i to last is a greeting, such as `Good morning, Mr Miller`, rather than praise of a
 * good day.
 */
const greets = ({ text, tokens }: TokenisedText, i: number, last: number): boolean => {
  const before = tokens[i - 1]
  const next = tokens[last + 1]
  const opens =
    !before ||
    before.sentence !== tokens[i]!.sentence ||
    before.kind === 'PUNCTUATION' ||
    /^(?:hi|hello|dear|hey)$/.test(before.norm)
  if (!opens) return false
  if (!next || next.sentence !== tokens[i]!.sentence || next.kind !== 'WORD') return true
  return GREETED.has(next.norm) || /^\p{Lu}/u.test(text.slice(next.start, next.end))
}

/** Joins tokens into words and expressions of the lists: the longest English expression, the longest Chinese word. */
export const itemsOf = (tokenised: TokenisedText): Item[] => {
  const { text, tokens } = tokenised
  const items: Item[] = []
  const capitals = capitalsStandOut(tokenised)
  let clause = 0

  const push = (
    kind: Item['kind'],
    start: number,
    end: number,
    norm: string,
    entry: Entry,
    sentence: number,
    drawnOut = false,
  ) => {
    const previous = items.at(-1)
    if (previous && (previous.sentence !== sentence || entry.role === 'CONTRAST' || entry.role === 'CONCESSION'))
      clause++
    const { valence, rated, role, aspect } = entry
    const emphasised = drawnOut || (kind === 'ENGLISH' && capitals && isCapitals(text, start, end))
    items.push({ kind, start, end, norm, valence, rated, role, aspect, sentence, clause, emphasised })
  }

  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!
    const { kind, start, end, norm, sentence } = token
    if (kind === 'WORD') {
      const expression = expressionAt(tokens, i)
      const isExpression =
        expression && (!GREETINGS.has(spelling(tokens, i, expression.last)) || greets(tokenised, i, expression.last))
      if (isExpression) {
        const last = tokens[expression.last]!
        push('ENGLISH', start, last.end, spelling(tokens, i, expression.last), expression.entry, sentence)
        i = expression.last
      } else {
        const { entry, drawnOut } = englishEntry(norm)
        push('ENGLISH', start, end, norm, entry, sentence, drawnOut)
      }
    } else if (kind === 'HAN') pushChinese(token)
    else if (kind === 'EMOJI' || kind === 'EMOTICON') {
      const valence = (kind === 'EMOJI' ? EMOJI_VALENCE : EMOTICON_VALENCE).get(norm)
      push('FACE', start, end, norm, valence === undefined ? UNKNOWN : { ...UNKNOWN, valence, rated: true }, sentence)
    } else if (kind === 'PUNCTUATION') {
      push('PUNCTUATION', start, end, norm, UNKNOWN, sentence)
      if (CLAUSE_MARKS.has(norm) || (norm === '-' && end - start > 1)) clause++
    } else {
      const rating = kind === 'NUMBER' ? ratingAt(tokens, i) : undefined
      if (rating) {
        push(
          'ENGLISH',
          start,
          tokens[rating.last]!.end,
          text.slice(start, tokens[rating.last]!.end),
          rating.entry,
          sentence,
        )
        i = rating.last
      } else push('OTHER', start, end, norm, UNKNOWN, sentence)
    }
  }
  return items

  function pushChinese({ start, norm, sentence }: Token): void {
    for (let at = 0; at < norm.length;) {
      const lengths = CHINESE_LENGTHS[norm.charCodeAt(at)]!
      let entry: Entry | undefined
      let word = ''
      // The longest word first; only lengths that some word with this first character has are looked up.
      for (let size = 32 - Math.clz32(lengths); size > 0 && !entry; size--) {
        if ((lengths & (1 << (size - 1))) === 0 || at + size > norm.length) continue
        word = norm.slice(at, at + size)
        entry = CHINESE.get(word)
      }
      if (!entry) word = String.fromCodePoint(norm.codePointAt(at)!)
      push('CHINESE', start + at, start + at + word.length, word, entry ?? UNKNOWN, sentence)
      at += word.length
    }
  }
}
