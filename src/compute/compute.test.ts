import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Fault } from './fixtures/faults.task.ts'
import { expectFullSize, hostForTests, tasks } from './fixtures/host.ts'
import { startComputeHost } from './index.ts'

const log = vi.fn<(level: string, text: string) => void>()
const host = await hostForTests({ threads: 2, log })
const values = Float64Array.from({ length: 2_000 }, (_, i) => Math.sin(i))

describe('a run', () => {
  test('gives its input’s columns, dictionaries and plain data to the task, and the output back', async () => {
    const input = {
      amounts: Float64Array.from({ length: 100_000 }, (_, i) => i / 3),
      channel: { dictionary: ['e-mail', '电话'], codes: Int32Array.of(0, 1, -1) },
      asOf: new Date('2026-01-31T00:00:00Z'),
      nothing: null,
    }
    expect(await host.run(tasks.echo, input)).toStrictEqual(input)
  })

  test('carries 32 MiB both ways while the loop of the caller turns', async () => {
    const column = Float64Array.from({ length: 4_194_304 }, (_, i) => i)
    const start = performance.now()
    let turns = 0
    const timer = setInterval(() => turns++, 1)
    const output = await host.run(tasks.echoColumn, column)
    clearInterval(timer)
    expect(
      Buffer.compare(Buffer.from(output.buffer, output.byteOffset, output.byteLength), Buffer.from(column.buffer)),
    ).toBe(0)
    expect(turns).toBeGreaterThan((performance.now() - start) / 100)
  })

  test('takes columns that are shared, and views of larger ones', async () => {
    const shared = new Float64Array(new SharedArrayBuffer(80_000)).fill(2)
    expect(await host.run(tasks.echo, shared.subarray(1))).toStrictEqual(new Float64Array(9_999).fill(2))
  })

  test('leaves the caller’s columns alone, whatever the task does to its own', async () => {
    const column = new Float64Array(2_000).fill(8)
    expect(await host.run(tasks.scaleInPlace, { values: column })).toBe(4)
    expect(column[0]).toBe(8)
  })

  test('gives the same output for the same seed and input, libraries that use Math.random included', async () => {
    const draw = (seed: number) => host.run(tasks.draw, { values, weight: 1 }, { seed })
    const [first, again, other] = await Promise.all([draw(7), draw(7), draw(8)])
    expect(again).toStrictEqual(first)
    expect(other).not.toStrictEqual(first)
    expect(await host.run(tasks.draw, { values, weight: 1 })).toStrictEqual(await draw(0))
  })

  test('has no credentials of the caller, none of its loaders, and the time zone UTC', async () => {
    vi.stubEnv('DATABASE_URL', 'postgres://secret')
    onTestFinished(() => void vi.unstubAllEnvs())
    const own = await startComputeHost({ threads: 1 })
    const { names, timeZone, arguments: flags } = await own.run(tasks.environment, {})
    await own.stop()
    expect(names).not.toContain('DATABASE_URL')
    expect(names).not.toContain('NODE_OPTIONS')
    expect(timeZone).toBe('UTC')
    expect(flags.join(' ')).not.toContain('import')
  })
})

