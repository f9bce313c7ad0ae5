import { writeSync } from 'node:fs'
import { workerData } from 'node:worker_threads'
import type { WatchdogOrder } from './watchdog.ts'

// A thread beside the one that does the work: it goes on where that one stands still. What it does must not need the other.

const { cells, parent, name, tickMs, stallTicks, stopTicks } = workerData as WatchdogOrder
const end = (why: string): void => {
  writeSync(2, `${name} (process ${process.pid}) is ended: ${why}\n`)
  process.kill(process.pid, 'SIGKILL')
}

let seen = -1
let standing = 0
let stopping = 0
// Ticks are counted, not time: a process that was stopped as a whole, or a machine that slept, has not stood still.
setInterval(() => {
  if (parent !== undefined && process.ppid !== parent) end(`the process ${parent} that started it is gone`)
  const beats = Atomics.load(cells, 0)
  standing = beats === seen ? standing + 1 : 0
  seen = beats
  if (stallTicks !== undefined && standing >= stallTicks)
    end(`it has answered nothing for ${Math.round((standing * tickMs) / 1_000)} s`)
  if (Atomics.load(cells, 1) === 1) stopping++
  if (stopping >= stopTicks) end(`it did not stop within ${Math.round((stopTicks * tickMs) / 1_000)} s`)
}, tickMs)
