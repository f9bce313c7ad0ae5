import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plugins } from '../rapport.config.ts'
import { writeOperation } from './differential/operations.ts'
import { positionsOf, type Position } from './differential/positions.ts'
import type { Draws } from './differential/values.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { watch } from './support/watch.ts'

let app: TestApp
let schema: GraphQLSchema

beforeAll(async () => {
  app = await startTestApp({ plugins })
  schema = app.app.schema
  for (const [name, email, country] of [
    ['Ada', 'ada@example.org', 'DE'],
    ['Bob', null, 'FR'],
    ['Cyd', null, null],
  ])
    await app.sql(`insert into customer (id, kind, name, email, country) values (uuid_v7(), 'PERSON', $1, $2, $3)`, [
      name,
      email,
      country,
    ])
})
afterAll(() => app?.stop())

/** Draws that add nothing to what an operation must hold. */
const least: Draws = { below: (n) => n - 1, oneOf: (items) => items[0]!, chance: () => false }
const samples: Readonly<Record<string, unknown>> = {
  String: 'x',
  Int: 1,
  Float: 1,
  Boolean: true,
  DateTime: '2026-03-01T09:30:00Z',
  Date: '2026-03-01',
  Decimal: '1',
}
const someId = '00000000-0000-7000-8000-000000000000'

/** The operation that gives null at this position, as a literal or by a variable. */
const withNull = ({ coordinate, trail }: Position, form: 'null' | 'given null') =>
  writeOperation(schema, least, {
    pending: new Set(trail),
    goal: coordinate,
    form,
    sample: (type, at) =>
      type === 'ID'
        ? `${/order/i.test(at) ? 'ord' : /opportunity/i.test(at) ? 'opp' : /case/i.test(at) ? 'cse' : 'cus'}_${someId}`
        : samples[type],
    onUse: () => undefined,
  })

const typeAt = (coordinate: string): GraphQLInputType => {
  const [owner, name] = coordinate.split('.') as [string, string]
  const type = schema.getType(owner)
  if (!isInputObjectType(type)) throw new Error(`expected an input type, got ${owner}`)
  return type.getFields()[name]!.type
}