describe('a map', () => {
  const pieces = Array.from({ length: 9 }, (_, i) => ({ weight: 1, place: i }))

  test('gives the same outputs on one thread as on two', async () => {
    const one = await startComputeHost({ threads: 1 })
    const outputs = await one.map(tasks.draw, { values }, pieces, { seed: 11 })
    await one.stop()
    expect(await host.map(tasks.draw, { values }, pieces, { seed: 11 })).toStrictEqual(outputs)
  })

  test('gives each piece a seed of its own', async () => {
    const outputs = await host.map(tasks.draw, { values }, pieces)
    expect(new Set(outputs.map(String)).size).toBe(pieces.length)
  })

  test('gives outputs in the order of the pieces, whichever ends first', async () => {
    await expectFullSize(host)
    const waits = [200, 1, 100, 1].map((ms, place) => ({ ms, place }))
    const outputs = await host.map(tasks.wait, {}, waits)
    expect(outputs.map(({ ms }) => ms)).toEqual(waits.map(({ ms }) => ms))
    expect(outputs[1]!.to).toBeLessThan(outputs[0]!.to)
  })

  test('returns nothing without pieces', async () => {
    expect(await host.map(tasks.draw, { values }, [])).toEqual([])
  })

  test('fails when a task writes to the columns that all pieces share', async () => {
    const failed = host.map(tasks.scaleInPlace, { values }, [{ place: 0 }, { place: 1 }])
    await expect(failed).rejects.toMatchObject({ code: 'SHARED_INPUT_CHANGED', task: 'test.scale-in-place' })
  })

  test('spreads its pieces over all threads, at the same time', async () => {
    expect(host.threads).toBe(2)
    await expectFullSize(host)
  })

  test('keeps to its task’s concurrency', async () => {
    const task = { ...tasks.wait, concurrency: 1 }
    const [first, second] = await host.map(task, {}, [{ ms: 50 }, { ms: 50 }])
    expect(first!.to).toBeLessThanOrEqual(second!.from)
  })

  test('that fails in one piece ends the others', async () => {
    const faults: { fault: Fault }[] = [{ fault: 'loops for ever' }, { fault: 'throws an error' }]
    const failed = host.map(tasks.faults, {}, faults)
    await expect(failed).rejects.toMatchObject({ code: 'TASK_FAILED' })
    await vi.waitFor(() => expect(host.stats().running).toBe(0))
  })
})

describe('progress', () => {
  test('comes at most four times a second, the newest each time, even from a loop that never yields', async () => {
    const reports: { fraction: number; at: number }[] = []
    const onProgress = (fraction: number) => reports.push({ fraction, at: performance.now() })
    const start = performance.now()
    const steps = await host.run(tasks.countUp, { ms: 900, name: 'x' }, { onProgress })
    expect(steps).toBeGreaterThan(1_000)
    expect(reports.length).toBeGreaterThanOrEqual(2)
    expect(reports.length).toBeLessThanOrEqual((performance.now() - start) / 250 + 1)
    expect(reports.map(({ fraction }) => fraction)).toEqual(
      reports.map(({ fraction }) => fraction).sort((a, b) => a - b),
    )
  })

  test('of a map is the mean over its pieces, at most four times a second', async () => {
    const fractions: number[] = []
    const texts = new Set<string | undefined>()
    const pieces = [{ name: 'a' }, { name: 'b' }, { name: 'c' }, { name: 'd' }]
    const start = performance.now()
    await host.map(tasks.countUp, { ms: 400 }, pieces, {
      onProgress(fraction, text) {
        fractions.push(fraction)
        texts.add(text)
      },
    })
    expect(fractions.length).toBeGreaterThanOrEqual(2)
    expect(fractions.length).toBeLessThanOrEqual((performance.now() - start) / 250 + 1)
    expect(Math.max(...fractions)).toBeLessThan(1)
    expect([...texts].some((text) => pieces.some(({ name }) => name === text))).toBe(true)
  })

  test('that makes its listener throw is logged and harms nothing', async () => {
    await host.run(tasks.countUp, { ms: 20, name: 'x' }, { onProgress: () => expect.unreachable('broken') })
    expect(log).toHaveBeenCalledWith('warn', expect.stringMatching(/^test\.count-up: onProgress threw: .*broken/))
  })
})

describe('what a task prints', () => {
  test('goes to the log and reaches nothing else, whatever it is and however much', async () => {
    log.mockClear()
    expect(await host.run(tasks.print, { lines: 20_000 })).toBe('printed')
    await vi.waitFor(() => expect(log).toHaveBeenCalledWith('debug', 'stderr: a warning'))
    expect(log).toHaveBeenCalledWith('debug', 'stdout: line 0')
    expect(log.mock.calls.length).toBeLessThan(1_000)
    expect(await host.run(tasks.echo, 'still here')).toBe('still here')
  })
})
