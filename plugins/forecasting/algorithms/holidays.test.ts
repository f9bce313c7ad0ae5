import { describe, expect, it } from 'vitest'
import { easterSunday, holidaysOf } from './holidays.ts'

const day = (ms: number) => new Date(ms).toISOString().slice(0, 10)

describe('holidays', () => {
  // Dates of Easter: Astronomical Applications Department, U.S. Naval Observatory, "Date of Easter 1875 to 2124".
  it.each([
    [1981, '1981-04-19'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2038, '2038-04-25'],
  ])('Easter of %i is on %s', (year, date) => {
    expect(day(easterSunday(year))).toBe(date)
  })

  // New moons by the Hong Kong Observatory's Gregorian-Lunar calendar conversion table.
  it.each([
    [2020, '2020-01-25', '2020-10-01'],
    [2023, '2023-01-22', '2023-09-29'],
    [2024, '2024-02-10', '2024-09-17'],
    [2025, '2025-01-29', '2025-10-06'],
  ])('the Spring Festival of %i begins around %s, Mid-Autumn is on %s', (year, newYear, midAutumn) => {
    const found = holidaysOf(['CHINA'], year, year)
    const of = (name: string) => found.find((event) => event.name === name)!
    expect(day(of('Spring Festival').fromMs + 86_400_000)).toBe(newYear)
    expect(day(of('Mid-Autumn Festival').fromMs)).toBe(midAutumn)
  })

  it('Thanksgiving is the fourth Thursday, Black Friday the day after', () => {
    const found = holidaysOf(['US', 'SHOPPING'], 2024, 2025)
    expect(found.filter(({ name }) => name === 'Thanksgiving').map(({ fromMs }) => day(fromMs))).toEqual([
      '2024-11-28',
      '2025-11-27',
    ])
    expect(
      found.filter(({ name }) => name === 'Black Friday').map(({ fromMs, toMs }) => [day(fromMs), day(toMs)]),
    ).toEqual([
      ['2024-11-29', '2024-12-02'],
      ['2025-11-28', '2025-12-01'],
    ])
  })

  it('knows nothing of years before the first', () => {
    expect(holidaysOf(['CHRISTIAN'], 2025, 2024)).toEqual([])
  })
})
