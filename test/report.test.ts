import fc from 'fast-check'
import { isEnumType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plugins } from '../rapport.config.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { conditionsOf } from './support/customer-conditions.ts'
import { fillMany } from './support/many-records.ts'
import { sentQueries } from './support/statements.ts'

const seed = 13

let app: TestApp
let own: { readonly key: string; readonly uuid: string }
let segments: readonly string[]

beforeAll(async () => {
  app = await startTestApp({ plugins, env: { RATE_LIMIT: '1000000000' } })
  await fillMany(app.sql, 200, true)
  await app.sql('select setseed(0.25)')
  await app.sql(`delete from p_segmentation.membership where random() < 0.2`)
  for (const table of ['customer', 'sales_order', 'opportunity', 'interaction'])
    await app.sql(`update ${table} set deleted_at = now() where random() < 0.1`)
  await app.sql(`update sales_order set currency = 'ISK' where random() < 0.1`)
  await app.sql(`update opportunity set currency = 'USD' where currency is not null and random() < 0.2`)
  // A second line of some orders.
  await app.sql(
    `insert into order_line (id, order_id, position, product_id, quantity, unit_price_value, total_value)
     select uuid_v7(), l.order_id, 2, (select id from product where id <> l.product_id order by md5(sku || l.id) limit 1), q.n, 1.25, 1.25 * q.n
     from order_line l, lateral (select 1 + floor(random() * 5)::int as n, l.id) q where random() < 0.4`,
  )
  const { userId, key } = await app.addUser('Own', 'AGENT', 'OWN')
  own = { key, uuid: userId.split('_')[1]! }
  await app.sql(`update customer set owner_id = $1 where random() < 0.4`, [own.uuid])
  await app.sql(`update opportunity set owner_id = $1 where random() < 0.1`, [own.uuid])
  segments = (await app.sql('select id from p_segmentation.segment order by position limit 2')).map(({ id }) =>
    String(id),
  )
})
afterAll(async () => app?.stop())

const document = `query ($of: ReportSubject!, $measures: [ReportMeasureInput!]!, $by: [ReportDimension!], $period: ReportPeriodInput, $filter: ReportFilter,
    $currency: String, $limit: Int) {
  report(of: $of, measures: $measures, by: $by, period: $period, filter: $filter, currency: $currency, limit: $limit) {
    rows { ...row before { records values { number money { amount currency } } } }
    others { groups rows { ...row } }
    total { records values { number money { amount currency } } }
    periods { from to isInProgress } timeZone inOtherCurrencies
  }
}
fragment row on ReportRow { keys { dimension value label } period { from to } records values { number money { amount currency } } }`

const ask = async (variables: object, key?: string) => {
  const { data, errors } = await app.ask(document, { ...variables }, key)
  expect(errors).toBeUndefined()
  return data.report
}

/** A kind of records as SQL has it: `t` is the record, `c` its customer, `whole` what it is a part of. */
interface Kind {
  readonly from: string
  readonly whole?: string
  readonly own: string
  readonly moment: string
  readonly figures: Readonly<Record<string, string>>
  readonly money: readonly string[]
  readonly dimensions: Readonly<Record<string, string>>
  readonly filters: readonly (readonly [filter: object, sql: string])[]
}

/** The organisation that a customer is, or mainly works for. */
const organisation = (seen: string): string =>
  `from customer o where o.id = case c.kind when 'ORGANISATION' then c.id else c.organisation_id end and o.deleted_at is null
    and ${seen.replaceAll('c.', 'o.')}`

/** Of a customer that the viewer does not see, what plugins say is null. */
const byCustomer = (seen: string) => ({
  CUSTOMER_COUNTRY: 'c.country',
  CUSTOMER_LIFECYCLE: 'c.lifecycle',
  CUSTOMER_OWNER: `'usr_' || c.owner_id`,
  CUSTOMER_ORGANISATION: `(select 'cus_' || o.id ${organisation(seen)})`,
  CUSTOMER_INDUSTRY: `(select o.industry ${organisation(seen)})`,
  SEGMENT: `'seg_' || (select m.segment_id from p_segmentation.membership m where m.customer_id = c.id and ${seen})`,
  SENTIMENT: `(select s.label from p_sentiment.customer_sentiment s where s.customer_id = c.id and c.deleted_at is null and ${seen})`,
})

