import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { getPriority } from 'node:os'
import { expect, test } from 'vitest'
import { giveWay } from './give-way.ts'

/** A process in a session of its own, for as long as `work` takes. */
const withSleeper = async (work: (pid: number) => Promise<void>): Promise<void> => {
  const sleeper = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], { detached: true, stdio: 'ignore' })
  try {
    await work(sleeper.pid!)
  } finally {
    sleeper.kill('SIGKILL')
  }
}

test('another process gets a lower priority, this one does not', () =>
  withSleeper(async (pid) => {
    const own = getPriority()
    await giveWay(pid, 7)
    expect(getPriority(pid)).toBe(7)
    expect(getPriority()).toBe(own)
  }))

test.skipIf(!existsSync('/proc/self/autogroup'))('its session gives way (needs sessions that are grouped)', () =>
  withSleeper(async (pid) => {
    const own = await readFile('/proc/self/autogroup', 'utf8')
    await Promise.all([giveWay(pid, 7), giveWay(pid, 7)])
    expect(await readFile(`/proc/${pid}/autogroup`, 'utf8')).toMatch(/ nice 7\n$/)
    expect(await readFile('/proc/self/autogroup', 'utf8')).toBe(own)
  }),
)

test('a process that has ended causes no error', async () => {
  let ended = 0
  await withSleeper(async (pid) => {
    ended = pid
    process.kill(pid, 'SIGKILL')
  })
  await expect.poll(() => existsSync(`/proc/${ended}`)).toBe(false)
  await expect(giveWay(ended, 7)).resolves.toBeUndefined()
})
