import { createReadStream } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { hasEvaluationData, evaluationData } from '../support/data.ts'
import { countsOf, importFile, readJob } from '../support/import.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

describe.skipIf(!hasEvaluationData)('real files (skipped without the evaluation data)', () => {
  it('CDNOW: every purchase of every customer, the total to the cent, and nothing by a second run', async () => {
    const read = () => createReadStream(evaluationData('cdnow/orders.csv'))
    const first = await importFile(app, 'type=orders&source=cdnow', read())
    // 69,659 orders of 23,570 customers worth 2,500,315.63: shared/data/README.md.
    expect(first).toMatchObject({
      total: 69_659,
      inserted: 69_659,
      updated: 0,
      duplicates: 0,
      rejected: 0,
      createdCustomers: 23_570,
    })
    expect(
      await app.sql(
        `select count(*)::int as orders, sum(total_value)::text as total from sales_order where source = 'cdnow'`,
      ),
    ).toEqual([{ orders: 69_659, total: '2500315.6300' }])
    expect(
      await app.sql(
        `select count(*)::int as unequal from sales_order o where source = 'cdnow' and total_value <> (select sum(total_value) from order_line where order_id = o.id)`,
      ),
    ).toEqual([{ unequal: 0 }])
    expect(countsOf(await importFile(app, 'type=orders&source=cdnow', read()))).toEqual({
      total: 69_659,
      inserted: 0,
      updated: 0,
      duplicates: 69_659,
      rejected: 0,
    })
  }, 180_000)

  it('Online Retail: amounts with the digits of doubles are rounded to four decimals', async () => {
    const job = await importFile(
      app,
      'type=orders&source=retail&currency=GBP',
      createReadStream(evaluationData('retail/invoices.csv')),
    )
    // 18,532 invoices of 4,338 customers: shared/data/README.md.
    expect(job).toMatchObject({ total: 18_532, inserted: 18_532, rejected: 0, createdCustomers: 4_338 })
    expect(
      await app.sql(`select total_value::text as total from sales_order where source = 'retail' and number = '536366'`),
    ).toEqual([{ total: '22.2000' }])
    expect(await readJob(app, job.id)).toMatchObject({ status: 'SUCCEEDED' })
  }, 120_000)
})
