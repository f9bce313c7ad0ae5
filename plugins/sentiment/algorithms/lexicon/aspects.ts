import type { Aspect } from '../words/aspects.ts'
import type { Item } from './items.ts'
import { squash, type LexiconScore } from './score.ts'

/** What a text says about one aspect. */
export interface AspectSentiment {
  readonly aspect: Aspect
  /** −1 … 1; 0 when it is only mentioned. */
  readonly polarity: number
  /** Sentiment words about it; with 0 it is only mentioned. */
  readonly evidence: number
  /** UTF-16 offsets of every mention. */
  readonly mentions: readonly { readonly start: number; readonly end: number }[]
}

/** How many of the ascending numbers are below a limit. */
const countBelow = (ascending: readonly number[], limit: number): number => {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ascending[middle]! < limit) low = middle + 1
    else high = middle
  }
  return low
}

/** The nearest of ascending numbers; the earlier one at equal distance. */
const nearest = (ascending: readonly number[], to: number): number | undefined => {
  const above = countBelow(ascending, to)
  const [before, after] = [ascending[above - 1], ascending[above]]
  if (before === undefined || after === undefined) return before ?? after
  return to - before <= after - to ? before : after
}

/** Items that name an aspect, by clause and by sentence. */
const mentionsBy = (items: readonly Item[], mentions: readonly number[], by: 'clause' | 'sentence') => {
  const groups = new Map<number, number[]>()
  for (const at of mentions) {
    const group = groups.get(items[at]![by])
    if (group) group.push(at)
    else groups.set(items[at]![by], [at])
  }
  return groups
}

/**
 * The aspects that a text mentions, in order of their first mention. A sentiment word belongs to the aspect that it
 * names itself (`overpriced`), else to the nearest mention in its clause, else to the last one before it in its
 * sentence, else, if its sentence mentions none, to the last one of the previous sentence (`Delivery` as a subject,
 * `Two days late.` under it), else to none.
 */
export const aspectsOf = ({ items, factors }: LexiconScore): AspectSentiment[] => {
  const mentions = items.flatMap((item, at) => (item.aspect ? [at] : []))
  if (mentions.length === 0) return []
  const byClause = mentionsBy(items, mentions, 'clause')
  const bySentence = mentionsBy(items, mentions, 'sentence')
  const found = new Map<Aspect, { raw: number; evidence: number; mentions: { start: number; end: number }[] }>()
  for (const at of mentions) {
    const { aspect, start, end } = items[at]!
    const known = found.get(aspect!)
    if (known) known.mentions.push({ start, end })
    else found.set(aspect!, { raw: 0, evidence: 0, mentions: [{ start, end }] })
  }
  for (const { item: at, contribution } of factors) {
    const item = items[at]
    if (!item) continue
    const own = item.aspect ? at : nearest(byClause.get(item.clause) ?? [], at)
    const inSentence = bySentence.get(item.sentence) ?? []
    const before = inSentence.length > 0 ? inSentence : (bySentence.get(item.sentence - 1) ?? [])
    const mention = own ?? before[countBelow(before, at) - 1]
    if (mention === undefined) continue
    const said = found.get(items[mention]!.aspect!)!
    said.raw += contribution
    said.evidence++
  }
  return Array.from(found, ([aspect, { raw, evidence, mentions: places }]) => ({
    aspect,
    polarity: squash(raw),
    evidence,
    mentions: places,
  }))
}
