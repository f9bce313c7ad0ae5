import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { RapportError, viewerOf, type PluginContext } from 'rapport-crm/sdk'
import { defineRoutes } from 'rapport-crm/sdk/define'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ownPaths } from '../../src/contract/route.ts'
import { entryOf } from './entries.ts'
import { startPlugins, type PluginWorld } from './world.ts'

const readerKey = 'reader-key-of-a-route-test'
const permissions = { 'survey:answer': { description: 'Answer surveys.', roles: ['OWNER' as const] } }

const routesAt = (
  prefix: string,
  add: (scope: FastifyInstance, context: PluginContext) => void | Promise<void>,
  more = {},
) => defineRoutes<PluginContext>({ prefix, permission: 'read', load: async () => add, ...more })

let isWell = true
const survey = entryOf(
  'survey',
  async () => ({ health: async () => ({ ok: isWell, detail: 'the surveys are lost' }) }),
  {
    permissions,
    routes: [
      routesAt(
        '/surveys',
        (scope, context) => {
          scope.get('/', (request) => ({ plugin: context.id, role: viewerOf(request).role }))
          scope.post('/:id/answers', async (request) => request.body)
          scope.get('/boom', () => Promise.reject(new Error('a secret cause')))
          scope.get('/refused', () =>
            Promise.reject(Object.assign(new Error('a secret address'), { statusCode: 401, code: 'ERR_UPSTREAM' })),
          )
          scope.get('/known', () => {
            throw new RapportError('NOT_FOUND', 'no such survey', { path: ['id'] })
          })
        },
        { permission: 'survey:answer' },
      ),
      // More than a quiet key has saved up: the first one may run, the second has to wait.
      routesAt('/dear', (scope) => void scope.get('/', () => 'done'), { points: 100_000_000 }),
    ],
  },
)

