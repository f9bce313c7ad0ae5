import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { getPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import { expectFullSize, isRunning, startWaiting, tasks } from './fixtures/host.ts'
import { startComputeHost, type ComputeHost, type ComputeHostOptions } from './index.ts'

const hosting = async (options: ComputeHostOptions, body: (host: ComputeHost) => Promise<void>): Promise<void> => {
  const host = await startComputeHost(options)
  try {
    await body(host)
  } finally {
    await host.stop()
  }
}

/** Kills the host's process, once there is one; resolves when the next one is there. */
const killed = async (host: ComputeHost): Promise<void> => {
  const pid = await vi.waitFor(() => host.stats().pid ?? expect.unreachable('no process'), 10_000)
  process.kill(pid, 'SIGKILL')
  await vi.waitFor(() => expect(host.stats().pid ?? pid).not.toBe(pid), 10_000)
}

test('a host that is killed is started again, and what ran and what waited ends well', () =>
  hosting({ threads: 2 }, async (host) => {
    const first = await startWaiting(host, 200)
    const second = await startWaiting(host, 200)
    const waiting = host.map(tasks.echo, { values: new Float64Array(10_000) }, [{ place: 1 }, { place: 2 }])
    process.kill(host.stats().pid!, 'SIGKILL')
    await Promise.all([first.outcome, second.outcome])
    expect(await waiting).toMatchObject([{ place: 1 }, { place: 2 }])
    expect(host.stats()).toMatchObject({ restarts: 1, succeeded: 3, failed: 0 })
    await expectFullSize(host)
  }))

test('a map whose host is killed half-way gives what it would have given', () =>
  hosting({ threads: 2 }, async (host) => {
    const values = Float64Array.from({ length: 4_000 }, (_, i) => i)
    const pieces = Array.from({ length: 12 }, (_, i) => ({ weight: i, ms: 30 }))
    const expected = await host.map(tasks.draw, { values }, pieces, { seed: 5 })
    const waiting = await startWaiting(host, 100)
    const outputs = host.map(tasks.draw, { values }, pieces, { seed: 5 })
    process.kill(host.stats().pid!, 'SIGKILL')
    expect(await outputs).toStrictEqual(expected)
    await waiting.outcome
  }))

test('only the task that killed the host fails, not the others that ran', () =>
  hosting({ threads: 2 }, async (host) => {
    // With both threads there, the culprit begins long before the innocent one ends.
    await expectFullSize(host)
    const innocent = await startWaiting(host, 300)
    const culprit = host.run(tasks.faults, { fault: 'kills its process' })
    const queued = host.run(tasks.echo, 'queued')
    await expect(culprit).rejects.toMatchObject({ code: 'HOST_DIED', task: 'test.faults' })
    await expect(innocent.outcome).resolves.toHaveProperty('thread')
    expect(await queued).toBe('queued')
    expect(host.stats().restarts).toBe(2)
  }))

test('a host that keeps dying is restarted after ever longer pauses, until something succeeds', async () => {
  const log = vi.fn<(level: string, text: string) => void>()
  await hosting({ threads: 1, log }, async (host) => {
    await host.run(tasks.faults, { fault: 'kills its process' }).catch(() => {})
    await killed(host)
    await host.run(tasks.echo, 1)
    await killed(host)
    const waits = log.mock.calls.filter(([level]) => level === 'warn').map(([, text]) => /in (\d+) ms/.exec(text)?.[1])
    expect(waits).toEqual(['0', '100', '200', '0'])
  })
})

test('a host that does not answer is killed when a task’s time and the patience are over', () =>
  hosting({ threads: 1, unresponsiveMs: 300 }, async (host) => {
    const { pid } = host.stats()
    process.kill(pid!, 'SIGSTOP')
    const silent = host.run({ ...tasks.echo, timeoutMs: 100 }, 1)
    await expect(silent).rejects.toMatchObject({ code: 'TASK_TIMEOUT', message: /did not answer/ })
    expect(await host.run(tasks.echo, 2)).toBe(2)
    expect(host.stats().pid).not.toBe(pid)
  }))

test('a host that answers no ping is killed and started again, though nothing runs', () =>
  hosting({ threads: 1, pingMs: 300 }, async (host) => {
    const { pid } = host.stats()
    process.kill(pid!, 'SIGSTOP')
    await vi.waitFor(() => expect(host.stats().restarts).toBe(1), 10_000)
    expect(await host.run(tasks.echo, 1)).toBe(1)
    expect(host.stats().pid).not.toBe(pid)
  }))

test('a signal for the whole process group does not end the host', () =>
  hosting({ threads: 1 }, async (host) => {
    const { pid } = host.stats()
    const waiting = await startWaiting(host, 100)
    process.kill(pid!, 'SIGINT')
    process.kill(pid!, 'SIGTERM')
    await waiting.outcome
    expect(host.stats()).toMatchObject({ pid, restarts: 0 })
  }))

test('the host gives way to the process that started it', () =>
  hosting({ threads: 1, nice: 7 }, async (host) => {
    await host.run(tasks.echo, 1)
    expect(getPriority(host.stats().pid)).toBe(7)
  }))

test('a lazy host has no process before its first task', () =>
  hosting({ threads: 1, isLazy: true }, async (host) => {
    expect(host.stats().pid).toBeUndefined()
    expect(await Promise.all([host.run(tasks.echo, 1), host.run(tasks.echo, 2)])).toEqual([1, 2])
    expect(host.stats()).toMatchObject({ pid: expect.any(Number) as number, restarts: 0, succeeded: 2 })
  }))

test('a lazy host that nobody asked can be stopped', async () => {
  const host = await startComputeHost({ isLazy: true })
  await host.stop()
  await expect(host.run(tasks.echo, 1)).rejects.toMatchObject({ code: 'COMPUTE_STOPPED' })
})

test('a full queue refuses the next run and keeps the others', () =>
  hosting({ threads: 1, maxQueue: 1 }, async (host) => {
    const running = await startWaiting(host, 200)
    const queued = host.run(tasks.echo, 'queued')
    const message = 'test.echo: 1 runs are already waiting; try again when some have finished'
    await expect(host.run(tasks.echo, 'refused')).rejects.toMatchObject({ code: 'COMPUTE_QUEUE_FULL', message })
    expect(host.stats()).toMatchObject({ running: 1, queued: 1 })
    await running.outcome
    expect(await queued).toBe('queued')
  }))

test('a run that is cancelled while it waits never runs', () =>
  hosting({ threads: 1 }, async (host) => {
    const running = await startWaiting(host, 200)
    const controller = new AbortController()
    const onProgress = vi.fn<() => void>()
    const cancelled = host.run(tasks.wait, { ms: 1 }, { signal: controller.signal, onProgress })
    controller.abort()
    await expect(cancelled).rejects.toHaveProperty('code', 'TASK_CANCELLED')
    await running.outcome
    expect(await host.run(tasks.echo, 'next')).toBe('next')
    expect(onProgress).not.toHaveBeenCalled()
  }))

test('stop lets what runs end, refuses what waits and what comes, and leaves no process', async () => {
  const host = await startComputeHost({ threads: 1 })
  const { pid } = host.stats()
  const running = await startWaiting(host, 200)
  const queued = host.run(tasks.echo, 'queued')
  queued.catch(() => {})
  const stopped = host.stop()
  expect(host.stop()).toBe(stopped)
  await expect(queued).rejects.toHaveProperty('code', 'COMPUTE_STOPPED')
  await expect(host.run(tasks.echo, 'late')).rejects.toHaveProperty('code', 'COMPUTE_STOPPED')
  await expect(running.outcome).resolves.toHaveProperty('thread')
  await stopped
  expect(await isRunning(pid!)).toBe(false)
  expect(host.stats()).toMatchObject({ restarts: 0, pid: undefined })
})

test('stop ends what does not end within the grace', async () => {
  const host = await startComputeHost({ threads: 1, graceMs: 100 })
  const { pid } = host.stats()
  const endless = host.run(tasks.faults, { fault: 'loops for ever' })
  endless.catch(() => {})
  await host.stop()
  await expect(endless).rejects.toHaveProperty('code', 'COMPUTE_STOPPED')
  expect(await isRunning(pid!)).toBe(false)
})

test('a parent that is killed leaves no process behind, even one with an endless task', async () => {
  const parent = spawn(process.execPath, [fileURLToPath(new URL('./fixtures/parent.ts', import.meta.url))])
  const [line]: unknown[] = await once(parent.stdout, 'data')
  const pid = Number(String(line))
  expect(await isRunning(pid)).toBe(true)
  parent.kill('SIGKILL')
  await vi.waitFor(async () => expect(await isRunning(pid)).toBe(false), { timeout: 10_000, interval: 50 })
})

test('options that make no sense are refused before anything is started', async () => {
  await expect(startComputeHost({ threads: 0 })).rejects.toThrow('expected threads to be a whole number from 1, got 0')
})
