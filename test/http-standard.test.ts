import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from './support/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.stop())

/** Sends what an audit asks, with the owner's key: without one nothing is answered. */
const withKey: typeof fetch = (input, init) => {
  const headers = new Headers(init?.headers)
  headers.set('authorization', `Bearer ${app.ownerKey}`)
  return fetch(input, { ...init, headers })
}

/** What the specification lets a server do, and we do not: a browser may send a GET to any site, so it needs a header that no form sends. */
const notOffered = new Set([
  'MAY accept application/x-www-form-urlencoded formatted GET requests',
  'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
  'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json',
])

// The audits of graphql-http, by which servers state that they follow the specification of GraphQL over HTTP.
describe('GraphQL over HTTP', () => {
  const audits = serverAudits({ url: () => `${app.url}/graphql`, fetchFn: withKey })

  it.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (name, audit) => {
    const result = await audit.fn()
    const reason = result.status === 'ok' ? '' : result.reason
    expect(result.status, reason).toBe(notOffered.has(name) ? 'notice' : 'ok')
  })

  it('has the audits that it is known by', () => {
    expect(audits.length).toBeGreaterThanOrEqual(60)
  })
})
