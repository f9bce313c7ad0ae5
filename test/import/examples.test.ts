import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { importFile } from '../support/import.ts'

const folder = new URL('../../examples/imports/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, folder))

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

/** In the order in which they are imported; `query` beside the source. */
const examples = [
  ['customers.csv', 'type=customers', 3],
  ['contacts.json', 'type=customers', 2],
  ['organisations.csv', 'type=organisations', 2],
  ['tickets.csv', 'type=interactions', 2],
  ['tasks.csv', 'type=tasks', 3],
  ['cases.csv', 'type=cases', 2],
  ['deals.csv', 'type=opportunities', 3],
  ['shop-orders.csv', 'type=orders', 3],
  ['german-sales.csv', 'type=orders', 2],
  ['order-heads.csv', `type=orders&mapping=${encodeURIComponent('{"amount": {"value": "0"}}')}`, 2],
  ['order-lines.csv', 'type=order-lines', 3],
] as const

describe('examples/imports', () => {
  it('are all tried here', () => {
    expect(readdirSync(folder).toSorted()).toEqual(examples.map(([name]) => name).toSorted())
  })

  it.each(examples)('%s is taken whole with what is suggested', async (name, query, lines) => {
    const job = await importFile(app, `${query}&source=examples`, read(name))
    expect(job.warnings.nodes).toEqual([])
    expect(job).toMatchObject({ status: 'SUCCEEDED', total: lines, inserted: lines - job.updated, rejected: 0 })
    expect(job.cellsRead).toBe(job.cellsStored + job.cellsUnmapped)
  })

  it('say what they mean', async () => {
    const orders = await app.sql(
      `select number, total_value::text as total, currency, status from sales_order where source = 'examples' order by number`,
    )
    expect(orders.map((order) => Object.values(order))).toEqual([
      ['1001', '38.3000', 'EUR', 'FULFILLED'],
      ['1002', '12.5000', 'EUR', 'CANCELLED'],
      ['R-1', '1250.0000', 'EUR', 'PLACED'],
      ['R-2', '84.0000', 'EUR', 'PLACED'],
      ['S-1', '33.4000', 'USD', 'PAID'],
      ['S-2', '12.5000', 'USD', 'PENDING'],
    ])
    const deals = await app.sql(
      `select o.name, o.currency, s.key, o.closed_at from opportunity o join stage s on s.id = o.stage_id order by o.name`,
    )
    expect(deals.map((deal) => Object.values(deal))).toEqual([
      ['Cups for the canteen', 'EUR', 'WON', '2025-10-15 00:00:00+00'],
      ['Glasses', 'EUR', 'LOST', '2025-09-30 00:00:00+00'],
      ['Plates for the canteen', 'EUR', 'NEGOTIATION', null],
    ])
    expect(
      await app.sql(`select count(*)::int as customers from customer where email = 'ada.winter@example.com'`),
    ).toEqual([{ customers: 1 }])
  })
})
