import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from './support/app.ts'
import { clv, fillShop, promoted, segmentation, settled, train } from './support/models.ts'

/** Customers, each with a score of each model; `npm run replay` replays those of a thousand. */
const customers = process.env['REPLAY'] === 'full' ? 1_000 : 200

const replayFields = 'score { id kind value } value inputHash pluginVersion same differences { kind text }'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp({ plugins: [clv, segmentation], env: { BASE_CURRENCY: 'USD' } })
  await fillShop(app, customers, 400)
}, 60_000)
afterAll(() => app?.stop())

interface Stored {
  readonly id: string
  readonly kind: string
  readonly value: number | null
}

/** Scores of a run, in an order that has nothing to do with how they were made. */
const someScores = (runId: string, limit: number): Promise<Record<string, unknown>[]> =>
  app.sql(
    `select 'scr_' || id as id, kind, value, explanation from score where model_run_id = $1::uuid and (kind <> 'clv.alive' or $2 < 100)
     order by md5(id::text) limit $2`,
    [runId.slice(4), limit],
  )

/** Replays many scores, fifty in an operation. */
const replayed = async (scores: readonly { readonly id: string }[]) => {
  const answers = []
  for (let i = 0; i < scores.length; i += 50) {
    const part = scores.slice(i, i + 50)
    const { data, errors } = await app.ask(
      `query (${part.map((_, j) => `$s${j}: ID!`).join(' ')}) {
        ${part.map((_, j) => `r${j}: replayScore(id: $s${j}) { ${replayFields} }`).join('\n')} }`,
      Object.fromEntries(part.map(({ id }, j) => [`s${j}`, id])),
    )
    expect(errors).toBeUndefined()
    answers.push(...part.map((_, j) => data[`r${j}`]))
  }
  return answers
}

const replayOne = (id: string, more: Readonly<Record<string, unknown>> = {}, key?: string) =>
  app.ask(
    `query ($id: ID!, $computedAt: DateTime) { replayScore(id: $id, computedAt: $computedAt) { ${replayFields} } }`,
    { id, ...more },
    key,
  )

interface Reasons {
  readonly baseValue: number
  readonly residual: number
  readonly rawValue: number
  readonly factors: readonly { readonly contribution: number }[]
}

describe(`${customers} scores of each model`, () => {
  it.each([
    ['segmentation', 'KMEANS'],
    ['segmentation', 'DBSCAN'],
    ['segmentation', 'RFM'],
    ['segmentation', 'GAUSSIAN_MIXTURE'],
    ['segmentation', 'HIERARCHICAL'],
    ['clv', 'BG_NBD'],
    ['clv', 'MBG_NBD'],
    ['clv', 'PARETO_NBD'],
    ['clv', 'LINEAR'],
    ['clv', 'RANDOM_FOREST'],
    ['clv', 'SVR'],
  ])('%s %s: reasons add up, and a replay gives the same number', { timeout: 400_000 }, async (plugin, algorithm) => {
    const params = plugin === 'clv' ? { horizonDays: 90 } : { resamples: 0 }
    const run = await train(app, { plugin, algorithm, params })
    expect(run).toMatchObject({ status: 'SUCCEEDED' })
    if (!run.promoted) {
      await app.ask('mutation ($id: ID!) { promoteModelRun(input: { id: $id }) { userErrors { message } } }', {
        id: run.id,
      })
      await promoted(app, run.id)
    }
    const scores = await someScores(run.id, customers)
    expect(scores).toHaveLength(customers)
    for (const score of scores) {
      const { baseValue, residual, rawValue, factors } = score['explanation'] as Reasons
      const sum = factors.reduce((total, { contribution }) => total + contribution, baseValue + residual)
      expect(Math.abs(sum - rawValue)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(rawValue)))
      expect(residual).toBe(0)
    }
    const stored = scores as unknown as Stored[]
    for (const [i, replay] of (await replayed(stored)).entries()) {
      const { id, kind, value } = stored[i]!
      expect(replay).toMatchObject({ score: { id, kind, value }, value, same: true, differences: [] })
    }
  })
})

