import type { Browser, Page } from 'playwright-core'
import { definePlugin } from 'rapport-crm/sdk/define'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startTestApp, type TestApp } from '../support/app.ts'
import { segmentation } from '../support/models.ts'
import { chromiumPath, launch, visit } from './browser.ts'

/** A plugin that shows of a customer who it is, as a link, and its stage by a name. */
const facts = definePlugin({
  id: 'facts',
  version: '1.0.0',
  engines: { rapport: '^0.1.0' },
  description: 'Facts for the tests of the console.',
  config: z.strictObject({}),
  schema: new URL('./fixtures/empty.graphql', import.meta.url),
  panels: [
    {
      point: 'home.tile',
      id: 'first',
      title: { en: 'First of all' },
      query: '{ customers(first: 1, orderBy: { field: NAME }) { nodes { id name lifecycle } } }',
      layout: {
        kind: 'facts',
        values: [
          { label: { en: 'Who' }, path: 'customers.nodes.0.name', customer: 'customers.nodes.0.id' },
          { label: { en: 'How' }, path: 'customers.nodes.0.lifecycle', names: { LEAD: { en: 'not yet convinced' } } },
        ],
      },
    },
  ],
  load: async () => ({}),
})

/** Makes the requests of one operation fail, until it is told to stop. */
const failing = async (page: Page, operation: string) => {
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes(operation)) await route.abort()
    else await route.continue()
  })
  return () => page.unrouteAll()
}

describe.skipIf(chromiumPath === undefined)('what the console reads', { timeout: 120_000 }, () => {
  let app: TestApp
  let browser: Browser
  let customer: string

  beforeAll(async () => {
    app = await startTestApp({
      plugins: [segmentation, { id: 'facts', import: async () => ({ default: facts }) }],
    })
    const made = await app.ask('mutation { createCustomer(input: { kind: PERSON, name: "Ada" }) { customer { id } } }')
    customer = made.data.createCustomer.customer.id
    browser = await launch()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  const open = (path: string, key = app.ownerKey) => visit(browser, { url: app.url, key, path })

  it('stays when it cannot be read again, with the problem above it, and is read again when asked', async () => {
    const { page, close } = await open(`/customers/${customer}`)
    await page.getByRole('heading', { level: 1, name: 'Ada' }).waitFor()
    await page.locator('.link-state.live').waitFor()
    const stop = await failing(page, 'query CustomerPage')
    await app.ask('mutation ($id: ID!) { updateCustomer(input: { id: $id, name: "Ada King" }) { customer { id } } }', {
      id: customer,
    })
    const problem = page.getByRole('alert').filter({ hasText: 'This could not be read' })
    await problem.waitFor()
    await page.getByRole('heading', { level: 1, name: 'Ada', exact: true }).waitFor()
    await stop()
    await problem.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { level: 1, name: 'Ada King' }).waitFor()
    await problem.waitFor({ state: 'detached' })
    await close()
  })

  it('is never that of another record', async () => {
    const other = await app.ask('mutation { createCustomer(input: { kind: PERSON, name: "Bob" }) { customer { id } } }')
    const { page, close } = await open(`/customers/${customer}`)
    await page.getByRole('heading', { level: 1, name: /^Ada/ }).waitFor()
    await failing(page, 'query CustomerPage')
    await page.evaluate(`history.pushState(null, '', '/customers/${other.data.createCustomer.customer.id}')`)
    await page.getByRole('alert').filter({ hasText: 'This could not be read' }).waitFor()
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(0)
    await close()
  })

  it('a comparison with a run that is not there says so', async () => {
    const unknown = 'run_01890000-0000-7000-8000-000000000000'
    const { page, close } = await open(`/models/segmentation?runs=${JSON.stringify([unknown])}`)
    await page
      .getByRole('alert')
      .filter({ hasText: `There is no run ${unknown}` })
      .waitFor()
    await page.getByText('No runs yet').waitFor()
    await close()
  })

  it('a schedule is set for an algorithm, named, removed, and brought back', async () => {
    const { page, close } = await open('/models/segmentation')
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Schedule a training…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Algorithm').selectOption('RFM')
    await dialog.getByLabel('When').fill('30 4 * * 2')
    await dialog.getByRole('button', { name: 'Save' }).click()
    const row = page.getByRole('row').filter({ hasText: '30 4 * * 2' })
    await row.filter({ hasText: 'RFM' }).waitFor()
    await page.getByText(/^Trains RFM in/).waitFor()
    await row.getByRole('button', { name: 'Remove' }).click()
    await row.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await row.waitFor()
    await close()
  })

  it('facts of a panel lead to their customer, and keys have names', async () => {
    const { page, close } = await open('/')
    await page.getByText('not yet convinced').waitFor()
    await page.getByRole('link', { name: /^Ada/ }).click()
    await page.getByRole('heading', { level: 1, name: /^Ada/ }).waitFor()
    await close()
  })

  it.each(['the closed socket', 'a file'])('a key that is revoked leads back to the sign-in: by %s', async (what) => {
    const made = await app.ask(
      'mutation { createApiKey(input: { name: "short", role: OWNER, scope: ALL }) { secret apiKey { id } } }',
    )
    const { secret, apiKey } = made.data.createApiKey
    const { page, close } = await open(what === 'a file' ? '/data' : '/', secret)
    await page.locator('h1').waitFor()
    if (what === 'a file') {
      const content = 'id,name\n1,Grace\n'
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(content) })
      await page.getByText('Grace').waitFor()
    } else await page.locator('.link-state.live').waitFor()
    await app.ask('mutation ($id: ID!) { revokeApiKey(input: { id: $id }) { userErrors { message } } }', {
      id: apiKey.id,
    })
    // This page has no socket: the upload is the first to be refused.
    if (what === 'a file') await page.getByRole('button', { name: 'Import', exact: true }).click()
    await page.getByText('This key is unknown, has expired or was revoked.').waitFor()
    expect(await page.evaluate('sessionStorage.getItem("rapport.key")')).toBeNull()
    await close()
  })
})
