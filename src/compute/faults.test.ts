import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Fault } from './fixtures/faults.task.ts'
import { expectFullSize, hostForTests, startWaiting, tasks } from './fixtures/host.ts'
import { ComputeError, startComputeHost, type ComputeErrorCode, type TaskSpec } from './index.ts'

const log = vi.fn<(level: string, text: string) => void>()
const host = await hostForTests({ threads: 2, log })
beforeEach(() => log.mockClear())

// 64 MiB is the least that a task can have; what takes memory then takes little of the machine's.
const tight = { ...tasks.faults, memoryMb: 64 }

const faultOf = async (promise: Promise<unknown>): Promise<ComputeError> => {
  const start = performance.now()
  let turns = 0
  const timer = setInterval(() => turns++, 5)
  const error = await promise.catch((thrown: unknown) => thrown)
  clearInterval(timer)
  // The caller's loop turned all the while: had it been blocked, its timer would have fired once at most.
  expect(turns).toBeGreaterThanOrEqual(Math.floor((performance.now() - start) / 200))
  if (!(error instanceof ComputeError)) throw new Error(`expected a ComputeError, got ${String(error)}`)
  return error
}

describe('a task that', () => {
  const table: readonly [Fault, ComputeErrorCode, RegExp][] = [
    // Where V8 notices before the thread does, its own words are told.
    ['fills its heap', 'TASK_OUT_OF_MEMORY', /heap reached the limit of 64 MiB|Reached heap limit/],
    ['grows an array', 'TASK_OUT_OF_MEMORY', /heap/],
    ['grows a map', 'TASK_OUT_OF_MEMORY', /heap|MiB/],
    [
      'fills buffers outside its heap',
      'TASK_OUT_OF_MEMORY',
      /its buffers outside the heap took \d+ MiB, its limit is 64/,
    ],
    ['asks for a buffer larger than memory', 'TASK_OUT_OF_MEMORY', /allocation failed/],
    ['fills shared buffers', 'TASK_OUT_OF_MEMORY', /the compute host held \d+ MiB, its limit/],
    ['ends its thread', 'TASK_EXITED', /exit code 3/],
    ['kills its process', 'HOST_DIED', /signal SIGKILL, twice, the second time while nothing else ran/],
    ['throws a text', 'TASK_FAILED', /expected an Error to be thrown, got 'boom'/],
    ['throws nothing', 'TASK_FAILED', /got undefined/],
    ['throws what cannot be read', 'TASK_FAILED', /cannot be described/],
    ['leaves a rejection unhandled', 'TASK_FAILED', /outside its own call: nobody waits for this/],
    ['returns and leaves a rejection unhandled', 'TASK_FAILED', /outside its own call: nobody waits for this/],
    ['throws from a timer', 'TASK_FAILED', /outside its own call: out of a timer/],
    ['returns a function', 'OUTPUT_NOT_TRANSFERABLE', /could not be cloned/],
    ['reports progress that is not a number', 'TASK_FAILED', /expected a fraction from 0 to 1, got NaN/],
  ]
  test.each(table)('%s fails with %s, and the next task runs', async (fault, code, message) => {
    const error = await faultOf(host.run(tight, { fault }))
    expect({ code: error.code, task: error.task }).toEqual({ code, task: 'test.faults' })
    expect(error.message).toMatch(message)
    expect(await host.run(tasks.echo, 'next')).toBe('next')
  })

  test.each<[Fault]>([['loops for ever'], ['ignores its signal for ever']])(
    '%s is ended when its time is up',
    async (fault) => {
      const error = await faultOf(host.run({ ...tight, timeoutMs: 400 }, { fault }))
      expect(error.message).toBe('test.faults: it ran longer than its limit of 400 ms')
      expect(error.code).toBe('TASK_TIMEOUT')
    },
  )

  test('throws an error hands on its message, name, code and stack', async () => {
    const error = await faultOf(host.run(tight, { fault: 'throws an error' }))
    expect(error.message).toBe('test.faults: k is 9 but there are 4 customers')
    expect(error.cause).toMatchObject({ name: 'RangeError', code: 'K_TOO_LARGE' })
    expect(error.cause).toHaveProperty('stack', expect.stringContaining('faults.task.ts:'))
  })

  test('leaves a timer behind has its output, and its thread is not used again', async () => {
    const thread = await host.run(tight, { fault: 'returns and leaves a timer' })
    expect(thread).toBeTypeOf('number')
    expect(log).toHaveBeenCalledWith('debug', 'test.faults left Timeout running; its thread was ended')
    const others = await host.map(tasks.wait, {}, [{ ms: 150 }, { ms: 150 }])
    expect(others.map((other) => other.thread)).not.toContain(thread)
  })

  test('follows one with a large input on the same thread does not answer for it', async () => {
    const own = await startComputeHost({ threads: 1 })
    const small = { ...tasks.heed, memoryMb: 64 }
    const column = new Float64Array(20_000_000)
    const thread = await own.run(small, { loops: false, column })
    await expect(own.run({ ...tasks.wait, memoryMb: 64 }, { ms: 400 })).resolves.toMatchObject({ thread })
    await own.stop()
  })

  test('takes memory does not take it from its neighbour', async () => {
    const neighbour = await startWaiting(host, 600)
    await faultOf(host.run(tight, { fault: 'fills buffers outside its heap' }))
    await expect(neighbour.outcome).resolves.toHaveProperty('thread')
  })
})

