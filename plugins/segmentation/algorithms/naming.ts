import { featureWords, wordsFor, type FeatureWords } from './feature-words.ts'

/** From this many deviations on a feature sets a segment apart; from the second number on it is "very". */
const apart = 0.5
const veryMuch = 1.5
/** Words that a name starts with; more only if two names would be the same. */
const words = 3

type Table = Readonly<Record<string, FeatureWords>>

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

interface Trait {
  readonly word: string
  /** The same of a segment that stands out very much. */
  readonly strong: string
  /** Absolute deviations from the population's mean. */
  readonly distance: number
}

/** What a segment's mean of a feature is called, which lies so many deviations from the population's. */
const traitOf = (
  { high, low, aboveMost, belowMost, highFrom = -Infinity, lowUpTo = Infinity }: FeatureWords,
  difference: number,
  mean: number,
): Trait => {
  const isHigh = difference >= 0
  const distance = Math.abs(difference)
  const relative = isHigh ? aboveMost : belowMost
  if (relative !== undefined && !(isHigh ? mean >= highFrom : mean <= lowUpTo))
    return { word: relative, strong: `much ${relative}`, distance }
  const word = isHigh ? high : low
  return { word, strong: `very ${word}`, distance }
}

const traitsOf = (
  features: readonly string[],
  difference: ArrayLike<number>,
  means: ArrayLike<number>,
  table: Table,
): Trait[] =>
  features
    .map((feature, j) => traitOf(wordsFor(feature, table), difference[j]!, means[j] ?? 0))
    .filter(({ distance }) => distance >= apart / 5)
    .toSorted((a, b) => b.distance - a.distance)

/** Lists of words for one segment, from the plain name to ever longer ones. */
const wordings = (traits: readonly Trait[]): string[][] => {
  const outstanding = traits.filter(({ distance }) => distance >= apart).slice(0, words).length
  const graded = traits.map(({ word, strong, distance }) => (distance >= veryMuch ? strong : word))
  const longer = Array.from({ length: graded.length - outstanding + 1 }, (_, more) =>
    graded.slice(0, outstanding + more),
  )
  return [traits.slice(0, outstanding).map(({ word }) => word), ...longer]
}

/**
 * The feature in which segments of one name differ most, and the widest gap between them there; undefined if they do
 * not differ.
 */
const widestGap = (segments: readonly number[], differences: readonly ArrayLike<number>[]) => {
  let widest:
    | { readonly column: number; readonly below: readonly number[]; readonly above: readonly number[] }
    | undefined
  let most = 0
  for (let column = 0; column < (differences[segments[0]!]?.length ?? 0); column++) {
    const sorted = segments.toSorted((a, b) => differences[a]![column]! - differences[b]![column]!)
    for (let i = 1; i < sorted.length; i++) {
      const gap = differences[sorted[i]!]![column]! - differences[sorted[i - 1]!]![column]!
      if (gap <= most) continue
      most = gap
      widest = { column, below: sorted.slice(0, i), above: sorted.slice(i) }
    }
  }
  return widest
}

const ordinals = ['', 'another group', 'a third group', 'a fourth group', 'a fifth group', 'a sixth group'] as const

/** Words that distinguish segments of one name: what one has more of than the other, as often as necessary. */
const tellApart = (
  segments: readonly number[],
  features: readonly string[],
  differences: readonly ArrayLike<number>[],
  table: Table,
): ReadonlyMap<number, string> => {
  if (segments.length === 1) return new Map([[segments[0]!, '']])
  const gap = widestGap(segments, differences)
  if (!gap) {
    const ordinal = (i: number) => ordinals[i] ?? `${'yet '.repeat(i - ordinals.length + 1)}another group`
    return new Map(segments.map((segment, i) => [segment, ordinal(i)]))
  }
  const { higher, lower } = wordsFor(features[gap.column]!, table)
  return new Map(
    [[lower, gap.below] as const, [higher, gap.above] as const].flatMap(([word, part]) =>
      [...tellApart(part, features, differences, table)].map(
        ([segment, more]) => [segment, more === '' ? word : `${word}, ${more}`] as const,
      ),
    ),
  )
}

/**
 * Names segments by what sets them apart: up to three features whose mean is at least half a deviation from the
 * population's, the farthest first; "Typical" if there is none. If two names would have the same words, "very" is added
 * from one and a half deviations, then further features, then in brackets what one has more of than the other, so that
 * names are unique, without numbers, and reproducible. `differences[s]` holds segment s's standardised differences, one
 * per feature.
 */
export const nameSegments = (
  features: readonly string[],
  differences: readonly ArrayLike<number>[],
  table: Table = featureWords,
  means: readonly ArrayLike<number>[] = [],
): string[] => {
  const candidates = differences.map((difference, s) => wordings(traitsOf(features, difference, means[s] ?? [], table)))
  const level = candidates.map(() => 0)
  const chosen = (s: number) => candidates[s]![level[s]!]!
  // "Recent, frequent" and "frequent, recent" distinguish nothing: order does not count.
  const meaning = (s: number) => chosen(s).toSorted().join()
  for (;;) {
    const clashing = candidates.flatMap((own, s) => {
      const clashes = candidates.some((_, other) => other !== s && meaning(other) === meaning(s))
      return clashes && level[s]! < own.length - 1 ? [s] : []
    })
    if (clashing.length === 0) break
    for (const s of clashing) level[s]!++
  }
  const suffixes = new Map<number, string>()
  for (const segments of Map.groupBy(candidates.keys(), meaning).values())
    for (const [s, suffix] of tellApart(segments, features, differences, table)) suffixes.set(s, suffix)
  return candidates.map((_, s) => {
    const name = sentenceCase(chosen(s).join(', ')) || 'Typical'
    const suffix = suffixes.get(s) ?? ''
    return suffix === '' ? name : `${name} (${suffix})`
  })
}
