import { DatabaseProbe } from '../api/database-probe.ts'
import type { RunSql } from '../db/sql.ts'
import type { Events } from '../feeds/create-events.ts'
import { OutboxWatch } from '../events/outbox-watch.ts'
import type { Jobs } from '../jobs/jobs.ts'
import { WaitingJobs } from '../jobs/waiting-jobs.ts'
import type { Sign } from './progress.ts'

export interface SignDeps {
  readonly sql: RunSql
  /** Like `sql`, with a time limit. */
  readonly reads: RunSql
  readonly jobs: Jobs
  readonly events: Events
  /** Whether to probe the database regularly, for a process that nobody asks whether it is ready. */
  readonly looksItself: boolean
}

/** Watches whether the recurring work of a process gets done. */
export interface Signs {
  readonly probe: DatabaseProbe
  readonly outbox: OutboxWatch
  readonly signs: readonly Sign[]
  stop(): void
}

export const watchSigns = ({ sql, reads, jobs, events, looksItself }: SignDeps): Signs => {
  const probe = new DatabaseProbe(sql)
  const outbox = new OutboxWatch(reads)
  const waiting = new WaitingJobs(sql, () => jobs.freeQueues)
  const unwatch = looksItself ? probe.watch() : undefined
  return {
    probe,
    outbox,
    signs: [
      { what: 'nothing could be written', sinceMs: () => probe.unwrittenMs },
      { what: 'jobs have waited', sinceMs: () => waiting.ageMs },
      { what: 'events have waited', sinceMs: () => (events.relay.leading ? outbox.ageMs : 0) },
    ],
    stop: () => {
      unwatch?.()
      outbox.stop()
      waiting.stop()
    },
  }
}
