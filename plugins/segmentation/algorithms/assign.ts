import { assertFinite, matrix } from 'rapport-crm/ml/data'
import { noise } from './dbscan.ts'
import { addReasons, type Reasons } from './explanation.ts'
import { mixtureDensities } from './gaussian.ts'
import { createKdTree } from './kd-tree.ts'
import type { Centroids, Components, DenseRegions, RfmRules, SegmentationModel } from './model.ts'
import { joinedLabels } from './label-rows.ts'
import { scoreRfm } from './rfm.ts'
import { applyScaling, type Scaling } from './scaling.ts'

/** Where a customer belongs, how clearly, and why. */
export interface Assignment {
  /** Segment of the model, or −1 for noise. */
  readonly segment: number
  /** The next best segment; undefined if there is no other, and for rules and density. */
  readonly nextBest: number | undefined
  /** 0 (as good as in another) … 1 (clear). */
  readonly confidence: number
  /** Why this segment rather than the next best; see the assigner of each algorithm. */
  readonly reasons: Reasons
}

/** Assigns one customer by its features in real units, in the order of `scaling.features`. */
export type Assigner = (row: ArrayLike<number>) => Assignment

const scaledRow = (scaling: Scaling, row: ArrayLike<number>): Float64Array =>
  applyScaling(scaling, matrix(Float64Array.from(row), 1, row.length)).data

/**
 * The nearest centroid, or the position in the tree if its rows were stored. The value of the reasons is the squared
 * distance to the next best centroid minus that to the own one, in squared deviations, which splits by feature without
 * a remainder. The confidence is 1 − own distance / next distance, a silhouette to centroids, and 0 if the tree has the
 * customer in a group whose centre is farther than another's.
 */
const centroidAssigner = (scaling: Scaling, clusters: Centroids): Assigner => {
  const { data: centroids, rows: k, cols: d } = clusters.centroids
  const ofTree = joinedLabels(clusters)
  return (row) => {
    const x = scaledRow(scaling, row)
    const squares = Array.from({ length: k }, (_, q) => {
      let sum = 0
      for (let j = 0; j < d; j++) sum += (x[j]! - centroids[q * d + j]!) ** 2
      return sum
    })
    const isLess = (a: number, b: number) => a < b
    const [nearest, afterNearest] = twoBest(squares, isLess)
    const segment = ofTree?.(x) ?? nearest
    const nextBest = segment === nearest ? afterNearest : nearest
    const own = (j: number) => (x[j]! - centroids[segment * d + j]!) ** 2
    const contributions = Float64Array.from(x, (value, j) =>
      nextBest === undefined ? 0 : (value - centroids[nextBest * d + j]!) ** 2 - own(j),
    )
    const next = nextBest === undefined ? Infinity : squares[nextBest]!
    return {
      segment,
      nextBest,
      confidence: next === 0 ? 0 : Math.max(0, 1 - Math.sqrt(squares[segment]! / next)),
      reasons: addReasons('difference of squared distances', scaling.features, row, 0, contributions),
    }
  }
}

const twoBest = (
  values: readonly number[],
  better: (a: number, b: number) => boolean,
): [number, number | undefined] => {
  let first = 0
  let second: number | undefined
  for (let q = 1; q < values.length; q++) {
    if (better(values[q]!, values[first]!)) {
      second = first
      first = q
    } else if (second === undefined || better(values[q]!, values[second]!)) second = q
  }
  return [first, second]
}

/**
 * Label of the nearest core row (of equals the first) within eps, else noise. The value of the reasons is eps² minus
 * the squared distance to that core row: a member from 0 on. The confidence is 1 at the place of a core row and 0 at
 * distance eps.
 */
