import { Backoff } from '../core/backoff.ts'
import { Supervisor } from '../core/supervisor.ts'
import { ComputeError } from './compute-error.ts'
import { startHostProcess, type ComputeLog, type HostDeath, type HostProcess } from './host-process.ts'
import type { FromHost } from './protocol.ts'

const bootLimitMs = 30_000
const bootsBeforeGivingUp = 5
/** Unanswered pings after which a host is killed. On a busy machine it may take long to answer. */
const silentPings = 12

interface HostSupervisorOptions {
  readonly threads: number
  readonly nice: number | undefined
  readonly log: ComputeLog
  readonly pingMs: number
  readonly onMessage: (message: FromHost) => void
  /** The host accepts messages, for the first time or again. */
  readonly onReady: (host: HostProcess) => void
  /** The host is gone, with everything it had. */
  readonly onDeath: (death: HostDeath) => void
  /** It could not be started several times in a row; further attempts follow. */
  readonly onHopeless: (reason: string) => void
}

/**
 * Keeps one compute host alive: restarts it when it dies, at first immediately, then with growing delays while nothing
 * succeeds.
 */
export class HostSupervisor {
  restarts = 0
  readonly #options: HostSupervisorOptions
  readonly #supervisor: Supervisor<HostProcess, HostDeath>
  readonly #firstBoot = Promise.withResolvers<void>()
  #bootsFailed = 0

  constructor(options: HostSupervisorOptions) {
    const { pingMs, log } = options
    this.#options = options
    this.#supervisor = new Supervisor<HostProcess, HostDeath>({
      start: () => this.#boot(),
      backoff: new Backoff({ firstMs: 100, lastMs: 10_000, atOnce: true }),
      lookMs: pingMs,
      startLooks: Math.ceil(bootLimitMs / pingMs),
      deadLooks: silentPings,
      onLook: (host) => {
        if (this.#supervisor.isReady) void host.send({ kind: 'ping' })
      },
      onKill: (why) =>
        log('warn', `the compute host ${why === 'silent' ? 'no longer responds' : 'does not come up'}; killing it`),
      onDeath: (death, waitMs, wasReady) => this.#died(death, waitMs, wasReady),
    })
  }

  /** The host, while it accepts messages. */
  get host(): HostProcess | undefined {
    return this.#supervisor.isReady ? this.#supervisor.process : undefined
  }

  /** Resolves when the first host is ready; rejects with `HOST_DIED` if it cannot be started. */
  start(): Promise<void> {
    this.#supervisor.start()
    return this.#firstBoot.promise
  }

  /** Work was done: the next death is answered immediately again. */
  noteSuccess(): void {
    this.#supervisor.sound()
  }

  kill(): void {
    this.#supervisor.process?.kill()
  }

  /** Ends the host for good; resolves when its process is gone. */
  stop(): Promise<void> {
    return this.#supervisor.stop()
  }

  #boot(): HostProcess {
    const { threads, nice, log, onMessage, onReady } = this.#options
    const take = (message: FromHost) => {
      if (message.kind === 'ready') {
        this.#supervisor.ready()
        this.#bootsFailed = 0
        this.#firstBoot.resolve()
        onReady(this.#supervisor.process!)
      } else {
        this.#supervisor.heard()
        if (message.kind !== 'pong') onMessage(message)
      }
    }
    return startHostProcess(threads, nice, take, log)
  }

  #died(death: HostDeath, waitMs: number | undefined, wasReady: boolean): void {
    const { log, onDeath, onHopeless } = this.#options
    if (waitMs === undefined) return onDeath(death)
    if (!wasReady) {
      this.#bootsFailed++
      this.#firstBoot.reject(new ComputeError('HOST_DIED', death.reason))
    }
    this.restarts++
    log('warn', `${death.reason}; restarting it in ${waitMs} ms`)
    onDeath(death)
    if (this.#bootsFailed >= bootsBeforeGivingUp) onHopeless(death.reason)
  }
}
