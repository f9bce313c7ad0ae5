import { createRandom } from 'rapport-crm/task'
import { describe, expect, test } from 'vitest'
import { figuresByGroup } from './fairness.ts'

const random = createRandom(7)
const actual = Float64Array.from({ length: 300 }, () => 50 + 10 * random.normal())
// Customers 0 … 99 are predicted 40 too high, 100 … 289 right but for chance, and ten are few.
const predicted = actual.map((value, i) => value + (i < 100 ? 40 : 0) + random.normal())
const codes = Int32Array.from(actual, (_, i) => (i < 100 ? 0 : i < 290 ? 1 : 2))
const country = { attribute: 'country', column: { dictionary: ['DE', 'FR', 'LU'], codes } }
const options = { seed: 1, resamples: 200 }
const everyone = Int32Array.from(actual, (_, i) => i)

describe('figures by group', () => {
  test('say which group is served worse, and leave out small groups', () => {
    const { figures, gaps } = figuresByGroup(everyone, actual, predicted, [country], options)
    expect(figures.map(({ group, name, count }) => [group, name, count])).toEqual([
      ['DE', 'mae', 100],
      ['FR', 'mae', 190],
      ['DE', 'totalError', 100],
      ['FR', 'totalError', 190],
    ])
    expect(figures[0]!.value).toBeCloseTo(40, 0)
    expect(figures[2]!.value).toBeCloseTo(0.8, 1)
    expect(gaps).toEqual([
      'By country, the mean absolute error is clearly larger for DE than for FR.',
      'By country, the relative error of the total is clearly larger for DE than for FR.',
    ])
  })

  test('find customers by their number, and put those without a group together', () => {
    const rows = everyone.filter((i) => i % 2 === 1)
    const pick = (values: Float64Array) => Float64Array.from(rows, (i) => values[i]!)
    const halves = {
      attribute: 'half',
      column: { dictionary: ['x'], codes: codes.map((code) => (code === 0 ? 0 : -1)) },
    }
    const { figures } = figuresByGroup(rows, pick(actual), pick(predicted), [halves], options)
    expect(figures.slice(0, 2).map(({ group, count }) => [group, count])).toEqual([
      ['unknown', 100],
      ['x', 50],
    ])
  })

  test('mention no gap between groups that are served equally well', () => {
    const alike = { attribute: 'parity', column: { dictionary: ['even', 'odd'], codes: everyone.map((i) => i % 2) } }
    expect(
      figuresByGroup(
        everyone,
        actual,
        actual.map((value) => value + 1),
        [alike],
        options,
      ).gaps,
    ).toEqual([])
  })
})