describe('replayScore', () => {
  /** A customer's score of a kind. */
  const scoreOf = async (customer: string, kind: string): Promise<{ id: string; value: number }> => {
    const [row] = await app.sql(
      `select 'scr_' || s.id as id, s.value from score s join customer c on c.id = s.subject_id where c.name = $1 and s.kind = $2`,
      [customer, kind],
    )
    return row as { id: string; value: number }
  }
  const customerId = async (name: string): Promise<string> => {
    const [row] = await app.sql(`select 'cus_' || id as id from customer where name = $1`, [name])
    return row!['id'] as string
  }

  beforeAll(async () => {
    await train(app, { plugin: 'clv', algorithm: 'BG_NBD', params: { horizonDays: 90 } })
    await train(app, { plugin: 'segmentation', algorithm: 'KMEANS', params: { resamples: 0 } })
  }, 60_000)

  it('repeats scores that were made live, and the values that they took the place of', async () => {
    const kinds = ['clv.value', 'clv.alive', 'segmentation.fit']
    const before = await Promise.all(kinds.map((kind) => scoreOf('Customer 3', kind)))
    const { data } = await app.ask(
      'mutation ($input: RecordOrderInput!) { recordOrder(input: $input) { order { id } userErrors { code message } } }',
      {
        input: {
          customerId: await customerId('Customer 3'),
          placedAt: new Date().toISOString(),
          currency: 'USD',
          lines: [{ sku: 'BIG', quantity: '1', unitPrice: '900' }],
        },
      },
    )
    expect(data.recordOrder.userErrors).toEqual([])
    for (const plugin of ['clv', 'segmentation']) await settled(app, plugin)
    for (const [i, kind] of kinds.entries()) {
      const live = await scoreOf('Customer 3', kind)
      expect(live.value).not.toBe(before[i]!.value)
      const now = (await replayOne(live.id)).data.replayScore
      expect(now).toMatchObject({ same: true, value: live.value, differences: [] })
      const history = await app.sql(
        `select computed_at, value from score_history where score_id = $1::uuid order by computed_at desc offset 1 limit 1`,
        [live.id.slice(4)],
      )
      const earlier = (await replayOne(live.id, { computedAt: new Date(history[0]!['computed_at'] as string) })).data
        .replayScore
      expect(earlier).toMatchObject({
        same: true,
        value: before[i]!.value,
        score: { id: live.id, value: before[i]!.value },
      })
    }
  })

  it('names what differs when an order from before the score was added later', async () => {
    const { id, value } = await scoreOf('Customer 5', 'clv.value')
    await app.sql(
      `insert into sales_order (id, customer_id, placed_at, total_value, currency)
       select uuid_v7(), id, now() - interval '20 days', 250, 'USD' from customer where name = 'Customer 5'`,
    )
    const { replayScore } = (await replayOne(id)).data
    expect(replayScore).toMatchObject({ same: false, score: { value } })
    expect(replayScore.differences.map(({ kind }: { kind: string }) => kind)).toEqual([
      'INPUTS_CHANGED',
      'VALUE_DIFFERS',
    ])
    expect(replayScore.differences[1].text).toBe(
      `the stored value is ${value}, the recomputed one ${replayScore.value}`,
    )
  })

  it('names another version of the plugin, even where the value is the same', async () => {
    const { id } = await scoreOf('Customer 6', 'segmentation.fit')
    await app.sql(`update score set plugin_version = '0.9.0' where id = $1::uuid`, [id.slice(4)])
    expect((await replayOne(id)).data.replayScore).toMatchObject({
      same: true,
      pluginVersion: '1.0.0',
      differences: [
        { kind: 'PLUGIN_VERSION_CHANGED', text: 'segmentation 0.9.0 computed it, segmentation 1.0.0 is running now' },
      ],
    })
  })

  it('says where there is nothing left to score', async () => {
    await app.sql(
      `update sales_order set deleted_at = now() where customer_id = (select id from customer where name = 'Customer 7')`,
    )
    for (const kind of ['clv.value', 'segmentation.fit']) {
      const { id } = await scoreOf('Customer 7', kind)
      const { replayScore } = (await replayOne(id)).data
      expect(replayScore).toMatchObject({ same: false, value: null })
      expect(replayScore.differences.at(-1)).toMatchObject({ kind: 'NOTHING_TO_SCORE' })
    }
  })

  it('says where the model or its algorithm is gone', async () => {
    const { id } = await scoreOf('Customer 8', 'clv.alive')
    await app.sql(
      `with gone as (insert into model_run (id, plugin, plugin_version, algorithm, seed, as_of, requested_by, status, artifact_hash)
         values (uuid_v7(), 'clv', '1.0.0', 'CRYSTAL_BALL', 1, now(), 'test', 'SUCCEEDED', 'none') returning id)
       update score set model_run_id = gone.id from gone where score.id = $1::uuid`,
      [id.slice(4)],
    )
    const algorithm = (await replayOne(id)).data.replayScore
    expect(algorithm).toMatchObject({ same: false, value: null, pluginVersion: null })
    expect(algorithm.differences).toEqual([
      { kind: 'MODEL_GONE', text: 'the plugin clv no longer has the algorithm CRYSTAL_BALL' },
    ])
    await app.sql(`update model_run set algorithm = 'BG_NBD' where artifact_hash = 'none'`)
    expect((await replayOne(id)).data.replayScore.differences).toEqual([
      { kind: 'MODEL_GONE', text: 'the model none is no longer stored' },
    ])
  })

  it('refuses scores that were computed outside', async () => {
    const recorded = await app.ask(
      'mutation ($id: ID!) { recordScore(input: { subjectId: $id, kind: "warehouse.churn", value: 0.4, unit: PROBABILITY }) { score { id } } }',
      { id: await customerId('Customer 9') },
    )
    const { errors } = await replayOne(recorded.data.recordScore.score.id)
    expect(errors![0]!.extensions).toMatchObject({ code: 'NOT_REPLAYABLE' })
    expect(errors![0]!.message).toContain('warehouse.churn came from an outside system')
  })

  it('finds only scores that the caller may see, and values that the score has had', async () => {
    const { id } = await scoreOf('Customer 10', 'clv.value')
    const agent = await app.addUser('Agent', 'AGENT', 'OWN')
    const hidden = await replayOne(id, {}, agent.key)
    expect(hidden.errors![0]!.extensions).toMatchObject({ code: 'NOT_FOUND' })
    await app.sql(`update customer set owner_id = $1::uuid where name = 'Customer 10'`, [agent.userId.slice(4)])
    expect((await replayOne(id, {}, agent.key)).data.replayScore).toMatchObject({ same: true })
    const never = await replayOne(id, { computedAt: '2020-01-01T00:00:00Z' })
    expect(never.errors![0]!.extensions).toMatchObject({ code: 'NOT_FOUND' })
  })
})
