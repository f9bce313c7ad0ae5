import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { chromiumPath, findingsOf, launch, visit } from './browser.ts'

describe.skipIf(chromiumPath === undefined)('reports in the console', { timeout: 120_000 }, () => {
  let app: TestApp
  let browser: Browser

  beforeAll(async () => {
    app = await startTestApp()
    const customer = async (name: string, country: string) => {
      const { data } = await app.ask(
        `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } } }`,
        { input: { kind: 'PERSON', name, country } },
      )
      return data.createCustomer.customer.id as string
    }
    const order = async (customerId: string, placedAt: string, unitPrice: string, currency = 'EUR') => {
      const { data } = await app.ask(
        `mutation ($input: RecordOrderInput!) { recordOrder(input: $input) { userErrors { message } } }`,
        { input: { customerId, placedAt, currency, lines: [{ sku: 'TEA', quantity: '1', unitPrice }] } },
      )
      expect(data.recordOrder.userErrors).toEqual([])
    }
    const [ada, li] = [await customer('Ada', 'DE'), await customer('Li', 'CN')]
    // 22:30 in UTC is the next month in Berlin.
    await order(ada, '2026-01-31T22:30:00Z', '10')
    await order(ada, '2026-02-10T12:00:00Z', '30')
    await order(li, '2026-02-11T12:00:00Z', '5')
    await order(li, '2026-02-12T12:00:00Z', '7', 'USD')
    browser = await launch()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  const open = (path: string) => visit(browser, { url: app.url, key: app.ownerKey, path })
  const cells = (page: Page, row: string) =>
    page.getByRole('row').filter({ hasText: row }).getByRole('cell').allTextContents()

  it('refuses amounts of several currencies by name, leads on, and from a figure to its records', async () => {
    const { page, complaints, close } = await open('/reports')
    await page
      .getByRole('link', { name: 'New report' })
      .or(page.getByRole('button', { name: 'New report' }))
      .click()
    await page.getByLabel('Measure').selectOption({ label: 'Sum of order totals' })
    await page.getByText('never added up: EUR, USD').waitFor()
    await page.getByRole('button', { name: 'Only EUR' }).click()
    await page.getByLabel('Grouped by').selectOption({ label: 'Country' })
    await page.getByRole('row').filter({ hasText: 'Germany' }).waitFor()
    expect(await cells(page, 'Germany')).toEqual(['€40.00', '88.9%', '2'])
    expect(await cells(page, 'Total')).toEqual(['€45.00', '', '3'])
    expect(await findingsOf(page)).toEqual([])
    await page.getByLabel('Period', { exact: true }).selectOption({ label: 'Per month' })
    await page.getByRole('button', { name: 'Which periods' }).click()
    await page.getByLabel('From', { exact: true }).fill('2026-01-01')
    await page.getByLabel('To', { exact: true }).fill('2026-02-28')
    await page.getByLabel('Time zone').selectOption('Europe/Berlin')
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.getByRole('columnheader', { name: 'Jan 2026' }).waitFor()
    // The order at 22:30 belongs to January there, too; one at 23:30 would not.
    await expect.poll(() => cells(page, 'Germany')).toEqual(['€10.00', '€30.00+200%', '€40.00'])
    const link = page.url()
    await page.getByRole('link', { name: '€30.00' }).click()
    await page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor()
    await page.getByText('1 order', { exact: true }).waitFor()
    await page.getByText('Customer: country is DE').waitFor()
    await close()
    const again = await open(new URL(link).pathname + new URL(link).search)
    await expect.poll(() => cells(again.page, 'Germany')).toEqual(['€10.00', '€30.00+200%', '€40.00'])
    const [file] = await Promise.all([
      again.page.waitForEvent('download'),
      again.page
        .getByRole('button', { name: 'More actions' })
        .click()
        .then(() => again.page.getByRole('menuitem', { name: 'Export this report as CSV' }).click()),
    ])
    expect((await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n').slice(1, 3)).toEqual([
      'Germany,2026-01-01,2026-01-31,10.00,EUR,,1',
      'Germany,2026-02-01,2026-02-28,30.00,EUR,10.00,1',
    ])
    await again.close()
    expect(complaints).toEqual([])
  })

  it('converts amounts to one currency, keeps that with the report, and says by rates of which days', async () => {
    const { data } = await app.ask(
      `mutation ($input: SetExchangeRatesInput!) { setExchangeRates(input: $input) { userErrors { message } } }`,
      { input: { reference: 'EUR', rates: [{ currency: 'USD', validOn: '2026-02-11', rate: 1.4 }] } },
    )
    expect(data.setExchangeRates.userErrors).toEqual([])
    const { page, complaints, close } = await open('/reports?of="ORDERS"&m="SUM.TOTAL"&by=["CUSTOMER_COUNTRY"]')
    // The base currency, for the key belongs to no user who has chosen one.
    await page.getByRole('button', { name: 'All in USD' }).click()
    await page.getByText('amounts left out: no exchange rate of that day').waitFor()
    await page.getByLabel('Currency', { exact: true }).selectOption('EUR')
    await expect.poll(() => cells(page, 'China')).toEqual(['€10.00', '20.0%', '2'])
    await page.getByText('1 amount converted to EUR at the rates of their day: 11 Feb 2026.').waitFor()
    expect(new URL(page.url()).searchParams.get('conversion')).toBe('BY_DAY_OF_RECORD')
    // Today is far from the only rate that is known.
    const others = page.getByLabel('Amounts in other currencies')
    await others.selectOption({ label: 'Others converted at today’s rates' })
    await page.getByText('1 amount left out: no exchange rate').waitFor()
    await expect.poll(() => cells(page, 'China')).toEqual(['€5.00', '11.1%', '2'])
    await others.selectOption({ label: 'Others left out' })
    await page.getByText('Only amounts in EUR; there are others in USD.').waitFor()
    await page.getByLabel('Currency', { exact: true }).selectOption('USD')
    await others.selectOption({ label: 'Others converted at the rates of their day' })
    await page.getByText('2 amounts left out').waitFor()
    await page.getByRole('button', { name: 'Save…' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill('In dollars')
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { level: 1, name: 'In dollars' }).waitFor()
    expect(await findingsOf(page)).toEqual([])
    const { data: saved } = await app.ask('{ savedReports { nodes { question } } }')
    expect(saved.savedReports.nodes).toEqual([
      { question: expect.objectContaining({ currency: 'USD', conversion: 'BY_DAY_OF_RECORD' }) },
    ])
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Delete this report' }).click()
    await page.getByText('None is saved yet').waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  it('is saved, shown on Today, changed, and brought back after it was deleted, by keys alone', async () => {
    const { page, close } = await open('/reports?of="ORDERS"&by=["STATUS"]')
    await page.getByRole('row').filter({ hasText: 'Placed' }).waitFor()
    const command = async (text: string) => {
      await page.keyboard.press('Control+k')
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
    }
    await command('save')
    await page.getByRole('dialog').getByLabel('Name').fill('By status')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'By status' }).waitFor()
    const choose = async (item: string) => {
      await page.getByRole('button', { name: 'More actions' }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('menuitem', { name: item }).focus()
      await page.keyboard.press('Enter')
    }
    await choose('Show on Today')
    await page.getByText('on Today').waitFor()
    await page.getByLabel('Grouped by').selectOption({ label: 'Country' })
    await page.getByText('Changed, not saved').waitFor()
    await page.getByRole('button', { name: 'Save', exact: true }).press('Enter')
    await page.getByText('Changed, not saved').waitFor({ state: 'detached' })
    await page.keyboard.press('g')
    await page.keyboard.press('t')
    const tile = page.locator('section').filter({ has: page.getByRole('heading', { name: 'By status' }) })
    await tile.getByText('Germany').waitFor()
    expect(await findingsOf(page)).toEqual([])
    await tile.getByRole('link', { name: 'By status' }).press('Enter')
    await page.getByRole('row').filter({ hasText: 'Germany' }).waitFor()
    const link = page.url()
    await choose('Delete this report')
    await page.getByText('None is saved yet').waitFor()
    await page.keyboard.press('Control+z')
    await page.getByRole('link', { name: 'By status' }).waitFor()
    // Links to it live on.
    await page.goto(`${app.url}/reports?id=${new URL(link).searchParams.get('id')}`)
    await page.getByRole('heading', { level: 1, name: 'By status' }).waitFor()
    await close()
    const { data } = await app.ask('{ savedReports { nodes { name isShared isOnToday question } } }')
    expect(data.savedReports.nodes).toEqual([
      {
        name: 'By status',
        isShared: true,
        isOnToday: true,
        question: expect.objectContaining({ by: ['CUSTOMER_COUNTRY'] }),
      },
    ])
  })
})
