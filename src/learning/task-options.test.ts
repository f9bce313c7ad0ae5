import { expect, it } from 'vitest'
import { taskOptions } from './task-options.ts'

it('gives the tasks of a stage the run’s seed and signal, and its part of the progress, which never goes back', () => {
  const told: [number, string][] = []
  const { signal } = new AbortController()
  const run = { seed: 7, signal, progress: (fraction: number, text: string) => void told.push([fraction, text]) }
  const options = taskOptions(run, 0.5, 0.75, 'comparing')
  expect(options).toMatchObject({ seed: 7, signal })
  for (const fraction of [0, 0.5, 0.25, 1]) options.onProgress?.(fraction, 'what the task itself says')
  expect(told).toEqual([0.5, 0.5, 0.625, 0.625, 0.75].map((fraction) => [fraction, 'comparing']))
})
