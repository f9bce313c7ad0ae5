import { launch, visit } from '../test/console/browser.ts'

/**
 * Takes the pictures of the README from a running server whose database the demo has filled and whose models are trained:
 * `npm run screenshots -- http://127.0.0.1:4000 <key>`.
 */
const [url, key] = process.argv.slice(2)
if (!url || !key) throw new Error('expected the address of a server that the demo has filled, and a key of it')

/** A customer whose page has something to say in every part. */
const customers = `{ scores(first: 100, filter: { kind: { eq: "clv.value" } }, orderBy: { field: VALUE, direction: DESC }) {
  nodes { interval { level } subject { ... on Customer { id scores { id } opportunities(first: 1) { totalCount } } } } } }`

interface Found {
  readonly data: {
    readonly scores: {
      readonly nodes: readonly {
        readonly interval: object | null
        readonly subject: {
          readonly id: string
          readonly scores: readonly unknown[]
          readonly opportunities: { readonly totalCount: number }
        }
      }[]
    }
  }
}

const response = await fetch(`${url}/graphql`, {
  method: 'POST',
  headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
  body: JSON.stringify({ query: customers }),
})
const { data } = (await response.json()) as Found
const best = data.scores.nodes
  .filter(({ interval }) => interval)
  .toSorted((a, b) => b.subject.scores.length - a.subject.scores.length)
  .find(({ subject }) => subject.opportunities.totalCount > 0)
if (!best) throw new Error('expected lifetime values of customers with deals: train and promote a model of clv first')

const pictures = {
  customer: `/customers/${best.subject.id}?score=clv.value`,
  segments: '/p/segmentation/segments',
  forecast: '/p/forecasting/forecast',
}

const browser = await launch()
for (const [name, path] of Object.entries(pictures)) {
  const { page, close } = await visit(browser, { url, key, path, viewport: { width: 1200, height: 700 } })
  await page.locator('h1').waitFor()
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: `docs/console-${name}.png` })
  await close()
}
await browser.close()
