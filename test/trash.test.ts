import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plugins } from '../rapport.config.ts'
import type { ModuleContext } from '../src/contract/context.ts'
import { pruneJob } from '../src/modules/retention/prune.job.ts'
import { deletables } from '../src/modules/trash/deletable.ts'
import { startTestApp, type TestApp } from './support/app.ts'

let app: TestApp
let own: { readonly userId: string; readonly key: string }
const ids: Record<string, string> = {}

const ask = async (query: string, variables: object = {}, key?: string) => {
  const { data, errors } = await app.ask(query, { ...variables }, key)
  expect(errors).toBeUndefined()
  return data
}
const done = async (name: string, input: object, selection = '') => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`
  const answer = await ask(
    `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { message } ${selection} } }`,
    { input },
  )
  expect(answer[name].userErrors).toEqual([])
  return answer[name]
}
const items = `nodes { id type name version deletedAt deletedBy customerName customerIsDeleted deletedWith { type records } }`
const trash = async (args = 'first: 50', key?: string) =>
  (await ask(`{ trash(${args}) { totalCount ${items} pageInfo { endCursor hasNextPage } } }`, {}, key)).trash

beforeAll(async () => {
  app = await startTestApp({ plugins, env: { TRASH_DAYS: '30', RATE_LIMIT: '0' } })
  own = await app.addUser('Mona', 'MANAGER', 'OWN')
  for (const [name, ownerId] of [
    ['Ada', null],
    ['Ben', own.userId],
    ['Cem', null],
  ] as const) {
    const { customer } = await done('createCustomer', { kind: 'PERSON', name, ownerId }, 'customer { id }')
    ids[name] = customer.id
    const order = async (number: string) =>
      (
        await done(
          'recordOrder',
          {
            customerId: customer.id,
            number,
            placedAt: '2026-03-02T10:00:00Z',
            currency: 'EUR',
            lines: [{ sku: 'A', quantity: '1', unitPrice: '5' }],
          },
          'order { id }',
        )
      ).order.id
    ids[`${name}-1`] = await order(`${name}-1`)
    ids[`${name}-2`] = await order(`${name}-2`)
    ids[`${name}-deal`] = (
      await done('createOpportunity', { customerId: customer.id, name: `Deal of ${name}` }, 'opportunity { id }')
    ).opportunity.id
  }
  await done('deleteOrder', { id: ids['Ada-1'] })
  await done('deleteOpportunity', { id: ids['Ben-deal'] })
  await done('deleteCustomer', { id: ids['Ada'] })
}, 300_000)
afterAll(() => app?.stop())

describe('the trash', () => {
  it('lists deleted records of all types, the last deleted first, with who deleted them and what came with them', async () => {
    const { nodes, totalCount } = await trash()
    expect(totalCount).toBe(3)
    expect(nodes).toMatchObject([
      {
        id: ids['Ada'],
        type: 'Customer',
        name: 'Ada',
        customerName: null,
        customerIsDeleted: false,
        deletedWith: [
          { type: 'Opportunity', records: 1 },
          { type: 'Order', records: 1 },
        ],
      },
      {
        id: ids['Ben-deal'],
        type: 'Opportunity',
        name: 'Deal of Ben',
        customerName: 'Ben',
        customerIsDeleted: false,
        deletedWith: [],
      },
      { id: ids['Ada-1'], type: 'Order', name: 'Ada-1', customerName: 'Ada', customerIsDeleted: true },
    ])
    for (const { deletedBy, deletedAt } of nodes) {
      expect(deletedBy).toEqual(expect.any(String))
      expect(deletedBy).not.toMatch(/^[0-9a-f]{8}-/)
      expect(Date.parse(deletedAt)).toBeGreaterThan(Date.now() - 600_000)
    }
  })

  it('is searched by names of records and customers, by type, and page by page', async () => {
    const names = async (args: string) => (await trash(args)).nodes.map(({ name }: { name: string }) => name)
    expect(await names('search: "ada"')).toEqual(['Ada', 'Ada-1'])
    expect(await names('search: "of ben"')).toEqual(['Deal of Ben'])
    expect(await names('types: ["Order", "Customer"]')).toEqual(['Ada', 'Ada-1'])
    const first = await trash('first: 2')
    expect(first.pageInfo.hasNextPage).toBe(true)
    expect(await names(`first: 2, after: "${first.pageInfo.endCursor}"`)).toEqual(['Ada-1'])
    const { errors } = await app.ask('{ trash(types: ["User"]) { totalCount } }')
    expect(errors).toMatchObject([
      { extensions: { code: 'INVALID_INPUT' }, message: expect.stringContaining('expected types among') },
    ])
  })

  it('shows nobody what it may not see: records of others, and nothing to roles that may not restore', async () => {
    expect((await trash('first: 50', own.key)).nodes).toMatchObject([{ id: ids['Ben-deal'] }])
    expect((await ask('{ trashSummary { totals { type records } } }', {}, own.key)).trashSummary.totals).toEqual([
      { type: 'Opportunity', records: 1 },
    ])
    const agent = await app.addUser('Agent', 'AGENT')
    for (const query of ['{ trash { totalCount } }', '{ trashSummary { purgedAfterDays } }'])
      expect((await app.ask(query, {}, agent.key)).errors?.[0]).toMatchObject({ extensions: { code: 'FORBIDDEN' } })
  })

  it('gives a record back by the mutation of its type; what was deleted before its customer stays', async () => {
    const item = (await trash('types: ["Customer"]')).nodes[0]
    await done('restoreCustomer', { id: item.id, version: item.version })
    expect((await trash()).nodes).toMatchObject([
      { id: ids['Ben-deal'] },
      { id: ids['Ada-1'], customerIsDeleted: false },
    ])
    const { customer } = await ask(
      'query ($id: ID!) { customer(id: $id) { orders { nodes { number } } opportunities { nodes { name } } } }',
      { id: ids['Ada'] },
    )
    expect(customer).toEqual({
      orders: { nodes: [{ number: 'Ada-2' }] },
      opportunities: { nodes: [{ name: 'Deal of Ada' }] },
    })
  })

  it('has every type whose records can be deleted, each with a mutation that restores it', async () => {
    const { __schema } = await ask('{ __schema { mutationType { fields { name } } } }')
    const mutations = new Set(__schema.mutationType.fields.map(({ name }: { name: string }) => name))
    const types = deletables((app.app.host.contextOf('retention') as ModuleContext).platform.reads).map(
      ({ map }) => map.type,
    )
    expect(types.at(-1)).toBe('Customer')
    expect(types).toEqual(expect.arrayContaining(['CustomerList', 'Interaction', 'Opportunity', 'Order']))
    // What is hidden when it is deleted is in the trash.
    const hidden = await app.sql<{ name: string }>(
      `select table_name as name from information_schema.columns where column_name = 'deleted_at' and table_schema not in ('rapport_v1', 'pgboss') order by 1`,
    )
    const tables = deletables((app.app.host.contextOf('retention') as ModuleContext).platform.reads).map(
      ({ map }) => map.table,
    )
    expect(tables.map((one) => one.split('.').at(-1)!.replaceAll('"', '')).toSorted()).toEqual(
      hidden.map(({ name }) => name),
    )
    for (const type of types) expect(mutations).toContain(`restore${type}`)
  })

  it('is purged by age, as the summary says before', async () => {
    const summary = async (args = '') =>
      (await ask(`{ trashSummary${args} { purgedAfterDays totals { type records purged } } }`)).trashSummary
    await done('deleteCustomer', { id: ids['Cem'] })
    // Cem and the order of Ada were deleted 40 days ago.
    for (const table of ['customer', 'sales_order', 'opportunity'])
      await app.sql(
        `update ${table} set deleted_at = deleted_at - interval '40 days' where deleted_at is not null and ${table === 'customer' ? 'id' : 'customer_id'} <> $1`,
        [ids['Ben']!.split('_')[1]],
      )
    await app.sql(
      `insert into model_run (id, plugin, plugin_version, algorithm, seed, as_of, requested_by, status) values (uuid_v7(), 'clv', '1', 'A', 1, now(), 'test', 'SUCCEEDED')`,
    )
    await app.sql(
      `insert into score (id, plugin, kind, subject_type, subject_id, unit, trend, status, plugin_version, model_run_id, input_hash, data_as_of, cause, computed_at, changed_at)
       select uuid_v7(), 'clv', 'clv.value', 'Customer', $1::uuid, 'MONEY', 'NEW', 'OK', '1', id, 'x', now(), '{"kind": "EVENT", "text": "test"}', now(), now() from model_run`,
      [ids['Cem']!.split('_')[1]],
    )
    expect(await summary()).toEqual({
      purgedAfterDays: 30,
      totals: [
        { type: 'Customer', records: 1, purged: 1 },
        { type: 'Opportunity', records: 2, purged: 1 },
        { type: 'Order', records: 3, purged: 3 },
      ],
    })
    expect((await summary('(days: 60)')).totals.map(({ purged }: { purged: number }) => purged)).toEqual([0, 0, 0])
    expect((await app.ask('{ trashSummary(days: 0) { purgedAfterDays } }')).errors).toMatchObject([
      { message: expect.stringContaining('expected days between 1 and 3650') },
    ])
    const context = app.app.host.contextOf('retention') as ModuleContext
    await pruneJob.run({}, context, { signal: new AbortController().signal } as never)
    expect((await summary()).totals).toEqual([{ type: 'Opportunity', records: 1, purged: 0 }])
    expect(await app.sql('select name from customer order by name')).toEqual([{ name: 'Ada' }, { name: 'Ben' }])
    expect(await app.sql('select number from sales_order order by number')).toEqual([
      { number: 'Ada-2' },
      { number: 'Ben-1' },
      { number: 'Ben-2' },
    ])
    expect(await app.sql('select from score')).toEqual([])
    await done('restoreOpportunity', { id: ids['Ben-deal'] })
    expect((await trash()).nodes).toEqual([])
  })
})
