import { expect, it, vi } from 'vitest'
import { pieceSeed } from './piece-seed.ts'
import type { TaskFunction } from './task.ts'
import { inlineRunner } from './task-runner.ts'

interface Tasks {
  readonly echo: TaskFunction<{ readonly word: string; readonly times?: number }, string>
}

const runner = inlineRunner<Tasks>({
  echo: async ({ word, times = 1 }, { seed, signal, progress }) => {
    signal.throwIfAborted()
    progress(0.5, 'half')
    return `${word.repeat(times)} ${seed}`
  },
})

it('runs a task with its seed, and reports its progress', async () => {
  const onProgress = vi.fn<(fraction: number, text?: string) => void>()
  expect(await runner.run('echo', { word: 'ab' }, { seed: 7, onProgress })).toBe('ab 7')
  expect(onProgress.mock.calls).toEqual([[0.5, 'half']])
  expect(await runner.run('echo', { word: 'ab' }, { seed: 7 })).toBe('ab 7')
})

it('runs each piece with what all share and the seed of its place', async () => {
  const pieces = [{ times: 1 }, { times: 3 }]
  expect(await runner.map('echo', { word: 'a' }, pieces, { seed: 7 })).toEqual([
    `a ${pieceSeed(7, 0)}`,
    `aaa ${pieceSeed(7, 1)}`,
  ])
})

it('hands the signal on', async () => {
  const signal = AbortSignal.abort(new Error('enough'))
  await expect(runner.run('echo', { word: 'a' }, { seed: 7, signal })).rejects.toThrow('enough')
  await expect(runner.map('echo', {}, [{ word: 'a' }], { seed: 7, signal })).rejects.toThrow('enough')
})
