import { fileURLToPath } from 'node:url'
import { crc32 } from 'node:zlib'
import { Piscina } from 'piscina'
import { moduleFile } from '../core/program.ts'
import { startWatchdog } from '../core/watchdog.ts'
import { watchMemory } from './memory-watch.ts'
import type { Failure, FromHost, RunMessage, ToHost } from './protocol.ts'
import { sendPayload } from './send-payload.ts'
import { startThreadRun, type ThreadRun } from './thread-run.ts'

// The program of the compute host: a child process that owns the threads. It never looks at the values that it passes
// on.

const threads = Number(process.argv[2])
const workerFile = fileURLToPath(moduleFile(new URL('./worker.ts', import.meta.url)))
const idleThreadMs = 30_000

const inputs = new Map<number, Uint8Array<ArrayBuffer>>()
const sharedInputs = new Map<number, { bytes: Uint8Array<SharedArrayBuffer>; checksum: number | undefined }>()
const runs = new Map<number, ThreadRun>()
// One pool per memory limit: V8 accepts a heap limit only when a thread is created.
const pools = new Map<number, Piscina>()
let sendingBytes = 0

const send = (message: FromHost): Promise<void> =>
  new Promise((resolve) => {
    // Without a parent there is nobody to tell, and 'disconnect' ends this process.
    if (process.connected) process.send!(message, undefined, {}, () => resolve())
    else resolve()
  })
const note = (text: string): void => void send({ kind: 'note', text })

const die = async (code: 'TASK_OUT_OF_MEMORY' | 'HOST_DIED', reason: string): Promise<void> => {
  await send({ kind: 'dying', code, reason })
  // process.exit would wait for threads that may never end.
  process.kill(process.pid, 'SIGKILL')
}

const poolFor = (memoryMb: number): Piscina => {
  let pool = pools.get(memoryMb)
  if (!pool) {
    pool = new Piscina({
      filename: workerFile,
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: idleThreadMs,
      // Between jobs a thread must run its event loop; otherwise leftovers of one job surface in the next.
      atomics: 'disabled',
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    })
    pool.on('error', (error: Error) => note(`a thread ended between jobs: ${error.message}`))
    pools.set(memoryMb, pool)
  }
  return pool
}

const watch = watchMemory({
  runs: () => [...runs.values()],
  threads: () => [...pools.values()].flatMap((pool) => pool.threads),
  heldBytes() {
    let held = sendingBytes
    for (const { length } of inputs.values()) held += length
    for (const { bytes } of sharedInputs.values()) held += bytes.length
    return held
  },
  onProcessOverflow(rssMb, limitMb) {
    // Nobody knows whose memory it is: running jobs run again, one by one.
    const reason = `the compute host held ${rssMb} MiB, its limit for the running tasks is ${limitMb} MiB`
    void die('TASK_OUT_OF_MEMORY', reason)
  },
})

const report = async (job: number, outcome: ArrayBuffer | Failure): Promise<void> => {
  if (!(outcome instanceof ArrayBuffer)) {
    const { code, message, cause } = outcome
    await send({ kind: 'failed', job, code, message, ...(cause && { cause }) })
    return
  }
  const payload = { byteLength: outcome.byteLength, head: new Uint8Array(outcome), columns: [] }
  sendingBytes += payload.byteLength
  await sendPayload(send, job, payload, false)
  sendingBytes -= payload.byteLength
  await send({ kind: 'done', job })
}

const run = async (message: RunMessage): Promise<void> => {
  const input = inputs.get(message.job)!
  inputs.delete(message.job)
  const shared = message.shared === undefined ? undefined : sharedInputs.get(message.shared)!
  if (shared) shared.checksum ??= crc32(shared.bytes)
  const threadRun = startThreadRun(poolFor(message.memoryMb), message, input.buffer, shared?.bytes.buffer, {
    note,
    onProgress: (fraction, text) => void send({ kind: 'progress', job: message.job, fraction, text }),
  })
  watch.start()
  runs.set(message.job, threadRun)
  const outcome = await threadRun.outcome
  runs.delete(message.job)
  await report(message.job, outcome)
  if (threadRun.isStuck) await die('HOST_DIED', `a thread of ${message.name} did not end`)
}

process.on('message', (message: ToHost) => {
  switch (message.kind) {
    case 'payload': {
      const { payload, byteLength, shared } = message
      if (!shared) inputs.set(payload, new Uint8Array(byteLength))
      else sharedInputs.set(payload, { bytes: new Uint8Array(new SharedArrayBuffer(byteLength)), checksum: undefined })
      break
    }
    case 'chunk': {
      const bytes = inputs.get(message.payload) ?? sharedInputs.get(message.payload)?.bytes
      // A payload may have been dropped while its chunks were in transit.
      bytes?.set(message.bytes, message.offset)
      break
    }
    case 'run':
      void run(message)
      break
    case 'cancel':
      runs.get(message.job)?.end({ code: 'TASK_CANCELLED', message: 'it was cancelled' })
      break
    case 'drop':
      inputs.delete(message.payload)
      sharedInputs.delete(message.payload)
      break
    case 'ping':
      void send({ kind: 'pong' })
      break
    case 'verify': {
      const { bytes, checksum } = sharedInputs.get(message.payload)!
      sharedInputs.delete(message.payload)
      void send({ kind: 'verdict', payload: message.payload, intact: crc32(bytes) === checksum })
    }
  }
})
// Also when threads leave this one no time: no stall ends it here, because the parent checks by pings.
startWatchdog({ name: 'the compute host', parent: Number(process.argv[3]), stallMs: 0 })
// Whatever ends the parent closes this channel. Nothing here needs a clean end, and a busy thread could delay one.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
// The parent handles a signal to the whole process group (Ctrl-C): it lets running tasks end first.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})
void send({ kind: 'ready' })
