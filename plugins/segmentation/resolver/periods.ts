const dayMs = 86_400_000

/** Lengths of a period; weeks begin on Monday, all at midnight in UTC. */
export const granularities = { DAY: 'DAY', WEEK: 'WEEK', MONTH: 'MONTH' } as const
export type Granularity = keyof typeof granularities

/** The beginning of the period that `at` is in. */
const beginOf = (at: Date, granularity: Granularity): Date => {
  const begin = new Date(at)
  begin.setUTCHours(0, 0, 0, 0)
  if (granularity === 'MONTH') begin.setUTCDate(1)
  if (granularity === 'WEEK') begin.setUTCDate(begin.getUTCDate() - ((begin.getUTCDay() + 6) % 7))
  return begin
}

/** The periods from the one that `days` ago was in until now, by their beginnings. */
export const periodsOf = (now: Date, days: number, granularity: Granularity): readonly string[] => {
  const periods: string[] = []
  const at = beginOf(new Date(now.getTime() - days * dayMs), granularity)
  while (at <= now) {
    periods.push(at.toISOString())
    if (granularity === 'MONTH') at.setUTCMonth(at.getUTCMonth() + 1)
    else at.setUTCDate(at.getUTCDate() + (granularity === 'WEEK' ? 7 : 1))
  }
  return periods
}
