import type { Logger } from '../core/log.ts'

export interface ShutdownOptions {
  readonly log: Logger
  /** Called once, with the signal. */
  readonly stop: (signal: NodeJS.Signals) => Promise<unknown>
  /** The parts that have not stopped, in words. */
  readonly left: () => readonly string[]
  /** @default 27_000 // 27 seconds */
  readonly limitMs?: number
}

/** Ends the process on SIGINT and SIGTERM: once everything has stopped, or when the time is up. */
export const endOnSignals = ({ log, stop, left, limitMs = 27_000 }: ShutdownOptions): void => {
  const end = async (signal: NodeJS.Signals) => {
    const giveUp = setTimeout(() => {
      log.error({ left: left() }, `the stop took longer than ${limitMs / 1_000} s; ending the remaining parts`)
      process.exit(1)
    }, limitMs)
    await stop(signal)
    clearTimeout(giveUp)
    if (left().length > 0) log.error({ left: left() }, 'not everything could be stopped; ending the remaining parts')
    process.exit(left().length > 0 ? 1 : 0)
  }
  let isEnding = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (!isEnding) void end(signal)
      isEnding = true
    })
  }
}
