/** How a kind of job runs. */
export interface JobOptions {
  /** Attempts after the first. @default 2 */
  readonly retries?: number
  /** Time limit of one attempt; after that the job counts as lost and is tried again. @default 3_600 // an hour */
  readonly expireSeconds?: number
  /** Concurrent jobs of this kind in this process. @default 1 */
  readonly concurrency?: number
}

/** What a job is queued with: ids and short words, never personal data. */
export type JobPayload = Readonly<Record<string, unknown>>

/** One attempt at a job. */
export interface JobAttempt {
  /** The same for every attempt at one job. */
  readonly id: string
  /** Aborts when the process stops; what is then left undone is queued anew, and that is no failed attempt. */
  readonly signal: AbortSignal
}

/** Work that outlives the request that asked for it: done at least once, by one process at a time. */
export interface Job<Context> extends JobOptions {
  /** Lower-case words with dashes, e.g. `refresh`; its queue is `<module or plugin>.<name>`. */
  readonly name: string
  /** Schedules it: five fields, UTC, e.g. `15 3 * * *` for 3:15 every night. */
  readonly cron?: string
  /** Does the work. `payload` is what was queued, empty where the clock did it. A throw is a failed attempt. */
  run(payload: JobPayload, context: Context, attempt: JobAttempt): Promise<void>
}

/**
 * Names, defines and does a job in one place: `export const refresh = defineJob<Context>({ name: 'refresh', cron: '40 2 * * *', run: … })`.
 * List it in `jobs` of the module or plugin.
 */
export const defineJob = <Context>(job: Job<Context>): Job<Context> => job

/** The queue of a job of a module or plugin. */
export const queueOf = (owner: string, job: string): string => `${owner}.${job}`
