/** Milliseconds of a day. */
export const dayMs = 86_400_000
const hourMs = 3_600_000

/** Days on which more is bought, at lower prices. */
export interface Promotion {
  readonly name: string
  readonly nameInChinese: string
  /** How many times as much persons buy. */
  readonly factor: number
  /** Share of the price that is taken off. */
  readonly discount: number
}

const newYear: Promotion = { name: 'New Year sale', nameInChinese: '新年优惠', factor: 1.3, discount: 0.1 }
const summer: Promotion = { name: 'Summer sale', nameInChinese: '夏季特卖', factor: 1.5, discount: 0.15 }
const singles: Promotion = { name: 'Singles’ Day', nameInChinese: '双十一', factor: 1.8, discount: 0.15 }
const blackFriday: Promotion = { name: 'Black Friday', nameInChinese: '黑色星期五', factor: 2.2, discount: 0.2 }

/** The Friday after the fourth Thursday of November. */
const blackFridayOf = (year: number): number => {
  const weekday = new Date(Date.UTC(year, 10, 1)).getUTCDay()
  return Date.UTC(year, 10, 23 + ((4 - weekday + 7) % 7))
}

/** The promotion of a day; undefined on most days. */
export const promotionOn = (ms: number): Promotion | undefined => {
  const date = new Date(ms)
  const month = date.getUTCMonth() + 1
  const day = date.getUTCDate()
  if (month === 1) return day >= 2 && day <= 8 ? newYear : undefined
  if (month === 6) return day >= 18 && day <= 27 ? summer : undefined
  if (month < 11) return undefined
  if (month === 11 && (day === 10 || day === 11)) return singles
  // Until the Monday after, which may be in December.
  const sinceFriday = ms - blackFridayOf(date.getUTCFullYear())
  return sinceFriday >= 0 && sinceFriday < 4 * dayMs ? blackFriday : undefined
}

/** Day of the week (Sunday first) → how much is bought, for persons and for organisations. */
const personWeek = [1.1, 0.85, 0.85, 0.9, 0.95, 1.1, 1.25]
const organisationWeek = [0.15, 1.3, 1.4, 1.35, 1.25, 1.3, 0.25]

const yearShare = (date: Date) => (date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / (365.25 * dayMs)

/** How much persons buy on a day: weekends, a peak in mid-December, promotions. Without unit: a season divides it by its mean. */
export const personWeight = (ms: number): number => {
  const date = new Date(ms)
  const year = 1 + 0.25 * Math.cos(2 * Math.PI * (yearShare(date) - 0.957))
  return personWeek[date.getUTCDay()]! * year * (promotionOn(ms)?.factor ?? 1)
}

/** How much organisations buy on a day: working days, less in August and after Christmas, more when a quarter ends. */
export const organisationWeight = (ms: number): number => {
  const date = new Date(ms)
  const month = date.getUTCMonth() + 1
  const day = date.getUTCDate()
  const holidays = (month === 12 && day >= 24) || (month === 1 && day === 1) ? 0.3 : month === 8 ? 0.75 : 1
  const quarterEnd = month % 3 === 0 && day >= 20 && day < 24 ? 1.3 : 1
  return organisationWeek[date.getUTCDay()]! * holidays * quarterEnd
}

/**
 * A clock that runs faster on busy days. A process with a constant rate on it has the seasons of its weights on the
 * calendar, with the same mean rate per day.
 */
export interface Season {
  /** The reading of the clock at a moment, counted in days from the start. */
  busyOf(day: number): number
  /** The moment of a reading, in days from the start; undefined after the last day. */
  dayOf(busy: number): number | undefined
}

/** The season of `days` days from `fromMs` on. */
export const createSeason = (fromMs: number, days: number, weight: (ms: number) => number): Season => {
  const until = new Float64Array(days + 1)
  for (let d = 0; d < days; d++) until[d + 1] = until[d]! + weight(fromMs + d * dayMs)
  const mean = until[days]! / days
  for (let d = 0; d <= days; d++) until[d]! /= mean
  return {
    busyOf: (day) => {
      const d = Math.min(Math.max(Math.floor(day), 0), days - 1)
      return until[d]! + (day - d) * (until[d + 1]! - until[d]!)
    },
    dayOf: (busy) => {
      if (busy >= until[days]!) return undefined
      let low = 0
      let high = days
      while (high - low > 1) {
        const middle = (low + high) >>> 1
        if (until[middle]! <= busy) low = middle
        else high = middle
      }
      return low + (busy - until[low]!) / (until[high]! - until[low]!)
    },
  }
}

/** The same moment on a working day: a Saturday or Sunday becomes the Monday after. */
export const onWorkingDay = (ms: number): number => {
  const weekday = new Date(ms).getUTCDay()
  return weekday === 6 ? ms + 2 * dayMs : weekday === 0 ? ms + dayMs : ms
}

/** The moment of a local hour (0 to 24) on the day of `ms`, in a zone `utcOffsetHours` ahead of UTC. */
export const atLocalHour = (ms: number, hour: number, utcOffsetHours: number): number =>
  Math.floor(ms / dayMs) * dayMs + Math.round((hour - utcOffsetHours) * hourMs)

/** The calendar day of a moment, e.g. 2026-03-31. */
export const dayText = (ms: number): string => new Date(ms).toISOString().slice(0, 10)
