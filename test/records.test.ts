import { WebSocket } from 'ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from './support/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.stop())

const create = `mutation ($input: CreateCustomerInput!) {
  createCustomer(input: $input) {
    customer { id name email phone country language attributes }
    userErrors { code message path }
  }
}`
const make = async (input: Readonly<Record<string, unknown>>, key?: string) => {
  const { data, errors } = await app.ask(create, { input: { kind: 'PERSON', ...input } }, key)
  if (errors) throw new Error(JSON.stringify(errors))
  return data.createCustomer
}
const namesBy = async (args: string): Promise<string[]> => {
  const { data } = await app.ask(`{ customers(first: 100, ${args}) { nodes { name } } }`)
  return data.customers.nodes.map(({ name }: { name: string }) => name)
}

describe('names are found and sorted as people would', () => {
  const folded: [query: string, name: string][] = [
    ['jose nunez', 'José Núñez'],
    ['JOSÉ', 'José Núñez'],
    ['muller', 'Zoë Müller'],
    ['zoe', 'Zoë Müller'],
    ['strasse', 'Straße und Söhne'],
    ['STRASSE', 'Straße und Söhne'],
    ['straße', 'Strasse AG'],
    ['lukasz', 'Łukasz Wiśniewski'],
    ['istanbul', 'İstanbul Gıda'],
    ['gida', 'İstanbul Gıda'],
    ['abc 123', 'ＡＢＣ １２３'],
    ['ａｂｃ', 'ＡＢＣ １２３'],
    ['soren', 'Søren Ærø'],
    ['aero', 'Søren Ærø'],
    ['Σισυφος', 'Σίσυφος'],
    ['محمد', 'مُحَمَّد'],
    ['李小龙', '李小龙'],
    ['ﬁne', 'fine arts'],
    ['100%_', 'Only 100%_ Cotton'],
  ]
  beforeAll(async () => {
    for (const name of new Set(folded.map(([, found]) => found))) await make({ name, tags: ['folded'] })
    await make({ name: 'Only 100 x Cotton', tags: ['folded'] })
  })

  it.each(folded)('search %j finds %j', async (query, name) => {
    const { data } = await app.ask('query ($q: String) { customers(search: $q) { nodes { name } } }', { q: query })
    expect(data.customers.nodes.map((node: { name: string }) => node.name)).toContain(name)
  })

  it.each(folded)('contains and startsWith %j find %j', async (query, name) => {
    const ask = 'query ($f: CustomerFilter) { customers(filter: $f) { nodes { name } } }'
    const contains = await app.ask(ask, { f: { name: { contains: query } } })
    expect(contains.data.customers.nodes).toContainEqual({ name })
    const word = name.split(' ')[0]!
    const starts = await app.ask(ask, { f: { name: { startsWith: word.toUpperCase() } } })
    expect(starts.data.customers.nodes).toContainEqual({ name })
  })

  it('wildcards of LIKE mean themselves, even if they are folded from another character', async () => {
    expect(await namesBy('filter: { name: { contains: "100%_" } }')).toEqual(['Only 100%_ Cotton'])
    expect(await namesBy('filter: { name: { contains: "100％＿" } }')).toEqual(['Only 100%_ Cotton'])
    expect(await namesBy(String.raw`filter: { name: { contains: "\\" } }`)).toEqual([])
  })

  it('are sorted by a linguistic collation, in both directions and across pages', async () => {
    const names = ['Zoo', 'apple', 'Ähre', 'Bär', 'bar', '_x', 'zebra', 'Éclair', '李']
    for (const name of names) await make({ name, tags: ['sorted'] })
    const sorted = ['_x', 'Ähre', 'apple', 'bar', 'Bär', 'Éclair', 'zebra', 'Zoo', '李']
    const filter = 'filter: { tags: { hasAll: ["sorted"] } }'
    expect(await namesBy(`${filter}, orderBy: { field: NAME }`)).toEqual(sorted)
    expect(await namesBy(`${filter}, orderBy: { field: NAME, direction: DESC }`)).toEqual(sorted.toReversed())
    const paged: string[] = []
    for (let after: string | null = null; ;) {
      const { data } = await app.ask(
        `query ($after: String) { customers(first: 2, after: $after, ${filter}, orderBy: { field: NAME }) { nodes { name } pageInfo { hasNextPage endCursor } } }`,
        { after },
      )
      paged.push(...data.customers.nodes.map(({ name }: { name: string }) => name))
      after = data.customers.pageInfo.endCursor
      if (!data.customers.pageInfo.hasNextPage) break
    }
    expect(paged).toEqual(sorted)
  })
})

