import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Backoff } from '../core/backoff.ts'
import { giveWay } from '../core/give-way.ts'
import type { Logger } from '../core/log.ts'
import { moduleFile, programArguments } from '../core/program.ts'
import { Supervisor, type Supervised } from '../core/supervisor.ts'
import type { PluginReport, RunnerState } from '../contract/report.ts'
import { readNews, type RunnerNews } from './runner-news.ts'

/** Tells a process that it is the runner of another, and whether their database is `embedded` or `external`. */
export const childVariable = 'RAPPORT_CHILD'
/** Tells it which process started it. */
export const parentVariable = 'RAPPORT_PARENT'

const program = fileURLToPath(moduleFile(new URL('../main.ts', import.meta.url)))

/** How it ended: its exit code, the signal, or why it could not be started. */
type Death = number | string | null

export interface RunnerLimits {
  /** How long it may take to end after a signal, before it is killed. @default 15_000 // 15 seconds */
  readonly graceMs: number
  /** Interval between checks of its silence. @default 1_000 // a second */
  readonly lookMs: number
  /** After this many silent checks it counts as stalled. @default 5 */
  readonly stalledLooks: number
  /** After this many silent checks it is killed and restarted. @default 20 */
  readonly deadLooks: number
  /** This many checks may pass until it is ready: on a busy machine, a start takes minutes. @default 600 */
  readonly startLooks: number
  /** After this many checks of a working runner, its next death leads to an immediate restart again. @default 60 */
  readonly soundLooks: number
}

const defaults: RunnerLimits = {
  graceMs: 15_000,
  lookMs: 1_000,
  stalledLooks: 5,
  deadLooks: 20,
  startLooks: 600,
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
  readonly #supervisor: Supervisor<Supervised<Death>, Death>
  #state: RunnerState = 'starting'
  #reports: readonly PluginReport[] = []
  #late: readonly string[] = []
  #stopping: Promise<void> | undefined

  constructor(options: RunnerOptions) {
    this.#options = options
    this.#limits = { ...defaults, ...options.limits }
    this.#supervisor = new Supervisor<Supervised<Death>, Death>({
      start: () => this.#fork(),
      backoff: new Backoff({ firstMs: 500, lastMs: 30_000 }),
      ...this.#limits,
      onLook: () => this.#look(),
      onKill: (why) => {
        const { deadLooks, startLooks, lookMs } = this.#limits
        const forS = ((why === 'silent' ? deadLooks : startLooks) * lookMs) / 1_000
        options.log.error(
          { pid: this.pid },
          `the runner process ${why === 'silent' ? `has said nothing for ${forS} s` : `has not come up within ${forS} s`}; killing it`,
        )
      },
      onDeath: (exit, waitMs) => this.#died(exit, waitMs),
    })
  }

  /** Undefined while none runs. */
  get pid(): number | undefined {
    return this.#supervisor.process?.pid
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
    this.#supervisor.start()
  }

  #fork(): Supervised<Death> {
    const { database, env, nice, log } = this.#options
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
    this.#late = []
    child.on('message', (message: unknown) => {
      const news = readNews(message)
      if (news) this.#hear(news)
    })
    const ended = new Promise<Death>((resolve) => {
      child.once('exit', (code, signal) => resolve(code ?? signal))
      child.on('error', (error) => {
        log.error({ err: error }, 'the runner process failed')
        // One that could not be started never exits.
        if (child.pid === undefined) resolve(error.message)
      })
    })
    if (child.pid !== undefined && nice !== undefined) void giveWay(child.pid, nice)
    return { pid: child.pid, ended, kill: (signal) => void child.kill(signal) }
  }

  #hear(news: RunnerNews): void {
    this.#supervisor.heard()
    if (news.kind === 'plugins') this.#reports = news.reports
    else if (news.kind === 'beat') this.#late = news.late
    else {
      this.#supervisor.ready()
      this.#options.log.info('jobs and live scoring run')
      this.#options.onReady?.()
    }
    if (this.#supervisor.isReady) this.#state = this.#late.length > 0 ? 'stalled' : 'ok'
  }

  #look(): void {
    const { stalledLooks, soundLooks } = this.#limits
    const { isReady, silent, looks } = this.#supervisor
    if (isReady && silent >= stalledLooks) this.#state = 'stalled'
    if (isReady && this.#state === 'ok' && looks >= soundLooks) this.#supervisor.sound()
  }

  #died(exit: Death, waitMs: number | undefined): void {
    if (waitMs === undefined) return
    this.#state = 'restarting'
    this.#late = []
    this.#options.log.error(
      { exit, waitMs },
      'the runner process ended; jobs and live scoring stop until it is up again',
    )
  }

  /** Lets it hand back its jobs and ends it. Idempotent. */
  stop(): Promise<void> {
    const { graceMs } = this.#limits
    return (this.#stopping ??= this.#supervisor.stop('SIGTERM', graceMs, () =>
      this.#options.log.warn(
        `the runner process did not end within ${graceMs / 1_000} s; killing it, its jobs go to another runner`,
      ),
    ))
  }
}

/** Without what Node's watch mode tells its own child: the runner is not watched, it ends with this process. */
const environmentOfOurs = (): NodeJS.ProcessEnv => {
  const { WATCH_REPORT_DEPENDENCIES: _watched, ...rest } = process.env
  return rest
}
