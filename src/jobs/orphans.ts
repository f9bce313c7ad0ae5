/** The condition that a job of `queue` whose data have `id` as `key` is waiting or at work. */
export const hasJob = (queue: string, key: string, id: string): string => `exists (
  select from pgboss.job j where j.name = ${queue} and j.state < 'completed' and j.data->>'${key}' = ${id}::text)`

/**
 * Ends the rows of `table` that are in one of the states `unfinished` and have no job in the queue `$1` any more, with the error
 * `$2`; returns their ids. A row that was written a moment ago may be about to get its job.
 */
export const endOrphansSql = (table: string, unfinished: readonly string[]): string => `
  update ${table} r set status = 'FAILED', error = $2, finished_at = now(), version = version + 1, updated_at = now()
  where r.status in (${unfinished.map((state) => `'${state}'`).join(', ')}) and r.updated_at < now() - interval '1 minute'
    and not ${hasJob('$1', 'jobId', 'r.id')}
  returning r.id`
