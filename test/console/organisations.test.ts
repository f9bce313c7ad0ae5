import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { chromiumPath, findingsOf, launch, visit } from './browser.ts'

describe.skipIf(chromiumPath === undefined)('organisations in the console', { timeout: 240_000 }, () => {
  let app: TestApp
  let browser: Browser
  const ids: Record<string, string> = {}

  const make = async (kind: string, name: string, more: object = {}) => {
    const { data } = await app.ask(
      'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } userErrors { message } } }',
      { input: { kind, name, ...more } },
    )
    ids[name] = data.createCustomer.customer.id
  }

  beforeAll(async () => {
    app = await startTestApp()
    await make('ORGANISATION', 'Acme Group', { industry: 'Tools', domains: ['acme.example'] })
    await make('ORGANISATION', 'Acme Works', { parentId: ids['Acme Group'], website: 'acme.example' })
    await make('PERSON', 'Ada')
    await make('PERSON', 'Bob', { organisationId: ids['Acme Works'] })
    browser = await launch()
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  const open = (path: string, more: object = {}) => visit(browser, { url: app.url, key: app.ownerKey, path, ...more })

  it('are a list of their own, which leads to their pages', async () => {
    const { page, complaints, close } = await open('/organisations')
    await page.getByRole('link', { name: 'Acme Works' }).waitFor()
    expect(await page.getByRole('link', { name: 'Bob' }).count()).toBe(0)
    expect(await findingsOf(page)).toEqual([])
    await page.getByRole('link', { name: 'Acme Works' }).click()
    await page.getByRole('heading', { level: 1, name: 'Acme Works' }).waitFor()
    await page.getByRole('heading', { name: 'People (1)' }).waitFor()
    await page.getByRole('link', { name: 'Acme Group' }).first().waitFor()
    expect(await findingsOf(page)).toEqual([])
    expect(complaints).toEqual([])
    await close()
  })

  it('get people, who get another employer, leave, and are told apart', async () => {
    const { page, complaints, close } = await open(`/customers/${ids['Acme Works']}`)
    await page.getByRole('button', { name: 'Add an employment' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Person').fill('Ada')
    await dialog.getByRole('button', { name: 'Ada' }).click()
    await dialog.getByLabel('Role').fill('Buyer')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'People (2)' }).waitFor()
    await page.getByRole('link', { name: 'Ada' }).click()
    await page.getByRole('heading', { level: 1, name: 'Ada' }).waitFor()
    await page.getByText('Buyer').waitFor()
    await page.getByRole('button', { name: 'Edit the employment: Acme Works' }).click()
    await dialog.getByLabel('To', { exact: true }).fill('2026-01-31')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByText('until').waitFor()
    const { data } = await app.ask(
      'query ($id: ID!) { customer(id: $id) { organisation { name } employments { toOn role isMain } } }',
      { id: ids['Ada'] },
    )
    expect(data.customer).toEqual({
      organisation: null,
      employments: [{ toOn: '2026-01-31', role: 'Buyer', isMain: false }],
    })
    expect(complaints).toEqual([])
    await close()
  })

  it('say at the field what the server refuses, and are changed in the dialog', async () => {
    const { page, close } = await open(`/customers/${ids['Acme Group']}`)
    await page.getByRole('heading', { level: 1, name: 'Acme Group' }).waitFor()
    await page.keyboard.press('e')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Website').fill('not a website')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('expected website to be a web address').waitFor()
    await dialog.getByLabel('Website').fill('acme.example')
    await dialog.getByLabel('Employees').fill('250')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'detached' })
    const { data } = await app.ask(
      'query ($id: ID!) { customer(id: $id) { website employeeCount industry domains } }',
      {
        id: ids['Acme Group'],
      },
    )
    expect(data.customer).toEqual({
      website: 'https://acme.example',
      employeeCount: 250,
      industry: 'Tools',
      domains: ['acme.example'],
    })
    await close()
  })

  it('fit a telephone, in Chinese', async () => {
    const { page, close } = await open(`/customers/${ids['Acme Works']}`, {
      locale: 'zh-CN',
      viewport: { width: 390, height: 844 },
    })
    await page.getByRole('heading', { name: /^人员/ }).waitFor()
    await page.getByText('隶属于').waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    await close()
  })
})
