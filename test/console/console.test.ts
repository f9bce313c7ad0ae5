import { readFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { definePlugin } from 'rapport-crm/sdk/define'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { plugins } from '../../rapport.config.ts'
import { newUuid } from '../../src/core/ids.ts'
import { demoPlugin, startTestApp, type TestApp } from '../support/app.ts'
import { chromiumPath, findingsOf, launch, layoutFaults, visit } from './browser.ts'

const expectAccessible = async (page: Page): Promise<void> => expect(await findingsOf(page)).toEqual([])

if (chromiumPath === undefined)
  process.stderr.write('no Chromium is installed here: the console is not tried in a browser\n')

/** A plugin of panels alone: one draws, two throw, one asks what is not there. */
const panelsOnly = definePlugin({
  id: 'panels-only',
  version: '1.0.0',
  engines: { rapport: '^0.1.0' },
  description: 'Panels for the tests of the console.',
  config: z.strictObject({}),
  schema: new URL('./fixtures/empty.graphql', import.meta.url),
  panels: [
    {
      point: 'home.tile',
      id: 'draws',
      title: { en: 'Drawn' },
      module: new URL('./fixtures/draws.panel.js', import.meta.url),
    },
    {
      point: 'home.tile',
      id: 'throws',
      title: { en: 'Thrown' },
      module: new URL('./fixtures/throws.panel.js', import.meta.url),
    },
    {
      point: 'home.tile',
      id: 'rejects',
      title: { en: 'Rejected' },
      module: new URL('./fixtures/rejects.panel.js', import.meta.url),
    },
    {
      point: 'home.tile',
      id: 'asks',
      title: { en: 'Asked' },
      query: '{ customer(id: "nothing-like-this") { name } }',
      layout: { kind: 'figure', path: 'customer.name' },
    },
    {
      point: 'timeline.item',
      id: 'unreadable',
      title: { en: 'Dreams' },
      type: 'DREAM',
      on: 'TimelineDream',
      selection: 'dream',
      text: { en: '{dream}' },
    },
    { point: 'command', id: 'lead', title: { en: 'Lead me to the pipeline' }, to: '/pipeline' },
    {
      point: 'record.action',
      id: 'tag',
      title: { en: 'Mark as met' },
      record: 'Customer',
      mutation:
        'mutation Met($id: ID!) { updateCustomer(input: { id: $id, tags: ["met"] }) { customer { id tags } userErrors { message } } }',
      done: { en: 'Marked as met' },
    },
  ],
  load: async () => ({}),
})

const statusOf = async (app: TestApp, id: string): Promise<string> =>
  (await app.ask('query ($id: ID!) { modelRun(id: $id) { status } }', { id })).data.modelRun.status

/** Trains the quickest model that there is, so that scores and segments have something to say. */
const train = async (app: TestApp): Promise<void> => {
  const { data } = await app.ask(
    'mutation { trainModel(input: { plugin: "segmentation", algorithm: "RFM", promote: true }) { modelRun { id } } }',
  )
  const { id } = data.trainModel.modelRun
  while (['QUEUED', 'RUNNING'].includes(await statusOf(app, id))) await delay(200)
  expect(await statusOf(app, id)).toBe('SUCCEEDED')
}

const pages = [
  '/',
  '/customers',
  '/customers/lists',
  '/pipeline',
  '/orders',
  '/products',
  '/tasks',
  '/organisations',
  '/cases',
  '/records/deals',
  '/records/interactions',
  '/records/tasks',
  '/records/scores',
  '/reports',
  '/reports?of="ORDERS"&m="SUM.TOTAL"',
  '/reports?of="INTERACTIONS"&by=["CHANNEL"]&unit="MONTH"&last=6&zone="UTC"',
  '/reports?of="OPPORTUNITIES"&by=["STAGE","OWNER"]',
  '/p/segmentation/segments',
  '/p/forecasting/forecast',
  '/p/sentiment/voice',
  '/models',
  '/models/segmentation',
  '/data',
  '/settings/users',
  '/settings/keys',
  '/settings/webhooks',
  '/settings/plugins',
  '/settings/audit',
  '/settings/proposals',
  '/settings/trash',
  '/settings/reference',
  '/settings/preferences',
]

describe.skipIf(chromiumPath === undefined)('the console', { timeout: 180_000 }, () => {
  let app: TestApp
  let browser: Browser
  let customer: string
  let orderId: string
  let productId: string

  beforeAll(async () => {
    app = await startTestApp({
      plugins: [...plugins, { id: 'panels-only', import: async () => ({ default: panelsOnly }) }],
    })
    const filled = await fetch(`${app.url}/demo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${app.ownerKey}` },
      body: JSON.stringify({ customers: 150, days: 200 }),
    })
    expect(await filled.text()).toContain('"done"')
    await train(app)
    const list = await app.ask('{ orders(first: 1) { nodes { id customer { id } lines { product { id } } } } }')
    customer = list.data.orders.nodes[0].customer.id
    orderId = list.data.orders.nodes[0].id
    productId = list.data.orders.nodes[0].lines[0].product.id
    browser = await launch()
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  const open = (path: string, options: object = {}) =>
    visit(browser, { url: app.url, key: app.ownerKey, path, ...options })

  it.each([
    ['wide, light, in English', {}],
    [
      '390 pixels wide, dark, in Chinese',
      { viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'zh-CN', hasTouch: true, isMobile: true },
    ],
  ])('shows every page without a complaint of the browser, and accessibly: %s', async (_how, options) => {
    const { page, complaints, close } = await open('/', options)
    const findings: string[] = []
    for (const path of [...pages, `/customers/${customer}`, `/orders/${orderId}`, `/products/${productId}`]) {
      await page.goto(`${app.url}${path}`)
      await page.locator('h1').waitFor()
      await page.waitForLoadState('networkidle').catch(() => {})
      expect(await page.locator('html').getAttribute('lang'), path).toBe('locale' in options ? 'zh-CN' : 'en')
      findings.push(...(await layoutFaults(page)), ...(await findingsOf(page)))
    }
    expect(findings).toEqual([])
    expect(complaints.filter((text) => !/the panel broke/.test(text))).toEqual([])
    await close()
  })

  it('names a panel that throws, and shows everything else', async () => {
    const { page, close } = await open('/')
    const alert = page.getByRole('alert').filter({ hasText: 'the panel broke on purpose' })
    await alert.waitFor()
    expect(await alert.textContent()).toContain('Thrown (panels-only)')
    const later = page.getByRole('alert').filter({ hasText: 'the panel broke later' })
    await later.waitFor()
    expect(await later.textContent()).toContain('Rejected (panels-only)')
    await page.getByText('drawn by code: 150 customers').waitFor()
    await page.getByRole('alert').filter({ hasText: 'issued by this server' }).waitFor()
    await page.getByRole('heading', { name: 'Overdue deals' }).waitFor()
    // What the graph cannot answer is left out, and the plugin says so.
    await page.goto(`${app.url}/settings/plugins`)
    await page
      .getByText(/TimelineType has no value DREAM/)
      .first()
      .waitFor()
    await close()
  })

  it('shows what is proposed, applies it by keys, and discards', async () => {
    const propose = (name: string) =>
      app.ask(
        'mutation ($input: JSON!) { proposeChange(input: { mutation: "updateCustomer", input: $input, reason: "as she asked" }) { userErrors { message } } }',
        { input: { id: customer, name } },
      )
    for (const name of ['Not this', 'New name']) expect((await propose(name)).data.proposeChange.userErrors).toEqual([])
    const { page, close } = await open('/settings/proposals')
    const newest = page.getByRole('article').filter({ hasText: 'New name' })
    await newest.waitFor()
    expect(await newest.textContent()).toContain('as she asked')
    await page.keyboard.press('a')
    await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).press('Enter')
    await page.getByText('The change was made').waitFor()
    await page.getByRole('article').nth(1).waitFor({ state: 'detached' })
    const { data } = await app.ask('query ($id: ID!) { customer(id: $id) { name } }', { id: customer })
    expect(data.customer.name).toBe('New name')
    // The other one was tried on the record as it was before.
    await page.keyboard.press('a')
    await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).press('Enter')
    await page.getByText(/the record changed since/).waitFor()
    await page.keyboard.press('x')
    await page.getByText('The proposal was discarded').waitFor()
    await page.getByText('No proposals').waitFor()
    await close()
  })

  it('is a reference of the running graph and of the SDK, by coordinate and by words', async () => {
    const { page, close } = await open('/settings/reference')
    await page.getByRole('link', { name: 'Customer', exact: true }).first().waitFor()
    await page.goto(`${app.url}/settings/reference#Customer.segment`)
    await page.getByRole('heading', { name: 'Customer.segment' }).waitFor()
    await page.getByText('Permission: read · Plugin: segmentation').waitFor()
    await page.getByRole('searchbox').fill('lifetime value')
    await page.getByRole('link', { name: 'Customer.lifetimeValue', exact: true }).click()
    await page.getByRole('heading', { name: 'Customer.lifetimeValue' }).waitFor()
    expect(new URL(page.url()).hash).toBe('#Customer.lifetimeValue')
    await page.getByRole('link', { name: 'Customer.lifetimeValue(horizonDays:)' }).waitFor()
    await page.getByRole('searchbox').fill('defineModel')
    await page.getByRole('link', { name: 'rapport-crm/sdk/defineModel', exact: true }).click()
    await page.getByText('export const defineModel').or(page.getByText('defineModel: <Params')).first().waitFor()
    await page.getByRole('link', { name: 'rapport-crm/sdk', exact: true }).click()
    await page.getByRole('link', { name: 'rapport-crm/sdk/defineJob', exact: true }).waitFor()
    await close()
  })

  it('is worked by keys alone: find, look, open, tag by a plugin’s action, go elsewhere', async () => {
    const { page, close } = await open('/')
    await page.locator('h1').waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('c')
    await page.locator('[role=grid] [role=row]').nth(3).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await page.locator('.quick-look h2').waitFor()
    const name = await page.locator('.quick-look h2').textContent()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: name! }).waitFor()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('mark as')
    await page.keyboard.press('Enter')
    await page.getByText('Marked as met').waitFor()
    await page.getByText('met', { exact: true }).waitFor()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('lead me')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Pipeline' }).waitFor()
    await close()
  })

  it('moves a deal by an arrow key, and back by undo', async () => {
    const { page, close } = await open('/pipeline')
    const stage = page.locator('.stage').first()
    const deal = stage.locator('.deal').first()
    await deal.waitFor()
    const id = await deal.getAttribute('id')
    await deal.focus()
    await page.keyboard.press('ArrowRight')
    await page.locator('.stage').nth(1).locator(`#${id}`).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await stage.locator(`#${id}`).waitFor()
    await close()
  })

  it('deletes a customer and brings it back by undo; a filter is part of the address', async () => {
    const { page, close } = await open('/customers?q=a')
    await page.locator('[role=grid] [role=row]').nth(1).waitFor()
    await page.getByRole('button', { name: 'Filter' }).click()
    await page.getByLabel('Field').selectOption({ label: 'Lifecycle stage' })
    await page.getByLabel('Customer', { exact: true }).check()
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.locator('.chip').waitFor()
    expect(new URL(page.url()).searchParams.get('f')).toContain('CUSTOMER')
    await page.reload()
    await page.locator('.chip').waitFor()
    const row = page.locator('[role=grid] .line').first()
    const name = (await row.locator('a').textContent())!
    await row.locator('input[type=checkbox]').click()
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByText('1 customer deleted').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect
      .poll(
        async () =>
          (
            await app.ask('query ($n: String!) { customers(first: 1, filter: { name: { eq: $n } }) { totalCount } }', {
              n: name,
            })
          ).data.customers.totalCount,
      )
      .toBeGreaterThan(0)
    await close()
  })

  it('makes lists of a selection and of a filter, adds, removes and undoes, and filters by a list', async () => {
    const { page, complaints, close } = await open('/customers')
    const rows = page.locator('[role=grid] .line')
    await rows.nth(2).waitFor()
    for (const i of [0, 1]) await rows.nth(i).locator('input[type=checkbox]').click()
    await page.getByRole('button', { name: 'Lists', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Add to a new list…' }).click()
    await page.getByLabel('Name of the list').fill('Met at the fair')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('The list Met at the fair was made').waitFor()
    await page.locator('.bulk').waitFor({ state: 'detached' })
    await rows.nth(2).locator('input[type=checkbox]').click()
    await page.getByRole('button', { name: 'Lists', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Add to Met at the fair' }).click()
    await page.getByText('1 customer added to Met at the fair').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Changed back').waitFor()
    await page.getByRole('link', { name: 'Lists' }).click()
    const count = page.locator('tr', { hasText: 'Met at the fair' }).locator('td.number')
    await expect.poll(() => count.textContent()).toBe('2')

    // The count follows what others do.
    const all = await app.ask('{ customers(first: 3) { nodes { id } } customerLists { nodes { id } } }')
    await app.ask(
      'mutation ($input: CustomerListMembersInput!) { addToCustomerList(input: $input) { userErrors { message } } }',
      {
        input: {
          id: all.data.customerLists.nodes[0].id,
          customerIds: all.data.customers.nodes.map((one: { id: string }) => one.id),
        },
      },
    )
    await expect.poll(() => count.textContent(), { timeout: 20_000 }).toBe('3')
    await page.getByRole('link', { name: 'Met at the fair' }).click()
    await page.getByText('3 customers').waitFor()
    await page.locator('.chip', { hasText: 'List is one of Met at the fair' }).waitFor()
    await rows.nth(0).locator('input[type=checkbox]').click()
    await page.getByRole('button', { name: 'Lists', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Remove from Met at the fair' }).click()
    await page.getByText('1 customer removed from Met at the fair').waitFor()

    await page.goto(`${app.url}/customers?f=${encodeURIComponent(JSON.stringify([['kind', 'in', ['PERSON']]]))}`)
    await rows.first().waitFor()
    await page.getByRole('button', { name: 'Views' }).click()
    await page.getByRole('menuitem', { name: 'Make a list of this filter…' }).click()
    await page.getByLabel('Name of the list').fill('People')
    await page.getByRole('button', { name: 'Save' }).click()
    const people = page.locator('tr', { hasText: 'People' }).locator('td.number')
    const { data } = await app.ask('{ customers(filter: { kind: { eq: PERSON } }) { totalCount } }')
    await expect.poll(() => people.textContent(), { timeout: 20_000 }).toBe(String(data.customers.totalCount))
    expect(complaints).toEqual([])
    await close()
  })

  it('keeps views on the server, takes over those of the browser, and opens a link only to who may see it', async () => {
    const { page, complaints, close } = await open('/customers')
    const rows = page.locator('[role=grid] .line')
    await rows.first().waitFor()
    const kept = [
      { name: 'Kept here', search: { f: [['country', 'eq', 'DE']], sort: '-NAME', cols: ['email', 'owner'] } },
    ]
    await page.evaluate(`localStorage.setItem('rapport.views.customers', ${JSON.stringify(JSON.stringify(kept))})`)
    await page.reload()
    await rows.first().waitFor()
    await page.getByRole('button', { name: 'Views' }).click()
    await page.getByText('Only in this browser').waitFor()
    await page.getByRole('menuitem', { name: 'Move them to the server' }).click()
    await page.getByText('1 view moved to the server').waitFor()
    expect(await page.evaluate(`localStorage.getItem('rapport.views.customers')`)).toBeNull()
    const { data } = await app.ask(
      '{ savedViews { nodes { id name filter orderBy isShared columns { key selection } } } }',
    )
    const [view] = data.savedViews.nodes
    expect(view).toMatchObject({
      name: 'Kept here',
      filter: { and: [{ country: { eq: 'DE' } }] },
      orderBy: { field: 'NAME', direction: 'DESC' },
      columns: [{ key: 'email' }, { key: 'owner' }],
    })
    await close()

    const ann = await app.addUser('Ann', 'AGENT')
    const bob = await app.addUser('Bob', 'AGENT')
    const make = `mutation ($input: CreateSavedViewInput!) { createSavedView(input: $input) { savedView { id } } }`
    const mine = await app.ask(
      make,
      { input: { name: 'Mine', list: 'customers', filter: { country: { eq: 'DE' } } } },
      ann.key,
    )
    const path = `/customers?view=${mine.data.createSavedView.savedView.id}`
    const ours = await visit(browser, { url: app.url, key: ann.key, path })
    await ours.page.getByText('Country is DE').waitFor()
    const theirs = await visit(browser, { url: app.url, key: bob.key, path })
    await theirs.page.getByText('You cannot see this view').waitFor()
    await ours.page.getByRole('button', { name: 'Views' }).click()
    await ours.page.getByRole('button', { name: 'Share the view Mine with everybody' }).click()
    await ours.page.getByText('Everybody sees the view Mine now').waitFor()
    await theirs.page.reload()
    await theirs.page.getByText('Country is DE').waitFor()
    // A view from before the schema changed says so.
    await app.sql(`update saved_view set filter = '{"loyalty": {"gt": 3}}' where name = 'Mine'`)
    await theirs.page.goto(`${app.url}${path}`)
    await theirs.page.getByText('asks for something that is not there any more').waitFor()
    expect([...complaints, ...ours.complaints]).toEqual([])
    await ours.close()
    await theirs.close()
  })

  it('exports the whole list with the columns that are shown, and a selection of it', async () => {
    const { page, close } = await open('/customers?sort=NAME')
    await page.locator('[role=grid] [role=row]').nth(1).waitFor()
    const download = async (work: () => Promise<unknown>): Promise<string[]> => {
      const [file] = await Promise.all([page.waitForEvent('download'), work()])
      expect(file.suggestedFilename()).toBe('customers.csv')
      const text = await readFile(await file.path(), 'utf8')
      expect(text.startsWith('\uFEFFName,E-mail,')).toBe(true)
      return text.trimEnd().split('\r\n').slice(1)
    }
    const every = await download(async () => {
      await page.getByRole('button', { name: 'Views' }).click()
      await page.getByText('Export this list as CSV').click()
    })
    const { data } = await app.ask('{ customers(first: 1) { totalCount } }')
    expect(every.length).toBe(data.customers.totalCount)
    await page.locator('[role=grid] .line').first().locator('input[type=checkbox]').click()
    const one = await download(() => page.getByRole('button', { name: 'Export', exact: true }).click())
    expect(one).toEqual([every[0]])
    const ofScores = { search: 'a', orderBy: { field: 'SCORE', scoreKind: 'segmentation.fit', direction: 'DESC' } }
    const expected = await app.ask(
      `query ($search: String, $orderBy: CustomerOrder) {
        customers(first: 100, search: $search, orderBy: $orderBy) { totalCount nodes { name } } }`,
      ofScores,
    )
    const { totalCount, nodes } = expected.data.customers
    expect(totalCount).toBeLessThan(data.customers.totalCount)
    const scores = await download(async () => {
      await page.goto(`${app.url}/customers?sort=-score:segmentation.fit&q=a`)
      await page.locator('[role=grid] [role=row]').nth(1).waitFor()
      await page.getByRole('button', { name: 'Views' }).click()
      await page.getByText('Export this list as CSV').click()
    })
    expect(scores).toHaveLength(totalCount)
    const named = scores.slice(0, nodes.length).map((line) => parse(line)[0]?.[0])
    expect(named).toEqual(nodes.map(({ name }: { name: string }) => name))
    await close()
  })

  it('edits what was edited, and reverts nothing that somebody else saved while the form was open', async () => {
    const made = await app.ask(
      'mutation { createCustomer(input: { kind: PERSON, name: "Ada Edited", email: "ada@example.org", tags: ["a, b"] }) { customer { id } } }',
    )
    const { id } = made.data.createCustomer.customer
    const now = async () =>
      (await app.ask('query ($id: ID!) { customer(id: $id) { name email phone tags } }', { id })).data.customer
    const { page, close } = await open(`/customers/${id}`)
    await page.locator('.link-state.live').waitFor()
    const dialog = page.getByRole('dialog')
    const save = dialog.getByRole('button', { name: 'Save' })
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await dialog.getByLabel('Name').fill('Ada Renamed')
    await save.click()
    await page.getByRole('heading', { level: 1, name: 'Ada Renamed' }).waitFor()
    expect(await now()).toMatchObject({ name: 'Ada Renamed', tags: ['a, b'] })
    // In the form the browser undoes what was typed; outside it the console undoes what was saved.
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await dialog.getByLabel('Name').fill('')
    await page.keyboard.type('typed')
    await page.keyboard.press('Control+z')
    expect(await dialog.getByLabel('Name').inputValue()).not.toBe('typed')
    expect(await now()).toMatchObject({ name: 'Ada Renamed' })
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await page.keyboard.press('Control+z')
    await page.getByRole('heading', { level: 1, name: 'Ada Edited' }).waitFor()
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await app.ask(
      'mutation ($id: ID!) { updateCustomer(input: { id: $id, email: "new@example.org" }) { customer { id } } }',
      { id },
    )
    await page.getByText('new@example.org').first().waitFor()
    await dialog.getByLabel('Phone').fill('+4930123456')
    await save.click()
    await dialog.getByRole('alert').filter({ hasText: 'version' }).waitFor()
    expect(await now()).toEqual({ name: 'Ada Edited', email: 'new@example.org', phone: null, tags: ['a, b'] })
    await close()
  })

  it('writes days and amounts as the user has chosen, in every browser', async () => {
    const { key } = await app.addUser('Noa', 'READER')
    const chosen = async () =>
      (await app.ask('{ viewer { user { timeZone currency language } } }', {}, key)).data.viewer.user
    const made = await app.ask(
      `mutation { createOpportunity(input: { customerId: "${customer}", name: "Far away", amount: { amount: "75", currency: "AUD" } }) { opportunity { id } userErrors { message } } }`,
    )
    expect(made.data.createOpportunity.userErrors).toEqual([])
    const at = { url: app.url, key, path: '/settings/preferences', timezoneId: 'America/New_York' }
    const first = await visit(browser, at)
    await first.page.getByText('on every device').waitFor()
    await first.page.getByLabel('Time zone').selectOption('Pacific/Kiritimati')
    await first.page.getByText('also in your reports').waitFor()
    await first.page.getByLabel('Currency').selectOption('CAD')
    await first.page.getByText(/^Reports take it .* \$49\.90, A\$49\.90\.$/).waitFor()
    await expect.poll(chosen).toEqual({ timeZone: 'Pacific/Kiritimati', currency: 'CAD', language: null })
    await first.page.goto(`${app.url}/pipeline`)
    await first.page.locator('.deal').filter({ hasText: 'Far away' }).getByText('A$75.00').waitFor()
    await first.close()
    await app.ask('mutation { updateMe(input: { language: "zh-TW" }) { userErrors { code } } }', {}, key)
    const second = await visit(browser, { ...at, path: '/customers', timezoneId: 'Europe/Berlin' })
    await second.page.getByRole('heading', { level: 1, name: '客户' }).waitFor()
    await second.page.getByRole('button', { name: '筛选' }).click()
    await second.page.getByLabel('字段', { exact: true }).selectOption({ label: '添加时间' })
    await second.page.getByLabel('值', { exact: true }).fill('2026-03-12')
    await second.page.getByRole('button', { name: '应用' }).click()
    // A day there begins fourteen hours before that of UTC.
    await second.page.locator('.chip').filter({ hasText: '2026年3月12日' }).waitFor()
    expect(new URL(second.page.url()).searchParams.get('f')).toContain('2026-03-11T10:00:00.000Z')
    await second.close()
  })

  it('keeps in the browser what is chosen with a key that belongs to no user', async () => {
    const { page, close } = await open('/settings/preferences')
    await page.getByText(/in this browser: the key/).waitFor()
    await page.getByLabel('Language').selectOption('zh')
    await page.getByRole('heading', { level: 1, name: '设置' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { level: 1, name: '设置' }).waitFor()
    await page.getByLabel('语言').selectOption('')
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
    await close()
  })

  it('shows everything that happened with a customer by day, narrowed by type, by keys, and live', async () => {
    const { data } = await app.ask(
      `query ($id: ID!) { customer(id: $id) { all: timeline(first: 30) { nodes { __typename } }
        orders: timeline(first: 30, types: [ORDER]) { nodes { ... on TimelineOrder { order { number } } } } } }`,
      { id: customer },
    )
    const { all, orders } = data.customer
    const { page, close } = await open(`/customers/${customer}`)
    const entries = page.locator('.timeline-entry')
    await entries.nth(all.nodes.length - 1).waitFor()
    expect(await entries.count()).toBe(all.nodes.length)
    expect(
      await page
        .locator('.timeline-entry')
        .filter({ hasText: /^Joined |^Moved from / })
        .count(),
    ).toBe(all.nodes.filter(({ __typename: type }: { __typename: string }) => type === 'TimelineSegmentChange').length)
    await page.getByRole('button', { name: 'Orders', exact: true }).click()
    await expect.poll(() => entries.count()).toBe(orders.nodes.length)
    const titles = await page.locator('.timeline-what').allTextContents()
    expect(titles).toEqual(orders.nodes.map(({ order }: { order: { number: string } }) => `Order ${order.number}`))
    await page.reload()
    await expect.poll(() => entries.count()).toBe(orders.nodes.length)
    await page.keyboard.press('t')
    await entries.first().and(page.locator(':focus')).waitFor()
    if (orders.nodes.length > 1) {
      await page.keyboard.press('ArrowDown')
      await entries.nth(1).and(page.locator(':focus')).waitFor()
    }
    await page.getByRole('button', { name: 'Contacts', exact: true }).click()
    await page.locator('.link-state.live').waitFor()
    await app.ask(
      `mutation ($at: DateTime!) { logInteraction(input: { customerId: "${customer}", kind: NOTE, direction: INTERNAL, subject: "Said just now", occurredAt: $at }) { userErrors { message } } }`,
      { at: new Date().toISOString() },
    )
    await page.locator('.timeline section').first().getByText('Said just now').waitFor()
    expect(await page.locator('.timeline h3').first().textContent()).toBe('Today')
    await expectAccessible(page)
    await close()
  })

  it('shows what the model would say with other values, beside what it says, and stores nothing', async () => {
    const kept = async () => app.sql('select count(*)::int as n, max(changed_at) as at from score_history')
    const before = await kept()
    const { data } = await app.ask(
      '{ scores(first: 1, filter: { kind: { eq: "segmentation.fit" } }) { nodes { value subject { ... on Customer { id } } } } }',
    )
    const { id } = data.scores.nodes[0].subject
    const { page, close } = await open(`/customers/${id}?score=segmentation.fit`)
    await page.getByRole('button', { name: 'What if…' }).click()
    const days = page.locator('.what-if-fields input').first()
    const said = page.locator('.hypothetical')
    await page.getByText('Change a value above').waitFor()
    expect(await said.count()).toBe(0)
    const answer = await app.ask(
      `query ($id: ID!) { whatIf(subjectId: $id, kind: "segmentation.fit", changes: [{ feature: "recencyDays", value: 900 }]) { explanation { factors { text } } features { name } } }`,
      { id },
    )
    expect(answer.data.whatIf.features[0].name).toBe('recencyDays')
    await days.fill('900')
    await said.getByText('Hypothetical').waitFor()
    for (const { text } of answer.data.whatIf.explanation.factors.slice(0, 1)) await said.getByText(text).waitFor()
    await expectAccessible(page)
    await days.fill('-1')
    expect(await days.getAttribute('aria-invalid')).toBe('true')
    await page.getByRole('button', { name: 'Reset' }).click()
    await page.getByText('Change a value above').waitFor()
    expect(await said.count()).toBe(0)
    await page.getByRole('button', { name: 'Done' }).click()
    await page.locator('.score-why').waitFor()
    expect(await kept()).toEqual(before)
    await close()
  })

  it('tells the user what is new: a count, a list with marks, live, by keys alone, until it is switched off', async () => {
    const eve = await app.addUser('Eve', 'AGENT')
    const [before] = await app.sql('select owner_id from customer where id = $1', [customer.slice(4)])
    await app.sql('update customer set owner_id = $2 where id = $1', [customer.slice(4), eve.userId.slice(4)])
    const turn = () =>
      app.sql('insert into outbox (topic, payload) values ($1, $2)', [
        'sentiment.changed',
        { changeId: newUuid(), customerId: customer.slice(4), change: -1, mood: 'NEGATIVE', isAlert: true },
      ])
    const { page, complaints, close } = await open('/pipeline', { key: eve.key })
    await page.getByRole('button', { name: 'Notifications', exact: true }).waitFor()
    await turn()
    await page.getByRole('button', { name: '1 unread notification' }).waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('n')
    const list = page.getByRole('dialog')
    await list.getByText('The mood of a customer turned negative').waitFor()
    await expectAccessible(page)
    expect(complaints).toEqual([])
    // From the button that marks all to the first of them.
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/customers/${customer}`)
    await page.getByRole('button', { name: 'Notifications', exact: true }).waitFor()
    const rows = await app.sql('select read_at is not null as is_read from notification where user_id = $1', [
      eve.userId.slice(4),
    ])
    expect(rows).toEqual([{ is_read: true }])
    await page.goto(`${app.url}/settings/preferences`)
    await page.getByLabel('The mood of a customer of yours turned negative').uncheck()
    await expect
      .poll(() => app.sql('select kind, is_on from notification_preference'))
      .toEqual([{ kind: 'sentiment.alert', is_on: false }])
    await app.sql('update customer set owner_id = $2 where id = $1', [customer.slice(4), before!['owner_id']])
    await close()
  })

  it('says that the connection is lost, and shows what was changed meanwhile once it is back', async () => {
    const { page, close } = await open(`/customers/${customer}`)
    await page.locator('.link-state.live').waitFor()
    await page.context().setOffline(true)
    await page.locator('.link-state.lost').waitFor()
    await page.getByRole('alert').filter({ hasText: 'Connection lost' }).waitFor()
    await app.ask(
      'mutation ($id: ID!) { updateCustomer(input: { id: $id, name: "Renamed Meanwhile" }) { customer { id } } }',
      { id: customer },
    )
    await page.context().setOffline(false)
    await page.locator('.link-state.live').waitFor()
    await page.getByRole('heading', { level: 1, name: 'Renamed Meanwhile' }).waitFor()
    await close()
  })

  it('creates a key, shows it once and accepts it; an unknown key is refused', async () => {
    const { page, close } = await open('/settings/keys')
    await page.getByRole('button', { name: 'Create a key' }).click()
    await page.getByLabel('Purpose').fill('a reader')
    await expectAccessible(page)
    await page.getByRole('dialog').getByRole('button', { name: 'Create a key' }).click()
    const secret = await page.getByRole('dialog').getByLabel('Key').inputValue()
    expect(secret).toMatch(/^rpk_/)
    await close()
    const reader = await visit(browser, { url: app.url, key: secret, path: '/customers' })
    await reader.page.locator('[role=grid] [role=row]').nth(1).waitFor()
    await reader.page.goto(`${app.url}/`)
    await reader.page.getByRole('heading', { name: 'Needs attention' }).waitFor()
    await reader.page
      .getByText('Nothing needs attention')
      .or(reader.page.locator('.entries a').first())
      .first()
      .waitFor()
    await reader.page.goto(`${app.url}/settings`)
    await reader.page.getByRole('link', { name: 'Preferences' }).waitFor()
    for (const hidden of ['Users', 'API keys', 'Webhooks', 'Audit', 'Data'])
      expect(await reader.page.getByRole('link', { name: hidden, exact: true }).count(), hidden).toBe(0)
    await reader.page.goto(`${app.url}/customers/${customer}`)
    await reader.page.getByRole('tab', { name: 'Timeline' }).waitFor()
    for (const hidden of ['Edit', 'Add a note'])
      expect(await reader.page.getByRole('button', { name: hidden, exact: true }).count(), hidden).toBe(0)
    expect(await reader.page.getByRole('tab', { name: 'Audit' }).count()).toBe(0)
    expect(reader.complaints.filter((text) => /status of 403/.test(text))).toEqual([])
    await reader.page.goto(`${app.url}/settings/users`)
    await reader.page.getByText('Your role does not show this').waitFor()
    await reader.close()
    const stranger = await visit(browser, { url: app.url, key: 'rpk_nobody', path: '/customers' })
    await stranger.page.getByText('This key is unknown').waitFor()
    await expectAccessible(stranger.page)
    await stranger.page.getByLabel('API key').fill(app.ownerKey)
    await stranger.page.getByRole('button', { name: 'Open' }).click()
    await stranger.page.locator('[role=grid] [role=row]').nth(1).waitFor()
    // A link that is followed in an open console: its key is no part of the address, and waits for an answer.
    const keptKey = () => stranger.page.evaluate('sessionStorage.getItem("rapport.key")')
    const follow = async (key: string) => {
      await stranger.page.goto(`${app.url}/customers#key=${key}`)
      await expect.poll(() => stranger.page.url()).toBe(`${app.url}/customers`)
      await dialog.waitFor()
    }
    const dialog = stranger.page.getByRole('dialog', { name: 'Change to another key?' })
    await follow(secret)
    await expectAccessible(stranger.page)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await keptKey()).toBe(app.ownerKey)
    await follow(secret)
    await dialog.getByRole('button', { name: 'Change key' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await keptKey()).toBe(secret)
    await stranger.page.locator('[role=grid] [role=row]').nth(1).waitFor()
    await stranger.close()
  })

  it('keeps its session, and the remembered key, where a link brings a key that is refused', async () => {
    const keys = 'JSON.stringify([sessionStorage.getItem("rapport.key"), localStorage.getItem("rapport.key")])'
    const { page, close } = await open('/customers')
    const rows = page.locator('[role=grid] [role=row]')
    await rows.nth(1).waitFor()
    await page.evaluate(`localStorage.setItem("rapport.key", ${JSON.stringify(app.ownerKey)})`)
    const dialog = page.getByRole('dialog', { name: 'Change to another key?' })
    // In the open console, and as the first thing of a visit.
    for (const path of ['/customers', '/customers?visit=2']) {
      await page.goto(`${app.url}${path}#key=rpk_nobody`)
      await dialog.getByRole('button', { name: 'Change key' }).click()
      await dialog.getByRole('alert').filter({ hasText: 'This key is unknown' }).waitFor()
      await dialog.getByRole('button', { name: 'Cancel' }).click()
      await rows.nth(1).waitFor()
      expect(await page.evaluate(keys)).toBe(JSON.stringify([app.ownerKey, app.ownerKey]))
    }
    // A key of this tab alone that is refused: the remembered one stays.
    await page.evaluate('sessionStorage.setItem("rapport.key", "rpk_nobody")')
    await page.goto(`${app.url}/customers?visit=3`)
    await page.getByText('This key is unknown').waitFor()
    expect(await page.evaluate(keys)).toBe(JSON.stringify([null, app.ownerKey]))
    // The open session is refused while a link waits: that of the link opens.
    await page.evaluate('localStorage.setItem("rapport.key", "rpk_nobody")')
    await page.goto(`${app.url}/customers?visit=4#key=${app.ownerKey}`)
    await rows.nth(1).waitFor()
    expect(await page.evaluate(keys)).toBe(JSON.stringify([app.ownerKey, null]))
    await close()
  })

  it('shows how a file would be read, imports it, and names the lines that were refused', async () => {
    const { page, close } = await open('/data')
    const content =
      'id,name,email,country\n1,Grace Hopper,grace@example.org,US\n,Nobody,nobody@example.org,US\n3,Alan Turing,alan@example.org,GB\n'
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(content) })
    await page.getByText('Alan Turing').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Import' }).click()
    await page.getByRole('heading', { level: 1, name: 'people' }).waitFor()
    await page.getByText('Done', { exact: true }).waitFor()
    await page.getByText(/Refused lines \(1\)/).waitFor()
    await close()
  })

  it('is served with a policy that allows no inline script and no other address', async () => {
    const answer = await fetch(`${app.url}/customers`)
    const policy = answer.headers.get('content-security-policy')!
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toContain('unsafe-inline')
    expect(await answer.text()).not.toMatch(/<script(?![^>]*\bsrc=)|https?:\/\//)
  })
})

describe.skipIf(chromiumPath === undefined)(
  'the console without plugins, on an empty database',
  { timeout: 120_000 },
  () => {
    it('has the pages of the core, and offers the demo only where it is there', async () => {
      const app = await startTestApp()
      const browser = await launch()
      try {
        const { page, complaints, close } = await visit(browser, { url: app.url, key: app.ownerKey })
        await page.getByText('No customers yet').waitFor()
        expect(await page.getByRole('button', { name: 'Fill with demo data' }).count()).toBe(0)
        expect(await page.locator('.side nav a').allTextContents()).toEqual([
          'Today',
          'Tasks',
          'Customers',
          'Organisations',
          'Cases',
          'Pipeline',
          'Orders',
          'Products',
          'Reports',
          'Models',
          'Data',
          'Settings',
        ])
        for (const path of ['/customers', '/models', '/settings/plugins']) {
          await page.goto(`${app.url}${path}`)
          await page.locator('h1').waitFor()
          await expectAccessible(page)
        }
        expect(complaints).toEqual([])
        await close()
      } finally {
        await browser.close()
        await app.stop()
      }
    })

    it('offers to fill it to those who may, and tells everybody else how customers come', async () => {
      const app = await startTestApp({ plugins: [demoPlugin] })
      const browser = await launch()
      try {
        const [reader, own] = [await app.addUser('Rita', 'READER'), await app.addUser('Olga', 'AGENT', 'OWN')]
        const offers = [
          [app.ownerKey, /2,000 simulated customers/, ['Fill with demo data', 'Import a file']],
          [reader.key, /once somebody has imported or created them/, []],
          [own.key, /you own none yet/, []],
        ] as const
        for (const [key, text, actions] of offers) {
          const { page, close } = await visit(browser, { url: app.url, key })
          await page.getByText(text).waitFor()
          expect(await page.locator('.empty').locator('button, a').allTextContents()).toEqual(actions)
          await close()
        }
      } finally {
        await browser.close()
        await app.stop()
      }
    })
  },
)
