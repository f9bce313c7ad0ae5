import type { Browser } from 'playwright-core'
import { definePlugin } from 'rapport-crm/sdk/define'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startTestApp, type TestApp } from '../support/app.ts'
import { chromiumPath, findingsOf, launch, visit } from './browser.ts'

/** A tile as data that follows customers. */
const following = definePlugin({
  id: 'following',
  version: '1.0.0',
  engines: { rapport: '^0.1.0' },
  description: 'A tile that follows customers, for the tests of the console.',
  config: z.strictObject({}),
  schema: new URL('./fixtures/empty.graphql', import.meta.url),
  panels: [
    {
      point: 'home.tile',
      id: 'newest',
      title: { en: 'Newest' },
      query: '{ customers(first: 1) { nodes { name } } }',
      follow: 'subscription ($after: String) { recordChanged(types: [CUSTOMER], after: $after) { cursor } }',
      layout: { kind: 'facts', values: [{ label: { en: 'Name' }, path: 'customers.nodes.0.name' }] },
    },
  ],
  load: async () => ({}),
})

describe.skipIf(chromiumPath === undefined)('Today in the console', { timeout: 120_000 }, () => {
  let app: TestApp
  let browser: Browser

  const add = async (name: string) => {
    const { data } = await app.ask(
      `mutation ($name: String!) { createCustomer(input: { kind: PERSON, name: $name }) { userErrors { message } } }`,
      { name },
    )
    expect(data.createCustomer.userErrors).toEqual([])
  }

  beforeAll(async () => {
    app = await startTestApp({ plugins: [{ id: 'following', import: async () => ({ default: following }) }] })
    await add('Ada')
    const question = { of: 'CUSTOMERS', measures: [{ function: 'COUNT' }] }
    const { data } = await app.ask(
      `mutation ($input: CreateSavedReportInput!) { createSavedReport(input: $input) { userErrors { message } } }`,
      { input: { name: 'All customers', question, isShared: true, isOnToday: true } },
    )
    expect(data.createSavedReport.userErrors).toEqual([])
    browser = await launch()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  it('changes its figures and tiles as records change, and says what has come since the last visit', async () => {
    const { page, complaints, close } = await visit(browser, { url: app.url, key: app.ownerKey })
    const figure = page.getByRole('link').filter({ hasText: 'new in 30 days' })
    const section = (title: string) =>
      page.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true }) })
    await figure.getByText('1', { exact: true }).waitFor()
    await section('All customers').locator('.figure').getByText('1', { exact: true }).waitFor()
    await section('Newest').getByText('Ada', { exact: true }).waitFor()
    // The first visit has none before it.
    expect(await page.getByText('since your last visit').count()).toBe(0)
    await page.waitForFunction(`localStorage.getItem('rapport.today') !== null`)
    await page.evaluate(`window.isSamePage = true`)
    await add('Li')
    await figure.getByText('2', { exact: true }).waitFor()
    await section('All customers').locator('.figure').getByText('2', { exact: true }).waitFor()
    await section('Newest').getByText('Li', { exact: true }).waitFor()
    expect(await page.evaluate(`window.isSamePage`)).toBe(true)
    // Back after two hours: what came since is new, and stays new when the page is loaded again soon after.
    const noted = JSON.parse(await page.evaluate(`localStorage.getItem('rapport.today')`)) as {
      last: { since: string }
    }
    expect(Date.now() - Date.parse(noted.last.since)).toBeLessThan(120_000)
    await page.goto('about:blank')
    await page.goto(`${app.url}/settings/preferences`)
    await page.locator('h1').waitFor()
    const since = new Date(Date.now() - 2 * 3_600_000).toISOString()
    await page.evaluate(
      `localStorage.setItem('rapport.today', ${JSON.stringify(JSON.stringify({ last: { ...noted.last, since } }))})`,
    )
    for (let load = 0; load < 2; load++) {
      await page.goto(app.url)
      await figure.getByText('2 new since your last visit').waitFor()
      await page.getByText('since your last visit, 2 hours ago').waitFor()
    }
    expect(await findingsOf(page)).toEqual([])
    expect(complaints).toEqual([])
    await close()
  })
})
