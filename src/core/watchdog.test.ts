import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { isRunning } from '../compute/fixtures/host.ts'

const program = fileURLToPath(new URL('./watchdog.fixture.ts', import.meta.url))

const start = (what: string, ...more: string[]) => {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, what, ...more])
  let said = ''
  child.stderr.on('data', (text: Buffer) => (said += text.toString()))
  return { child, ended: once(child, 'close').then(([, signal]) => ({ signal: signal as string | null, said })) }
}

test('a process whose event loop is blocked is ended, with a line that says so', async () => {
  const { signal, said } = await start('block').ended
  expect(signal).toBe('SIGKILL')
  expect(said).toMatch(/^the test \(process \d+\) is being ended: it has not responded for 1 s\n$/)
})

test('a stop that takes too long is ended, even if the event loop turns', async () => {
  const { signal, said } = await start('stop').ended
  expect(signal).toBe('SIGKILL')
  expect(said).toContain('it did not stop within 1 s')
})

test('a process that turns lives, and the watch does not keep it', async () => {
  const { signal, said } = await start('turn').ended
  expect([signal, said]).toEqual([null, ''])
})

test.skipIf(process.platform === 'win32')('a process that is blocked ends when its parent is killed', async () => {
  const parent = start('parent').child
  const [line]: unknown[] = await once(parent.stdout, 'data')
  const pid = Number(String(line))
  parent.kill('SIGKILL')
  await expect.poll(() => isRunning(pid), { timeout: 20_000 }).toBe(false)
})
