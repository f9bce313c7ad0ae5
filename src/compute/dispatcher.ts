import { setTimeout as delay } from 'node:timers/promises'
import { checkSpec } from './check-spec.ts'
import { ComputeError } from './compute-error.ts'
import type { ComputeHost, ComputeHostOptions, ComputeStats } from './compute-host.ts'
import { HostSupervisor } from './host-supervisor.ts'
import { HostLink } from './host-link.ts'
import type { HostDeath } from './host-process.ts'
import { pack, unpack, type Payload } from './payload.ts'
import type { FromHost } from './protocol.ts'
import { pieceSeed } from './piece-seed.ts'
import { Run, type AnyTask, type Job, type RunOptions, type TaskSpec } from './run.ts'
import { Schedule } from './schedule.ts'
import { describeThrown, thrownError } from './thrown.ts'

const refuse = (run: Run): void => run.fail('COMPUTE_STOPPED', 'the compute host is stopped')

const packInput = (task: AnyTask, value: unknown): Payload => {
  try {
    return pack(value)
  } catch (cause) {
    const message = `${task.name}: the input cannot be sent to a thread: ${describeThrown(cause).message}`
    throw new ComputeError('INPUT_NOT_TRANSFERABLE', message, { task: task.name, cause })
  }
}

type DispatcherOptions = Required<Omit<ComputeHostOptions, 'isLazy' | 'nice'>> & Pick<ComputeHostOptions, 'nice'>

/** The parent's side of the compute host: accepts runs, hands their jobs to the host and collects the results. */
export class Dispatcher implements ComputeHost {
  readonly threads: number
  readonly #options: DispatcherOptions
  readonly #supervisor: HostSupervisor
  readonly #schedule: Schedule
  /** Runs whose outputs are complete and whose shared input is being verified, by its payload. */
  readonly #verifying = new Map<number, Run>()
  #link: HostLink | undefined
  #isStarted = false
  #stopping: Promise<void> | undefined
  #succeeded = 0
  #failed = 0

