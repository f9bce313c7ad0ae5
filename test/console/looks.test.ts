import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { definePlugin } from 'rapport-crm/sdk/define'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { plugins } from '../../rapport.config.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { importFile } from '../support/import.ts'
import { train } from '../support/models.ts'
import { chromiumPath, findingsOf, launch, layoutFaults, visit } from './browser.ts'

// `npm run browser`: every page in every look, with and without plugins. The other files here are its short form, which `npm test` runs: there
// each page opens in two looks, and what it is for is done once.

const isFull = process.env['BROWSER'] === 'full' && chromiumPath !== undefined

const wide = { width: 1280, height: 800 }
const narrow = { width: 390, height: 844 }
const looks = (['en-GB', 'zh-CN'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((colorScheme) => [
    { locale, colorScheme, viewport: wide },
    { locale, colorScheme, viewport: narrow, hasTouch: true, isMobile: true },
  ]),
)

/** A tile that throws stands on the first page. */
const broken = definePlugin({
  id: 'broken-panels',
  version: '1.0.0',
  engines: { rapport: '^0.1.0' },
  description: 'A panel that throws, for the tests of the console.',
  config: z.strictObject({}),
  schema: new URL('./fixtures/empty.graphql', import.meta.url),
  panels: [
    {
      point: 'home.tile',
      id: 'throws',
      title: { en: 'Thrown' },
      module: new URL('./fixtures/throws.panel.js', import.meta.url),
    },
  ],
  load: async () => ({}),
})

/** The patterns of the addresses that the console has, such as `/customers/$id`. */
const routes = async (): Promise<string[]> => {
  const source = await readFile(new URL('../../src/console/web/router.tsx', import.meta.url), 'utf8')
  return [...source.matchAll(/\bpath: '(\/[^']*)'/g)].map(([, path]) => path!)
}

const doesMatch = (route: string, path: string): boolean =>
  new RegExp(`^${route.replaceAll(/\$\w+/g, '[^/]+')}$`).test(path)

/** Addresses that links lead to, from the first page on: each page, and one record of those that have one. */
const findPages = async (browser: Browser, app: TestApp): Promise<string[]> => {
  const patterns = await routes()
  const { page, close } = await visit(browser, { url: app.url, key: app.ownerKey })
  const found = ['/']
  const seen = new Set<string>()
  for (const path of found) {
    await page.goto(`${app.url}${path}`)
    await page
      .locator('h1')
      .waitFor({ timeout: 60_000 })
      .catch((cause: unknown) => {
        throw new Error(`expected ${path} to have a heading`, { cause })
      })
    await page.waitForLoadState('networkidle').catch(() => {})
    const links = await page.evaluate<string[]>(
      `[...document.querySelectorAll('a[href^="/"]')].map((one) => one.getAttribute('href'))`,
    )
    for (const link of links) {
      const { pathname } = new URL(link, app.url)
      const route = patterns.find((one) => one === pathname) ?? patterns.find((one) => doesMatch(one, pathname))
      const kind = route?.endsWith('/$id') ? route : pathname
      if (route === undefined || seen.has(kind) || found.includes(pathname)) continue
      seen.add(kind)
      found.push(pathname)
    }
  }
  await close()
  return found
}

// The tile that throws says so to the console of the browser, on purpose.
const unexpected = (complaints: readonly string[]) => complaints.filter((text) => !/the panel broke/.test(text))

describe.skipIf(!isFull)('every page of the console', { timeout: 600_000 }, () => {
  let app: TestApp
  let browser: Browser
  let pages: string[]

  beforeAll(async () => {
    app = await startTestApp({
      plugins: [...plugins, { id: 'broken-panels', import: async () => ({ default: broken }) }],
    })
    const filled = await fetch(`${app.url}/demo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${app.ownerKey}` },
      body: JSON.stringify({ customers: 150, days: 200 }),
    })
    expect(await filled.text()).toContain('"done"')
    const run = await train(app, { plugin: 'segmentation', algorithm: 'RFM', promote: true })
    expect(run.status).toBe('SUCCEEDED')
    await importFile(app, 'type=customers&source=looks', 'id,name\n1,Ada\n')
    const webhook = await app.ask(
      `mutation { createWebhook(input: { name: "Shop", url: "https://hooks.example.org/", query: "subscription { customerListChanged { at } }" })
        { userErrors { message } } }`,
    )
    expect(webhook.data.createWebhook.userErrors).toEqual([])
    browser = await launch()
    pages = await findPages(browser, app)
  }, 600_000)
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  it('is reached by a link', async () => {
    const without = (await routes()).filter((route) => !pages.some((path) => doesMatch(route, path)))
    // It leads on to the first of its parts.
    expect(without.filter((route) => route !== '/settings')).toEqual([])
  })

  it.each(looks)(
    'opens accessibly, as wide as the window and without a complaint of the browser: $locale, $colorScheme, $viewport.width pixels',
    async (look) => {
      const { page, complaints, close } = await visit(browser, { url: app.url, key: app.ownerKey, ...look })
      const findings: string[] = []
      for (const path of pages) {
        await page.goto(`${app.url}${path}`)
        await page.locator('h1').waitFor()
        await page.waitForLoadState('networkidle').catch(() => {})
        expect(await page.locator('html').getAttribute('lang'), path).toBe(look.locale === 'zh-CN' ? 'zh-CN' : 'en')
        expect(await page.locator('html').getAttribute('data-theme'), path).toBe(look.colorScheme)
        findings.push(...(await layoutFaults(page)), ...(await findingsOf(page)))
      }
      expect(findings).toEqual([])
      expect(unexpected(complaints)).toEqual([])
      await close()
    },
  )
})

describe.skipIf(!isFull)('the console, with every plugin disabled', { timeout: 600_000 }, () => {
  it.each(looks)('opens every page that is left: $locale, $colorScheme, $viewport.width pixels', async (look) => {
    const app = await startTestApp({ plugins: plugins.map((plugin) => ({ ...plugin, enabled: false })) })
    const browser = await launch()
    try {
      const pages = await findPages(browser, app)
      expect(pages).toEqual(expect.arrayContaining(['/', '/customers', '/pipeline', '/models', '/settings/plugins']))
      const { page, complaints, close } = await visit(browser, { url: app.url, key: app.ownerKey, ...look })
      const findings: string[] = []
      for (const path of pages) {
        await page.goto(`${app.url}${path}`)
        await page.locator('h1').waitFor()
        await page.waitForLoadState('networkidle').catch(() => {})
        findings.push(...(await findingsOf(page)))
      }
      expect(findings).toEqual([])
      expect(complaints).toEqual([])
      await close()
    } finally {
      await browser.close()
      await app.stop()
    }
  })
})
