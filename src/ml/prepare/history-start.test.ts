import { expect, it } from 'vitest'
import { historyStart } from './history-start.ts'

const days = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)
const ones = (n: number) => Array.from({ length: n }, () => 1)

it.each([
  ['nothing', [], 100, 0],
  ['a history without a silence', days(0, 100), 100, 0],
  ['one outlier', [-40_000, ...days(0, 100)], 100, 1],
  ['outliers of several years', [-40_000, -20_000, ...days(0, 200)], 200, 2],
  ['one record of three, long before the others', [0, 900, 950], 1_000, 1],
  ['a silence that is not longer than what follows', [-90, ...days(0, 100)], 100, 0],
  ['more than a hundredth before the silence', [-302, -301, ...days(0, 100)], 100, 0],
  ['a single record', [5], 1_000, 0],
])('begins %s where it should', (_, at, end, start) => {
  expect(historyStart(at, ones(at.length), end)).toBe(start)
})

it('counts records, not days', () => {
  expect(historyStart([-1_000, 0, 1], [2, 50, 50], 10)).toBe(0)
  expect(historyStart([-1_000, 0, 1], [2, 100, 100], 10)).toBe(1)
})
