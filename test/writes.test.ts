import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from './support/app.ts'
import { watch } from './support/watch.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.stop())

interface UserProblem {
  readonly code: string
  readonly path: readonly string[]
}

/** Runs a mutation with one input and gives its payload. */
const run = async (
  mutation: string,
  input: object,
  selection: string,
  key?: string,
  // Payloads are of every shape.
  // eslint-disable-next-line typescript/no-explicit-any
): Promise<any> => {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`
  const { data, errors } = await app.ask(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} userErrors { code path } } }`,
    { input },
    key,
  )
  expect(errors).toBeUndefined()
  return data[mutation]
}

const customerOf = async (name: string, more: object = {}): Promise<string> =>
  (await run('createCustomer', { kind: 'PERSON', name, ...more }, 'customer { id }')).customer.id

const line = { sku: 'TEA', quantity: '2', unitPrice: '3' }
const made = {
  interaction: async (customerId: string) =>
    (
      await run(
        'logInteraction',
        { customerId, kind: 'CALL', subject: 'Hello', occurredAt: '2026-01-01T00:00:00Z', properties: { a: 1, b: 2 } },
        'interaction { id }',
      )
    ).interaction.id as string,
  opportunity: async (customerId: string) =>
    (await run('createOpportunity', { customerId, name: 'Deal' }, 'opportunity { id }')).opportunity.id as string,
  order: async (customerId: string) =>
    (
      await run(
        'recordOrder',
        { customerId, placedAt: '2026-01-01T00:00:00Z', currency: 'EUR', lines: [line, { ...line, sku: 'CUP' }] },
        'order { id }',
      )
    ).order.id as string,
}

const types = ['interaction', 'opportunity', 'order'] as const
const capital = (name: string) => `${name[0]!.toUpperCase()}${name.slice(1)}`

describe.each(types)('a deleted %s', (type) => {
  it('is gone from lists and by id, and comes back when it is restored', async () => {
    const id = await made[type](await customerOf('Keeper'))
    const deleted = await run(`delete${capital(type)}`, { id, version: 1 }, 'deletedId')
    expect(deleted).toEqual({ deletedId: id, userErrors: [] })
    const one = `query ($id: ID!) { ${type}(id: $id) { id version } node(id: $id) { id } }`
    expect((await app.ask(one, { id })).data).toEqual({ [type]: null, node: null })
    expect(await run(`delete${capital(type)}`, { id }, 'deletedId')).toEqual({
      deletedId: null,
      userErrors: [{ code: 'NOT_FOUND', path: ['input', 'id'] }],
    })
    const restored = await run(`restore${capital(type)}`, { id }, `${type} { id }`)
    expect(restored).toEqual({ [type]: { id }, userErrors: [] })
    expect((await app.ask(one, { id })).data).toEqual({ [type]: { id, version: 3 }, node: { id } })
    const again = await run(`restore${capital(type)}`, { id }, `${type} { id }`)
    expect(again.userErrors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'id'] }])
  })

  it('is deleted once for an idempotency key, and not with an outdated version', async () => {
    const id = await made[type](await customerOf('Keeper'))
    const stale = await run(`delete${capital(type)}`, { id, version: 7 }, `deletedId ${type} { id }`)
    expect(stale).toMatchObject({ deletedId: null, [type]: { id }, userErrors: [{ code: 'VERSION_CONFLICT' }] })
    const input = { id, idempotencyKey: `delete-${id}` }
    for (const _ of ['first', 'second'])
      expect(await run(`delete${capital(type)}`, input, 'deletedId')).toEqual({ deletedId: id, userErrors: [] })
  })

  it('stays hidden while its customer is deleted, and comes back with the customer only where it went with it', async () => {
    const customerId = await customerOf('Leaver')
    const before = await made[type](customerId)
    const along = await made[type](customerId)
    await run(`delete${capital(type)}`, { id: before }, 'deletedId')
    await run('deleteCustomer', { id: customerId }, 'deletedId')
    const refused = await run(`restore${capital(type)}`, { id: along }, `${type} { id }`)
    expect(refused.userErrors).toEqual([{ code: 'INVALID_STATE', path: ['input', 'id'] }])
    const back = await run('restoreCustomer', { id: customerId }, 'customer { name }')
    expect(back).toEqual({ customer: { name: 'Leaver' }, userErrors: [] })
    const { data } = await app.ask(
      `query ($a: ID!, $b: ID!) { before: node(id: $a) { id } along: node(id: $b) { id } }`,
      {
        a: before,
        b: along,
      },
    )
    expect(data).toEqual({ before: null, along: { id: along } })
  })

  it('is out of reach of agents, and of those who see other customers only', async () => {
    const { key, userId } = await app.addUser('Manager', 'MANAGER', 'OWN')
    const agent = await app.addUser('Agent', 'AGENT')
    const foreign = await made[type](await customerOf('Foreign'))
    const own = await made[type](await customerOf('Own', { ownerId: userId }))
    const mutation = `delete${capital(type)}`
    expect((await run(mutation, { id: foreign }, 'deletedId', key)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect((await run(mutation, { id: own }, 'deletedId', key)).deletedId).toBe(own)
    const { errors } = await app.ask(
      `mutation { ${mutation}(input: { id: "${foreign}" }) { deletedId } }`,
      {},
      agent.key,
    )
    expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN')
  })
})

