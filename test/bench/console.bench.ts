import { setTimeout as delay } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { definePlugin } from 'rapport-crm/sdk/define'
import { z } from 'zod'
import { buildWhereStale } from '../../tools/build.ts'
import { chromiumPath, launch, visit } from '../console/browser.ts'
import { Caller } from '../support/caller.ts'
import type { BenchRow } from './bench.ts'
import { withFilledApp, type FilledApp } from './filled-app.ts'
import { median } from './median.ts'

/** How large, how often and how long. */
interface Size {
  readonly customers: number
  readonly openings: number
  readonly seconds: number
}

const changesPerSecond = 50
const kind = 'bench.value'

/** A column of the list that shows the score which changes. */
const column = definePlugin({
  id: 'bench-column',
  version: '1.0.0',
  engines: { rapport: '^0.1.0' },
  description: 'A column for a score, for the bench of the console.',
  config: z.strictObject({}),
  schema: new URL('../console/fixtures/empty.graphql', import.meta.url),
  panels: [
    {
      point: 'customer.column',
      id: 'value',
      title: { en: 'Bench' },
      order: 1,
      selection: `benchValue: scores(kinds: ["${kind}"]) { value }`,
      path: 'benchValue.0.value',
      format: 'number',
    },
  ],
  load: async () => ({}),
})
const mutation = `mutation ($input: RecordScoreInput!) { recordScore(input: $input) { score { id } userErrors { message } } }`

const everyPage = [
  '/',
  '/customers',
  '/pipeline',
  '/p/segmentation/segments',
  '/p/forecasting/forecast',
  '/p/sentiment/voice',
  '/models/segmentation',
  '/data',
  '/settings/users',
]

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly dur?: number
  readonly args?: { readonly name?: string }
}