describe('the routes of a plugin', () => {
  let world: PluginWorld
  beforeAll(async () => {
    world = await startPlugins(
      [
        survey,
        entryOf(
          'off',
          undefined,
          { routes: [routesAt('/off', (scope) => void scope.get('/', () => 'on'))] },
          { enabled: false },
        ),
        entryOf('dead', () => Promise.reject(new Error('a secret cause')), {
          routes: [routesAt('/graves', (scope) => void scope.get('/', () => 'alive'))],
        }),
        entryOf('throws-at-once', undefined, {
          routes: [
            routesAt('/thrown', () => {
              throw new Error('the door is stuck')
            }),
          ],
        }),
        entryOf('throws-below', undefined, {
          routes: [
            routesAt('/below', (scope) => {
              void scope.register(async () => {
                await delay(1)
                throw new Error('the cellar is stuck')
              })
            }),
          ],
        }),
      ],
      { healthEveryMs: 50, failures: 2 },
    )
    await world.sql(
      `insert into api_key (id, name, hash, prefix, role, scope) values (uuid_v7(), 'reader', encode(sha256($1::bytea), 'hex'), 'reader', 'READER', 'ALL')`,
      [readerKey],
    )
  })
  afterAll(() => world?.stop())

  const get = async (path: string, key: string | null = world.app.ownerKey.key, init: RequestInit = {}) => {
    const headers = {
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(init.body ? { 'content-type': 'application/json' } : {}),
    }
    const response = await fetch(`${world.app.url}${path}`, { ...init, headers })
    const text = await response.text()
    // Answers of every shape.
    // eslint-disable-next-line typescript/no-explicit-any
    const body: any = text.startsWith('{') ? JSON.parse(text) : text
    return { status: response.status, body, code: body.errors?.[0]?.extensions?.code as string | undefined }
  }

  it('are given the viewer and the context of the plugin', async () => {
    expect(await get('/surveys')).toMatchObject({ status: 200, body: { plugin: 'survey', role: 'OWNER' } })
    const body = JSON.stringify({ score: 9 })
    expect(await get('/surveys/7/answers', undefined, { method: 'POST', body })).toMatchObject({ body: { score: 9 } })
  })

  it('ask for a credential and for their permission', async () => {
    expect(await get('/surveys', null)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' })
    expect(await get('/surveys', readerKey)).toMatchObject({ status: 403, code: 'FORBIDDEN' })
  })

  it('cost what they state', async () => {
    expect((await get('/dear', readerKey)).status).toBe(200)
    expect(await get('/dear', readerKey)).toMatchObject({ status: 429, code: 'RATE_LIMITED' })
  })

  it('answer errors of the table as they are, and mask others, with the plugin in the log', async () => {
    expect(await get('/surveys/known')).toMatchObject({
      status: 404,
      code: 'NOT_FOUND',
      body: { errors: [{ extensions: { inputPath: ['id'] } }] },
    })
    // The second is the refusal of a server that the plugin asked, not ours of the caller.
    for (const path of ['/surveys/boom', '/surveys/refused']) {
      const { status, code, body } = await get(path)
      expect([path, status, code]).toEqual([path, 500, 'INTERNAL_ERROR'])
      expect(JSON.stringify(body)).not.toContain('secret')
      const { id } = body.errors[0].extensions
      expect(world.log.find((line) => line['errorId'] === id)).toMatchObject({ plugin: 'survey', level: 50 })
    }
  })

  it.each([
    ['/off', 'off', /switched off/],
    ['/graves', 'dead', /failed in the stage load/],
    ['/graves/deep', 'dead', /failed in the stage load/],
  ])('answer PLUGIN_UNAVAILABLE while it does not run: %s', async (path, plugin, message) => {
    const { status, body } = await get(path)
    expect(status).toBe(503)
    expect(body.errors[0].extensions).toMatchObject({ code: 'PLUGIN_UNAVAILABLE', plugin })
    expect(body.errors[0].message).toMatch(message)
    expect(body.errors[0].message).not.toContain('secret')
  })

  it('have their errors told to operators; others learn only where it failed', async () => {
    const body = JSON.stringify({ query: '{ plugins { id error } }' })
    const errorFor = async (key?: string) => {
      const { data } = (await get('/graphql', key, { method: 'POST', body })).body
      return data.plugins.find(({ id }: { readonly id: string }) => id === 'dead').error as string
    }
    expect(await errorFor()).toContain('a secret cause')
    expect(await errorFor(readerKey)).toBe('it failed in the stage load')
  })

  it('are refused while it is not well', async () => {
    isWell = false
    const refused = () => get('/surveys').then(({ code }) => code === 'PLUGIN_UNAVAILABLE')
    while (!(await refused())) await delay(20)
    isWell = true
    while (await refused()) await delay(20)
    expect((await get('/surveys')).status).toBe(200)
  })

  it.each(['throws-at-once', 'throws-below'])('that cannot be added degrade it alone: %s', (id) => {
    expect(world.app.host.find(id)).toMatchObject({
      status: 'DEGRADED',
      error: expect.stringMatching(/its routes at .* is stuck/),
    })
  })

  it('lie nowhere else than below known paths', () => {
    // A tree without common prefixes: below `/` stands what follows it, indented.
    const paths = world.app.server
      .printRoutes({ commonPrefix: false })
      .matchAll(/^(?: {4})?[├└]── (\/?[^/\s(]*)/gm)
      .map(([, path]) => (path === '*' ? path : `/${path!.replace(/^\//, '')}`))
    const prefixes = [...world.app.host.modules, ...world.app.host.plugins].flatMap(({ routes }) =>
      routes.map(({ prefix }) => prefix),
    )
    const known = new Set([...ownPaths, ...prefixes, '/', '/favicon.svg', '/favicon.ico', '*'])
    const found = [...paths]
    expect(found).toContain('/graphql')
    expect(found.filter((path) => !known.has(path))).toEqual([])
  })
})

describe('routes that cannot be', () => {
  it.each([
    ['at an address of the platform', '/graphql/more', 'read', /which is the platform’s/],
    ['at an address of the core', '/imports', 'read', /which belongs to the core/],
    ['below those of another plugin', '/surveys/deep', 'read', /which belongs to the plugin survey/],
    ['without a slash', 'reports', 'read', /expected a prefix/],
    ['for nobody', '/ratings', 'ratings:see', /which no role has/],
  ])('%s keep the plugin from running', async (_name, prefix, permission, message) => {
    const world = await startPlugins([
      survey,
      entryOf('late', undefined, { routes: [routesAt(prefix, () => {}, { permission })] }),
    ])
    try {
      expect(world.app.host.find('late')).toMatchObject({
        status: 'FAILED',
        stage: 'conflicts',
        error: expect.stringMatching(message),
      })
      expect(world.app.host.find('survey')).toMatchObject({ status: 'ACTIVE' })
    } finally {
      await world.stop()
    }
  })
})
