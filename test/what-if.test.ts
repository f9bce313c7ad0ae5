import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type Answer, type TestApp } from './support/app.ts'
import { costOf } from './support/cost.ts'
import { clv, fillShop, segmentation, trainAndPromote } from './support/models.ts'
import { sumOf } from './support/reasons.ts'

const customers = 260

const scoreParts = `value band interval { lower upper level } horizonDays status unit
  explanation { method baseValue rawValue residual factors { feature value contribution text } }`
const query = `query ($id: ID!, $kind: String!, $changes: [FeatureChangeInput!]!) {
  whatIf(subjectId: $id, kind: $kind, changes: $changes) {
    hypothetical kind difference asOf ${scoreParts}
    features { name description min max isWhole own value }
    stored { ${scoreParts} provenance { dataAsOf modelRun { id } } }
    modelRun { id promoted algorithm }
  }
}`

let app: TestApp
let owner: { readonly userId: string; readonly key: string }

type Changes = Readonly<Record<string, number>>

const ask = (id: string, kind: string, changes: Changes, key?: string): Promise<Answer> =>
  app.ask(
    query,
    { id, kind, changes: Object.entries(changes).map(([feature, value]) => ({ feature, value })) },
    key ?? app.ownerKey,
  )
const whatIf = async (id: string, kind: string, changes: Changes) => {
  const { data, errors } = await ask(id, kind, changes)
  expect(errors).toBeUndefined()
  return data.whatIf
}
const has = (features: readonly { readonly name: string }[], name: string): boolean =>
  features.some((feature) => feature.name === name)
/** The scored customers of a kind, in a fixed order. */
const scored = async (kind: string): Promise<string[]> =>
  (
    await app.sql<{ id: string }>(
      `select 'cus_' || subject_id as id from score where kind = $1 and value is not null order by subject_id`,
      [kind],
    )
  ).map(({ id }) => id)

beforeAll(async () => {
  app = await startTestApp({ plugins: [clv, segmentation], env: { BASE_CURRENCY: 'USD' } })
  await fillShop(app, customers, 500)
  owner = await app.addUser('Own', 'AGENT', 'OWN')
}, 120_000)
afterAll(() => app?.stop())

