/** What is said of a line that cannot be read. */
type Refused = (line: string) => string

type Hours = { weekday: number; from: string; to: string }[]
type Holidays = { on: string; name: string }[]

/** Hours as lines: days with the same hours stand together where they follow each other. */
export const hoursText = (hours: Readonly<Hours>): string => {
  const byDay = [1, 2, 3, 4, 5, 6, 7].map((day) =>
    hours
      .filter(({ weekday }) => weekday === day)
      .map(({ from, to }) => `${from}-${to}`)
      .join(' '),
  )
  const lines: string[] = []
  for (let first = 0; first < 7; first++) {
    const text = byDay[first]!
    if (text === '') continue
    let last = first
    while (byDay[last + 1] === text) last++
    lines.push(`${first === last ? first + 1 : `${first + 1}-${last + 1}`} ${text}`)
    first = last
  }
  return lines.join('\n')
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** The hours of lines. Throws for one that is none. */
export const readHours = (text: string, refused: Refused): Hours =>
  linesOf(text).flatMap((line) => {
    const [days, ...times] = line.split(/\s+/)
    const range = /^([1-7])(?:-([1-7]))?$/.exec(days ?? '')
    const spans = times.map((time) => /^(\d\d:\d\d)-(\d\d:\d\d)$/.exec(time))
    const [first, last] = [Number(range?.[1]), Number(range?.[2] ?? range?.[1])]
    // Days that run backwards would be none.
    if (!(first <= last) || spans.length === 0 || spans.includes(null)) throw new Error(refused(line))
    return Array.from({ length: last - first + 1 }, (_, i) => first + i).flatMap((weekday) =>
      spans.map((span) => ({ weekday, from: span![1]!, to: span![2]! })),
    )
  })

/** The holidays of lines. Throws for one that is none. */
export const readHolidays = (text: string, refused: Refused): Holidays =>
  linesOf(text).map((line) => {
    const found = /^(\d{4}-\d\d-\d\d)\s+(.+)$/.exec(line)
    if (!found) throw new Error(refused(line))
    return { on: found[1]!, name: found[2]! }
  })

/** Holidays as lines. */
export const holidaysText = (holidays: Readonly<Holidays>): string =>
  holidays.map(({ on, name }) => `${on} ${name}`).join('\n')
