import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { chromiumPath, findingsOf, launch, visit } from './browser.ts'

const placedAt = '2026-03-02T09:30:00Z'

describe.skipIf(chromiumPath === undefined)('orders and products in the console', { timeout: 120_000 }, () => {
  let app: TestApp
  let browser: Browser
  let customer: string
  let order: string

  /** Records an order of the customer in US dollars. */
  const record = async (number: string): Promise<string> => {
    const { data } = await app.ask(
      `mutation ($input: RecordOrderInput!) { recordOrder(input: $input) { order { id } userErrors { message } } }`,
      {
        input: {
          customerId: customer,
          number,
          placedAt,
          currency: 'USD',
          lines: [
            { sku: 'LAMP', name: 'Lamp', quantity: '2.5', unitPrice: '1000.10' },
            { sku: 'BULB', name: 'Bulb', quantity: '3', unitPrice: '0.125' },
          ],
        },
      },
    )
    return data.recordOrder.order.id
  }
  const stateOf = async (id: string) =>
    (await app.ask('query ($id: ID!) { order(id: $id) { number status } }', { id })).data.order

  beforeAll(async () => {
    app = await startTestApp()
    const made = await app.ask(
      'mutation { createCustomer(input: { kind: PERSON, name: "Ada Lovelace" }) { customer { id } } }',
    )
    customer = made.data.createCustomer.customer.id
    order = await record('A-1001')
    const rates = [{ currency: 'USD', rate: 1.25, validOn: '2026-02-27' }]
    const set = await app.ask(
      'mutation ($rates: [ExchangeRateInput!]!) { setExchangeRates(input: { reference: "EUR", rates: $rates }) { userErrors { message } } }',
      { rates },
    )
    expect(set.data.setExchangeRates.userErrors).toEqual([])
    browser = await launch()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  const open = (path: string, options: object = {}) =>
    visit(browser, { url: app.url, key: app.ownerKey, path, ...options })

  it('orders are reached from their list by a key, and from the timeline of their customer', async () => {
    const { page, complaints, close } = await open('/orders')
    await page.locator('[role=grid] .line').waitFor()
    await page.locator('[role=grid]').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Order A-1001' }).waitFor()
    await page.getByRole('link', { name: 'Ada Lovelace' }).click()
    await page.getByRole('heading', { level: 1, name: 'Ada Lovelace' }).waitFor()
    await page.locator('.timeline-entry').first().waitFor()
    await page.keyboard.press('t')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/orders/${order}`)
    await page.getByRole('link', { name: 'All orders of this customer' }).click()
    await page.getByRole('button', { name: 'Orders', exact: true, pressed: true }).waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  it('orders show every digit of their lines, and their sum in the currency of who looks, by the rate of their day', async () => {
    const eve = await app.addUser('Eve', 'AGENT')
    await app.ask('mutation { updateMe(input: { currency: "EUR" }) { userErrors { message } } }', {}, eve.key)
    const { page, close } = await open(`/orders/${order}`, { key: eve.key })
    const line = page.getByRole('row').filter({ hasText: 'Lamp' })
    await line.waitFor()
    expect(await line.locator('td').allTextContents()).toEqual(['Lamp ', 'LAMP', '2.5', 'US$1,000.10', 'US$2,500.25'])
    expect(await page.getByRole('row').filter({ hasText: 'Bulb' }).locator('td').allTextContents()).toEqual([
      'Bulb ',
      'BULB',
      '3',
      'US$0.125',
      'US$0.375',
    ])
    await page.getByText('US$2,500.625', { exact: true }).waitFor()
    // 2,500.625 ÷ 1.25
    await page.getByText('€2,000.50 at the rate of 27 Feb 2026').waitFor()
    expect(await findingsOf(page)).toEqual([])
    await close()
  })

  it('orders change their status by the palette and back by undo, and their number; what others change is shown', async () => {
    const id = await record('A-1002')
    const { page, complaints, close } = await open(`/orders/${id}`)
    await page.getByRole('heading', { level: 1, name: 'Order A-1002' }).waitFor()
    await page.locator('.link-state.live').waitFor()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('status refunded')
    await page.keyboard.press('Enter')
    await page.getByText('Refunded: counts as no purchase').waitFor()
    expect(await stateOf(id)).toMatchObject({ status: 'REFUNDED' })
    await page.keyboard.press('Control+z')
    await expect.poll(() => stateOf(id)).toMatchObject({ status: 'PLACED' })
    await page.locator('.page-head .badge', { hasText: 'Placed' }).waitFor()

    await page.keyboard.press('e')
    const dialog = page.getByRole('dialog')
    expect(await findingsOf(page)).toEqual([])
    await dialog.getByLabel('Order number').fill('A-2000')
    await dialog.getByLabel('Status').selectOption('PAID')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { level: 1, name: 'Order A-2000' }).waitFor()
    expect(await stateOf(id)).toEqual({ number: 'A-2000', status: 'PAID' })

    // While the form is open somebody else saves: nothing of that is reverted.
    await page.keyboard.press('e')
    await app.ask(
      'mutation ($id: ID!) { updateOrder(input: { id: $id, status: FULFILLED }) { userErrors { message } } }',
      { id },
    )
    await page.locator('.page-head .badge', { hasText: 'Fulfilled' }).waitFor()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByRole('alert').filter({ hasText: 'version' }).waitFor()
    expect(await stateOf(id)).toEqual({ number: 'A-2000', status: 'FULFILLED' })
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('row').filter({ hasText: 'PAID → FULFILLED' }).waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  it('orders are deleted, back by undo, and restored from their own page', async () => {
    const id = await record('A-1003')
    const { page, complaints, close } = await open(`/orders/${id}`)
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await page.getByText('Order A-1003 was deleted').waitFor()
    await page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor()
    expect(await stateOf(id)).toBeNull()
    await page.keyboard.press('Control+z')
    await page.getByRole('heading', { level: 1, name: 'Order A-1003' }).waitFor()
    expect(await stateOf(id)).toMatchObject({ number: 'A-1003' })
    await page.locator('.link-state.live').waitFor()
    await app.ask('mutation ($id: ID!) { deleteOrder(input: { id: $id }) { userErrors { message } } }', { id })
    await page.getByText('This order is deleted').waitFor()
    expect(await page.getByRole('button', { name: 'Edit' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Restore' }).click()
    await page.getByRole('button', { name: 'Edit' }).waitFor()
    expect(await stateOf(id)).toMatchObject({ number: 'A-1003' })
    expect(complaints).toEqual([])
    await close()
  })

  it('orders offer a reader nothing that would be refused, and say where there is none', async () => {
    const { key } = await app.addUser('Rita', 'READER')
    const { page, complaints, close } = await open(`/orders/${order}`, { key })
    await page.getByRole('row').filter({ hasText: 'Lamp' }).waitFor()
    expect(await page.locator('.page-head').getByRole('button').count()).toBe(0)
    expect(await page.getByRole('heading', { name: 'Audit' }).count()).toBe(0)
    await page.goto(`${app.url}/orders/ord_01890000-0000-7000-8000-000000000000`)
    await page.getByText('This order does not exist, or you may not see it').waitFor()
    expect(await findingsOf(page)).toEqual([])
    expect(complaints).toEqual([])
    await close()
  })

  it('products are made, found, renamed and no longer sold, each undone by a key', async () => {
    const { page, complaints, close } = await open('/orders')
    await page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('i')
    await page.getByRole('heading', { level: 1, name: 'Products' }).waitFor()
    await page.locator('[role=grid] .line').nth(1).waitFor()
    await page.keyboard.press('c')
    const dialog = page.getByRole('dialog')
    expect(await findingsOf(page)).toEqual([])
    await dialog.getByLabel('SKU').fill('LAMP')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('another product already has the sku').waitFor()
    await dialog.getByLabel('SKU').fill('VASE')
    await dialog.getByLabel('Name').fill('Vase')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { level: 1, name: 'Vase' }).waitFor()
    await page.getByText('Nobody has bought it yet.').waitFor()
    await page.keyboard.press('e')
    await dialog.getByLabel('Name').fill('Tall vase')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { level: 1, name: 'Tall vase' }).waitFor()
    await page.keyboard.press('Control+z')
    await page.getByRole('heading', { level: 1, name: 'Vase', exact: true }).waitFor()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('stop selling')
    await page.keyboard.press('Enter')
    await page.locator('.page-head .badge', { hasText: 'No longer sold' }).waitFor()
    const { data } = await app.ask('{ products(filter: { sku: { eq: "VASE" } }) { nodes { name active } } }')
    expect(data.products.nodes).toEqual([{ name: 'Vase', active: false }])
    await page.goto(`${app.url}/products?q=vas&f=${encodeURIComponent('[["active","",false]]')}`)
    await page.locator('[role=grid] .line', { hasText: 'Vase' }).waitFor()
    await page.getByText('1 product', { exact: true }).waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  it('products show what was sold of them, when and to whom, and what is sold meanwhile', async () => {
    const placed = (sku: string, currency: string, unitPrice: string, status = 'PAID') =>
      app.ask('mutation ($input: RecordOrderInput!) { recordOrder(input: $input) { userErrors { message } } }', {
        input: {
          customerId: customer,
          placedAt: new Date(Date.now() - 60_000).toISOString(),
          currency,
          status,
          lines: [{ sku, quantity: '2', unitPrice }],
        },
      })
    await placed('CLOCK', 'EUR', '10.50')
    // Neither is a purchase: this one was taken back, and of that currency no rate is known.
    await placed('CLOCK', 'EUR', '99', 'REFUNDED')
    await placed('CLOCK', 'ISK', '500')
    const { data } = await app.ask('{ products(filter: { sku: { eq: "CLOCK" } }) { nodes { id } } }')
    const eve = await app.addUser('Ivo', 'AGENT')
    await app.ask('mutation { updateMe(input: { currency: "EUR" }) { userErrors { message } } }', {}, eve.key)
    const { page, complaints, close } = await open(`/products/${data.products.nodes[0].id}`, { key: eve.key })
    await page.locator('.product-totals', { hasText: '€21.00' }).waitFor()
    expect(await page.locator('.product-totals .figure').allTextContents()).toEqual(['€21.00', '4 ×'])
    await page.getByText('Amounts leave out 1 order line').waitFor()
    const row = page.getByRole('row').filter({ hasText: 'Ada Lovelace' })
    expect(await row.locator('td').allTextContents()).toEqual(['Ada Lovelace', '4', '€21.00'])
    await page.locator('figure').waitFor()
    expect(await findingsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Quantity' }).click()
    await expect.poll(() => new URL(page.url()).search).toBe('?m=QUANTITY')
    await page.locator('.link-state.live').waitFor()
    await placed('CLOCK', 'EUR', '1')
    await page.locator('.product-totals', { hasText: '6 ×' }).waitFor()
    await page.getByRole('link', { name: 'All orders with it' }).click()
    await page.getByText('4 orders', { exact: true }).waitFor()
    await page.goBack()
    await page.getByRole('link', { name: 'Open as a report' }).click()
    await page.getByRole('heading', { level: 1, name: 'New report' }).waitFor()
    await page.locator('.table', { hasText: '6' }).waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  it('products offer a reader nothing that would be refused', async () => {
    const { data } = await app.ask('{ products(first: 1) { nodes { id } } }')
    const { key } = await app.addUser('Rolf', 'READER')
    const { page, complaints, close } = await open(`/products/${data.products.nodes[0].id}`, { key })
    await page.getByRole('heading', { name: 'Who buys it' }).waitFor()
    expect(await page.locator('.page-head').getByRole('button').count()).toBe(0)
    await page.goto(`${app.url}/products`)
    await page.locator('[role=grid] .line').first().waitFor()
    expect(await page.getByRole('button', { name: 'New product' }).count()).toBe(0)
    await page.goto(`${app.url}/products/prd_01890000-0000-7000-8000-000000000000`)
    await page.getByText('This product does not exist').waitFor()
    expect(complaints).toEqual([])
    await close()
  })
})
