import { writeSync } from 'node:fs'
import { workerData } from 'node:worker_threads'
import { waitedMs } from './processor-wait.ts'
import type { WatchdogOrder } from './watchdog.ts'

// A thread beside the working one: it continues when that one stands still, so nothing that it does may depend on the
// other.

const { cells, parent, name, tickMs, stallTicks, stopTicks } = workerData as WatchdogOrder
const end = (why: string): void => {
  writeSync(2, `${name} (process ${process.pid}) is being ended: ${why}\n`)
  process.kill(process.pid, 'SIGKILL')
}

let seen = -1
let standing = 0
let waited = waitedMs(process.pid)
let stopping = 0
// Ticks are counted, not time: a process that was suspended, or a machine that slept, has not stood still. Nor has one that
// waits for the processor.
setInterval(() => {
  if (parent !== undefined && process.ppid !== parent) end(`its parent process ${parent} is gone`)
  const beats = Atomics.load(cells, 0)
  const wait = waitedMs(process.pid)
  standing = beats === seen ? Math.max(0, standing + 1 - (wait - waited) / tickMs) : 0
  waited = wait
  seen = beats
  if (stallTicks !== undefined && standing >= stallTicks)
    end(`it has not responded for ${Math.round((standing * tickMs) / 1_000)} s`)
  if (Atomics.load(cells, 1) === 1) stopping++
  if (stopping >= stopTicks) end(`it did not stop within ${Math.round((stopTicks * tickMs) / 1_000)} s`)
}, tickMs)