describe('whatIf', () => {
  it('has nothing to say before a model is promoted', async () => {
    const [row] = await app.sql<{ id: string }>(`select 'cus_' || id as id from customer limit 1`)
    const { errors } = await ask(row!.id, 'clv.value', {})
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' }, message: expect.stringContaining('train one') }])
  })

  describe.each([
    ['clv', 'BG_NBD', {}, ['clv.value', 'clv.alive']],
    ['clv', 'LINEAR', {}, ['clv.value', 'clv.alive']],
    ['clv', 'RANDOM_FOREST', {}, ['clv.value']],
    ['segmentation', 'KMEANS', { k: 4, resamples: 0 }, ['segmentation.fit']],
    ['segmentation', 'RFM', { resamples: 0 }, ['segmentation.fit']],
    ['segmentation', 'DBSCAN', { resamples: 0 }, ['segmentation.fit']],
  ])('of %s %s', (plugin, algorithm, params, kinds) => {
    let runId: string
    beforeAll(async () => {
      runId = await trainAndPromote(app, { plugin, algorithm, params })
    }, 120_000)

    it('without changes is the stored score, bit for bit, of every customer', async () => {
      for (const kind of kinds) {
        const ids = await scored(kind)
        expect(ids.length).toBeGreaterThan(customers / 2)
        for (const id of ids.slice(0, 60)) {
          const { stored, difference, features, asOf, modelRun, ...answer } = await whatIf(id, kind, {})
          const { provenance, ...score } = stored
          expect(answer).toEqual({ hypothetical: true, kind, ...score })
          expect([difference, Date.parse(asOf)]).toEqual([0, Date.parse(provenance.dataAsOf)])
          expect(modelRun).toMatchObject({ id: runId, promoted: true, algorithm })
          for (const { own, value } of features) expect(value).toBe(own)
        }
      }
    })

    it('says with every feature changed what the reasons add up to, and stores nothing', async () => {
      const before = await app.sql('select md5(string_agg(s::text, $1 order by id)) as d from score s', [';'])
      for (const kind of kinds)
        for (const id of (await scored(kind)).slice(0, 8)) {
          const { features, stored } = await whatIf(id, kind, {})
          for (const { name, own, max } of features) {
            const value = Math.min(max, Math.round(own * 2 + 3))
            // Purchases take their time: more of them need more of it.
            const ofState = ['frequency', 'activeDays'].includes(name) && has(features, 'activeDays')
            const changes = ofState
              ? { frequency: 2, activeDays: 30_000, [name]: Math.max(2, value) }
              : { [name]: value }
            const answer = await whatIf(id, kind, changes)
            if (answer.explanation) expect(sumOf(answer.explanation)).toBeCloseTo(answer.explanation.rawValue, 6)
            expect(answer.difference).toBe(answer.value - stored.value)
            expect(answer.features.find((one: { name: string }) => one.name === name)).toMatchObject({ own, value })
          }
        }
      expect(await app.sql('select md5(string_agg(s::text, $1 order by id)) as d from score s', [';'])).toEqual(before)
    })
  })

  it('a purchase model expects less of customers who have been silent for longer, and more of those who spend more', async () => {
    await trainAndPromote(app, { plugin: 'clv', algorithm: 'BG_NBD' })
    for (const id of (await scored('clv.value')).slice(0, 20)) {
      const { features } = await whatIf(id, 'clv.value', {})
      const own = (name: string): number => features.find((one: { name: string }) => one.name === name).own
      expect((await whatIf(id, 'clv.value', { meanValue: own('meanValue') * 3 })).difference).toBeGreaterThan(0)
      if (own('frequency') === 0) continue
      const silent = await whatIf(id, 'clv.alive', { idleDays: own('idleDays') + 400 })
      expect(silent.difference).toBeLessThan(0)
      expect(silent.features.find(({ name }: { name: string }) => name === 'idleDays')).toMatchObject({
        own: own('idleDays'),
        value: own('idleDays') + 400,
      })
    }
  })

  it('a recent customer of many purchases is in another segment than the same after years of silence', async () => {
    await trainAndPromote(app, { plugin: 'segmentation', algorithm: 'RFM', params: { resamples: 0 } })
    const [id] = await scored('segmentation.fit')
    const textOf = async (changes: Changes) =>
      (await whatIf(id!, 'segmentation.fit', changes)).explanation.factors[0].text
    const [best, worst] = [
      await textOf({ recencyDays: 0, frequency: 200, monetary: 100_000 }),
      await textOf({ recencyDays: 3_000, frequency: 1, monetary: 1 }),
    ]
    expect(best).not.toBe(worst)
  })

  it.each([
    [
      'a feature that it has not',
      [{ feature: 'shoeSize', value: 43 }],
      ['changes', '0', 'feature'],
      /expected one of frequency, activeDays, idleDays, meanValue/,
    ],
    [
      'a feature twice',
      [
        { feature: 'idleDays', value: 1 },
        { feature: 'idleDays', value: 2 },
      ],
      ['changes', '1', 'feature'],
      /expected each feature once/,
    ],
    [
      'a value below its bounds',
      [{ feature: 'idleDays', value: -1 }],
      ['changes', '0', 'value'],
      /from 0 to 36525 for idleDays, got -1/,
    ],
    ['a value above its bounds', [{ feature: 'meanValue', value: 1e13 }], ['changes', '0', 'value'], /for meanValue/],
    ['half a purchase', [{ feature: 'frequency', value: 1.5 }], ['changes', '0', 'value'], /a whole number/],
    [
      'more purchases than days',
      [
        { feature: 'frequency', value: 300 },
        { feature: 'activeDays', value: 10 },
      ],
      ['changes'],
      /activeDays of at least the frequency, 300/,
    ],
    [
      'time between one purchase',
      [
        { feature: 'frequency', value: 0 },
        { feature: 'activeDays', value: 10 },
      ],
      ['changes'],
      /activeDays 0 with frequency 0/,
    ],
  ])('refuses %s', async (_what, changes, path, message) => {
    const [id] = await scored('clv.alive')
    const { errors } = await app.ask(query, { id, kind: 'clv.alive', changes })
    expect(errors).toMatchObject([
      {
        path: ['whatIf'],
        message: expect.stringMatching(message),
        extensions: { code: 'INVALID_INPUT', inputPath: path },
      },
    ])
  })

  it.each(['clv.nothing', 'nobody.value', '', "clv.value' or true"])(
    'refuses the kind %j, and names those it knows',
    async (kind) => {
      const [id] = await scored('clv.value')
      const { errors } = await ask(id!, kind, {})
      expect(errors).toMatchObject([
        {
          extensions: { code: 'INVALID_INPUT' },
          message: expect.stringContaining('expected one of clv.alive, clv.value, segmentation.fit'),
        },
      ])
    },
  )

  it('of a customer without purchases has no value, and of one without a stored score no difference', async () => {
    const { data } = await app.ask(
      'mutation { createCustomer(input: { kind: PERSON, name: "New" }) { customer { id } } }',
    )
    expect(await whatIf(data.createCustomer.customer.id, 'clv.value', { frequency: 3 })).toMatchObject({
      hypothetical: true,
      value: null,
      status: 'INSUFFICIENT_DATA',
      difference: null,
      stored: null,
      explanation: null,
    })
  })

  it('is for the customers that the caller sees', async () => {
    const [mine, other] = await scored('clv.value')
    await app.sql('update customer set owner_id = $1 where id = $2', [owner.userId.slice(4), mine!.slice(4)])
    expect((await ask(mine!, 'clv.value', {}, owner.key)).data.whatIf).toMatchObject({ difference: 0 })
    const { errors } = await ask(other!, 'clv.value', {}, owner.key)
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' }, path: ['whatIf'] }])
    await app.sql('update customer set deleted_at = now() where id = $1', [mine!.slice(4)])
    expect((await ask(mine!, 'clv.value', {}, owner.key)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
    await app.sql('update customer set deleted_at = null where id = $1', [mine!.slice(4)])
  })

  it('of an id of another type says what was expected', async () => {
    const [run] = await app.sql<{ id: string }>(`select 'run_' || id as id from model_run limit 1`)
    const { errors } = await ask(run!.id, 'clv.value', {})
    expect(errors).toMatchObject([{ extensions: { code: 'INVALID_ID' } }])
  })

  it('costs what computing takes', async () => {
    const [id] = await scored('clv.value')
    const text = `{ whatIf(subjectId: "${id}", kind: "clv.value", changes: []) { value } }`
    expect(await costOf(app, text)).toBeGreaterThan(800)
  })
})
