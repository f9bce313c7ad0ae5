import { describe, expect, it } from 'vitest'
import { Semaphore } from './semaphore.ts'

describe('a semaphore', () => {
  it('lets in as many as it has permits, and the others in the order in which they came', async () => {
    const semaphore = new Semaphore(2)
    const begun: number[] = []
    let running = 0
    let most = 0
    const work = (place: number) =>
      semaphore.run(async () => {
        begun.push(place)
        most = Math.max(most, ++running)
        await new Promise(setImmediate)
        running--
        return place
      })
    const places = [0, 1, 2, 3, 4, 5, 6]
    expect(await Promise.all(places.map(work))).toEqual(places)
    expect(begun).toEqual(places)
    expect(most).toBe(2)
  })

  it('gets a permit back from work that throws', async () => {
    const semaphore = new Semaphore(1)
    await expect(semaphore.run(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
    expect(await semaphore.run(async () => 'in')).toBe('in')
  })

  it('gives a permit to whoever waits when its holder disposes of it', async () => {
    const semaphore = new Semaphore(1)
    const first = await semaphore.acquire()
    let isIn = false
    const second = semaphore.acquire().then((permit) => {
      isIn = true
      return permit
    })
    await new Promise(setImmediate)
    expect(isIn).toBe(false)
    first[Symbol.dispose]()
    const permit = await second
    expect(isIn).toBe(true)
    permit[Symbol.dispose]()
  })
})
