import { setImmediate } from 'node:timers/promises'
import { threadId } from 'node:worker_threads'
import { createRandom } from '../core/random.ts'
import { assemble, pack, unpack } from './payload.ts'
import type { Failure, FromThread, ThreadJob } from './protocol.ts'
import type { TaskContext, TaskFunction } from './task.ts'
import { createThrottle, progressIntervalMs } from './throttle.ts'
import { describeThrown } from './thrown.ts'

// Libraries that call Math.random get numbers from the job's seed, so that their results repeat too.
let random = createRandom(0)
Math.random = () => random.next()

const isTask = (value: unknown): value is TaskFunction<unknown, unknown> => typeof value === 'function'

const load = async ({ file, exportName }: ThreadJob): Promise<TaskFunction<unknown, unknown> | Failure> => {
  const code = 'TASK_NOT_LOADED'
  try {
    const { [exportName]: task }: Readonly<Record<string, unknown>> = await import(file)
    if (isTask(task)) return task
    const expected = exportName === 'default' ? 'a function as its default' : `a function named ${exportName}`
    const got = task === undefined ? 'none' : typeof task
    return { code, message: `expected ${file} to export ${expected}, got ${got}` }
  } catch (error) {
    const cause = describeThrown(error)
    return { code, message: `${file} could not be loaded: ${cause.message}`, cause }
  }
}

const makeSignal = ({ stopFlag, port }: ThreadJob): AbortSignal => {
  const controller = new AbortController()
  const { signal } = controller
  const stop = () => controller.abort(new DOMException('the run was cancelled or its time is up', 'AbortError'))
  const isStopped = () => {
    const stopped = Atomics.load(stopFlag, 0) !== 0
    if (stopped) stop()
    return stopped
  }
  // A loop that never yields receives no event, so checking the signal must report the abort as well.
  Object.defineProperties(signal, {
    aborted: { get: isStopped },
    throwIfAborted: {
      value: () => {
        if (isStopped()) throw signal.reason
      },
    },
  })
  port.on('message', stop)
  port.unref()
  return signal
}

const runTask = async (job: ThreadJob, progress: TaskContext['progress']): Promise<ArrayBuffer | Failure> => {
  const task = await load(job)
  if (typeof task !== 'function') return task
  let output: unknown
  try {
    const own = unpack(job.input)
    const input = job.shared ? Object.assign({}, unpack(job.shared), own) : own
    random = createRandom(job.seed)
    output = await task(input, { seed: job.seed, signal: makeSignal(job), progress })
  } catch (error) {
    const cause = describeThrown(error)
    return { code: 'TASK_FAILED', message: cause.message, cause }
  }
  try {
    return assemble(pack(output))
  } catch (error) {
    const cause = describeThrown(error)
    return { code: 'OUTPUT_NOT_TRANSFERABLE', message: cause.message, cause }
  }
}

const activeResources = (): string[] => process.getActiveResourcesInfo().filter((kind) => kind !== 'MessagePort')

/** Runs one job in this thread; the outcome leaves through the job's port. Called by Piscina. */
export const runJob = async (job: ThreadJob): Promise<void> => {
  const send = (message: FromThread, transfer: ArrayBuffer[] = []) => job.port.postMessage(message, transfer)
  send({ kind: 'started', thread: threadId, external: process.memoryUsage().external })
  const before = activeResources()
  const reports = createThrottle<{ fraction: number; text: string | undefined }>(progressIntervalMs, (report) =>
    send({ kind: 'progress', ...report }),
  )
  const outcome = await runTask(job, (fraction, text) => {
    if (!Number.isFinite(fraction)) throw new RangeError(`expected a fraction from 0 to 1, got ${fraction}`)
    reports.push({ fraction: Math.min(1, Math.max(0, fraction)), text: text?.slice(0, 200) })
  })
  reports.stop()
  // An unhandled rejection ends the thread on this turn, while it still counts as this job's.
  await setImmediate()
  const leftovers = activeResources()
  for (const kind of before) if (leftovers.includes(kind)) leftovers.splice(leftovers.indexOf(kind), 1)
  if (outcome instanceof ArrayBuffer) send({ kind: 'done', output: outcome, leftovers }, [outcome])
  else send({ kind: 'failed', ...outcome, leftovers })
  // The host ends this thread, so that the next job does not meet leftovers of this one; Piscina must not reuse it
  // before.
  if (leftovers.length > 0) await new Promise(() => {})
  job.port.close()
}
