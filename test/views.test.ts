import { getNamedType, isInputObjectType, isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plugins } from '../rapport.config.ts'
import { startTestApp, type TestApp } from './support/app.ts'

let app: TestApp
let ann: { readonly key: string; readonly userId: string }
let bob: { readonly key: string; readonly userId: string }
let reader: { readonly key: string; readonly userId: string }

beforeAll(async () => {
  app = await startTestApp({ plugins, env: { RATE_LIMIT: '1000000000' } })
  ann = await app.addUser('Ann', 'AGENT', 'OWN')
  bob = await app.addUser('Bob', 'AGENT')
  reader = await app.addUser('Rea', 'READER')
})
afterAll(() => app?.stop())

const fields =
  'id version name list filter search orderBy columns { key selection } isShared owner { id } problems { path message }'
const write = async (field: 'create' | 'update' | 'delete' | 'restore', input: object, key = ann.key) => {
  const name = `${field}SavedView`
  const { data, errors } = await app.ask(
    `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${field === 'delete' ? 'deletedId' : `savedView { ${fields} }`} userErrors { code path message } } }`,
    { input },
    key,
  )
  expect(errors).toBeUndefined()
  return data[name]
}
const done = async (...asked: Parameters<typeof write>) => {
  const { savedView, userErrors } = await write(...asked)
  expect(userErrors).toEqual([])
  return savedView
}
const read = async (id: string, key = ann.key) =>
  (await app.ask(`query ($id: ID!) { savedView(id: $id) { ${fields} } }`, { id }, key)).data.savedView

const view = {
  name: 'Gute Kunden 好客户',
  list: 'customers',
  filter: {
    and: [{ country: { in: ['DE', 'AT'] } }, { score: { kind: 'clv.value', value: { gte: 100 } } }],
    createdAt: { gte: '2026-01-01T00:00:00Z', inLastDays: 400 },
  },
  search: 'müller',
  orderBy: { field: 'SCORE', scoreKind: 'clv.value', direction: 'DESC' },
  columns: [
    { key: 'email', selection: 'email' },
    { key: 'owner', selection: 'owner { name }' },
    { key: 'clv.value', selection: 'scores(kinds: ["clv.value"]) { value band }' },
    { key: 'mine', selection: null },
  ],
}

