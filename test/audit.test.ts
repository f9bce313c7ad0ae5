import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { transact } from '../src/write/unit-of-work.ts'
import { OrderLine } from '../src/modules/order/order.entity.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { rapport } from './support/cli.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.stop())

interface Entry {
  readonly action: string
  readonly recordType: string
  readonly recordId: string | null
  readonly before: unknown
  readonly after: unknown
  readonly actorKind: string
  readonly actorId: string
  readonly requestId: string | null
}

const entriesOf = async (filter: object, key?: string): Promise<Entry[]> => {
  const { data, errors } = await app.ask(
    `query ($filter: AuditFilter) { auditEntries(first: 100, filter: $filter, orderBy: { field: AT, direction: ASC }) {
      nodes { action recordType recordId before after actorKind actorId requestId } } }`,
    { filter },
    key,
  )
  expect(errors).toBeUndefined()
  return data.auditEntries.nodes
}

const createCustomer = async (input: object, key?: string): Promise<string> => {
  const { data } = await app.ask(
    'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } userErrors { code } } }',
    { input: { kind: 'PERSON', ...input } },
    key,
  )
  return data.createCustomer.customer?.id
}

describe('the audit', () => {
  it('says who did what to a record, with the changed fields before and after', async () => {
    const { key } = await app.addUser('Ada', 'AGENT')
    const [credential] = await app.sql(`select id from api_key where name = 'Ada'`)
    const id = await createCustomer(
      { name: 'Before', country: 'DE', externalIds: [{ source: 's', externalId: '1' }] },
      key,
    )
    await app.ask(
      `mutation { updateCustomer(input: { id: "${id}", name: "After", country: null, tags: ["vip"], attributes: { size: 3 } }) { customer { id } } }`,
      {},
      key,
    )
    await app.ask(`mutation { deleteCustomer(input: { id: "${id}" }) { deletedId } }`)
    const entries = await entriesOf({ recordId: { eq: id } })
    expect(entries).toMatchObject([
      {
        action: 'createCustomer',
        recordType: 'Customer',
        recordId: id,
        actorKind: 'USER',
        actorId: credential!['id'],
        before: null,
        after: { name: 'Before', country: 'DE', kind: 'PERSON' },
      },
      {
        action: 'updateCustomer',
        before: { name: 'Before', country: 'DE', tags: [], attributes: {} },
        after: { name: 'After', country: null, tags: ['vip'], attributes: { size: 3 } },
      },
      { action: 'deleteCustomer', actorKind: 'API_KEY', before: { deletedAt: null, deletedBy: null } },
    ])
    const [, update] = entries
    expect(Object.keys(update!.after as object).toSorted()).toEqual(['attributes', 'country', 'name', 'tags'])
    const together = await entriesOf({ requestId: { eq: entries[0]!.requestId } })
    expect(together.map(({ recordType }) => recordType).toSorted()).toEqual(['Customer', 'ExternalId'])
  })

  it('names who did it and what it was done to, also once that is deleted or was never named', async () => {
    const { key } = await app.addUser('Noor', 'MANAGER')
    const named = async (id: string) => {
      const { data, errors } = await app.ask(
        'query ($id: ID!) { auditEntries(first: 1, filter: { recordId: { eq: $id } }) { nodes { actorKind actorName recordType recordName } } }',
        { id },
      )
      expect(errors).toBeUndefined()
      return data.auditEntries.nodes[0]
    }
    const id = await createCustomer({ name: '李娜' }, key)
    expect(await named(id)).toEqual({
      actorKind: 'USER',
      actorName: 'Noor',
      recordType: 'Customer',
      recordName: '李娜',
    })
    const { data } = await app.ask(
      `mutation { deleteCustomer(input: { id: "${id}" }) { deletedId }
        recordOrder(input: { customerId: "${await createCustomer({ name: 'B' })}", placedAt: "2026-01-01T00:00:00Z", currency: "EUR", lines: [{ sku: "A", quantity: "1", unitPrice: "2" }] }) { order { id } } }`,
    )
    expect(await named(id)).toMatchObject({ actorKind: 'API_KEY', actorName: 'owner', recordName: '李娜' })
    expect(await named(data.recordOrder.order.id)).toMatchObject({ recordType: 'Order', recordName: null })
    await app.sql('delete from customer where id = $1', [id.slice(4)])
    await app.sql('delete from api_key where name = $1', ['Noor'])
    const entries = await app.ask(
      'query ($id: ID!) { auditEntries(first: 2, filter: { recordId: { eq: $id } }) { nodes { actorName recordName } } }',
      { id },
    )
    expect(entries.data.auditEntries.nodes).toEqual([
      { actorName: 'owner', recordName: null },
      { actorName: null, recordName: null },
    ])
  })

  it('does not call an amount changed that is only written differently, and cuts long texts', async () => {
    const customerId = await createCustomer({ name: 'Buyer' })
    const { data } = await app.ask(
      `mutation { recordOrder(input: { customerId: "${customerId}", placedAt: "2026-01-01T00:00:00Z", currency: "EUR", lines: [{ sku: "A", quantity: "1", unitPrice: "2" }] }) { order { id } } }`,
    )
    const id: string = data.recordOrder.order.id
    await app.ask(
      `mutation { updateOrder(input: { id: "${id}", number: "1", lines: [{ sku: "A", quantity: "1.0", unitPrice: "2.00" }] }) { order { id } } }`,
    )
    const [, update] = await entriesOf({ recordId: { eq: id } })
    expect(update).toMatchObject({ action: 'updateOrder', before: { number: null }, after: { number: '1' } })
    expect(Object.keys(update!.after as object)).toEqual(['number'])
    await transact(
      app.app.orm.em,
      { viewer: { kind: 'PLUGIN', id: 'sample', userId: undefined, role: 'INTEGRATION', scope: 'ALL' } },
      async (unit) => {
        const [line] = await unit.em.find(OrderLine, { order: { id: id.slice(4) } })
        line!.quantity = '1.000'
      },
    )
    expect(await entriesOf({ actorId: { eq: 'sample' } })).toEqual([])
    await app.ask('mutation ($input: LogInteractionInput!) { logInteraction(input: $input) { interaction { id } } }', {
      input: { customerId, kind: 'EMAIL', body: 'x'.repeat(5_000), occurredAt: '2026-01-01T00:00:00Z' },
    })
    const [logged] = await entriesOf({ action: { eq: 'logInteraction' } })
    expect((logged!.after as { body: string }).body).toBe(`${'x'.repeat(1_000)}… (5000 characters)`)
  })

  it('names the plugin behind a change, and its bulk statements where it reports them', async () => {
    const id = await createCustomer({ name: 'Tagged' })
    await transact(
      app.app.orm.em,
      {
        viewer: { kind: 'PLUGIN', id: 'tagger', userId: undefined, role: 'INTEGRATION', scope: 'ALL' },
        action: 'tagger.run',
      },
      async (unit) => {
        await unit.em.execute('update customer set tags = array[?]::text[] where id = ?', ['seen', id.slice(4)])
        unit.audit({ recordType: 'Customer', after: { tags: ['seen'], records: 1 } })
      },
    )
    expect(await entriesOf({ actorId: { eq: 'tagger' } })).toMatchObject([
      { actorKind: 'PLUGIN', action: 'tagger.run', recordType: 'Customer', recordId: null, after: { records: 1 } },
    ])
  })

  it('has an entry for a mutation that only writes by SQL, and none for one that failed or was repeated', async () => {
    const id = await createCustomer({ name: 'Scored', idempotencyKey: 'audit-1' })
    await createCustomer({ name: 'Scored', idempotencyKey: 'audit-1' })
    expect(await entriesOf({ recordId: { eq: id } })).toHaveLength(1)
    await app.ask(`mutation { updateCustomer(input: { id: "${id}", name: "X", version: 9 }) { userErrors { code } } }`)
    await app.ask(`mutation { updateCustomer(input: { id: "${id}", name: " " }) { userErrors { code } } }`)
    expect(await entriesOf({ recordId: { eq: id } })).toHaveLength(1)
    await app.ask(
      `mutation { recordScore(input: { subjectId: "${id}", kind: "outside.fit", value: 1, unit: INDEX }) { score { id } } }`,
    )
    const [score] = await entriesOf({ action: { eq: 'recordScore' }, recordType: { eq: 'Score' } })
    expect(score).toMatchObject({ recordType: 'Score', recordId: expect.stringMatching(/^scr_/) })
  })

  it('is found by record, type, actor, action and time', async () => {
    const now = new Date().toISOString()
    const id = await createCustomer({ name: 'Sought' })
    const found = async (filter: object) =>
      (await entriesOf({ recordId: { eq: id }, ...filter })).map(({ action }) => action)
    expect(await found({ recordType: { eq: 'Customer' } })).toEqual(['createCustomer'])
    expect(await found({ recordType: { eq: 'Order' } })).toEqual([])
    expect(await found({ actorKind: { eq: 'PLUGIN' } })).toEqual([])
    expect(await found({ action: { startsWith: 'create' } })).toEqual(['createCustomer'])
    expect(await found({ at: { gte: now } })).toEqual(['createCustomer'])
    expect(await found({ at: { lt: now } })).toEqual([])
  })

  it.each([
    ['MANAGER', 'ALL', 'some'],
    ['MANAGER', 'OWN', 'none'],
    ['AGENT', 'ALL', 'FORBIDDEN'],
    ['READER', 'ALL', 'FORBIDDEN'],
    ['INTEGRATION', 'ALL', 'FORBIDDEN'],
  ] as const)('shows a %s with the scope %s %s of it', async (role, scope, expected) => {
    const { key } = await app.addUser(role, role, scope)
    const { data, errors } = await app.ask('{ auditEntries(first: 1) { nodes { id } } }', {}, key)
    const shown = errors?.[0]?.extensions['code'] ?? (data.auditEntries.nodes.length > 0 ? 'some' : 'none')
    expect(shown).toBe(expected)
  })
})

