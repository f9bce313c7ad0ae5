import type { Random } from 'rapport-crm/task'

/** Exponential with the given mean. */
export const exponential = (random: Random, mean: number): number => -mean * Math.log(1 - random.next())

/**
 * Gamma with mean `shape · scale`.
 * @see Marsaglia & Tsang, "A simple method for generating gamma variables" (2000); shapes below 1 by the boost of their section 6
 */
export const gamma = (random: Random, shape: number, scale: number): number => {
  if (shape < 1) return gamma(random, shape + 1, scale) * (1 - random.next()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = random.normal()
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v * scale
  }
}

/** Beta with mean `a / (a + b)`. */
export const beta = (random: Random, a: number, b: number): number => {
  const x = gamma(random, a, 1)
  return x / (x + gamma(random, b, 1))
}

/** Log-normal: half of the draws are below `median`; `spread` is the deviation of the logarithm. */
export const logNormal = (random: Random, median: number, spread: number): number =>
  median * Math.exp(spread * random.normal())

/** Poisson with a small mean (Knuth's product of uniforms: its time grows with the mean). */
export const poisson = (random: Random, mean: number): number => {
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = random.next(); product > limit; product *= random.next()) count++
  return count
}

export const chance = (random: Random, probability: number): boolean => random.next() < probability

/** One of the items, each as likely as the others. */
export const pick = <T>(random: Random, items: readonly T[]): T => {
  const item = items[random.int(items.length)]
  if (item === undefined) throw new RangeError('expected at least one item to pick from')
  return item
}

/** Index of one of the weights, as likely as its share of their sum. */
export const pickIndex = (random: Random, weights: ArrayLike<number>): number => {
  let sum = 0
  for (let i = 0; i < weights.length; i++) sum += weights[i]!
  let left = random.next() * sum
  for (let i = 0; i < weights.length; i++) {
    left -= weights[i]!
    if (left < 0) return i
  }
  return weights.length - 1
}

/** One of the keys, as likely as its weight. */
export const pickKey = <K extends string>(random: Random, weights: Readonly<Record<K, number>>): K =>
  (Object.keys(weights) as K[])[pickIndex(random, Object.values(weights))]!
