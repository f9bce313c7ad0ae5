import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { giveWay } from '../core/give-way.ts'
import type { Logger } from '../core/log.ts'
import { moduleFile, programArguments } from '../core/program.ts'
import type { PluginReport } from '../contract/report.ts'
import { readNews, type RunnerNews } from './runner-news.ts'

/**
 * The state of the process for jobs and live scoring. `stalled`: it is there and silent, or its work does not move on.
 */
export type RunnerState = 'starting' | 'ok' | 'stalled' | 'restarting'

/** Tells a process that it is the runner of another, and whether their database is `embedded` or `external`. */
export const childVariable = 'RAPPORT_CHILD'
/** Tells it which process started it. */
export const parentVariable = 'RAPPORT_PARENT'

const program = fileURLToPath(moduleFile(new URL('../main.ts', import.meta.url)))
const firstRestartMs = 500
const lastRestartMs = 30_000

export interface RunnerLimits {
  /** How long it may take to end after a signal, before it is killed. @default 15_000 // 15 seconds */
  readonly graceMs: number
  /** Interval between checks of its silence. @default 1_000 // a second */
  readonly lookMs: number
  /** After this many silent checks it counts as stalled. @default 5 */
  readonly stalledLooks: number
  /** After this many silent checks it is killed and restarted. @default 20 */
  readonly deadLooks: number
  /** This many checks may pass until it is ready. @default 180 */
  readonly startLooks: number
  /** After this many checks of a working runner, its next death leads to an immediate restart again. @default 60 */
  readonly soundLooks: number
}

const defaults: RunnerLimits = {
  graceMs: 15_000,
  lookMs: 1_000,
  stalledLooks: 5,
  deadLooks: 20,
  startLooks: 180,
  soundLooks: 60,
}

export interface RunnerOptions {
  readonly database: 'embedded' | 'external'
  /** What its environment has besides this process's. */
  readonly env: Readonly<Record<string, string>>
  readonly log: Logger
  /** Nice value. @default that of this process */
  readonly nice?: number
  /** Called when it has come up, for the first time or again. */
  readonly onReady?: () => void
  readonly limits?: Partial<RunnerLimits>
  /** @default this program */
  readonly program?: string
}

/**
 * Keeps a second process beside the one that answers requests: it runs jobs, trainings and live scoring
 * (`RAPPORT_PROCESS=runner`), so that requests do not wait for them. It is restarted when it dies or falls silent, and
 * ends with this process, whatever ends this one.
 */
export class RunnerProcess {
  readonly #options: RunnerOptions
  readonly #limits: RunnerLimits
  #child: ChildProcess | undefined
  #state: RunnerState = 'starting'
  #reports: readonly PluginReport[] = []
  #deathsInARow = 0
  /**
   * Checks since its last message, its start, and coming up. Checks are counted, not time, because this process may
   * have stood still itself.
   */
  #silent = 0
  #looks = 0
  #isReady = false
  #heard = false
  #late: readonly string[] = []
  #restart: NodeJS.Timeout | undefined
  #watch: NodeJS.Timeout | undefined
  #stopping: Promise<void> | undefined

  constructor(options: RunnerOptions) {
    this.#options = options
    this.#limits = { ...defaults, ...options.limits }
  }

  /** Undefined while none runs. */
  get pid(): number | undefined {
    return this.#child?.pid
  }

  get state(): RunnerState {
    return this.#state
  }

  /** Which part of its work does not move on, in words. */
  get late(): readonly string[] {
    return this.#late
  }

  /** The state of its plugins, as far as it has reported. */
  get reports(): readonly PluginReport[] {
    return this.#reports
  }

  start(): void {
    const { database, env, nice } = this.#options
    const child = fork(this.#options.program ?? program, [], {
      execArgv: [...programArguments],
      env: {
        ...environmentOfOurs(),
        ...env,
        RAPPORT_PROCESS: 'runner',
        [childVariable]: database,
        [parentVariable]: String(process.pid),
      },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      // In a session of its own, which can yield the processor as a unit.
      detached: true,
      windowsHide: true,
    })
    this.#child = child
    this.#silent = 0
    this.#looks = 0
    this.#isReady = false
    this.#heard = false
    this.#late = []
    child.on('message', (message: unknown) => {
      const news = readNews(message)
      if (news) this.#hear(news)
    })
    child.on('error', (error) => this.#options.log.error({ err: error }, 'the runner process failed'))
    child.once('exit', (code, signal) => this.#died(code ?? signal))
    if (child.pid !== undefined && nice !== undefined) void giveWay(child.pid, nice)
    this.#watch = setInterval(() => this.#look(), this.#limits.lookMs)
  }

  #hear(news: RunnerNews): void {
    this.#silent = 0
    this.#heard = true
    if (news.kind === 'plugins') this.#reports = news.reports
    else if (news.kind === 'beat') this.#late = news.late
    else {
      this.#isReady = true
      this.#looks = 0
      this.#options.log.info('jobs and live scoring run')
      this.#options.onReady?.()
    }
    if (this.#isReady) this.#state = this.#late.length > 0 ? 'stalled' : 'ok'
  }

  #look(): void {
    const { stalledLooks, deadLooks, startLooks, soundLooks } = this.#limits
    this.#silent++
    this.#looks++
    if (this.#isReady && this.#silent >= stalledLooks) this.#state = 'stalled'
    if (this.#isReady && this.#state === 'ok' && this.#looks >= soundLooks) this.#deathsInARow = 0
    if (this.#heard && this.#silent >= deadLooks) this.#kill('the runner process has fallen silent')
    else if (!this.#isReady && this.#looks >= startLooks) this.#kill('the runner process does not come up')
  }

  #kill(why: string): void {
    this.#options.log.error({ pid: this.pid, looks: this.#looks, silent: this.#silent }, `${why}; killing it`)
    this.#looks = 0
    this.#silent = 0
    this.#child?.kill('SIGKILL')
  }

  #died(how: number | string | null): void {
    this.#child = undefined
    clearInterval(this.#watch)
    if (this.#stopping) return
    const waitMs = Math.min(lastRestartMs, firstRestartMs * 2 ** this.#deathsInARow)
    this.#deathsInARow++
    this.#state = 'restarting'
    this.#late = []
    this.#options.log.error(
      { exit: how, waitMs },
      'the runner process ended; jobs and live scoring stop until it is up again',
    )
    this.#restart = setTimeout(() => this.start(), waitMs)
  }

  /** Lets it hand back its jobs and ends it. Idempotent. */
  stop(): Promise<void> {
    return (this.#stopping ??= this.#stop())
  }

  async #stop(): Promise<void> {
    clearTimeout(this.#restart)
    clearInterval(this.#watch)
    const child = this.#child
    if (!child) return
    const exited = once(child, 'exit')
    child.kill('SIGTERM')
    const late = setTimeout(() => {
      this.#options.log.warn(
        `the runner process did not end within ${this.#limits.graceMs / 1_000} s; killing it, its jobs go to ` +
          'another runner',
      )
      child.kill('SIGKILL')
    }, this.#limits.graceMs)
    await exited
    clearTimeout(late)
  }
}

/** Without what Node's watch mode tells its own child: the runner is not watched, it ends with this process. */
const environmentOfOurs = (): NodeJS.ProcessEnv => {
  const { WATCH_REPORT_DEPENDENCIES: _watched, ...rest } = process.env
  return rest
}
