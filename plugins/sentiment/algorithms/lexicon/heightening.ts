import type { Item } from './items.ts'

const MODALS = new Set(['could', 'can', 'will', 'would'])
const NEGATED_MODALS = new Set(`couldn't couldnt can't cant cannot won't wont wouldn't wouldnt`.split(' '))
const PERFECT = new Set(['have', 'has', 'had', 've'])
const NEGATED_PERFECT = new Set(`never haven't havent hasn't hasnt hadn't hadnt`.split(' '))
const COMPARATIVES = new Set(`more better worse nicer`.split(' '))
const DEGREES = new Set(`so this that such as more`.split(' '))
const CHINESE_NEVER = new Set(`从没 从来没 从来没有 从未 从没有 还没 没有`.split(' '))
const CHINESE_DEGREES = new Set(`这么 那么 如此 这样 这般 这么的`.split(' '))

const AUXILIARIES = new Set(`do does don't dont doesn't doesnt`.split(' '))

/** Whether a word compares: `more`, `better`, and what a list rates and ends in -er, such as `faster`. */
export const isComparative = ({ norm, rated, role, valence }: Item): boolean =>
  COMPARATIVES.has(norm) ||
  (role === undefined &&
    rated &&
    valence !== 0 &&
    /^[a-z]{3,}er$/.test(norm) &&
    !/(?:lov|off|wond|ord|off|answ|nev|ev)er$/.test(norm))

const previous = (items: readonly Item[], at: number): string => items[at - 1]?.norm ?? ''

/** Whether a word of the same clause follows item i. */
const follows = (items: readonly Item[], i: number): boolean =>
  items[i + 1]?.clause === items[i]!.clause && items[i + 1]!.kind === 'ENGLISH'

const chineseHeightens = (items: readonly Item[], at: number, i: number): boolean => {
  const between = items.slice(at + 1, i)
  const never =
    CHINESE_NEVER.has(items[at]!.norm) || between.some((item) => item.norm === '过' || item.norm.endsWith('过'))
  return never && between.some((item) => CHINESE_DEGREES.has(item.norm))
}

/**
 * Whether the negator at `at` says that nothing could be more so than item i, and so strengthens it: `could not be
 * better`, `never been so happy`, 从没吃过这么好吃的.
 */
export const heightens = (items: readonly Item[], at: number, i: number): boolean => {
  const { norm, kind } = items[at]!
  if (kind === 'CHINESE') return chineseHeightens(items, at, i)
  const between = items.slice(at + 1, i + 1)
  if (between.some((item) => item.norm === 'less')) return false
  // `no better place`, but not `no better than before`.
  if (norm === 'no')
    return at === i - 1 && isComparative(items[i]!) && follows(items, i) && items[i + 1]!.norm !== 'than'
  const modal = NEGATED_MODALS.has(norm) || ((norm === 'not' || norm === 'never') && MODALS.has(previous(items, at)))
  if (modal && (between.some(isComparative) || (follows(items, i) && items[i + 1]!.norm === 'more'))) return true
  const gets = AUXILIARIES.has(norm) || (norm === 'not' && AUXILIARIES.has(previous(items, at)))
  if (gets && between.some((item) => item.norm === 'get') && between.some(isComparative)) return true
  const perfect = NEGATED_PERFECT.has(norm) || (norm === 'not' && PERFECT.has(previous(items, at)))
  if (!perfect) return false
  if (isComparative(items[i]!)) return true
  // The word of degree stands right before, but for an article and other such words.
  for (let k = i - 1; k > at; k--) {
    const item = items[k]!
    if (DEGREES.has(item.norm)) return true
    if (item.role !== 'BOOSTER' && item.norm !== 'a' && item.norm !== 'an') return false
  }
  return false
}