const kindsOf = (isOwn: boolean): Readonly<Record<string, Kind>> => {
  const ofCustomer = byCustomer(isOwn ? `c.owner_id = '${own.uuid}'` : 'true')
  const first = conditionsOf(segments, '2026-01-01T00:00:00Z').find(({ filter }) => 'segment' in filter)
  return {
    CUSTOMERS: {
      from: 'customer t join customer c on c.id = t.id',
      own: `c.owner_id = '${own.uuid}'`,
      moment: 't.created_at',
      figures: {
        SPENT: `(select sum(o.total_value) from sales_order o where o.customer_id = c.id and o.deleted_at is null
          and o.status in ('PLACED', 'PAID', 'FULFILLED') and o.currency = 'EUR')`,
        PURCHASES: `(select count(*) from sales_order o where o.customer_id = c.id and o.deleted_at is null and o.status in ('PLACED', 'PAID', 'FULFILLED'))`,
      },
      money: ['SPENT'],
      dimensions: ofCustomer,
      filters: [
        [{ customers: { kind: { eq: 'PERSON' } } }, `c.kind = 'PERSON'`],
        [{ customers: first!.filter }, first!.sql],
      ],
    },
    ORDERS: {
      from: 'sales_order t join customer c on c.id = t.customer_id',
      own: `c.owner_id = '${own.uuid}'`,
      moment: 't.placed_at',
      figures: { TOTAL: 't.total_value' },
      money: ['TOTAL'],
      dimensions: { ...ofCustomer, CUSTOMER: `'cus_' || t.customer_id`, STATUS: 't.status', CURRENCY: 't.currency' },
      filters: [
        [{ orders: { status: { in: ['PAID', 'PLACED'] } } }, `t.status in ('PAID', 'PLACED')`],
        [{ orders: { customer: first!.filter } }, `c.deleted_at is null and ${first!.sql}`],
      ],
    },
    ORDER_LINES: {
      from: 'order_line t join sales_order o on o.id = t.order_id join customer c on c.id = o.customer_id join product p on p.id = t.product_id',
      whole: 'o',
      own: `c.owner_id = '${own.uuid}'`,
      moment: 'o.placed_at',
      figures: { TOTAL: 't.total_value', QUANTITY: 't.quantity' },
      money: ['TOTAL'],
      dimensions: {
        ...ofCustomer,
        PRODUCT: 'p.sku',
        CUSTOMER: `'cus_' || o.customer_id`,
        STATUS: 'o.status',
        CURRENCY: 'o.currency',
      },
      filters: [
        [{ orderLines: { quantity: { gte: '2' } } }, 't.quantity >= 2'],
        [
          {
            orderLines: { order: { status: { in: ['PAID', 'PLACED'] } }, not: { product: { sku: { contains: '1' } } } },
          },
          `o.status in ('PAID', 'PLACED') and p.sku not like '%1%'`,
        ],
      ],
    },
    OPPORTUNITIES: {
      from: 'opportunity t join customer c on c.id = t.customer_id join stage s on s.id = t.stage_id',
      own: `(c.owner_id = '${own.uuid}' or t.owner_id = '${own.uuid}')`,
      moment: 't.created_at',
      figures: { AMOUNT: 't.amount_value', PROBABILITY: 't.probability' },
      money: ['AMOUNT'],
      dimensions: {
        ...ofCustomer,
        STAGE: 's.key',
        OUTCOME: 's.outcome',
        CURRENCY: 't.currency',
        OWNER: `'usr_' || t.owner_id`,
      },
      filters: [[{ opportunities: { stage: { outcome: { eq: 'OPEN' } } } }, `s.outcome = 'OPEN'`]],
    },
    INTERACTIONS: {
      from: 'interaction t join customer c on c.id = t.customer_id',
      own: `c.owner_id = '${own.uuid}'`,
      moment: 't.occurred_at',
      figures: {},
      money: [],
      dimensions: { ...ofCustomer, KIND: 't.kind', CHANNEL: 't.channel', DIRECTION: 't.direction' },
      filters: [[{ interactions: { direction: { eq: 'INBOUND' } } }, `t.direction = 'INBOUND'`]],
    },
    SCORES: {
      from: 'score t join customer c on c.id = t.subject_id',
      own: `c.owner_id = '${own.uuid}'`,
      moment: 't.changed_at',
      figures: { VALUE: 't.value', CHANGE: 't.value - t.previous_value' },
      money: [],
      dimensions: { ...ofCustomer, SCORE_KIND: 't.kind', BAND: 't.band' },
      filters: [[{ scores: { kind: { eq: 'clv.value' } } }, `t.kind = 'clv.value'`]],
    },
  }
}

const functions: Readonly<Record<string, (figure: string) => string>> = {
  COUNT: () => 'count(*)',
  SUM: (f) => `sum(${f})`,
  AVERAGE: (f) => `avg(${f})`,
  MEDIAN: (f) => `percentile_cont(0.5) within group (order by (${f})::float8)`,
}

type Value = { number: number | null; money: { amount: string } | null }
const numberOf = ({ number, money }: Value): number | null => number ?? (money ? Number(money.amount) : null)

/** Whether two numbers are the same but for the four decimals of amounts and the last bits of others. */
const expectClose = (got: number | null, expected: unknown, told: unknown) => {
  if (expected === null) expect([told, got]).toEqual([told, null])
  else
    expect([told, Math.abs(got! - Number(expected)) <= 1e-4 + 1e-9 * Math.abs(Number(expected))]).toEqual([told, true])
}