describe('an e-mail is the same in any case', () => {
  it.each(['eq: "MIA.probe@example.COM"', 'in: ["nobody@example.com", "MIA.PROBE@EXAMPLE.COM"]'])(
    'in the filter %s of customers, who keep what was typed',
    async (condition) => {
      await make({ name: 'Mia', email: 'Mia.Probe@Example.com' })
      const { data } = await app.ask(`{ customers(filter: { email: { ${condition} } }) { nodes { email } } }`)
      expect(data.customers.nodes[0]).toEqual({ email: 'Mia.Probe@Example.com' })
    },
  )

  it.each(['ne: "MIA.probe@example.COM"', 'notIn: ["MIA.PROBE@EXAMPLE.COM"]'])(
    'in the filter %s',
    async (condition) => {
      const { data } = await app.ask(
        `{ customers(first: 100, filter: { name: { eq: "Mia" }, email: { ${condition} } }) { totalCount } }`,
      )
      expect(data.customers.totalCount).toBe(0)
    },
  )

  it('among users, whoever made them first, in filters and as what is unique', async () => {
    const user = `mutation ($email: String!) { createUser(input: { name: "Uma", email: $email, role: AGENT }) { userErrors { code path } } }`
    expect((await app.ask(user, { email: 'Uma@Example.org' })).data.createUser.userErrors).toEqual([])
    expect((await app.ask(user, { email: 'uma@example.ORG' })).data.createUser.userErrors).toEqual([
      { code: 'DUPLICATE', path: ['input', 'email'] },
    ])
    const { data } = await app.ask('{ users(filter: { email: { eq: "UMA@example.org" } }) { nodes { email } } }')
    expect(data.users.nodes).toEqual([{ email: 'Uma@Example.org' }])
  })
})

describe('misleading text is refused', () => {
  const invisible = ['\u200b', ' \u200b\u2060 ', '\ufeff', '\u00ad', '\u3164', '\u2800', '\u200e\u200f', '\u0001']
  it.each(invisible)('a name of %j is refused', async (name) => {
    const { userErrors, customer } = await make({ name })
    expect(customer).toBeNull()
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', 'name'] }])
  })

  it.each(['Max\nMuster', 'Max\tMuster', '\u202eretsuM xaM', 'a\u2066b', 'bell\u0007'])(
    'a name such as %j is refused',
    async (name) => {
      const { userErrors } = await make({ name })
      expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', 'name'] }])
      expect(userErrors[0].message).toBe(
        'expected name to be one line without control characters and marks that change the text direction',
      )
    },
  )

  it.each(['محمد علي', 'שלום', '李小龙', '🏳️‍🌈 Café', 'क्षत्रिय', 'نامه\u200cای', 'O’Neil', '⠿'])(
    'a name such as %j is kept as it is',
    async (name) => {
      expect((await make({ name })).customer?.name).toBe(name)
    },
  )

  it('a language is kept in its canonical form, and an invalid one is refused', async () => {
    expect((await make({ name: 'A', language: 'zh-cn' })).customer.language).toBe('zh-CN')
    expect((await make({ name: 'A', language: 'german!' })).userErrors).toMatchObject([{ path: ['input', 'language'] }])
  })
})

