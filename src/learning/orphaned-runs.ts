import type { RunSql } from '../db/sql.ts'
import { hasJob } from '../jobs/orphans.ts'
import { modelRunProgress } from './model-run-progress.feed.ts'
import { reported } from './run-progress.ts'

/** The code of runs that ended because their process did, at every attempt. */
export const interrupted = 'INTERRUPTED'

const trainingFailure = {
  code: interrupted,
  message:
    'each attempt ended because its process ended, and no further one is made; the log of that time says ' +
    'why. Train again with trainModel',
}
const promotionFailure = {
  code: interrupted,
  message:
    'its model could not be promoted: each attempt ended because its process ended; the log of that time ' +
    'says why. Promote it again with promoteModelRun',
}

/** Announces each run that `update`, which returns its id, has changed, and returns its uuid. */
const tellOf = (update: string, status: string) =>
  modelRunProgress.emitRows({
    with: `ended as (${update})`,
    from: 'ended',
    payload: { runId: 'id::text', status: `'${status}'` },
    returning: 'id::text',
  })

const endTrainings = tellOf(
  `
  update model_run r set status = 'FAILED', error = $2::jsonb, message = $2::jsonb->>'message', finished_at = now(),
    progress = coalesce(${reported('r', 'fraction')}, progress), version = version + 1, updated_at = now()
  where r.status in ('QUEUED', 'RUNNING') and r.updated_at < now() - interval '1 minute' and not ${hasJob('$1', 'runId', 'r.id')}
  returning r.id`,
  'FAILED',
)

// Attempts that could report why they failed have done so.
const failPromotions = tellOf(
  `
  update model_run r set error = $2::jsonb, version = version + 1, updated_at = now()
  where r.status = 'SUCCEEDED' and not r.promoted and r.error is null and not ${hasJob('$1', 'runId', 'r.id')}
    and exists (select from pgboss.job j where j.name = $1 and j.state = 'failed' and j.data->>'runId' = r.id::text
      and j.completed_on > r.updated_at)
  returning r.id`,
  'SUCCEEDED',
)

/** Ends runs that no job is left for, and marks failed promotions; returns their uuids. `queues` are those of both. */
export const endOrphanedRuns = async (
  sql: RunSql,
  queues: { readonly train: string; readonly promote: string },
): Promise<string[]> => {
  const trainings = await endTrainings(sql, [queues.train, JSON.stringify(trainingFailure)])
  const promotions = await failPromotions(sql, [queues.promote, JSON.stringify(promotionFailure)])
  return [...trainings, ...promotions].map(({ id }) => String(id))
}
