import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { chromiumPath, findingsOf, launch, visit } from './browser.ts'

describe.skipIf(chromiumPath === undefined)('views of lists in the console', { timeout: 120_000 }, () => {
  let app: TestApp
  let browser: Browser

  beforeAll(async () => {
    app = await startTestApp()
    const stages = [
      { key: 'NEW', name: 'New', outcome: 'OPEN', defaultProbability: 0.1 },
      { key: 'WON', name: 'Won', outcome: 'WON' },
      { key: 'LOST', name: 'Lost', outcome: 'LOST' },
    ]
    const { data } = await app.ask(
      `mutation ($a: CreatePipelineInput!, $b: CreatePipelineInput!) {
        a: createPipeline(input: $a) { userErrors { message } }
        b: createPipeline(input: $b) { userErrors { message } }
        createCustomer(input: { kind: PERSON, name: "Ada" }) { customer { id } }
      }`,
      { a: { key: 'FIRST', name: 'First', stages }, b: { key: 'SECOND', name: 'Second', stages } },
    )
    const customerId = data.createCustomer.customer.id
    for (const [name, pipelineKey] of [
      ['Tea', 'FIRST'],
      ['Coffee', 'SECOND'],
      ['Cups', 'SECOND'],
    ]) {
      const made = await app.ask(
        `mutation ($input: CreateOpportunityInput!) { createOpportunity(input: $input) { userErrors { message } } }`,
        { input: { name, customerId, pipelineKey, stageKey: 'NEW' } },
      )
      expect(made.data.createOpportunity.userErrors).toEqual([])
    }
    browser = await launch()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  const open = (path: string) => visit(browser, { url: app.url, key: app.ownerKey, path })
  const choose = async (page: Page, name: string) => {
    await page.getByRole('button', { name: 'Views' }).click()
    await page.getByRole('menuitem', { name }).click()
  }
  const save = async (page: Page, name: string) => {
    await choose(page, 'Save this view…')
    await page.getByLabel('Name of the view').fill(name)
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await page.getByText(`The view ${name} was saved`).waitFor()
    return new URL(page.url()).searchParams.get('view')!
  }

  it('keeps which deals the pipeline shows, opens by a link, and shows the same deals as a list', async () => {
    const { page, complaints, close } = await open('/pipeline')
    await page.getByRole('combobox', { name: 'Pipeline' }).selectOption('FIRST')
    await page.getByText('Tea', { exact: true }).waitFor()
    await page.getByRole('combobox', { name: 'Pipeline' }).selectOption('SECOND')
    await page.getByText('Cups', { exact: true }).waitFor()
    await page.getByRole('searchbox').fill('cof')
    await page.getByText('Cups', { exact: true }).waitFor({ state: 'detached' })
    const id = await save(page, 'Coffee only')
    expect(await findingsOf(page)).toEqual([])
    await page.goto(`${app.url}/pipeline?view=${id}`)
    await page.getByText('Coffee', { exact: true }).waitFor()
    expect(await page.getByText('Cups', { exact: true }).count()).toBe(0)
    expect(await page.getByRole('combobox', { name: 'Pipeline' }).inputValue()).toBe('SECOND')
    await choose(page, 'Show these deals as a list')
    await page.getByText('1 deal', { exact: true }).waitFor()
    // What is changed is the view no more.
    await page.goto(`${app.url}/pipeline?view=${id}`)
    await page.getByRole('searchbox').fill('')
    await page.getByText('Cups', { exact: true }).waitFor()
    expect(new URL(page.url()).searchParams.get('view')).toBeNull()
    await page.goto(`${app.url}/records/deals?view=${id}`)
    await page.getByText('1 deal', { exact: true }).waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  it('are in every list, and one that was deleted comes back under its link', async () => {
    const { page, complaints, close } = await open('/records/deals?sort="-NAME"')
    await page.getByText('3 deals', { exact: true }).waitFor()
    const id = await save(page, 'By name')
    await page.getByRole('button', { name: 'Views' }).click()
    await page.getByRole('button', { name: 'Delete the view By name' }).click()
    await page.getByText('The view By name was deleted').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.goto(`${app.url}/records/deals?view=${id}`)
    await page.getByText('3 deals', { exact: true }).waitFor()
    expect(new URL(page.url()).searchParams.get('sort')).toBe('-NAME')
    await page.goto(`${app.url}/orders?view=${id}`)
    await page.getByText('This view is of another list').waitFor()
    for (const path of ['/orders', '/records/interactions', '/records/scores']) {
      await page.goto(app.url + path)
      await page.getByRole('button', { name: 'Views' }).waitFor()
    }
    expect(complaints).toEqual([])
    await close()
  })
})