describe('a report', () => {
  it('has the sums that SQL has, by group and period, all and one’s own', async () => {
    const kinds = kindsOf(false)
    const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu']
    let cells = 0
    const draw = fc.constantFrom(...Object.keys(kinds)).chain((of) => {
      const kind = kinds[of]!
      const measure = fc.oneof(
        fc.constant(['COUNT', undefined] as const),
        ...Object.keys(kind.figures).map((figure) =>
          fc.tuple(fc.constantFrom('SUM', 'AVERAGE', 'MEDIAN'), fc.constant(figure)),
        ),
      )
      return fc.record({
        of: fc.constant(of),
        measures: fc.array(measure, { minLength: 1, maxLength: 3 }),
        by: fc.uniqueArray(fc.constantFrom(...Object.keys(kind.dimensions)), { maxLength: 2 }),
        unit: fc.option(fc.constantFrom('WEEK', 'MONTH', 'QUARTER', 'YEAR'), { nil: undefined }),
        zone: fc.constantFrom(...zones),
        filter: fc.option(fc.constantFrom(...kind.filters), { nil: undefined }),
        limit: fc.integer({ min: 2, max: 8 }),
        isOwn: fc.boolean(),
      })
    })
    await fc.assert(
      fc.asyncProperty(draw, async ({ of, measures, by, unit, zone, filter: given, limit, isOwn }) => {
        const kind = kindsOf(isOwn)[of]!
        const hasFigure = measures.some(([, figure]) => figure !== undefined)
        // Values of one kind of score at a time.
        const filter = of === 'SCORES' && hasFigure ? kind.filters[0] : given
        const isMoney = measures.some(([, figure]) => figure !== undefined && kind.money.includes(figure))
        const [range] = await app.sql(
          `select to_char(now() - interval '200 days', 'YYYY-MM-DD') as from, to_char(now() - interval '20 days', 'YYYY-MM-DD') as to`,
        )
        const key = isOwn ? own.key : undefined
        const got = await ask(
          {
            of,
            measures: measures.map(([name, figure]) => ({ function: name, figure })),
            by,
            period: unit ? { unit, ...range, timeZone: zone } : null,
            filter: filter?.[0] ?? null,
            currency: isMoney ? 'EUR' : null,
            limit,
          },
          key,
        )
        const sumOf = ([name, figure]: readonly [string, string | undefined]) => {
          const value = figure === undefined ? '' : kind.figures[figure]!
          const isIn = figure !== undefined && kind.money.includes(figure) && of !== 'CUSTOMERS'
          return functions[name]!(isIn ? `case when ${kind.whole ?? 't'}.currency = 'EUR' then ${value} end` : value)
        }
        const deleted = of === 'SCORES' ? 'c.deleted_at is null' : `${kind.whole ?? 't'}.deleted_at is null`
        const period = unit
          ? `to_char(date_trunc('${unit}', ${kind.moment} at time zone '${zone}'), 'YYYY-MM-DD')`
          : 'null'
        const day = (text: string) => `date_trunc('${unit}', date '${text}'::timestamp)`
        const local = `(${kind.moment} at time zone '${zone}')`
        const inRange = (from: string) =>
          unit
            ? `${local} >= ${from} and ${local} < ${day(String(range!['to']))} + interval '${unit === 'QUARTER' ? '3 months' : `1 ${unit}`}'`
            : 'true'
        const main = unit ? day(String(range!['from'])) : ''
        const before = unit ? `${main} - interval '${unit === 'QUARTER' ? '3 months' : `1 ${unit}`}'` : ''
        const where = (from: string) =>
          `where ${deleted} and ${isOwn ? kind.own : 'true'} and ${filter?.[1] ?? 'true'} and ${inRange(from)}`
        const groups = by.map((one, i) => `${kind.dimensions[one]} as g${i}`)
        const names = by.map((_, i) => `g${i}`)
        const sums = measures.map((one, i) => `${sumOf(one)} as m${i}`)
        const list = (...parts: string[]) => parts.filter(Boolean).join(', ')
        const ranked = await app.sql(
          `select ${list(...groups, ...sums, 'count(*)::int as n')} from ${kind.from} ${where(main)} ${by.length > 0 ? `group by ${names.join(', ')}` : ''}
           order by ${list('m0 desc nulls last', ...names.map((one) => `${one} nulls last`))}`,
        )
        const keyOf = (row: Readonly<Record<string, unknown>>) => JSON.stringify(names.map((one) => row[one] ?? null))
        const top = ranked.filter(({ n }) => (n as number) > 0).slice(0, limit)
        const expected = await app.sql(
          `select ${list(...groups, `${period} as period`, ...sums, 'count(*)::int as n')} from ${kind.from} ${where(before)}
           group by ${list(...names, 'period')}`,
        )
        const cellsOf = new Map(expected.map((row) => [`${keyOf(row)} ${String(row['period'])}`, row]))
        const starts = got.periods.map((one: { from: string }) => one.from)
        const wanted = top.flatMap((group) =>
          (unit ? starts : ['null']).flatMap((at: string) => cellsOf.get(`${keyOf(group)} ${at}`) ?? []),
        )
        const told = JSON.stringify({ of, measures, by, unit, zone, filter: filter?.[0], limit, isOwn })
        expect([told, got.rows.map((row: { records: number }) => row.records)]).toEqual([
          told,
          wanted.map(({ n }) => n),
        ])
        for (const [i, row] of got.rows.entries()) {
          const cell = wanted[i]!
          cells++
          expect(row.keys.map(({ value }: { value: string }) => value)).toEqual(names.map((one) => cell[one] ?? null))
          expect(row.period?.from ?? null).toBe(cell['period'])
          for (const m of measures.keys()) expectClose(numberOf(row.values[m]), cell[`m${m}`], told)
          if (!unit) continue
          const place = starts.indexOf(row.period.from)
          const [earlier] =
            place > 0
              ? [starts[place - 1]]
              : (await app.sql(`select to_char(${before}, 'YYYY-MM-DD') as at`)).map(({ at }) => at)
          const was = cellsOf.get(`${keyOf(cell)} ${String(earlier)}`)
          expect([told, row.before?.records]).toEqual([told, was?.['n']])
          if (was) for (const m of measures.keys()) expectClose(numberOf(row.before.values[m]), was[`m${m}`], told)
        }
        const all = ranked.reduce((sum, { n }) => sum + (n as number), 0)
        expect([told, got.total.records]).toEqual([told, all])
        expect([told, got.others?.groups ?? 0]).toEqual([
          told,
          Math.max(0, ranked.filter(({ n }) => (n as number) > 0).length - limit),
        ])
        const rest = (got.others?.rows ?? []).reduce(
          (sum: number, { records }: { records: number }) => sum + records,
          0,
        )
        expect(rest).toBe(all - top.reduce((sum, { n }) => sum + (n as number), 0))
        const [whole] = await app.sql(`select ${list(...sums)} from ${kind.from} ${where(main)}`)
        // Where nothing is fixed, amounts and values of several kinds are no sum.
        const isMixed = (figure: string | undefined) =>
          of === 'SCORES' && figure !== undefined && by.includes('SCORE_KIND')
        for (const [m, [, figure]] of measures.entries())
          if (!isMixed(figure)) expectClose(numberOf(got.total.values[m]), whole![`m${m}`], told)
      }),
      { seed, numRuns: 60 },
    )
    expect(cells).toBeGreaterThan(300)
  })

  it('counts days by the clock on the wall, those of 23 and 25 hours too', async () => {
    const [customer] = await app.sql('select id from customer where deleted_at is null limit 1')
    // In Berlin clocks went forward on 2020-03-29 and back on 2020-10-25.
    const instants = [
      '2020-03-28T22:59:59Z',
      '2020-03-28T23:00:00Z',
      '2020-03-29T21:59:59Z',
      '2020-03-29T22:00:00Z',
      '2020-10-24T21:59:59Z',
    ]
    for (const at of [...instants, '2020-10-24T22:00:00Z', '2020-10-25T22:59:59Z', '2020-10-25T23:00:00Z'])
      await app.sql(`insert into interaction (id, customer_id, kind, occurred_at) values (uuid_v7(), $1, 'NOTE', $2)`, [
        customer!['id'],
        at,
      ])
    const days = async (from: string, to: string) => {
      const { rows } = await ask({
        of: 'INTERACTIONS',
        measures: [{ function: 'COUNT' }],
        period: { unit: 'DAY', from, to, timeZone: 'Europe/Berlin' },
      })
      return rows.map(
        ({
          period,
          records,
          before,
        }: {
          period: { from: string }
          records: number
          before: { records: number } | null
        }) => [period.from, records, before?.records ?? null],
      )
    }
    expect(await days('2020-03-29', '2020-03-30')).toEqual([
      ['2020-03-29', 2, 1],
      ['2020-03-30', 1, 2],
    ])
    expect(await days('2020-10-24', '2020-10-26')).toEqual([
      ['2020-10-24', 1, null],
      ['2020-10-25', 2, 1],
      ['2020-10-26', 1, 2],
    ])
  })

  it('counts days in the time zone of the user where none is given, and knows which has not ended', async () => {
    const zoneOf = async (key?: string) =>
      (
        await ask(
          {
            of: 'ORDERS',
            measures: [{ function: 'COUNT' }],
            period: { unit: 'DAY', from: '2020-01-01', to: '2020-01-01' },
          },
          key,
        )
      ).timeZone
    expect([await zoneOf(), await zoneOf(own.key)]).toEqual(['UTC', 'UTC'])
    const change = `mutation ($input: UpdateUserInput!) { updateUser(input: $input) { user { timeZone } userErrors { code path } } }`
    const set = async (timeZone: string) =>
      (await app.ask(change, { input: { id: `usr_${own.uuid}`, timeZone } })).data.updateUser
    expect(await set('Pacific/Kiritimati')).toEqual({ user: { timeZone: 'Pacific/Kiritimati' }, userErrors: [] })
    expect(await set('+02:00')).toMatchObject({ userErrors: [{ code: 'INVALID_INPUT', path: ['input', 'timeZone'] }] })
    expect([await zoneOf(), await zoneOf(own.key)]).toEqual(['UTC', 'Pacific/Kiritimati'])
    // Fourteen hours ahead of UTC; the day there is the last that has begun anywhere.
    const [day] = await app.sql(
      `select to_char(now() at time zone 'Pacific/Kiritimati', 'YYYY-MM-DD') as today, to_char(now() at time zone 'Pacific/Kiritimati' - interval '1 day', 'YYYY-MM-DD') as before`,
    )
    const period = { unit: 'DAY', from: day!['before'], to: day!['today'] }
    const { periods } = await ask({ of: 'ORDERS', measures: [{ function: 'COUNT' }], period }, own.key)
    expect(periods.map(({ isInProgress }: { isInProgress: boolean }) => isInProgress)).toEqual([false, true])
  })

  it('has whole periods, from a day of the first to a day of the last', async () => {
    const periods = async (unit: string, from: string, to: string) =>
      (await ask({ of: 'ORDERS', measures: [{ function: 'COUNT' }], period: { unit, from, to } })).periods.map(
        (one: { from: string; to: string }) => `${one.from}/${one.to}`,
      )
    expect(await periods('WEEK', '2026-01-01', '2026-01-05')).toEqual([
      '2025-12-29/2026-01-04',
      '2026-01-05/2026-01-11',
    ])
    expect(await periods('MONTH', '2024-02-29', '2024-03-01')).toEqual([
      '2024-02-01/2024-02-29',
      '2024-03-01/2024-03-31',
    ])
    expect(await periods('QUARTER', '2025-12-31', '2026-01-01')).toEqual([
      '2025-10-01/2025-12-31',
      '2026-01-01/2026-03-31',
    ])
    expect(await periods('YEAR', '0099-05-05', '0099-05-05')).toEqual(['0099-01-01/0099-12-31'])
    expect(await periods('DAY', '0001-01-02', '0001-01-02')).toEqual(['0001-01-02/0001-01-02'])
    expect(await periods('YEAR', '0002-01-01', '0002-01-01')).toEqual(['0002-01-01/0002-12-31'])
    expect(await periods('YEAR', '9998-01-01', '9998-12-31')).toEqual(['9998-01-01/9998-12-31'])
    expect(await periods('DAY', '9999-12-30', '9999-12-30')).toEqual(['9999-12-30/9999-12-30'])
    expect(await periods('WEEK', '1969-12-29', '1969-12-29')).toEqual(['1969-12-29/1970-01-04'])
  })

  it('has the last periods up to the one in progress, whenever it is asked', async () => {
    const asked = (period: object) =>
      app.ask(
        `query ($period: ReportPeriodInput) { report(of: ORDERS, measures: [{ function: COUNT }], period: $period) { periods { from isInProgress } } }`,
        { period },
      )
    const { data } = await asked({ unit: 'MONTH', last: 3, timeZone: 'UTC' })
    const now = new Date()
    const monthsAgo = (n: number) =>
      new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - n, 1)).toISOString().slice(0, 10)
    expect(data.report.periods).toEqual([
      { from: monthsAgo(2), isInProgress: false },
      { from: monthsAgo(1), isInProgress: false },
      { from: monthsAgo(0), isInProgress: true },
    ])
    for (const period of [
      { unit: 'DAY' },
      { unit: 'DAY', from: '2026-01-01' },
      { unit: 'DAY', from: '2026-01-01', to: '2026-01-02', last: 2 },
      { unit: 'DAY', last: 0 },
    ])
      expect((await asked(period)).errors?.[0]?.extensions['code']).toBe('INVALID_INPUT')
    expect((await asked({ unit: 'DAY', last: 2_000_000_000 })).errors?.[0]?.extensions['code']).toBe('TOO_EXPENSIVE')
  })

  it('never adds up amounts of several currencies', async () => {
    const sum = { of: 'ORDERS', measures: [{ function: 'SUM', figure: 'TOTAL' }, { function: 'COUNT' }] }
    const { errors } = await app.ask(document, sum)
    expect(errors?.[0]).toMatchObject({
      message:
        'expected a currency, CURRENCY in by, or a user who has chosen one: amounts of several currencies are never added up; conversion converts them',
      extensions: { code: 'INVALID_INPUT', inputPath: ['currency'] },
    })
    const { rows, total } = await ask({ ...sum, by: ['CURRENCY'] })
    expect(rows.length).toBeGreaterThan(2)
    for (const { keys, values } of rows) expect(values[0].money.currency).toBe(keys[0].value)
    expect(total.values[0]).toEqual({ number: null, money: null })
    expect(total.values[1].number).toBe(total.records)
    const few = await ask({ ...sum, by: ['CURRENCY'], limit: 1 })
    expect(few.others).toMatchObject({
      groups: rows.length - 1,
      rows: [{ values: [{ number: null, money: null }, {}] }],
    })
    const euros = await ask({ ...sum, currency: 'EUR' })
    expect(euros.inOtherCurrencies).toBe(
      rows.reduce(
        (n: number, { keys, records }: { keys: { value: string }[]; records: number }) =>
          n + (keys[0]!.value === 'EUR' ? 0 : records),
        0,
      ),
    )
    expect(euros.inOtherCurrencies).toBeGreaterThan(0)
    expect(euros.rows[0].values[0]).toEqual(
      rows.find(({ keys }: { keys: { value: string }[] }) => keys[0]!.value === 'EUR').values[0],
    )
  })

  it('does not say of somebody else’s customer, whom an own deal names, what the graph does not', async () => {
    const told = { SEGMENT: 'segment { segment { id } }', SENTIMENT: 'sentiment { label }' }
    for (const key of [own.key, undefined])
      for (const [dimension, field] of Object.entries(told)) {
        const page = `query ($after: String) { opportunities(first: 100, after: $after) { nodes { customer { ${field} } } pageInfo { endCursor hasNextPage } } }`
        const nodes = []
        for (let after: string | null | undefined = null; after !== undefined;) {
          const { data } = await app.ask(page, { after }, key)
          nodes.push(...data.opportunities.nodes)
          after = data.opportunities.pageInfo.hasNextPage ? data.opportunities.pageInfo.endCursor : undefined
        }
        const counts = new Map<string | null, number>()
        for (const { customer } of nodes) {
          const value = customer.segment?.segment.id ?? customer.sentiment?.label ?? null
          counts.set(value, (counts.get(value) ?? 0) + 1)
        }
        expect([counts.size > 1, counts.has(null)]).toEqual([true, true])
        const { rows } = await ask(
          { of: 'OPPORTUNITIES', measures: [{ function: 'COUNT' }], by: [dimension], limit: 100 },
          key,
        )
        expect(
          new Map(
            rows.map(({ keys, records }: { keys: { value: string }[]; records: number }) => [keys[0]!.value, records]),
          ),
        ).toEqual(counts)
      }
  })

  it('leaves out scores of deleted records of every type, as their list does', async () => {
    const count = async () =>
      (await ask({ of: 'SCORES', measures: [{ function: 'COUNT' }], filter: { scores: { kind: { eq: 'test.any' } } } }))
        .total.records
    for (const [type, table] of [
      ['Customer', 'customer'],
      ['Opportunity', 'opportunity'],
      ['Interaction', 'interaction'],
    ])
      await app.sql(
        `insert into score (id, plugin, kind, subject_type, subject_id, value, unit, trend, status, plugin_version, model_run_id, input_hash, data_as_of, cause,
           computed_at, changed_at)
         select uuid_v7(), 'test', 'test.any', '${type}', id, 1, 'INDEX', 'NEW', 'OK', '1.0.0', (select id from model_run limit 1), 'x', now(), '{"kind": "RUN"}', now(), now() from (
           (select id from ${table} where deleted_at is null limit 2) union all (select id from ${table} where deleted_at is not null limit 3)) r`,
      )
    expect(await count()).toBe(6)
    // So does the list, which would show what the records are called.
    const list = await app.ask(
      `{ scores(first: 100, filter: { kind: { eq: "test.any" } }) {
        totalCount nodes { subject { ... on Customer { deletedAt } ... on Opportunity { deletedAt } ... on Interaction { deletedAt } } } } }`,
    )
    const subject = { deletedAt: null }
    expect(list).toMatchObject({
      data: { scores: { totalCount: 6, nodes: Array.from({ length: 6 }, () => ({ subject })) } },
    })
    await app.sql(`delete from score where kind = 'test.any'`)
  })

  it('names products and customers, but none that is deleted', async () => {
    const { rows } = await ask({
      of: 'ORDER_LINES',
      measures: [{ function: 'COUNT' }],
      by: ['PRODUCT', 'CUSTOMER'],
      limit: 100,
    })
    const names = new Map(
      (
        await app.sql(
          `select sku as key, name from product union all select 'cus_' || id, case when deleted_at is null then name end from customer`,
        )
      ).map(({ key, name }) => [key, name]),
    )
    const keys = rows.flatMap((row: { keys: { value: string; label: string | null }[] }) => row.keys)
    for (const { value, label } of keys) expect([value, label]).toEqual([value, names.get(value)])
    expect(new Set(keys.map(({ label }: { label: string | null }) => label === null)).size).toBe(2)
  })

  it('names owners and segments for people', async () => {
    const { rows } = await ask({
      of: 'CUSTOMERS',
      measures: [{ function: 'COUNT' }],
      by: ['CUSTOMER_OWNER', 'SEGMENT'],
      limit: 5,
    })
    const [owner, segment] = rows.find(({ keys }: { keys: { value: string | null }[] }) =>
      keys.every(({ value }) => value !== null),
    ).keys
    expect([owner.value, segment.value]).toEqual([expect.stringMatching(/^usr_/), expect.stringMatching(/^seg_/)])
    expect([owner.label, segment.label]).toEqual([
      expect.stringMatching(/^(User \d+|Own)$/),
      expect.stringMatching(/^Segment \d$/),
    ])
  })

  it.each([
    [{ measures: [] }, 'expected at least one measure'],
    [{ measures: [{ function: 'SUM' }] }, 'expected a figure with SUM: TOTAL'],
    [
      { measures: [{ function: 'SUM', figure: 'SPENT' }], currency: 'EUR' },
      'expected a figure of ORDERS: TOTAL; got SPENT',
    ],
    [{ measures: [{ function: 'COUNT', figure: 'TOTAL' }] }, 'expected no figure with COUNT, got TOTAL'],
    [
      { by: ['STAGE'] },
      /expected a dimension of ORDERS: CUSTOMER, STATUS, CURRENCY, CUSTOMER_KIND.*SENTIMENT; got STAGE/,
    ],
    [{ by: ['STATUS', 'STATUS'] }, 'expected two different dimensions, got STATUS twice'],
    [{ limit: 101 }, 'expected limit between 1 and 100, got 101'],
    [{ currency: 'EUR' }, 'expected no currency, for no measure is an amount'],
    [{ filter: { customers: {} } }, 'expected the filter orders for a report of ORDERS, got customers'],
    [
      { period: { unit: 'DAY', from: '2026-01-02', to: '2026-01-01' } },
      'expected to on or after from, got 2026-01-01 before 2026-01-02',
    ],
    [
      { period: { unit: 'DAY', from: '2020-01-01', to: '2026-01-01' } },
      'expected at most 400 periods; take longer ones',
    ],
    [
      { period: { unit: 'DAY', from: '2026-01-01', to: '2026-12-01' } },
      'expected at most 5000 groups in periods, got 20 × 335; take longer periods or a lower limit',
    ],
    [
      { period: { unit: 'DAY', from: '2026-01-01', to: '2026-01-01', timeZone: '+02:00' } },
      'expected an IANA time zone such as Europe/Berlin, or UTC, got "+02:00"',
    ],
    [
      { period: { unit: 'DAY', from: '2026-01-01', to: '2026-01-01', timeZone: 'IST' } },
      'expected an IANA time zone such as Europe/Berlin, or UTC, got "IST"',
    ],
    [
      { period: { unit: 'DAY', from: '0001-01-01', to: '0001-01-01' } },
      /^expected a day whose DAY is not the first .*, got 0001-01-01$/,
    ],
    [
      { period: { unit: 'YEAR', from: '0001-12-31', to: '0001-12-31' } },
      /^expected a day whose YEAR is not the first .*, got 0001-12-31$/,
    ],
    [
      { period: { unit: 'DAY', from: '9999-12-31', to: '9999-12-31' } },
      /^expected a day whose DAY ends before .*, got 9999-12-31$/,
    ],
    [
      { period: { unit: 'WEEK', from: '9999-12-30', to: '9999-12-30' } },
      /^expected a day whose WEEK ends before .*, got 9999-12-30$/,
    ],
    [
      { period: { unit: 'YEAR', from: '9998-01-01', to: '9999-12-31' } },
      /^expected a day whose YEAR ends before .*, got 9999-12-31$/,
    ],
    [
      { period: { unit: 'DAY', from: '2026-01-01', to: '2026-01-01', moment: 'CLOSED_AT' } },
      'expected a moment of ORDERS: PLACED_AT, CREATED_AT; got CLOSED_AT',
    ],
  ])('refuses %j', async (asked, message) => {
    const { errors } = await app.ask(document, { of: 'ORDERS', measures: [{ function: 'COUNT' }], ...asked })
    expect(errors).toHaveLength(1)
    expect(errors![0]!.message).toMatch(message)
  })

  it('is one statement, and costs what a look at all records does', async () => {
    const query = `{ report(of: ORDERS, measures: [{ function: MEDIAN, figure: TOTAL }], by: [STATUS], currency: "EUR") { rows { records } } }`
    const sent = await sentQueries(async () => void (await app.ask(query)))
    expect(sent.filter(({ text }) => text.includes('sales_order'))).toHaveLength(1)
  })
})

