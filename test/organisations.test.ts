import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type Answer, type TestApp } from './support/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.stop())

type Input = Readonly<Record<string, unknown>>
const fields = {
  createCustomer: 'customer { id version }',
  updateCustomer: 'customer { id version organisation { id } parent { id } }',
  deleteCustomer: 'deletedId',
  restoreCustomer: 'customer { id }',
  createEmployment: 'employment { id version isMain }',
  updateEmployment: 'employment { id version isMain toOn }',
  deleteEmployment: 'deletedId',
} as const
const change = async (name: keyof typeof fields, input: Input, key?: string): Promise<Answer['data']> => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`
  const { data, errors } = await app.ask(
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields[name]} userErrors { code message path } } }`,
    { input },
    key,
  )
  if (errors) throw new Error(JSON.stringify(errors))
  return data[name]
}
const done = async (name: keyof typeof fields, input: Input, key?: string): Promise<Answer['data']> => {
  const { userErrors, ...result } = await change(name, input, key)
  expect(userErrors).toEqual([])
  return result
}
const refused = async (name: keyof typeof fields, input: Input, key?: string) =>
  (await change(name, input, key)).userErrors
const make = async (kind: 'PERSON' | 'ORGANISATION', name: string, more: Input = {}, key?: string): Promise<string> =>
  (await done('createCustomer', { kind, name, ...more }, key)).customer.id
const ask = async (query: string, variables?: Input, key?: string): Promise<Answer['data']> => {
  const { data, errors } = await app.ask(query, variables, key)
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}
const seen = async (id: string, selection: string, key?: string) =>
  (await ask(`query ($id: ID!) { customer(id: $id) { ${selection} } }`, { id }, key)).customer

const employments = 'organisation { name } employments { isMain role fromOn toOn organisation { name } }'