describe('integers that a number would round', () => {
  const large = ['12345678901234567890', '9007199254740993', '-9007199254740992']
  const ok = ['9007199254740991', '1234567890123456', '12345678901234567890.5', '1e30']
  const viaHttp = async (variables: string) => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${app.ownerKey}` },
      body: `{"query":${JSON.stringify(create)},"variables":${variables}}`,
    })
    return (await response.json()) as { data?: unknown; errors?: { extensions: object }[] }
  }
  const viaSocket = (variables: string) =>
    new Promise<{ data?: unknown; errors?: unknown }>((resolve, reject) => {
      const ws = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
      ws.on('error', reject)
      ws.on('open', () =>
        ws.send(JSON.stringify({ type: 'connection_init', payload: { authorization: app.ownerKey } })),
      )
      ws.on('message', (data: Buffer) => {
        const message = JSON.parse(data.toString()) as { type: string; payload: { data?: unknown } & unknown[] }
        if (message.type === 'connection_ack')
          ws.send(
            `{"id":"1","type":"subscribe","payload":{"query":${JSON.stringify(create)},"variables":${variables}}}`,
          )
        if (message.type !== 'next' && message.type !== 'error') return
        resolve(message.type === 'next' ? message.payload : { errors: message.payload })
        ws.close()
      })
    })
  const input = (n: string) => `{"input":{"kind":"PERSON","name":"N","attributes":{"deep":[{"n":${n}}]}}}`
  const refusal = [{ extensions: { code: 'INVALID_INPUT', inputPath: ['input', 'attributes', 'deep', '0', 'n'] } }]

  it.each(large)('%s is refused in a variable over HTTP and WebSocket, and in a literal', async (n) => {
    expect(await viaHttp(input(n))).toMatchObject({ errors: refusal })
    expect(await viaSocket(input(n))).toMatchObject({ errors: refusal })
    const { errors } = await app.ask(
      `mutation { createCustomer(input: { kind: PERSON, name: "N", attributes: { deep: [{ n: ${n} }] } }) { customer { id } } }`,
    )
    expect(errors).toMatchObject(refusal)
    expect(errors![0]!.message).toContain('send a larger one as text')
  })

  it('are refused in the variables of a GET', async () => {
    const url = new URL(`${app.url}/graphql`)
    url.searchParams.set('query', 'query ($a: JSON) { customers(filter: { attributes: $a }) { totalCount } }')
    url.searchParams.set('variables', '{"a":{"n":12345678901234567890}}')
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${app.ownerKey}`, 'apollo-require-preflight': 'true' },
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'INVALID_INPUT' } }] })
  })

  it.each(ok)('%s is kept', async (n) => {
    for (const answer of [await viaHttp(input(n)), await viaSocket(input(n))])
      expect(answer).toMatchObject({
        data: { createCustomer: { customer: { attributes: { deep: [{ n: Number(n) }] } } } },
      })
  })

  it('as text and in texts are kept digit by digit', async () => {
    const text = '12345678901234567890'
    expect(await viaHttp(`{"input":{"kind":"PERSON","name":"${text}","attributes":{"n":"${text}"}}}`)).toMatchObject({
      data: { createCustomer: { customer: { name: text, attributes: { n: text } } } },
    })
  })
})

