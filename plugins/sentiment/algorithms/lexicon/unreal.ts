import type { Item } from './items.ts'
import { isComparative } from './heightening.ts'
import type { Modifier } from './rules.ts'

/** A stretch of items about something unreal: a wish, a condition, a request. */
interface Stretch {
  readonly from: number
  readonly to: number
  /** How much praise in it counts: missing praise is a mild complaint, politeness nothing. */
  readonly weight: number
  readonly modifier: Modifier
}

/** Praise that is only wished for, as a complaint. */
const MISSED = -0.5
const OTHERS = new Set(`you them him her everyone everybody all ya u y'all your`.split(' '))
const HYPOTHETICAL = new Set(
  `would could were was had did wouldn't couldn't weren't wasn't hadn't didn't wouldnt didnt`.split(' '),
)
const REQUESTS = new Set(`could would can may might please`.split(' '))
const CONDITIONALS = new Set(`would wouldn't wouldnt could i'd we'd it'd they'd that'd`.split(' '))
const MODALS = new Set(`could should might would must`.split(' '))
const NEEDS = new Set(`needs need has have ought`.split(' '))
const REAL_REGRET = new Set(`sooner earlier before`.split(' '))
/** How many tokens after `if` are searched for its verb. */
const VERB_REACH = 6
/** Items to either side that a word speaks for: bounds the work in sentences without an end. */
const MAX_REACH = 60
const CHINESE_IF = new Set(`如果 要是 假如 若是 如能 若能 要能`.split(' '))
const CHINESE_HOPE = new Set(`希望 但愿 盼望`.split(' '))

const span = ({ start, end }: Item): Modifier => ({ kind: 'CONDITION', start, end })

const isPast = ({ norm }: Item): boolean => HYPOTHETICAL.has(norm) || (/^[a-z]{2,}ed$/.test(norm) && norm !== 'need')

/** The end of the sentence, or of the clause, that item i stands in. */
const endOf = (items: readonly Item[], i: number, unit: 'sentence' | 'clause'): number => {
  let to = i
  while (
    to + 1 < items.length &&
    to - i < MAX_REACH &&
    items[to + 1]!.sentence === items[i]!.sentence &&
    (unit === 'sentence' || items[to + 1]!.clause === items[i]!.clause)
  )
    to++
  return to
}

const startOf = (items: readonly Item[], i: number): number => {
  let from = i
  while (from > 0 && i - from < MAX_REACH && items[from - 1]!.sentence === items[i]!.sentence) from--
  return from
}

const wish = (items: readonly Item[], i: number): Stretch | undefined => {
  const next = items[i + 1]
  if (!next || next.sentence !== items[i]!.sentence) return undefined
  const end = endOf(items, i, 'sentence')
  const said = items.slice(i + 1, end + 1)
  if (OTHERS.has(next.norm) && !HYPOTHETICAL.has(items[i + 2]?.norm ?? ''))
    return { from: i, to: endOf(items, i, 'clause'), weight: 0, modifier: span(items[i]!) }
  // `I wish I had found this place sooner` is praise of it.
  if (said.some(({ norm }) => REAL_REGRET.has(norm)) && said.some(({ norm }) => norm === 'had')) return undefined
  return { from: i, to: end, weight: MISSED, modifier: span(items[i]!) }
}

const condition = (items: readonly Item[], i: number): Stretch | undefined => {
  const from = startOf(items, i)
  const to = endOf(items, i, 'sentence')
  const sentence = items.slice(from, to + 1)
  if (!sentence.some(({ norm }) => CONDITIONALS.has(norm))) return undefined
  const subject = items[i + 1]?.norm ?? ''
  const verbs = items.slice(i + 1, Math.min(to, i + VERB_REACH) + 1)
  const request = OTHERS.has(subject) || subject === 'someone' || subject === 'somebody'
  if (request && REQUESTS.has(items[i + 2]?.norm ?? '')) return { from, to, weight: 0, modifier: span(items[i]!) }
  if (subject === 'you' && !HYPOTHETICAL.has(items[i + 2]?.norm ?? '')) return undefined
  return verbs.some(isPast) ? { from, to, weight: MISSED, modifier: span(items[i]!) } : undefined
}

/** `could be better`, `should have been faster`, `needs to be easier`. */
const missing = (items: readonly Item[], i: number): Stretch | undefined => {
  const to = endOf(items, i, 'clause')
  const words = items.slice(i + 1, to + 1)
  const [first, second] = words
  if (first?.role === 'NEGATOR') return undefined
  const be =
    first?.norm === 'be' ||
    (first?.norm === 'have' && second?.norm === 'been') ||
    (first?.norm === 'to' && second?.norm === 'be')
  if (!be || (NEEDS.has(items[i]!.norm) && first?.norm !== 'to')) return undefined
  // `should have been great` says that it was not; `should be great` may be a hope, unless it compares.
  const missed = second?.norm === 'been' && items[i]!.norm !== 'might' && items[i]!.norm !== 'must'
  const at = words.findIndex((word) => isComparative(word) || (missed && word.valence > 0))
  if (at < 0 || at > 4 || words.slice(0, at).some(({ role }) => role === 'NEGATOR')) return undefined
  return { from: i, to, weight: MISSED, modifier: span(items[i]!) }
}

/** `I hoped it would be better`. */
const hope = (items: readonly Item[], i: number): Stretch | undefined => {
  const to = endOf(items, i, 'clause')
  const aims = items.slice(i + 1, Math.min(to, i + 4) + 1).some(({ norm }) => norm === 'would' || norm === "it'd")
  return aims ? { from: i, to, weight: MISSED, modifier: span(items[i]!) } : undefined
}

const chinese = (items: readonly Item[], i: number): Stretch | undefined => {
  const item = items[i]!
  const to = endOf(items, i, 'sentence')
  if (CHINESE_HOPE.has(item.norm)) return { from: i, to: endOf(items, i, 'clause'), weight: 0, modifier: span(item) }
  const text = items
    .slice(i, to + 1)
    .map(({ norm }) => norm)
    .join('')
  if (!/就(?:更|会|能)?(?:好|完美|满意)|就[^,。，]{1,8}了|的话/.test(text)) return undefined
  return { from: i, to, weight: MISSED, modifier: span(item) }
}

const stretchAt = (items: readonly Item[], i: number): Stretch | undefined => {
  const { norm, kind } = items[i]!
  if (kind === 'CHINESE') return CHINESE_IF.has(norm) || CHINESE_HOPE.has(norm) ? chinese(items, i) : undefined
  if (kind !== 'ENGLISH') return undefined
  if (norm === 'wish' || norm === 'wishing' || norm === 'if only') return wish(items, i)
  if (norm === 'if') return condition(items, i)
  if (norm === 'hoped' || norm === 'hoping') return hope(items, i)
  return MODALS.has(norm) || NEEDS.has(norm) ? missing(items, i) : undefined
}

/**
 * How much praise counts if it is only wished for, a condition or a request: for each item the weight of a positive
 * value with its cause; undefined elsewhere. Complaints stay as they are.
 */
export const unrealStretches = (items: readonly Item[]): (Stretch | undefined)[] => {
  const found = Array<Stretch | undefined>(items.length).fill(undefined)
  for (let i = 0; i < items.length; i++) {
    const stretch = found[i] ? undefined : stretchAt(items, i)
    if (stretch) found.fill(stretch, stretch.from, stretch.to + 1)
  }
  return found
}
