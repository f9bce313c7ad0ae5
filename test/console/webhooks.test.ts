import { parse, validate } from 'graphql'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plugins } from '../../rapport.config.ts'
import { subscriptions } from '../../src/console/web/pages/settings/webhooks/subscriptions.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { isSigned, startReceiver, until, type Receiver } from '../support/receiver.ts'
import { chromiumPath, findingsOf, launch, visit } from './browser.ts'

describe.skipIf(chromiumPath === undefined)('webhooks in the console', { timeout: 180_000 }, () => {
  let app: TestApp
  let browser: Browser
  let receiver: Receiver

  beforeAll(async () => {
    app = await startTestApp({ plugins, env: { WEBHOOK_LOOPBACK: 'true' } })
    receiver = await startReceiver()
    browser = await launch()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await receiver?.stop()
    await app?.stop()
  })

  const open = (path: string, options: object = {}) =>
    visit(browser, { url: app.url, key: app.ownerKey, path, ...options })
  const webhooks = async () =>
    (await app.ask('{ webhooks(first: 100) { nodes { id name url query status pending key { name } } } }')).data
      .webhooks.nodes
  /** Makes one through the graph. */
  const make = async (name: string, input: object = {}) => {
    const { data } = await app.ask(
      'mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { webhook { id } userErrors { message } } }',
      { input: { name, url: receiver.url, query: subscriptions.customers, ...input } },
    )
    expect(data.createWebhook.userErrors).toEqual([])
    return data.createWebhook.webhook.id as string
  }
  const addCustomer = (name: string) =>
    app.ask(
      'mutation ($name: String!) { createCustomer(input: { kind: PERSON, name: $name }) { userErrors { message } } }',
      {
        name,
      },
    )

  it.each(Object.entries(subscriptions))('the ready-made subscription to %s fits the graph', async (name, query) => {
    expect(validate(app.app.schema, parse(query))).toEqual([])
    await make(`of ${name}`, { query })
    await app.sql('delete from webhook')
  })

  it('are created by keys, with the secret shown once; a wrong URL is said at its field', async () => {
    const { page, complaints, close } = await open('/settings/webhooks')
    await page.getByText('No webhooks yet').waitFor()
    await page.keyboard.press('c')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Purpose').fill('Shop')
    await dialog.getByLabel('URL').fill('ftp://example.org')
    await dialog.getByLabel('What is sent').selectOption({ label: 'Moves between segments' })
    expect(await dialog.getByLabel('Subscription').inputValue()).toBe(subscriptions.segments)
    await dialog.getByLabel('What is sent').selectOption({ label: 'Changes of customers' })
    expect(await findingsOf(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Create a webhook' }).click()
    await dialog.getByText('expected url to be an https URL').waitFor()
    await dialog.getByLabel('URL').fill(receiver.url)
    await dialog.getByRole('button', { name: 'Create a webhook' }).click()
    const secret = await dialog.getByLabel('Secret', { exact: true }).inputValue()
    expect(secret).toMatch(/^whsec_/)
    expect(await findingsOf(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Open the webhook' }).click()
    await page.getByRole('heading', { level: 1, name: 'Shop' }).waitFor()
    expect(await webhooks()).toMatchObject([{ name: 'Shop', query: subscriptions.customers, status: 'ENABLED' }])

    await page.getByText('Nothing has been sent yet').waitFor()
    await page.getByRole('button', { name: 'Send a test' }).click()
    const sample = page.getByRole('row').filter({ hasText: 'webhook.test' })
    await sample.filter({ hasText: 'Delivered' }).waitFor()
    expect(isSigned(receiver.all.at(-1)!, secret)).toBe(true)
    await page.goto(`${app.url}/settings/webhooks`)
    await page.getByRole('row').filter({ hasText: 'Shop' }).filter({ hasText: 'Sending' }).waitFor()
    expect(await page.content()).not.toContain('whsec_')
    expect(complaints).toEqual([])
    await close()
  })

  it('say in words what a receiver answered and why nothing arrived, show each attempt, and send again', async () => {
    const id = await make('Ledger')
    receiver.behave = () => 401
    await addCustomer('Ada')
    const { page, complaints, close } = await open(`/settings/webhooks/${id}`)
    const row = page.getByRole('row').filter({ hasText: 'customer.created' })
    await row.filter({ hasText: '401 · It refused the signature: compare the secret' }).waitFor()
    await row.filter({ hasText: 'Waiting' }).waitFor()
    expect(await findingsOf(page)).toEqual([])
    await row.getByRole('button', { name: 'Attempts of customer.created' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('401 · It refused the signature').first().waitFor()
    expect(await findingsOf(page)).toEqual([])
    await page.keyboard.press('Escape')
    receiver.behave = () => 204
    await app.sql(`update webhook set next_at = null, failures = 0`)
    await app.sql(`update webhook_delivery set next_at = now() where status = 'PENDING'`)
    await row.filter({ hasText: 'Delivered' }).waitFor()
    const before = receiver.all.length
    await row.getByRole('button', { name: 'Send again' }).click()
    await page.getByText('It will be sent again').waitFor()
    await until('the second request', () => receiver.all.length > before)
    // Nothing listens there.
    await app.ask(
      'mutation ($id: ID!) { updateWebhook(input: { id: $id, url: "http://127.0.0.1:9/" }) { userErrors { message } } }',
      { id },
    )
    await page.getByRole('button', { name: 'Send a test' }).click()
    await page
      .getByRole('row')
      .filter({ hasText: 'webhook.test' })
      .filter({ hasText: 'Nothing listens at this address' })
      .waitFor()
    await page.getByRole('button', { name: 'Given up', exact: true }).click()
    await row.waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
    await close()
  })

  it('are paused and resumed, edited, given a new secret, replayed from a moment, and deleted', async () => {
    const id = await make('Mirror')
    receiver.behave = () => 204
    const { page, complaints, close } = await open(`/settings/webhooks/${id}`)
    const badge = (text: string) => page.locator('.page-head .badge', { hasText: text }).waitFor()
    const dialog = page.getByRole('dialog')
    const choose = async (name: string) => {
      await page.getByRole('button', { name: 'More actions' }).click()
      await page.getByRole('menuitem', { name }).click()
    }
    await badge('Sending')
    await page.getByRole('button', { name: 'Pause' }).click()
    await badge('Paused')
    await page.keyboard.press('Control+z')
    await badge('Sending')

    await page.keyboard.press('e')
    await dialog.getByLabel('Purpose').fill('Copy')
    await dialog.getByLabel('What is sent').selectOption({ label: 'Changes of orders' })
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { level: 1, name: 'Copy' }).waitFor()
    await page.locator('.webhook-query', { hasText: 'ORDER' }).waitFor()

    await choose('Give it a new secret')
    await dialog.getByRole('button', { name: 'Give it a new secret' }).click()
    expect(await dialog.getByLabel('Secret', { exact: true }).inputValue()).toMatch(/^whsec_/)
    await page.keyboard.press('Escape')
    await page.getByText('Requests have a signature for the old secret, too').waitFor()

    await app.ask(
      'mutation ($id: ID!, $query: String!) { updateWebhook(input: { id: $id, query: $query }) { userErrors { message } } }',
      { id, query: subscriptions.customers },
    )
    await addCustomer('Grace')
    const row = page.getByRole('row').filter({ hasText: 'customer.created' }).filter({ hasText: 'Delivered' })
    await row.first().waitFor()
    const arrived = receiver.all.length
    await choose('Send past events again')
    expect(await findingsOf(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Send past events again' }).click()
    await page.getByText(/deliveries wait now/).waitFor()
    await until('what was sent before', () => receiver.all.length > arrived)

    await app.sql(
      `update webhook set status = 'DISABLED', reason = 'the receiver answered with the status 410: it wants nothing any more' where name = 'Copy'`,
    )
    await page.reload()
    await page.getByText('The server has disabled this webhook').waitFor()
    expect(await findingsOf(page)).toEqual([])
    await page.getByRole('alert').or(page.locator('.notice')).getByRole('button', { name: 'Enable' }).click()
    await badge('Sending')

    await choose('Delete')
    await dialog.getByRole('button', { name: 'Delete' }).click()
    await page.getByText('The webhook Copy was deleted').waitFor()
    expect((await webhooks()).map(({ name }: { name: string }) => name)).not.toContain('Copy')
    expect(complaints).toEqual([])
    await close()
  })

  it('are for owners who see all records, and nobody else is led to them', async () => {
    const manager = await app.addUser('Mia', 'MANAGER')
    const { page, complaints, close } = await open('/settings', { key: manager.key })
    await page.getByRole('link', { name: 'Preferences' }).waitFor()
    expect(await page.getByRole('link', { name: 'Webhooks' }).count()).toBe(0)
    expect(complaints).toEqual([])
    await page.goto(`${app.url}/settings/webhooks`)
    await page.getByText('Your role does not show this').waitFor()
    expect(await page.getByRole('button', { name: 'Create a webhook' }).count()).toBe(0)
    await close()
  })
})