/** Tasks of the page's main thread in a trace, in milliseconds. */
const tasksOf = (trace: Buffer): number[] => {
  const { traceEvents } = JSON.parse(trace.toString()) as { readonly traceEvents: readonly TraceEvent[] }
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  )
  return traceEvents
    .filter(({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && mains.has(`${pid} ${tid}`))
    .map(({ dur = 0 }) => dur / 1_000)
}

/** How busy the main thread is while `work` goes on. */
const busyDuring = async (browser: Browser, page: Page, work: () => Promise<unknown>) => {
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', '__metadata'] })
  const began = performance.now()
  await work()
  const tookMs = performance.now() - began
  // Shorter ones are timers and messages without work, thousands a second.
  const tasks = tasksOf(await browser.stopTracing()).toSorted((a, b) => a - b)
  const real = tasks.filter((ms) => ms >= 1)
  return {
    tasks: real.length,
    p95Ms: real[Math.floor(real.length * 0.95)] ?? 0,
    longestMs: real.at(-1) ?? 0,
    over50Ms: real.filter((ms) => ms > 50).length,
    busyShare: tasks.reduce((sum, ms) => sum + ms, 0) / tookMs,
  }
}

const scroll = async (page: Page, seconds: number) => {
  const until = performance.now() + seconds * 1_000
  while (performance.now() < until) {
    await page.mouse.wheel(0, 720)
    await delay(30)
  }
}

/** When the largest thing of Today has been drawn, and what was loaded for it, compressed. */
const opened = async (browser: Browser, { app, key }: FilledApp) => {
  const { page, close } = await visit(browser, { url: app.url, key })
  await page.getByRole('heading', { name: 'Needs attention' }).waitFor()
  await page.waitForLoadState('networkidle')
  const found = await page.evaluate<{ lcpMs: number; kB: number }>(`new Promise((resolve) => {
    const loaded = performance.getEntriesByType('resource').filter(({ name }) => /\\.(js|css)$/.test(name))
    const kB = loaded.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1000
    new PerformanceObserver((list) => resolve({ lcpMs: list.getEntries().at(-1).startTime, kB }))
      .observe({ type: 'largest-contentful-paint', buffered: true })
  })`)
  await close()
  return found
}

/** All that the pages load, compressed; GraphiQL apart, which is a page of its own. */
const loadedByAll = async (browser: Browser, { app, key }: FilledApp): Promise<number> => {
  const { page, close } = await visit(browser, { url: app.url, key })
  const sizes = new Map<string, number>()
  for (const path of everyPage) {
    await page.goto(`${app.url}${path}`)
    await page.locator('h1').waitFor()
    await page.waitForLoadState('networkidle')
    const loaded = await page.evaluate<[string, number][]>(
      `performance.getEntriesByType('resource').filter(({ name }) => /\\.(js|css)$/.test(name)).map(({ name, encodedBodySize }) => [name, encodedBodySize])`,
    )
    for (const [name, size] of loaded) sizes.set(name, Math.max(size, sizes.get(name) ?? 0))
  }
  await close()
  return [...sizes.values()].reduce((sum, size) => sum + size, 0) / 1_000
}

const measure = ({ customers, openings, seconds }: Size): Promise<BenchRow[]> => {
  if (chromiumPath === undefined) throw new Error('expected Chromium on this machine; CHROMIUM names another place')
  if (!buildWhereStale()) throw new Error('the console cannot be built')
  return withFilledApp(
    200,
    async (filled) => {
      const { app, key, sql } = filled
      await filled.train('segmentation', 'RFM')
      await sql(
        `insert into customer (id, kind, name, email, country, lifecycle)
       select uuid_v7(), 'PERSON', 'Customer ' || i, 'customer' || i || '@example.org', 'DE', 'CUSTOMER' from generate_series(1, $1::int) i`,
        [customers],
      )
      await sql('analyze')
      const browser = await launch()
      const caller = new Caller()
      try {
        const visits = []
        for (let i = 0; i < openings; i++) visits.push(await opened(browser, filled))
        const rows: BenchRow[] = [
          {
            name: 'Today opens',
            figures: {
              lcpMs: median(visits.map(({ lcpMs }) => lcpMs)),
              loadedKb: visits[0]!.kB,
              allKb: await loadedByAll(browser, filled),
            },
          },
        ]
        const { page, close } = await visit(browser, { url: app.url, key, path: '/customers' })
        await page.locator('[role=grid] [role=row]').nth(20).waitFor()
        await page.mouse.move(640, 500)
        rows.push({
          name: `scrolling a list of ${customers} customers`,
          figures: await busyDuring(browser, page, () => scroll(page, seconds)),
        })
        await page.reload()
        await page.locator('[role=grid] [role=row]').nth(20).waitFor()
        await page.locator('.link-state.live').waitFor()
        // Those on top: every change is drawn.
        const { customers: shown } = await filled.ask('{ customers(first: 100) { nodes { id } } }')
        const variables = Array.from({ length: seconds * changesPerSecond }, (_, i) => ({
          input: { subjectId: shown.nodes[i % 100].id, kind, unit: 'INDEX', value: i },
        }))
        let failed = 0
        const figures = await busyDuring(browser, page, async () => {
          const calls = caller.start({ url: app.url, key, query: mutation, perSecond: changesPerSecond, variables })
          failed = (await calls.done).failed
        })
        // What is not drawn costs nothing: the row on top shows its last change.
        const last = (variables.length - 100).toLocaleString('en-GB')
        await page.getByRole('gridcell').getByText(last, { exact: true }).waitFor()
        rows.push({ name: `${changesPerSecond} score changes a second`, figures: { ...figures, failed } })
        await close()
        return rows
      } finally {
        caller.stop()
        await browser.close()
      }
    },
    [{ id: 'bench-column', import: async () => ({ default: column }) }],
  )
}

/** The console in Chromium: opening it, scrolling a long list, and a list whose scores change all the time. */
export default () => measure({ customers: 100_000, openings: 5, seconds: 20 })

export const short = () => measure({ customers: 1_000, openings: 1, seconds: 2 })
