import {
  buildSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assertInputLimits } from '../src/api/input-limits.ts'
import { plugins } from '../rapport.config.ts'
import { rawClient, type RawClient } from './events/raw-client.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { sentStatements } from './support/statements.ts'

let app: TestApp
let socket: RawClient
let schema: GraphQLSchema

beforeAll(async () => {
  app = await startTestApp({ plugins })
  socket = await rawClient(`${app.url.replace('http', 'ws')}/graphql`, app.ownerKey)
  const { buildClientSchema, getIntrospectionQuery } = await import('graphql')
  schema = buildClientSchema((await app.ask(getIntrospectionQuery())).data)
})
afterAll(async () => {
  socket?.close()
  await app?.stop()
})

/** What both doors say of an operation that must not run. */
const refusalOf = async (query: string, variables?: Readonly<Record<string, unknown>>) => {
  let error: { message: string; extensions: Readonly<Record<string, unknown>> } | undefined
  const sent = await sentStatements(async () => {
    const { errors, status } = await app.ask(query, variables)
    socket.send({ id: '1', type: 'subscribe', payload: { query, variables } })
    const live = JSON.parse(await socket.next('error')) as { payload: unknown }
    expect(live.payload).toEqual(errors)
    expect([status, errors?.length]).toEqual([400, 1])
    error = errors![0]
  })
  // The jobs that remind of tasks and warn of cases run beside the test.
  const asked = sent.filter(
    (text) => !/^(?:update (?:task|support_case) t set|select id from support_case where is_clock_stale)/.test(text),
  )
  expect(asked.filter((text) => /customer|interaction|sales_order/.test(text))).toEqual([])
  return error!
}

interface Place {
  readonly operation: 'query' | 'mutation' | 'subscription'
  readonly field: string
  readonly arg: string
  readonly type: GraphQLInputType
  /** Fields of inputs that lead from the argument to the place. */
  readonly path: readonly string[]
  readonly kind: 'list' | 'JSON'
}

/** Every list and every JSON value that some argument of the roots can hold, by the shortest way; those in one another once. */
const placesOf = (): Place[] => {
  const places: Place[] = []
  const seen = new Set<string>()
  const roots = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  }
  for (const [operation, root] of Object.entries(roots)) {
    for (const field of Object.values(root!.getFields())) {
      for (const arg of field.args) {
        const look = (type: GraphQLInputType, coordinate: string, path: readonly string[]) => {
          const nullable = getNullableType(type)
          const named = getNamedType(type)
          const kind = isListType(nullable) ? 'list' : named.name === 'JSON' ? 'JSON' : undefined
          if (kind && !seen.has(coordinate)) {
            seen.add(coordinate)
            places.push({
              operation: operation as Place['operation'],
              field: field.name,
              arg: arg.name,
              type: arg.type,
              path,
              kind,
            })
          }
          if (isInputObjectType(named) && !seen.has(named.name)) {
            seen.add(named.name)
            for (const inner of Object.values(named.getFields()))
              look(inner.type, `${named.name}.${inner.name}`, [...path, inner.name])
          }
        }
        look(arg.type, `${root!.name}.${field.name}(${arg.name})`, [])
      }
    }
  }
  return places
}

