import { setTimeout as delay } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plugins } from '../rapport.config.ts'
import type { ModuleContext } from '../src/contract/context.ts'
import { saveScores } from '../src/learning/score-store.ts'
import { sweepJob } from '../src/modules/list/evaluate.job.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { conditionsOf, type SaidTwice } from './support/customer-conditions.ts'
import { exported } from './support/export.ts'
import { fillMany } from './support/many-records.ts'
import { sentQueries } from './support/statements.ts'
import { watch, type Watched } from './support/watch.ts'

const count = 80
const seed = 17
const runId = '01900000-0000-7000-8000-0000000000a1'
const cause = { kind: 'EXTERNAL', text: 'a test' } as const

let app: TestApp
let own: { readonly key: string; readonly userId: string }
let ann: { readonly key: string; readonly userId: string }
let bob: { readonly key: string; readonly userId: string }
let day: string
let customers: readonly string[]
let start: string
/** The lists by rule, each with its rule in SQL about the customer `c`. */
let rules: readonly (SaidTwice & { readonly id: string })[]

interface Change {
  readonly action: 'ADDED' | 'REMOVED'
  readonly customerId: string
  readonly list: { readonly id: string }
}

const ask = async (query: string, variables: object = {}, key?: string) => {
  const { data, errors } = await app.ask(query, { ...variables }, key)
  expect(errors).toBeUndefined()
  return data
}

const write = async (field: string, input: object, key?: string) => {
  const isMove = /^(?:addTo|removeFrom)/.test(field)
  const type = isMove ? 'CustomerListMembersInput' : `${field[0]!.toUpperCase()}${field.slice(1)}Input`
  const selection = field.endsWith('CustomerList') ? 'customerList { id version } ' : ''
  const data = await ask(
    `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection}userErrors { code path message } } }`,
    { input },
    key,
  )
  return data[field]
}

/** As write, which has to succeed. */
const done = async (field: string, input: object, key?: string) => {
  const payload = await write(field, input, key)
  expect(payload.userErrors).toEqual([])
  return payload.customerList
}

const create = async (input: object, key?: string): Promise<string> =>
  (await done('createCustomerList', { kind: 'BY_HAND', isShared: true, ...input }, key)).id

/** Waits until everything that has happened was told to lists. */
const followed = async () => {
  for (;;) {
    const [row] = await app.sql(
      `select exists (select from outbox)
         or exists (select from event_log where topic <> 'customer-list.changed' and cursor > (select cursor from event_consumer where name = 'follow:list'))
         or exists (select from customer_list where kind = 'BY_RULE' and deleted_at is null and evaluated_at is null) as busy`,
    )
    if (row!['busy'] === false) return
    await delay(20)
  }
}

const sorted = (ids: Iterable<string>) => [...ids].toSorted()

const membersOf = async (id: string): Promise<string[]> =>
  (await app.sql(`select customer_id::text as id from customer_list_member where list_id = $1`, [id.slice(4)])).map(
    (row) => `cus_${String(row['id'])}`,
  )

const fitting = async (sql: string, scope = 'true'): Promise<string[]> =>
  (await app.sql(`select c.id::text as id from customer c where c.deleted_at is null and ${scope} and (${sql})`)).map(
    (row) => `cus_${String(row['id'])}`,
  )

const sweep = () => {
  const context = app.app.host.contextOf('list') as unknown as ModuleContext
  return sweepJob.run({}, context, { id: 'sweep', signal: AbortSignal.timeout(60_000) })
}

/** What the changes of one list add up to. */
const replayed = (changes: readonly Change[], id: string): Set<string> => {
  const members = new Set<string>()
  for (const { action, customerId, list } of changes) {
    if (list.id !== id) continue
    // Each change changes something.
    expect(members.has(customerId)).toBe(action === 'REMOVED')
    if (action === 'ADDED') members.add(customerId)
    else members.delete(customerId)
  }
  return members
}

const subscription = `subscription ($listId: ID, $after: String) {
  customerListChanged(listId: $listId, after: $after) { action customerId list { id } }
}`

/** What a subscriber gets from a cursor to now: it watches until a change that comes last. */
const changesSince = async (after: string, key?: string): Promise<readonly Change[]> => {
  const watched: Watched<Change> = await watch(app, subscription, { after }, key)
  const [owned] = await ask('{ customers(first: 1) { nodes { id } } }', {}, key).then((data) => data.customers.nodes)
  const last = await create({ name: 'last', customerIds: [owned.id] }, key)
  while (watched.items.at(-1)?.list.id !== last) await delay(5)
  await watched.stop()
  return watched.items
}

