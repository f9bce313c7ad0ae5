import { expect, test } from 'vitest'
import { pack } from './payload.ts'
import { Run } from './run.ts'
import { Schedule } from './schedule.ts'

const makeRun = (name: string, pieces: number, concurrency?: number): Run =>
  new Run({
    task: { name, file: new URL('file:///x'), timeoutMs: 1, ...(concurrency !== undefined && { concurrency }) },
    inputs: Array.from({ length: pieces }, () => ({ input: pack(0), seed: 0 })),
    onProgress: () => {},
    onSettled: () => {},
  })

const schedule = (threads: number, ...runs: Run[]): { schedule: Schedule; take: () => string | undefined } => {
  const made = new Schedule(threads)
  for (const run of runs) made.runs.add(run)
  const take = () => {
    const job = made.next()
    return job && `${job.run.task.name}${job.index}`
  }
  return { schedule: made, take }
}

test('no more jobs run than there are threads', () => {
  const { take } = schedule(2, makeRun('a', 5))
  expect([take(), take(), take()]).toEqual(['a0', 'a1', undefined])
})

test('a short run does not wait for a long map', () => {
  const { take } = schedule(3, makeRun('long', 9), makeRun('short', 1))
  expect([take(), take(), take()]).toEqual(['long0', 'short0', 'long1'])
})

test('a task has no more threads than its concurrency, over all its runs', () => {
  const { take } = schedule(4, makeRun('a', 2, 1), makeRun('a', 2, 1), makeRun('b', 1))
  expect([take(), take(), take()]).toEqual(['a0', 'b0', undefined])
})

test('jobs whose host died run one at a time, before and beside nothing else', () => {
  const run = makeRun('a', 3)
  const { schedule: made, take } = schedule(2, run)
  const suspects = [made.next()!, made.next()!]
  for (const job of suspects) {
    job.deaths = 1
    made.putBack(job, true)
  }
  expect([take(), take()]).toEqual(['a0', undefined])
  made.free(suspects[0]!)
  expect([take(), take()]).toEqual(['a1', undefined])
  made.free(suspects[1]!)
  expect(take()).toBe('a2')
})

test('a job that was on its way when its host died goes back to its place', () => {
  const { schedule: made, take } = schedule(1, makeRun('a', 2))
  made.putBack(made.next()!, false)
  expect(take()).toBe('a0')
})