describe('what comes in', () => {
  it('has a maximum at every place of the schema, plugins included, which the refusal names with what arrived', async () => {
    const places = placesOf()
    expect(places.filter(({ kind }) => kind === 'list').length).toBeGreaterThan(40)
    expect(places.filter(({ kind }) => kind === 'JSON').length).toBeGreaterThan(8)
    for (const { operation, field, arg, type, path, kind } of places) {
      const tooMuch = kind === 'list' ? Array.from({ length: 2_001 }, () => 'x') : { a: 'x'.repeat(1_048_576) }
      const value = path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), tooMuch)
      const query = `${operation} ($v: ${String(type)}) { ${field}(${arg}: $v) { __typename } }`
      // A leaf has no selection; the value is looked at after validation, so the document must be valid.
      const root = schema.getRootType(operation as never)!.getFields()[field]!
      const leaf = !('getFields' in getNamedType(root.type)) && !('getTypes' in getNamedType(root.type))
      const required = root.args.filter((other) => other.name !== arg && String(other.type).endsWith('!'))
      const extra = required.map(({ name, type: of }) => [`, $${name}: ${String(of)}`, ` ${name}: $${name}`] as const)
      const document = `${operation} ($v: ${String(type)}${extra.map(([a]) => a).join('')}) { ${field}(${arg}: $v${extra.map(([, b]) => b).join('')})${leaf ? '' : ' { __typename }'} }`
      const { message, extensions } = await refusalOf(document, { v: value })
      const name = path.at(-1) ?? arg
      expect([query, message]).toEqual([
        query,
        expect.stringMatching(
          kind === 'list'
            ? new RegExp(`^expected ${name} to have at most \\d+ items, got 2001$`)
            : new RegExp(`^expected ${name} to have at most \\d+ bytes of JSON, got 10485\\d\\d$`),
        ),
      ])
      expect(extensions).toEqual({
        code: operation === 'mutation' ? 'INVALID_INPUT' : 'TOO_EXPENSIVE',
        inputPath: ['v', ...path],
      })
    }
  })

  const ids = (count: number) => Array.from({ length: count }, (_, i) => ({ source: 'shop', externalId: String(i) }))
  const create =
    'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { externalIds { externalId } } userErrors { code } } }'
  const big = { note: 'x'.repeat(1_900_000) }

  it.each<[string, string, Readonly<Record<string, unknown>> | undefined, string, string[]]>([
    [
      '10,000 externalIds of a customer',
      create,
      { input: { kind: 'PERSON', name: 'A', externalIds: ids(10_000) } },
      'expected externalIds to have at most 100 items, got 10000',
      ['input', 'externalIds'],
    ],
    [
      '10,000 externalIds in a variable of their own',
      'mutation ($ids: [ExternalIdInput!]) { createCustomer(input: { kind: PERSON, name: "A", externalIds: $ids }) { userErrors { code } } }',
      { ids: ids(10_000) },
      'expected externalIds to have at most 100 items, got 10000',
      ['ids'],
    ],
    [
      '101 externalIds in the document',
      `mutation { createCustomer(input: { kind: PERSON, name: "A", externalIds: [${ids(101)
        .map(({ externalId }) => `{ source: "shop", externalId: "${externalId}" }`)
        .join(' ')}] }) { userErrors { code } } }`,
      undefined,
      'expected externalIds to have at most 100 items, got 101',
      ['input', 'externalIds'],
    ],
    [
      '1.9 MB of attributes',
      create,
      { input: { kind: 'PERSON', name: 'A', attributes: big } },
      'expected attributes to have at most 16384 bytes of JSON, got 1900011',
      ['input', 'attributes'],
    ],
    [
      "The model's result before negative values are raised to 0; equal to `value` except for a linear model or an SVR.",
      'mutation ($a: JSON) { createCustomer(input: { kind: PERSON, name: "A", attributes: $a }) { userErrors { code } } }',
      { a: big },
      'expected attributes to have at most 16384 bytes of JSON, got 1900011',
      ['a'],
    ],
    [
      '1.9 MB inside a literal of attributes',
      'mutation ($a: String) { createCustomer(input: { kind: PERSON, name: "A", attributes: { note: $a } }) { userErrors { code } } }',
      { a: big.note },
      'expected attributes to have at most 16384 bytes of JSON, got 1900011',
      ['input', 'attributes'],
    ],
    [
      '20 kB of attributes in the document',
      `mutation { createCustomer(input: { kind: PERSON, name: "A", attributes: { note: "${'x'.repeat(20_000)}" } }) { userErrors { code } } }`,
      undefined,
      'expected attributes to have at most 16384 bytes of JSON, got 20011',
      ['input', 'attributes'],
    ],
    [
      'a default of a variable that is too long',
      `query ($ids: [ID!] = [${'"a" '.repeat(2_001)}]) { customers(filter: { id: { in: $ids } }) { totalCount } }`,
      undefined,
      'expected in to have at most 2000 items, got 2001',
      ['ids'],
    ],
  ])('%s is refused over HTTP and WebSocket before any SQL', async (_what, query, variables, message, inputPath) => {
    const code = query.startsWith('mutation') ? 'INVALID_INPUT' : 'TOO_EXPENSIVE'
    expect(await refusalOf(query, variables)).toEqual({ message, extensions: { code, inputPath } })
  })

  it('as large as it may be is written in as many statements as a little of it', async () => {
    const statementsFor = async (count: number, prefix: string) => {
      const externalIds = ids(count).map(({ externalId }) => ({ source: prefix, externalId }))
      const sent = await sentStatements(async () => {
        const { data } = await app.ask(create, { input: { kind: 'PERSON', name: 'A', externalIds } })
        expect([data.createCustomer.userErrors, data.createCustomer.customer.externalIds.length]).toEqual([[], count])
      })
      return sent.filter((text) => /external_id/.test(text)).length
    }
    const few = await statementsFor(2, 'few')
    expect(few).toBeGreaterThan(0)
    expect(await statementsFor(100, 'many')).toBe(few)
  })

  it('brings 1,000 new products with an order in as many statements as two', async () => {
    const made = await app.ask(create, { input: { kind: 'PERSON', name: 'Buyer', externalIds: ids(1) } })
    expect(made.errors).toBeUndefined()
    const [customer] = await app.sql("select id from customer where name = 'Buyer'")
    const statementsFor = async (count: number, prefix: string) => {
      const lines = Array.from({ length: count }, (_, i) => ({
        sku: `${prefix}${i}`,
        quantity: '1',
        unitPrice: '2.50',
      }))
      const input = {
        customerId: `cus_${String(customer!['id'])}`,
        currency: 'EUR',
        placedAt: '2026-01-01T00:00:00Z',
        lines,
      }
      const sent = await sentStatements(async () => {
        const { data, errors } = await app.ask(
          'mutation ($input: RecordOrderInput!) { recordOrder(input: $input) { order { total { amount } } userErrors { message } } }',
          { input },
        )
        expect([errors, data?.recordOrder.userErrors]).toEqual([undefined, []])
      })
      return sent.filter((text) => /into "?product/.test(text)).length
    }
    expect(await statementsFor(2, 'few')).toBe(1)
    expect(await statementsFor(1_000, 'many')).toBe(1)
  })
})

describe('the build fails for', () => {
  it.each([
    ['JSON without a maximum', 'a: JSON', /In\.a is JSON and states no @MaxBytes/],
    ['JSON in an argument', 'b: Int', /Query\.q\(json\) is JSON and states no @MaxBytes/],
    ['a list of lists', 'a: [[Int]]', /In\.a is a list of lists/],
  ])('%s', (_what, field, problem) => {
    const open = buildSchema(`scalar JSON input In { ${field} } type Query { q(in: In, json: JSON): Int }`)
    expect(() => assertInputLimits(open)).toThrow(problem)
  })
})