describe('a person works for organisations', () => {
  it('the first employment is the main one, and ending it leaves none', async () => {
    const acme = await make('ORGANISATION', 'Acme')
    const ann = await make('PERSON', 'Ann')
    const input = { personId: ann, organisationId: acme, role: 'Buyer', fromOn: '2024-03-01' }
    const { employment } = await done('createEmployment', input)
    expect(await seen(ann, employments)).toEqual({
      organisation: { name: 'Acme' },
      employments: [{ isMain: true, role: 'Buyer', fromOn: '2024-03-01', toOn: null, organisation: { name: 'Acme' } }],
    })
    expect(await seen(acme, 'people(first: 5) { totalCount nodes { role person { name } } }')).toEqual({
      people: { totalCount: 1, nodes: [{ role: 'Buyer', person: { name: 'Ann' } }] },
    })
    await done('updateEmployment', { id: employment.id, version: employment.version, toOn: '2025-06-30' })
    expect(await seen(ann, employments)).toEqual({
      organisation: null,
      employments: [
        { isMain: false, role: 'Buyer', fromOn: '2024-03-01', toOn: '2025-06-30', organisation: { name: 'Acme' } },
      ],
    })
  })

  it('one of several is the main one, whichever side says so', async () => {
    const [one, two] = [await make('ORGANISATION', 'One'), await make('ORGANISATION', 'Two')]
    const ben = await make('PERSON', 'Ben', { organisationId: one })
    const { employment } = await done('createEmployment', { personId: ben, organisationId: two })
    expect(employment.isMain).toBe(false)
    expect((await done('updateEmployment', { id: employment.id, isMain: true })).employment.isMain).toBe(true)
    expect((await seen(ben, employments)).organisation).toEqual({ name: 'Two' })
    await done('updateCustomer', { id: ben, organisationId: one })
    const { employments: kept } = await seen(ben, employments)
    expect(Object.fromEntries(kept.map((e: Answer['data']) => [e.organisation.name, e.isMain]))).toEqual({
      One: true,
      Two: false,
    })
  })

  it('what cannot be is refused with the field that says it', async () => {
    const org = await make('ORGANISATION', 'Org')
    const person = await make('PERSON', 'Person', { organisationId: org })
    const cases: [keyof typeof fields, Input, string, string][] = [
      ['createEmployment', { personId: org, organisationId: org }, 'INVALID_INPUT', 'personId'],
      ['createEmployment', { personId: person, organisationId: person }, 'INVALID_INPUT', 'organisationId'],
      ['createEmployment', { personId: person, organisationId: org }, 'DUPLICATE', 'organisationId'],
      ['createEmployment', { personId: person, organisationId: org, toOn: '2999-01-01' }, 'INVALID_INPUT', 'toOn'],
      [
        'createEmployment',
        { personId: person, organisationId: org, fromOn: '2020-02-01', toOn: '2020-01-01' },
        'INVALID_INPUT',
        'toOn',
      ],
      [
        'createEmployment',
        { personId: person, organisationId: org, toOn: '2020-01-01', isMain: true },
        'INVALID_INPUT',
        'isMain',
      ],
      ['updateCustomer', { id: org, organisationId: org }, 'INVALID_INPUT', 'organisationId'],
      ['updateCustomer', { id: person, parentId: org }, 'INVALID_INPUT', 'parentId'],
      ['updateCustomer', { id: person, kind: 'ORGANISATION' }, 'INVALID_INPUT', 'kind'],
      ['updateCustomer', { id: org, kind: 'PERSON' }, 'INVALID_INPUT', 'kind'],
      ['updateCustomer', { id: org, website: 'no website' }, 'INVALID_INPUT', 'website'],
      ['updateCustomer', { id: org, domains: ['acme.example', 'Acme Inc'] }, 'INVALID_INPUT', 'domains'],
      ['updateCustomer', { id: org, employeeCount: -1 }, 'INVALID_INPUT', 'employeeCount'],
    ]
    for (const [name, input, code, field] of cases) {
      const [problem, ...others] = await refused(name, input)
      expect({ name, code: problem?.code, field: problem?.path[1], others }).toEqual({ name, code, field, others: [] })
    }
  })

  it('deleting an employment takes the main organisation away, and both customers are told of', async () => {
    const org = await make('ORGANISATION', 'Fleeting')
    const person = await make('PERSON', 'Brief')
    const { employment } = await done('createEmployment', { personId: person, organisationId: org })
    const topics = async () =>
      (await app.sql(`select count(*)::int as n from audit_entry where record_type = 'Employment'`))[0]
    const before = await topics()
    await done('deleteEmployment', { id: employment.id, version: employment.version })
    expect(await topics()).toEqual({ n: (before as { n: number }).n + 1 })
    expect(await seen(person, employments)).toEqual({ organisation: null, employments: [] })
    const [told] = await app.sql(
      `select count(distinct payload ->> 'id')::int as n from (select topic, payload from event_log union all select topic, payload from outbox) e
       where topic = 'customer.updated' and payload ->> 'id' in (select id::text from customer where name in ('Fleeting', 'Brief'))`,
    )
    expect(told).toEqual({ n: 2 })
  })

  it('two requests at once leave one lasting employment', async () => {
    const org = await make('ORGANISATION', 'Busy')
    const person = await make('PERSON', 'Wanted')
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => change('createEmployment', { personId: person, organisationId: org })),
    )
    expect(answers.filter(({ employment }) => employment).length).toBeGreaterThanOrEqual(1)
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }: { code: string }) => code))).not.toContain(
      'INTERNAL_ERROR',
    )
    expect((await seen(person, employments)).employments).toHaveLength(1)
  })
})