describe('changes of records', () => {
  it('reach subscribers as they happen: added, updated, removed, and added again', async () => {
    const customerId = await customerOf('Watched')
    const watched = await watch<{ type: string; action: string }>(
      app,
      // Not of the customer itself: that it was made may be told only now.
      'subscription ($ids: [ID!]) { recordChanged(types: [INTERACTION, OPPORTUNITY, ORDER], filter: { customerIds: $ids }) { type action node { id } } }',
      { ids: [customerId] },
    )
    // One after the other: a change that is read when its record is deleted again is told by the deletion alone.
    let told = 0
    const isTold = async () => {
      told++
      await expect.poll(() => watched.items.length, { timeout: 10_000 }).toBe(told)
    }
    for (const type of types) {
      const id = await made[type](customerId)
      await isTold()
      await run(`update${capital(type)}`, { id, ...(type === 'order' ? { number: '7' } : {}) }, `${type} { id }`)
      await isTold()
      await run(`delete${capital(type)}`, { id }, 'deletedId')
      await isTold()
      await run(`restore${capital(type)}`, { id }, `${type} { id }`)
      await isTold()
    }
    await watched.stop()
    expect(watched.items.map(({ type, action }) => `${type} ${action}`)).toEqual(
      types.flatMap((type) =>
        ['ADDED', 'UPDATED', 'REMOVED', 'ADDED'].map((action) => `${type.toUpperCase()} ${action}`),
      ),
    )
  })

  it('of an interaction leave what is not named, clear what is null, and replace properties', async () => {
    const id = await made.interaction(await customerOf('Talker'))
    const payload = await run(
      'updateInteraction',
      { id, version: 1, channel: ' phone ', subject: null, properties: { b: 3 } },
      'interaction { kind channel subject properties version }',
    )
    expect(payload).toEqual({
      userErrors: [],
      interaction: { kind: 'CALL', channel: 'phone', subject: null, properties: { b: 3 }, version: 2 },
    })
    const other = await made.opportunity(await customerOf('Other'))
    const refusals: [object, UserProblem][] = [
      [{ opportunityId: other }, { code: 'INVALID_INPUT', path: ['input', 'opportunityId'] }],
      [{ occurredAt: null }, { code: 'INVALID_INPUT', path: ['input', 'occurredAt'] }],
      [{ occurredAt: '2999-01-01T00:00:00Z' }, { code: 'INVALID_INPUT', path: ['input', 'occurredAt'] }],
      [{ version: 1 }, { code: 'VERSION_CONFLICT', path: ['input', 'version'] }],
    ]
    for (const [change, problem] of refusals)
      expect((await run('updateInteraction', { id, ...change }, 'interaction { id }')).userErrors).toEqual([problem])
  })

  it('of an order replace its lines in place, and its total follows', async () => {
    const id = await made.order(await customerOf('Buyer'))
    const selection = 'order { status number version total { amount } lines { position quantity product { sku } } }'
    const changed = await run(
      'updateOrder',
      { id, version: 1, status: 'PAID', number: 'A-1', lines: [{ sku: 'CUP', quantity: '1', unitPrice: '4.5' }] },
      selection,
    )
    expect(changed.order).toEqual({
      status: 'PAID',
      number: 'A-1',
      version: 2,
      total: { amount: '4.50' },
      lines: [{ position: 1, quantity: '1', product: { sku: 'CUP' } }],
    })
    const more = [line, { ...line, sku: 'NEW' }, { ...line, sku: 'CUP' }]
    const grown = await run('updateOrder', { id, lines: more }, selection)
    expect(grown.order.lines.map((one: { product: { sku: string } }) => one.product.sku)).toEqual(['TEA', 'NEW', 'CUP'])
    expect(grown.order).toMatchObject({ version: 3, total: { amount: '18.00' } })
    const refusals: [object, UserProblem][] = [
      [{ lines: [] }, { code: 'INVALID_INPUT', path: ['input', 'lines'] }],
      [{ lines: [{ ...line, quantity: '-1' }] }, { code: 'INVALID_INPUT', path: ['input', 'lines', '0', 'quantity'] }],
      [{ status: null }, { code: 'INVALID_INPUT', path: ['input', 'status'] }],
      [{ placedAt: '2999-01-01T00:00:00Z' }, { code: 'INVALID_INPUT', path: ['input', 'placedAt'] }],
      [{ version: 1 }, { code: 'VERSION_CONFLICT', path: ['input', 'version'] }],
    ]
    for (const [change, problem] of refusals)
      expect((await run('updateOrder', { id, ...change }, 'order { id }')).userErrors).toEqual([problem])
    expect((await app.ask('query ($id: ID!) { order(id: $id) { version } }', { id })).data.order.version).toBe(3)
  })

  it('of the lines of an order take turns when they come at once, and a version lets one of them through', async () => {
    const id = await made.order(await customerOf('Busy'))
    const grow = (lines: number, version?: number) =>
      run(
        'updateOrder',
        { id, version, lines: Array.from({ length: lines }, (_, i) => ({ ...line, sku: `S${i}` })) },
        'order { version lines { position } }',
      )
    const free = await Promise.all([5, 6, 7].map((lines) => grow(lines)))
    expect(free.flatMap(({ userErrors }) => userErrors)).toEqual([])
    const versioned = await Promise.all([8, 9, 10].map((lines) => grow(lines, 4)))
    expect(versioned.map(({ userErrors }) => userErrors[0]?.code ?? 'OK').toSorted()).toEqual([
      'OK',
      'VERSION_CONFLICT',
      'VERSION_CONFLICT',
    ])
    const { data } = await app.ask('query ($id: ID!) { order(id: $id) { version lines { position } } }', { id })
    expect(data.order.version).toBe(5)
    expect(data.order.lines.map(({ position }: { position: number }) => position)).toEqual(
      Array.from({ length: data.order.lines.length }, (_, i) => i + 1),
    )
  })

  it.each(types)('of a foreign %s are out of reach of those who see their own customers only', async (type) => {
    const { key, userId } = await app.addUser('Agent', 'AGENT', 'OWN')
    const foreign = await made[type](await customerOf('Foreign'))
    const own = await made[type](await customerOf('Own', { ownerId: userId }))
    const change = (id: string) =>
      run(`update${capital(type)}`, { id, ...(type === 'order' ? { number: '1' } : {}) }, `${type} { id }`, key)
    expect(await change(foreign)).toEqual({ [type]: null, userErrors: [{ code: 'NOT_FOUND', path: ['input', 'id'] }] })
    expect(await change(own)).toEqual({ [type]: { id: own }, userErrors: [] })
  })

  it('of a customer’s external ids keep those that stay, and make a new version', async () => {
    const a = { source: 'shop', externalId: 'a' }
    const id = await customerOf('Named', { externalIds: [a, { source: 'shop', externalId: 'b' }] })
    const [kept] = await app.sql(`select id from external_id where external_id = 'a'`)
    const externalIds = [a, { source: 'shop', externalId: 'c' }]
    const { customer } = await run(
      'updateCustomer',
      { id, externalIds },
      'customer { version externalIds { source externalId } }',
    )
    expect(customer).toEqual({ version: 2, externalIds })
    expect(await app.sql(`select id from external_id where external_id = 'a'`)).toEqual([kept])
    const same = await run('updateCustomer', { id, externalIds }, 'customer { version }')
    expect(same.customer.version).toBe(2)
  })

  it('of a product change its name and whether it is sold, and a sku stands for one product', async () => {
    const { product } = await run('createProduct', { sku: 'MUG', name: 'Mug' }, 'product { id sku name active }')
    expect(product).toMatchObject({ sku: 'MUG', name: 'Mug', active: true })
    const changed = await run(
      'updateProduct',
      { id: product.id, version: 1, active: false },
      'product { name active version }',
    )
    expect(changed.product).toEqual({ name: 'Mug', active: false, version: 2 })
    const twice = await run('createProduct', { sku: 'MUG' }, 'product { id }')
    expect(twice).toEqual({ product: null, userErrors: [{ code: 'DUPLICATE', path: ['input', 'sku'] }] })
    const nameless = await run('updateProduct', { id: product.id, name: null }, 'product { id }')
    expect(nameless.userErrors).toEqual([{ code: 'INVALID_INPUT', path: ['input', 'name'] }])
  })

  it.each(['Asia/Kolkata', 'Europe/Kyiv', 'UTC', 'America/Argentina/Buenos_Aires'])(
    'take the time zone %s',
    async (timeZone) => {
      const id = await customerOf('Somewhere', { timeZone })
      expect((await app.ask('query ($id: ID!) { customer(id: $id) { timeZone } }', { id })).data.customer).toEqual({
        timeZone,
      })
    },
  )

  it.each(['+05:30', 'GMT+25', 'Mars/Base', '../etc'])('refuse the time zone %s', async (timeZone) => {
    const { userErrors } = await run('createCustomer', { kind: 'PERSON', name: 'A', timeZone }, 'customer { id }')
    expect(userErrors).toEqual([{ code: 'INVALID_INPUT', path: ['input', 'timeZone'] }])
  })

  it('do not lead from an interaction to an opportunity that was deleted', async () => {
    const customerId = await customerOf('Linked')
    const opportunityId = await made.opportunity(customerId)
    const id = await made.interaction(customerId)
    await run('updateInteraction', { id, opportunityId }, 'interaction { id }')
    await run('deleteOpportunity', { id: opportunityId }, 'deletedId')
    const { data } = await app.ask('query ($id: ID!) { interaction(id: $id) { opportunity { name } } }', { id })
    expect(data.interaction).toEqual({ opportunity: null })
  })
})