beforeAll(async () => {
  app = await startTestApp({ plugins, env: { RATE_LIMIT: '1000000000' } })
  await fillMany(app.sql, count, true)
  own = await app.addUser('Own', 'AGENT', 'OWN')
  ann = await app.addUser('Ann', 'MANAGER')
  bob = await app.addUser('Bob', 'MANAGER')
  await app.sql('select setseed(0.25)')
  await app.sql(`update customer set owner_id = $1 where random() < 0.4`, [own.userId.slice(4)])
  await app.sql(`delete from p_segmentation.membership where random() < 0.2`)
  const segments = await app.sql('select id::text from p_segmentation.segment order by position limit 2')
  const [middle] = await app.sql(`select to_char(now() - interval '60 days', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as day`)
  day = middle!['day'] as string
  customers = (await app.sql('select id::text from customer order by id')).map((row) => row['id'] as string)
  start = (await ask('{ customers(first: 1) { cursor } }')).customers.cursor
  const said = conditionsOf(
    segments.map(({ id }) => id as string),
    day,
  )
  const together: readonly SaidTwice[] = [
    { filter: { or: [said[0]!.filter, said[7]!.filter] }, sql: `${said[0]!.sql} or ${said[7]!.sql}` },
    {
      filter: { not: { or: [said[14]!.filter, said[17]!.filter] } },
      sql: `(${said[14]!.sql} or ${said[17]!.sql}) is not true`,
    },
    { filter: { attributes: { lists: 1 }, not: { country: { eq: 'FR' } } }, sql: 'false' },
    { filter: { owner: { eq: own.userId } }, sql: `c.owner_id = '${own.userId.slice(4)}'` },
  ]
  const made: (SaidTwice & { id: string })[] = []
  for (const [i, one] of [...said, ...together].entries())
    made.push({ ...one, id: await create({ name: `rule ${i}`, kind: 'BY_RULE', filter: one.filter }) })
  rules = made
  await followed()
})
afterAll(async () => app?.stop())

/** Something that happens to a customer. */
type Event = (id: string, n: number) => Promise<unknown>

const versionOf = async (id: string) =>
  (await app.sql('select version from customer where id = $1', [id]))[0]!['version']

const transact = (work: Parameters<ModuleContext['transact']>[0]) =>
  (app.app.host.contextOf('list') as unknown as ModuleContext).transact(work)

const events: Readonly<Record<string, Event>> = {
  tags: (id, n) => done('updateCustomer', { id: `cus_${id}`, tags: n % 2 ? ['news'] : [] }),
  country: (id, n) => done('updateCustomer', { id: `cus_${id}`, country: n % 2 ? 'DE' : 'FR' }),
  owner: (id, n) => done('updateCustomer', { id: `cus_${id}`, ownerId: n % 2 ? own.userId : null }),
  order: (id, n) =>
    done('recordOrder', {
      customerId: `cus_${id}`,
      placedAt: new Date().toISOString(),
      currency: n % 2 ? 'USD' : 'EUR',
      lines: [{ sku: 'P-1', quantity: '1', unitPrice: String(n * 90) }],
    }),
  cancel: async (id) => {
    const [order] = await app.sql(
      'select id::text from sales_order where customer_id = $1 and deleted_at is null order by id limit 1',
      [id],
    )
    if (order) await done('deleteOrder', { id: `ord_${String(order['id'])}` })
  },
  delete: async (id) => {
    const [{ gone }] = (await app.sql('select deleted_at is not null as gone from customer where id = $1', [id])) as [
      { gone: boolean },
    ]
    await done(gone ? 'restoreCustomer' : 'deleteCustomer', { id: `cus_${id}`, version: await versionOf(id) })
  },
  score: (id, n) =>
    transact((_unit, sql) =>
      saveScores(
        sql,
        { plugin: 'clv', pluginVersion: '1.0.0', modelRunId: runId },
        [
          {
            kind: 'clv.value',
            subjectType: 'Customer',
            subjectId: id,
            value: n / 10,
            unit: 'INDEX',
            band: n % 2 ? 'HIGH' : 'VERY_LOW',
            inputHash: 'x',
            dataAsOf: new Date(),
          },
        ],
        cause,
      ),
    ),
  segment: async (id, n) => {
    // What plugins register belongs to them only if it is imported after the core.
    const { saveAssignments } = await import('../plugins/segmentation/store.ts')
    await transact((_unit, sql) =>
      saveAssignments(sql, [
        {
          customerId: id,
          segment: 1 + (n % 5),
          confidence: 0.5,
          nextBest: null,
          reasons: [],
          row: new Float64Array(),
          x: 0,
          y: 0,
          cause,
        } as unknown as Parameters<typeof saveAssignments>[1][number],
      ]),
    )
  },
  deal: async (id) => {
    const [deal] = await app.sql(
      'select id::text, version from opportunity where customer_id = $1 and deleted_at is null order by id limit 1',
      [id],
    )
    if (deal) await done('deleteOpportunity', { id: `opp_${String(deal['id'])}` })
  },
  contact: (id) =>
    done('logInteraction', { customerId: `cus_${id}`, kind: 'SUPPORT', occurredAt: new Date().toISOString() }),
}

