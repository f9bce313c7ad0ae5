import { CHAR_CLASS, CharClass } from './characters.ts'

/** Longest markup that is looked for, in code units: bounds the search for its end. */
const MAX_MARKUP = 500

/**
 * The position after the end of a link that starts at i, which a blank, a Chinese character or full stop, a quote or an
 * angle bracket ends.
 */
export const linkEnd = (folded: string, i: number): number => {
  for (let at = i; at < folded.length; at++) {
    const unit = folded.charCodeAt(at)
    const charClass = CHAR_CLASS[unit]!
    if (charClass === CharClass.SPACE || charClass === CharClass.HAN || '<>"\u3001\u3002'.includes(folded.charAt(at))) {
      return at
    }
  }
  return folded.length
}

/** One past the end of markup (`<b>`, `</p>`) that starts at i; undefined when there is none. */
export const markupEnd = (folded: string, i: number): number | undefined => {
  if (!/[a-z/!]/.test(folded.charAt(i + 1))) return undefined
  for (let at = i + 1; at < folded.length && at < i + MAX_MARKUP; at++) {
    const unit = folded.charCodeAt(at)
    if (unit === 0x3c) return undefined
    if (unit === 0x3e) return at + 1
  }
  return undefined
}
