import { expect, it } from 'vitest'

const gather = async <T>(blocks: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = []
  for await (const block of blocks) all.push(block)
  return all
}
import { inTurns } from './in-turns.ts'

it('gives all items in order, in blocks of at most the size', async () => {
  expect(await gather(inTurns([1, 2, 3, 4, 5], 2))).toEqual([[1, 2], [3, 4], [5]])
  expect(await gather(inTurns([], 2))).toEqual([])
})

it('lets the event loop turn between two blocks', async () => {
  const order: string[] = []
  setImmediate(() => order.push('somebody else'))
  for await (const [item] of inTurns(['first', 'second'], 1)) order.push(item!)
  expect(order).toEqual(['first', 'somebody else', 'second'])
})
