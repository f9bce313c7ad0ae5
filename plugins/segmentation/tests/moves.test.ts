import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/support/app.ts'
import { costOf } from '../../../test/support/cost.ts'
import { fillShop, segmentation, train } from '../../../test/support/models.ts'
import { periodsOf } from '../resolver/periods.ts'

const query = `query ($days: Int, $granularity: SegmentMovesGranularity, $limit: Int) {
  segmentMoves(days: $days, granularity: $granularity, limit: $limit) {
    periods total
    flows { from { id name } to { id name } moves byPeriod }
  }
}`

interface MovesOf {
  readonly periods: readonly string[]
  readonly total: number
  readonly flows: readonly {
    readonly from: { readonly id: string } | null
    readonly to: { readonly id: string }
    readonly moves: number
    readonly byPeriod: readonly number[]
  }[]
}

let app: TestApp

const movesOf = async (variables: object = {}, key = app.ownerKey): Promise<MovesOf> => {
  const { data, errors } = await app.ask(query, { ...variables }, key)
  expect(errors).toBeUndefined()
  return data.segmentMoves
}

/** The same, counted from the table one by one. */
const counted = async (granularity: string, days: number, where = 'true') => {
  const rows = await app.sql<{ from: string | null; to: string; period: string }>(
    `select 'seg_' || from_id as from, 'seg_' || to_id as to, to_char(date_trunc('${granularity}', at at time zone 'UTC'), 'YYYY-MM-DD') as period
     from p_segmentation.membership_change c
     where at at time zone 'UTC' >= date_trunc('${granularity}', (now() at time zone 'UTC') - interval '${days} days') and ${where}`,
  )
  const counts = new Map<string, number>()
  for (const { from, to, period } of rows) {
    const key = `${from} ${to} ${period}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return { total: rows.length, counts }
}

const countsOf = ({ periods, flows }: MovesOf) =>
  new Map(
    flows.flatMap(({ from, to, byPeriod }) =>
      byPeriod.flatMap((n, i) =>
        n === 0 ? [] : [[`${from?.id ?? null} ${to.id} ${periods[i]!.slice(0, 10)}`, n] as const],
      ),
    ),
  )

beforeAll(async () => {
  app = await startTestApp({ plugins: [segmentation], env: { BASE_CURRENCY: 'USD' } })
}, 60_000)
afterAll(() => app?.stop())

describe('the periods', () => {
  it.each([
    // A Tuesday; days, weeks and months begin in UTC.
    ['DAY', 2, ['2026-02-27', '2026-02-28', '2026-03-01']],
    ['WEEK', 14, ['2026-02-09', '2026-02-16', '2026-02-23']],
    ['MONTH', 60, ['2025-12-01', '2026-01-01', '2026-02-01', '2026-03-01']],
  ] as const)('by %s begin with the one that %i days ago was in', (granularity, days, begins) => {
    expect(periodsOf(new Date('2026-03-01T23:30:00Z'), days, granularity)).toEqual(
      begins.map((day) => `${day}T00:00:00.000Z`),
    )
  })
})

describe('segmentMoves', () => {
  it('has no flows before the first training', async () => {
    expect(await movesOf()).toMatchObject({ total: 0, flows: [] })
  })

  it('costs what counting the moves takes, however little is shown', async () => {
    expect(await costOf(app, '{ segmentMoves(limit: 1) { total } }')).toBeGreaterThan(7_500)
  })

  describe('after two trainings', () => {
    let ownKey: string

    beforeAll(async () => {
      await fillShop(app, 200, 400)
      for (const input of [{ algorithm: 'KMEANS', params: { k: 4, resamples: 0 } }, { algorithm: 'RFM' }])
        expect(await train(app, { plugin: 'segmentation', promote: true, ...input })).toMatchObject({
          status: 'SUCCEEDED',
        })
      // As if they had happened over a year and more.
      await app.sql(
        `update p_segmentation.membership_change set at = at - mod(abs(hashtext(id::text)), 400) * interval '1 day'`,
      )
      const { key, userId } = await app.addUser('Own', 'AGENT', 'OWN')
      ownKey = key
      await app.sql(
        `update customer set owner_id = $1::uuid where id in (select customer_id from p_segmentation.membership order by customer_id limit 40)`,
        [userId.slice(4)],
      )
    }, 120_000)

    it.each([
      ['DAY', 40],
      ['WEEK', 90],
      ['MONTH', 365],
    ] as const)('counts every move by %s, over %i days', async (granularity, days) => {
      const found = await movesOf({ granularity, days, limit: 200 })
      const { total, counts } = await counted(granularity, days)
      expect(counts.size).toBeGreaterThan(5)
      expect(countsOf(found)).toEqual(counts)
      expect(found.total).toBe(total)
      for (const { moves, byPeriod } of found.flows) expect(moves).toBe(byPeriod.reduce((sum, n) => sum + n, 0))
      const sizes = found.flows.map(({ moves }) => moves)
      expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
    })

    it('keeps to its limit, and counts all moves nevertheless', async () => {
      const all = await movesOf({ granularity: 'MONTH', days: 365 })
      const few = await movesOf({ granularity: 'MONTH', days: 365, limit: 3 })
      expect(few).toEqual({ ...all, flows: all.flows.slice(0, 3) })
    })

    it('counts only customers that the viewer sees', async () => {
      const { total, counts } = await counted(
        'MONTH',
        365,
        'exists (select from customer where id = c.customer_id and owner_id is not null)',
      )
      const found = await movesOf({ granularity: 'MONTH', days: 365, limit: 200 }, ownKey)
      expect(total).toBeGreaterThan(0)
      expect(found.total).toBe(total)
      expect(countsOf(found)).toEqual(counts)
    })

    it.each([
      [{ days: 0 }, 'days', 'expected 1 to 365 days, got 0'],
      [{ days: 366 }, 'days', 'expected 1 to 365 days, got 366'],
      [{ limit: 201 }, 'limit', 'expected a limit of 1 to 200 flows, got 201'],
      [
        { days: 365, granularity: 'DAY' },
        'days',
        'expected at most 60 periods; ask for fewer days or longer periods, got 366',
      ],
    ])('refuses %j', async (variables, field, message) => {
      const { errors } = await app.ask(query, variables)
      expect(errors).toMatchObject([{ path: ['segmentMoves'], message, extensions: { code: 'INVALID_INPUT' } }])
      expect(JSON.stringify(errors)).toContain(field)
    })
  })
})