describe('a saved report', () => {
  const create = `mutation ($input: CreateSavedReportInput!) { createSavedReport(input: $input) { savedReport { id version } userErrors { code message path } } }`
  const question = {
    of: 'CUSTOMERS',
    measures: [{ function: 'COUNT' }],
    by: ['CUSTOMER_COUNTRY'],
    filter: { customers: { sentiment: { value: { lt: 0.9 } }, createdAt: { lt: '2030-01-01T00:00:00Z' } } },
  }
  const save = async (input: object, key?: string) => (await app.ask(create, { input }, key)).data.createSavedReport

  it('is its owner’s until it is shared, and gives everybody the records that they see', async () => {
    const { savedReport, userErrors } = await save({ name: '国家 ‏דוח', question }, own.key)
    expect(userErrors).toEqual([])
    const read = `query ($id: ID!) { savedReport(id: $id) { name isShared owner { name } question report { total { records } } } savedReports { nodes { id } } }`
    const of = async (key?: string) => (await app.ask(read, { id: savedReport.id }, key)).data
    const mine = await of(own.key)
    expect(mine.savedReport).toMatchObject({
      name: '国家 ‏דוח',
      isShared: false,
      owner: { name: 'Own' },
      question: { of: 'CUSTOMERS' },
    })
    expect(mine.savedReports.nodes).toEqual([{ id: savedReport.id }])
    const expected = (await ask(question, own.key)).total.records
    expect([mine.savedReport.report.total.records, expected > 0]).toEqual([expected, true])
    expect(await of()).toEqual({ savedReport: null, savedReports: { nodes: [] } })
    const change = `mutation ($input: UpdateSavedReportInput!) { updateSavedReport(input: $input) { savedReport { isShared } userErrors { code } } }`
    const shared = await app.ask(change, { input: { id: savedReport.id, version: 1, isShared: true } }, own.key)
    expect(shared.data.updateSavedReport).toEqual({ savedReport: { isShared: true }, userErrors: [] })
    expect((await of()).savedReport.report.total.records).toBe((await ask(question)).total.records)
    const { key } = await app.addUser('Another', 'AGENT')
    const refused = await app.ask(change, { input: { id: savedReport.id, name: 'Mine' } }, key)
    expect(refused.data.updateSavedReport.userErrors).toEqual([{ code: 'FORBIDDEN' }])
    const remove = `mutation ($input: DeleteSavedReportInput!) { deleteSavedReport(input: $input) { deletedId userErrors { code } } }`
    const gone = await app.ask(remove, { input: { id: savedReport.id } }, own.key)
    expect(gone.data.deleteSavedReport).toEqual({ deletedId: savedReport.id, userErrors: [] })
    expect((await of(own.key)).savedReport).toBeNull()
    const restore = `mutation ($input: RestoreSavedReportInput!) { restoreSavedReport(input: $input) { savedReport { id name isShared } userErrors { code } } }`
    const restored = async (by: string, version: number) =>
      (await app.ask(restore, { input: { id: savedReport.id, version } }, by)).data.restoreSavedReport
    expect((await restored(key, 3)).userErrors).toEqual([{ code: 'FORBIDDEN' }])
    expect((await restored(own.key, 2)).userErrors).toEqual([{ code: 'VERSION_CONFLICT' }])
    expect(await restored(own.key, 3)).toEqual({
      savedReport: { id: savedReport.id, name: '国家 ‏דוח', isShared: true },
      userErrors: [],
    })
    expect((await restored(own.key, 4)).userErrors).toEqual([{ code: 'NOT_FOUND' }])
    expect((await of()).savedReport.name).toBe('国家 ‏דוח')
  })

  it('keeps the currency of who saved it, in which every report of theirs is that names none', async () => {
    const { key } = await app.addUser('Eva', 'AGENT')
    const sum = { of: 'ORDERS', measures: [{ function: 'SUM', figure: 'TOTAL' }] }
    const refused = await app.ask(document, sum, key)
    expect(refused.errors).toMatchObject([{ message: expect.stringContaining('or a user who has chosen one') }])
    const set = 'mutation ($currency: String) { updateMe(input: { currency: $currency }) { userErrors { code path } } }'
    await app.ask(set, { currency: 'ISK' }, key)
    expect(await ask(sum, key)).toEqual(await ask({ ...sum, currency: 'ISK' }))
    // Counted, or told apart by currency, nothing is left out.
    const byCurrency = { ...sum, by: ['CURRENCY'] }
    expect(await ask(byCurrency, key)).toEqual(await ask(byCurrency))
    const count = { of: 'ORDERS', measures: [{ function: 'COUNT' }] }
    expect(await ask(count, key)).toEqual(await ask(count))
    const { savedReport } = await save({ name: 'In krónur', question: sum, isShared: true }, key)
    await app.ask(set, { currency: 'EUR' }, key)
    const read = 'query ($id: ID!) { savedReport(id: $id) { report { total { values { money { currency } } } } } }'
    for (const reader of [key, undefined]) {
      const { data } = await app.ask(read, { id: savedReport.id }, reader)
      expect(data.savedReport.report.total.values).toEqual([{ money: { currency: 'ISK' } }])
    }
    expect((await ask(sum, key)).total.values[0].money.currency).toBe('EUR')
  })

  it('that could not be computed is not saved', async () => {
    const bad = { ...question, measures: [{ function: 'SUM', figure: 'SPENT' }] }
    expect((await save({ name: 'Bad', question: bad }, own.key)).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['input', 'question', 'currency'] },
    ])
    expect((await save({ name: 'Nobody’s', question })).userErrors).toMatchObject([{ path: ['input', 'isShared'] }])
  })

  /** A question whose filter costs 770 points for each search. */
  const searching = (searches: number) => ({
    of: 'CUSTOMERS',
    measures: [{ function: 'COUNT' }],
    filter: { customers: { or: Array.from({ length: searches }, (_, i) => ({ name: { contains: `User ${i}` } })) } },
  })

  it('costs no more than an operation may, when it is saved, changed and asked', async () => {
    const expected = [{ code: 'TOO_EXPENSIVE', path: ['input', 'question', 'filter'] }]
    expect((await save({ name: 'Dear', question: searching(70), isShared: true })).userErrors).toMatchObject(expected)
    const { savedReport, userErrors } = await save({ name: 'Half', question: searching(35), isShared: true })
    expect(userErrors).toEqual([])
    const change = `mutation ($input: UpdateSavedReportInput!) { updateSavedReport(input: $input) { userErrors { code path } } }`
    const changed = await app.ask(change, { input: { id: savedReport.id, question: searching(70) } })
    expect(changed.data.updateSavedReport.userErrors).toEqual(expected)
    const field = 'savedReport(id: $id) { report { total { records } } }'
    const { data, errors } = await app.ask(`query ($id: ID!) { a: ${field} b: ${field} }`, { id: savedReport.id })
    expect([data.a, data.b].filter(({ report }) => report !== null)).toHaveLength(1)
    expect(errors).toMatchObject([{ extensions: { code: 'TOO_EXPENSIVE', limit: 50_000 } }])
  })

  it('takes the points of its filter from the allowance of whoever asks it', async () => {
    const few = await startTestApp({ plugins, env: { RATE_LIMIT: '1000' } })
    try {
      const { data } = await few.ask(create, { input: { name: 'Half', question: searching(35), isShared: true } })
      expect(data.createSavedReport.userErrors).toEqual([])
      const { key } = await few.addUser('Asks', 'AGENT')
      const run = () =>
        few.ask(
          `query ($id: ID!) { savedReport(id: $id) { report { total { records } } } }`,
          { id: data.createSavedReport.savedReport.id },
          key,
        )
      // A full allowance is a minute's, 60,000 points.
      expect((await run()).data.savedReport.report).toEqual({ total: { records: 0 } })
      const again = await run()
      expect(again.data.savedReport.report).toBeNull()
      expect(again.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }])
    } finally {
      await few.stop()
    }
  })

  it('that asks for what is there no more says so', async () => {
    const { savedReport } = await save({ name: 'Old', question, isShared: true })
    await app.sql(`update saved_report set question = jsonb_set(question, '{by}', '["GONE"]') where id = $1`, [
      savedReport.id.split('_')[1],
    ])
    const { data, errors } = await app.ask(
      `query ($id: ID!) { savedReport(id: $id) { name report { total { records } } } }`,
      { id: savedReport.id },
    )
    expect(data.savedReport).toEqual({ name: 'Old', report: null })
    expect(errors?.[0]?.extensions['code']).toBe('INVALID_STATE')
  })
})

