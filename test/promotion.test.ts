import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { ids, newUuid } from '../src/core/ids.ts'
import { createLog } from '../src/core/log.ts'
import { ArtifactStore } from '../src/learning/artifact-store.ts'
import { jsonArtifact } from '../src/learning/artifact-type.ts'
import { defineModel } from '../src/learning/define-model.ts'
import type { TrainedModel } from '../src/learning/model-kit.ts'
import { decidePromotion } from '../src/learning/promotion.ts'
import { Trainer } from '../src/learning/training.ts'
import { startTestApp, type TestApp } from './support/app.ts'

/** As long as a busy machine may take. */
const eventually = (check: () => unknown) => vi.waitFor(check, 30_000)

describe('whether a run is promoted', () => {
  const grades = ['EXCELLENT', 'GOOD', 'FAIR', 'NOT_GRADED', undefined] as const
  const decide = (trained: Pick<TrainedModel<unknown>, 'grade' | 'promotable'>) =>
    decidePromotion(
      () => Promise.reject(new Error('no other run is looked at')),
      { plugin: 'probe', promotion: 'ALWAYS' },
      { model: {} },
      { metrics: [], baseline: { name: 'the mean', metrics: [] }, ...trained },
    )

  it.each(grades)('it is where its grade is %s', async (grade) => {
    expect(await decide({ grade })).toEqual({ promote: true, why: undefined })
  })

  it.each(['NO_BETTER_THAN_BASELINE', 'WORSE_THAN_BASELINE'] as const)(
    'it is not where its grade is %s, unless it falls back to its baseline or only describes',
    async (grade) => {
      const why = 'Not promoted: it is no better than the baseline "the mean".'
      expect(await decide({ grade })).toEqual({ promote: false, why })
      expect(await decide({ grade, promotable: true })).toEqual({ promote: true, why: undefined })
    },
  )
})

describe('a run that is to be no worse', () => {
  const metric = (name: string, value: number) => ({ name, value, split: 'HOLDOUT' as const })
  const judged = (value: number, baseline: number | undefined) => ({
    metrics: [metric('rmse', value)],
    baseline: { name: 'the mean', metrics: baseline === undefined ? [] : [metric('rmse', baseline)] },
  })
  const decide = (now: ReturnType<typeof judged>, before: ReturnType<typeof judged>, relativeToBaseline: boolean) =>
    decidePromotion(
      () => Promise.resolve([before] as never),
      { plugin: 'probe', promotion: 'IF_NO_WORSE' },
      { model: { primaryMetric: { name: 'rmse', better: 'lower', relativeToBaseline } } },
      now,
    )

  it('is compared by its metric, or by the ratio of its metric to that of its baseline', async () => {
    // A calmer quarter: everything errs less, the baseline most of all.
    const [calm, wild] = [judged(2, 2.5), judged(6, 10)]
    expect(await decide(calm, wild, false)).toMatchObject({
      promote: true,
      why: expect.stringContaining('rmse 2 against 6'),
    })
    expect(await decide(calm, wild, true)).toEqual({
      promote: false,
      why: 'Not promoted: rmse in relation to its baseline 0.8 against 0.6 of the model promoted before.',
    })
    expect(await decide(wild, calm, true)).toMatchObject({ promote: true })
  })

  it.each([
    [judged(2, undefined), judged(2, 3), 'this run'],
    [judged(2, 3), judged(2, undefined), 'the promoted run'],
    [judged(2, 0), judged(2, 3), 'this run'],
  ])('is not promoted where a baseline has no such figure', async (now, before, lacking) => {
    expect(await decide(now, before, true)).toEqual({
      promote: false,
      why: `Not promoted: ${lacking} has no rmse in relation to its baseline to compare.`,
    })
  })
})

