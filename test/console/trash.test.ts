import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { chromiumPath, findingsOf, launch, layoutFaults, visit } from './browser.ts'

describe.skipIf(chromiumPath === undefined)('the trash in the console', { timeout: 240_000 }, () => {
  let app: TestApp
  let browser: Browser
  const ids: Record<string, string> = {}

  const done = async (name: string, input: object, selection = '') => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`
    const { data, errors } = await app.ask(
      `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { message } ${selection} } }`,
      { input },
    )
    expect(errors).toBeUndefined()
    expect(data[name].userErrors).toEqual([])
    return data[name]
  }
  const deal = async (name: string, customerId: string) => {
    const { opportunity } = await done('createOpportunity', { customerId, name }, 'opportunity { id }')
    return opportunity.id as string
  }

  beforeAll(async () => {
    app = await startTestApp()
    for (const [kind, name] of [
      ['PERSON', 'Ada'],
      ['PERSON', 'Ben'],
      ['ORGANISATION', 'Acme'],
    ] as const) {
      const { customer } = await done('createCustomer', { kind, name }, 'customer { id }')
      ids[name] = customer.id
    }
    browser = await launch()
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  const open = (more: object = {}) =>
    visit(browser, { url: app.url, key: app.ownerKey, path: '/settings/trash', ...more })

  it('says when it is empty, and that nothing is purged', async () => {
    const { page, complaints, close } = await open()
    await page.getByText('The trash is empty').waitFor()
    await page.getByText('Deleted records are kept until somebody restores them').waitFor()
    expect(await findingsOf(page)).toEqual([])
    expect(complaints).toEqual([])
    await close()
  })

  it('lists what was deleted, finds it by name and type, and gives it back with what was deleted with it', async () => {
    await done('deleteOpportunity', { id: await deal('Tea for Ada', ids['Ada']!) })
    const { task } = await done('createTask', { customerId: ids['Acme'], title: 'Call Acme' }, 'task { id }')
    await deal('Tea for Acme', ids['Acme']!)
    await done('deleteCustomer', { id: ids['Acme'] })
    await done('deleteOpportunity', { id: await deal('Cups for Ben', ids['Ben']!) })
    await done('deleteCustomer', { id: ids['Ben'] })

    const { page, complaints, close } = await open()
    const row = (name: string) => page.getByRole('row').filter({ has: page.getByText(name, { exact: true }) })
    const types = page.getByRole('combobox', { name: 'Which records' })
    await row('Tea for Ada').first().waitFor()
    await expect.poll(() => page.getByRole('row').count()).toBe(5)
    // What goes back with its customer stands with it, and what was deleted before waits for it.
    await row('Acme').getByText('Deal 1 · Task 1').waitFor()
    expect(await page.getByText('Call Acme').count()).toBe(0)
    await row('Cups for Ben').getByText('Restore its customer first').waitFor()
    expect(await row('Cups for Ben').getByRole('button').count()).toBe(0)
    expect(await findingsOf(page)).toEqual([])

    await page.getByRole('searchbox').fill('tea for')
    await page.getByText('Acme', { exact: true }).waitFor({ state: 'detached' })
    await expect.poll(() => page.getByRole('row').count()).toBe(2)
    await page.getByRole('searchbox').fill('nobody')
    await page.getByText('No deleted record fits').waitFor()
    await page.getByRole('searchbox').fill('')
    await types.selectOption({ label: 'Customer (2)' })
    await page.getByText('Tea for Ada').waitFor({ state: 'detached' })
    await row('Ben').waitFor()
    await expect.poll(() => page.getByRole('row').count()).toBe(3)

    await page.getByRole('button', { name: 'Restore: Acme' }).click()
    await page.getByText('Acme is back').waitFor()
    await row('Acme').waitFor({ state: 'detached' })
    const { data } = await app.ask(
      'query ($id: ID!, $task: ID!) { customer(id: $id) { opportunities { nodes { name } } } task(id: $task) { title } }',
      { id: ids['Acme'], task: task.id },
    )
    expect(data).toEqual({
      customer: { opportunities: { nodes: [{ name: 'Tea for Acme' }] } },
      task: { title: 'Call Acme' },
    })
    // Once its customer is back, a record can come back too.
    await page.getByRole('button', { name: 'Restore: Ben' }).click()
    await page.getByText('Ben is back').waitFor()
    await page.getByText('No deleted record fits').waitFor()
    await types.locator('option', { hasText: 'Customer (0)' }).waitFor({ state: 'attached' })
    await types.selectOption('')
    await page.getByRole('button', { name: 'Restore: Cups for Ben' }).click()
    await page.getByText('Cups for Ben is back').waitFor()
    await row('Cups for Ben').waitFor({ state: 'detached' })
    await types.locator('option', { hasText: 'Deal (1)' }).waitFor({ state: 'attached' })
    expect(await types.locator('option').allTextContents()).toEqual(['All', 'Deal (1)'])
    expect(complaints).toEqual([])
    await close()
  })

  it('says why a record does not come back: somebody was faster', async () => {
    const { page, close } = await open()
    const button = page.getByRole('button', { name: 'Restore: Tea for Ada' })
    await button.waitFor()
    const { data } = await app.ask('{ trash { nodes { id name } } }')
    const { id } = data.trash.nodes.find(({ name }: { name: string }) => name === 'Tea for Ada')
    await done('restoreOpportunity', { id })
    await done('deleteOpportunity', { id })
    await button.click()
    await page.locator('.toast').waitFor()
    expect(await page.locator('.toast').textContent()).toMatch(/version/)
    expect(await page.getByText('Tea for Ada is back').count()).toBe(0)
    await close()
  })

  it('fits a telephone, in Chinese', async () => {
    const { page, close } = await open({
      locale: 'zh-CN',
      colorScheme: 'dark',
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    })
    await page.getByRole('heading', { name: '回收站' }).waitFor()
    await page.getByRole('button', { name: '恢复：Tea for Ada' }).waitFor()
    expect(await layoutFaults(page)).toEqual([])
    expect(await findingsOf(page)).toEqual([])
    await close()
  })

  it('is no part of the settings of those who may not delete', async () => {
    const { key } = await app.addUser('Rita', 'READER')
    const { page, close } = await open({ key })
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Plugins' }).waitFor()
    expect(await page.getByRole('link', { name: 'Trash' }).count()).toBe(0)
    await page
      .getByText('Tea for Ada')
      .waitFor({ timeout: 1_500 })
      .then(
        () => expect.unreachable('a reader saw the trash'),
        () => undefined,
      )
    await close()
  })
})
