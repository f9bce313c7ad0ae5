// jobs/ is the durable queue on PostgreSQL (pg-boss): a job is enqueued in the transaction that needs it, and runs at least once, in the
// runner. define-job.ts declares one; modules and plugins list theirs.

import { PgBoss } from 'pg-boss'
import type { Logger } from '../core/log.ts'
import { DatabaseClient } from '../db/database-client.ts'
import type { EntityManager } from '../db/orm.ts'
import { sessionOptions } from '../db/session-options.ts'
import { sqlRunner } from '../db/sql.ts'
import type { JobAttempt, JobOptions, JobPayload } from './define-job.ts'
import { jobChannel } from '../events/event-log.ts'

export type JobHandler = (data: JobPayload, attempt: JobAttempt) => Promise<void>

/** A killed worker is noticed after this long, and its job goes to another. The smallest value that pg-boss allows. */
const heartbeatSeconds = 10
/** Key of the schedules that jobs declare; earlier versions set those of the core without one. */
const declared = 'plugin'
/** Interval between polls for jobs that nobody was notified of. */
const pollingSeconds = 1

/** A statement of the queue takes milliseconds; its maintenance takes longer if many jobs have ended. */
const statementTimeoutMs = 120_000

/** What pg-boss passes to its connections. */
const limits = {
  Client: DatabaseClient,
  answerTimeoutMs: statementTimeoutMs,
  connectionTimeoutMillis: 10_000,
  options: sessionOptions({ statementTimeoutMs }),
}

/** Durable jobs on PostgreSQL: enqueued in the business transaction, run at least once. */
export class Jobs {
  readonly #boss: PgBoss
  readonly #log: Logger
  readonly #stop = new AbortController()
  /** The worker of each queue that this process works on. */
  readonly #workers = new Map<string, string>()
  /** How many more jobs of each queue this process would accept now. */
  readonly #free = new Map<string, number>()

  constructor(url: string, log: Logger) {
    this.#log = log
    this.#boss = new PgBoss({
      connectionString: url,
      ...limits,
      schema: 'pgboss',
      max: 4,
      application_name: 'rapport-jobs',
      monitorIntervalSeconds: 5,
      superviseIntervalSeconds: 5,
      maintenanceIntervalSeconds: 60,
      cronMonitorIntervalSeconds: 15,
    })
    this.#boss.on('error', (error) => log.error({ err: error }, 'the job queue reported an error'))
    this.#boss.on('warning', (warning) => log.warn({ warning }, 'the job queue reported a warning'))
  }

  start(): Promise<unknown> {
    return this.#boss.start()
  }

  /** Creates a queue, so that jobs can be sent to it. One that an earlier version created gets the options of this one. */
  async define(name: string, options: JobOptions = {}): Promise<void> {
    const settings = {
      retryLimit: options.retries ?? 2,
      retryDelay: 1,
      retryBackoff: true,
      expireInSeconds: options.expireSeconds ?? 3_600,
      heartbeatSeconds,
      deleteAfterSeconds: 7 * 24 * 3_600,
    }
    await this.#boss.createQueue(name, settings)
    await this.#boss.updateQueue(name, settings)
  }

  /** Sends a job in the transaction of `em`: it exists if and only if the transaction commits. Data holds only ids. */
  async send(em: EntityManager, name: string, data: Readonly<Record<string, unknown>>): Promise<void> {
    const sql = sqlRunner(em)
    await sql('select pg_notify($1, $2)', [jobChannel, name])
    const db = { executeSql: async (text: string, values?: unknown[]) => ({ rows: await sql(text, values) }) }
    const id = await this.#boss.send(name, data, { db })
    if (id === null) throw new Error(`the job ${name} was not accepted`)
  }

  /** Announces that a job was sent to a queue: a worker of this process polls at once. */
  poll(name: string): void {
    const worker = this.#workers.get(name)
    if (worker !== undefined) this.#boss.notifyWorker(worker)
  }

  /** The queues for which this process has a free worker. */
  get freeQueues(): readonly string[] {
    return [...this.#free].flatMap(([name, free]) => (free > 0 ? [name] : []))
  }

  /**
   * Starts working on a queue. The handler's signal aborts when the process stops; unfinished work is then queued again
   * and does not count as a failed attempt.
   */
  async work(name: string, handler: JobHandler, options: JobOptions = {}): Promise<void> {
    const take = (jobs: number) => this.#free.set(name, (this.#free.get(name) ?? 0) - jobs)
    take(-(options.concurrency ?? 1))
    const worker = await this.#boss.work<Record<string, unknown>>(
      name,
      { pollingIntervalSeconds: pollingSeconds, batchSize: 1, localConcurrency: options.concurrency ?? 1 },
      async ([job]) => {
        if (!job) return
        const signal = AbortSignal.any([job.signal, this.#stop.signal])
        take(1)
        try {
          await handler(job.data, { id: job.id, signal })
        } catch (error) {
          // Another job takes its place with all its attempts, and this one counts as done.
          if (this.#stop.signal.aborted) return void (await this.#boss.send(name, job.data, { startAfter: 1 }))
          this.#log.error({ job: name, jobId: job.id, err: error }, 'a job failed')
          throw error
        } finally {
          take(-1)
        }
      },
    )
    this.#workers.set(name, worker)
  }

  /**
   * Schedules exactly these queues: five cron fields, UTC. Schedules that earlier starts set for others end; those of
   * `setClock` continue.
   */
  async setSchedules(crons: ReadonlyMap<string, string>): Promise<void> {
    for (const { name, key } of await this.#boss.getSchedules())
      if (key === '' || (key === declared && !crons.has(name))) await this.#boss.unschedule(name, key)
    for (const [name, cron] of crons) await this.#boss.schedule(name, cron, {}, { tz: 'UTC', key: declared })
  }

  /**
   * When five cron fields in a time zone next match after `from`. Throws an Error that says what is wrong with them.
   */
  nextDue(cron: string, timeZone: string, from: Date): Date {
    const [next] = this.#boss.previewSchedule(cron, { tz: timeZone, from, count: 1 })
    if (!next) throw new Error('it never matches')
    return next
  }

  /**
   * Schedules a job of the queue with a schedule of its own, whose key is passed as its id: `{ id: key }`. Runs missed
   * while no process was up are made up for once.
   */
  setClock(name: string, key: string, cron: string, timeZone: string): Promise<void> {
    return this.#boss.schedule(name, cron, { id: key }, { tz: timeZone, key, missed: 'once' })
  }

  stopClock(name: string, key: string): Promise<void> {
    return this.#boss.unschedule(name, key)
  }

  /** Gives a queue exactly these schedules; existing ones continue unchanged. */
  async setClocks(
    name: string,
    clocks: readonly { readonly key: string; readonly cron: string; readonly timeZone: string }[],
  ): Promise<void> {
    const present = await this.#boss.getSchedules(name)
    const wanted = new Set(clocks.map(({ key }) => key))
    for (const { key } of present) if (!wanted.has(key)) await this.stopClock(name, key)
    for (const { key, cron, timeZone } of clocks)
      if (!present.some((one) => one.key === key && one.cron === cron && one.timezone === timeZone))
        await this.setClock(name, key, cron, timeZone)
  }

  /** Tells running handlers to stop and hand their jobs back. */
  interrupt(): void {
    this.#stop.abort()
  }

  /** Interrupts running handlers, waits briefly for them, and closes. */
  async stop(): Promise<void> {
    this.interrupt()
    await this.#boss.stop({ graceful: true, timeout: 5_000, close: true })
  }
}
