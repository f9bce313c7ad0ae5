import { wallClockMs } from '../../core/wall-clock.ts'

/** Hours of a weekday in which work is done, by the clock on the wall. */
interface WorkingHours {
  /** 1: Monday … 7: Sunday. */
  readonly weekday: number
  /** Minutes after midnight at which work begins, 0 to 1,439. */
  readonly from: number
  /** Minutes after midnight at which it ends, after `from`, at most 1,440. */
  readonly to: number
}

/** When work is done: hours by weekday in a time zone, except on holidays. */
export interface WorkingTime {
  /** IANA name, e.g. Europe/Berlin. */
  readonly timeZone: string
  readonly hours: readonly WorkingHours[]
  /** Calendar days, `YYYY-MM-DD`, on which nobody works. */
  readonly holidays: ReadonlySet<string>
}

/** From one moment up to another, in milliseconds since 1970; the end is not part of it. */
interface Span {
  readonly from: number
  readonly to: number
}

const minuteMs = 60_000
const dayMs = 86_400_000
/** A calendar without working hours for so long has none. */
const longestMs = 10 * 366 * dayMs

const offsetAt = (at: number, timeZone: string): number => wallClockMs(new Date(at), timeZone) - at

/** The first moment of a span, in whole seconds, at which the offset is that of its end. */
const changeIn = ({ from, to }: Span, timeZone: string): number => {
  const after = offsetAt(to, timeZone)
  let [early, late] = [Math.floor(from / 1_000), Math.ceil(to / 1_000)]
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2)
    if (offsetAt(middle * 1_000, timeZone) === after) late = middle
    else early = middle
  }
  return late * 1_000
}

/**
 * Parts of time, in order, within each of which the clock on the wall runs evenly. That is what makes the arithmetic right where clocks are
 * put forward or back: hours that are left out are in no part, and hours that come twice are in two. Offsets hold for more than a day.
 */
function* evenSpans(from: number, timeZone: string): Generator<Span & { readonly offset: number }> {
  for (let at = from; ; at += dayMs) {
    const [span, offset] = [{ from: at, to: at + dayMs }, offsetAt(at, timeZone)]
    if (offset === offsetAt(span.to, timeZone)) {
      yield { ...span, offset }
      continue
    }
    const change = changeIn(span, timeZone)
    yield { from: at, to: change, offset }
    yield { from: change, to: span.to, offset: offsetAt(span.to, timeZone) }
  }
}

/** Days since 1970-01-01, which was a Thursday. */
const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1

/** The spans in which work is done, in order, from a moment on; none begins later than ten years after it. */
function* workingSpans({ timeZone, hours, holidays }: WorkingTime, from: number): Generator<Span> {
  const byWeekday = Map.groupBy(
    hours.toSorted((a, b) => a.from - b.from),
    ({ weekday }) => weekday,
  )
  for (const even of evenSpans(from, timeZone)) {
    if (even.from - from > longestMs) return
    const [begin, end] = [even.from + even.offset, even.to + even.offset]
    for (let day = Math.floor(begin / dayMs); day * dayMs < end; day++) {
      if (holidays.has(new Date(day * dayMs).toISOString().slice(0, 10))) continue
      for (const { from: opens, to: closes } of byWeekday.get(weekdayOf(day)) ?? []) {
        const first = Math.max(begin, day * dayMs + opens * minuteMs)
        const last = Math.min(end, day * dayMs + closes * minuteMs)
        if (first < last) yield { from: first - even.offset, to: last - even.offset }
      }
    }
  }
}

/** How many milliseconds of a span are working time. */
export const workingMsIn = (time: WorkingTime, { from, to }: Span): number => {
  let sum = 0
  for (const span of workingSpans(time, from)) {
    if (span.from >= to) break
    sum += Math.min(span.to, to) - span.from
  }
  return sum
}

/**
 * The moment at which so many milliseconds of working time have passed since another: at the end of a working day, that end, and not the
 * beginning of the next. Undefined where the calendar has too little working time in ten years.
 */
export const afterWorkingMs = (time: WorkingTime, from: number, ms: number): number | undefined => {
  let left = ms
  for (const span of workingSpans(time, from)) {
    if (span.to - span.from >= left) return span.from + left
    left -= span.to - span.from
  }
  return undefined
}

/** A time for which a clock runs; without an end, it still does. */
export interface Run {
  readonly from: number
  readonly to?: number | undefined
}

/** When the time of a clock is up, or how much is left where it stands still. */
export interface Clock {
  /** Undefined while the clock stands still, and where working time never suffices. */
  readonly dueAt: number | undefined
  /** Milliseconds of working time that are left when the last run ended, or began where it has no end. At least 0. */
  readonly leftMs: number
}

/** The clock of a limit of working time that ran for some times, in order; pauses are what lies between them. */
export const clockOf = (time: WorkingTime, runs: readonly Run[], limitMs: number): Clock => {
  let leftMs = limitMs
  for (const { from, to } of runs) {
    const dueAt = afterWorkingMs(time, from, leftMs)
    // What was due before a pause stays due then.
    if (to === undefined || (dueAt !== undefined && dueAt <= to))
      return { dueAt, leftMs: to === undefined ? leftMs : 0 }
    leftMs -= workingMsIn(time, { from, to })
  }
  return { dueAt: undefined, leftMs }
}
