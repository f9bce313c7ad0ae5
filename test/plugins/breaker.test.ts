import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { RapportError } from '../../src/core/errors.ts'
import { shelf } from './entries.ts'
import { shelfFaults } from './fixtures/shelf-faults.ts'
import { eventually, startPlugins, type PluginWorld } from './world.ts'

describe('a plugin that fails while it serves', () => {
  let world: PluginWorld
  beforeAll(async () => {
    world = await startPlugins([shelf()], { failures: 3, coolDownMs: 400, healthEveryMs: 50 })
  })
  afterAll(() => world?.stop())
  beforeEach(async () => {
    Object.assign(shelfFaults, { error: undefined, isWell: true, handlerError: undefined })
    await eventually(async () => (await ask('{ shelfCount }')).data.shelfCount === 7)
    await eventually(async () => (await status()).status === 'ACTIVE')
  })

  const ask = (query: string) => world.ask(query)
  const status = async () =>
    (await ask('{ plugins { status stage error hint } }')).data.plugins[0] as {
      status: string
      stage: string
      error: string | null
      hint: string | null
    }
  const codes = async (query = '{ shelfCount }') => {
    const { errors } = await ask(query)
    return errors?.map(({ extensions }) => [extensions['code'], extensions['plugin']])
  }
  const messages = async () => (await ask('{ shelfCount }')).errors?.map(({ message }) => message)

  it('is refused at once after some failures in a row, and is tried again after a pause', async () => {
    shelfFaults.error = new Error('the shelf fell down')
    for (let i = 0; i < 3; i++) expect(await codes()).toEqual([['INTERNAL_ERROR', 'shelf']])
    const { calls } = shelfFaults
    expect(await codes()).toEqual([['PLUGIN_UNAVAILABLE', 'shelf']])
    expect(shelfFaults.calls).toBe(calls)
    expect(await status()).toMatchObject({
      status: 'DEGRADED',
      stage: 'serve',
      error: 'its resolvers failed 3 times in a row: the shelf fell down',
      hint: expect.stringContaining('see the errors of the plugin in the log'),
    })
    expect(await world.readyz()).toMatchObject({ status: 'degraded', plugins: [{ id: 'shelf', status: 'DEGRADED' }] })

    // One call is let through after the pause; it fails, and the pause begins anew.
    await eventually(async () => (await codes())?.[0]?.[0] === 'INTERNAL_ERROR')
    expect(shelfFaults.calls).toBe(calls + 1)
    expect(await codes()).toEqual([['PLUGIN_UNAVAILABLE', 'shelf']])

    shelfFaults.error = undefined
    await eventually(async () => (await codes()) === undefined)
    expect(await status()).toMatchObject({ status: 'ACTIVE', error: null, hint: null })
    expect((await world.readyz()).status).toBe('ok')
    expect(world.log.some(({ msg }) => msg === 'the plugin’s resolvers work again')).toBe(true)
  })

  it('is not blamed for what its callers did wrong', async () => {
    shelfFaults.error = new RapportError('INVALID_INPUT', 'expected a better question')
    for (let i = 0; i < 6; i++) expect(await codes()).toEqual([['INVALID_INPUT', 'shelf']])
    expect((await status()).status).toBe('ACTIVE')
  })

  it('counts failures in a row only', async () => {
    for (let i = 0; i < 4; i++) {
      shelfFaults.error = new Error('now and then')
      for (let j = 0; j < 2; j++) expect(await codes()).toEqual([['INTERNAL_ERROR', 'shelf']])
      shelfFaults.error = undefined
      expect(await codes()).toBeUndefined()
    }
    expect((await status()).status).toBe('ACTIVE')
  })

  it('leaves alone what the planner reads on records of the core, while its resolvers are refused', async () => {
    await world.addCustomer('Ada')
    shelfFaults.error = new Error('no notes today')
    for (let i = 0; i < 3; i++) await ask('{ shelfCount }')
    const { data, errors } = await ask(
      '{ shelves { label } customers(first: 1) { nodes { name shelf { label } shelfNote } } }',
    )
    expect(data).toEqual({ shelves: null, customers: { nodes: [{ name: 'Ada', shelf: null, shelfNote: null }] } })
    expect(errors).toMatchObject([
      { path: ['shelves'], extensions: { code: 'PLUGIN_UNAVAILABLE', plugin: 'shelf' } },
      { path: ['customers', 'nodes', 0, 'shelfNote'], extensions: { code: 'PLUGIN_UNAVAILABLE', plugin: 'shelf' } },
    ])
  })

  it('is refused while its health check fails, and until it succeeds', async () => {
    shelfFaults.isWell = false
    await eventually(async () => (await status()).status === 'DEGRADED')
    expect((await status()).error).toBe('its health check failed 3 times in a row: the shelf wobbles')
    expect(await messages()).toEqual([
      'the plugin shelf failed repeatedly and is paused: its fields answer again as soon as a check succeeds',
    ])
    expect(await codes()).toEqual([['PLUGIN_UNAVAILABLE', 'shelf']])
    shelfFaults.isWell = true
    await eventually(async () => (await status()).status === 'ACTIVE')
    expect(await codes()).toBeUndefined()
  })

  it('gets events again, none lost, after its handler failed again and again', async () => {
    shelfFaults.handlerError = new Error('not now')
    const id = await world.addCustomer('Grace')
    await eventually(async () => (await status()).status === 'DEGRADED')
    expect((await status()).error).toBe('its event handlers failed 3 times in a row: not now')
    // Its fields work all the while.
    expect(await codes()).toBeUndefined()
    shelfFaults.handlerError = undefined
    await eventually(() => shelfFaults.handled.includes(id.slice('cus_'.length)))
    await eventually(async () => (await status()).status === 'ACTIVE')
  })

  it('is named by errors below its fields too, whatever made them', async () => {
    await world.sql(
      `insert into p_shelf.shelf (id, label, mood, customer_id) select uuid_v7(), 'A', 'ODD', id from customer where name = 'Ada'`,
    )
    for (const _ of ['new', 'known']) {
      const { data, errors } = await ask('{ all: shelves { ...part } } fragment part on Shelf { label feeling: mood }')
      expect(data).toEqual({ all: null })
      expect(errors?.[0]?.extensions['plugin']).toBe('shelf')
    }
  })
})

