import { setup, teardown } from '../support/postgres.ts'
import { plugins } from '../../rapport.config.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { customerOrders } from '../support/customer-conditions.ts'
import { filtersOf, readSamples, type FilterSamples } from '../support/filter-samples.ts'
import { listsOf, ordersOf, PlanReader, type List, type Measured, type PageCase } from '../support/list-plans.ts'
import { fillMany } from '../support/many-records.ts'
import type { Bench, BenchRow } from './bench.ts'

const customers = Number(process.env['PLAN_CUSTOMERS'] ?? 100_000)
/** Names of lists with commas between; all where absent. */
const wanted = process.env['PLAN_LISTS']?.split(',')
/** Pages of 8 kB that a list of a hundred may touch. */
const limit = 2_000
/** The same where the order is that of rows beside the records: the keys of all that pass the filter come first. */
const limitBeside = 6_000
const isBeside = ({ orderBy }: PageCase) => customerOrders.some((one) => one.orderBy.field === orderBy?.field)
const withoutValue = 'records without a value: their keys are compared with those of all that have one'
/** Smaller tables are read as a whole. */
const smallest = 10_000

const tables: Readonly<Record<string, string>> = {
  apiKeys: 'api_key',
  auditEntries: 'audit_entry',
  customerSentiments: 'p_sentiment.customer_sentiment',
  customers: 'customer',
  importJobs: 'import_job',
  interactions: 'interaction',
  modelRuns: 'model_run',
  opportunities: 'opportunity',
  orders: 'sales_order',
  products: 'product',
  savedReports: 'saved_report',
  scores: 'score',
  sentimentAlerts: 'p_sentiment.alert',
  users: 'app_user',
}

interface Result {
  readonly name: string
  readonly measured: Measured
  readonly most: number
  readonly excepted?: string | undefined
}

const casesOf = async (plans: PlanReader, list: List, samples: FilterSamples) => {
  const cases: { name: string; page: PageCase; excepted?: string | undefined; own?: boolean }[] = []
  const title = (page: PageCase) =>
    [
      page.orderBy && `${page.orderBy.field} ${page.orderBy.direction}`,
      page.filter && JSON.stringify(page.filter),
      page.search && `search ${page.search}`,
    ]
      .filter(Boolean)
      .join(' ')
  for (const orderBy of ordersOf(list)) {
    cases.push({ name: title({ orderBy }), page: { orderBy }, own: true })
    const excepted = isBeside({ orderBy }) ? withoutValue : undefined
    cases.push({ name: `${title({ orderBy })}, the last page`, page: { orderBy, last: true }, excepted })
    for (const share of [0.5, 0.9]) {
      const cursor = await plans.cursorAt(list, orderBy, share)
      cases.push({ name: `${title({ orderBy })} after ${share * 100} %`, page: { orderBy, after: cursor } })
      cases.push({
        name: `${title({ orderBy })}, last before ${share * 100} %`,
        page: { orderBy, before: cursor, last: true },
      })
    }
  }
  const { alone, common } = filtersOf(list, samples)
  for (const { filter, search, excepted } of alone)
    cases.push({ name: title({ filter, search }), page: { filter, search }, excepted })
  for (const { own, excepted, ...page } of common)
    for (const orderBy of ordersOf(list))
      cases.push({ name: title({ ...page, orderBy }), page: { ...page, orderBy }, own, excepted })
  return cases
}

const measure = async (
  app: TestApp,
  plans: PlanReader,
  samples: FilterSamples,
  ownKey: string,
): Promise<Map<string, Result[]>> => {
  const results = new Map<string, Result[]>()
  for (const list of listsOf(app.app.schema)) {
    if (wanted && !wanted.includes(list.field)) continue
    const [row] = await plans.query<{ n: number }>(`select count(*)::int as n from ${tables[list.field]}`)
    if (row!.n < smallest) {
      process.stderr.write(`${list.field}: ${row!.n} rows, left out\n`)
      continue
    }
    const found: Result[] = []
    for (const { name, page, excepted, own } of await casesOf(plans, list, samples)) {
      const most = isBeside(page) ? limitBeside : limit
      found.push({ name, measured: await plans.page(list, page), most, excepted })
      if (own) found.push({ name: `${name} (own)`, measured: await plans.page(list, page, ownKey), most, excepted })
    }
    results.set(list.field, found)
  }
  return results
}

/** What each list touches, on a database that is filled. */
export const measureLists = async (app: TestApp): Promise<BenchRow[]> => {
  const plans = new PlanReader(app)
  await plans.open()
  try {
    const { userId, key } = await app.addUser('Own', 'AGENT', 'OWN')
    await app.sql(
      'update api_key set user_id = (select owner_id from customer where owner_id is not null limit 1) where user_id = $1',
      [userId.split('_')[1]],
    )
    const results = await measure(app, plans, await readSamples(plans), key)
    return [...results].map(([field, found]) => {
      const over = found.filter(({ measured, most, excepted }) => measured.buffers > most && !excepted)
      for (const { name, measured } of over.toSorted((a, b) => b.measured.buffers - a.measured.buffers))
        process.stderr.write(`  over: ${field} ${name}: ${measured.buffers} buffers, ${measured.ms} ms\n`)
      const excepted = found.filter((one) => one.excepted && one.measured.buffers > one.most)
      for (const { name, measured, excepted: why } of excepted)
        process.stderr.write(`  excepted: ${field} ${name}: ${measured.buffers} buffers: ${why}\n`)
      const buffers = found.filter((one) => !one.excepted).map(({ measured }) => measured.buffers)
      return {
        name: field,
        figures: {
          lists: found.length,
          over: over.length,
          mostBuffers: Math.max(...buffers),
          excepted: excepted.length,
        },
        note: `expected at most ${limit} buffers, ${limitBeside} in the order of rows of other tables`,
      }
    })
  } finally {
    await plans.close()
  }
}

/** Every list of a hundred records, in every order, by every filter: pages of the database that it touches. */
const bench: Bench = async () => {
  await setup()
  const app = await startTestApp({ plugins, env: { RATE_LIMIT: '1000000000', READ_TIMEOUT_MS: '0' } })
  try {
    const began = performance.now()
    await fillMany(app.sql, customers, true)
    process.stderr.write(`filled in ${Math.round((performance.now() - began) / 1_000)} s\n`)
    return await measureLists(app)
  } finally {
    await app.stop()
    await teardown()
  }
}

export default bench
