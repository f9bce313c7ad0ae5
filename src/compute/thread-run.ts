import { MessageChannel, type Worker } from 'node:worker_threads'
import type { Piscina } from 'piscina'
import type { Failure, FromThread, RunMessage, ThreadJob } from './protocol.ts'
import { describeThrown } from './thrown.ts'

/** One job while a thread has it. */
export interface ThreadRun {
  readonly job: number
  readonly name: string
  readonly memoryMb: number
  /** Bytes that its thread held outside its heap when it accepted the job. */
  readonly externalAtStart: number
  /** The thread, once it has accepted the job. */
  readonly worker: Worker | undefined
  readonly outcome: Promise<ArrayBuffer | Failure>
  /** Whether the thread refused to end, so that its process must; known once there is an outcome. */
  readonly isStuck: boolean
  /** Ends the run: the task is told and has `courtesyMs` to stop by itself before its thread is ended. */
  end(failure: Failure, courtesyMs?: number): void
}

interface ThreadRunEvents {
  readonly onProgress: (fraction: number, text: string | undefined) => void
  readonly note: (text: string) => void
}

const cancelCourtesyMs = 100
const threadEndMs = 5_000

const failureOf = (error: unknown, run: RunMessage): Failure => {
  const cause = describeThrown(error)
  if (cause.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return { code: 'TASK_OUT_OF_MEMORY', message: `its heap reached the limit of ${run.memoryMb} MiB` }
  }
  const exit = /^worker exited with code: (-?\d+)/.exec(cause.message)
  if (exit) return { code: 'TASK_EXITED', message: `it ended its own thread with exit code ${exit[1]}` }
  return { code: 'TASK_FAILED', message: `error outside its own call: ${cause.message}`, cause }
}

// A failed allocation is the machine's or the process's limit, reached before the watch saw the growth.
const isAllocationFailure = ({ code, cause }: Failure): boolean =>
  code === 'TASK_FAILED' &&
  cause?.name === 'RangeError' &&
  /^(Array buffer allocation failed|WebAssembly\.Memory.*could not allocate memory)/.test(cause.message)

/** Gives a job to a thread of the pool. */
export const startThreadRun = (
  pool: Piscina,
  message: RunMessage,
  input: ArrayBuffer,
  shared: SharedArrayBuffer | undefined,
  events: ThreadRunEvents,
): ThreadRun => {
  const controller = new AbortController()
  const { port1: port, port2 } = new MessageChannel()
  const stopFlag = new Int32Array(new SharedArrayBuffer(4))
  const replied = Promise.withResolvers<ArrayBuffer | Failure>()
  let worker: Worker | undefined
  let workerExited: Promise<unknown> = Promise.resolve()
  let ending: Failure | undefined
  let isStuck = false
  let endTimer: NodeJS.Timeout | undefined
  let externalAtStart = 0

  port.on('message', (reply: FromThread) => {
    if (reply.kind === 'started') {
      externalAtStart = reply.external
      worker = pool.threads.find((thread) => thread.threadId === reply.thread)
      workerExited = new Promise((resolve) => worker?.once('exit', resolve) ?? resolve(undefined))
    } else if (reply.kind === 'progress') {
      events.onProgress(reply.fraction, reply.text)
    } else {
      replied.resolve(reply.kind === 'done' ? reply.output : reply)
      if (reply.leftovers.length > 0) {
        events.note(`${message.name} left ${reply.leftovers.join(', ')} running; its thread was ended`)
        controller.abort()
      }
    }
  })

  const end: ThreadRun['end'] = (failure, courtesyMs = cancelCourtesyMs) => {
    if (ending) return
    ending = failure
    Atomics.store(stopFlag, 0, 1)
    port.postMessage('stop')
    endTimer = setTimeout(() => controller.abort(), courtesyMs)
  }
  const timeLimit = setTimeout(
    () => end({ code: 'TASK_TIMEOUT', message: `it ran longer than its limit of ${message.timeoutMs} ms` }),
    message.timeoutMs,
  )

  const follow = async (): Promise<ArrayBuffer | Failure> => {
    const { name, file, exportName, seed } = message
    const job: ThreadJob = { name, file, exportName, seed, input, shared, stopFlag, port: port2 }
    try {
      await pool.run(job, { name: 'runJob', signal: controller.signal, transferList: [input, port2] })
    } catch (error) {
      if (!controller.signal.aborted) replied.resolve(failureOf(error, message))
      else {
        const timer = Promise.withResolvers<true>()
        const stuckTimer = setTimeout(() => timer.resolve(true), threadEndMs)
        isStuck = (await Promise.race([workerExited, timer.promise])) === true
        clearTimeout(stuckTimer)
      }
    }
    clearTimeout(timeLimit)
    clearTimeout(endTimer)
    const outcome = ending ?? (await replied.promise)
    port.close()
    if (outcome instanceof ArrayBuffer || !isAllocationFailure(outcome)) return outcome
    return { ...outcome, code: 'TASK_OUT_OF_MEMORY' }
  }

  const outcome = follow()
  return {
    job: message.job,
    name: message.name,
    memoryMb: message.memoryMb,
    outcome,
    get externalAtStart() {
      return externalAtStart
    },
    get worker() {
      return worker
    },
    get isStuck() {
      return isStuck
    },
    end,
  }
}
