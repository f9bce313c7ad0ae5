import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Shares } from './shares.ts'

const total = 6
const perKey = 3

describe('the places of a pool', () => {
  it('are never more than there are, nor more of one key than its share, and all who wait get one in the end', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', 'b', 'c', undefined), { minLength: 1, maxLength: 60 }),
        fc.infiniteStream(fc.nat()),
        async (keys, choices) => {
          const shares = new Shares({ total, perKey })
          const held: { key: string | undefined; giveBack: () => void }[] = []
          let waiting = keys.length
          const takers = keys.map(async (key) => {
            const giveBack = await shares.take({ key, signal: undefined })
            waiting--
            held.push({ key, giveBack })
            expect(held.length).toBeLessThanOrEqual(total)
            if (key !== undefined) expect(held.filter((one) => one.key === key).length).toBeLessThanOrEqual(perKey)
          })
          while (waiting > 0 || held.length > 0) {
            await new Promise((resolve) => setImmediate(resolve))
            const [one] = held.splice(choices.next().value! % Math.max(1, held.length), 1)
            one?.giveBack()
          }
          await Promise.all(takers)
        },
      ),
      { numRuns: 100 },
    ))

  it('go first to the key that holds the fewest', async () => {
    const shares = new Shares({ total: 2, perKey: 2 })
    const take = (key: string) => shares.take({ key, signal: undefined })
    const [first, second] = await Promise.all([take('flood'), take('flood')])
    const order: string[] = []
    const more = [take('flood').then(() => order.push('flood')), take('small').then(() => order.push('small'))]
    first()
    await more[1]
    expect(order).toEqual(['small'])
    // Who waits on would be refused in the end, in the middle of another test.
    second()
    await Promise.all(more)
  })

  it('are not waited for longer than a limit, nor by more than a limit, nor by who has gone', async () => {
    const shares = new Shares({ total: 1, perKey: 1, maxWaiting: 1, timeoutMs: 20 })
    const giveBack = await shares.take({ key: 'a', signal: undefined })
    const waiting = shares.take({ key: 'a', signal: undefined })
    await expect(shares.take({ key: 'a', signal: undefined })).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    await expect(waiting).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    const leaving = new AbortController()
    const left = shares.take({ key: 'a', signal: leaving.signal })
    leaving.abort(new Error('gone'))
    await expect(left).rejects.toThrow('gone')
    giveBack()
    await expect(shares.take({ key: 'a', signal: undefined })).resolves.toBeTypeOf('function')
  })
})