describe('organisations belong to others', () => {
  it('no organisation belongs to itself, at whatever distance', async () => {
    const top = await make('ORGANISATION', 'Top')
    const middle = await make('ORGANISATION', 'Middle', { parentId: top })
    const low = await make('ORGANISATION', 'Low', { parentId: middle })
    for (const parentId of [top, middle, low])
      expect((await refused('updateCustomer', { id: top, parentId }))[0]).toMatchObject({
        code: 'INVALID_INPUT',
        path: ['input', 'parentId'],
      })
    expect(await seen(low, 'parent { name parent { name } }')).toEqual({
      parent: { name: 'Middle', parent: { name: 'Top' } },
    })
    expect(await seen(top, 'subsidiaries(first: 5) { nodes { name } }')).toEqual({
      subsidiaries: { nodes: [{ name: 'Middle' }] },
    })
  })

  it('two changes at once do not make a circle together, nor does plain SQL', async () => {
    const ring = await Promise.all(['A', 'B', 'C', 'D'].map((name) => make('ORGANISATION', `Ring ${name}`)))
    const answers = await Promise.all(
      ring.map((id, i) => change('updateCustomer', { id, parentId: ring[(i + 1) % ring.length] })),
    )
    expect(answers.filter(({ userErrors }) => userErrors.length > 0)).toHaveLength(1)
    await app.sql(`update customer set parent_id = null where name like 'Ring %'`)
    await expect(
      app.sql(
        `update customer c set parent_id = (select id from customer where name = case c.name when 'Ring A' then 'Ring B' else 'Ring A' end)
         where name in ('Ring A', 'Ring B')`,
      ),
    ).rejects.toThrow('would belong to itself')
  })

  it('a rollup adds up what the organisation, those below it and their people have', async () => {
    const top = await make('ORGANISATION', 'Group')
    const unit = await make('ORGANISATION', 'Unit', { parentId: top })
    const cleo = await make('PERSON', 'Cleo', { organisationId: unit })
    const gone = await make('PERSON', 'Gone', { organisationId: unit })
    const outside = await make('PERSON', 'Outside')
    const order = (customerId: string, unitPrice: string, currency: string, status = 'PLACED') =>
      ask(`mutation ($input: RecordOrderInput!) { recordOrder(input: $input) { userErrors { message } } }`, {
        input: {
          customerId,
          placedAt: '2026-01-05T10:00:00Z',
          currency,
          status,
          lines: [{ sku: 'S', quantity: '1', unitPrice }],
        },
      })
    await order(top, '10.10', 'EUR')
    await order(cleo, '20.20', 'EUR')
    await order(cleo, '5', 'USD')
    await order(cleo, '99', 'EUR', 'CANCELLED')
    await order(gone, '1000', 'EUR')
    await order(outside, '1000', 'EUR')
    const deal = (customerId: string, amount: string) =>
      ask(
        `mutation ($input: CreateOpportunityInput!) { createOpportunity(input: $input) { userErrors { message } } }`,
        { input: { customerId, name: 'Deal', amount: { amount, currency: 'EUR' } } },
      )
    await deal(unit, '300')
    await deal(cleo, '0.5')
    await done('deleteCustomer', { id: gone })
    const rollup =
      'rollup { people subsidiaries orders spent { amount currency } openDeals openAmount { amount currency } wonDeals wonAmount { amount } }'
    expect((await seen(top, rollup)).rollup).toEqual({
      people: 1,
      subsidiaries: 1,
      orders: 3,
      spent: [
        { amount: '30.30', currency: 'EUR' },
        { amount: '5.00', currency: 'USD' },
      ],
      openDeals: 2,
      openAmount: [{ amount: '300.50', currency: 'EUR' }],
      wonDeals: 0,
      wonAmount: [],
    })
    expect((await seen(cleo, rollup)).rollup).toMatchObject({ people: 0, subsidiaries: 0, orders: 2, openDeals: 1 })
    await done('restoreCustomer', { id: gone })
    expect((await seen(top, rollup)).rollup.people).toBe(2)
  })
})

