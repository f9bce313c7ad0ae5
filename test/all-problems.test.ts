import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from './support/app.ts'

let app: TestApp
const ids: Record<string, string> = {}

interface Problem {
  readonly code: string
  readonly message: string
  readonly path: readonly string[]
}

const send = async (mutation: string, input: object): Promise<{ record: unknown; problems: readonly Problem[] }> => {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`
  const record =
    /customer|interaction|opportunity|order|product|pipeline|user|apiKey|score/i.exec(mutation)?.[0] ?? 'importJob'
  const field = `${record[0]!.toLowerCase()}${record.slice(1)}`
  const { data, errors } = await app.ask(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${field} { id } userErrors { code message path } } }`,
    { input },
  )
  if (errors) throw new Error(JSON.stringify(errors))
  return { record: data[mutation][field], problems: data[mutation].userErrors }
}

const stages = [
  { key: 'NEW', name: 'New', outcome: 'OPEN' },
  { key: 'WON', name: 'Won', outcome: 'WON' },
  { key: 'LOST', name: 'Lost', outcome: 'LOST' },
]
const line = { sku: 'a', quantity: '1', unitPrice: '1' }

beforeAll(async () => {
  app = await startTestApp()
  const make = async (name: string, mutation: string, input: object) => {
    const { record, problems } = await send(mutation, input)
    expect(problems).toEqual([])
    ids[name] = (record as { id: string }).id
  }
  const externalIds = ['1', '2'].map((externalId) => ({ source: 'erp', externalId }))
  await make('customer', 'createCustomer', { kind: 'PERSON', name: 'Ada', externalIds })
  await make('other', 'createCustomer', { kind: 'PERSON', name: 'Bob' })
  const customerId = ids['customer']
  await make('opportunity', 'createOpportunity', { customerId, name: 'Deal' })
  await make('interaction', 'logInteraction', { customerId, kind: 'NOTE', occurredAt: '2026-01-01T00:00:00Z' })
  await make('order', 'recordOrder', { customerId, placedAt: '2026-01-01T00:00:00Z', currency: 'EUR', lines: [line] })
  await make('product', 'createProduct', { sku: 'b' })
  await make('pipeline', 'createPipeline', { key: 'OWN', name: 'Own', stages })
  await make('user', 'createUser', { name: 'Uma', email: 'uma@example.org' })
})
afterAll(() => app?.stop())

const long = 'x'.repeat(1_100)
const future = '2999-01-01T00:00:00Z'

