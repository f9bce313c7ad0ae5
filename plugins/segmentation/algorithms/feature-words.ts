/** What a high and a low value of a feature are called in a segment's name, and a higher and a lower one, in lower case. */
export interface FeatureWords {
  readonly high: string
  readonly low: string
  readonly higher: string
  readonly lower: string
  /** In place of `high` and `low` where the mean is not so high, or low, in itself but only beside that of the others. */
  readonly aboveMost?: string
  readonly belowMost?: string
  /** From which mean on `high` is true, in real units. @default any */
  readonly highFrom?: number
  /** Up to which mean `low` is true, in real units. @default any */
  readonly lowUpTo?: number
}

/** Words for the features that the plugin knows; any other is called "high …" and "low …" by its name. */
export const featureWords: Readonly<Record<string, FeatureWords>> = {
  recencyDays: { high: 'inactive', low: 'recent', higher: 'longer ago', lower: 'more recent' },
  frequency: { high: 'frequent', low: 'occasional', higher: 'more frequent', lower: 'less frequent' },
  monetary: { high: 'high spend', low: 'low spend', higher: 'higher spend', lower: 'lower spend' },
  averageOrder: { high: 'large baskets', low: 'small baskets', higher: 'larger baskets', lower: 'smaller baskets' },
  tenureDays: { high: 'long-standing', low: 'new', higher: 'longer-standing', lower: 'newer' },
  meanGapDays: { high: 'long gaps', low: 'short gaps', higher: 'longer gaps', lower: 'shorter gaps' },
  gapVariation: { high: 'irregular', low: 'regular', higher: 'less regular', lower: 'more regular' },
  interactions: { high: 'talkative', low: 'quiet', higher: 'more talkative', lower: 'quieter' },
  interactionRecencyDays: {
    high: 'out of touch',
    low: 'in touch',
    higher: 'longer out of touch',
    lower: 'more recently in touch',
  },
  supportShare: { high: 'much support', low: 'little support', higher: 'more support', lower: 'less support' },
  emailShare: { high: 'by e-mail', low: 'rarely by e-mail', higher: 'more by e-mail', lower: 'less by e-mail' },
  callShare: { high: 'by phone', low: 'rarely by phone', higher: 'more by phone', lower: 'less by phone' },
  returnShare: { high: 'many returns', low: 'few returns', higher: 'more returns', lower: 'fewer returns' },
}

const inWords = (feature: string): string =>
  feature
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .toLowerCase()
    .trim()

/** The words of a feature. */
export const wordsFor = (feature: string, table: Readonly<Record<string, FeatureWords>>): FeatureWords => {
  const known = Object.hasOwn(table, feature) ? table[feature] : undefined
  if (known) return known
  const name = inWords(feature)
  return { high: `high ${name}`, low: `low ${name}`, higher: `higher ${name}`, lower: `lower ${name}` }
}

/** How long customers of a shop usually wait until they buy again, in days. */
export interface Rhythm {
  /** Half of those who buy again do so by then. */
  readonly usual: number
  /** Nine in ten do. */
  readonly long: number
}

/**
 * Words that agree with the rhythm of a shop: who has not bought for longer than nine in ten customers wait is "inactive", who has
 * bought within the usual time is "recent". Where nobody has bought twice there is no rhythm, and nobody is either.
 */
export const wordsByRhythm = (rhythm: Rhythm | undefined): Readonly<Record<string, FeatureWords>> => ({
  ...featureWords,
  recencyDays: {
    ...featureWords['recencyDays']!,
    aboveMost: 'less recent than most',
    belowMost: 'more recent than most',
    highFrom: rhythm?.long ?? Number.MAX_VALUE,
    lowUpTo: rhythm?.usual ?? -1,
  },
})
