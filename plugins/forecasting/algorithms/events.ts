import type { Matrix } from 'rapport-crm/ml/data'
import { periodOf, periodStart, type Granularity } from './calendar.ts'
import type { Regressors } from './model.ts'

const DAY_MS = 86_400_000

/** A known event that moves a series: a holiday, a promotion, a fair. Events of one name share one effect. */
export interface KnownEvent {
  /** Becomes the name of the effect, e.g. `Christmas`. */
  readonly name: string
  /** First day, milliseconds since 1970 at midnight UTC. */
  readonly fromMs: number
  /** Last day, inclusive. */
  readonly toMs: number
  /** Strength, default 1, e.g. the discount of a promotion. */
  readonly weight?: number
}

/**
 * Regressor columns of `rows` periods, one a name in alphabetical order: the days of the period that the event covers (hours:
 * 1 when covered), times its weight. So a holiday that moves between months moves its effect, and a half-covered week has half of it.
 */
export const eventColumns = (
  events: readonly KnownEvent[],
  granularity: Granularity,
  firstPeriod: number,
  rows: number,
): Regressors => {
  const names = [...new Set(events.map((e) => e.name))].sort()
  const data = new Float64Array(rows * names.length)
  for (const { name, fromMs, toMs, weight = 1 } of events) {
    const column = names.indexOf(name)
    const until = toMs + DAY_MS
    const first = Math.max(firstPeriod, periodOf(fromMs, granularity))
    const last = Math.min(firstPeriod + rows - 1, periodOf(until - 1, granularity))
    for (let period = first; period <= last; period++) {
      const start = periodStart(period, granularity)
      const end = periodStart(period + 1, granularity)
      const covered = Math.min(until, end) - Math.max(fromMs, start)
      data[(period - firstPeriod) * names.length + column]! += weight * (granularity === 'HOUR' ? 1 : covered / DAY_MS)
    }
  }
  return { names, columns: { data, rows, cols: names.length } }
}

/** Splits columns over history and horizon into the rows known with the series and the future ones. */
export const splitAtOrigin = ({ names, columns }: Regressors, rows: number): { known: Regressors; future: Matrix } => {
  const { data, cols } = columns
  return {
    known: { names, columns: { data: data.slice(0, rows * cols), rows, cols } },
    future: { data: data.slice(rows * cols), rows: columns.rows - rows, cols },
  }
}
