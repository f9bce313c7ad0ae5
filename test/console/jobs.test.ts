import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plugins } from '../../rapport.config.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { train } from '../support/models.ts'
import { chromiumPath, launch, visit } from './browser.ts'

const mostClicks = 6
const mostKeys = 12

/** A hand on mouse and keyboard, which counts what it does. What is typed into a field is not counted, except its first key. */
class Hand {
  readonly page: Page
  clicks = 0
  keys = 0

  constructor(page: Page) {
    this.page = page
  }

  async click(target: Locator): Promise<void> {
    this.clicks++
    await target.click()
  }

  async drag(from: Locator, to: Locator): Promise<void> {
    this.clicks++
    await from.dragTo(to)
  }

  async choose(name: string, content: string): Promise<void> {
    this.clicks++
    await this.page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })
  }

  async press(...keys: string[]): Promise<void> {
    this.keys += keys.length
    for (const key of keys) await this.page.keyboard.press(key)
  }

  async type(text: string): Promise<void> {
    this.keys += text.length
    await this.page.keyboard.type(text)
  }

  readonly link = (name: string | RegExp) => this.page.getByRole('link', { name, exact: true })
  readonly button = (name: string | RegExp) => this.page.getByRole('button', { name, exact: true })
}

describe.skipIf(chromiumPath === undefined)('jobs in the console', { timeout: 120_000 }, () => {
  let app: TestApp
  let browser: Browser

  beforeAll(async () => {
    app = await startTestApp({ plugins })
    const filled = await fetch(`${app.url}/demo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${app.ownerKey}` },
      body: JSON.stringify({ customers: 200, days: 200 }),
    })
    expect(await filled.text()).toContain('"done"')
    const models = [
      { plugin: 'segmentation', algorithm: 'KMEANS', params: { k: 4, resamples: 0 } },
      { plugin: 'segmentation', algorithm: 'RFM' },
      { plugin: 'sentiment', algorithm: 'LEXICON' },
    ]
    for (const input of models)
      expect(await train(app, { promote: true, ...input })).toMatchObject({ status: 'SUCCEEDED' })
    browser = await launch()
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  const job = (what: string, work: (hand: Hand) => Promise<unknown>) =>
    it(`${what}, in at most ${mostClicks} clicks or ${mostKeys} keys`, async () => {
      const { page, close } = await visit(browser, { url: app.url, key: app.ownerKey })
      await page.locator('h1').waitFor()
      const hand = new Hand(page)
      await work(hand)
      expect(hand.clicks).toBeLessThanOrEqual(mostClicks)
      expect(hand.keys).toBeLessThanOrEqual(mostKeys)
      expect(hand.clicks === 0 || hand.keys <= 1, 'by mouse or by keys').toBe(true)
      await close()
    })

  job('finds a customer and sees why its score is what it is', async (hand) => {
    const { data } = await app.ask(
      '{ scores(first: 1, filter: { kind: { eq: "segmentation.fit" } }) { nodes { subject { ... on Customer { id name email } } } } }',
    )
    const [{ subject }] = data.scores.nodes
    await hand.press('Control+k')
    await hand.type(subject.email.slice(0, 9))
    await hand.page.getByRole('option').filter({ hasText: subject.name }).first().waitFor()
    await hand.press('Enter')
    await hand.page.getByRole('heading', { level: 1 }).waitFor()
    await hand.page.locator('.score-why .reasons').first().waitFor()
  })

  job('moves a deal', async (hand) => {
    await hand.click(hand.link('Pipeline'))
    const [from, to] = [hand.page.locator('.stage').first(), hand.page.locator('.stage').nth(1)]
    const deal = from.locator('.deal').first()
    const id = (await deal.getAttribute('id'))!
    await hand.drag(deal, to)
    await to.locator(`[id="${id}"]`).waitFor()
    await hand.page.getByText(/ moved to /).waitFor()
  })

  job('finds who is about to leave a segment', async (hand) => {
    await hand.click(hand.link('Segments'))
    const segment = hand.page.getByRole('group', { name: 'Sizes' }).getByRole('button').first()
    const name = await segment.locator('strong').textContent()
    await hand.click(segment)
    const section = hand.page.locator('section').filter({ hasText: 'Most likely to leave' })
    await section.getByText(`${name} · lowest confidence first`).waitFor()
    await section.locator('tbody a').first().waitFor()
  })

  job('imports a file with a bad line, and imports the line again once it is fixed', async (hand) => {
    await hand.click(hand.link('Data'))
    await hand.choose('people.csv', 'id,name\n1,Grace Hopper\n,Nobody\n')
    await hand.page.getByText('Grace Hopper').waitFor()
    await hand.click(hand.button('Import'))
    await hand.page.getByText(/Refused lines \(1\)/).waitFor()
    await hand.click(hand.link('All imports'))
    await hand.choose('people.csv', 'id,name\n1,Grace Hopper\n2,Somebody\n')
    await hand.page.getByText('Somebody').waitFor()
    await hand.click(hand.button('Import'))
    await hand.page.getByText('Done', { exact: true }).waitFor()
    expect(await hand.page.getByText(/Refused lines/).count()).toBe(0)
  })

  job('compares two runs of a model', async (hand) => {
    await hand.click(hand.link('Models'))
    await hand.click(
      hand.page.getByRole('article').filter({ hasText: 'segmentation' }).getByRole('link', { name: 'Open' }),
    )
    for (const algorithm of ['RFM', 'KMEANS']) await hand.click(hand.page.getByLabel(`Compare ${algorithm}`))
    await hand.click(hand.button('Compare 2 runs'))
    await hand.page.locator('table.compare thead th').nth(2).waitFor()
  })

  job('makes a key', async (hand) => {
    await hand.click(hand.link('Settings'))
    await hand.click(hand.link('API keys'))
    await hand.click(hand.button('Create a key'))
    await hand.page.getByLabel('Purpose').fill('warehouse')
    await hand.click(hand.page.getByRole('dialog').getByRole('button', { name: 'Create a key' }))
    await hand.page.getByRole('dialog').getByLabel('Key').waitFor()
  })

  job('deletes customers and brings them back', async (hand) => {
    await hand.click(hand.link('Customers'))
    await hand.click(hand.page.locator('[role=grid] .line input').first())
    await hand.click(hand.button('Delete'))
    await hand.click(hand.button('Undo'))
    await hand.page.getByText('1 customer restored').waitFor()
  })

  job('saves a view and shares it', async (hand) => {
    await hand.click(hand.link('Customers'))
    await hand.click(hand.button('Name'))
    await hand.click(hand.button('Views'))
    await hand.click(hand.page.getByRole('menuitem', { name: 'Save this view…' }))
    await hand.page.getByLabel('Name of the view').fill('By name')
    await hand.click(hand.button('Save'))
    // The address is the link.
    expect(new URL(hand.page.url()).searchParams.get('sort')).toBe('NAME')
    await hand.page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  job('acknowledges an alert', async (hand) => {
    await hand.click(hand.link('Voice'))
    await hand.click(hand.button('Acknowledge').first())
    await hand.click(hand.page.getByRole('dialog').getByRole('button', { name: 'Acknowledge' }))
    await hand.page.getByText('The alert was acknowledged').waitFor()
  })

  job('rolls a model back', async (hand) => {
    await hand.click(hand.link('Models'))
    await hand.click(
      hand.page.getByRole('article').filter({ hasText: 'segmentation' }).getByRole('link', { name: 'Open' }),
    )
    await hand.click(hand.button('Roll back'))
    await hand.click(hand.page.getByRole('dialog').getByRole('button', { name: 'Roll back' }))
    await expect
      .poll(
        async () =>
          (await app.ask('{ modelHealth(plugin: "segmentation") { promotedRun { algorithm } } }')).data.modelHealth[0]
            .promotedRun.algorithm,
        { timeout: 60_000 },
      )
      .toBe('KMEANS')
  })
})