/** Whoever is deleted takes no part in anything but the deletion. */
const happen = async (name: string, id: string, n: number) => {
  const [row] = await app.sql('select deleted_at is not null as gone from customer where id = $1', [id])
  if (row!['gone'] === true && name !== 'delete') return
  await events[name]!(id, n)
}

describe('a list by rule', () => {
  it('has the customers that meet its rule after any change, as plain SQL finds them, and its changes add up to them', async () => {
    const byHand = await create({ name: 'picked', customerIds: customers.slice(0, 12).map((id) => `cus_${id}`) })
    const picked = `c.id = any('{${customers.slice(0, 12).join(',')}}'::uuid[])`
    const happening = fc.record({
      name: fc.constantFrom(...Object.keys(events)),
      place: fc.nat(count - 1),
      n: fc.nat(10),
    })
    const expectRight = async () => {
      await followed()
      for (const { id, sql, filter } of rules)
        expect([filter, sorted(await membersOf(id))]).toEqual([filter, sorted(await fitting(sql))])
    }
    await expectRight()
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 6, maxLength: 14 }), async (all) => {
        // Several at once: evaluations meet writes that are not committed yet.
        for (let i = 0; i < all.length; i += 3) {
          const some = new Map(all.slice(i, i + 3).map((one) => [one.place, one]))
          const happened = [...some.values()].map(({ name, place, n }) => happen(name, customers[place]!, n))
          // So does the one of every ten minutes.
          await Promise.all([...happened, ...(i === 3 ? [sweep()] : [])])
        }
        await expectRight()
      }),
      { seed, numRuns: 6 },
    )
    const changes = await changesSince(start)
    for (const { id, sql } of rules) expect(sorted(replayed(changes, id))).toEqual(sorted(await fitting(sql)))
    expect(sorted(replayed(changes, byHand))).toEqual(sorted(await fitting(picked)))
    // Something has moved in most of them.
    const moved = rules.filter(({ id }) => changes.some(({ list, action }) => list.id === id && action === 'REMOVED'))
    expect(moved.length).toBeGreaterThan(8)
  })

  it('shows each viewer the members that it sees, in members, memberCount, Customer.lists and as a condition', async () => {
    const mine = `c.owner_id = '${own.userId.slice(4)}'`
    for (const [key, scope] of [
      [app.ownerKey, 'true'],
      [own.key, mine],
    ] as const) {
      const onLists = new Map<string, string[]>()
      for (const { id, sql, filter } of rules) {
        const data = await ask(
          `query ($id: ID!) {
            customerList(id: $id) { memberCount filter evaluatedAt problem members(first: 100, orderBy: { field: NAME }) { totalCount nodes { id name } } }
            some: customers(first: 100, filter: { lists: { some: { id: { eq: $id } } } }) { nodes { id } }
            none: customers(filter: { lists: { none: { id: { eq: $id } } } }) { totalCount }
          }`,
          { id },
          key,
        )
        const expected = sorted(await fitting(sql, scope))
        const { members, memberCount, evaluatedAt, problem, filter: stored } = data.customerList
        expect(JSON.parse(JSON.stringify(stored).replaceAll('.000Z', 'Z'))).toEqual(filter)
        expect([typeof evaluatedAt, problem]).toEqual(['string', null])
        expect(sorted(members.nodes.map((one: { id: string }) => one.id))).toEqual(expected)
        expect([memberCount, members.totalCount]).toEqual([expected.length, expected.length])
        expect(sorted(data.some.nodes.map((one: { id: string }) => one.id))).toEqual(expected)
        expect(data.none.totalCount).toBe((await fitting('true', scope)).length - expected.length)
        for (const one of expected) onLists.set(one, [...(onLists.get(one) ?? []), id])
      }
      const { customers: all } = await ask('{ customers(first: 100) { nodes { id lists { id name kind } } } }', {}, key)
      for (const { id, lists } of all.nodes)
        expect(
          sorted(lists.filter((one: { kind: string }) => one.kind === 'BY_RULE').map((one: { id: string }) => one.id)),
        ).toEqual(sorted(onLists.get(id) ?? []))
    }
    const changes = await changesSince(start, own.key)
    // Deleted ones have left the lists, and who saw them sees that.
    const rows = await app.sql(`select 'cus_' || c.id as id from customer c where ${mine}`)
    const seen = new Set(rows.map((row) => row['id'] as string))
    expect(changes.length).toBeGreaterThan(0)
    expect(changes.filter(({ customerId }) => !seen.has(customerId))).toEqual([])
  })

  it('reads nothing of customers that nothing happened to', async () => {
    const sent = await sentQueries(async () => {
      await events['tags']!(customers[3]!, 1)
      await followed()
    })
    const evaluations = sent.filter(({ text }) => text.includes('fits as materialized'))
    expect(evaluations.length).toBeGreaterThanOrEqual(rules.length)
    await transact(async (_unit, sql) => {
      for (const setting of ['enable_seqscan', 'enable_bitmapscan']) await sql(`set local ${setting} = off`)
      for (const { text, values } of evaluations) {
        const rows = await sql<{ 'QUERY PLAN': string }>(`explain ${text}`, [...values])
        const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
        // Reference tables are small; a scan of any other would grow with the customers.
        const scans = plan.match(/Seq Scan on (\w+)/g)?.filter((scan) => !/ (?:stage|pipeline|segment)$/.test(scan))
        expect([text, scans ?? []]).toEqual([text, []])
        expect(plan).not.toMatch(/hashed SubPlan/)
      }
    })
  })

  it('follows what changes without an event, and says why a rule cannot be evaluated any more', async () => {
    const { id, sql } = rules.find(({ filter }) => 'country' in filter)!
    await app.sql(
      `update customer set country = case when country = 'DE' then 'PL' else 'DE' end where country in ('DE', 'FR')`,
    )
    expect(sorted(await membersOf(id))).not.toEqual(sorted(await fitting(sql)))
    await sweep()
    expect(sorted(await membersOf(id))).toEqual(sorted(await fitting(sql)))

    const before = sorted(await membersOf(id))
    const [{ filter }] = (await app.sql('select filter from customer_list where id = $1', [id.slice(4)])) as [
      object & { filter: object },
    ]
    await app.sql(`update customer_list set filter = '{"loyalty": {"points": {"gt": 3}}}' where id = $1`, [id.slice(4)])
    await happen('tags', customers[4]!, 1)
    await followed()
    const problemOf = async () => (await ask(`{ customerList(id: "${id}") { problem } }`)).customerList.problem
    expect(await problemOf()).toMatch(/not there any more: .*loyalty/)
    await happen('tags', customers[5]!, 1)
    await followed()
    expect(sorted(await membersOf(id))).toEqual(before)
    await app.sql('update customer_list set filter = $2::jsonb where id = $1', [id.slice(4), JSON.stringify(filter)])
    await sweep()
    expect(await problemOf()).toBeNull()
  })

  it('gets new members with a new rule, and is itself again after it was deleted and restored', async () => {
    const id = await create({ name: 'changing', kind: 'BY_RULE', filter: { kind: { eq: 'PERSON' } } }, ann.key)
    await followed()
    expect(sorted(await membersOf(id))).toEqual(sorted(await fitting(`c.kind = 'PERSON'`)))
    const list = await done('updateCustomerList', { id, filter: { kind: { eq: 'ORGANISATION' } } }, ann.key)
    await followed()
    expect(sorted(await membersOf(id))).toEqual(sorted(await fitting(`c.kind = 'ORGANISATION'`)))
    await done('deleteCustomerList', { id, version: list.version }, ann.key)
    expect((await ask(`{ customerList(id: "${id}") { id } }`)).customerList).toBeNull()
    // One whom no employment makes a person.
    const { createCustomer } = await ask(
      'mutation { createCustomer(input: { kind: PERSON, name: "Kit" }) { customer { id } } }',
    )
    const target: string = createCustomer.customer.id
    await done('updateCustomer', { id: target, kind: 'ORGANISATION' })
    await followed()
    await done('restoreCustomerList', { id, version: list.version + 1 }, ann.key)
    await followed()
    expect(await membersOf(id)).toContain(target)
  })
})

