import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ids, newUuid } from '../src/core/ids.ts'
import { createLog } from '../src/core/log.ts'
import { openOrm } from '../src/db/orm.ts'
import { Jobs } from '../src/jobs/jobs.ts'
import { endOrphanedRuns, interrupted } from '../src/learning/orphaned-runs.ts'
import { endOrphanedImports } from '../src/modules/import/orphaned-imports.ts'
import { startTestApp, type TestApp } from './support/app.ts'

/** The queue of imports. */
const importJob = 'import.apply'
const log = createLog('silent')

let app: TestApp
beforeAll(async () => {
  // Nothing works on its jobs: those that the tests make stay as they are.
  app = await startTestApp({ env: { RAPPORT_PROCESS: 'api' } })
})
afterAll(() => app?.stop())

const makeRun = async (status: string, updated = '2 minutes'): Promise<string> => {
  const id = newUuid()
  await app.sql(
    `insert into model_run (id, plugin, plugin_version, algorithm, seed, as_of, requested_by, status, fence, message, updated_at)
     values ($1, 'sentiment', '1.0.0', 'LEXICON', 1, now(), 'test', $2, 3, 'starting', now() - $3::interval)`,
    [id, status, updated],
  )
  return id
}
const makeJob = (queue: string, data: object, state: string) =>
  app.sql(
    `insert into pgboss.job (name, data, state, retry_limit, expire_seconds, completed_on)
     values ($1, $2::jsonb, $3::pgboss.job_state, 2, 3600, case when $3 = 'failed' then now() end)`,
    [queue, JSON.stringify(data), state],
  )
const runNow = async (id: string) => {
  const { data } = await app.ask(
    'query ($id: ID!) { modelRun(id: $id) { status finishedAt error { code message } } }',
    {
      id: ids.encode('ModelRun', id),
    },
  )
  return data.modelRun
}
const sweep = () => endOrphanedRuns(app.sql, { train: 'model.train', promote: 'model.promote' })

describe('the sweep', () => {
  it('ends a training that no job is left for, with an error that says why', async () => {
    const killed = await makeRun('RUNNING')
    await makeJob('model.train', { runId: killed }, 'failed')
    const lost = await makeRun('QUEUED')
    const kept = await makeRun('RUNNING')
    await makeJob('model.train', { runId: kept }, 'active')
    const fresh = await makeRun('RUNNING', '0 seconds')
    expect((await sweep()).sort()).toEqual([killed, lost].sort())
    for (const id of [killed, lost])
      expect(await runNow(id)).toMatchObject({
        status: 'FAILED',
        finishedAt: expect.any(String) as string,
        error: { code: interrupted, message: expect.stringContaining('Train again') as string },
      })
    for (const id of [kept, fresh]) expect(await runNow(id)).toMatchObject({ status: 'RUNNING', error: null })
    expect(await sweep()).toEqual([])
  })

  it('says of a promotion whose job was lost that it was not done, once', async () => {
    const lost = await makeRun('SUCCEEDED')
    await makeJob('model.promote', { runId: lost }, 'failed')
    const waiting = await makeRun('SUCCEEDED')
    await makeJob('model.promote', { runId: waiting }, 'failed')
    await makeJob('model.promote', { runId: waiting }, 'created')
    expect(await sweep()).toEqual([lost])
    expect(await runNow(lost)).toMatchObject({ status: 'SUCCEEDED', error: { code: interrupted } })
    expect(await runNow(waiting)).toMatchObject({ error: null })
    expect(await sweep()).toEqual([])
  })

  it('ends an import that no job is left for', async () => {
    const makeImport = async () => {
      const id = newUuid()
      await app.sql(
        `insert into import_job (id, type, format, source, mapping, options, total, status, created_by, updated_at)
         values ($1, 'CUSTOMERS', 'CSV', 'shop', '{}', '{}', 1, 'APPLYING', 'test', now() - interval '2 minutes')`,
        [id],
      )
      return id
    }
    const lost = await makeImport()
    const kept = await makeImport()
    await makeJob(importJob, { jobId: kept }, 'retry')
    expect(await endOrphanedImports(app.sql, importJob)).toEqual([lost])
    const { data } = await app.ask('query ($id: ID!) { importJob(id: $id) { status error } }', {
      id: ids.encode('ImportJob', lost),
    })
    expect(data.importJob).toEqual({ status: 'FAILED', error: expect.stringMatching(/^INTERRUPTED: /) as string })
  })
})

describe('a job that is handed back', () => {
  it('has all its attempts again, however often that happens, and is done in the end', async () => {
    const queue = 'test.handed-back'
    const orm = await openOrm(app.databaseUrl, [])
    try {
      const worker = async (handler: (signal: AbortSignal) => Promise<void>) => {
        const jobs = new Jobs(app.databaseUrl, log)
        await jobs.start()
        await jobs.define(queue, { retries: 1 })
        const seen = Promise.withResolvers<unknown>()
        await jobs.work(queue, async (data, { signal }) => {
          seen.resolve(data)
          await handler(signal)
        })
        return { jobs, seen: seen.promise }
      }
      const interruptedFor = (signal: AbortSignal) =>
        new Promise<void>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
      const sender = new Jobs(app.databaseUrl, log)
      await sender.start()
      await sender.define(queue, { retries: 1 })
      await orm.em.fork().transactional((em) => sender.send(em, queue, { runId: 'one' }))
      await sender.stop()
      for (let deploy = 0; deploy < 4; deploy++) {
        const { jobs, seen } = await worker(interruptedFor)
        expect(await seen).toEqual({ runId: 'one' })
        await jobs.stop()
        const left = await app.sql(
          `select state::text, retry_count from pgboss.job where name = $1 and state < 'completed'`,
          [queue],
        )
        expect(left).toEqual([{ state: 'created', retry_count: 0 }])
      }
      const { jobs, seen } = await worker(() => Promise.resolve())
      await seen
      await jobs.stop()
      const states = await app.sql('select distinct state::text from pgboss.job where name = $1', [queue])
      expect(states).toEqual([{ state: 'completed' }])
    } finally {
      await orm.close()
    }
  })
})

describe('a queue that an earlier version created', () => {
  it('gets the options that this one states', async () => {
    const jobs = new Jobs(app.databaseUrl, log)
    await jobs.start()
    try {
      for (const expireSeconds of [60, 7_200]) {
        await jobs.define('test.options', { retries: 1, expireSeconds })
        const [queue] = await app.sql('select expire_seconds from pgboss.queue where name = $1', ['test.options'])
        expect(queue).toEqual({ expire_seconds: expireSeconds })
      }
    } finally {
      await jobs.stop()
    }
  })
})