describe('the history of a deal', () => {
  const move = (id: string, stageKey: string, at?: string) =>
    app.ask(
      `mutation ($input: MoveOpportunityInput!) { moveOpportunity(input: $input) {
         opportunity { stage { key } stageHistory(first: 10) { nodes { at secondsInStage toStage { key } } } }
         userErrors { code message path } } }`,
      { input: { id, stageKey, ...(at ? { at } : {}) } },
    )

  it('cannot go back behind its last move, and stays as it was', async () => {
    const { customer } = await make({ name: 'Dealer' })
    const { data } = await app.ask(
      `mutation ($c: ID!) { createOpportunity(input: { customerId: $c, name: "Deal" }) { opportunity { id pipeline { stages { key } } } } }`,
      { c: customer.id },
    )
    const { id, pipeline } = data.createOpportunity.opportunity
    const [first, second, third] = pipeline.stages.map(({ key }: { key: string }) => key)
    const refused = await move(id, second, '2020-01-01T00:00:00Z')
    expect(refused.data.moveOpportunity.opportunity).toBeNull()
    expect(refused.data.moveOpportunity.userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', 'at'] }])
    expect(refused.data.moveOpportunity.userErrors[0].message).toMatch(
      /no earlier than the previous move, \d{4}-.*got 2020-/,
    )
    await move(id, second)
    const { data: moved } = await move(id, third)
    const { stage, stageHistory } = moved.moveOpportunity.opportunity
    expect(stage.key).toBe(third)
    const history: { at: string; secondsInStage: number | null; toStage: { key: string } }[] = stageHistory.nodes
    expect(history.map(({ toStage }) => toStage.key)).toEqual([first, second, third])
    expect(history.map(({ at }) => at)).toEqual(history.map(({ at }) => at).toSorted())
    expect(history.slice(1).every(({ secondsInStage }) => secondsInStage! >= 0)).toBe(true)
  })
})

describe('deleted records', () => {
  const remove = (id: string) =>
    app.ask('mutation ($id: ID!) { deleteCustomer(input: { id: $id }) { userErrors { code } } }', { id })
  const externalIds = [{ source: 'shop', externalId: 'trash-1' }]

  it('are listed, searched and restored only by callers who may', async () => {
    const { customer } = await make({ name: 'Trashy Tilda', externalIds })
    await app.ask(
      `mutation ($id: ID!) { logInteraction(input: { customerId: $id, kind: NOTE, occurredAt: "2026-01-01T00:00:00Z", subject: "gone" }) { userErrors { code } } }`,
      { id: customer.id },
    )
    await remove(customer.id)
    const ask = `query ($deleted: DeletedRecords, $search: String) {
      customers(search: $search, deleted: $deleted) { totalCount nodes { id name deletedAt } } }`
    const search = 'tilda'
    expect((await app.ask(ask, { search })).data.customers.totalCount).toBe(0)
    const { data } = await app.ask(ask, { search, deleted: 'ONLY' })
    expect(data.customers).toEqual({
      totalCount: 1,
      nodes: [{ id: customer.id, name: 'Trashy Tilda', deletedAt: expect.stringMatching(/^\d{4}-/) }],
    })
    expect((await app.ask(ask, { search, deleted: 'INCLUDE' })).data.customers.totalCount).toBe(1)
    const found = await app.ask(
      `{ customers(deleted: ONLY, filter: { externalId: { source: "shop", in: ["trash-1"] } }) { nodes { id } }
         interactions(deleted: ONLY, filter: { subject: { eq: "gone" } }) { totalCount } }`,
    )
    expect(found.data).toEqual({ customers: { nodes: [{ id: customer.id }] }, interactions: { totalCount: 1 } })
    for (const role of ['AGENT', 'READER', 'INTEGRATION'] as const) {
      const { key } = await app.addUser(role, role)
      const { errors } = await app.ask(ask, { deleted: 'ONLY' }, key)
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    }
    const { key } = await app.addUser('narrow', 'MANAGER', 'OWN')
    expect((await app.ask(ask, { search, deleted: 'ONLY' }, key)).data.customers.totalCount).toBe(0)
    const taken = await make({ name: 'Other', externalIds })
    expect(taken.userErrors).toEqual([
      {
        code: 'DUPLICATE',
        message: `the deleted customer ${customer.id} has this id in the source "shop"; restore it with restoreCustomer`,
        path: ['input', 'externalIds', '0'],
      },
    ])
    const restored = await app.ask(
      'mutation ($id: ID!) { restoreCustomer(input: { id: $id }) { customer { deletedAt name } userErrors { code } } }',
      { id: customer.id },
    )
    expect(restored.data.restoreCustomer).toEqual({
      customer: { deletedAt: null, name: 'Trashy Tilda' },
      userErrors: [],
    })
  })

  it.each(['customers', 'interactions', 'opportunities', 'orders'])('can be listed among %s', async (list) => {
    const { data } = await app.ask(`{ ${list}(deleted: ONLY) { nodes { id deletedAt } } }`)
    for (const { deletedAt } of data[list].nodes) expect(deletedAt).not.toBeNull()
  })
})

describe('an external id', () => {
  it('twice in one input is refused with its path, and reveals nothing of the database', async () => {
    const id = { source: 'erp', externalId: '7' }
    const { userErrors } = await make({ name: 'Twice', externalIds: [id, { source: ' erp ', externalId: '7 ' }] })
    expect(userErrors).toEqual([
      {
        code: 'INVALID_INPUT',
        message: 'expected each external id once, got the same one at 0 and 1',
        path: ['input', 'externalIds', '1'],
      },
    ])
  })

  it('that many callers give at once is one customer’s, and the others are told without the name of an index', async () => {
    const externalIds = [{ source: 'erp', externalId: 'race' }]
    const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => make({ name: `Racer ${i}`, externalIds })))
    expect(answers.filter(({ customer }) => customer !== null)).toHaveLength(1)
    const messages = answers.flatMap(({ userErrors }) => userErrors.map(({ message }: { message: string }) => message))
    expect(messages).toHaveLength(7)
    for (const message of messages) expect(message).not.toMatch(/_unique|_index|external_id/)
  })
})

