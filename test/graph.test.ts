import { isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plugins } from '../rapport.config.ts'
import { ids, newUuid } from '../src/core/ids.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { sentStatements } from './support/statements.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp({ plugins: plugins.filter(({ id }) => id === 'segmentation') })
})
afterAll(() => app?.stop())

const createCustomer = /* GraphQL */ `
  mutation ($input: CreateCustomerInput!) {
    createCustomer(input: $input) {
      customer {
        id
        name
        email
        tags
        version
        attributes
        owner {
          name
        }
        externalIds {
          source
          externalId
        }
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`
const made = async (input: object): Promise<string> => {
  const { data } = await app.ask(createCustomer, { input: { kind: 'PERSON', ...input } })
  expect(data.createCustomer.userErrors).toEqual([])
  return data.createCustomer.customer.id
}

/** What is asked of customers while `work` runs; the event log, the relay and the job queue look after themselves in between. */
const statementsOf = async (work: () => Promise<unknown>): Promise<string[]> =>
  (await sentStatements(work)).filter((text) => /from "customer"/.test(text))

describe('customers', () => {
  it('are created with trimmed names, unique tags and external ids', async () => {
    const { data } = await app.ask(createCustomer, {
      input: {
        kind: 'PERSON',
        name: '  王小明 ',
        email: 'wang@example.cn',
        tags: ['vip', 'vip', 'عميل'],
        attributes: { size: 3 },
        externalIds: [{ source: 'shop', externalId: '7' }],
      },
    })
    expect(data.createCustomer).toMatchObject({
      userErrors: [],
      customer: {
        name: '王小明',
        tags: ['vip', 'عميل'],
        version: 1,
        attributes: { size: 3 },
        owner: null,
        externalIds: [{ source: 'shop', externalId: '7' }],
      },
    })
    const found = await app.ask('{ customerByExternalId(source: "shop", externalId: "7") { name } }')
    expect(found.data.customerByExternalId.name).toBe('王小明')
  })

  it('are created once for an idempotency key, however often and at once it is sent', async () => {
    const input = { name: 'Once', idempotencyKey: 'k-1' }
    const answers = await Promise.all(Array.from({ length: 8 }, () => made(input)))
    expect(new Set(answers).size).toBe(1)
    const other = await app.ask(createCustomer, { input: { kind: 'PERSON', name: 'Other', idempotencyKey: 'k-1' } })
    expect(other.data.createCustomer).toMatchObject({
      customer: null,
      userErrors: [{ code: 'IDEMPOTENCY_CONFLICT', path: ['input', 'idempotencyKey'] }],
    })
  })

  it.each([
    [{ name: ' ' }, 'INVALID_INPUT', ['input', 'name']],
    [{ name: 'x'.repeat(501) }, 'INVALID_INPUT', ['input', 'name']],
    [{ name: 'A', email: 'nope' }, 'INVALID_INPUT', ['input', 'email']],
    [{ name: 'A', country: 'Germany' }, 'INVALID_INPUT', ['input', 'country']],
    [{ name: 'A', timeZone: 'Mars/Base' }, 'INVALID_INPUT', ['input', 'timeZone']],
    [{ name: 'A', attributes: [1] }, 'INVALID_INPUT', ['input', 'attributes']],
    [{ name: 'A', ownerId: 'usr_01900000-0000-7000-8000-000000000001' }, 'NOT_FOUND', ['input', 'ownerId']],
    [{ name: 'A', ownerId: 'cus_01900000-0000-7000-8000-000000000001' }, 'INVALID_ID', ['input', 'ownerId']],
    [{ name: 'A', externalIds: [{ source: 'shop', externalId: '7' }] }, 'DUPLICATE', ['input', 'externalIds', '0']],
  ])('with bad values %j are refused as %s, and nothing is written', async (input, code, path) => {
    const before = await app.sql('select count(*)::int as n from customer')
    const { data } = await app.ask(createCustomer, { input: { kind: 'PERSON', ...input } })
    expect(data.createCustomer.customer).toBeNull()
    expect(data.createCustomer.userErrors).toMatchObject([{ code, path }])
    expect(await app.sql('select count(*)::int as n from customer')).toEqual(before)
  })

  it('are updated where the version fits; a stale version gets the current record and changes nothing', async () => {
    const id = await made({ name: 'Before' })
    const update = /* GraphQL */ `
      mutation ($input: UpdateCustomerInput!) {
        updateCustomer(input: $input) {
          customer {
            name
            version
            email
          }
          userErrors {
            code
            ... on VersionConflictError {
              currentVersion
            }
          }
        }
      }
    `
    const first = await app.ask(update, { input: { id, version: 1, name: 'After', email: 'a@example.org' } })
    expect(first.data.updateCustomer).toEqual({
      customer: { name: 'After', version: 2, email: 'a@example.org' },
      userErrors: [],
    })
    const stale = await app.ask(update, { input: { id, version: 1, name: 'Late' } })
    expect(stale.data.updateCustomer).toEqual({
      customer: { name: 'After', version: 2, email: 'a@example.org' },
      userErrors: [{ code: 'VERSION_CONFLICT', currentVersion: 2 }],
    })
    const cleared = await app.ask(update, { input: { id, email: null } })
    expect(cleared.data.updateCustomer.customer).toMatchObject({ email: null, version: 3 })
  })

  it('changed by two callers at once are changed by one, and the other gets an error', async () => {
    const id = await made({ name: 'Race' })
    const update =
      'mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { customer { version } userErrors { code } } }'
    const answers = await Promise.all(
      ['A', 'B', 'C'].map((name) => app.ask(update, { input: { id, version: 1, name } })),
    )
    const codes = answers.map(({ data }) => data.updateCustomer.userErrors[0]?.code ?? 'OK')
    expect(codes.toSorted()).toEqual(['OK', 'VERSION_CONFLICT', 'VERSION_CONFLICT'])
  })

  it('disappear with all that belongs to them when they are deleted', async () => {
    const id = await made({ name: 'Gone' })
    await app.ask(
      `mutation { logInteraction(input: { customerId: "${id}", kind: CALL, occurredAt: "2026-01-01T00:00:00Z" }) { userErrors { code } } }`,
    )
    const { data } = await app.ask(
      `mutation { deleteCustomer(input: { id: "${id}" }) { deletedId userErrors { code } } }`,
    )
    expect(data.deleteCustomer).toEqual({ deletedId: id, userErrors: [] })
    const after = await app.ask(
      `{ customer(id: "${id}") { id } interactions(filter: { customer: { id: { eq: "${id}" } } }) { nodes { id } } }`,
    )
    expect(after.data).toEqual({ customer: null, interactions: { nodes: [] } })
  })
})

