const dayMs = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-u-ca-gregory', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(timeZone, made)
  return made
}

/**
 * What the clock on the wall shows at an instant, as if it were UTC: milliseconds since 1970. Calendar arithmetic on such times counts
 * days of the time zone, also where a day has 23 or 25 hours.
 */
export const wallClockMs = (at: Date, timeZone: string): number => {
  const parts = formatOf(timeZone).formatToParts(at)
  const part = (type: string) => Number(parts.find((one) => one.type === type)!.value)
  return (
    Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) +
    at.getUTCMilliseconds()
  )
}

/** The last day that has begun before an instant in a time zone, in days since 1970-01-01. */
export const lastDayBefore = (instant: Date, timeZone: string): number =>
  Math.floor(wallClockMs(new Date(instant.getTime() - 1), timeZone) / dayMs)

/** The calendar day of a wall-clock time, `YYYY-MM-DD`. */
export const dayText = (wallMs: number): string => new Date(wallMs).toISOString().slice(0, 10)

/**
 * The moment at which a calendar day begins in a time zone: the first of it, also where clocks that are put forward leave midnight
 * out, or clocks that are put back bring it twice.
 */
export const startOfDay = (day: string, timeZone: string): Date => {
  const wall = Date.parse(`${day}T00:00:00Z`)
  // The offsets on both sides of a change that may come with the day; none is in force for less than that.
  const found = [wall - dayMs, wall + dayMs]
    .map((near) => wall - (wallClockMs(new Date(near), timeZone) - near))
    .filter((at) => dayText(wallClockMs(new Date(at), timeZone)) >= day)
  return new Date(Math.min(...found))
}

/**
 * The first moment at which the clock on the wall shows a wall-clock time or a later one: where clocks that are put forward leave the
 * time out, the moment of the change.
 */
export const momentOf = (wallMs: number, timeZone: string): Date => {
  const shown = (at: number) => wallClockMs(new Date(at), timeZone)
  // The offsets on both sides of a change that may be near; none is in force for less than a day.
  const [first, second] = [wallMs - dayMs, wallMs + dayMs]
    .map((near) => wallMs - (shown(near) - near))
    .toSorted((a, b) => a - b)
  const exact = [first!, second!].find((at) => shown(at) === wallMs)
  if (exact !== undefined) return new Date(exact)
  let [before, after] = [first!, second!]
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (shown(middle) >= wallMs) after = middle
    else before = middle
  }
  return new Date(after)
}
