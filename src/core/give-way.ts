import { writeFile } from 'node:fs/promises'
import { setPriority } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'

/** Nice values of what gives way to requests where processor time is short: jobs and live scoring, and behind them the tasks of models. */
export const niceness = { jobs: 10, models: 19 } as const

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