describe('null in a filter', () => {
  it('is null for eq and ne, and refused with its place everywhere else, in every filter of the schema', async () => {
    const inFilters = positionsOf(schema).filter(
      ({ trail, coordinate }) =>
        trail.some((one) => /^\w+\.(\w+\.)?filter$/.test(one)) &&
        !coordinate.endsWith('.filter') &&
        getNullableType(typeAt(coordinate)) === typeAt(coordinate),
    )
    expect(inFilters.length).toBeGreaterThan(150)
    const wrong: unknown[] = []
    for (const position of inFilters) {
      for (const form of ['null', 'given null'] as const) {
        const { query, variables } = withNull(position, form)
        const { data, errors } = await app.ask(query, variables)
        const type = getNullableType(typeAt(position.coordinate))
        const name = position.coordinate.split('.')[1]!
        const means = ['eq', 'ne'].includes(name) && !isListType(type) && !isInputObjectType(type)
        const refused = errors?.[0]?.extensions
        const path = (refused?.['inputPath'] ?? []) as readonly string[]
        const isRight = means
          ? data !== undefined && (errors ?? []).every(({ extensions }) => extensions['code'] !== 'INTERNAL_ERROR')
          : refused?.['code'] === 'INVALID_INPUT' && path.includes('filter') && path.at(-1) === name
        if (!isRight) wrong.push({ ...position, query, variables, errors })
      }
    }
    expect(wrong).toEqual([])
    process.stdout.write(`${inFilters.length} positions in filters, each with null as a literal and by a variable\n`)
  })

  it.each([
    ['{ email: { eq: $v } }', ['Bob', 'Cyd']],
    ['{ email: { ne: $v } }', ['Ada']],
    ['{ not: { country: { eq: $v } } }', ['Ada', 'Bob']],
    ['{ or: [{ country: { eq: $v } }, { email: { ne: $v } }] }', ['Ada', 'Cyd']],
    ['{ owner: { eq: $v } }', ['Ada', 'Bob', 'Cyd']],
  ])('%s with null means null', async (filter, names) => {
    const type = filter.includes('owner') ? 'ID' : 'String'
    const query = (text: string) =>
      `query ($v: ${type}) { customers(filter: ${text}, orderBy: { field: NAME }) { nodes { name } } }`
    const { data } = await app.ask(query(filter), { v: null })
    expect(data.customers.nodes.map(({ name }: { name: string }) => name)).toEqual(names)
  })

  it.each([
    ['{ name: { in: $v } }', '[String!]', ['filter', 'name', 'in']],
    ['{ id: { in: $v } }', '[ID!]', ['filter', 'id', 'in']],
    ['{ not: { or: [{ tags: { hasAny: $v } }] } }', '[String!]', ['filter', 'not', 'or', '0', 'tags', 'hasAny']],
  ])('%s with null is refused and says where, over and over', async (filter, type, inputPath) => {
    for (let i = 0; i < 3; i++) {
      const { errors } = await app.ask(`query ($v: ${type}) { customers(filter: ${filter}) { totalCount } }`, {
        v: null,
      })
      expect(errors).toHaveLength(1)
      expect(errors![0]).toMatchObject({ path: ['customers'], extensions: { code: 'INVALID_INPUT', inputPath } })
      expect(errors![0]!.message).toMatch(/^expected a list, got null; leave \w+ out/)
    }
  })

  it('is refused in the filter of a nested list and of a subscription', async () => {
    const nested = await app.ask('{ customers { nodes { orders(filter: { status: { in: null } }) { totalCount } } } }')
    expect(nested.errors?.[0]?.extensions).toMatchObject({ inputPath: ['filter', 'status', 'in'] })
    await expect(
      watch(app, 'subscription ($ids: [ID!]) { recordChanged(filter: { customerIds: $ids }) { type } }', { ids: null }),
    ).rejects.toMatchObject([{ extensions: { code: 'INVALID_INPUT', inputPath: ['filter', 'customerIds'] } }])
  })

  it('as the whole argument is no filter, no order, no search', async () => {
    const { data } = await app.ask(
      '{ customers(filter: null, orderBy: null, after: null, search: null) { totalCount } }',
    )
    expect(data.customers.totalCount).toBe(3)
  })
})

describe('null in an update', () => {
  it('is refused for every field that the record cannot be without, all at once, in every update of the schema', async () => {
    const updates = Object.values(schema.getMutationType()!.getFields()).filter(({ name }) => name.startsWith('update'))
    const refused: string[] = []
    for (const { name, args, type } of updates) {
      const payload = getNamedType(type)
      const input = getNamedType(args[0]!.type)
      const record = isObjectType(payload)
        ? getNamedType(Object.values(payload.getFields()).find((one) => one.name !== 'userErrors')!.type)
        : payload
      if (!isInputObjectType(input) || !isObjectType(record))
        throw new Error(`expected ${name} to take an input and give a record`)
      // One's own settings have no id, and none that must be there.
      if (!('id' in input.getFields())) continue
      const kept = Object.keys(input.getFields()).filter((field) => {
        const kind = record.getFields()[field]?.type
        return kind && isNonNullType(kind) && !['id', 'version'].includes(field)
      })
      const { data } = await app.ask(
        `mutation ($input: ${input.name}!) { ${name}(input: $input) { userErrors { code path } } }`,
        { input: { id: `cus_${someId}`, ...Object.fromEntries(kept.map((field) => [field, null])) } },
      )
      expect(data[name].userErrors.map(({ path }: { path: string[] }) => path.join('.')).toSorted()).toEqual(
        // The record with this id, too, is one that nobody has.
        ['id', ...kept].map((field) => `input.${field}`).toSorted(),
      )
      for (const { code, path } of data[name].userErrors) if (path[1] !== 'id') expect(code).toBe('INVALID_INPUT')
      refused.push(...kept.map((field) => `${name}.${field}`))
    }
    expect(refused).toEqual(
      expect.arrayContaining([
        'updateCustomer.kind',
        'updateCustomer.lifecycle',
        'updateCustomer.tags',
        'updateUser.active',
        'updateOrder.lines',
      ]),
    )
  })
})
