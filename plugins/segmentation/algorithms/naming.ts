/** What a high and a low value of a feature are called in a segment's name, in lower case. */
export interface FeatureWords {
  readonly high: string
  readonly low: string
}

/** Words for the features that the plugin knows; any other is called "high …" and "low …" by its name. */
export const featureWords: Readonly<Record<string, FeatureWords>> = {
  recencyDays: { high: 'inactive', low: 'recent' },
  frequency: { high: 'frequent', low: 'occasional' },
  monetary: { high: 'high spend', low: 'low spend' },
  averageOrder: { high: 'large baskets', low: 'small baskets' },
  tenureDays: { high: 'long-standing', low: 'new' },
  meanGapDays: { high: 'long gaps', low: 'short gaps' },
  gapVariation: { high: 'irregular', low: 'regular' },
  interactions: { high: 'talkative', low: 'quiet' },
  interactionRecencyDays: { high: 'out of touch', low: 'in touch' },
  supportShare: { high: 'much support', low: 'little support' },
  emailShare: { high: 'by e-mail', low: 'rarely by e-mail' },
  callShare: { high: 'by phone', low: 'rarely by phone' },
  returnShare: { high: 'many returns', low: 'few returns' },
}

/** From so many deviations a feature sets a segment apart; from the second on it is "very". */
const apart = 0.5
const veryMuch = 1.5
/** Words that a name starts with; more only where two names would be the same. */
const words = 3

const inWords = (feature: string): string =>
  feature
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .toLowerCase()
    .trim()

const wordFor = (feature: string, difference: number, table: Readonly<Record<string, FeatureWords>>): string => {
  const known = Object.hasOwn(table, feature) ? table[feature] : undefined
  if (difference >= 0) return known?.high ?? `high ${inWords(feature)}`
  return known?.low ?? `low ${inWords(feature)}`
}

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

interface Trait {
  readonly word: string
  /** Deviations from the population's mean, without sign. */
  readonly distance: number
}

const traitsOf = (
  features: readonly string[],
  difference: ArrayLike<number>,
  table: Readonly<Record<string, FeatureWords>>,
): Trait[] =>
  features
    .map((feature, j) => ({
      word: wordFor(feature, difference[j]!, table),
      distance: Math.abs(difference[j]!),
    }))
    .filter(({ distance }) => distance >= apart / 5)
    .toSorted((a, b) => b.distance - a.distance)

/** Lists of words for one segment, from the plain name to ever longer ones. */
const wordings = (traits: readonly Trait[]): string[][] => {
  const outstanding = traits.filter(({ distance }) => distance >= apart).slice(0, words).length
  const graded = traits.map(({ word, distance }) => (distance >= veryMuch ? `very ${word}` : word))
  const longer = Array.from({ length: graded.length - outstanding + 1 }, (_, more) =>
    graded.slice(0, outstanding + more),
  )
  return [traits.slice(0, outstanding).map(({ word }) => word), ...longer]
}

/**
 * Names segments by what sets them apart: up to three features whose mean lies at least half a deviation from the
 * population's, farthest first; "Typical" when there is none. Where two names would have the same words, "very" is added
 * from one and a half deviations, then further features, then a number, so that names are unique and the same each time.
 * `differences[s]` holds segment s's standardised differences, one a feature.
 */
export const nameSegments = (
  features: readonly string[],
  differences: readonly ArrayLike<number>[],
  table: Readonly<Record<string, FeatureWords>> = featureWords,
): string[] => {
  const candidates = differences.map((difference) => wordings(traitsOf(features, difference, table)))
  const level = candidates.map(() => 0)
  const chosen = (s: number) => candidates[s]![level[s]!]!
  // "Recent, frequent" and "frequent, recent" tell nobody apart: order does not count.
  const meaning = (s: number) => chosen(s).toSorted().join()
  for (;;) {
    const clashing = candidates.flatMap((own, s) => {
      const clashes = candidates.some((_, other) => other !== s && meaning(other) === meaning(s))
      return clashes && level[s]! < own.length - 1 ? [s] : []
    })
    if (clashing.length === 0) break
    for (const s of clashing) level[s]!++
  }
  const used = new Map<string, number>()
  return candidates.map((_, s) => {
    const name = sentenceCase(chosen(s).join(', ')) || 'Typical'
    const number = (used.get(meaning(s)) ?? 0) + 1
    used.set(meaning(s), number)
    return number === 1 ? name : `${name} ${number}`
  })
}
