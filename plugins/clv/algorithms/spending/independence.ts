/** How strongly purchase count and mean value are related over customers. */
export interface Dependence {
  /** Pearson correlation of the logarithms; 0 if one of them does not vary. */
  readonly correlation: number
  /** From the absolute correlation: below 0.1 NONE, below 0.3 WEAK, else STRONG. */
  readonly strength: 'NONE' | 'WEAK' | 'STRONG'
  /** The finding in words. */
  readonly text: string
}

/**
 * Checks an assumption of the Gamma-Gamma model: that how often customers buy says nothing about how much they spend.
 * Correlation of log count and log mean value (both positive), interpreted with Cohen's limits of .1 and .3.
 */
export const frequencyValueDependence = (count: Float64Array, meanValue: Float64Array): Dependence => {
  const n = count.length
  let sx = 0
  let sy = 0
  for (let i = 0; i < n; i++) {
    sx += Math.log(count[i]!)
    sy += Math.log(meanValue[i]!)
  }
  let sxx = 0
  let syy = 0
  let sxy = 0
  for (let i = 0; i < n; i++) {
    const x = Math.log(count[i]!) - sx / n
    const y = Math.log(meanValue[i]!) - sy / n
    sxx += x * x
    syy += y * y
    sxy += x * y
  }
  const correlation = sxx > 1e-12 * n && syy > 1e-12 * n ? sxy / Math.sqrt(sxx * syy) : 0
  const size = Math.abs(correlation)
  const strength = size < 0.1 ? 'NONE' : size < 0.3 ? 'WEAK' : 'STRONG'
  const direction = correlation > 0 ? 'spend more' : 'spend less'
  const shown = correlation.toFixed(2)
  const text = {
    NONE: `how often customers buy and how much they spend are independent, as the model assumes (correlation ${shown})`,
    WEAK:
      `customers who buy more often ${direction} slightly (correlation ${shown}); the model assumes no ` +
      'relation, which matters little here',
    STRONG: `customers who buy more often ${direction} (correlation ${shown}); the model assumes no relation, so it misjudges frequent buyers`,
  }[strength]
  return { correlation, strength, text }
}
