import type { WorkingTime } from '../../src/modules/case/working-time.ts'
import type { WrittenCalendar } from './walker.ts'

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

const on = (days: readonly string[], hours: string): Record<string, string> =>
  Object.fromEntries(days.map((day) => [day, hours]))
const [workdays, everyDay] = [weekdays.slice(0, 5), weekdays]

/** Calendars of the table, as people write them. `24:00` is the end of a day. */
export const calendars: Readonly<Record<string, WrittenCalendar>> = {
  berlin: {
    timeZone: 'Europe/Berlin',
    hours: on(workdays, '09:00-17:00'),
    holidays: ['2026-04-03', '2026-04-06', '2026-05-01', '2026-12-25'],
  },
  'berlin always': { timeZone: 'Europe/Berlin', hours: on(everyDay, '00:00-24:00'), holidays: [] },
  'berlin nights': {
    timeZone: 'Europe/Berlin',
    hours: on(everyDay, '00:00-06:00,22:00-24:00'),
    holidays: ['2026-03-29'],
  },
  'new york': {
    timeZone: 'America/New_York',
    hours: { ...on(workdays, '08:30-12:00,13:00-18:15'), Sat: '10:00-14:00' },
    holidays: ['2026-07-03', '2026-11-26', '2026-12-25', '2027-01-01'],
  },
  'new york always': { timeZone: 'America/New_York', hours: on(everyDay, '00:00-24:00'), holidays: [] },
  shanghai: {
    timeZone: 'Asia/Shanghai',
    hours: on(everyDay.slice(0, 6), '09:00-12:00,13:30-18:00'),
    holidays: ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-05', '2026-10-06', '2026-10-07'],
  },
  kathmandu: { timeZone: 'Asia/Kathmandu', hours: on(['Sun', ...workdays], '10:00-17:00'), holidays: [] },
  'lord howe': { timeZone: 'Australia/Lord_Howe', hours: on(everyDay, '00:00-08:00'), holidays: [] },
  auckland: { timeZone: 'Pacific/Auckland', hours: on(workdays, '08:00-16:30'), holidays: ['2026-04-27'] },
  apia: { timeZone: 'Pacific/Apia', hours: on(everyDay, '09:00-17:00'), holidays: [] },
  'sao paulo': { timeZone: 'America/Sao_Paulo', hours: on(everyDay, '00:00-06:00'), holidays: [] },
  'st johns': { timeZone: 'America/St_Johns', hours: on(everyDay, '01:00-05:00'), holidays: ['2026-11-02'] },
  cairo: {
    timeZone: 'Africa/Cairo',
    hours: on(['Sun', 'Mon', 'Tue', 'Wed', 'Thu'], '00:00-04:00,09:00-15:00'),
    holidays: [],
  },
  'by minutes': { timeZone: 'Europe/London', hours: { Wed: '10:07-10:19,23:50-24:00' }, holidays: ['2026-06-10'] },
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** The same calendar as the server keeps it. */
export const kept = ({ timeZone, hours, holidays }: WrittenCalendar): WorkingTime => ({
  timeZone,
  holidays: new Set(holidays),
  hours: Object.entries(hours).flatMap(([day, ranges]) =>
    ranges.split(',').map((range) => {
      const [from, to] = range.split('-').map(minutesOf)
      return { weekday: weekdays.indexOf(day) + 1, from: from!, to: to! }
    }),
  ),
})