  constructor(options: DispatcherOptions) {
    this.#options = options
    this.threads = options.threads
    this.#schedule = new Schedule(options.threads)
    this.#supervisor = new HostSupervisor({
      threads: options.threads,
      nice: options.nice,
      pingMs: options.pingMs,
      log: options.log,
      onReady: (host) => {
        this.#link = new HostLink(host)
        this.#pump()
      },
      onMessage: (message) => this.#onMessage(message),
      onDeath: (death) => this.#onDeath(death),
      onHopeless: (reason) => {
        for (const run of this.#schedule.runs) run.fail('HOST_DIED', reason)
      },
    })
  }

  async start(): Promise<void> {
    this.#isStarted = true
    try {
      await this.#supervisor.start()
    } catch (error) {
      await this.#supervisor.stop()
      throw error
    }
  }

  /**
   * A lazy host's process starts with its first task; the supervisor keeps trying, and fails the tasks when it gives up.
   */
  #startOnce(): void {
    if (this.#isStarted) return
    this.#isStarted = true
    this.#supervisor.start().catch((error: unknown) => this.#options.log('warn', describeThrown(error).message))
  }

  async run<I, O>(task: TaskSpec<I, O>, input: I, options: RunOptions = {}): Promise<O> {
    checkSpec(task, options)
    const [output] = await this.#submit(task, [{ input: packInput(task, input), seed: options.seed ?? 0 }], options)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the task's description states what it gives
    return output as O
  }

  async map<S extends object, P extends object, O>(
    task: TaskSpec<S & P, O>,
    shared: S,
    pieces: readonly P[],
    options: RunOptions = {},
  ): Promise<O[]> {
    checkSpec(task, options)
    if (pieces.length === 0) return []
    const seed = options.seed ?? 0
    const inputs = pieces.map((piece, i) => ({ input: packInput(task, piece), seed: pieceSeed(seed, i) }))
    const outputs = await this.#submit(task, inputs, options, packInput(task, shared))
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the task's description states what it gives
    return outputs as O[]
  }

  stats(): ComputeStats {
    return {
      threads: this.threads,
      running: this.#schedule.active.size,
      queued: this.#schedule.queued,
      succeeded: this.#succeeded,
      failed: this.#failed,
      restarts: this.#supervisor.restarts,
      pid: this.#supervisor.host?.pid,
    }
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stop()
    return this.#stopping
  }

  async #stop(): Promise<void> {
    const running: Promise<unknown>[] = []
    for (const run of this.#schedule.runs) {
      if (run.isStarted) running.push(run.outputs)
      else refuse(run)
    }
    const grace = new AbortController()
    await Promise.race([
      Promise.allSettled(running),
      delay(this.#options.graceMs, undefined, { signal: grace.signal }).catch(() => {}),
    ])
    grace.abort()
    for (const run of this.#schedule.runs) refuse(run)
    await this.#supervisor.stop()
  }

  async #submit(
    task: AnyTask,
    inputs: readonly { input: Payload; seed: number }[],
    { signal, onProgress }: RunOptions,
    shared?: Payload,
  ): Promise<unknown[]> {
    if (this.#stopping)
      throw new ComputeError('COMPUTE_STOPPED', `${task.name}: the compute host is stopped`, { task: task.name })
    const onAbort = () => run.fail('TASK_CANCELLED', 'it was cancelled', signal?.reason)
    const run = new Run({
      task,
      inputs,
      ...(shared && { shared }),
      onProgress: (fraction, text) => this.#report(task, onProgress, fraction, text),
      onSettled: () => {
        signal?.removeEventListener('abort', onAbort)
        this.#forget(run)
      },
    })
    if (signal?.aborted) onAbort()
    else {
      this.#startOnce()
      signal?.addEventListener('abort', onAbort, { once: true })
      this.#schedule.runs.add(run)
      this.#pump()
      const { maxQueue } = this.#options
      if (!run.isStarted && this.#schedule.queued > maxQueue) {
        run.fail('COMPUTE_QUEUE_FULL', `${maxQueue} runs are already waiting; try again when some have finished`)
      }
    }
    try {
      const outputs = await run.outputs
      this.#succeeded++
      return outputs
    } catch (error) {
      this.#failed++
      throw error
    }
  }

  #pump(): void {
    const link = this.#link
    if (!link) return
    for (let job = this.#schedule.next(); job; job = this.#schedule.next()) void this.#begin(job, link)
  }

  async #begin(job: Job, link: HostLink): Promise<void> {
    job.isSent = false
    this.#expectAnswer(job, job.run.task.timeoutMs)
    let isBegun = false
    try {
      isBegun = await link.begin(job)
    } catch (error) {
      const cause = describeThrown(error)
      job.run.fail('INPUT_NOT_TRANSFERABLE', cause.message, thrownError(cause))
    }
    // A host that died in the meantime has had all its jobs taken away.
    if (!isBegun && link === this.#link) this.#free(job)
  }

  #free(job: Job): void {
    clearTimeout(job.overdue)
    this.#schedule.free(job)
    this.#pump()
  }

  #expectAnswer(job: Job, withinMs: number): void {
    clearTimeout(job.overdue)
    const { unresponsiveMs, log } = this.#options
    job.overdue = setTimeout(() => {
      log('warn', `the compute host is silent about ${job.run.task.name}; killing it`)
      job.run.fail('TASK_TIMEOUT', `the compute host did not answer within ${unresponsiveMs} ms after the time limit`)
      this.#supervisor.kill()
    }, withinMs + unresponsiveMs)
  }

  /** The run ends: its waiting jobs are forgotten, its running ones are ended. */
  #forget(run: Run): void {
    this.#schedule.remove(run)
    this.#link?.drop(run)
    for (const job of this.#schedule.active.values()) {
      if (job.run !== run || !job.isSent) continue
      this.#link?.cancel(job)
      this.#expectAnswer(job, 0)
    }
  }

  #report(task: AnyTask, onProgress: RunOptions['onProgress'], fraction: number, text: string | undefined): void {
    try {
      onProgress?.(fraction, text)
    } catch (error) {
      this.#options.log('warn', `${task.name}: onProgress threw: ${String(error)}`)
    }
  }

  #onMessage(message: FromHost): void {
    if (message.kind === 'payload' || message.kind === 'chunk') this.#link!.receive(message)
    else if (message.kind === 'verdict') this.#onVerdict(message.payload, message.intact)
    else if ('job' in message) {
      const job = this.#schedule.active.get(message.job)
      if (!job) return
      if (message.kind === 'progress') job.run.progress(job.index, message.fraction, message.text)
      else if (message.kind === 'done') this.#onDone(job)
      else {
        this.#free(job)
        job.run.fail(message.code, message.message, message.cause && thrownError(message.cause))
      }
    }
  }

  #onDone(job: Job): void {
    const { run } = job
    const buffer = this.#link!.takeOutput(job.id)
    this.#supervisor.noteSuccess()
    this.#free(job)
    if (run.isSettled) return
    run.setOutput(job.index, unpack(buffer))
    if (!run.isComplete) return
    if (run.shared) this.#verifying.set(this.#link!.verify(run), run)
    else run.succeed()
  }

  #onVerdict(payload: number, intact: boolean): void {
    const run = this.#verifying.get(payload)
    this.#verifying.delete(payload)
    if (intact) run?.succeed()
    else
      run?.fail(
        'SHARED_INPUT_CHANGED',
        'it wrote to the columns that all pieces share; copy a column before writing to it',
      )
  }

  #onDeath(death: HostDeath): void {
    this.#link?.close()
    this.#link = undefined
    for (const run of this.#verifying.values()) run.succeed()
    this.#verifying.clear()
    for (const job of this.#schedule.active.values()) {
      clearTimeout(job.overdue)
      if (job.isSent) job.deaths++
      if (!job.run.isSettled && job.deaths < 2) {
        job.run.progress(job.index, 0, undefined)
        this.#schedule.putBack(job, job.deaths > 0)
      } else {
        this.#schedule.free(job)
        job.run.fail(death.code, `${death.reason}, twice, the second time while nothing else ran`)
      }
    }
  }
}
