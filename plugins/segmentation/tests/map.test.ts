import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/support/app.ts'
import { fillShop, segmentation, train } from '../../../test/support/models.ts'
import { costOf } from '../../../test/support/cost.ts'
import { sentQueries } from '../../../test/support/statements.ts'

const customers = 300
const owned = 40

interface Point {
  readonly x: number
  readonly y: number
  readonly confidence: number
  readonly customer: { readonly id: string; readonly name: string }
  readonly segment: { readonly id: string; readonly name: string }
}

interface SegmentMapOf {
  readonly limit: number
  readonly sample: string
  readonly customers: number
  readonly segments: readonly { readonly id: string; readonly name: string; readonly size: number }[]
  readonly axes: readonly {
    readonly explained: number
    readonly low: string
    readonly high: string
    readonly features: readonly { readonly feature: string; readonly description: string; readonly weight: number }[]
  }[]
  readonly points: readonly Point[]
}

const query = `query ($limit: Int!, $sample: SegmentMapSample!) {
  segmentMap(limit: $limit, sample: $sample) {
    limit sample customers
    segments { id name size }
    axes { explained low high features { feature description weight } }
    points { x y confidence customer { id name } segment { id name } }
  }
}`

let app: TestApp
let ownKey: string

const mapOf = async (limit: number, sample = 'PROPORTIONAL', key = app.ownerKey): Promise<SegmentMapOf> => {
  const { data, errors } = await app.ask(query, { limit, sample }, key)
  expect(errors).toBeUndefined()
  return data.segmentMap
}

const countBySegment = ({ points }: SegmentMapOf): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const { segment } of points) counts.set(segment.id, (counts.get(segment.id) ?? 0) + 1)
  return counts
}

const customersOf = ({ points }: SegmentMapOf) => new Set(points.map(({ customer }) => customer.id))

beforeAll(async () => {
  app = await startTestApp({ plugins: [segmentation], env: { BASE_CURRENCY: 'USD' } })
}, 60_000)
afterAll(() => app?.stop())

