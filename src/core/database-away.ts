import { errorTable, RapportError } from './errors.ts'

/** What Node reports for an address that does not answer, and we for a database that is already away. */
const codes = new Set([
  'UNAVAILABLE',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
])
/**
 * SQLSTATEs of a database that cannot be reached, is stopping, starting or recovering (08, 57P01 to 57P03), has no
 * space or connections left (53100 to 53300, 58030), or currently takes no writes (25006).
 */
const states = /^(08...|57P0[1-3]|53[1-3]00|58030|25006)$/
/** Those of them during which reads still work. */
const unwritableStates = new Set(['53100', '58030', '25006'])
const messages =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client was closed|Client has encountered a connection error)/

/** The connection to the database is gone, with everything that ran on it. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'
}

/** The properties examined on a failure; pg-boss passes on copies of errors that are not Errors. */
interface Failure {
  readonly name?: unknown
  readonly message?: unknown
  readonly code?: unknown
  readonly cause?: unknown
}

const someCause = (error: unknown, holds: (at: Failure) => boolean): boolean => {
  for (let at = error; typeof at === 'object' && at !== null; at = (at as Failure).cause) if (holds(at)) return true
  return false
}

/**
 * Whether a failure means that the database is away, full or read-only, rather than that the work failed; looks through
 * the causes.
 */
export const isDatabaseAway = (error: unknown): boolean =>
  someCause(
    error,
    ({ name, code, message }) =>
      name === 'ConnectionLost' ||
      (typeof code === 'string' && (codes.has(code) || states.test(code))) ||
      (typeof message === 'string' && messages.test(message)),
  )

/** Whether a failure means that the database answers but takes no writes: it is full or read-only. */
export const isDatabaseUnwritable = (error: unknown): boolean =>
  someCause(error, ({ code }) => typeof code === 'string' && unwritableStates.has(code))

/** When to retry: the database is probed every second. */
const retryAfterSeconds = 2

/** What a caller is told about it. */
export const databaseAway = (cause: unknown): RapportError => {
  const state = isDatabaseUnwritable(cause) ? 'takes no writes' : 'does not answer'
  const message =
    `expected an available database, it currently ${state}; nothing of this was written, or its answer was ` +
    `lost: try again in ${retryAfterSeconds} s`
  return new RapportError('UNAVAILABLE', message, { details: { retryAfterSeconds }, cause })
}

/**
 * What a caller may know about a failure: an error of the table, including a database that is away; undefined for
 * internal failures.
 */
export const visibleError = (error: unknown): RapportError | undefined => {
  if (error instanceof RapportError) return errorTable[error.code].visible ? error : undefined
  return isDatabaseAway(error) ? databaseAway(error) : undefined
}
