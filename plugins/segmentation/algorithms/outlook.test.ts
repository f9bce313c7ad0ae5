import { createRandom } from 'rapport-crm/task'
import { matrix } from 'rapport-crm/ml/data'
import { describe, expect, it } from 'vitest'
import { outlook, type OutlookInput } from './outlook.ts'

const size = 400
const random = createRandom(7)
/** Two groups of customers, far apart: the even ones near 0, the odd ones near 10. */
const raw = matrix(
  Float64Array.from({ length: size }, (_, i) => (i % 2) * 10 + random.next()),
  size,
  1,
)
const ask = (outcome: (i: number) => number, changed: Partial<OutlookInput> = {}) =>
  outlook(
    {
      raw,
      features: ['frequency'],
      transforms: ['none'],
      recipe: { algorithm: 'KMEANS', k: 2 },
      outcome: Float64Array.from({ length: raw.rows }, (_, i) => outcome(i)),
      ...changed,
    },
    1,
  )

describe('groups compared with what customers did next', () => {
  it('have no error, and are EXCELLENT, if each customer does what its group does', () => {
    const found = ask((i) => (i % 2) * 4)!
    expect(found.customers).toBe(size)
    expect(found.model.value).toBe(0)
    // Half of the customers do 4, half 0: the deviation from their mean is 2, and a little more around the mean of other customers.
    expect(found.baseline.value).toBeCloseTo(2, 2)
    expect(found.comparison).toMatchObject({ metric: 'rmse', skill: 1, grade: 'EXCELLENT' })
  })

  it('are graded by the share of the error that they take away', () => {
    // Within each group half do 1 more and half 1 less than its mean, 2 or 4: deviations of 1 within, √2 in all.
    const found = ask((i) => 2 + (i % 2) * 2 + (i % 4 < 2 ? 1 : -1))!
    expect(found.comparison.skill).toBeCloseTo(1 - 1 / Math.SQRT2, 1)
    expect(found.comparison.grade).toBe('GOOD')
  })

  it('are no better than one group if they have nothing to do with what customers do', () => {
    const chance = createRandom(3)
    expect(ask(() => chance.next())!.comparison.grade).not.toMatch(/EXCELLENT|GOOD|FAIR/)
  })

  it('predict nothing if all did the same, or there are too few customers, or too few different ones', () => {
    expect(ask(() => 0)).toBeNull()
    const few = matrix(raw.data.slice(0, 49), 49, 1)
    expect(ask((i) => i % 2, { raw: few, outcome: new Float64Array(49).fill(1, 20) })).toBeNull()
    const alike = matrix(new Float64Array(60).fill(5), 60, 1)
    expect(ask((i) => i % 2, { raw: alike, outcome: new Float64Array(60).fill(1, 20) })).toBeNull()
  })
})
