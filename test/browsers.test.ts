import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from './support/app.ts'

const listed = 'https://crm.example.org'
let app: TestApp

beforeAll(async () => {
  app = await startTestApp({ env: { ALLOWED_ORIGINS: `${listed}, https://shop.example.org` } })
})
afterAll(() => app?.stop())

const query = (headers: Readonly<Record<string, string>>) =>
  fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: '{ __typename }' }),
  })

const preflight = (origin: string, path = '/graphql') =>
  fetch(`${app.url}${path}`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
  })

describe('a page of another origin', () => {
  it('that is listed may ask, preflight included, wherever it posts', async () => {
    for (const path of ['/graphql', '/imports', '/demo']) {
      const { status, headers } = await preflight(listed, path)
      expect(status).toBe(204)
      expect(headers.get('access-control-allow-origin')).toBe(listed)
      expect(headers.get('access-control-allow-methods')).toContain('POST')
      expect(headers.get('access-control-allow-headers')).toBe('authorization,content-type')
    }
    const answer = await query({ origin: listed, authorization: `Bearer ${app.ownerKey}` })
    expect(answer.headers.get('access-control-allow-origin')).toBe(listed)
    expect(answer.headers.get('access-control-expose-headers')).toBe(
      'retry-after, content-disposition, content-range, etag',
    )
    expect(answer.headers.get('vary')).toMatch(/origin/i)
    expect(await answer.json()).toMatchObject({ data: { __typename: 'Query' } })
  })

  it('that is listed can read why it was refused', async () => {
    const refused = await query({ origin: listed })
    expect(refused.status).toBe(401)
    expect(refused.headers.get('access-control-allow-origin')).toBe(listed)
  })

  it.each(['https://evil.example', `${listed}.evil.example`, 'http://crm.example.org', 'null'])(
    'that is not listed is told nothing: %s',
    async (origin) => {
      expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBeNull()
      const answer = await query({ origin, authorization: `Bearer ${app.ownerKey}` })
      expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    },
  )
})

describe('a browser', () => {
  it('finds the icon at both addresses', async () => {
    for (const path of ['/favicon.svg', '/favicon.ico']) {
      const icon = await fetch(`${app.url}${path}`)
      expect(icon.headers.get('content-type')).toBe('image/svg+xml')
      expect(await icon.text()).toContain('<svg')
    }
  })

  it('gets a page where nothing is, and a program gets JSON', async () => {
    const page = await fetch(`${app.url}/nowhere`, { headers: { accept: 'text/html,*/*;q=0.8' } })
    expect(page.status).toBe(404)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await page.text()).toContain('href="/graphiql"')
    const json = await fetch(`${app.url}/nowhere`)
    expect(json.status).toBe(404)
    expect(await json.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] })
  })
})