/** Inputs with several wrong fields: the mutation, which record it changes, what is given, and the places that are wrong. */
const wrong: readonly [mutation: string, record: string | undefined, input: () => object, places: readonly string[]][] =
  [
    [
      'createCustomer',
      undefined,
      () => ({ kind: 'PERSON', name: ' ', email: 'ada', country: 'XX', language: '!', timeZone: 'Mars', phone: 'x' }),
      ['name', 'email', 'country', 'phone', 'language', 'timeZone'],
    ],
    [
      'createCustomer',
      undefined,
      () => ({
        kind: 'PERSON',
        name: 'Eve',
        ownerId: 'usr_x',
        tags: ['', 'ok', long],
        attributes: [1],
        externalIds: [
          { source: '', externalId: '' },
          { source: 'erp', externalId: long },
        ],
      }),
      [
        'ownerId',
        'tags.0',
        'tags.2',
        'attributes',
        'externalIds.0.source',
        'externalIds.0.externalId',
        'externalIds.1.externalId',
      ],
    ],
    [
      'createCustomer',
      undefined,
      () => ({
        kind: 'PERSON',
        name: '',
        externalIds: ['1', '3', '2'].map((externalId) => ({ source: 'erp', externalId })),
      }),
      ['name', 'externalIds.0', 'externalIds.2'],
    ],
    [
      'updateCustomer',
      'customer',
      () => ({ name: '', email: 'ada', language: '!', timeZone: 'Mars', ownerId: ids['customer'] }),
      ['name', 'ownerId', 'email', 'language', 'timeZone'],
    ],
    [
      'updateCustomer',
      'customer',
      () => ({ name: null, tags: null, email: 'ada', language: '!' }),
      ['name', 'tags', 'email', 'language'],
    ],
    [
      'logInteraction',
      undefined,
      () => ({
        customerId: ids['order'],
        opportunityId: ids['customer'],
        kind: 'NOTE',
        channel: long,
        subject: long,
        language: '!',
        occurredAt: future,
        properties: [],
      }),
      ['customerId', 'opportunityId', 'channel', 'subject', 'language', 'occurredAt', 'properties'],
    ],
    [
      'logInteraction',
      undefined,
      () => ({
        customerId: ids['other'],
        opportunityId: ids['opportunity'],
        kind: 'NOTE',
        language: '!',
        occurredAt: future,
      }),
      ['opportunityId', 'language', 'occurredAt'],
    ],
    [
      'updateInteraction',
      'interaction',
      () => ({ opportunityId: 'opp_x', kind: null, channel: long, subject: long, language: '!', occurredAt: future }),
      ['kind', 'opportunityId', 'channel', 'subject', 'language', 'occurredAt'],
    ],
    [
      'createOpportunity',
      undefined,
      () => ({
        customerId: 'cus_x',
        stageKey: 'NONE',
        ownerId: 'usr_x',
        name: '',
        amount: { amount: '-1', currency: 'eur' },
        probability: 2,
      }),
      ['customerId', 'stageKey', 'ownerId', 'name', 'amount.amount', 'amount.currency', 'probability'],
    ],
    [
      'updateOpportunity',
      'opportunity',
      () => ({ name: null, ownerId: 'usr_x', amount: { amount: '-1', currency: 'eur' }, probability: -1 }),
      ['name', 'ownerId', 'amount.amount', 'amount.currency', 'probability'],
    ],
    [
      'moveOpportunity',
      'opportunity',
      () => ({ stageKey: 'NONE', at: future, lostReason: long }),
      ['stageKey', 'at', 'lostReason'],
    ],
    [
      'createPipeline',
      undefined,
      () => ({
        key: 'own',
        name: '',
        position: -1,
        stages: [{ key: 'x', name: '', outcome: 'WON', defaultProbability: 2 }],
      }),
      ['key', 'name', 'position', 'stages.0.key', 'stages.0.name', 'stages.0.defaultProbability', 'stages', 'stages'],
    ],
    [
      'updatePipeline',
      'pipeline',
      () => ({ name: '', position: null, stages: [...stages, { key: 'NEW', name: '', outcome: 'OPEN' }] }),
      ['position', 'name', 'stages.3.name', 'stages'],
    ],
    [
      'recordOrder',
      undefined,
      () => ({
        customerId: ids['product'],
        number: long,
        placedAt: future,
        currency: 'eur',
        lines: [line, { sku: '', quantity: '0', unitPrice: '-1' }, { ...line, name: long, quantity: '-3' }],
      }),
      [
        'customerId',
        'number',
        'placedAt',
        'currency',
        'lines.1.sku',
        'lines.1.quantity',
        'lines.1.unitPrice',
        'lines.2.name',
        'lines.2.quantity',
      ],
    ],
    [
      'updateOrder',
      'order',
      () => ({
        number: long,
        placedAt: future,
        status: null,
        lines: [
          { ...line, sku: '' },
          { ...line, quantity: '0' },
        ],
      }),
      ['status', 'number', 'placedAt', 'lines.0.sku', 'lines.1.quantity'],
    ],
    ['createProduct', undefined, () => ({ sku: 'b', name: long }), ['sku', 'name']],
    ['updateProduct', 'product', () => ({ name: '', active: null }), ['active', 'name']],
    ['createUser', undefined, () => ({ name: '', email: 'uma' }), ['name', 'email']],
    [
      'updateUser',
      'user',
      () => ({ name: '', email: '', role: null, scope: null, active: null }),
      ['role', 'scope', 'active', 'name', 'email'],
    ],
    [
      'createApiKey',
      undefined,
      () => ({ name: '', role: 'AGENT', scope: 'OWN', expiresAt: '2020-01-01T00:00:00Z' }),
      ['userId', 'name', 'expiresAt'],
    ],
    [
      'recordScore',
      undefined,
      () => ({ subjectId: 'ord_x', kind: 'none', value: 2, unit: 'PROBABILITY', horizonDays: 0, text: long }),
      ['kind', 'horizonDays', 'value', 'subjectId', 'text'],
    ],
    [
      'importRecords',
      undefined,
      () => ({
        type: 'CUSTOMERS',
        format: 'CSV',
        content: 'name\nAda',
        currency: 'eur',
        timeZone: 'Mars',
        source: '',
      }),
      ['currency', 'timeZone', 'source'],
    ],
  ]

describe('every problem of an input is reported at once', () => {
  it.each(wrong)('%s %s', async (mutation, record, input, places) => {
    const { record: made, problems } = await send(mutation, {
      ...(record === undefined ? {} : { id: ids[record] }),
      ...input(),
    })
    expect(made).toBeNull()
    expect(problems.map(({ path }) => path.join('.'))).toEqual(places.map((place) => `input.${place}`))
    for (const { code, message } of problems) {
      expect(code).toMatch(/^(INVALID_INPUT|INVALID_ID|DUPLICATE|UNKNOWN_CURRENCY)$/)
      expect(message).not.toBe('')
    }
  })

  it('and nothing of the input is kept', async () => {
    const { data } = await app.ask('{ customers { totalCount } orders { totalCount } }')
    expect(data).toEqual({ customers: { totalCount: 2 }, orders: { totalCount: 1 } })
  })

  it('of thousands the first hundred, and how many more there are', async () => {
    const lines = Array.from({ length: 1_000 }, () => ({ ...line, quantity: '0' }))
    const { problems } = await send('recordOrder', {
      customerId: ids['customer'],
      placedAt: '2026-01-01T00:00:00Z',
      currency: 'EUR',
      lines,
    })
    expect(problems).toHaveLength(101)
    expect(problems[99]!.path).toEqual(['input', 'lines', '99', 'quantity'])
    expect(problems[100]).toEqual({
      code: 'INVALID_INPUT',
      message: '900 more problems were found; fix those above, then send the input again',
      path: ['input'],
    })
  })

  it('of stages that opportunities are in', async () => {
    const { data } = await app.ask(
      '{ pipelines { id stages { key outcome } } opportunities { nodes { stage { key } } } }',
    )
    const [{ id }] = data.pipelines
    const { problems } = await send('updatePipeline', { id, name: 'Kept', stages })
    expect(problems.map(({ code }) => code)).toEqual(['INVALID_STATE'])
    expect(problems[0]!.message).toContain(data.opportunities.nodes[0].stage.key)
  })
})