describe('a task file that', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'compute-'))
  afterAll(() => rm(folder, { recursive: true }))
  const specOf = async (name: string, text?: string, exportName?: string): Promise<TaskSpec<object, unknown>> => {
    const path = join(folder, name)
    if (text !== undefined) await writeFile(path, text)
    const file = pathToFileURL(path)
    return { name: 'test.file', file, timeoutMs: 10_000, ...(exportName !== undefined && { exportName }) }
  }
  const run = async (name: string, text?: string): Promise<ComputeError> =>
    faultOf(host.run(await specOf(name, text), {}))

  test('exports several functions by name runs the one that is named', async () => {
    const text = 'export const one = () => 1\nexport const two = async () => 2'
    expect(await host.run(await specOf('several.mts', text, 'two'), {})).toBe(2)
    const error = await faultOf(host.run(await specOf('several.mts', text, 'three'), {}))
    expect(error.code).toBe('TASK_NOT_LOADED')
    expect(error.message).toMatch(/to export a function named three, got none/)
  })

  test.each([
    ['is missing', 'missing.mts', undefined, /could not be loaded: Cannot find module/],
    ['has a syntax error', 'syntax.mts', 'export default (', /could not be loaded: /],
    ['has syntax that cannot be erased', 'enum.mts', 'enum A { B }\nexport default () => A.B', /enum is not supported/],
    ['throws when it is imported', 'throws.mts', 'throw new Error("no licence")', /could not be loaded: no licence/],
    [
      'has no default export',
      'named.mts',
      'export const train = () => 1',
      /export a function as its default, got none/,
    ],
    [
      'exports a number as its default',
      'number.mts',
      'export default 1',
      /export a function as its default, got number/,
    ],
  ])('%s fails with TASK_NOT_LOADED', async (_, name, text, message) => {
    const error = await run(name, text)
    expect(error.code).toBe('TASK_NOT_LOADED')
    expect(error.message).toMatch(message)
  })

  test('never finishes its import is ended when its time is up', async () => {
    const path = join(folder, 'endless.mts')
    await writeFile(path, 'for (;;);')
    const error = await faultOf(host.run({ name: 'test.file', file: pathToFileURL(path), timeoutMs: 400 }, {}))
    expect(error.code).toBe('TASK_TIMEOUT')
  })
})

