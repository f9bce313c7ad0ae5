import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSession, type PrivateSession } from '../../../src/db/own-session.ts'
import { startTestApp, type TestApp } from '../../../test/support/app.ts'
import { fillShop } from '../../../test/support/fill.ts'
import { fromSql, readDaily, type DailyQuery } from '../features.ts'
import { measures } from '../features/scope.ts'

let app: TestApp
let session: PrivateSession

beforeAll(async () => {
  app = await startTestApp({ plugins: [{ id: 'forecasting', import: () => import('../index.ts') }] })
  await fillShop(app, { customers: 60, seed: 3, days: 400 }, 'EUR')
  session = await openSession(app.databaseUrl)
}, 120_000)
afterAll(async () => {
  await session?.end()
  await app?.stop()
})

/** The sums of every measure, as a whole and by part. */
const readAll = async (): Promise<Record<string, unknown>> => {
  const asOf = new Date()
  const settings = { currency: 'EUR', timeZone: 'UTC' }
  const found: Record<string, unknown> = {}
  for (const measure of measures) {
    for (const parts of [undefined, await partsOf(measure)]) {
      const daily = await readDaily(fromSql(session.sql), { measure, parts, asOf, settings })
      found[`${measure} ${parts ? 'by part' : 'as a whole'}`] = [...daily]
    }
  }
  return found
}

const partsOf = async (measure: DailyQuery['measure']): Promise<string[]> => {
  const [column, table] =
    measure === 'ACTIVITY'
      ? ['kind', 'interaction']
      : measure.startsWith('PIPELINE')
        ? ['pipeline_id', 'opportunity']
        : ['product_id', 'order_line']
  const rows = await app.sql(`select distinct ${column}::text as part from ${table} order by 1`)
  return rows.map((row) => String(row['part']))
}

it('no series contains records of customers whom models may not learn from', async () => {
  const all = await readAll()
  const chosen = `select id from customer order by id limit 30`
  await app.sql(`update customer set deleted_at = now() where id in (${chosen})`)
  const without = await readAll()
  for (const table of ['sales_order', 'interaction', 'opportunity'])
    await app.sql(`update ${table} set deleted_at = now() where customer_id in (${chosen})`)
  expect(without).toEqual(await readAll())
  for (const [series, read] of Object.entries(without)) expect(read, series).not.toEqual(all[series])
})
