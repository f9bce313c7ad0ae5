/** Codes of Node and SQLSTATEs that mean: the database cannot be reached or is stopping, and the same statement may work later. */
const nodeCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
])
const awayMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client was closed)/

/** Whether a failure is that of the database's being away, not that of the work; looks through the causes. */
export const isDatabaseAway = (error: unknown): boolean => {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code = 'code' in at ? String(at.code) : ''
    if (nodeCodes.has(code) || /^(08|57P0)/.test(code)) return true
    if (awayMessages.test(at.message)) return true
  }
  return false
}