describe('pipelines', () => {
  const stages = [
    { key: 'NEW', name: 'New', outcome: 'OPEN', defaultProbability: 0.1 },
    { key: 'WON', name: 'Won', outcome: 'WON' },
    { key: 'LOST', name: 'Lost', outcome: 'LOST' },
  ]
  const create = (input: object) =>
    run(
      'createPipeline',
      { key: 'RENEWALS', name: 'Renewals', stages, ...input },
      'pipeline { id key position stages { key } }',
    )

  it('are made with their stages, and deals go through them', async () => {
    const { pipeline } = await create({})
    expect(pipeline).toMatchObject({ key: 'RENEWALS', stages: [{ key: 'NEW' }, { key: 'WON' }, { key: 'LOST' }] })
    const { opportunity } = await run(
      'createOpportunity',
      { customerId: await customerOf('Renewer'), name: 'Renewal', pipelineKey: 'RENEWALS' },
      'opportunity { id stage { key } pipeline { position } }',
    )
    expect(opportunity).toMatchObject({ stage: { key: 'NEW' }, pipeline: { position: pipeline.position } })
    const changed = await run(
      'updatePipeline',
      {
        id: pipeline.id,
        version: 1,
        name: 'Extensions',
        stages: [
          stages[0],
          { key: 'OFFER', name: 'Offer', outcome: 'OPEN' },
          { ...stages[1], name: 'Signed' },
          stages[2],
        ],
      },
      'pipeline { name version stages { key name position } }',
    )
    expect(changed.pipeline).toMatchObject({ name: 'Extensions', version: 2 })
    expect(changed.pipeline.stages).toEqual([
      { key: 'NEW', name: 'New', position: 1 },
      { key: 'OFFER', name: 'Offer', position: 2 },
      { key: 'WON', name: 'Signed', position: 3 },
      { key: 'LOST', name: 'Lost', position: 4 },
    ])
    const moved = await run(
      'moveOpportunity',
      { id: opportunity.id, stageKey: 'OFFER' },
      'opportunity { stage { name } }',
    )
    expect(moved.opportunity.stage.name).toBe('Offer')
    const inUse = [
      [stages[1], stages[2], { key: 'START', name: 'Start', outcome: 'OPEN' }].toReversed(),
      [stages[0], { key: 'OFFER', name: 'Offer', outcome: 'WON' }, stages[2]],
    ]
    for (const given of inUse) {
      const { userErrors } = await run('updatePipeline', { id: pipeline.id, stages: given }, 'pipeline { id }')
      expect(userErrors).not.toEqual([])
      for (const problem of userErrors) expect(problem).toEqual({ code: 'INVALID_STATE', path: ['input', 'stages'] })
    }
    const unused = await run(
      'updatePipeline',
      {
        id: pipeline.id,
        stages: [
          stages[0],
          ...changed.pipeline.stages.slice(1, 2).map(() => ({ key: 'OFFER', name: 'Offer', outcome: 'OPEN' })),
          { key: 'DONE', name: 'Done', outcome: 'WON' },
          stages[2],
        ],
      },
      'pipeline { stages { key } }',
    )
    expect(unused.pipeline.stages.map(({ key }: { key: string }) => key)).toEqual(['NEW', 'OFFER', 'DONE', 'LOST'])
  })

  it.each([
    [{ key: 'renewals' }, 'INVALID_INPUT', ['input', 'key']],
    [{ key: 'RENEWALS' }, 'DUPLICATE', ['input', 'key']],
    [{ key: 'A', stages: [] }, 'INVALID_INPUT', ['input', 'stages']],
    [{ key: 'A', stages: stages.slice(1) }, 'INVALID_INPUT', ['input', 'stages']],
    [{ key: 'A', stages: stages.slice(0, 2) }, 'INVALID_INPUT', ['input', 'stages']],
    [{ key: 'A', stages: [...stages, stages[0]] }, 'INVALID_INPUT', ['input', 'stages']],
    [
      { key: 'A', stages: [{ ...stages[0], defaultProbability: 1.5 }, ...stages.slice(1)] },
      'INVALID_INPUT',
      ['input', 'stages', '0', 'defaultProbability'],
    ],
  ])('with %j are refused as %s', async (input, code, path) => {
    const { pipeline, userErrors } = await create(input)
    expect(pipeline).toBeNull()
    expect(userErrors).not.toEqual([])
    for (const problem of userErrors) expect(problem).toEqual({ code, path })
  })

  it('are changed by owners only', async () => {
    const { key } = await app.addUser('Manager', 'MANAGER')
    const { errors } = await app.ask(
      'mutation ($input: CreatePipelineInput!) { createPipeline(input: $input) { pipeline { id } } }',
      { input: { key: 'B', name: 'B', stages } },
      key,
    )
    expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN')
  })
})

describe('a payload whose selection is wrong', () => {
  it.each([
    [
      'createCustomer',
      { kind: 'PERSON', name: 'Never written' },
      'customer { orders(after: "garbage") { nodes { id } } }',
    ],
    [
      'createCustomer',
      { kind: 'PERSON', name: 'Never written', idempotencyKey: 'wrong-selection' },
      'customer { interactions(after: "garbage") { nodes { id } } }',
    ],
  ])('%s with %j is refused before anything is written', async (mutation, input, selection) => {
    const refused = await run(mutation, input, selection)
    expect(refused.userErrors).toMatchObject([{ code: 'INVALID_CURSOR' }])
    expect(refused.customer).toBeNull()
    const { data } = await app.ask('{ customers(filter: { name: { eq: "Never written" } }) { totalCount } }')
    expect(data.customers.totalCount).toBe(0)
  })
})
