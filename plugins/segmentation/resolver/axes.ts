import { featureWords, wordsFor } from '../algorithms/feature-words.ts'
import type { LiveModel } from '../artifact.ts'
import { features, isFeatureName } from '../features.ts'

/** What one feature has to do with a direction of the map. */
interface AxisFeature {
  readonly feature: string
  readonly description: string
  readonly weight: number
}

/** A direction of the map. */
export interface Axis {
  readonly explained: number
  readonly low: string
  readonly high: string
  readonly features: readonly AxisFeature[]
}

/** Features that an end of an axis is called by: those with at least so large a share of the strongest one's weight. */
const namedFrom = 0.6
const mostNamed = 3

const endOf = (strongest: readonly AxisFeature[], side: 1 | -1): string => {
  const [first] = strongest
  if (!first) return ''
  return strongest
    .filter(({ weight }) => Math.abs(weight) >= namedFrom * Math.abs(first.weight))
    .slice(0, mostNamed)
    .map(({ feature, weight }) => wordsFor(feature, featureWords)[weight * side > 0 ? 'higher' : 'lower'])
    .join(', ')
}

/** The directions of a model's map, x first: a single one where customers have one feature. */
export const axesOf = ({ artifact, names }: LiveModel): Axis[] => {
  const { pca, explained } = artifact.projection
  const count = pca.components.length / names.length
  return Array.from({ length: count }, (_, axis) => {
    const weighed = names
      .map((feature, j) => ({
        feature,
        description: isFeatureName(feature) ? features[feature].description : feature,
        weight: pca.components[axis * names.length + j]!,
      }))
      .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    return { explained: explained[axis]!, low: endOf(weighed, -1), high: endOf(weighed, 1), features: weighed }
  })
}
