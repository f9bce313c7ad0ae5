import type { Job, Run } from './run.ts'

/**
 * What runs next. A free thread goes to the run with the fewest threads, the oldest first, so that a short run does not
 * wait for a long map. A job whose host died under it runs alone: if the host dies again, the culprit is known.
 */
export class Schedule {
  readonly runs = new Set<Run>()
  /** Jobs that have a thread, or are on their way to one. */
  readonly active = new Map<number, Job>()
  readonly #threads: number
  readonly #suspects: Job[] = []

  constructor(threads: number) {
    this.#threads = threads
  }

  /** Runs that no thread has started. */
  get queued(): number {
    return this.runs
      .values()
      .filter((run) => !run.isStarted)
      .reduce((count) => count + 1, 0)
  }

  /** Takes the next job that may run now; it counts as active. */
  next(): Job | undefined {
    const job = this.#pick()
    if (!job) return undefined
    job.run.isStarted = true
    job.run.active++
    this.active.set(job.id, job)
    return job
  }

  /** Gives the job's thread back. */
  free(job: Job): void {
    if (this.active.delete(job.id)) job.run.active--
  }

  /** Puts back a job that its host did not finish; a suspect will run alone. */
  putBack(job: Job, isSuspect: boolean): void {
    this.free(job)
    if (isSuspect) this.#suspects.push(job)
    else job.run.waiting.unshift(job)
  }

  /** Forgets a run; its active jobs keep their threads until they are freed. */
  remove(run: Run): void {
    this.runs.delete(run)
    const kept = this.#suspects.filter((job) => job.run !== run)
    this.#suspects.splice(0, this.#suspects.length, ...kept)
  }

  #pick(): Job | undefined {
    if (this.active.size >= this.#threads || this.active.values().some((job) => job.deaths > 0)) return undefined
    if (this.#suspects.length > 0) return this.active.size === 0 ? this.#suspects.shift() : undefined
    let best: Run | undefined
    for (const run of this.runs) {
      if (run.waiting.length > 0 && (!best || run.active < best.active) && !this.#isAtConcurrency(run)) best = run
    }
    return best?.waiting.shift()
  }

  #isAtConcurrency({ task: { name, concurrency } }: Run): boolean {
    if (concurrency === undefined) return false
    return [...this.active.values()].filter((job) => job.run.task.name === name).length >= concurrency
  }
}
