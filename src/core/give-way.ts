import { writeFile } from 'node:fs/promises'
import { setPriority } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'

/** To whom models, jobs and live scoring yield the processor when it is busy. */
export type GiveWayTo = 'requests' | 'everybody' | 'nobody'

/** Nice values of what yields; absent: unchanged. */
export interface Niceness {
  readonly jobs?: number
  readonly models?: number
}

/**
 * `requests`: requests go first, and beside other programs that want every core, a seventh to a quarter of the time
 * remains. `everybody`: next to nothing remains, and a training may take a hundred times as long.
 */
export const nicenessOf: Readonly<Record<GiveWayTo, Niceness>> = {
  requests: { jobs: 5, models: 5 },
  everybody: { jobs: 10, models: 19 },
  nobody: {},
}

const retryMs = 150
const tries = 60

/**
 * Gives a process a nice value and, on Linux, its session as well: if sessions are grouped (`sched_autogroup_enabled`),
 * Linux first divides the time among sessions, and nice values only count within each. The process must lead a session
 * of its own, as PostgreSQL's and detached processes do. What cannot be set is skipped: the process continues
 * unchanged.
 */
export const giveWay = async (pid: number, nice: number): Promise<void> => {
  try {
    setPriority(pid, nice)
    for (let i = 0; i < tries && !(await weighSession(pid, nice)); i++) await delay(retryMs, undefined, { ref: false })
  } catch {
    // It has ended, belongs to another user, or sessions are not grouped here.
  }
}

/** False if it must be retried: all ordinary users together may do it ten times a second. */
const weighSession = async (pid: number, nice: number): Promise<boolean> => {
  try {
    await writeFile(`/proc/${pid}/autogroup`, String(nice))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return false
    throw error
  }
}
