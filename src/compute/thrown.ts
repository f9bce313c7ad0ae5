import { inspect, types } from 'node:util'
import type { ThrownRecord } from './protocol.ts'

/**
 * What can be kept of anything that was thrown; never throws itself. Message and stack are cut to 4,000 and 16,000
 * characters.
 */
export const describeThrown = (thrown: unknown): ThrownRecord => {
  try {
    // An error that ended its thread arrives as an object that only looks like an error.
    if (!types.isNativeError(thrown) && !(thrown instanceof Error)) {
      const shown = inspect(thrown, { depth: 1, maxStringLength: 500, maxArrayLength: 10 })
      return { name: 'NotAnError', message: `expected an Error to be thrown, got ${shown.slice(0, 4_000)}` }
    }
    const code = 'code' in thrown && typeof thrown.code === 'string' ? { code: thrown.code } : {}
    const stack = typeof thrown.stack === 'string' ? { stack: thrown.stack.slice(0, 16_000) } : {}
    return { name: thrown.name, message: thrown.message.slice(0, 4_000), ...stack, ...code }
  } catch {
    return { name: 'NotAnError', message: 'something was thrown that cannot be described' }
  }
}

/** What a task threw, as an error of this process: its own name, message, code and stack. */
export const thrownError = (record: ThrownRecord): Error => Object.assign(new Error(record.message), record)