describe('lists', () => {
  const list = /* GraphQL */ `
    query ($first: Int!, $after: String, $filter: CustomerFilter, $orderBy: CustomerOrder, $search: String) {
      customers(first: $first, after: $after, filter: $filter, orderBy: $orderBy, search: $search) {
        totalCount
        nodes {
          name
        }
        edges {
          cursor
        }
        pageInfo {
          hasNextPage
          hasPreviousPage
          endCursor
        }
      }
    }
  `
  const tag = { tags: { hasAny: ['paged'] } }

  beforeAll(async () => {
    for (const name of ['Alpha', 'beta', 'Gamma', 'Delta', '李雷', '100% sure']) {
      await made({
        name,
        tags: ['paged'],
        country: name === 'beta' ? null : 'DE',
        attributes: { vip: name === 'Alpha' },
      })
    }
  })

  it('are paged by cursors without gaps or duplicates, even if the ordered value is missing', async () => {
    for (const orderBy of [
      { field: 'NAME' },
      { field: 'COUNTRY', direction: 'DESC' },
      { field: 'CREATED_AT', direction: 'DESC' },
    ]) {
      const names: string[] = []
      let after: string | null = null
      do {
        const { data } = await app.ask(list, { first: 2, after, filter: tag, orderBy })
        names.push(...data.customers.nodes.map((node: { name: string }) => node.name))
        expect(data.customers.totalCount).toBe(6)
        after = data.customers.pageInfo.hasNextPage ? data.customers.pageInfo.endCursor : null
      } while (after !== null)
      expect(new Set(names).size).toBe(6)
      expect(names).toHaveLength(6)
    }
  })

  it.each([
    [{ name: { contains: 'ALPH' } }, ['Alpha']],
    [{ name: { contains: '%' } }, ['100% sure']],
    [{ or: [{ name: { eq: 'beta' } }, { name: { startsWith: 'gam' } }] }, ['Gamma', 'beta']],
    [{ not: { country: { eq: 'DE' } } }, ['beta']],
    [{ country: { isNull: true } }, ['beta']],
    [{ attributes: { vip: true } }, ['Alpha']],
    [{ and: [{ name: { ne: 'Alpha' } }, { name: { notIn: ['beta', 'Gamma', 'Delta'] } }] }, ['100% sure', '李雷']],
    [{ or: [] }, []],
  ])('filtered by %j have %j', async (filter, names) => {
    const { data, errors } = await app.ask(list, {
      first: 10,
      filter: { and: [tag, filter] },
      orderBy: { field: 'NAME' },
    })
    expect(errors).toBeUndefined()
    expect(data.customers.nodes.map((node: { name: string }) => node.name).toSorted()).toEqual(names.toSorted())
  })

  it('are searched by words in any case and any script', async () => {
    const { data } = await app.ask(list, { first: 10, search: '李' })
    expect(data.customers.nodes).toEqual([{ name: '李雷' }])
    const none = await app.ask(list, { first: 10, search: 'alpha beta' })
    expect(none.data.customers.nodes).toEqual([])
  })

  it.each([0, -1, 101, 1_000_000])('with first: %i are refused', async (first) => {
    const { errors } = await app.ask(list, { first })
    expect(errors?.[0]?.extensions['code']).toBe('INVALID_INPUT')
    expect(errors?.[0]?.message).toContain('between 1 and 100')
  })

  it('refuse a cursor of another order or another list, and an invalid one', async () => {
    const { data } = await app.ask(list, { first: 2, filter: tag, orderBy: { field: 'NAME' } })
    const { endCursor } = data.customers.pageInfo
    const ordered = await app.ask(list, { first: 2, after: endCursor, orderBy: { field: 'COUNTRY' } })
    const orders = await app.ask('query ($after: String) { orders(first: 2, after: $after) { nodes { id } } }', {
      after: endCursor,
    })
    const none = await app.ask(list, { first: 2, after: 'nonsense' })
    for (const { errors } of [ordered, orders, none]) expect(errors?.[0]?.extensions['code']).toBe('INVALID_CURSOR')
  })

  it('nested beyond what one operation may return are refused before any SQL runs', async () => {
    let answer: Awaited<ReturnType<TestApp['ask']>> | undefined
    const sent = await statementsOf(async () => {
      answer = await app.ask(
        'query ($n: Int!) { customers(first: $n) { nodes { interactions(first: $n) { nodes { customer { orders(first: $n) { nodes { id } } } } } } } }',
        { n: 100 },
      )
    })
    expect(answer?.errors?.[0]?.extensions['code']).toBe('TOO_EXPENSIVE')
    expect(sent).toEqual([])
  })

  it('of customers with interactions, opportunities and segments take exactly one SQL statement', async () => {
    const id = await made({ name: 'Nested', tags: ['nested'] })
    await app.ask(
      `mutation { logInteraction(input: { customerId: "${id}", kind: EMAIL, subject: "Hi", occurredAt: "2026-01-02T03:04:05Z" }) { userErrors { code } } }`,
    )
    await app.ask(
      `mutation { createOpportunity(input: { customerId: "${id}", name: "Deal", amount: { amount: "10.5", currency: "EUR" } }) { userErrors { code } } }`,
    )
    const query = /* GraphQL */ `
      {
        customers(first: 40, filter: { tags: { hasAny: ["nested"] } }) {
          nodes {
            name
            interactions(first: 10) {
              nodes {
                kind
                subject
                occurredAt
                customer {
                  name
                }
              }
            }
            first: interactions(first: 1) {
              totalCount
            }
            opportunities {
              nodes {
                name
                amount {
                  amount
                  currency
                }
                stage {
                  key
                }
                stageHistory(first: 10) {
                  nodes {
                    toStage {
                      key
                    }
                  }
                }
              }
            }
            segment {
              segment {
                name
              }
            }
          }
        }
      }
    `
    for (const _ of ['new', 'known', 'known']) {
      let data: unknown
      const sent = await statementsOf(async () => ({ data } = await app.ask(query)))
      expect(sent).toHaveLength(1)
      expect(data).toEqual({
        customers: {
          nodes: [
            {
              name: 'Nested',
              interactions: {
                nodes: [
                  { kind: 'EMAIL', subject: 'Hi', occurredAt: '2026-01-02T03:04:05Z', customer: { name: 'Nested' } },
                ],
              },
              first: { totalCount: 1 },
              opportunities: {
                nodes: [
                  {
                    name: 'Deal',
                    amount: { amount: '10.50', currency: 'EUR' },
                    stage: { key: 'QUALIFICATION' },
                    stageHistory: { nodes: [{ toStage: { key: 'QUALIFICATION' } }] },
                  },
                ],
              },
              segment: null,
            },
          ],
        },
      })
    }
  })
})

