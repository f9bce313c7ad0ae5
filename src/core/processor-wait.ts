import { readFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'

/**
 * Milliseconds that the main thread of a process has waited for the processor since its start, up to when it last got it; 0 if the
 * system does not report them.
 */
export const waitedMs = (pid: number): number => {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[1]) / 1e6
  } catch {
    return 0
  }
}

/**
 * Nanoseconds that the threads of a process have run and have waited to run; undefined if the system does not report
 * them.
 */
interface Times {
  readonly ran: number
  readonly waited: number
}

const timesOf = async (pid: number): Promise<Times | undefined> => {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => [])
  let ran = 0
  let waited = 0
  for (const thread of threads) {
    // A thread that has ended in the meantime no longer counts.
    const text = await readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').catch(() => '')
    const [on = 0, off = 0] = text.split(' ').map(Number)
    ran += on
    waited += off
  }
  return ran > 0 ? { ran, waited } : undefined
}

/** The share of the time its threads wanted to run from which a process counts as waiting. */
const waitingShare = 0.6
/** A process that wants less of a core than this has little to wait for. */
const leastWant = 0.2

/**
 * Measures how much of the time that a process wanted to run it had to wait for the processor, from one call to the
 * next.
 */
export class ProcessorWait {
  readonly #pid: () => number | undefined
  #last: (Times & { readonly pid: number; readonly at: number }) | undefined

  constructor(pid: () => number | undefined) {
    this.#pid = pid
  }

  /** The share since the last call, 0 to 1, if it is large enough to slow the work down; otherwise undefined. */
  async look(): Promise<number | undefined> {
    const pid = this.#pid()
    const now = pid === undefined ? undefined : await timesOf(pid)
    const last = this.#last
    const at = performance.now()
    this.#last = now && { ...now, pid: pid!, at }
    if (!now || !last || last.pid !== pid) return undefined
    const waited = Math.max(0, now.waited - last.waited)
    const wanted = waited + Math.max(0, now.ran - last.ran)
    if (wanted < leastWant * (at - last.at) * 1e6) return undefined
    const share = waited / wanted
    return share >= waitingShare ? share : undefined
  }
}
