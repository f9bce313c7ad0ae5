import { ComputeError } from './compute-error.ts'
import { startHostProcess, type ComputeLog, type HostDeath, type HostProcess } from './host-process.ts'
import type { FromHost } from './protocol.ts'

const bootLimitMs = 30_000
const maxBackoffMs = 10_000
const bootsBeforeGivingUp = 5
/** Unanswered pings after which a host is killed. On a busy machine it may take long to answer. */
const silentPings = 12

interface HostKeeperOptions {
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
export class HostKeeper {
  restarts = 0
  readonly #options: HostKeeperOptions
  #process: HostProcess | undefined
  #isReady = false
  #isStopped = false
  #deathsInARow = 0
  #bootsFailed = 0
  #timer: NodeJS.Timeout | undefined
  #pings: NodeJS.Timeout | undefined
  /** Pings since its last message. Pings are counted, not time: this process may have stood still itself. */
  #unanswered = 0
  readonly #firstBoot = Promise.withResolvers<void>()

  constructor(options: HostKeeperOptions) {
    this.#options = options
  }

  /** The host, while it accepts messages. */
  get host(): HostProcess | undefined {
    return this.#isReady ? this.#process : undefined
  }

  /** Resolves when the first host is ready; rejects with `HOST_DIED` when it cannot be started. */
  start(): Promise<void> {
    this.#boot()
    return this.#firstBoot.promise
  }

  /** Work was done: the next death leads to an immediate restart again. */
  noteSuccess(): void {
    this.#deathsInARow = 0
  }

  kill(): void {
    this.#process?.kill()
  }

  /** Ends the host for good; resolves when its process is gone. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    clearInterval(this.#pings)
    this.kill()
    await this.#process?.ended
  }

  #boot(): void {
    const { threads, nice, log, onMessage, onReady } = this.#options
    const bootLimit = setTimeout(() => host.kill(), bootLimitMs)
    const host = startHostProcess(
      threads,
      nice,
      (message) => {
        this.#unanswered = 0
        if (message.kind === 'pong') return
        if (message.kind !== 'ready') {
          onMessage(message)
          return
        }
        clearTimeout(bootLimit)
        this.#pings = setInterval(() => this.#ping(host), this.#options.pingMs).unref()
        this.#isReady = true
        this.#bootsFailed = 0
        this.#firstBoot.resolve()
        onReady(host)
      },
      log,
    )
    this.#process = host
    void this.#follow(host, bootLimit)
  }

  #ping(host: HostProcess): void {
    if (this.#unanswered++ < silentPings) return void host.send({ kind: 'ping' })
    clearInterval(this.#pings)
    this.#options.log('warn', 'the compute host no longer responds; killing it')
    host.kill()
  }

  async #follow(host: HostProcess, bootLimit: NodeJS.Timeout): Promise<void> {
    const death = await host.ended
    clearTimeout(bootLimit)
    clearInterval(this.#pings)
    this.#unanswered = 0
    const { log, onDeath, onHopeless } = this.#options
    const wasReady = this.#isReady
    this.#process = undefined
    this.#isReady = false
    if (this.#isStopped) {
      onDeath(death)
      return
    }
    if (!wasReady) {
      this.#bootsFailed++
      this.#firstBoot.reject(new ComputeError('HOST_DIED', death.reason))
    }
    const waitMs = this.#deathsInARow === 0 ? 0 : Math.min(maxBackoffMs, 100 * 2 ** (this.#deathsInARow - 1))
    this.#deathsInARow++
    this.restarts++
    log('warn', `${death.reason}; restarting it in ${waitMs} ms`)
    this.#timer = setTimeout(() => this.#boot(), waitMs)
    onDeath(death)
    if (this.#bootsFailed >= bootsBeforeGivingUp) onHopeless(death.reason)
  }
}