describe('orders', () => {
  const record = /* GraphQL */ `
    mutation ($input: RecordOrderInput!) {
      recordOrder(input: $input) {
        order {
          total {
            amount
            currency
          }
          lines {
            quantity
            unitPrice {
              amount
            }
            total {
              amount
            }
          }
        }
        userErrors {
          code
          path
        }
      }
    }
  `

  it('have exact totals', async () => {
    const customerId = await made({ name: 'Buyer' })
    const lines = [
      { sku: 'A', quantity: '3', unitPrice: '0.1' },
      { sku: 'B', quantity: '0.3333', unitPrice: '3' },
    ]
    const { data } = await app.ask(record, {
      input: { customerId, placedAt: '2026-01-01T00:00:00Z', currency: 'EUR', lines },
    })
    expect(data.recordOrder.order).toEqual({
      total: { amount: '1.2999', currency: 'EUR' },
      lines: [
        { quantity: '3', unitPrice: { amount: '0.10' }, total: { amount: '0.30' } },
        { quantity: '0.3333', unitPrice: { amount: '3.00' }, total: { amount: '0.9999' } },
      ],
    })
  })

  it.each([
    [{ currency: 'XXQ' }, 'UNKNOWN_CURRENCY', ['input', 'currency']],
    [{ lines: [] }, 'INVALID_INPUT', ['input', 'lines']],
    [{ lines: [{ sku: 'A', quantity: '0', unitPrice: '1' }] }, 'INVALID_INPUT', ['input', 'lines', '0', 'quantity']],
    [{ lines: [{ sku: 'A', quantity: '1', unitPrice: '-1' }] }, 'INVALID_INPUT', ['input', 'lines', '0', 'unitPrice']],
    [
      { lines: [{ sku: 'A', quantity: '999999999999999', unitPrice: '2' }] },
      'INVALID_INPUT',
      ['input', 'lines', '0', 'unitPrice'],
    ],
    [
      { lines: ['A', 'B'].map((sku) => ({ sku, quantity: '1', unitPrice: '999999999999999' })) },
      'INVALID_INPUT',
      ['input', 'lines'],
    ],
    [{ customerId: 'cus_01900000-0000-7000-8000-000000000009' }, 'NOT_FOUND', ['input', 'customerId']],
    [{ placedAt: '2999-01-01T00:00:00Z' }, 'INVALID_INPUT', ['input', 'placedAt']],
  ])('with %j are refused as %s', async (change, code, path) => {
    const customerId = await made({ name: 'Careful' })
    const input = {
      customerId,
      placedAt: '2026-01-01T00:00:00Z',
      currency: 'EUR',
      lines: [{ sku: 'A', quantity: '1', unitPrice: '1' }],
      ...change,
    }
    const { data } = await app.ask(record, { input })
    expect(data.recordOrder).toMatchObject({ order: null, userErrors: [{ code, path }] })
  })

  it('with a decimal as a number, or NaN, are refused before they reach a service', async () => {
    for (const quantity of [1.5, 'NaN', 'Infinity', '1e5']) {
      const { errors } = await app.ask(record, {
        input: {
          customerId: 'x',
          placedAt: '2026-01-01T00:00:00Z',
          currency: 'EUR',
          lines: [{ sku: 'A', quantity, unitPrice: '1' }],
        },
      })
      expect(errors?.[0]?.message).toContain('decimal')
    }
  })
})

