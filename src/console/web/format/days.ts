import { dayText, momentOf, startOfDay as startIn, wallClockMs } from '../../../core/wall-clock.ts'
import { locale, perWriting, writing } from './writing.ts'

const dayMs = 86_400_000
const msOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** The calendar day of a moment where the viewer is, such as `2026-03-12`. */
export const dayAt = (at: string | number | Date): string => dayText(wallClockMs(new Date(at), writing.get().timeZone))

/** Today where the viewer is. */
export const today = (): string => dayAt(Date.now())

/** A calendar day so many days later. */
export const addDays = (day: string, days: number): string => dayText(msOf(day) + days * dayMs)

/** The moment at which a calendar day begins where the viewer is. */
export const startOfDay = (day: string): Date => startIn(day, writing.get().timeZone)

/** The time of day of a moment where the viewer is, such as `09:30`. */
export const timeOfDay = (at: string | Date): string =>
  new Date(wallClockMs(new Date(at), writing.get().timeZone)).toISOString().slice(11, 16)

/** The moment at which it is a time of a calendar day where the viewer is. */
export const momentAt = (day: string, time: string): Date =>
  momentOf(Date.parse(`${day}T${time}:00Z`), writing.get().timeZone)

/** The last second of a calendar day where the viewer is. */
export const endOfDay = (day: string): Date => new Date(startOfDay(addDays(day, 1)).getTime() - 1_000)

const inYear = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const
const headings = {
  thisYear: perWriting(() => new Intl.DateTimeFormat(locale(), inYear)),
  otherYear: perWriting(() => new Intl.DateTimeFormat(locale(), { ...inYear, year: 'numeric' })),
  near: perWriting(() => new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' })),
}

/** A calendar day as a heading: `Today`, `Yesterday`, `Thursday, 12 March`, with its year where that is another. */
export const dayHeading = (day: string, now: string = today()): string => {
  const days = Math.round((msOf(day) - msOf(now)) / dayMs)
  if (Math.abs(days) > 1) {
    const isThisYear = day.slice(0, 4) === now.slice(0, 4)
    return headings[isThisYear ? 'thisYear' : 'otherYear']().format(msOf(day))
  }
  const text = headings.near().format(days, 'day')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
