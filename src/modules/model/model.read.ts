import { DriftReport } from '../../learning/drift-report.entity.ts'
import { TrainingSchedule } from '../../learning/training-schedule.entity.ts'
import type { ReadSpec } from '../../read/read-map.ts'
import { visibleBy } from '../../read/row-scope.ts'
import { trainsOnAll } from '../score/score.read.ts'

/** How late the clock may be before a training counts as overdue. */
const lateness = `interval '10 minutes'`

const instant = (sql: string) => `to_char(${sql} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI"Z"')`

/** What is wrong with a schedule, in words; null if nothing is. */
export const scheduleProblem = (t: string): string => `case
  when ${t}.next_due_at < now() - ${lateness}
    then 'the training that was due at ' || ${instant(`${t}.next_due_at`)} || ' has not been started: no process that works on jobs has been up since'
  when ${t}.error is not null
    then 'the training that was due at ' || ${instant(`${t}.last_due_at`)} || ' was not started: ' || (${t}.error ->> 'message')
  else (select 'the last scheduled run ended ' || r.status || ': ' || coalesce(r.message, 'it does not say why') from model_run r
    where r.id = ${t}.last_run_id and r.status in ('FAILED', 'INSUFFICIENT_DATA', 'CANCELLED')) end`

export const modelReads: readonly ReadSpec[] = [
  {
    entity: TrainingSchedule,
    label: 'algorithm',
    idPrefix: 'trs',
    scope: visibleBy.shared(trainsOnAll),
    fields: {
      problem: { kind: 'expression', sql: scheduleProblem },
    },
  },
  {
    entity: DriftReport,
    scope: visibleBy.part('ModelRun', 'model_run_id'),
    orders: { MEASURED_AT: 'measuredAt' },
    defaultOrder: { field: 'measuredAt', direction: 'DESC' },
    inverse: [{ field: 'ModelRun.driftReports', by: 'modelRun', shape: 'connection' }],
  },
]
