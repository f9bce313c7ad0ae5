const known = new Map<string, boolean>()
const maxKnown = 1_000

/**
 * Whether a text is the name of an IANA time zone, including links such as `Asia/Kolkata`. Offsets such as `+05:30` are
 * not: PostgreSQL reads their sign the other way round.
 */
export const isTimeZone = (name: string): boolean => {
  if (!/^[A-Za-z][\w/+-]{1,63}$/.test(name)) return false
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
