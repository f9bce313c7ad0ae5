import { readFileSync } from 'node:fs'
import { afterAll } from 'vitest'

declare module 'vitest' {
  interface TaskMeta {
    /** What the processors did for a test file: in the process that ran it, and in programs that it started and that have ended. */
    readonly cpu?: { readonly ownMs: number; readonly programsMs: number }
  }
}

/** Linux counts in hundredths of a second. */
const tickMs = 10

/** Of programs that this process started and has waited for; 0 where the system does not say. */
const programsMs = (): number => {
  if (process.platform !== 'linux') return 0
  const stat = readFileSync('/proc/self/stat', 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[13]) + Number(fields[14])) * tickMs
}

// A set-up file of Vitest: it runs before each test file, in the same process.
const own = process.cpuUsage()
const programs = programsMs()

// Vitest reads from its pattern that no fixture is wanted.
// eslint-disable-next-line no-empty-pattern
afterAll(({}, file) => {
  const { user, system } = process.cpuUsage(own)
  Object.assign(file.meta, { cpu: { ownMs: (user + system) / 1_000, programsMs: programsMs() - programs } })
})
