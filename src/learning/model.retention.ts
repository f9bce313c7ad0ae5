import type { Retention } from '../db/retention.ts'

/** The runs whose model scores, or would by a rollback, over `r`. */
const inUse = `r.promoted or exists (select from score s where s.model_run_id = r.id) or r.id = (
  select p.id from model_run p where p.plugin = r.plugin and p.status = 'SUCCEEDED' and not p.promoted and p.promoted_at is not null
  order by p.promoted_at desc limit 1)`

export const modelRetention: readonly Retention[] = [
  {
    table: 'model_artifact',
    rows: 'models that score nothing',
    days: 180,
    // Since the last run that produced or promoted this model.
    since: `greatest(t.created_at, (select max(greatest(r.finished_at, r.promoted_at)) from model_run r where r.artifact_hash = t.hash))`,
    keep: `exists (select from model_run r where r.artifact_hash = t.hash and (${inUse}))`,
  },
  {
    table: 'drift_report',
    rows: 'drift reports',
    days: 365,
    since: 't.measured_at',
    // The newest of each run, which health shows.
    keep: 'not exists (select from drift_report n where n.model_run_id = t.model_run_id and n.measured_at > t.measured_at)',
  },
]