describe('a saved view', () => {
  it('is kept as it was given, and asks for what its list takes', async () => {
    const saved = await done('create', view)
    expect(saved).toMatchObject({ ...view, version: 1, isShared: false, owner: { id: ann.userId }, problems: [] })
    expect(await read(saved.id)).toEqual(saved)
    const { filter, orderBy, search, columns } = saved
    const selections = columns.map(({ selection }: { selection: string | null }) => selection ?? '').join(' ')
    const asked = await app.ask(
      `query ($filter: CustomerFilter, $orderBy: CustomerOrder, $search: String) {
        customers(first: 5, filter: $filter, orderBy: $orderBy, search: $search) { nodes { ${selections} } } }`,
      { filter, orderBy, search },
      ann.key,
    )
    expect(asked.errors).toBeUndefined()
    const changed = await done('update', { id: saved.id, version: 1, filter: null, columns: [], name: 'All' })
    expect(changed).toMatchObject({ name: 'All', filter: null, columns: [], search: 'müller', version: 2 })
    expect((await write('update', { id: saved.id, version: 1, name: 'late' })).userErrors).toMatchObject([
      { code: 'VERSION_CONFLICT' },
    ])
    const keyed = { ...view, idempotencyKey: 'once' }
    expect((await done('create', keyed)).id).toBe((await done('create', keyed)).id)
  })

  it('can be of any list of the graph, and its order any that the list has', async () => {
    const root = app.app.schema.getQueryType()!.getFields()
    const lists = Object.values(root).filter(({ type, args }) => {
      const connection = getNamedType(type)
      return isObjectType(connection) && connection.getFields()['nodes'] && args.some(({ name }) => name === 'first')
    })
    expect(lists.length).toBeGreaterThan(15)
    for (const { name, args } of lists) {
      const order = args.find((arg) => arg.name === 'orderBy')
      const input = order && getNamedType(order.type)
      const values = isInputObjectType(input) ? getNamedType(input.getFields()['field']!.type) : undefined
      const [first] = values && 'getValues' in values ? values.getValues() : []
      const orderBy = first ? { field: first.name, direction: 'DESC' } : null
      const saved = await done('create', {
        name,
        list: name,
        orderBy,
        columns: [{ key: 'x', selection: '__typename' }],
      })
      expect([name, saved.problems]).toEqual([name, []])
    }
  })

  it.each<[what: string, input: object, path: string[], message: RegExp]>([
    ['a list that there is not', { list: 'clients' }, ['list'], /expected a list in pages.*got clients/],
    ['a field of Query that is no list', { list: 'viewer' }, ['list'], /expected a list in pages/],
    ['a condition that there is not', { filter: { loyalty: {} } }, ['filter'], /"loyalty" is not defined/],
    ['a value of another type', { filter: { createdAt: { gte: 'yesterday' } } }, ['filter', 'createdAt', 'gte'], /./],
    [
      'an operator that there is not',
      { filter: { or: [{ country: { like: 'D' } }] } },
      ['filter', 'or', '0', 'country'],
      /"like"/,
    ],
    [
      'a condition that is null',
      { filter: { country: null } },
      ['filter', 'country'],
      /expected a condition, got null/,
    ],
    [
      'an id of another type',
      { filter: { owner: { eq: 'cus_01a2311c-61e0-71ae-abff-2ec00db1427d' } } },
      ['filter', 'owner'],
      /./,
    ],
    ['a filter that is a list', { filter: [1] }, ['filter'], /./],
    ['an order that there is not', { orderBy: { field: 'AGE' } }, ['orderBy', 'field'], /"AGE"/],
    [
      'a list without a search',
      { list: 'orders', filter: null, orderBy: null, search: 'x' },
      ['search'],
      /orders takes no search/,
    ],
    [
      'a field that there is not',
      {
        columns: [
          { key: 'a', selection: 'name' },
          { key: 'b', selection: 'age' },
        ],
      },
      ['columns', '1', 'selection'],
      /"age"/,
    ],
    [
      'a field without its own fields',
      { columns: [{ key: 'a', selection: 'owner' }] },
      ['columns', '0', 'selection'],
      /owner/,
    ],
    [
      'a column that ends its record',
      { columns: [{ key: 'a', selection: 'name } fragment Other on Query { __typename' }] },
      ['columns', '0', 'selection'],
      /fields of one record/,
    ],
    [
      'a column with a variable',
      { columns: [{ key: 'a', selection: 'scores(kinds: $kinds) { value }' }] },
      ['columns', '0', 'selection'],
      /./,
    ],
    [
      'a column that is no GraphQL',
      { columns: [{ key: 'a', selection: '{{{' }] },
      ['columns', '0', 'selection'],
      /Syntax/,
    ],
    ['a column twice', { columns: [{ key: 'a' }, { key: 'a' }] }, ['columns', '1', 'key'], /once/],
  ])('is refused with %s', async (_what, change, path, message) => {
    const { userErrors, savedView } = await write('create', { ...view, columns: [], search: null, ...change })
    expect(savedView).toBeNull()
    expect(userErrors).toHaveLength(1)
    expect(userErrors[0].path).toEqual(['input', ...path])
    expect(userErrors[0].message).toMatch(message)
  })

  it('says what it asks for and is not there any more, where it was saved before', async () => {
    const saved = await done('create', view)
    await app.sql(
      `update saved_view set filter = '{"loyalty": {"gt": 3}, "country": {"eq": "DE"}}', order_by = '{"field": "POINTS"}',
         columns = '[{"key": "x", "selection": "loyalty { points }"}]' where id = $1`,
      [saved.id.slice(4)],
    )
    const { problems, filter } = await read(saved.id)
    expect(problems.map(({ path }: { path: string[] }) => path[0])).toEqual(['filter', 'orderBy', 'columns'])
    expect(problems[0].message).toMatch(/loyalty/)
    expect(filter).toEqual({ loyalty: { gt: 3 }, country: { eq: 'DE' } })
    await app.sql(`update saved_view set list = 'members' where id = $1`, [saved.id.slice(4)])
    expect((await read(saved.id)).problems).toMatchObject([{ path: ['list'] }])
  })

  it('of no user stays shared, or nobody would see it any more', async () => {
    const saved = await done('create', { ...view, isShared: true })
    await app.sql('update saved_view set owner_id = null where id = $1', [saved.id.slice(4)])
    const { userErrors } = await write('update', { id: saved.id, isShared: false }, app.ownerKey)
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', 'isShared'] }])
  })

  it('is its owner’s alone until it is shared; others open it then, and do not change it', async () => {
    const { id, version } = await done('create', view)
    const list = async (key: string) =>
      (await app.ask(`{ savedViews(first: 100, filter: { list: { eq: "customers" } }) { nodes { id } } }`, {}, key))
        .data.savedViews.nodes
    expect(await read(id, bob.key)).toBeNull()
    expect((await write('update', { id, name: 'x' }, bob.key)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect(await list(bob.key)).not.toContainEqual({ id })
    await done('update', { id, version, isShared: true })
    for (const key of [bob.key, reader.key]) {
      expect(await read(id, key)).toMatchObject({ filter: view.filter, isShared: true })
      expect(await list(key)).toContainEqual({ id })
    }
    expect((await write('delete', { id }, bob.key)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }])
    expect(
      (await app.ask(`mutation { deleteSavedView(input: { id: "${id}" }) { deletedId } }`, {}, reader.key)).errors,
    ).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    expect(await write('delete', { id }, app.ownerKey)).toMatchObject({ deletedId: id, userErrors: [] })
    expect(await read(id)).toBeNull()
    expect((await write('restore', { id, version: version + 2 }, bob.key)).userErrors).toMatchObject([
      { code: 'FORBIDDEN' },
    ])
    expect((await write('restore', { id, version }, ann.key)).userErrors).toMatchObject([{ code: 'VERSION_CONFLICT' }])
    expect(await done('restore', { id, version: version + 2 })).toMatchObject({ id, name: view.name, isShared: true })
    expect((await write('restore', { id })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect(await list(bob.key)).toContainEqual({ id })
  })
})
