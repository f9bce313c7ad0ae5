import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { chromiumPath, launch, visit } from './browser.ts'

const stages = [
  { key: 'NEW', name: 'New', outcome: 'OPEN', defaultProbability: 0.1 },
  { key: 'TALKS', name: 'Talks', outcome: 'OPEN', defaultProbability: 0.4 },
  { key: 'OFFER', name: 'Offer', outcome: 'OPEN', defaultProbability: 0.7 },
  { key: 'WON', name: 'Won', outcome: 'WON' },
  { key: 'LOST', name: 'Lost', outcome: 'LOST' },
]

/** Lets the requests of one operation wait until they are let go, in their order. */
const holdBack = async (page: Page, operation: string) => {
  const waiting: Route[] = []
  let isHeld = true
  await page.route('**/graphql', async (route) => {
    if (isHeld && route.request().postData()?.includes(operation)) waiting.push(route)
    else await route.continue()
  })
  return {
    waiting,
    letGo: async () => {
      isHeld = false
      for (const route of waiting.splice(0)) await route.continue()
    },
  }
}

describe.skipIf(chromiumPath === undefined)('the pipeline of the console', { timeout: 120_000 }, () => {
  let app: TestApp
  let browser: Browser
  let customerId: string

  beforeAll(async () => {
    app = await startTestApp()
    const made = await app.ask(
      `mutation ($pipeline: CreatePipelineInput!) {
        createPipeline(input: $pipeline) { userErrors { message } }
        createCustomer(input: { kind: PERSON, name: "Ada" }) { customer { id } }
      }`,
      { pipeline: { key: 'TRIAL', name: 'Trial', stages } },
    )
    expect(made.data.createPipeline.userErrors).toEqual([])
    customerId = made.data.createCustomer.customer.id
    browser = await launch()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  /** A deal, and the board that shows it. */
  const openWith = async (name: string) => {
    const made = await app.ask(
      `mutation ($input: CreateOpportunityInput!) {
        createOpportunity(input: $input) { opportunity { id } userErrors { message } }
      }`,
      { input: { name, customerId, pipelineKey: 'TRIAL', stageKey: 'NEW' } },
    )
    expect(made.data.createOpportunity.userErrors).toEqual([])
    const { id } = made.data.createOpportunity.opportunity
    const { page, close } = await visit(browser, { url: app.url, key: app.ownerKey, path: '/pipeline' })
    const deal = (stage: string) => page.getByRole('region', { name: stage }).locator(`[id="deal-${id}"]`)
    await page.getByLabel('Pipeline').selectOption('Trial')
    await deal('New').waitFor()
    const move = async (stageKey: string) => {
      const { data } = await app.ask(
        `mutation ($input: MoveOpportunityInput!) { moveOpportunity(input: $input) { userErrors { message } } }`,
        { input: { id, stageKey } },
      )
      expect(data.moveOpportunity.userErrors).toEqual([])
    }
    const stageNow = async () => {
      const { data } = await app.ask('query ($id: ID!) { opportunity(id: $id) { stage { key } lostReason } }', { id })
      return { stage: data.opportunity.stage.key, lostReason: data.opportunity.lostReason }
    }
    /** Waits until this is the newest thing that can be undone. */
    const toldOf = async (text: string) => {
      await expect.poll(() => page.locator('.toast').last().textContent()).toContain(text)
    }
    return { page, close, deal, move, stageNow, toldOf }
  }

  it('sends quick moves of one deal one after another, and the last one stands', async () => {
    const { page, close, deal, stageNow } = await openWith('Quick')
    const held = await holdBack(page, 'mutation MoveDeal')
    await deal('New').focus()
    // The focus stays with the deal, so that the keys need not wait for anything.
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowLeft')
    await deal('Talks').waitFor()
    await expect.poll(() => held.waiting.length).toBe(1)
    await held.letGo()
    await page.getByText('Quick moved to Talks').nth(1).waitFor()
    await expect.poll(stageNow).toMatchObject({ stage: 'TALKS' })
    expect(await page.getByText('version').count()).toBe(0)
    await deal('Talks').waitFor()
    await close()
  })

  it('puts a deal back whose move was refused, and says why; moves behind it are not sent', async () => {
    const { page, close, deal, move, stageNow } = await openWith('Refused')
    const held = await holdBack(page, 'mutation MoveDeal')
    await deal('New').focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await deal('Offer').waitFor()
    // A colleague is quicker: the version that was read is not the newest any more.
    await move('WON')
    await held.letGo()
    await page.getByText(/version/i).waitFor()
    await deal('Won').waitFor()
    expect(await stageNow()).toMatchObject({ stage: 'WON' })
    await close()
  })

  it('shows a move that is made while the board is read, whichever ends first', async () => {
    const { page, close, deal, stageNow } = await openWith('Early')
    const reads = await holdBack(page, 'query StageDeals')
    // A change elsewhere makes the board read again.
    await app.ask(
      `mutation ($input: CreateOpportunityInput!) { createOpportunity(input: $input) { userErrors { message } } }`,
      { input: { name: 'Another', customerId, pipelineKey: 'TRIAL', stageKey: 'NEW' } },
    )
    await expect.poll(() => reads.waiting.length).toBe(stages.length)
    const answers = await Promise.all(reads.waiting.map((route) => route.fetch()))
    await deal('New').focus()
    await page.keyboard.press('ArrowRight')
    await page.getByText('Early moved to Talks').waitFor()
    // What the reads bring is older than the move.
    const late = reads.waiting.splice(0)
    await reads.letGo()
    await Promise.all(late.map((route, i) => route.fulfill({ response: answers[i]! })))
    await page.getByText('Another').first().waitFor()
    expect(await deal('Talks').count()).toBe(1)
    expect(await deal('New').count()).toBe(0)
    expect(await stageNow()).toMatchObject({ stage: 'TALKS' })
    await close()
  })

  it('keeps the reason of a lost deal through an undo, and undoes nothing that a colleague moved on', async () => {
    const { page, close, deal, move, stageNow, toldOf } = await openWith('Boat')
    await deal('New').focus()
    for (const stage of ['Talks', 'Offer', 'Won']) {
      await page.keyboard.press('ArrowRight')
      await deal(stage).waitFor()
    }
    await page.keyboard.press('ArrowRight')
    await page.getByLabel('Reason').fill('too dear')
    await page.keyboard.press('Enter')
    await expect.poll(stageNow).toEqual({ stage: 'LOST', lostReason: 'too dear' })
    await deal('Lost').focus()
    await page.keyboard.press('ArrowLeft')
    await expect.poll(stageNow).toMatchObject({ stage: 'WON' })
    await toldOf('Boat moved to Won')
    await page.keyboard.press('Control+z')
    await expect.poll(stageNow).toEqual({ stage: 'LOST', lostReason: 'too dear' })
    await deal('Lost').focus()
    await page.keyboard.press('ArrowLeft')
    await expect.poll(stageNow).toMatchObject({ stage: 'WON' })
    await toldOf('Boat moved to Won')
    await move('TALKS')
    await deal('Talks').waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText('Not undone: Boat has moved to Talks since').waitFor()
    expect(await stageNow()).toMatchObject({ stage: 'TALKS' })
    await close()
  })
})