describe('a list by hand', () => {
  const [first, second, third] = [0, 1, 2].map((i) => () => `cus_${customers[i + 20]}`) as [
    () => string,
    () => string,
    () => string,
  ]

  it('is exported with its members', async () => {
    const named = ['Exported 1', 'Exported 2', 'Exported 3']
    const { nodes } = (await ask('{ customers(first: 4) { nodes { id } } }')).customers
    const some = nodes.map(({ id }: { id: string }) => id)
    for (const [i, name] of named.entries()) await create({ name, customerIds: some.slice(i, i + 2) })
    const query =
      '{ customerLists(filter: { name: { startsWith: "Exported" } }) { nodes { name members(first: 5) { nodes { id } } } } }'
    const lines = (await exported(app, { query, format: 'NDJSON' })).split('\n').filter(Boolean)
    const { customerLists } = await ask(query)
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual(customerLists.nodes)
    expect(customerLists.nodes.map(({ members }: { members: { nodes: object[] } }) => members.nodes.length)).toEqual([
      2, 2, 2,
    ])
  })

  it('takes and gives customers once each, keeps those that are deleted, and tells of all of it', async () => {
    const { cursor } = (await ask('{ customers(first: 1) { cursor } }')).customers
    const id = await create({ name: '客户 名单', customerIds: [first(), first()] })
    await done('addToCustomerList', { id, customerIds: [first(), second(), third()] })
    await done('addToCustomerList', { id, customerIds: [second()] })
    await done('removeFromCustomerList', { id, customerIds: [third(), third()] })
    await happen('delete', customers[20]!, 0)
    await followed()
    const members = async () => {
      const { members: page, memberCount } = (
        await ask(`{ customerList(id: "${id}") { memberCount members { nodes { id } } } }`)
      ).customerList
      expect(memberCount).toBe(page.nodes.length)
      return sorted(page.nodes.map((one: { id: string }) => one.id))
    }
    expect(await members()).toEqual([second()])
    await happen('delete', customers[20]!, 0)
    await followed()
    expect(await members()).toEqual(sorted([first(), second()]))
    const told = (await changesSince(cursor)).filter(({ list }) => list.id === id)
    expect(told.map(({ action, customerId }) => `${action} ${customerId}`)).toEqual([
      `ADDED ${first()}`,
      ...sorted([second(), third()]).map((one) => `ADDED ${one}`),
      `REMOVED ${third()}`,
      `REMOVED ${first()}`,
      `ADDED ${first()}`,
    ])
    const { auditEntries } = await ask(
      `{ auditEntries(filter: { recordId: { eq: "${id}" } }) { nodes { action after } } }`,
    )
    expect(auditEntries.nodes.map((one: { action: string }) => one.action)).toContain('removeFromCustomerList')
  })

  it('of one user is nobody else’s: not in lists, on customers, as a condition, nor in streams that others share', async () => {
    const shared = `subscription { recordChanged(filter: { ids: ["${third()}"] }) { node { ... on Customer { lists { name } } } } }`
    const seen: Watched<{ node: { lists: { name: string }[] } }>[] = []
    const moves: Watched<Change>[] = []
    const id = await create({ name: 'secret of Ann', isShared: false }, ann.key)
    for (const { key } of [ann, bob]) {
      seen.push(await watch(app, shared, {}, key))
      moves.push(await watch(app, subscription, { listId: id }, key))
    }
    await done('addToCustomerList', { id, customerIds: [third()] }, ann.key)
    const other = await create({ name: 'of all', customerIds: [third()] }, bob.key)
    await done('updateCustomer', { id: third(), tags: ['seen'] })
    while (seen.some(({ items }) => items.length === 0) || moves[0]!.items.length === 0) await delay(5)
    const names = seen.map(({ items }) => items.at(-1)!.node.lists.map(({ name }) => name))
    expect(names.map((all) => all.includes('secret of Ann'))).toEqual([true, false])
    expect(names.map((all) => all.includes('of all'))).toEqual([true, true])
    expect(moves.map(({ items }) => items.map(({ customerId }) => customerId))).toEqual([[third()], []])
    for (const one of [...seen, ...moves]) await one.stop()
    const about = `{ customerList(id: "${id}") { id }
      customers(filter: { lists: { some: { id: { eq: "${id}" } } } }) { totalCount } customerLists(filter: { name: { eq: "secret of Ann" } }) { totalCount } }`
    expect(await ask(about, {}, ann.key)).toMatchObject({
      customers: { totalCount: 1 },
      customerLists: { totalCount: 1 },
    })
    expect(await ask(about, {}, bob.key)).toMatchObject({
      customerList: null,
      customers: { totalCount: 0 },
      customerLists: { totalCount: 0 },
    })
    const refused = await write('addToCustomerList', { id, customerIds: [first()] }, bob.key)
    expect(refused.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'id'] }])
    await done('deleteCustomerList', { id: other }, bob.key)
  })

  it('takes from a caller only customers that it sees, and says which it does not know', async () => {
    const id = await create({ name: 'everybody’s' })
    const mine = (await fitting(`c.owner_id = '${own.userId.slice(4)}'`))[0]!
    const foreign = (await fitting(`c.owner_id is distinct from '${own.userId.slice(4)}'`))[0]!
    await done('addToCustomerList', { id, customerIds: [foreign] })
    const refused = await write('addToCustomerList', { id, customerIds: [mine, foreign, 'usr_1'] }, own.key)
    expect(refused.userErrors).toMatchObject([{ code: 'INVALID_ID', path: ['input', 'customerIds', '2'] }])
    for (const field of ['addToCustomerList', 'removeFromCustomerList']) {
      const unseen = await write(field, { id, customerIds: [mine, foreign] }, own.key)
      expect(unseen.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'customerIds', '1'] }])
    }
    await done('addToCustomerList', { id, customerIds: [mine] }, own.key)
    const seen = async (key?: string) =>
      (await ask(`{ customerList(id: "${id}") { memberCount } }`, {}, key)).customerList.memberCount
    expect([await seen(), await seen(own.key)]).toEqual([2, 1])
    const renamed = await write('updateCustomerList', { id, name: 'mine' }, own.key)
    expect(renamed.userErrors).toMatchObject([{ code: 'FORBIDDEN' }])
  })
})

