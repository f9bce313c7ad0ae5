import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSession } from '../../../src/db/own-session.ts'
import { startTestApp, type Answer, type TestApp } from '../../../test/support/app.ts'
import { fillShop, segmentation, settled, train } from '../../../test/support/models.ts'
import { sumOf } from '../../../test/support/reasons.ts'
import { watch, type Watched } from '../../../test/support/watch.ts'
import { loadFeaturesOf, loadRhythm } from '../features.ts'

const customers = 250

interface SegmentOf {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly share: number
  readonly isNoise: boolean
  readonly features: readonly {
    readonly feature: string
    readonly description: string
    readonly mean: number
    readonly difference: number
  }[]
}

interface Move {
  readonly customer: { readonly id: string }
  readonly from: { readonly id: string } | null
  readonly to: { readonly id: string; readonly name: string }
  readonly confidence: number
  readonly cause: { readonly kind: string; readonly text: string; readonly recordId: string }
}

let app: TestApp
let run: NonNullable<Answer['data']>

const ask = async (query: string, variables: Readonly<Record<string, unknown>> = {}, key = app.ownerKey) => {
  const { data, errors } = await app.ask(query, variables, key)
  expect(errors).toBeUndefined()
  return data
}

const segments = async (key?: string): Promise<SegmentOf[]> =>
  (
    await ask(
      '{ segments { id name size share isNoise features { feature description mean difference } } }',
      {},
      key ?? app.ownerKey,
    )
  ).segments

const segmentOf = async (id: string) =>
  (
    await ask(
      `query ($id: ID!) { customer(id: $id) { segment { confidence since segment { id name } previousSegment { id } } } }`,
      { id },
    )
  ).customer.segment

const addCustomer = async (name: string): Promise<string> => {
  const { createCustomer } = await ask(
    'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } userErrors { code } } }',
    { input: { kind: 'PERSON', name } },
  )
  return createCustomer.customer.id
}

const order = async (customerId: string, unitPrice: string, placedAt = new Date()): Promise<string> => {
  const { recordOrder } = await ask(
    'mutation ($input: RecordOrderInput!) { recordOrder(input: $input) { order { id } userErrors { code message } } }',
    {
      input: {
        customerId,
        placedAt: placedAt.toISOString(),
        currency: 'USD',
        lines: [{ sku: 'BIG', quantity: '1', unitPrice }],
      },
    },
  )
  expect(recordOrder.userErrors).toEqual([])
  await settled(app, 'segmentation')
  return recordOrder.order.id
}

beforeAll(async () => {
  app = await startTestApp({ plugins: [segmentation], env: { BASE_CURRENCY: 'USD' } })
}, 60_000)
afterAll(() => app?.stop())

describe('before a training', () => {
  it('there are no segments, and customers are in none', async () => {
    expect(await segments()).toEqual([])
    expect(await segmentOf(await addCustomer('Nobody'))).toBeNull()
  })

  it('a training says how many customers are missing', async () => {
    const { status, message } = await train(app, { plugin: 'segmentation', algorithm: 'KMEANS' })
    expect(status).toBe('INSUFFICIENT_DATA')
    expect(message).toMatch(/^expected at least 10 customers with purchases in USD before .*, found 0/)
  })

  it.each([
    ['an unknown param', { kk: 3 }, 'kk'],
    ['a feature named twice', { features: ['frequency', 'frequency'] }, 'expected each once, got frequency again'],
    ['a number of segments out of range', { k: 0 }, 'k'],
  ])('a training with %s is refused', async (_what, params, named) => {
    const { trainModel } = await ask(
      'mutation ($input: TrainModelInput!) { trainModel(input: $input) { modelRun { id } userErrors { code message } } }',
      { input: { plugin: 'segmentation', algorithm: 'KMEANS', params } },
    )
    expect(trainModel.modelRun).toBeNull()
    expect(trainModel.userErrors).toEqual([{ code: 'INVALID_INPUT', message: expect.stringContaining(named) }])
  })
})

