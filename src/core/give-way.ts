import { writeFile } from 'node:fs/promises'
import { setPriority } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'

/** To whom models, jobs and live scoring leave the processor where time on it is short. */
export type GiveWayTo = 'requests' | 'everybody' | 'nobody'

/** Nice values of what gives way; none: it goes on as it starts. */
export interface Niceness {
  readonly jobs?: number
  readonly models?: number
}

/**
 * `requests`: a request goes first, and beside other programs that want every core there is still some seventh to quarter of the time
 * left. `everybody`: next to nothing is, and a training may take a hundred times as long.
 */
export const nicenessOf: Readonly<Record<GiveWayTo, Niceness>> = {
  requests: { jobs: 5, models: 5 },
  everybody: { jobs: 10, models: 19 },
  nobody: {},
}

const retryMs = 150
const tries = 60

/**
 * Gives a process a nice value, and on Linux its session as well: where sessions are grouped (`sched_autogroup_enabled`), time is shared
 * out among them first, and nice values count within each only. The process must lead a session of its own, which holds for PostgreSQL's
 * and for those that are started detached. Whatever cannot be set is left: the process works on as it is.
 */
export const giveWay = async (pid: number, nice: number): Promise<void> => {
  try {
    setPriority(pid, nice)
    for (let i = 0; i < tries && !(await weighSession(pid, nice)); i++) await delay(retryMs, undefined, { ref: false })
  } catch {
    // It has ended again, is another user's, or runs where sessions are not grouped.
  }
}

/** False when it must be tried again: ordinary users may do it ten times a second, all together. */
const weighSession = async (pid: number, nice: number): Promise<boolean> => {
  try {
    await writeFile(`/proc/${pid}/autogroup`, String(nice))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return false
    throw error
  }
}
