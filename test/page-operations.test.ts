import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plugins } from '../rapport.config.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { trainAndPromote } from './support/models.ts'
import { askPageOf, pageOperations, type AskPage, type PageOperation } from './support/pages.ts'

/** A page costs at most so many points: a key may load twenty a second, and go on. */
const dearest = 10_000
/** The map is drawn from every customer, and each segment is counted: ten a second. */
const dearestSegments = 20_000
const mostStatements = 2

const names = [
  'customer',
  'customers',
  'forecast',
  'home',
  'imports',
  'models',
  'pipeline',
  'segments',
  'sentiment',
  'settings',
]

let app: TestApp
let askPage: AskPage
let pages: ReadonlyMap<string, PageOperation>

beforeAll(async () => {
  app = await startTestApp({ plugins })
  askPage = askPageOf(app.url, app.ownerKey)
  const response = await fetch(`${app.url}/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${app.ownerKey}` },
    body: JSON.stringify({ customers: 400 }),
  })
  expect((await response.text()).trimEnd().split('\n').at(-1)).toContain('"done"')
  for (const [plugin, algorithm, params] of [
    ['segmentation', 'RFM', {}],
    ['clv', 'BG_NBD', {}],
    ['sentiment', 'LEXICON', {}],
    ['forecasting', 'AUTO', { series: [{ measure: 'REVENUE', granularity: 'MONTH' }] }],
  ] as const)
    await trainAndPromote(app, { plugin, algorithm, params })
  const [customer] = await app.sql<{ id: string }>(
    'select c.id from customer c join score s on s.subject_id = c.id group by c.id order by count(*) desc, c.id limit 1',
  )
  pages = new Map((await pageOperations(`cus_${customer!.id}`)).map((page) => [page.name, page]))
}, 240_000)
afterAll(() => app?.stop())

/** Empty lists, nulls and empty objects do not show that a page is answered. */
const values = (value: unknown): number => {
  if (value === null || value === undefined) return 0
  if (typeof value !== 'object') return 1
  return Object.values(value).reduce<number>((sum, one) => sum + values(one), 0)
}

describe('the pages of a CRM', () => {
  it('are these, one operation each', () => {
    expect([...pages.keys()]).toEqual(names)
  })

  it.each(names)('%s is answered by at most two statements, within its price', async (name) => {
    const { errors, data, cost, statements } = await askPage(pages.get(name)!)
    expect(errors).toBeUndefined()
    expect(values(data)).toBeGreaterThan(name === 'imports' ? 0 : 20)
    expect(statements).toBeLessThanOrEqual(mostStatements)
    expect(cost).toBeLessThanOrEqual(name === 'segments' ? dearestSegments : dearest)
  })
})
