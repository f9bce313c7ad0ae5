/** What is expected of a text that is no such name. */
export const expectedTimeZone = 'an IANA time zone such as Europe/Berlin, or UTC'

const known = new Map<string, boolean>()
const maxKnown = 1_000

/**
 * Whether a text is the name of an IANA time zone with its area, including links such as `Asia/Kolkata`, or UTC or GMT. Offsets
 * such as `+05:30` are not: PostgreSQL reads their sign the other way round. Nor are short names: its `IST` is that of Israel, and
 * that of JavaScript India's.
 */
export const isTimeZone = (name: string): boolean => {
  if (!/^(UTC|GMT|[A-Za-z][\w+-]*\/[\w/+-]+)$/i.test(name) || name.length > 64) return false
  const remembered = known.get(name)
  if (remembered !== undefined) return remembered
  let valid = true
  try {
    // The list of `supportedValuesOf` holds only one name of each zone.
    Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions()
  } catch {
    valid = false
  }
  if (known.size >= maxKnown) known.clear()
  known.set(name, valid)
  return valid
}