describe('what cannot be a list', () => {
  const base = { name: 'x', kind: 'BY_RULE', isShared: true }
  it.each<[what: string, input: object, code: string, path: string[]]>([
    ['a rule without a filter', base, 'INVALID_INPUT', ['input', 'filter']],
    ['a rule without a condition', { ...base, filter: {} }, 'INVALID_INPUT', ['input', 'filter']],
    [
      'a rule about lists',
      { ...base, filter: { or: [{ not: { lists: { some: {} } } }] } },
      'INVALID_INPUT',
      ['input', 'filter', 'or', '0', 'not', 'lists'],
    ],
    [
      'a rule with an id of something else',
      { ...base, filter: { owner: { eq: 'cus_1' } } },
      'INVALID_ID',
      ['input', 'filter', 'owner'],
    ],
    [
      'a rule that costs more than an operation may',
      { ...base, filter: { and: Array.from({ length: 80 }, () => ({ name: { contains: 'a' } })) } },
      'TOO_EXPENSIVE',
      ['input', 'filter'],
    ],
    [
      'customers beside a rule',
      { ...base, filter: { kind: { eq: 'PERSON' } }, customerIds: [] },
      'INVALID_INPUT',
      ['input', 'customerIds'],
    ],
    [
      'a filter of a list by hand',
      { ...base, kind: 'BY_HAND', filter: { kind: { eq: 'PERSON' } } },
      'INVALID_INPUT',
      ['input', 'filter'],
    ],
    ['a name that nobody sees', { ...base, kind: 'BY_HAND', name: '\u200b ' }, 'INVALID_INPUT', ['input', 'name']],
  ])('is %s', async (_what, input, code, path) => {
    const { userErrors } = await write('createCustomerList', input)
    expect(userErrors).toMatchObject([{ code, path }])
  })

  it('is the hundred and first by rule', async () => {
    const rows = await app.sql(
      `insert into customer_list (id, name, kind, filter, is_shared, evaluated_at)
       select uuid_v7(), 'many', 'BY_RULE', '{"kind": {"eq": "PERSON"}}', true, now() from generate_series(1, 100) returning id`,
    )
    const { userErrors } = await write('createCustomerList', { ...base, filter: { kind: { eq: 'PERSON' } } })
    expect(userErrors).toMatchObject([{ code: 'INVALID_STATE', path: ['input', 'kind'] }])
    await app.sql('delete from customer_list where id = any($1::uuid[])', [rows.map(({ id }) => id)])
  })
})
