import { createClient } from 'graphql-ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { entryOf, shelf } from './entries.ts'
import { startPlugins, type PluginWorld } from './world.ts'

const broken = () => Promise.reject(new Error('a secret cause'))

describe('the fields of a plugin that does not run', () => {
  let world: PluginWorld
  beforeAll(async () => {
    world = await startPlugins([
      shelf(),
      entryOf('dead', broken),
      entryOf('needs-dead', undefined, { dependsOn: { dead: '^1.0.0' } }),
      entryOf('unreadable', broken, { schema: new URL('./fixtures/unreadable.sdl', import.meta.url) }),
      entryOf('off', undefined, {}, { enabled: false }),
      entryOf('no-sdl-at-all', broken),
    ])
    await world.addCustomer('Ada')
    await world.addCustomer('Bob')
  })
  afterAll(() => world?.stop())

  it.each(['when it is new', 'when it is known'])(
    'answer null and say why, the rest of the document is answered: %s',
    async () => {
      const { data, errors } = await world.ask(
        `query ($kind: GraveKind) { customers(first: 2, orderBy: { field: NAME }) { nodes { name grave(kind: $kind) { id kind } graves { id } shelfNote } } graves { id } shelfCount }`,
        { kind: 'GRAND' },
      )
      expect(data.customers.nodes).toMatchObject([
        { name: 'Ada', grave: null, graves: null },
        { name: 'Bob', grave: null, graves: null },
      ])
      expect(data.graves).toBeNull()
      expect(data.shelfCount).toBe(7)
      expect(data.customers.nodes[0].shelfNote).toMatch(/^note of/)
      expect(errors).toHaveLength(5)
      for (const error of errors!) {
        expect(error.extensions).toMatchObject({ code: 'PLUGIN_UNAVAILABLE', plugin: 'dead' })
        expect(error.message).toMatch(
          /the plugin dead is not running: it failed in the stage load; see the error in the log/,
        )
        expect(error.message).not.toContain('secret')
      }
      expect(errors!.map(({ path }) => path?.join('.')).toSorted()).toEqual([
        'customers.nodes.0.grave',
        'customers.nodes.0.graves',
        'customers.nodes.1.grave',
        'customers.nodes.1.graves',
        'graves',
      ])
    },
  )

  it.each([
    'customers(filter: { grave: { kind: GRAND } }) { nodes { id } }',
    'customers(filter: { or: [{ country: { eq: "DE" } }, { not: { grave: {} } }] }) { nodes { id } }',
    'customers(orderBy: { field: GRAVE_DEPTH, direction: DESC }) { nodes { id } }',
    'report(of: CUSTOMERS, measures: [{ function: COUNT }], by: [COFFIN]) { timeZone }',
    'customers(first: 1) { nodes { timeline(types: [BURIAL, ORDER]) { nodes { id } } } }',
  ])('are known to filters, orders, reports and timelines, which refuse them: %s', async (query) => {
    const { data, errors } = await world.ask(`{ ${query} }`)
    expect(data ?? null).toBeNull()
    expect(errors).toHaveLength(1)
    expect(errors![0]!.extensions).toMatchObject({ code: 'PLUGIN_UNAVAILABLE', plugin: 'dead' })
  })

  it('are left out where nobody asks for them', async () => {
    const { data, errors } = await world.ask(
      '{ customers(filter: { country: { isNull: true } }) { nodes { timeline { totalCount } } } }',
    )
    expect(errors).toBeUndefined()
    expect(data.customers.nodes).toEqual([{ timeline: { totalCount: 0 } }, { timeline: { totalCount: 0 } }])
  })

  it('keep what the core has by the same name as it is', async () => {
    const { data, errors } = await world.ask(
      '{ customers(first: 1) { nodes { name } } __type(name: "Customer") { description } }',
    )
    expect(errors).toBeUndefined()
    expect(data.__type.description).not.toContain('Taken')
  })

  it('take a mutation with its input, and refuse it', async () => {
    const dig = 'mutation ($input: DigInput!) { dig(input: $input) { id } }'
    const { data, errors } = await world.ask(dig, { input: { customerId: 'x', kind: 'PLAIN' } })
    expect(data).toEqual({ dig: null })
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'PLUGIN_UNAVAILABLE', plugin: 'dead' })
    const wrong = await world.ask(dig, { input: { customerId: 'x', kind: 'NONE' } })
    expect(wrong.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT')
  })

  it('refuse subscriptions with the same error', async () => {
    const client = createClient({
      url: `${world.app.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: { authorization: `Bearer ${world.app.ownerKey.key}` },
    })
    const failure = await new Promise((resolve) => {
      client.subscribe(
        { query: 'subscription { graveDug { id } }' },
        { next: () => resolve('an item'), complete: () => resolve('the end'), error: resolve },
      )
    })
    expect(failure).toMatchObject([{ extensions: { code: 'PLUGIN_UNAVAILABLE', plugin: 'dead' } }])
    await client.dispose()
  })

  it('stay for those who depend on it, and for one that is switched off', async () => {
    const { data, errors } = await world.ask('{ flowerBed { flowers } offSwitch }')
    expect(data).toEqual({ flowerBed: null, offSwitch: null })
    expect(errors?.map(({ extensions }) => extensions['plugin'])).toEqual(['needs-dead', 'off'])
    expect(errors?.[1]?.message).toBe(
      'the plugin off is not running: it is switched off; set enabled of off in rapport.config.ts to true',
    )
  })

  it('are listed, and one without readable SDL is only reported', async () => {
    const { data } = await world.ask('{ plugins { id status fields } }')
    expect(data.plugins).toEqual([
      expect.objectContaining({ id: 'shelf', status: 'ACTIVE' }),
      {
        id: 'dead',
        status: 'FAILED',
        fields: [
          'Customer.grave',
          'Customer.graves',
          'CustomerFilter.grave',
          'CustomerOrderField.GRAVE_DEPTH',
          'Mutation.dig',
          'Query.grave',
          'Query.graves',
          'ReportDimension.COFFIN',
          'Subscription.graveDug',
          'TimelineType.BURIAL',
        ],
      },
      { id: 'needs-dead', status: 'FAILED', fields: ['Grave.flowers', 'Query.flowerBed'] },
      { id: 'unreadable', status: 'FAILED', fields: [] },
      { id: 'off', status: 'DISABLED', fields: ['Query.offSwitch'] },
      { id: 'no-sdl-at-all', status: 'FAILED', fields: [] },
    ])
    const warned = world.log.filter(({ msg }) => String(msg).includes('its SDL cannot be used'))
    expect(warned.map(({ plugin }) => plugin)).toEqual(['unreadable', 'no-sdl-at-all'])
    expect((await world.readyz()).plugins?.map(({ id }) => id)).toEqual([
      'dead',
      'needs-dead',
      'unreadable',
      'no-sdl-at-all',
    ])
  })
})
