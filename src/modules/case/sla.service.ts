import { RapportError } from '../../core/errors.ts'
import type { ModuleContext } from '../../contract/context.ts'
import { sqlRunner } from '../../db/sql.ts'
import { assertMayChange } from '../../read/changeable.ts'
import { checked, checkedEach } from '../../write/input-errors.ts'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import { notFound, optionalTimeZone, requireText, requireValue, uuidOf } from '../input.ts'
import type { HolidayInput, SetBusinessCalendarInput, SetSlaPolicyInput, WorkingHoursInput } from './case.input.ts'
import { BusinessCalendar, SlaPolicy } from './sla.entity.ts'

const refuse = (field: string, expected: string): RapportError =>
  new RapportError('INVALID_INPUT', `expected ${expected}`, { path: ['input', ...field.split('.')] })

const timePattern = /^(?:[01]\d|2[0-3]):[0-5]\d$/

const checkedHours = ({ weekday, from, to }: WorkingHoursInput, i: number) => {
  const at = `hours.${i}`
  if (weekday < 1 || weekday > 7) throw refuse(`${at}.weekday`, `a weekday from 1 to 7, got ${weekday}`)
  if (!timePattern.test(from)) throw refuse(`${at}.from`, 'a time such as 09:00')
  if (!timePattern.test(to) && to !== '24:00') throw refuse(`${at}.to`, 'a time such as 17:00, or 24:00')
  if (to <= from) throw refuse(`${at}.to`, `an end after ${from}, got ${to}: a night is two, to 24:00 and from 00:00`)
  return { weekday, from, to }
}

const checkedWeek = (hours: readonly WorkingHoursInput[]) => {
  if (hours.length === 0) throw refuse('hours', 'at least one working time, got none')
  const week = checkedEach(hours, checkedHours).toSorted((a, b) => a.weekday - b.weekday || (a.from < b.from ? -1 : 1))
  for (const [i, { weekday, from }] of week.entries()) {
    const before = week[i - 1]
    if (before?.weekday === weekday && from < before.to)
      throw refuse(
        'hours',
        `hours of a day that do not overlap: on ${weekday}, ${before.from}–${before.to} and one from ${from}`,
      )
  }
  return week
}

const checkedHolidays = (holidays: readonly HolidayInput[]) => {
  const named = checkedEach(holidays, ({ on, name }, i) => ({ on, name: requireText(name, `holidays.${i}.name`, 100) }))
  const days = new Map(named.map((holiday) => [holiday.on, holiday]))
  return [...days.values()].toSorted((a, b) => (a.on < b.on ? -1 : 1))
}

/** Open cases get their clocks anew by the job that this queues. */
const resetClocks = async (unit: UnitOfWork, context: ModuleContext): Promise<void> => {
  await sqlRunner(unit.em)(`update support_case set is_clock_stale = true where status in ('NEW', 'OPEN', 'PENDING')`)
  await context.enqueue(unit, 'clocks')
}

export const setBusinessCalendar =
  (context: ModuleContext) =>
  async (unit: UnitOfWork, input: SetBusinessCalendarInput): Promise<string> => {
    assertMayChange(BusinessCalendar, unit.viewer)
    const values = checked({
      name: () => requireText(input.name, 'name', 100),
      timeZone: () => requireValue(optionalTimeZone(input.timeZone, 'timeZone') ?? null, 'timeZone'),
      hours: () => checkedWeek(input.hours),
      holidays: () => checkedHolidays(input.holidays),
    })
    const { name, ...rest } = values
    let calendar = await unit.em.findOne(BusinessCalendar, { name })
    if (calendar) Object.assign(calendar, rest)
    else unit.em.persist((calendar = unit.em.create(BusinessCalendar, values, { partial: true })))
    await unit.em.flush()
    await resetClocks(unit, context)
    return calendar.id
  }

const checkedMinutes = (minutes: number | null | undefined, field: string): number | null => {
  if (minutes === null || minutes === undefined) return null
  if (minutes >= 1 && minutes <= 1_000_000) return minutes
  throw refuse(field, `${field} from 1 to 1,000,000, got ${minutes}`)
}

export const setSlaPolicy =
  (context: ModuleContext) =>
  async (unit: UnitOfWork, input: SetSlaPolicyInput): Promise<string> => {
    assertMayChange(SlaPolicy, unit.viewer)
    const limits = checked({
      firstResponseMinutes: () => checkedMinutes(input.firstResponseMinutes, 'firstResponseMinutes'),
      resolutionMinutes: () => checkedMinutes(input.resolutionMinutes, 'resolutionMinutes'),
      warnMinutes: () => checkedMinutes(input.warnMinutes, 'warnMinutes') ?? 30,
    })
    const calendar = await unit.em.findOne(BusinessCalendar, {
      id: uuidOf(input.calendarId, 'BusinessCalendar', 'calendarId'),
    })
    if (!calendar) throw notFound('calendar', 'calendarId')
    const { priority } = input
    let policy = await unit.em.findOne(SlaPolicy, { priority })
    if (policy) unit.em.assign(policy, { calendar, ...limits })
    else unit.em.persist((policy = unit.em.create(SlaPolicy, { priority, calendar, ...limits }, { partial: true })))
    await unit.em.flush()
    await resetClocks(unit, context)
    return policy.id
  }