const densityAssigner = (scaling: Scaling, { coreRows, coreLabels, eps }: DenseRegions): Assigner => {
  const tree = createKdTree(coreRows)
  const d = coreRows.cols
  return (row) => {
    const x = scaledRow(scaling, row)
    if (coreRows.rows === 0) {
      const reasons = addReasons('no core rows', scaling.features, row, 0, new Float64Array(x.length))
      return { segment: noise, nextBest: undefined, confidence: 1, reasons }
    }
    const { row: core, squaredDistance } = tree.nearest(x)
    const isMember = squaredDistance <= eps * eps
    const distance = Math.sqrt(squaredDistance)
    const contributions = x.map((value, j) => -((value - coreRows.data[core * d + j]!) ** 2))
    return {
      segment: isMember ? coreLabels[core]! : noise,
      nextBest: undefined,
      confidence: isMember ? Math.max(0, 1 - distance / eps) : Math.max(0, 1 - eps / distance),
      reasons: addReasons('squared radius minus squared distance', scaling.features, row, eps * eps, contributions),
    }
  }
}

/**
 * Most probable component; the confidence is its probability. The value of the reasons is the log odds against the next
 * best: the base holds weights and spreads, and a feature's part is half the difference of its share in the Mahalanobis
 * distances, (x − mean)ⱼ · (precision · (x − mean))ⱼ, which add up exactly even for full covariances.
 */
const mixtureAssigner = (scaling: Scaling, { mixture }: Components): Assigner => {
  const { components: k, cols: d, means } = mixture
  const densities = mixtureDensities(mixture)
  const logWeights = new Float64Array(k)
  const pull = new Float64Array(d)
  return (row) => {
    const x = scaledRow(scaling, row)
    const logDensity = densities.weigh(x, 0, logWeights)
    const [segment, nextBest] = twoBest([...logWeights], (a, b) => a > b)
    const contributions = new Float64Array(d)
    const addShare = (q: number, sign: number) => {
      densities.pull(q, x, pull)
      for (let j = 0; j < d; j++) contributions[j]! += (sign * (x[j]! - means[q * d + j]!) * pull[j]!) / 2
    }
    let base = 0
    if (nextBest !== undefined) {
      addShare(segment, -1)
      addShare(nextBest, 1)
      base = densities.constant(segment) - densities.constant(nextBest)
    }
    return {
      segment,
      nextBest,
      confidence: Math.min(1, Math.exp(logWeights[segment]! - logDensity)),
      reasons: addReasons('log odds against the next best', scaling.features, row, base, contributions),
    }
  }
}

/**
 * By the stored quintile cuts. The value of the reasons is the sum of the three scores; the base is 9, three middling
 * scores.
 */
const rfmAssigner = (scaling: Scaling, { columns: [r, f, m], thresholds }: RfmRules): Assigner => {
  return (row) => {
    assertFinite(matrix(Float64Array.from(row), 1, row.length), scaling.features)
    const scores = scoreRfm(thresholds, row[r]!, row[f]!, row[m]!)
    const contributions = new Float64Array(row.length)
    contributions[r] = scores.recency - 3
    contributions[f] = scores.frequency - 3
    contributions[m] = scores.monetary - 3
    const reasons = addReasons('sum of quintile scores', scaling.features, row, 9, contributions)
    return { segment: scores.segment, nextBest: undefined, confidence: 1, reasons }
  }
}

/**
 * Creates the function that scores customers one by one; what the model's rows need is prepared once. The assigner
 * throws NOT_FINITE or OUT_OF_DOMAIN naming the feature, and SHAPE_MISMATCH for a different number of features.
 */
export const createAssigner = ({ scaling, clusters }: SegmentationModel): Assigner => {
  if (clusters.algorithm === 'DBSCAN') return densityAssigner(scaling, clusters)
  if (clusters.algorithm === 'GAUSSIAN_MIXTURE') return mixtureAssigner(scaling, clusters)
  return clusters.algorithm === 'RFM' ? rfmAssigner(scaling, clusters) : centroidAssigner(scaling, clusters)
}