describe('who sees what', () => {
  it('an employment is seen by who sees both, and a rollup adds up what is seen', async () => {
    const agent = await app.addUser('Olga', 'AGENT', 'OWN')
    const foreign = await make('ORGANISATION', 'Foreign')
    const own = await make('PERSON', 'Own', { organisationId: foreign })
    const ownerId = (await ask('{ me { id } }', undefined, agent.key)).me.id
    await done('updateCustomer', { id: own, ownerId })
    expect(await seen(own, employments, agent.key)).toEqual({ organisation: null, employments: [] })
    const { errors } = await app.ask(
      'mutation ($i: CreateEmploymentInput!) { createEmployment(input: $i) { userErrors { code } } }',
      { i: {} },
      agent.key,
    )
    expect(errors).toBeDefined()
    expect((await refused('createEmployment', { personId: own, organisationId: foreign }, agent.key))[0]).toMatchObject(
      {
        code: 'NOT_FOUND',
      },
    )
    await done('updateCustomer', { id: foreign, ownerId })
    expect((await seen(own, employments, agent.key)).employments).toHaveLength(1)
    const hidden = await make('PERSON', 'Hidden', { organisationId: foreign })
    expect(await seen(foreign, 'rollup { people } people(first: 5) { totalCount }', agent.key)).toEqual({
      rollup: { people: 1 },
      people: { totalCount: 1 },
    })
    expect(await seen(foreign, 'rollup { people }')).toEqual({ rollup: { people: 2 } })
    await done('deleteCustomer', { id: hidden })
    expect(await seen(foreign, 'people(first: 5) { totalCount }')).toEqual({ people: { totalCount: 1 } })
  })
})

describe('lists', () => {
  const names = async (filter: Input): Promise<string[]> =>
    (
      await ask(
        'query ($f: CustomerFilter) { customers(first: 50, filter: $f, orderBy: { field: NAME }) { nodes { name } } }',
        {
          f: filter,
        },
      )
    ).customers.nodes.map(({ name }: { name: string }) => name)

  it('customers are found by their organisation and its facts', async () => {
    const org = await make('ORGANISATION', 'Filter Works', {
      industry: 'Filters',
      website: 'www.filter.example',
      domains: ['https://www.filter.example/', 'FILTER.example', 'filters.example'],
      employeeCount: 40,
    })
    expect(await seen(org, 'website domains industry employeeCount')).toEqual({
      website: 'https://www.filter.example',
      domains: ['filter.example', 'filters.example'],
      industry: 'Filters',
      employeeCount: 40,
    })
    const person = await make('PERSON', 'Filippa', { organisationId: org })
    await make('ORGANISATION', 'Filter Sub', { parentId: org })
    expect(await names({ organisation: { industry: { eq: 'Filters' } } })).toEqual(['Filippa'])
    expect(await names({ organisation: { id: { eq: org } } })).toEqual(['Filippa'])
    expect(await names({ parent: { name: { eq: 'Filter Works' } } })).toEqual(['Filter Sub'])
    expect(await names({ domains: { hasAny: ['filters.example'] } })).toEqual(['Filter Works'])
    expect(await names({ employeeCount: { gte: 40 }, kind: { eq: 'ORGANISATION' } })).toEqual(['Filter Works'])
    expect(await names({ employments: { some: { organisation: { id: { eq: org } }, isMain: true } } })).toEqual([
      'Filippa',
    ])
    await done('updateCustomer', { id: person, organisationId: null })
    expect(await names({ employments: { some: { organisation: { id: { eq: org } }, isMain: false } } })).toEqual([
      'Filippa',
    ])
    expect(await names({ organisation: { id: { eq: org } } })).toEqual([])
    const { employments: found } = await ask(
      'query ($f: EmploymentFilter) { employments(first: 5, filter: $f) { totalCount nodes { person { name } } } }',
      { f: { organisation: { industry: { eq: 'Filters' } }, person: { kind: { eq: 'PERSON' } } } },
    )
    expect(found).toEqual({ totalCount: 1, nodes: [{ person: { name: 'Filippa' } }] })
  })
})
