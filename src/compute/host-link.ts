import { defaultMemoryMb } from './check-spec.ts'
import type { HostProcess } from './host-process.ts'
import type { PayloadMessage } from './protocol.ts'
import { nextId, type Job, type Run } from './run.ts'
import { sendPayload } from './send-payload.ts'

interface SharedPayload {
  readonly id: number
  readonly sent: Promise<boolean>
}

/** What passes between the dispatcher and one life of the host; nothing of it outlives the host. */
export class HostLink {
  readonly #host: HostProcess
  readonly #outputs = new Map<number, Uint8Array<ArrayBuffer>>()
  readonly #shared = new Map<Run, SharedPayload>()
  #isOpen = true

  constructor(host: HostProcess) {
    this.#host = host
  }

  /** The host died. */
  close(): void {
    this.#isOpen = false
  }

  /**
   * Sends a job with its input, and its run's shared input if the host does not have it yet; false if the run ended in
   * the meantime.
   */
  async begin(job: Job): Promise<boolean> {
    const { run } = job
    const isWanted = () => this.#isOpen && !run.isSettled
    const shared = run.shared && this.#share(run, isWanted)
    const isSent =
      (!shared || (await shared.sent)) &&
      (await sendPayload(this.#send, job.id, job.input, false, isWanted)) &&
      isWanted()
    if (!isSent) {
      void this.#send({ kind: 'drop', payload: job.id })
      return false
    }
    job.isSent = true
    const { name, file, exportName = 'default', timeoutMs, memoryMb = defaultMemoryMb } = run.task
    const limits = { timeoutMs, memoryMb }
    void this.#send({
      kind: 'run',
      job: job.id,
      name,
      file: file.href,
      exportName,
      ...limits,
      seed: job.seed,
      shared: shared?.id,
    })
    return true
  }

  cancel(job: Job): void {
    void this.#send({ kind: 'cancel', job: job.id })
  }

  /** Asks whether a run's shared input is unchanged; the answer names the payload. */
  verify(run: Run): number {
    const { id } = this.#shared.get(run)!
    this.#shared.delete(run)
    void this.#send({ kind: 'verify', payload: id })
    return id
  }

  /** Tells the host to forget a run's shared input. */
  drop(run: Run): void {
    const shared = this.#shared.get(run)
    this.#shared.delete(run)
    if (shared) void this.#send({ kind: 'drop', payload: shared.id })
  }

  receive(message: PayloadMessage): void {
    if (message.kind === 'payload') this.#outputs.set(message.payload, new Uint8Array(message.byteLength))
    else this.#outputs.get(message.payload)!.set(message.bytes, message.offset)
  }

  takeOutput(job: number): ArrayBuffer {
    const { buffer } = this.#outputs.get(job)!
    this.#outputs.delete(job)
    return buffer
  }

  readonly #send: HostProcess['send'] = (message) => this.#host.send(message)

  #share(run: Run, isWanted: () => boolean): SharedPayload {
    let shared = this.#shared.get(run)
    if (!shared) {
      const id = nextId()
      shared = { id, sent: sendPayload(this.#send, id, run.shared!, true, isWanted) }
      this.#shared.set(run, shared)
    }
    return shared
  }
}