describe('a call that', () => {
  test.each([
    ['sends a function', () => 1],
    ['sends a promise', Promise.resolve(1)],
  ])('%s fails with INPUT_NOT_TRANSFERABLE', async (_, value) => {
    const error = await faultOf(host.run(tasks.echo, { value }))
    expect(error.code).toBe('INPUT_NOT_TRANSFERABLE')
    expect(error.message).toMatch(/^test\.echo: the input cannot be sent to a thread: .*could not be cloned/)
  })

  test('takes a column away before it is sent fails with INPUT_NOT_TRANSFERABLE', async () => {
    const column = new Float64Array(1_000_000)
    const failing = host.run(tasks.echo, column)
    structuredClone(column, { transfer: [column.buffer] })
    const error = await faultOf(failing)
    expect(error.code).toBe('INPUT_NOT_TRANSFERABLE')
    expect(error.message).toMatch(/expected a column of 8000000 bytes, its buffer was transferred away/)
    await expectFullSize(host)
  })

  test.each([
    ['no name', { name: '' }, /expected name to be a text/],
    ['an address of the web', { file: new URL('https://example.org/x.ts') }, /expected file to be a file: URL/],
    ['no time', { timeoutMs: 0 }, /expected timeoutMs to be a whole number .* got 0/],
    ['more time than a timer can count', { timeoutMs: 2 ** 31 }, /timeoutMs/],
    ['too little memory for a thread', { memoryMb: 8 }, /expected memoryMb to be a whole number from 64, got 8/],
    ['no concurrency', { concurrency: 0 }, /concurrency/],
    ['no export', { exportName: '' }, /expected exportName to be the name of an export/],
  ])('names a task with %s fails with TASK_INVALID', async (_, change, message) => {
    const error = await faultOf(host.run({ ...tasks.echo, ...change }, 1))
    expect(error.code).toBe('TASK_INVALID')
    expect(error.message).toMatch(message)
  })

  test('names a seed that is not a whole number fails with TASK_INVALID', async () => {
    const error = await faultOf(host.run(tasks.echo, 1, { seed: 0.5 }))
    expect(error.code).toBe('TASK_INVALID')
  })
})

describe('cancelling', () => {
  test('rejects at once with the reason, and ends a loop that never yields', async () => {
    const { restarts } = host.stats()
    const controller = new AbortController()
    const running = host.run(tasks.faults, { fault: 'loops for ever' }, { signal: controller.signal })
    const also = host.run(tasks.faults, { fault: 'loops for ever' }, { signal: controller.signal })
    also.catch(() => {})
    await vi.waitFor(() => expect(host.stats().running).toBe(2))
    controller.abort('the user left')
    const error = await faultOf(running)
    expect({ code: error.code, cause: error.cause }).toEqual({ code: 'TASK_CANCELLED', cause: 'the user left' })
    // Both threads still loop: the caller did not wait for their end.
    expect(host.stats().running).toBe(2)
    await expectFullSize(host)
    expect(host.stats().restarts).toBe(restarts)
  })

  test('lets a task that heeds its signal keep its thread', async () => {
    const own = await startComputeHost({ threads: 1 })
    const begun = Promise.withResolvers<string | undefined>()
    const controller = new AbortController()
    const onProgress = (_: number, thread?: string) => begun.resolve(thread)
    const running = own.run(tasks.heed, { loops: true }, { signal: controller.signal, onProgress })
    running.catch(() => {})
    const thread = Number(await begun.promise)
    controller.abort()
    await expect(running).rejects.toHaveProperty('code', 'TASK_CANCELLED')
    expect(await own.run(tasks.heed, { loops: false })).toBe(thread)
    await own.stop()
  })

  test('refuses a run whose signal has aborted before', async () => {
    const error = await faultOf(host.run(tasks.echo, 1, { signal: AbortSignal.abort() }))
    expect(error.code).toBe('TASK_CANCELLED')
  })
})