describe('access', () => {
  it('without a credential is refused, except to the health addresses', async () => {
    const { status, errors } = await app.ask('{ __typename }', {}, null)
    expect([status, errors?.[0]?.extensions['code']]).toEqual([401, 'UNAUTHENTICATED'])
    expect((await app.ask('{ __typename }', {}, 'rpk_wrong-key-that-is-long-enough')).status).toBe(401)
    expect((await fetch(`${app.url}/livez`)).status).toBe(200)
    expect((await fetch(`${app.url}/readyz`)).status).toBe(200)
  })

  it('is by role: a reader reads and may not write', async () => {
    const { key } = await app.addUser('Reader', 'READER')
    expect((await app.ask('{ customers(first: 1) { totalCount } }', {}, key)).errors).toBeUndefined()
    const { errors, status } = await app.ask(
      'mutation { createCustomer(input: { kind: PERSON, name: "X" }) { userErrors { code } } }',
      {},
      key,
    )
    expect([status, errors?.[0]?.extensions['code']]).toEqual([403, 'FORBIDDEN'])
  })

  it('is by row: an agent with its own scope sees and changes its own customers only', async () => {
    const { userId, key } = await app.addUser('Agent', 'AGENT', 'OWN')
    const own = await made({ name: 'Mine', ownerId: userId })
    const foreign = await made({ name: 'Theirs' })
    const { data } = await app.ask(
      `{ own: customer(id: "${own}") { name owner { name } } foreign: customer(id: "${foreign}") { name } customers(first: 100) { nodes { name } totalCount } }`,
      {},
      key,
    )
    expect(data).toEqual({
      own: { name: 'Mine', owner: { name: 'Agent' } },
      foreign: null,
      customers: { nodes: [{ name: 'Mine' }], totalCount: 1 },
    })
    const change = await app.ask(
      `mutation { updateCustomer(input: { id: "${foreign}", name: "Stolen" }) { customer { name } userErrors { code } } }`,
      {},
      key,
    )
    expect(change.data.updateCustomer).toEqual({ customer: null, userErrors: [{ code: 'NOT_FOUND' }] })
  })
})

