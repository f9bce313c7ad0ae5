import type { Backoff } from './backoff.ts'
import { waitedMs } from './processor-wait.ts'

/** A process as a supervisor sees it. */
export interface Supervised<Death> {
  /** Settles, never rejects, when the process has ended. */
  readonly ended: Promise<Death>
  /** Undefined if it could not be started. */
  readonly pid: number | undefined
  kill(signal?: NodeJS.Signals): void
}

/** Why a process was killed: it has come up and says nothing any more, or does not come up. */
export type Verdict = 'silent' | 'late'

export interface SupervisorOptions<P extends Supervised<Death>, Death> {
  /** Starts the process. Its words are to be passed to `heard`, and that it is up to `ready`. */
  readonly start: () => P
  /** How long to wait before the next start. */
  readonly backoff: Backoff
  /**
   * How often the process is looked at. Looks are counted, not time: this process may have stood still itself. A look counts only for as
   * much as the process did not wait for the processor: on a busy machine it can say nothing meanwhile.
   */
  readonly lookMs: number
  /** A process that is not up after so many looks is killed. */
  readonly startLooks: number
  /** A process that has come up and then says nothing for so many looks is killed. */
  readonly deadLooks: number
  /** How long a process has waited for the processor since its start. @default as the system reports it */
  readonly waitedMs?: (pid: number) => number
  /** Called at each look, before the looks are judged. */
  readonly onLook?: (process: P) => void
  /** Called before a process is killed. */
  readonly onKill: (why: Verdict) => void
  /** Called when a process has ended by itself or was killed; `waitMs` until the next one is started, undefined once stopped. */
  readonly onDeath: (death: Death, waitMs: number | undefined, wasReady: boolean) => void
}

/** Keeps one process alive: kills it when it falls silent or does not come up, and starts it again when it has ended. */
export class Supervisor<P extends Supervised<Death>, Death> {
  readonly #options: SupervisorOptions<P, Death>
  #process: P | undefined
  #isReady = false
  #waitedMs = 0
  #silent = 0
  #looks = 0
  #watch: NodeJS.Timeout | undefined
  #restart: NodeJS.Timeout | undefined
  #isStopped = false

  constructor(options: SupervisorOptions<P, Death>) {
    this.#options = options
  }

  /** The process, while there is one. */
  get process(): P | undefined {
    return this.#process
  }

  /** Whether it has come up. */
  get isReady(): boolean {
    return this.#isReady
  }

  /** Looks since its last word. */
  get silent(): number {
    return this.#silent
  }

  /** Looks since its start, or since it came up. */
  get looks(): number {
    return this.#looks
  }

  start(): void {
    this.#silent = 0
    this.#looks = 0
    this.#isReady = false
    this.#waitedMs = 0
    const process = this.#options.start()
    this.#process = process
    this.#watch = setInterval(() => this.#look(process), this.#options.lookMs).unref()
    void process.ended.then((death) => this.#died(death))
  }

  /** It said something. */
  heard(): void {
    this.#silent = 0
  }

  /** It is up. */
  ready(): void {
    this.heard()
    this.#isReady = true
    this.#looks = 0
  }

  /** It has worked well for a while: its next death counts as the first. */
  sound(): void {
    this.#options.backoff.reset()
  }

  /** Ends it for good: with `signal`, and if it has not ended within `graceMs`, by SIGKILL. Resolves when it is gone. */
  async stop(signal: NodeJS.Signals = 'SIGKILL', graceMs = 0, onLate?: () => void): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#restart)
    clearInterval(this.#watch)
    const process = this.#process
    if (!process) return
    process.kill(signal)
    const late = setTimeout(() => {
      if (signal === 'SIGKILL') return
      onLate?.()
      process.kill('SIGKILL')
    }, graceMs)
    await process.ended
    clearTimeout(late)
  }

  #look(process: P): void {
    const { startLooks, deadLooks, onLook } = this.#options
    const waited = process.pid === undefined ? 0 : (this.#options.waitedMs ?? waitedMs)(process.pid)
    const look = 1 - Math.max(0, waited - this.#waitedMs) / this.#options.lookMs
    this.#waitedMs = waited
    // A wait is reported when it ends, and then makes up for the looks that it lasted.
    this.#silent = Math.max(0, this.#silent + look)
    this.#looks = Math.max(0, this.#looks + look)
    onLook?.(process)
    if (this.#isReady && this.#silent >= deadLooks) this.#kill(process, 'silent')
    else if (!this.#isReady && this.#looks >= startLooks) this.#kill(process, 'late')
  }

  #kill(process: P, why: Verdict): void {
    this.#options.onKill(why)
    this.#looks = 0
    this.#silent = 0
    process.kill('SIGKILL')
  }

  #died(death: Death): void {
    clearInterval(this.#watch)
    const wasReady = this.#isReady
    this.#process = undefined
    this.#isReady = false
    const waitMs = this.#isStopped ? undefined : this.#options.backoff.next()
    if (waitMs !== undefined) this.#restart = setTimeout(() => this.start(), waitMs)
    this.#options.onDeath(death, waitMs, wasReady)
  }
}
