import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRandom } from '../src/core/random.ts'
import { sqlRunner } from '../src/db/sql.ts'
import { startTestApp, type TestApp } from './support/app.ts'

const customers = Array.from({ length: 4 }, (_, i) => `01900000-0000-7000-8000-00000000c00${i}`)

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
  await app.sql(`insert into customer (id, kind, name) select id, 'PERSON', 'Buyer' from unnest($1::uuid[]) id`, [
    customers,
  ])
})
afterAll(() => app?.stop())

const orderOf = (
  customer: string,
) => `insert into sales_order (id, customer_id, placed_at, status, currency, total_value)
  select uuid_v7(), '${customer}', now() - random() * interval '900 days', (array['PLACED', 'PAID', 'CANCELLED'])[1 + floor(random() * 3)::int],
    (array['EUR', 'USD'])[1 + floor(random() * 2)::int], round((random() * 100)::numeric, 2) from generate_series(1, 3)`

const some = (customer: string) =>
  `id in (select id from sales_order where customer_id = '${customer}' order by random() limit 2)`

/** What may happen to the orders of two customers. */
const statements: readonly ((one: string, other: string) => string)[] = [
  orderOf,
  orderOf,
  (one) => `update sales_order set status = 'CANCELLED' where ${some(one)}`,
  (one) => `update sales_order set status = 'PAID', total_value = total_value + 1.01 where ${some(one)}`,
  (one) => `update sales_order set deleted_at = case when deleted_at is null then now() end where ${some(one)}`,
  (one, other) => `update sales_order set customer_id = '${other}' where ${some(one)}`,
  (one) => `update sales_order set currency = 'JPY', placed_at = placed_at - interval '1 day' where ${some(one)}`,
  (one) => `delete from sales_order where ${some(one)}`,
  (one) => `delete from sales_order where customer_id = '${one}'`,
]

const summed = `select o.customer_id, o.currency, count(*)::int as orders, sum(o.total_value)::text as amount, max(o.placed_at)::text as last
  from sales_order o where o.deleted_at is null and o.status in ('PLACED', 'PAID', 'FULFILLED') group by 1, 2 order by 1, 2`
const kept = `select s.customer_id, s.currency, s.orders, s.total_value::text as amount from customer_spending s order by 1, 2`

describe('what customers have bought', () => {
  it('is the sum of their orders, whatever several connections do to them at once', async () => {
    const deadlocked: unknown[] = []
    const work = async (seed: number) => {
      const { int: draw } = createRandom(seed)
      for (let round = 0; round < 25; round++)
        await app.app.orm.em
          .fork()
          .transactional(async (em) => {
            const sql = sqlRunner(em)
            for (let i = draw(3); i >= 0; i--) {
              const one = draw(customers.length)
              const other = (one + 1 + draw(customers.length - 1)) % customers.length
              await sql(statements[draw(statements.length)]!(customers[one]!, customers[other]!))
            }
          })
          // Their transactions are random: two may wait for each other, and PostgreSQL ends one of them.
          .catch((error: unknown) => deadlocked.push(error))
    }
    await Promise.all([1, 2, 3, 4].map(work))
    for (const error of deadlocked) expect(error).toMatchObject({ code: '40P01' })
    const sums = await app.sql<{ customer_id: string; currency: string; orders: number; amount: string; last: string }>(
      summed,
    )
    expect(sums.length).toBeGreaterThan(0)
    expect(await app.sql(kept)).toEqual(
      sums.map(({ customer_id, currency, orders, amount }) => ({ customer_id, currency, orders, amount })),
    )
    const byCustomer = [...Map.groupBy(sums, ({ customer_id }) => customer_id)].map(([id, of]) => ({
      customer_id: id,
      orders: of.reduce((total, { orders }) => total + orders, 0),
      last: of
        .map(({ last }) => last)
        .toSorted()
        .at(-1),
    }))
    expect(
      await app.sql('select customer_id, orders, last_order_at::text as last from customer_purchases order by 1'),
    ).toEqual(byCustomer)
  })
})
