import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { CheckFailure } from './check.ts'

/** How long the event loop may be held at a stretch. */
export const longestHeldMs = 250
/** A pause of the machine does not come this many times in a row. */
const tries = 3

const tick = () => new Promise<void>((resolve) => setTimeout(resolve, 20))

const once = async (work: () => Promise<unknown>): Promise<number> => {
  const delays = monitorEventLoopDelay({ resolution: 10 })
  delays.enable()
  // It counts from its first tick on, and notes what held the loop with the tick that follows.
  await tick()
  const before = process.cpuUsage()
  const began = performance.now()
  await work()
  await tick()
  const tookMs = performance.now() - began
  delays.disable()
  const { user, system } = process.cpuUsage(before)
  // What waited for the processor did not hold the loop: it cannot have been held for longer than it computed.
  return Math.min(delays.max / 1e6, tookMs, (user + system) / 1_000)
}

/** Milliseconds for which `work` holds the event loop at a stretch each time that it is run. */
export const heldMs = async (work: () => Promise<unknown>): Promise<number> => {
  let least = Infinity
  for (let i = 0; i < tries && least > longestHeldMs; i++) least = Math.min(least, await once(work))
  return least
}

export const holdsTheThread = (what: string, ms: number): CheckFailure =>
  new CheckFailure(
    `${what} keeps the only thread of its process busy for ${Math.round(ms)} ms at a stretch; everybody else waits meanwhile`,
    `compute in a task (context.run), or give way between parts with inTurns of rapport-crm/sdk; ${longestHeldMs} ms are allowed`,
  )