describe('a promotion that takes its time', () => {
  const subjects = Array.from({ length: 3 }, () => newUuid()).toSorted()
  let app: TestApp
  let trainer: Trainer
  let goOn: PromiseWithResolvers<void>

  const model = defineModel({
    description: 'Scores three records, and waits before the last.',
    params: z.strictObject({}),
    artifact: jsonArtifact(z.object({})),
    scoringShare: 0.8,
    train: async () => ({ artifact: {}, rows: 3, features: [], metrics: [], message: 'It was trained.' }),
    async *scoreAll(_model, { asOf, progress, signal }) {
      for (const [value, subjectId] of subjects.entries()) {
        if (value === 2) {
          progress(0.5, 'two of three')
          await Promise.race([goOn.promise, once(signal, 'abort')])
        }
        const what = { subjectType: 'Product', subjectId, kind: 'probe.value', unit: 'INDEX' } as const
        yield { scores: [{ ...what, value, inputHash: 'none', dataAsOf: asOf }] }
      }
    },
  })

  beforeAll(async () => {
    app = await startTestApp({ plugins: [] })
    const { em } = app.app.orm
    const entry = { plugin: 'probe', pluginVersion: '1.0.0', algorithm: 'WAITING', model: model.with(undefined) }
    trainer = new Trainer({ em, artifacts: new ArtifactStore(app.sql), find: () => entry, log: createLog('silent') })
  })
  afterAll(() => app?.stop())

  /** Begins a run, and comes back when it waits in the middle of its scoring. */
  const beginRun = async () => {
    goOn = Promise.withResolvers()
    const id = newUuid()
    await app.sql(
      `insert into model_run (id, plugin, plugin_version, algorithm, seed, as_of, requested_by, status)
       values ($1, 'probe', '1.0.0', 'WAITING', 1, now(), 'test', 'QUEUED')`,
      [id],
    )
    const done = trainer.run(id, new AbortController().signal)
    const look = async () => {
      const { data } = await app.ask('query ($id: ID!) { modelRun(id: $id) { status progress message promoted } }', {
        id: ids.encode('ModelRun', id),
      })
      return data.modelRun
    }
    await eventually(async () => expect(await look()).toMatchObject({ status: 'RUNNING', message: 'two of three' }))
    return { id, done, look }
  }
  const scores = () => app.sql(`select subject_id::text as subject from score where plugin = 'probe' order by value`)
  const events = () =>
    app.sql(`select payload ->> 'subjectId' as subject from event_log where topic = 'score.changed' order by cursor`)

  it('is cancelled in the middle and leaves nothing: no score, no event', async () => {
    const { id, done, look } = await beginRun()
    await app.ask('mutation ($id: ID!) { cancelModelRun(input: { id: $id }) { userErrors { code } } }', {
      id: ids.encode('ModelRun', id),
    })
    await done
    expect(await look()).toMatchObject({ status: 'CANCELLED', message: 'cancelled on request', promoted: false })
    expect(await scores()).toEqual([])
    expect(await app.sql(`select from score_history where plugin = 'probe'`)).toEqual([])
    expect(await events()).toEqual([])
  })

  it('tells its progress by the share that scoring has, and keeps its events out of the way of others until its end', async () => {
    const taken = async () => Number((await app.sql('select last_value::int as id from outbox_id_seq'))[0]!['id'])
    const seen = async () =>
      Number(
        (await app.sql('select (select count(*) from event_log)::int + (select count(*) from outbox)::int as n'))[0]![
          'n'
        ],
      )
    const before = { taken: await taken(), seen: await seen() }
    const { done, look } = await beginRun()
    expect(await look()).toMatchObject({ progress: expect.closeTo(0.2 + 0.8 * 0.5) })
    await eventually(async () => expect((await taken()) - before.taken).toBe((await seen()) - before.seen))
    expect(await scores()).toEqual([])
    goOn.resolve()
    await done
    expect(await look()).toEqual({ status: 'SUCCEEDED', progress: 1, message: 'It was trained.', promoted: true })
    const inOrder = subjects.map((subject) => ({ subject }))
    expect(await scores()).toEqual(inOrder)
    await eventually(async () => expect(await events()).toEqual(inOrder))
  })
})
