import { heightens } from './heightening.ts'
import type { Item } from './items.ts'

/** What changed the sentiment of a word. */
export type ModifierKind =
  | 'NEGATION'
  | 'EMPHASIS'
  | 'WEAKENING'
  | 'CAPITALS'
  | 'CONTRAST'
  | 'CONCESSION'
  | 'QUESTION'
  | 'CONDITION'

/** A word or spelling that changed the sentiment of another word; offsets in UTF-16 code units. */
export interface Modifier {
  readonly kind: ModifierKind
  readonly start: number
  readonly end: number
}

/** Sizes of the rules; the English ones are VADER's, measured by its authors on ratings by people. */
const BOOST = 0.293
const CAPITALS = 0.733
const NEGATION = -0.74
/** A negated complaint (`not bad`, 不脏) is milder praise than a negated praise is a complaint. */
const NEGATED_COMPLAINT = -0.5
const CHINESE_BOOST = 0.4
const BOOST_BY_DISTANCE = [1, 0.95, 0.9]
/** Content words between a negator and the word that it reverses. */
const REACH = 3
const CHINESE_REACH_ITEMS = 5
const MAX_LOOKBACK = 8

const span = (kind: ModifierKind, item: Item): Modifier => ({ kind, start: item.start, end: item.end })

const isSentiment = (item: Item): boolean => item.valence !== 0

/** The next item of the same clause that is not a light word. */
const nextOf = (items: readonly Item[], i: number): Item | undefined => {
  for (let at = i + 1; at < items.length && at <= i + 3; at++) {
    const item = items[at]!
    if (item.clause !== items[i]!.clause || item.kind === 'PUNCTUATION') return undefined
    if (item.role !== 'LIGHT') return item
  }
  return undefined
}

/**
 * Whether a rated word only modifies the next one here: `super slow`, `no problem`, 好贵; then it has no sentiment of its
 * own. A bare `No,` is an answer, not a complaint.
 */
const isHelper = (items: readonly Item[], i: number): boolean => {
  const item = items[i]!
  if (isGranted(items, i)) return true
  if (item.norm === '好') return items[i + 1]?.start === item.end && items[i + 1]!.valence < 0
  if (item.role === 'BOOSTER' || item.role === 'DAMPENER') {
    const next = items[i + 1]
    return (
      next !== undefined && next.clause === item.clause && (next.rated || next.role === 'BOOSTER') && next.valence !== 0
    )
  }
  if (item.role === 'NEGATOR') {
    const next = nextOf(items, i)
    return next === undefined ? item.norm === 'no' : isSentiment(next)
  }
  return false
}

/** The first half of 好吃是好吃: what is granted before it is outweighed, and counts when it is repeated. */
const isGranted = (items: readonly Item[], i: number): boolean =>
  items[i + 1]?.norm === '是' && items[i + 2]?.norm === items[i]!.norm && items[i + 2]!.clause === items[i]!.clause

/** What is granted counts little. */
const GRANTED = 0.2

const negate = (valence: number): number => valence * (valence > 0 ? NEGATION : NEGATED_COMPLAINT)

const englishValence = (items: readonly Item[], i: number, modifiers: Modifier[]): number => {
  const item = items[i]!
  let { valence } = item
  let distance = 0
  let boostable = true
  for (let at = i - 1; at >= 0 && at >= i - MAX_LOOKBACK; at--) {
    const before = items[at]!
    if (before.clause !== item.clause || before.sentence !== item.sentence || distance >= REACH) break
    if (before.role === 'NEGATOR' && (!before.rated || isHelper(items, at))) {
      if (heightens(items, at, i)) {
        valence += Math.sign(valence) * BOOST
        modifiers.push(span('EMPHASIS', before))
      } else {
        valence = negate(valence)
        modifiers.push(span('NEGATION', before))
      }
    } else if (
      boostable &&
      (before.role === 'BOOSTER' || before.role === 'DAMPENER') &&
      (!before.rated || isHelper(items, at))
    ) {
      const size = (BOOST + (before.emphasised ? CAPITALS : 0)) * BOOST_BY_DISTANCE[distance]!
      valence += Math.sign(valence) * (before.role === 'BOOSTER' ? size : -size)
      modifiers.push(span(before.role === 'BOOSTER' ? 'EMPHASIS' : 'WEAKENING', before))
    }
    if (before.role === undefined && isSentiment(before)) boostable = false
    if (before.role !== 'LIGHT' && before.kind !== 'PUNCTUATION') distance++
  }
  return valence
}

/** 一点耐心都没有: with a word such as 一点 before, the negator comes last. */
const LAST_NEGATORS = new Set(['都没有', '也没有', '都没', '也没', '全无'])
const FIRST_HALVES = new Set(['一点', '一点点', '半点', '丝毫', '任何', '一丝'])

const chineseValence = (items: readonly Item[], i: number, modifiers: Modifier[]): number => {
  const item = items[i]!
  let { valence } = item
  if (i >= 2 && isGranted(items, i - 2)) {
    valence *= GRANTED
    modifiers.push(span('CONCESSION', items[i - 1]!))
  }
  let halfNegated = false
  const apply = (helper: Item) => {
    if (helper.role === 'NEGATOR') {
      valence = negate(valence)
      modifiers.push(span('NEGATION', helper))
    } else {
      const weakens = helper.role === 'DAMPENER'
      valence *= weakens ? 1 - CHINESE_BOOST / 2 : 1 + CHINESE_BOOST
      modifiers.push(span(weakens ? 'WEAKENING' : 'EMPHASIS', helper))
    }
  }
  for (let at = i - 1; at >= 0 && at >= i - CHINESE_REACH_ITEMS; at--) {
    const before = items[at]!
    if (before.clause !== item.clause || before.sentence !== item.sentence) break
    if (isSentiment(before) && before.role === undefined && before.norm !== '好') break
    halfNegated ||= FIRST_HALVES.has(before.norm)
    if (before.role === 'NEGATOR' && heightens(items, at, i)) {
      valence *= 1 + CHINESE_BOOST
      modifiers.push(span('EMPHASIS', before))
      continue
    }
    const helps = before.role === 'NEGATOR' || before.role === 'BOOSTER' || before.role === 'DAMPENER'
    if (helps && before.kind === 'CHINESE' && (!isSentiment(before) || isHelper(items, at))) apply(before)
    else if (before.norm === '好' && isHelper(items, at)) apply({ ...before, role: 'BOOSTER' })
  }
  const after = items[i + 1]
  if (halfNegated && after && LAST_NEGATORS.has(after.norm)) apply({ ...after, role: 'NEGATOR' })
  if (after?.start === item.end && after.role === 'BOOSTER' && !isSentiment(after) && /[死极透要爆]/.test(after.norm))
    apply(after)
  return valence
}

/**
 * The sentiment of item i after the words around it: negators, intensifiers and capitals. 0 when the item has none of
 * its own or only helps another word.
 * @param modifiers gets what changed it
 * @see Hutto & Gilbert, "VADER: A Parsimonious Rule-based Model for Sentiment Analysis of Social Media Text" (2014)
 */
export const valenceOf = (items: readonly Item[], i: number, modifiers: Modifier[]): number => {
  const item = items[i]!
  if (item.valence === 0 || isHelper(items, i)) return 0
  const valence = item.kind === 'CHINESE' ? chineseValence(items, i, modifiers) : englishValence(items, i, modifiers)
  if (!item.emphasised) return valence
  modifiers.push(span('CAPITALS', item))
  return valence + Math.sign(valence) * CAPITALS
}
