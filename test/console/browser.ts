import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

const places = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The system's Chromium; undefined where there is none. */
export const chromiumPath = places.find((path): path is string => path !== undefined && existsSync(path))

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath!, args: ['--no-sandbox', '--disable-dev-shm-usage'] })

/** A page of the console, and what its browser complained of. */
export interface Visit {
  readonly page: Page
  /** Errors of scripts and of the console, and requests to other addresses. */
  readonly complaints: string[]
  close(): Promise<void>
}

/** Opens the console at `path`, signed in by the fragment of the link. */
export const visit = async (
  browser: Browser,
  { url, key, path = '/', ...options }: BrowserContextOptions & { url: string; key: string; path?: string },
): Promise<Visit> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`${message.text()} ${message.location().url}`)
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:') && !request.url().startsWith('blob:'))
      complaints.push(`asked ${request.url()}`)
    if (request.url().includes(key)) complaints.push('the key was sent in an address')
  })
  await page.goto(`${url}${path}#key=${key}`)
  return { page, complaints, close: () => context.close() }
}

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const grave = new Set(['moderate', 'serious', 'critical'])

interface AxeResult {
  readonly violations: readonly {
    readonly id: string
    readonly impact: string | null
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
  }[]
}

/** What keeps people with disabilities from using what the page shows, minor findings apart. */
export const findingsOf = async (page: Page): Promise<string[]> => {
  // In the page's own world, which its content security policy does not bind.
  await page.evaluate(await readFile(axeFile, 'utf8'))
  const { violations } = (await page.evaluate('axe.run({ resultTypes: ["violations"] })')) as AxeResult
  return violations
    .filter(({ impact }) => grave.has(impact ?? ''))
    .flatMap(({ id, nodes }) =>
      nodes
        .slice(0, 3)
        .map(({ html, failureSummary }) => `${new URL(page.url()).pathname} ${id}: ${html} ${failureSummary}`),
    )
}

/** Runs in the page. */
const layoutScript = `(() => {
  const faults = []
  const nameOf = (el) => {
    const kind = typeof el.className === 'string' && el.className !== '' ? '.' + el.className.split(' ').join('.') : ''
    const text = (el.getAttribute('aria-label') ?? el.textContent ?? '').trim().slice(0, 40)
    return el.tagName.toLowerCase() + kind + ' “' + text + '”'
  }
  const root = document.documentElement
  if (root.scrollWidth > innerWidth) faults.push('the page is ' + root.scrollWidth + ' pixels wide')
  for (const el of document.querySelectorAll('.page-body:not(.wide), [role=dialog]'))
    if (el.scrollWidth > el.clientWidth + 1) faults.push(nameOf(el) + ' is scrolled sideways as a whole')
  const isScrolled = (el) => {
    for (let up = el.parentElement; up; up = up.parentElement)
      if (/auto|scroll/.test(getComputedStyle(up).overflowX)) return true
    return false
  }
  const isCoarse = matchMedia('(pointer: coarse)').matches
  for (const el of document.querySelectorAll('#root *')) {
    const style = getComputedStyle(el)
    const { width, height, right, left } = el.getBoundingClientRect()
    if (width < 2 || height < 2 || style.visibility === 'hidden' || el.closest('.visually-hidden')) continue
    const hasText = [...el.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '')
    if (hasText && /hidden|clip/.test(style.overflowX) && style.textOverflow !== 'ellipsis' && el.scrollWidth > el.clientWidth + 1)
      faults.push(nameOf(el) + ' is cut off')
    if (hasText && (right > innerWidth + 1 || left < -1) && !isScrolled(el)) faults.push(nameOf(el) + ' is out of sight')
    const isTarget = /^(?:BUTTON|SELECT|SUMMARY)$/.test(el.tagName) || (el.tagName === 'INPUT' && el.type !== 'hidden') ||
      (el.tagName === 'A' && style.display !== 'inline')
    // What cannot be seen is reached by another target.
    if (isCoarse && isTarget && style.opacity !== '0' && style.pointerEvents !== 'none' && (width < 23.5 || height < 23.5))
      faults.push(nameOf(el) + ' is a target of ' + Math.round(width) + ' × ' + Math.round(height) + ' pixels')
  }
  return [...new Set(faults)].slice(0, 20)
})()`

/** What does not fit: a page that is scrolled sideways, texts that are cut off, and on a touch screen targets below 24 pixels. */
export const layoutFaults = async (page: Page): Promise<string[]> =>
  (await page.evaluate<string[]>(layoutScript)).map((fault) => `${new URL(page.url()).pathname}: ${fault}`)
