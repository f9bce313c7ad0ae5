import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { availableParallelism, setPriority } from 'node:os'
import { expect, test } from 'vitest'
import { ProcessorWait } from './processor-wait.ts'

const burner = () => spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' })

test.skipIf(!existsSync('/proc/self/schedstat'))(
  'a process that others keep from the processor waits, one that sleeps does not (needs schedstat)',
  async () => {
    const sleeper = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], { stdio: 'ignore' })
    const last = burner()
    const others = Array.from({ length: availableParallelism() * 2 }, burner)
    try {
      setPriority(last.pid!, 19)
      const waiting = new ProcessorWait(() => last.pid)
      const sleeping = new ProcessorWait(() => sleeper.pid)
      await sleeping.look()
      await expect.poll(() => waiting.look(), { timeout: 20_000, interval: 500 }).toBeGreaterThan(0.6)
      // Once it has come up.
      await expect.poll(() => sleeping.look(), { timeout: 20_000, interval: 500 }).toBeUndefined()
    } finally {
      for (const one of [sleeper, last, ...others]) one.kill('SIGKILL')
    }
  },
)

test('a process that does not run has no wait', async () => {
  const none = new ProcessorWait(() => undefined)
  expect([await none.look(), await none.look()]).toEqual([undefined, undefined])
})