describe('the chain of the audit', () => {
  const check = async (after?: string) => {
    const { data, errors } = await app.ask(
      'query ($after: String) { auditChain(after: $after) { head checked erased complete problem } }',
      { after },
    )
    return data?.auditChain ?? errors?.[0]?.extensions['code']
  }
  const sealed = () =>
    vi.waitFor(
      async () => expect(await app.sql('select 1 from audit_entry where "position" is null limit 1')).toEqual([]),
      { timeout: 10_000, interval: 50 },
    )

  it('seals every entry shortly after its commit, also those that many wrote at once', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, i) => createCustomer({ name: `Chained ${i}` })))
    await sealed()
    const [{ n } = {}] = await app.sql('select count(*)::int as n from audit_entry')
    expect(await check()).toMatchObject({ checked: n, erased: 0, complete: true, problem: null })
  })

  it('continues from an earlier head, and notices if the entries behind it are gone', async () => {
    const { head } = await check()
    await createCustomer({ name: 'Next' })
    await sealed()
    expect(await check(head)).toMatchObject({ checked: 1, complete: true, problem: null })
    expect(await check('nonsense')).toBe('INVALID_CURSOR')
    const forged = head.replace(/.$/, (last: string) => (last === '0' ? '1' : '0'))
    expect((await check(forged)).problem).toMatch(/is not the one that had the hash/)
  })

  /** Runs `tamper`, checks, and takes it back. */
  const problemAfter = async (tamper: string, params: unknown[], undo: string): Promise<unknown> => {
    await app.sql('create table if not exists kept as select * from audit_entry')
    await app.sql(tamper, params)
    const { problem } = await check()
    await app.sql(undo)
    await app.sql('drop table kept')
    expect((await check()).problem).toBeNull()
    return problem
  }

  it.each([
    ['who did it', `update audit_entry set actor_id = 'nobody' where "position" = 3`, /entry 3 was changed/],
    ['when', `update audit_entry set at = at - interval '1 microsecond' where "position" = 3`, /entry 3 was changed/],
    [
      'what became of it',
      `update audit_entry set "after" = '{"name":"Other"}' where "position" = 3`,
      /values of the entry 3/,
    ],
    ['that it happened', 'delete from audit_entry where "position" = 3', /entry 3 is missing/],
  ])('tells when somebody changed %s', async (_what, tamper, problem) => {
    const undo = `insert into audit_entry select * from kept where "position" = 3 on conflict (id) do update
      set actor_id = excluded.actor_id, at = excluded.at, "after" = excluded."after"`
    expect(await problemAfter(tamper, [], undo)).toMatch(problem)
  })

  it('holds when the values of an entry are erased, and counts it', async () => {
    const before = await check()
    await app.sql('update audit_entry set "before" = null, "after" = null where "position" = 5')
    expect(await check()).toEqual({ ...before, erased: 1 })
  })

  it('is checked by `rapport audit verify`, which says where it ends, and what is wrong', async () => {
    const env = { PORT: new URL(app.url).port, OWNER_KEY: app.ownerKey }
    await sealed()
    const { head } = await check()
    expect(await rapport(['audit', 'verify'], env)).toMatchObject({ code: 0, out: expect.stringContaining(head) })
    await app.sql(`update audit_entry set action = 'forged' where "position" = 2`)
    const forged = await rapport(['audit', 'verify'], env)
    expect(forged).toMatchObject({ code: 1, err: expect.stringContaining('entry 2 was changed') })
  })
})