describe('after a training', () => {
  beforeAll(async () => {
    await fillShop(app, customers, 400)
    run = await train(
      app,
      { plugin: 'segmentation', algorithm: 'KMEANS', params: { k: 4, resamples: 2 } },
      'rows grade metrics { name value split } features { name description } split { method }',
    )
  }, 120_000)

  it('the run says what it found, and how well groups tell what customers do next', async () => {
    expect(run).toMatchObject({ status: 'SUCCEEDED', promoted: true, split: { method: 'time' } })
    const found = await segments()
    for (const { name, size } of found) expect(run['message']).toContain(`${name} (${size})`)
    expect(run['message']).toContain('predict on how many days each customer has bought since')
    const names: readonly string[] = run['metrics'].map(({ name }: { name: string }) => name)
    expect(names).toEqual(expect.arrayContaining(['segments', 'silhouette', 'stability', 'inertia']))
    expect(run['features'].map(({ name }: { name: string }) => name)).toEqual(['recencyDays', 'frequency', 'monetary'])
  })

  it('lists the segments, the largest first, each with what sets it apart', async () => {
    const found = await segments()
    expect(found).toHaveLength(4)
    expect(new Set(found.map(({ name }) => name)).size).toBe(4)
    const sizes = found.map(({ size }) => size)
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(run['rows'])
    expect(found.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
    for (const { features } of found) {
      expect(features.map(({ feature }) => feature)).toEqual(['recencyDays', 'frequency', 'monetary'])
      expect(features[0]!.description).toBe('Days since the last purchase day')
    }
  })

  it('pages through the customers of a segment, the clearest first', async () => {
    const { segments: found } = await ask(
      '{ segments { size memberships(first: 100) { totalCount nodes { confidence x y customer { id } } } } }',
    )
    for (const { size, memberships } of found) {
      expect(memberships.totalCount).toBe(size)
      expect(memberships.nodes).toHaveLength(Math.min(100, size))
      const confidences: number[] = memberships.nodes.map(({ confidence }: { confidence: number }) => confidence)
      expect(confidences).toEqual(confidences.toSorted((a, b) => b - a))
      for (const confidence of confidences) expect(confidence).toBeGreaterThanOrEqual(0)
    }
  })

  it('a caller who sees only its own customers learns nothing of the others', async () => {
    const { key } = await app.addUser('Own', 'AGENT', 'OWN')
    for (const { size, share } of await segments(key)) expect([size, share]).toEqual([0, 0])
  })

  describe('subscribers', () => {
    let moves: Watched<Move>
    beforeAll(async () => {
      moves = await watch<Move>(
        app,
        'subscription { segmentMembershipChanged { customer { id } from { id } to { id name } confidence cause { kind text recordId } } }',
      )
    })
    afterAll(() => moves?.stop())

    it('are told of a customer who joins with the first order, and why', async () => {
      const id = await addCustomer('Fresh')
      expect(await segmentOf(id)).toBeNull()
      const orderId = await order(id, '80')
      await expect.poll(() => moves.items.length).toBe(1)
      const [move] = moves.items
      expect(move).toMatchObject({ customer: { id }, from: null, cause: { kind: 'EVENT', recordId: orderId } })
      expect(await segmentOf(id)).toMatchObject({
        segment: { id: move!.to.id },
        previousSegment: null,
        confidence: move!.confidence,
      })
    })

    it('are told of a customer who moves, once, with the segment before', async () => {
      const found = await segments()
      const idle = found.toSorted((a, b) => b.features[0]!.mean - a.features[0]!.mean)[0]!
      const { node } = await ask(
        'query ($id: ID!) { node(id: $id) { ... on Segment { memberships(first: 1) { nodes { customer { id } } } } } }',
        { id: idle.id },
      )
      const id: string = node.memberships.nodes[0].customer.id
      const before = moves.items.length
      await order(id, '500')
      await expect.poll(() => moves.items.length).toBe(before + 1)
      expect(moves.items.at(-1)).toMatchObject({ customer: { id }, from: { id: idle.id } })
      expect(moves.items.at(-1)!.to.id).not.toBe(idle.id)
      expect(await segmentOf(id)).toMatchObject({ previousSegment: { id: idle.id } })
    })

    it('of one segment are told of those who come and go there only', async () => {
      const [first] = await segments()
      const other = await watch<Move>(
        app,
        'subscription ($id: ID) { segmentMembershipChanged(segmentId: $id) { customer { id } from { id } to { id name } } }',
        { id: first!.id },
      )
      const before = moves.items.length
      for (const price of ['5', '50', '5000']) await order(await addCustomer(`Joins for ${price}`), price)
      await expect.poll(() => moves.items.length).toBe(before + 3)
      const expected = moves.items.slice(before).filter(({ to }) => to.id === first!.id)
      await expect.poll(() => other.items.length).toBe(expected.length)
      expect(other.items.map(({ customer }) => customer.id)).toEqual(expected.map(({ customer }) => customer.id))
      await other.stop()
    })
  })

  describe('the score segmentation.fit', () => {
    const scoreOf = async (id: string) =>
      (
        await ask(
          `query ($id: ID!) { customer(id: $id) { scores(kinds: ["segmentation.fit"]) {
             id value band unit explanation { method baseValue rawValue residual factors { feature value contribution text } } } } }`,
          { id },
        )
      ).customer.scores[0]
    const replay = async (id: string) =>
      (await ask('query ($id: ID!) { replayScore(id: $id) { value same differences { kind } } }', { id })).replayScore

    it('explains itself by the features: their contributions add up, the strongest first, in words', async () => {
      const id = await addCustomer('Explained')
      await order(id, '120')
      const { value, explanation } = await scoreOf(id)
      const { segment } = await segmentOf(id)
      expect(value).toBe((await segmentOf(id)).confidence)
      expect(sumOf(explanation)).toBeCloseTo(explanation.rawValue, 9)
      expect(explanation.residual).toBe(0)
      const strengths: number[] = explanation.factors.map(({ contribution }: { contribution: number }) =>
        Math.abs(contribution),
      )
      expect(strengths).toEqual(strengths.toSorted((a, b) => b - a))
      const words: string[] = explanation.factors.map(({ text }: { text: string }) => text)
      expect(words.some((text) => text.includes(`"${segment.name}"`))).toBe(true)
      expect(words.find((text) => text.startsWith('Days with a purchase'))).toMatch(/^Days with a purchase: 1, which/)
    })

    it('is the same when it is computed again, and differs once an earlier order is added', async () => {
      const id = await addCustomer('Replayed')
      await order(id, '60')
      const { id: scoreId, value } = await scoreOf(id)
      expect(await replay(scoreId)).toEqual({ value, same: true, differences: [] })
      await app.sql(
        `insert into sales_order (id, customer_id, placed_at, total_value, currency)
         values (uuid_v7(), $1::uuid, now() - interval '50 days', 4000, 'USD')`,
        [id.slice(4)],
      )
      const changed = await replay(scoreId)
      expect(changed.differences.map(({ kind }: { kind: string }) => kind)).toContain('INPUTS_CHANGED')
    })
  })

  it('a refund reduces the amount and does not count as a purchase', async () => {
    const [id, onlyRefunded] = [await addCustomer('Refunded'), await addCustomer('Refunded only')]
    const add = (customer: string, daysAgo: number, total: number) =>
      app.sql(
        `insert into sales_order (id, customer_id, placed_at, total_value, currency)
         values (uuid_v7(), $1::uuid, now() - $2::int * interval '1 day', $3, 'EUR')`,
        [customer.slice(4), daysAgo, total],
      )
    await add(id, 60, 100)
    await add(id, 30, 50)
    await add(id, 10, -50)
    await add(onlyRefunded, 10, -20)
    const names = ['recencyDays', 'frequency', 'monetary', 'averageOrder', 'meanGapDays'] as const
    const session = await openSession(app.databaseUrl)
    try {
      const ids = [id.slice(4), onlyRefunded.slice(4)]
      const { customers: found, rows } = await loadFeaturesOf(session.sql, ids, names, new Date(), 'EUR')
      expect(found).toEqual([id.slice(4)])
      expect([...rows.data]).toEqual([30, 2, 100, 50, 30])
      expect(await loadRhythm(session.sql, new Date(), 'EUR')).toEqual({ usual: 30, long: 30 })
    } finally {
      await session.end()
    }
  })

  it('a second training of the same data keeps the ids of the segments', async () => {
    const before = await segments()
    await train(app, { plugin: 'segmentation', algorithm: 'KMEANS', params: { k: 4, resamples: 0 } })
    const after = await segments()
    expect(after.map(({ id }) => id).toSorted()).toEqual(before.map(({ id }) => id).toSorted())
  })
})
