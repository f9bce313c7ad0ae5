import type { TaskFilter, TaskShownFragment } from '../../generated/operations.ts'
import * as format from '../../format/format.ts'

type Due = Pick<TaskShownFragment, 'dueOn' | 'dueAt'>

/** When tasks are due, from where the viewer is. */
export const groups = ['overdue', 'today', 'later', 'someday'] as const
export type Group = (typeof groups)[number]

/** The open tasks of each group, of those that a filter leaves. */
export const groupFilters = (only: TaskFilter, now: Date): Record<Group, TaskFilter> => {
  const today = format.today()
  const at = now.toISOString()
  const tomorrow = format.startOfDay(format.addDays(today, 1)).toISOString()
  const open = { ...only, status: { eq: 'OPEN' } } as const
  return {
    overdue: { ...open, or: [{ dueOn: { lt: today } }, { dueAt: { lt: at } }] },
    today: { ...open, or: [{ dueOn: { eq: today } }, { dueAt: { gte: at, lt: tomorrow } }] },
    later: { ...open, or: [{ dueOn: { gt: today } }, { dueAt: { gte: tomorrow } }] },
    someday: { ...open, overdueAt: { isNull: true } },
  }
}

export const isOverdue = ({ dueOn, dueAt }: Due): boolean =>
  dueAt !== null ? new Date(dueAt) < new Date() : dueOn !== null && dueOn < format.today()

/** When a task is due, in words; undefined for one without a date. */
export const dueText = ({ dueOn, dueAt }: Due): string | undefined => {
  if (dueAt !== null) return format.dayAt(dueAt) === format.today() ? format.time(dueAt) : format.dateTime(dueAt)
  return dueOn === null ? undefined : format.calendarDay(dueOn)
}

/** The same time so many days from today, with the reminder as far ahead of it as before. */
export const snoozed = (task: Due & Pick<TaskShownFragment, 'remindAt'>, days: number) => {
  const day = format.addDays(format.today(), days)
  const due =
    task.dueAt === null ? { dueOn: day } : { dueAt: format.momentAt(day, format.timeOfDay(task.dueAt)).toISOString() }
  const was = task.dueAt ?? (task.dueOn && format.startOfDay(task.dueOn).toISOString())
  if (task.remindAt === null || !was) return due
  const ahead = Date.parse(was) - Date.parse(task.remindAt)
  const next = due.dueAt ?? format.startOfDay(day).toISOString()
  return { ...due, remindAt: new Date(Date.parse(next) - ahead).toISOString() }
}
