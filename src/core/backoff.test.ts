import { expect, test } from 'vitest'
import { Backoff } from './backoff.ts'

const delays = (backoff: Backoff, count: number) => Array.from({ length: count }, () => backoff.next())

test('the delay doubles with each failure, up to the longest', () => {
  expect(delays(new Backoff({ firstMs: 100, lastMs: 500 }), 5)).toEqual([100, 200, 400, 500, 500])
})

test('the first failure may be answered at once', () => {
  expect(delays(new Backoff({ firstMs: 100, lastMs: 500, atOnce: true }), 5)).toEqual([0, 100, 200, 400, 500])
})

test('a success resets the delay', () => {
  const backoff = new Backoff({ firstMs: 100, lastMs: 500 })
  delays(backoff, 4)
  backoff.reset()
  expect(backoff.failures).toBe(0)
  expect(backoff.next()).toBe(100)
})