describe('the records behind a report', () => {
  it('are those of a day that has midnight twice', async () => {
    const [customer] = await app.sql('select id from customer where deleted_at is null limit 1')
    // On the Azores clocks went back to midnight at 2019-10-27T01:00Z.
    for (const at of ['2019-10-26T23:30:00Z', '2019-10-27T00:30:00Z', '2019-10-27T12:00:00Z'])
      await app.sql(`insert into interaction (id, customer_id, kind, occurred_at) values (uuid_v7(), $1, 'NOTE', $2)`, [
        customer!['id'],
        at,
      ])
    const sums = async (to: string) => {
      const { data } = await app.ask(
        `query ($to: Date!) { report(of: INTERACTIONS, measures: [{ function: COUNT }],
           period: { unit: DAY, from: "2019-10-26", to: $to, timeZone: "Atlantic/Azores" }) { rows { records filter } total { records filter } } }`,
        { to },
      )
      const { rows, total } = data.report
      return Promise.all(
        [...rows, total].map(async ({ records, filter }) => {
          const found = await app.ask(
            'query ($filter: InteractionFilter) { interactions(first: 1, filter: $filter) { totalCount } }',
            { filter },
          )
          return [records, found.data.interactions.totalCount]
        }),
      )
    }
    expect(await sums('2019-10-26')).toEqual([
      [1, 1],
      [1, 1],
    ])
    expect(await sums('2019-10-27')).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ])
  })

  it('are found by a filter that is no deeper than that of the report, which may be as deep as there is', async () => {
    const deep = (levels: number): object =>
      levels === 0
        ? { kind: { in: ['NOTE', 'CALL'] } }
        : { and: [deep(levels - 1), { not: { kind: { eq: 'EMAIL' } } }] }
    const count = async (filter: unknown) => {
      const { data, errors } = await app.ask(
        'query ($filter: InteractionFilter) { interactions(first: 1, filter: $filter) { totalCount } }',
        { filter },
      )
      return errors?.[0]?.extensions['code'] ?? data.interactions.totalCount
    }
    const depths = Array.from({ length: 12 }, (_, i) => i)
    const refused = []
    for (const depth of depths) if ((await count(deep(depth))) === 'TOO_EXPENSIVE') refused.push(depth)
    const deepest = deep(Math.min(...refused) - 1)
    const { data, errors } = await app.ask(
      `query ($filter: ReportFilter) { report(of: INTERACTIONS, by: [KIND], measures: [{ function: COUNT }], filter: $filter) {
         rows { records filter } total { records filter } } }`,
      { filter: { interactions: deepest } },
    )
    expect(errors).toBeUndefined()
    for (const { records, filter } of [...data.report.rows, data.report.total])
      expect([filter, await count(filter)]).toEqual([filter, records])
  })

  it('says by which filter the list of the records has those behind each figure, in every dimension and period', async () => {
    for (const table of ['customer', 'sales_order', 'opportunity', 'interaction'])
      await app.sql(`update ${table} set deleted_at = null`)
    await app.sql(`update customer set country = null where random() < 0.1`)
    // With one line each, there are as many orders as lines.
    await app.sql('delete from order_line where position > 1')
    const type = app.app.schema.getType('ReportDimension')
    const all = isEnumType(type) ? type.getValues().map(({ name }) => name) : []
    const ofCustomer = all.filter((name) => /^(?:CUSTOMER_|SEGMENT$|SENTIMENT$)/.test(name))
    const lists = {
      CUSTOMERS: ['customers', 'CustomerFilter', [], ['CREATED_AT']],
      ORDERS: ['orders', 'OrderFilter', ['CUSTOMER', 'STATUS', 'CURRENCY'], ['PLACED_AT', 'CREATED_AT']],
      ORDER_LINES: [
        'orders',
        'OrderFilter',
        ['PRODUCT', 'CUSTOMER', 'STATUS', 'CURRENCY'],
        ['PLACED_AT', 'CREATED_AT'],
      ],
      OPPORTUNITIES: [
        'opportunities',
        'OpportunityFilter',
        ['STAGE', 'PIPELINE', 'OUTCOME', 'OWNER', 'CURRENCY'],
        ['CREATED_AT', 'CLOSED_AT', 'EXPECTED_CLOSE_ON'],
      ],
      INTERACTIONS: [
        'interactions',
        'InteractionFilter',
        ['KIND', 'CHANNEL', 'DIRECTION', 'LANGUAGE'],
        ['OCCURRED_AT', 'CREATED_AT'],
      ],
      SCORES: ['scores', 'ScoreListFilter', ['SCORE_KIND', 'BAND', 'STATUS'], ['CHANGED_AT']],
    } as const
    const behind = `query ($of: ReportSubject!, $by: [ReportDimension!], $period: ReportPeriodInput, $filter: ReportFilter) {
      report(of: $of, by: $by, period: $period, filter: $filter, measures: [{ function: COUNT }], limit: 4) {
        rows { records filter before { records filter } } others { rows { filter } } total { records filter } } }`
    const paid = { status: { in: ['PAID', 'PLACED'] } }
    const filters: Readonly<Record<string, object>> = {
      ORDERS: { orders: paid },
      ORDER_LINES: { orderLines: { order: paid, product: { active: true } } },
    }
    let counted = 0
    for (const [of, [field, filterType, dimensions, moments]] of Object.entries(lists)) {
      const count = async (filter: unknown) => {
        const { data, errors } = await app.ask(
          `query ($filter: ${filterType}) { ${field}(first: 1, filter: $filter) { totalCount } }`,
          { filter },
        )
        expect([filter, errors]).toEqual([filter, undefined])
        counted++
        return data[field].totalCount as number
      }
      for (const [i, dimension] of [...dimensions, ...ofCustomer].entries()) {
        const { data, errors } = await app.ask(behind, {
          of,
          by: [dimension],
          period: {
            unit: 'QUARTER',
            moment: moments[i % moments.length],
            from: '2025-11-15',
            to: '2026-11-15',
            timeZone: 'Asia/Kathmandu',
          },
          filter: filters[of],
        })
        expect([of, dimension, errors]).toEqual([of, dimension, undefined])
        const { rows, others, total } = data.report
        const asked = [
          total,
          ...rows.slice(0, 3),
          rows.at(-1),
          ...rows.map((row: { before: unknown }) => row.before).slice(-1),
        ]
        for (const one of asked.filter(Boolean))
          expect([of, dimension, one.filter, await count(one.filter)]).toEqual([of, dimension, one.filter, one.records])
        for (const row of others?.rows ?? []) expect(row.filter).toBeNull()
      }
    }
    expect(counted).toBeGreaterThan(100)
  })
})
