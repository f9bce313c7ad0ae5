import { createRandom } from 'rapport-crm/task'
import { matrix, matrixFromRows, type Matrix } from 'rapport-crm/ml/data'
import { describe, expect, test } from 'vitest'
import { createAssigner } from './assign.ts'
import { fitRecipe, type Recipe } from './fit-recipe.ts'
import { assignRows } from './label-rows.ts'
import type { SegmentationModel } from './model.ts'
import { applyScaling, fitScaling } from './scaling.ts'

const random = createRandom(11)
const customers: Matrix = matrix(
  Float64Array.from({ length: 900 }, (_, at) => {
    const group = Math.floor(at / 3) % 3
    if (at % 3 === 0) return Math.floor(random.next() * 60) + group * 150
    return at % 3 === 1 ? 1 + random.int(4) + group * 5 : 20 + random.next() * 80 * (group + 1)
  }),
  300,
  3,
)
const features = ['recencyDays', 'frequency', 'monetary']
const scaling = fitScaling(customers, features, ['log1p', 'log1p', 'signedLog1p'])
const recipes: readonly Recipe[] = [
  { algorithm: 'KMEANS', k: 3 },
  { algorithm: 'HIERARCHICAL', k: 4, linkage: 'ward' },
  { algorithm: 'DBSCAN', eps: 0.35, minRows: 5 },
  { algorithm: 'GAUSSIAN_MIXTURE', k: 3, covariance: 'full' },
  { algorithm: 'GAUSSIAN_MIXTURE', k: 3, covariance: 'diagonal' },
  { algorithm: 'RFM', columns: [0, 1, 2] },
]
const modelOf = (recipe: Recipe): SegmentationModel => ({
  scaling,
  clusters: fitRecipe(recipe.algorithm === 'RFM' ? customers : applyScaling(scaling, customers), recipe, 1),
})
const rowAt = (i: number) => customers.data.subarray(i * 3, i * 3 + 3)

describe.each(recipes)('a customer assigned by $algorithm', (recipe) => {
  const model = modelOf(recipe)
  const assign = createAssigner(model)
  const labels = assignRows(model, customers)

  test('has reasons that add up exactly, one per feature', () => {
    for (let i = 0; i < customers.rows; i++) {
      const { reasons, confidence } = assign(rowAt(i))
      const sum = reasons.factors.reduce((total, { contribution }) => total + contribution, reasons.baseValue)
      expect(Math.abs(sum + reasons.residual - reasons.value)).toBeLessThanOrEqual(1e-9)
      expect(reasons.factors.map(({ feature }) => feature)).toEqual(features)
      expect(reasons.factors.map(({ value }) => value)).toEqual([...rowAt(i)])
      expect(confidence).toBeGreaterThanOrEqual(0)
      expect(confidence).toBeLessThanOrEqual(1)
    }
  })

  test('belongs where the whole table puts it', () => {
    expect(Array.from(labels, (_, i) => assign(rowAt(i)).segment)).toEqual([...labels])
    expect(new Set(labels).size).toBeGreaterThan(1)
  })

  test('is refused when a feature is not a number', () => {
    expect(() => assign([1, Number.NaN, 3])).toThrow(/column frequency/)
  })
})

describe('the value that reasons explain', () => {
  test('of nearest centroids is how much nearer the own one is than the next', () => {
    const flat = {
      features: ['a', 'b'],
      transforms: ['none', 'none'],
      means: [0, 0],
      deviations: [1, 1],
      constant: [],
    } as const
    const centroids = matrixFromRows([
      [0, 0],
      [4, 3],
      [100, 100],
    ])
    const assign = createAssigner({ scaling: flat, clusters: { algorithm: 'KMEANS', centroids } })
    // Squared distances of (1, 2): 5 to the first, 9 + 1 to the second.
    const { segment, nextBest, confidence, reasons } = assign([1, 2])
    expect([segment, nextBest]).toEqual([0, 1])
    expect(confidence).toBeCloseTo(1 - Math.sqrt(5 / 10), 14)
    expect(reasons.value).toBe(5)
    expect(reasons.factors.map(({ contribution }) => contribution)).toEqual([8, -3])
  })

  test('of mixtures is the log odds against the next best', () => {
    const assign = createAssigner(modelOf({ algorithm: 'GAUSSIAN_MIXTURE', k: 2, covariance: 'full' }))
    // Of two components the odds are the probabilities'; next to 1 they have no digits left.
    const unsure = Array.from({ length: 300 }, (_, i) => assign(rowAt(i))).filter(
      ({ confidence }) => confidence < 0.999,
    )
    expect(unsure.length).toBeGreaterThan(5)
    for (const { confidence, reasons } of unsure) {
      expect(reasons.value).toBeCloseTo(Math.log(confidence / (1 - confidence)), 6)
    }
  })

  test('of dense regions is the room left within eps, below 0 for noise', () => {
    const assign = createAssigner(modelOf({ algorithm: 'DBSCAN', eps: 0.35, minRows: 5 }))
    const far = assign([5_000, 400, 1e6])
    expect([far.segment, far.reasons.value < 0]).toEqual([-1, true])
    expect(far.confidence).toBeGreaterThan(0.5)
  })

  test('of a single segment is 0', () => {
    const { confidence, nextBest, reasons } = createAssigner(modelOf({ algorithm: 'KMEANS', k: 1 }))(rowAt(0))
    expect([confidence, nextBest, reasons.value]).toEqual([1, undefined, 0])
  })

  test('calls everybody noise if no region is dense', () => {
    const model = modelOf({ algorithm: 'DBSCAN', eps: 1e-9, minRows: 300 })
    expect(createAssigner(model)(rowAt(0))).toMatchObject({ segment: -1, confidence: 1 })
    expect([...new Set(assignRows(model, customers))]).toEqual([-1])
  })
})
