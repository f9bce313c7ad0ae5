import type { Random } from 'rapport-crm/task'
import { matrix, type Matrix, ModelInputError } from 'rapport-crm/ml/data'
import { drawRows } from './draw-rows.ts'

/** Rows that seeding uses, and the fewest per centroid; a sample of this size if there are more. */
const sampleRows = 8_192
const sampleRowsACentroid = 64

const squaredDistances = (rows: Matrix, sample: Int32Array, to: number, into: Float64Array): void => {
  const { data, cols } = rows
  const target = to * cols
  for (let m = 0; m < sample.length; m++) {
    const start = sample[m]! * cols
    let sum = 0
    for (let j = 0; j < cols; j++) {
      const difference = data[start + j]! - data[target + j]!
      sum += difference * difference
    }
    into[m] = sum
  }
}

/** Index whose running total first exceeds `target`; never one of weight 0. */
const pick = (weights: Float64Array, target: number): number => {
  let total = 0
  let last = 0
  for (let m = 0; m < weights.length; m++) {
    const weight = weights[m]!
    if (weight === 0) continue
    total += weight
    last = m
    if (total > target) break
  }
  return last
}

const seedFrom = (rows: Matrix, sample: Int32Array, k: number, random: Random): Matrix | undefined => {
  const { data, cols } = rows
  const centroids = new Float64Array(k * cols)
  const trials = 2 + Math.floor(Math.log(k))
  let nearest = new Float64Array(sample.length).fill(Infinity)
  let candidate = new Float64Array(sample.length)
  let best = new Float64Array(sample.length)
  for (let q = 0; q < k; q++) {
    let chosen = sample[random.int(sample.length)]!
    if (q === 0) squaredDistances(rows, sample, chosen, nearest)
    else {
      const potential = nearest.reduce((sum, value) => sum + value, 0)
      if (potential === 0) return undefined
      let lowest = Infinity
      for (let trial = 0; trial < trials; trial++) {
        const row = sample[pick(nearest, random.next() * potential)]!
        squaredDistances(rows, sample, row, candidate)
        let left = 0
        for (let m = 0; m < candidate.length; m++) {
          if (nearest[m]! < candidate[m]!) candidate[m] = nearest[m]!
          left += candidate[m]!
        }
        if (left < lowest) {
          lowest = left
          chosen = row
          ;[best, candidate] = [candidate, best]
        }
      }
      ;[nearest, best] = [best, nearest]
    }
    centroids.set(data.subarray(chosen * cols, (chosen + 1) * cols), q * cols)
  }
  return matrix(centroids, k, cols)
}

/**
 * First centroids (`k × d`) by greedy k-means++: each next one is the best of 2 + ⌊ln k⌋ rows drawn with probability
 * proportional to the squared distance to the nearest centroid so far. Above 8,192 rows (or 64 per centroid, if that is
 * more) it uses a random sample of that size, unless the sample has fewer than k distinct rows. There must be k
 * distinct rows.
 * @see Arthur & Vassilvitskii, "k-means++: the advantages of careful seeding" (2007), and its section on the greedy
 * variant
 */
export const seedCentroids = (rows: Matrix, k: number, random: Random): Matrix => {
  const found =
    seedFrom(rows, drawRows(rows.rows, Math.max(sampleRows, sampleRowsACentroid * k), random), k, random) ??
    seedFrom(rows, drawRows(rows.rows, rows.rows, random), k, random)
  if (found) return found
  throw new ModelInputError('INSUFFICIENT_DATA', `expected at least ${k} distinct rows to seed ${k} centroids from`)
}
