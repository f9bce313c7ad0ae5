import type { Aspect } from '../../lexicon/aspects.ts'
import type { Item } from './items.ts'
import { squash, type LexiconScore } from './score.ts'

/** What a text says about one aspect. */
export interface AspectSentiment {
  readonly aspect: Aspect
  /** −1 … 1; 0 when it is only mentioned. */
  readonly polarity: number
  /** Sentiment words that speak of it; with 0 it is only mentioned. */
  readonly evidence: number
  /** UTF-16 offsets of every mention. */
  readonly mentions: readonly { readonly start: number; readonly end: number }[]
}

/** The nearest item among candidates, the earlier one of two as near. */
const nearest = (candidates: readonly number[], to: number): number | undefined => {
  let best: number | undefined
  for (const at of candidates) if (best === undefined || Math.abs(at - to) < Math.abs(best - to)) best = at
  return best
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
 * The aspects that a text speaks of, in order of their first mention. A sentiment word belongs to the aspect that it
 * names itself (`overpriced`), else to the nearest mention in its clause, else to the last one before it in its
 * sentence, else to none.
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
    const mention = own ?? bySentence.get(item.sentence)?.findLast((other) => other < at)
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