describe('a phone number', () => {
  const read: [typed: string, country: string | null, e164: string][] = [
    ['+49 (0)30 23125-000', null, '+493023125000'],
    ['(030) 23125-000', 'DE', '+493023125000'],
    ['0049 30 23125000', null, '+493023125000'],
    ['(212) 555-0147 ext. 12', 'US', '+12125550147'],
    ['＋８６ 138 0013 8000', null, '+8613800138000'],
    ['138 0013 8000', 'CN', '+8613800138000'],
  ]
  it.each(read)('%j of %s is kept as %s, with what was typed beside', async (phone, country, e164) => {
    const ask = create.replace('phone ', 'phone phoneAsGiven ')
    const { data } = await app.ask(ask, { input: { kind: 'PERSON', name: 'Caller', phone, country } })
    expect(data.createCustomer).toMatchObject({ customer: { phone: e164, phoneAsGiven: phone }, userErrors: [] })
    const found = await app.ask('query ($q: String) { customers(search: $q) { nodes { phone } } }', { q: e164 })
    expect(found.data.customers.nodes).toContainEqual({ phone: e164 })
  })

  it.each(['----', '(030) 23125-000', '+', '12', 'call me', '+999999999999999999'])(
    'such as %j, which is none or has no country, is refused',
    async (phone) => {
      const { userErrors } = await make({ name: 'Caller', phone })
      expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', 'phone'] }])
      expect(userErrors[0].message).toContain('such as +4930123456')
    },
  )

  it('is read as people of the customer’s country write it, now and later, and cleared with what was typed', async () => {
    const { customer } = await make({ name: 'Later', country: 'DE' })
    const update = `mutation ($id: ID!, $phone: String) { updateCustomer(input: { id: $id, phone: $phone }) {
      customer { phone phoneAsGiven } userErrors { path } } }`
    const { data } = await app.ask(update, { id: customer.id, phone: '030 23125 000' })
    expect(data.updateCustomer.customer).toEqual({ phone: '+493023125000', phoneAsGiven: '030 23125 000' })
    const cleared = await app.ask(update, { id: customer.id, phone: null })
    expect(cleared.data.updateCustomer.customer).toEqual({ phone: null, phoneAsGiven: null })
  })
})

it.each(['XX', 'ZZ', 'de', 'DEU', 'Germany'])(
  'the country %s, which is not a country code, is refused',
  async (country) => {
    const { userErrors } = await make({ name: 'Nowhere', country })
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', 'country'] }])
  },
)
