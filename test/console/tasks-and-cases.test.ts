import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { chromiumPath, findingsOf, launch, layoutFaults, visit } from './browser.ts'

describe.skipIf(chromiumPath === undefined)('work in the console', { timeout: 240_000 }, () => {
  let app: TestApp
  let browser: Browser

  beforeAll(async () => {
    app = await startTestApp()
    for (const name of ['Ada', 'Bob'])
      await app.ask(
        'mutation ($name: String!) { createCustomer(input: { kind: PERSON, name: $name }) { customer { id } } }',
        {
          name,
        },
      )
    browser = await launch()
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  const open = (path: string, more: object = {}) => visit(browser, { url: app.url, key: app.ownerKey, path, ...more })

  it('a task is made for a customer that is found, done by a key, and opened again by undo', async () => {
    const { page, complaints, close } = await open('/tasks')
    await page.locator('h1').waitFor()
    await page.keyboard.press('n')
    const dialog = page.getByRole('dialog')
    const customer = dialog.getByRole('searchbox', { name: 'Customer' })
    await customer.fill('nobody of this name')
    await dialog.getByText('No customer fits').waitFor()
    await dialog.getByLabel('What is to be done').fill('Call about the order')
    // Without a customer there is no task.
    await dialog.getByRole('button', { name: 'Save' }).click()
    expect(await dialog.isVisible()).toBe(true)
    await customer.fill('Ad')
    await dialog.getByRole('button', { name: /^Ada/ }).waitFor()
    await customer.press('Enter')
    await dialog.getByText('Ada').waitFor()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('link', { name: 'Ada' }).waitFor()
    await page.getByRole('heading', { name: 'Today', exact: true }).waitFor()
    expect([...(await layoutFaults(page)), ...(await findingsOf(page))]).toEqual([])
    await page.keyboard.press('j')
    await page.keyboard.press('d')
    await page.getByText('Done: Call about the order').waitFor()
    await page.getByRole('link', { name: 'Ada' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('link', { name: 'Ada' }).waitFor()
    const { data } = await app.ask('{ tasks(first: 5) { nodes { title status customer { name } } } }')
    expect(data.tasks.nodes).toEqual([{ title: 'Call about the order', status: 'OPEN', customer: { name: 'Ada' } }])
    expect(complaints).toEqual([])
    await close()
  })

  it('a case is opened, answered, resolved and taken back, while its page shows what others change', async () => {
    const { page, complaints, close } = await open('/cases')
    await page.getByRole('button', { name: 'New case' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Customer').fill('Bo')
    await dialog.getByRole('button', { name: /^Bob/ }).click()
    await dialog.getByLabel('Subject').fill('The hat does not fit')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { level: 1, name: 'The hat does not fit' }).waitFor()
    await page.getByText('No contact belongs to this case yet.').waitFor()
    await page.getByLabel('What was said or written').fill('We send another one.')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByText('We send another one.').waitFor()
    // Our first contact has opened it.
    await page.getByRole('button', { name: 'Set to Resolved' }).click()
    await page.getByText('The case is now: Resolved').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: 'Set to Resolved' }).waitFor()
    expect([...(await layoutFaults(page)), ...(await findingsOf(page))]).toEqual([])
    const { data } = await app.ask('{ cases(first: 1) { nodes { id version } } }')
    const { id, version } = data.cases.nodes[0]
    await app.ask('mutation ($input: UpdateCaseInput!) { updateCase(input: $input) { userErrors { message } } }', {
      input: { id, version, subject: 'The hat is too small' },
    })
    await page.getByRole('heading', { level: 1, name: 'The hat is too small' }).waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  it('fits a phone, dark and in Chinese', async () => {
    const { page, complaints, close } = await open('/tasks', {
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
      locale: 'zh-CN',
      hasTouch: true,
      isMobile: true,
    })
    const { data } = await app.ask('{ cases(first: 1) { nodes { id } } }')
    for (const path of ['/tasks', '/cases', `/cases/${data.cases.nodes[0].id}`, '/settings/sla']) {
      await page.goto(`${app.url}${path}`)
      await page.locator('h1').waitFor()
      await page.waitForLoadState('networkidle')
      expect([path, ...(await layoutFaults(page)), ...(await findingsOf(page))]).toEqual([path])
    }
    expect(complaints).toEqual([])
    await close()
  })
})
