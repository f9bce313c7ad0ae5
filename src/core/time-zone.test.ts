import { expect, it } from 'vitest'
import { isTimeZone } from './time-zone.ts'

it.each([
  'UTC',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Asia/Calcutta',
  'America/Argentina/Buenos_Aires',
  'Etc/GMT+5',
  'GMT',
  'utc',
])('knows %s', (name) => expect(isTimeZone(name)).toBe(true))

// PostgreSQL and JavaScript do not mean the same by short names.
it.each([
  'IST',
  'BST',
  'PST',
  'EST',
  'CET',
  'Japan',
  'EST5EDT',
  '/',
  'Europe/',
  '',
  'Mars/Base',
  '+05:30',
  '-03',
  'Europe/Berlin; drop',
  ' UTC',
  'Europe/'.padEnd(80, 'x'),
])('refuses %j', (name) => expect(isTimeZone(name)).toBe(false))

it('says the same however often it is asked, and after many other names', () => {
  for (let i = 0; i < 1_100; i++) expect(isTimeZone(`Mars/Base_${i}`)).toBe(false)
  expect([isTimeZone('Europe/Berlin'), isTimeZone('Europe/Berlin'), isTimeZone('Mars/Base_1')]).toEqual([
    true,
    true,
    false,
  ])
})
