import { matrixFromRows } from 'rapport-crm/ml/data'
import { expect, test } from 'vitest'
import { createLloyd } from './lloyd.ts'

test('the losses of clusters are their part of the inertia and what it would gain without them', () => {
  const lloyd = createLloyd(matrixFromRows([[0], [1], [4], [10]]), 3)
  lloyd.begin(matrixFromRows([[0], [4], [9]]))
  expect(lloyd.assign()).toBe(4)
  expect([...lloyd.labels]).toEqual([0, 0, 1, 2])
  const { own, gains } = lloyd.losses()
  expect([...own]).toEqual([1, 0, 1])
  // Without the first: 16 and 9 instead of 0 and 1; without the second: 16; without the third: 36 instead of 1.
  expect([...gains]).toEqual([24, 16, 35])
  expect(lloyd.inertia()).toBe(2)
  expect(lloyd.update()).toBe(0.25 + 1)
  expect([...lloyd.centroids().data]).toEqual([0.5, 4, 10])
})

test('more rows than a kernel can address are refused', () => {
  const rows = { data: new Float64Array(), rows: 300_000_000, cols: 1 }
  expect(() => createLloyd(rows, 2)).toThrow(expect.objectContaining({ code: 'TOO_MANY_ROWS' }))
})
