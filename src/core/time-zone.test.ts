import { expect, it } from 'vitest'
import { isTimeZone } from './time-zone.ts'

it.each(['UTC', 'Europe/Berlin', 'Asia/Kolkata', 'Asia/Calcutta', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'])(
  'knows %s',
  (name) => expect(isTimeZone(name)).toBe(true),
)

it.each(['', 'Mars/Base', '+05:30', '-03', 'Europe/Berlin; drop', ' UTC', 'Europe/'.padEnd(80, 'x')])(
  'refuses %j',
  (name) => expect(isTimeZone(name)).toBe(false),
)

it('says the same however often it is asked, and after many other names', () => {
  for (let i = 0; i < 1_100; i++) expect(isTimeZone(`Mars/Base_${i}`)).toBe(false)
  expect([isTimeZone('Europe/Berlin'), isTimeZone('Europe/Berlin'), isTimeZone('Mars/Base_1')]).toEqual([
    true,
    true,
    false,
  ])
})
