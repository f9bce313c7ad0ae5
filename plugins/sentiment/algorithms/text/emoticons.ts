import { EMOTICON_VALENCE } from '../words/dictionary.ts'
import { CHAR_CLASS, CharClass, isWordClass } from './characters.ts'

const EMOTICONS_BY_FIRST: ReadonlyMap<number, readonly string[]> = (() => {
  const byFirst = new Map<number, string[]>()
  for (const emoticon of EMOTICON_VALENCE.keys()) {
    const first = emoticon.charCodeAt(0)
    byFirst.set(first, [...(byFirst.get(first) ?? []), emoticon])
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  return byFirst
})()

/** 1 for the code units that an emoticon may begin with. */
const STARTS_EMOTICON: Uint8Array = (() => {
  const starts = new Uint8Array(65_536)
  for (const unit of EMOTICONS_BY_FIRST.keys()) starts[unit] = 1
  return starts
})()

/** A face that may directly follow a word: it ends in a mouth, as in `great:)`; not `note:d` or `(see b):`. */
const GLUED_FACE = /^[:;=].*[()[\]]$/

/** How far back to look for the bracket that a `)` closes, in code units. */
const bracketReach = 100

/** Whether a `)` closes a bracket, as in `（成都）：`, and so is no mouth. */
const closesBracket = (folded: string, at: number): boolean => {
  const before = folded.slice(Math.max(0, at - bracketReach), at)
  return folded[at] === ')' && before.lastIndexOf('(') > before.lastIndexOf(')')
}

/** The longest emoticon at a place of a folded text; undefined if there is none. It does not end inside a word. */
export const emoticonAt = (folded: string, at: number): string | undefined => {
  const first = folded.charCodeAt(at)
  if (STARTS_EMOTICON[first] !== 1 || closesBracket(folded, at)) return undefined
  const glued = isWordClass(at === 0 ? CharClass.SPACE : CHAR_CLASS[folded.charCodeAt(at - 1)]!)
  return EMOTICONS_BY_FIRST.get(first)?.find((candidate) => {
    if (!folded.startsWith(candidate, at)) return false
    const after = at + candidate.length
    if (after < folded.length && isWordClass(CHAR_CLASS[folded.charCodeAt(after)]!)) return false
    return !glued || GLUED_FACE.test(candidate)
  })
}
