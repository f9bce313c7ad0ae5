// Working time counted in another way than the server does: minute by minute, asking for each what day and time it is there. No
// arithmetic with offsets, days or spans; slow, and too simple to be wrong in the same way.

const minuteMs = 60_000
const formats = new Map<string, Intl.DateTimeFormat>()

const labelsAt = (at: number, timeZone: string): { weekday: string; day: string; time: string } => {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    formats.set(timeZone, format)
  }
  // Such as `Fri, 27/03/2026, 09:05`.
  const [weekday, date, time] = format.format(at).split(', ')
  const [day, month, year] = date!.split('/')
  return { weekday: weekday!, day: `${year}-${month}-${day}`, time: time! }
}

/** A calendar as people write it: by weekday, `09:00-17:00`, several with commas; days that are not named are free. */
export interface WrittenCalendar {
  readonly timeZone: string
  readonly hours: Readonly<Record<string, string>>
  readonly holidays: readonly string[]
}

const isWorking = ({ timeZone, hours, holidays }: WrittenCalendar, at: number): boolean => {
  const { weekday, day, time } = labelsAt(at, timeZone)
  if (holidays.includes(day)) return false
  return (hours[weekday] ?? '').split(',').some((range) => {
    const [from, to] = range.split('-')
    return from !== undefined && to !== undefined && from <= time && time < to
  })
}

/** The moment at which so many minutes of working time have passed since `from`, which is a whole minute. */
export const walk = (calendar: WrittenCalendar, from: number, minutes: number): number => {
  let left = minutes
  for (let at = from; ; at += minuteMs) {
    if (!isWorking(calendar, at)) continue
    left--
    if (left === 0) return at + minuteMs
  }
}

/** Working minutes between two moments, both whole minutes. */
export const count = (calendar: WrittenCalendar, from: number, to: number): number => {
  let minutes = 0
  for (let at = from; at < to; at += minuteMs) if (isWorking(calendar, at)) minutes++
  return minutes
}