describe('a plugin at work', () => {
  let world: PluginWorld
  beforeAll(async () => {
    world = await startPlugins([shelf()])
  })
  afterAll(() => world?.stop())

  it('batches what SQL cannot give: one call for a list', async () => {
    for (const name of ['Ada', 'Bob', 'Cyd']) await world.addCustomer(name)
    shelfFaults.batches.length = 0
    const { data } = await world.ask('{ customers(first: 3) { nodes { shelfNote again: shelfNote } } }')
    expect(new Set(data.customers.nodes.map((one: { shelfNote: string }) => one.shelfNote)).size).toBe(3)
    expect(shelfFaults.batches).toEqual([3])
  })

  it('has its jobs done that a handler enqueued with what it wrote', async () => {
    const id = await world.addCustomer('Dan')
    await eventually(() => shelfFaults.jobs.some((job) => (job as { customerId: string }).customerId === id.slice(4)))
  })

  it('has its cron jobs on the clock, and no others', async () => {
    const rows = await world.sql(`select name, cron, timezone from pgboss.schedule where name like 'shelf.%'`)
    expect(rows).toEqual([{ name: 'shelf.sweep', cron: '15 3 * * *', timezone: 'UTC' }])
  })

  it('grants its permissions to the roles that its manifest names', async () => {
    await world.sql(
      `insert into api_key (id, name, hash, prefix, role, scope) values (uuid_v7(), 'reader', encode(sha256('reader-key-of-a-test'), 'hex'), 'reader', 'READER', 'ALL')`,
    )
    const response = await fetch(`${world.app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer reader-key-of-a-test' },
      body: JSON.stringify({ query: '{ shelfCount }' }),
    })
    const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] }
    expect(errors[0]!.extensions.code).toBe('FORBIDDEN')
    expect(errors[0]!.message).toContain('"shelf:count"')
  })
})