describe('segmentMap', () => {
  it('is empty before the first training', async () => {
    expect(await mapOf(10)).toEqual({
      limit: 10,
      sample: 'PROPORTIONAL',
      customers: 0,
      segments: [],
      axes: [],
      points: [],
    })
  })

  describe('after a training', () => {
    beforeAll(async () => {
      await fillShop(app, customers, 400)
      const params = { k: 5, resamples: 0, features: ['recencyDays', 'frequency', 'monetary', 'tenureDays'] }
      expect(await train(app, { plugin: 'segmentation', algorithm: 'KMEANS', params })).toMatchObject({
        status: 'SUCCEEDED',
      })
      const { key, userId } = await app.addUser('Own', 'AGENT', 'OWN')
      ownKey = key
      await app.sql(
        `update customer set owner_id = $1::uuid where id in (
           select customer_id from p_segmentation.membership order by customer_id limit ${owned})`,
        [userId.slice(4)],
      )
    }, 120_000)

    it('shows every customer where there are fewer than the limit, each at its place, in its segment', async () => {
      const map = await mapOf(1_000)
      const rows = await app.sql(
        `select 'cus_' || m.customer_id as id, c.name, m.x, m.y, m.confidence, 'seg_' || m.segment_id as segment
         from p_segmentation.membership m join customer c on c.id = m.customer_id order by m.id`,
      )
      expect(map.customers).toBe(rows.length)
      expect(
        map.points.map(({ customer, x, y, confidence, segment }) => ({
          ...customer,
          x,
          y,
          confidence,
          segment: segment.id,
        })),
      ).toEqual(rows)
      expect(map.segments.map(({ id, size }) => [id, size])).toEqual(
        map.segments.map(({ id }) => [id, countBySegment(map).get(id)]),
      )
    })

    it('is one statement', async () => {
      const sent = await sentQueries(() => mapOf(100))
      expect(sent.filter(({ ofOperation }) => ofOperation)).toHaveLength(1)
    })

    it.each([7, 40, 150])('draws %i customers in proportion to the segments, at least one of each', async (limit) => {
      const map = await mapOf(limit)
      expect(map.points).toHaveLength(limit)
      const counts = countBySegment(map)
      for (const { id, size } of map.segments) {
        const share = (limit * size) / map.customers
        expect(counts.get(id)).toBeGreaterThanOrEqual(Math.max(1, Math.floor(share) - map.segments.length))
        expect(counts.get(id)).toBeLessThanOrEqual(Math.ceil(share) + 1)
      }
    })

    it('draws the same number of each segment where it is asked to, as far as there are so many', async () => {
      const map = await mapOf(100, 'EQUAL')
      expect(map.points).toHaveLength(100)
      const counts = map.segments.map(({ id, size }) => ({ size, count: countBySegment(map).get(id)! }))
      const most = Math.max(...counts.map(({ count }) => count))
      for (const { size, count } of counts) expect(count === size || count >= most - 1).toBe(true)
    })

    it.each(['PROPORTIONAL', 'EQUAL'])(
      '%s shows the same customers again, and more with a larger limit',
      async (sample) => {
        const small = customersOf(await mapOf(30, sample))
        expect(customersOf(await mapOf(30, sample))).toEqual(small)
        const large = customersOf(await mapOf(90, sample))
        expect([...small].filter((id) => !large.has(id))).toEqual([])
      },
    )

    it('says what the axes stand for, in weights and in words that hold', async () => {
      const { axes, points } = await mapOf(1_000)
      expect(axes).toHaveLength(2)
      expect(axes[0]!.explained).toBeGreaterThan(axes[1]!.explained)
      expect(axes[0]!.explained + axes[1]!.explained).toBeLessThanOrEqual(1)
      for (const { features, low, high } of axes) {
        expect(features.reduce((sum, { weight }) => sum + weight ** 2, 0)).toBeCloseTo(1, 9)
        const sizes = features.map(({ weight }) => Math.abs(weight))
        expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
        expect(new Set([low, high]).size).toBe(2)
      }
      // Days with a purchase, as SQL counts them, rise along the axis whose high end is "more frequent".
      const axis = axes.findIndex(({ low, high }) => /more frequent/.test(`${low} ${high}`))
      expect(axis).toBeGreaterThanOrEqual(0)
      const days = new Map(
        (
          await app.sql<{ id: string; days: number }>(
            `select 'cus_' || customer_id as id, count(distinct placed_at::date)::int as days from sales_order group by 1`,
          )
        ).map((row) => [row.id, row.days]),
      )
      const placed = points.toSorted((a, b) => (axis === 0 ? a.x - b.x : a.y - b.y))
      const mean = (some: readonly Point[]) =>
        some.reduce((sum, { customer }) => sum + days.get(customer.id)!, 0) / some.length
      const [lowEnd, highEnd] = [mean(placed.slice(0, 30)), mean(placed.slice(-30))]
      expect(/more frequent/.test(axes[axis]!.high)).toBe(highEnd > lowEnd)
    })

    it('shows whoever sees own customers only those, in the sizes too', async () => {
      const map = await mapOf(1_000, 'PROPORTIONAL', ownKey)
      const rows = await app.sql(
        `select 'cus_' || c.id as id from customer c join p_segmentation.membership m on m.customer_id = c.id where c.owner_id is not null`,
      )
      expect(rows).toHaveLength(owned)
      expect(customersOf(map)).toEqual(new Set(rows.map(({ id }) => id)))
      expect(map.customers).toBe(owned)
      expect(map.segments.reduce((sum, { size }) => sum + size, 0)).toBe(owned)
      expect(customersOf(await mapOf(10, 'EQUAL', ownKey)).size).toBe(10)
    })

    it.each([0, -1, 1_001])('refuses a limit of %i', async (limit) => {
      const { errors } = await app.ask(query, { limit, sample: 'EQUAL' })
      expect(errors).toMatchObject([
        {
          path: ['segmentMap'],
          extensions: { code: 'INVALID_INPUT' },
          message: expect.stringContaining('1 to 1000'),
        },
      ])
    })

    it('costs by the points that it may show', async () => {
      const of = (limit: number) => costOf(app, query, { limit, sample: 'EQUAL' })
      const [few, many] = [await of(100), await of(1_000)]
      // Each point is three records and seven scalars.
      expect((many - few) / 900).toBeCloseTo(3 + 7 * 0.2, 1)
    })

    it.each([
      ['{ segmentMap(limit: 1) { points { confidence } } }', 7_500],
      ['{ segmentMap(limit: 1) { a: points { x } b: points { y } } }', 15_000],
      ['{ segmentMap { customers } }', 1_000],
      ['{ segmentMap { segments { size share } } }', 4_000],
      ['{ segments { size share } }', 4_000],
      ['{ customers(first: 100) { nodes { segment { segment { size } } } } }', 15_000],
    ])('%s costs what counting the customers takes', async (text, counting) => {
      const cost = await costOf(app, text)
      expect(cost).toBeGreaterThan(counting)
      expect(cost).toBeLessThan(counting + 1_000)
    })

    it('has shares that add up, for whoever sees own customers too', async () => {
      for (const key of [app.ownerKey, ownKey]) {
        const { data } = await app.ask('{ segments { size share } }', {}, key)
        const all = data.segments.reduce((sum: number, { size }: { size: number }) => sum + size, 0)
        for (const { size, share } of data.segments) expect(share).toBeCloseTo(size / all, 12)
      }
    })
  })
})
