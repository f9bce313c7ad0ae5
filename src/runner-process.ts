import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { giveWay, niceness } from './core/give-way.ts'
import type { Logger } from './core/log.ts'
import type { PluginReport } from './plugin/report.ts'

/** How the process of jobs and live scoring stands. */
export type RunnerState = 'starting' | 'ok' | 'restarting'

/** What the runner tells the process that started it. */
export type RunnerNews =
  | { readonly kind: 'ready' }
  /** How plugins stand there, whenever that has changed. */
  | { readonly kind: 'plugins'; readonly reports: readonly PluginReport[] }

/** Tells a process that it is the runner of another, and whether their database is `embedded` or `external`. */
export const childVariable = 'RAPPORT_CHILD'

const program = fileURLToPath(new URL('./main.ts', import.meta.url))
const firstRestartMs = 500
const lastRestartMs = 30_000
/** How long it may take to end after a signal. */
const graceMs = 15_000

/**
 * Keeps a second process beside the one that answers: it runs jobs, trainings and live scoring (`RAPPORT_PROCESS=runner`), so
 * that requests do not wait for them. It is started again when it dies, and ends with this process whatever ends this one.
 */
export class RunnerProcess {
  readonly #env: Readonly<Record<string, string>>
  readonly #log: Logger
  #child: ChildProcess | undefined
  #state: RunnerState = 'starting'
  #reports: readonly PluginReport[] = []
  #deathsInARow = 0
  #timer: NodeJS.Timeout | undefined
  #stopping: Promise<void> | undefined

  /** `env` is what its environment has beside this process's. */
  constructor(database: 'embedded' | 'external', env: Readonly<Record<string, string>>, log: Logger) {
    this.#env = { ...env, RAPPORT_PROCESS: 'runner', [childVariable]: database }
    this.#log = log
  }

  /** Undefined while none runs. */
  get pid(): number | undefined {
    return this.#child?.pid
  }

  get state(): RunnerState {
    return this.#state
  }

  /** How plugins stand in it, as far as it has told. */
  get reports(): readonly PluginReport[] {
    return this.#reports
  }

  start(): void {
    const child = fork(program, [], {
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, ...this.#env },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      // In a session of its own, which can give way as one.
      detached: true,
      windowsHide: true,
    })
    this.#child = child
    child.on('message', (news: RunnerNews) => this.#hear(news))
    child.on('error', (error) => this.#log.error({ err: error }, 'the runner process failed'))
    child.once('exit', (code, signal) => this.#died(code ?? signal))
    if (child.pid !== undefined) void giveWay(child.pid, niceness.jobs)
  }

  #hear(news: RunnerNews): void {
    if (news.kind === 'plugins') {
      this.#reports = news.reports
      return
    }
    this.#deathsInARow = 0
    this.#state = 'ok'
    this.#log.info('jobs and live scoring run')
  }

  #died(how: number | string | null): void {
    this.#child = undefined
    if (this.#stopping) return
    const waitMs = Math.min(lastRestartMs, firstRestartMs * 2 ** this.#deathsInARow)
    this.#deathsInARow++
    this.#state = 'restarting'
    this.#log.error(
      { exit: how, waitMs },
      'the runner process ended; jobs and live scoring stand still until it is up again',
    )
    this.#timer = setTimeout(() => this.start(), waitMs)
  }

  /** Lets it hand back its jobs and ends it. Idempotent. */
  stop(): Promise<void> {
    return (this.#stopping ??= this.#stop())
  }

  async #stop(): Promise<void> {
    clearTimeout(this.#timer)
    const child = this.#child
    if (!child) return
    const exited = once(child, 'exit')
    child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), graceMs)
    await exited
    clearTimeout(late)
  }
}
