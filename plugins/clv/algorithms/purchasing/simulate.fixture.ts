import { createRandom } from 'rapport-crm/task'
import type { PurchaseSummary } from './cohort.ts'

/** Gamma(shape, rate 1) by Marsaglia & Tsang (2000). */
export const gammaSample = (random: ReturnType<typeof createRandom>, shape: number): number => {
  if (shape < 1) return gammaSample(random, shape + 1) * random.next() ** (1 / shape)
  const d = shape - 1 / 3
  for (;;) {
    const x = random.normal()
    const v = (1 + x / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(random.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

export interface Simulated extends PurchaseSummary {
  /** Purchases in the `ahead` time after the tenure. */
  readonly later: Float64Array
  readonly alive: Uint8Array
}

/**
 * Customers drawn from the BG/NBD story itself (Fader, Hardie & Lee 2005, section 3), event by event and independent of any
 * formula under test: rate ~ Gamma(r, alpha), chance to leave after each repeat purchase ~ Beta(a, b), tenures spread evenly.
 */
export const simulateBgNbd = (
  [r, alpha, a, b]: readonly [number, number, number, number],
  customers: number,
  tenure: readonly [number, number],
  ahead: number,
  seed: number,
): Simulated => {
  const random = createRandom(seed)
  const columns = () => new Float64Array(customers)
  const result = {
    frequency: columns(),
    recency: columns(),
    tenure: columns(),
    later: columns(),
    alive: new Uint8Array(customers),
  }
  for (let i = 0; i < customers; i++) {
    const rate = gammaSample(random, r) / alpha
    const leaving = gammaSample(random, a)
    const chance = leaving / (leaving + gammaSample(random, b))
    const T = tenure[0] + (tenure[1] - tenure[0]) * random.next()
    result.tenure[i] = T
    result.alive[i] = 1
    for (let t = -Math.log(1 - random.next()) / rate; t < T + ahead; t -= Math.log(1 - random.next()) / rate) {
      if (t <= T) {
        result.frequency[i]!++
        result.recency[i] = t
      } else result.later[i]!++
      if (random.next() < chance) {
        if (t <= T) result.alive[i] = 0
        break
      }
    }
  }
  return result
}
