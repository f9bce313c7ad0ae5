import type { UnitOfWork } from '../../write/unit-of-work.ts'
import { CaseChange, CaseStatus, type Case } from './case.entity.ts'
import { SlaPolicy, type BusinessCalendar } from './sla.entity.ts'
import { clockOf, type Clock, type Run, type WorkingTime } from './working-time.ts'

const minuteMs = 60_000

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** A calendar as the arithmetic takes it. */
export const workingTimeOf = ({
  timeZone,
  hours,
  holidays,
}: Pick<BusinessCalendar, 'timeZone' | 'hours' | 'holidays'>): WorkingTime => ({
  timeZone,
  hours: hours.map(({ weekday, from, to }) => ({ weekday, from: minutesOf(from), to: minutesOf(to) })),
  holidays: new Set(holidays.map(({ on }) => on)),
})

/** Whether the clocks of a case run: it is our turn. */
const runs = (status: CaseStatus): boolean => status === CaseStatus.NEW || status === CaseStatus.OPEN

/** When the clocks ran, from the changes of a case in order. */
const runsOf = (changes: readonly Pick<CaseChange, 'toStatus' | 'at'>[]): Run[] => {
  const found: { from: number; to?: number }[] = []
  for (const { toStatus, at } of changes) {
    const last = found.at(-1)
    const isRunning = last !== undefined && last.to === undefined
    if (runs(toStatus) && !isRunning) found.push({ from: at.getTime() })
    if (!runs(toStatus) && isRunning) last.to = at.getTime()
  }
  return found
}

const dateOf = (at: number | undefined): Date | null => (at === undefined ? null : new Date(at))

const earliest = (...dates: readonly (Date | null | undefined)[]): Date | null => {
  const times = dates.filter((date) => date !== null && date !== undefined).map((date) => date.getTime())
  return times.length === 0 ? null : new Date(Math.min(...times))
}

/** The columns of the clocks of a case, from the times for which they ran. */
const clockColumns = (
  { firstResponseAt, status }: Pick<Case, 'firstResponseAt' | 'status'>,
  policy: Pick<SlaPolicy, 'firstResponseMinutes' | 'resolutionMinutes' | 'warnMinutes'>,
  time: WorkingTime,
  ran: readonly Run[],
) => {
  const clock = (minutes: number | null | undefined, early = 0): Clock | undefined =>
    minutes === null || minutes === undefined ? undefined : clockOf(time, ran, Math.max(0, minutes - early) * minuteMs)
  const warning = (minutes: number | null | undefined) => dateOf(clock(minutes, policy.warnMinutes)?.dueAt)
  const [response, resolution] = [clock(policy.firstResponseMinutes), clock(policy.resolutionMinutes)]
  const isAnswered = firstResponseAt !== null && firstResponseAt !== undefined
  const left = [isAnswered ? undefined : response, resolution].flatMap((one) => (one ? [one.leftMs] : []))
  const firstResponseDueAt = dateOf(response?.dueAt)
  const resolutionDueAt = dateOf(resolution?.dueAt)
  return {
    firstResponseDueAt,
    resolutionDueAt,
    firstResponseWarnAt: warning(policy.firstResponseMinutes),
    resolutionWarnAt: warning(policy.resolutionMinutes),
    nextDueAt: runs(status) ? earliest(isAnswered ? null : firstResponseDueAt, resolutionDueAt) : null,
    leftMinutes: status === CaseStatus.PENDING && left.length > 0 ? Math.floor(Math.min(...left) / minuteMs) : null,
  }
}

const noClocks = {
  firstResponseDueAt: null,
  resolutionDueAt: null,
  firstResponseWarnAt: null,
  resolutionWarnAt: null,
  nextDueAt: null,
  leftMinutes: null,
} as const

/** Sets the clocks of a case by the policy of its priority; `changes`: those of its status, in order. */
export const setClocks = async (
  unit: UnitOfWork,
  one: Case,
  changes: readonly Pick<CaseChange, 'toStatus' | 'at'>[],
): Promise<void> => {
  const policy = await unit.em.findOne(SlaPolicy, { priority: one.priority }, { populate: ['calendar'] })
  one.policy = policy
  one.isClockStale = false
  unit.em.assign(one, policy ? clockColumns(one, policy, workingTimeOf(policy.calendar), runsOf(changes)) : noClocks)
}

/** The changes of the status of a case, in order. */
export const changesOf = (unit: UnitOfWork, one: Case): Promise<CaseChange[]> =>
  unit.em.find(CaseChange, { case: one }, { orderBy: { at: 'asc', id: 'asc' } })