describe('records', () => {
  it('are found by their global id whatever their type', async () => {
    const id = await made({ name: 'Anyone' })
    const { data } = await app.ask('query ($id: ID!) { node(id: $id) { __typename id ... on Customer { name } } }', {
      id,
    })
    expect(data.node).toEqual({ __typename: 'Customer', id, name: 'Anyone' })
    // No id, and ids of types that are no Node.
    const others = [...ids.all()].flatMap(([type]) => {
      const known = app.app.schema.getType(type)
      return isObjectType(known) && known.getInterfaces().some(({ name }) => name === 'Node') ? [] : [type]
    })
    expect(others).toContain('Stage')
    for (const one of ['nonsense', ...others.map((type) => ids.encode(type, newUuid()))]) {
      const { errors } = await app.ask('query ($id: ID!) { node(id: $id) { id } }', { id: one })
      expect([one, errors?.[0]?.extensions['code']]).toEqual([one, 'INVALID_ID'])
    }
  })

  it('take a score from outside, keep its history and refuse a kind of a plugin', async () => {
    const id = await made({ name: 'Scored' })
    const record =
      'mutation ($input: RecordScoreInput!) { recordScore(input: $input) { score { kind value trend previousValue subject { ... on Customer { name } } history { nodes { value } } provenance { plugin modelRun { algorithm } cause { kind text } } } userErrors { code path } } }'
    await app.ask(record, {
      input: { subjectId: id, kind: 'warehouse.churn', value: 0.2, unit: 'PROBABILITY', horizonDays: 90 },
    })
    const { data } = await app.ask(record, {
      input: {
        subjectId: id,
        kind: 'warehouse.churn',
        value: 0.7,
        unit: 'PROBABILITY',
        horizonDays: 90,
        text: 'three complaints',
      },
    })
    expect(data.recordScore).toEqual({
      userErrors: [],
      score: {
        kind: 'warehouse.churn',
        value: 0.7,
        trend: 'UP',
        previousValue: 0.2,
        subject: { name: 'Scored' },
        history: { nodes: [{ value: 0.7 }, { value: 0.2 }] },
        provenance: {
          plugin: 'warehouse',
          modelRun: { algorithm: 'EXTERNAL' },
          cause: { kind: 'EXTERNAL', text: 'three complaints' },
        },
      },
    })
    const taken = await app.ask(record, { input: { subjectId: id, kind: 'segmentation.fit', value: 1, unit: 'INDEX' } })
    expect(taken.data.recordScore).toMatchObject({
      score: null,
      userErrors: [{ code: 'INVALID_INPUT', path: ['input', 'kind'] }],
    })
  })

  it.each([
    [{ value: 1.1, unit: 'PROBABILITY' }, 'expected a probability between 0 and 1, got 1.1', 'value'],
    [{ value: 101, unit: 'PERCENTILE' }, 'expected a percentile between 0 and 100, got 101', 'value'],
    [{ value: -1, unit: 'COUNT' }, 'expected a count between 0 and 1e15, got -1', 'value'],
    [{ value: -1e308, unit: 'INDEX' }, 'expected a value between -1e15 and 1e15, got -1e+308', 'value'],
    [
      { value: 1, unit: 'INDEX', horizonDays: 36_501 },
      'expected a horizon of 1 to 36500 days, got 36501',
      'horizonDays',
    ],
  ])('refuse a score from outside with %j', async (part, message, field) => {
    const id = await made({ name: 'Unscored' })
    const { data } = await app.ask(
      'mutation ($input: RecordScoreInput!) { recordScore(input: $input) { score { id } userErrors { code message path } } }',
      { input: { subjectId: id, kind: 'warehouse.odd', ...part } },
    )
    expect(data.recordScore).toEqual({
      score: null,
      userErrors: [{ code: 'INVALID_INPUT', message, path: ['input', field] }],
    })
  })
})
