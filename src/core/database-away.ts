import { errorTable, RapportError } from './errors.ts'

/** What Node says of an address that does not answer, and we of a database that is away already. */
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
 * SQLSTATEs of a database that cannot be reached, is stopping, starting or recovering (08, 57P01 to 57P03), has no room or no
 * connection left (53100 to 53300, 58030), or takes no writes now (25006).
 */
const states = /^(08...|57P0[1-3]|53[1-3]00|58030|25006)$/
/** Those of them with which reads go on. */
const unwritableStates = new Set(['53100', '58030', '25006'])
const messages =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client was closed|Client has encountered a connection error)/

/** The connection to the database is gone, with what ran on it. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'
}

/** What is asked of a failure; pg-boss hands on copies of errors that are none. */
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

/** Whether a failure is that of the database's being away, full or read-only, not that of the work; looks through the causes. */
export const isDatabaseAway = (error: unknown): boolean =>
  someCause(
    error,
    ({ name, code, message }) =>
      name === 'ConnectionLost' ||
      (typeof code === 'string' && (codes.has(code) || states.test(code))) ||
      (typeof message === 'string' && messages.test(message)),
  )

/** Whether a failure says that the database answers and takes no writes: it is full or read-only. */
export const isDatabaseUnwritable = (error: unknown): boolean =>
  someCause(error, ({ code }) => typeof code === 'string' && unwritableStates.has(code))

/** When to try again: the database is looked for every second. */
const retryAfterSeconds = 2

/** What a caller is told of it. */
export const databaseAway = (cause: unknown): RapportError => {
  const state = isDatabaseUnwritable(cause) ? 'takes no writes' : 'does not answer'
  const message = `expected a database that is there, it ${state} at the moment; nothing of this was written, or its answer was lost: try again in ${retryAfterSeconds} s`
  return new RapportError('UNAVAILABLE', message, { details: { retryAfterSeconds }, cause })
}

/** What a caller may know of a failure: an error of the table, also where the database is away; undefined for what is ours alone. */
export const visibleError = (error: unknown): RapportError | undefined => {
  if (error instanceof RapportError) return errorTable[error.code].visible ? error : undefined
  return isDatabaseAway(error) ? databaseAway(error) : undefined
}
