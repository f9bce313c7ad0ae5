import { describe, expect, it } from 'vitest'
import { stringColumn } from '../prepare/one-hot.ts'
import { createRandom } from '../../core/random.ts'
import { fairnessByGroup } from './fairness.ts'
import { AUC } from './ranking-metrics.ts'
import { MAE } from './regression-metrics.ts'

const random = createRandom(1)
const groupNames = Array.from({ length: 620 }, (_, i) => (i < 300 ? 'north' : i < 600 ? 'south' : 'island'))
const groups = stringColumn(groupNames)
const actual = Float64Array.from({ length: 620 }, () => random.normal())

describe('fairness by group', () => {
  it('finds the group that is served worse and shows that the gap is real', () => {
    const predicted = actual.map((y, i) => y + (groupNames[i] === 'south' ? 2 : 0.5) * random.normal())
    const fairness = fairnessByGroup(MAE, actual, predicted, groups, { seed: 2 })
    expect(fairness.groups.map(({ group, rows, small }) => [group, rows, small])).toEqual([
      ['island', 20, true],
      ['north', 300, false],
      ['south', 300, false],
    ])
    expect(fairness.largestGap).toMatchObject({ best: 'north', worst: 'south', clear: true })
    // mean |N(0, s)| is s·√(2/π): 1.6 against .4
    expect(fairness.largestGap!.gap).toBeCloseTo(1.2, 0)
    expect(fairness.largestGap!.interval!.lower).toBeGreaterThan(0.9)
    expect(fairnessByGroup(MAE, actual, predicted, groups, { seed: 2 })).toEqual(fairness)
  })

  it('does not call a chance difference a gap', () => {
    const predicted = actual.map((y) => y + random.normal())
    expect(fairnessByGroup(MAE, actual, predicted, groups).largestGap!.clear).toBe(false)
  })

  it('has no gap with one large group, and puts rows without a group together', () => {
    const some = stringColumn(groupNames.map((name, i) => (i < 300 ? name : null)))
    const fairness = fairnessByGroup(MAE, actual, actual, some, { minRows: 310 })
    expect(fairness.groups.map(({ group }) => group)).toEqual(['north', 'unknown'])
    expect(fairness.largestGap).toBeNull()
  })

  it('leaves groups out of the gap where the metric is not defined', () => {
    const label = actual.map((y, i) => (groupNames[i] === 'north' ? 1 : y > 0 ? 1 : 0))
    const fairness = fairnessByGroup(AUC, label, actual, groups)
    expect(fairness.groups.find(({ group }) => group === 'north')!.value).toBeNull()
    expect(fairness.largestGap).toBeNull()
  })
})
