import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plugins } from '../rapport.config.ts'
import { ids, newUuid } from '../src/core/ids.ts'
import { bySubject, statedTables, type DataTable } from '../src/db/personal-data.ts'
import { sqlRunner } from '../src/db/sql.ts'
import { eraseSubject, exportSubject } from '../src/db/subject-data.ts'
import { entryOf } from './plugins/entries.ts'
import { startPlugins } from './plugins/world.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { addEverywhere, columnsOf } from './support/every-table.ts'
import type { TestSql } from './support/test-sql.ts'

let app: TestApp
let sql: TestSql
let tables: readonly DataTable[]
let byName: ReadonlyMap<string, DataTable>
const schemas = ['public', ...plugins.map(({ id }) => `p_${id}`)]

/** Said of a customer, in every column that holds what it is or said. */
const canary = (customerId: string) => `canary ${customerId}`

const addCustomer = async (): Promise<string> => {
  const id = newUuid()
  const text = canary(id)
  await sql(
    `insert into customer (id, kind, name, email, phone, phone_as_given, country, language, time_zone, tags, attributes)
     values ($1, 'PERSON', $2, $2, $2, $2, $2, $2, $2, array[$2], jsonb_build_object('note', $2::text))`,
    [id, text],
  )
  await addEverywhere(
    sql,
    id,
    text,
    (table, column) => {
      if (column === 'deleted_at' || column === 'deleted_by') return null
      const stated = byName.get(table)
      const dataClass = stated?.columns.get(column)
      // A text that is no personal data has no name of a customer in it; nor has that of a table which nobody's rows are in.
      const isPersonal = dataClass === 'contact' || dataClass === 'content'
      if (isPersonal && stated?.subject.kind !== 'none') return undefined
      if (column === 'payload') return JSON.stringify({ customerId: id, id })
      return texts.get(`${table}.${column}`)?.(id)
    },
    // The relay would take them away, and number them itself.
    ['public.outbox', 'public.event_consumer', 'public.event_log'],
  )
  return id
}
/** Values of text columns that are not personal, each used once. */
const texts = new Map<string, (id: string) => unknown>()

beforeAll(async () => {
  app = await startTestApp({ plugins })
  sql = app.sql
  tables = await statedTables(app.app.orm, schemas)
  byName = new Map(tables.map((table) => [table.name, table]))
  for (const columns of (await columnsOf(sql)).values())
    for (const { table, column, type, allowed, refersTo } of columns) {
      if (allowed !== undefined || refersTo !== undefined || column.endsWith('_type') || column === 'record_id')
        continue
      if (type === 'text') texts.set(`${table}.${column}`, () => `plain ${newUuid()}`)
      if (type === 'text[]') texts.set(`${table}.${column}`, () => ['plain'])
      if (type === 'jsonb') texts.set(`${table}.${column}`, () => JSON.stringify({ plain: true }))
      if (type === 'bytea') texts.set(`${table}.${column}`, () => Buffer.from('plain'))
    }
})
afterAll(() => app?.stop())

describe('what tables state about personal data', () => {
  it('covers every table and every column', async () => {
    const rows = await sql(
      `select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns c
       where table_schema = any($1::text[]) and table_name <> 'rapport_migration'
         and exists (select from information_schema.tables t where t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE')
       order by 1`,
      [schemas],
    )
    const stated = tables.flatMap(({ name, columns }) => [...columns.keys()].map((column) => `${name}.${column}`))
    expect(stated.toSorted()).toEqual(rows.map(({ name }) => name).toSorted())
  })

  it.each([
    [
      'a column',
      'alter table customer add column shoe_size text',
      'alter table customer drop column shoe_size',
      'the column public.customer.shoe_size has no class of personal data',
    ],
    [
      'a table',
      'create table p_clv.note (id uuid)',
      'drop table p_clv.note',
      'the table p_clv.note has no entity that states what it holds about persons',
    ],
    [
      'a column that is gone',
      'alter table p_clv.lifetime_value rename column band to grade',
      'alter table p_clv.lifetime_value rename column grade to band',
      'p_clv.lifetime_value has no column band, which is stated to be score',
    ],
  ])('is missed, by name, in %s that states nothing', async (_what, plant, clear, message) => {
    await sql(plant)
    try {
      await expect(statedTables(app.app.orm, schemas)).rejects.toThrow(message)
    } finally {
      await sql(clear)
    }
  })

  it('keeps a plugin from starting that does not state it all, and names each table and column', async () => {
    const world = await startPlugins([entryOf('unstated', () => import('./plugins/fixtures/unstated.ts'))])
    try {
      const { data } = await world.ask('{ plugins { id status stage error hint } }')
      expect(data.plugins).toEqual([
        {
          id: 'unstated',
          status: 'FAILED',
          stage: 'migrate',
          error: expect.any(String),
          hint: expect.stringContaining('@PersonalData'),
        },
      ])
      for (const part of [
        'the column p_unstated.hat.colour has two classes, none and score',
        'the column p_unstated.hat.worn_by has no class of personal data',
        'the table p_unstated.coat does not state how a customer is found in it and erased',
        'the table p_unstated.shoe has no entity that states what it holds about persons',
      ])
        expect(data.plugins[0].error).toContain(part)
    } finally {
      await world.stop()
    }
  })
})

describe('a customer', () => {
  it('is exported from every table that refers to it, with nothing of anybody else', async () => {
    const one = await addCustomer()
    const other = await addCustomer()
    const exported = await exportSubject(sql, tables, one)
    const found = new Set(exported.map(({ table }) => table))
    const referring = await sql<{ name: string }>(
      `select distinct n.nspname || '.' || c.relname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
         join pg_namespace n on n.oid = c.relnamespace where k.contype = 'f' and k.confrelid = 'customer'::regclass
       union select table_schema || '.' || table_name from information_schema.columns
         where table_schema = any($1::text[]) and column_name ~ '^(customer|subject|record)_id$' order by 1`,
      [schemas],
    )
    expect(referring.length).toBeGreaterThan(12)
    for (const { name } of referring) expect(found, name).toContain(name)
    for (const { name, subject } of tables)
      if (subject.kind !== 'none' && !['public.outbox', 'public.event_log'].includes(name))
        expect(found, name).toContain(name)
    const text = JSON.stringify(exported)
    expect(text).toContain(canary(one))
    expect(text).not.toContain(other)
  })

  it('leaves no text of its own in any table when it is erased, and others are left alone', async () => {
    const one = await addCustomer()
    const other = await addCustomer()
    const before = await exportSubject(sql, tables, other)
    expect(await columnsWith(canary(one))).not.toEqual([])
    await app.app.orm.em.fork().transactional((em) => eraseSubject(sqlRunner(em), tables, one))
    expect(await columnsWith(canary(one))).toEqual([])
    expect(await exportSubject(sql, tables, other)).toEqual(before)
    // What was bought stays, of nobody who could be told.
    const [order] = await sql<{ name: string; orders: number }>(
      `select c.name, (select count(*)::int from sales_order o where o.customer_id = c.id) as orders from customer c where c.id = $1`,
      [one],
    )
    expect(order).toEqual({ name: '(erased)', orders: 1 })
  })

  it('also leaves nothing of earlier values: ids that were replaced stay in the audit only', async () => {
    const [old, present] = [canary(newUuid()), canary(newUuid())]
    const { data } = await app.ask(
      'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } userErrors { message } } }',
      { input: { kind: 'PERSON', name: 'Moved', externalIds: [{ source: 'shop', externalId: old }] } },
    )
    const { id } = data.createCustomer.customer
    const updated = await app.ask(
      'mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { userErrors { message } } }',
      { input: { id, externalIds: [{ source: 'shop', externalId: present }] } },
    )
    expect(updated.data.updateCustomer.userErrors).toEqual([])
    expect(await columnsWith(old)).not.toEqual([])
    const { uuid } = ids.decode(id, 'Customer')
    await app.app.orm.em.fork().transactional((em) => eraseSubject(sqlRunner(em), tables, uuid))
    expect([await columnsWith(old), await columnsWith(present)]).toEqual([[], []])
  })

  it('takes with it what receivers of webhooks answered about all that belongs to it', async () => {
    const one = await addCustomer()
    const other = await addCustomer()
    const [{ id: webhookId } = { id: '' }] = await sql<{ id: string }>('select id from webhook limit 1')
    /** A delivery about a record, whose receiver repeated what it was sent. */
    const deliver = async (topic: string, payload: object, answer: string) => {
      const id = newUuid()
      await sql(
        `insert into webhook_delivery (id, webhook_id, topic, about, payload, event_at) values ($1, $2, $3, 'x', $4, now())`,
        [id, webhookId, topic, JSON.stringify(payload)],
      )
      await sql(`insert into webhook_attempt (id, delivery_id, duration_ms, answer) values ($1, $2, 1, $3)`, [
        newUuid(),
        id,
        answer,
      ])
    }
    const recordsOf = async (customer: string) => {
      const found = new Map<string, string>()
      for (const table of ['opportunity', 'interaction', 'sales_order', 'notification', 'customer_list_change']) {
        const [row] = await sql<{ id: string }>(`select id from ${table} where customer_id = $1`, [customer])
        found.set(table, row!.id)
      }
      return found
    }
    for (const customer of [one, other]) {
      const answer = `said of ${customer}`
      const records = await recordsOf(customer)
      for (const table of ['opportunity', 'interaction'])
        await deliver('score.changed', { historyId: newUuid(), subjectId: records.get(table), change: 1 }, answer)
      await deliver('notification.added', { notificationId: records.get('notification') }, answer)
      await deliver('order.updated', { id: records.get('sales_order') }, answer)
      await deliver('customer-list.changed', { changeId: records.get('customer_list_change') }, answer)
    }
    await app.app.orm.em.fork().transactional((em) => eraseSubject(sqlRunner(em), tables, one))
    const left = await sql<{ answer: string; n: number }>(
      `select answer, count(*)::int as n from webhook_attempt where answer like 'said of %' group by answer`,
    )
    expect(left).toEqual([{ answer: `said of ${other}`, n: 5 }])
  })

  it('takes with it proposals to add it once more', async () => {
    const [address, id, shop] = [`ann.${newUuid()}@example.org`, newUuid(), newUuid()]
    await sql(`insert into customer (id, kind, name, email) values ($1, 'PERSON', 'Ann', $2)`, [id, address])
    await sql(`insert into external_id (id, customer_id, source, external_id) values ($1, $2, 'shop', $3)`, [
      newUuid(),
      id,
      shop,
    ])
    const propose = async (more: object) => {
      const input = { mutation: 'createCustomer', reason: 'new', input: { kind: 'PERSON', name: 'Ann', ...more } }
      const { data } = await app.ask(
        'mutation ($input: ProposeChangeInput!) { proposeChange(input: $input) { proposal { id } userErrors { message } } }',
        { input },
      )
      expect(data.proposeChange.userErrors).toEqual([])
      return ids.decode(data.proposeChange.proposal.id, 'Proposal').uuid
    }
    // Proposed before she was there.
    await sql('update customer set email = null where id = $1', [id])
    const proposals = [
      await propose({ email: address.toUpperCase() }),
      await propose({ externalIds: [{ source: 'crm', externalId: shop }] }),
    ]
    await sql('update customer set email = $2 where id = $1', [id, address])
    await sql(`update external_id set source = 'crm' where customer_id = $1`, [id])
    const ofOther = await propose({ email: `bob.${address}` })
    await app.app.orm.em.fork().transactional((em) => eraseSubject(sqlRunner(em), tables, id))
    const left = await sql('select id from proposal where id = any($1)', [[...proposals, ofOther]])
    expect(left).toEqual([{ id: ofOther }])
  })

  it.each([
    ['a_note', 'b_file'],
    ['b_note', 'a_file'],
  ])('loses rows before those that they refer to, whatever their tables are called: %s, %s', async (note, file) => {
    const one = await addCustomer()
    const table = (name: string): DataTable => ({
      entity: name,
      name: `erased.${name}`,
      key: 'id',
      columns: new Map(),
      subject: bySubject.where((t, customer) => `${t}.about = ${customer}`, { erase: 'delete' }),
    })
    await sql(`create schema erased
      create table ${note} (id int primary key, about uuid)
      create table ${file} (id int primary key, about uuid, note_id int references ${note})`)
    try {
      await sql(`insert into erased.${note} values (1, $1)`, [one])
      await sql(`insert into erased.${file} values (1, $1, 1)`, [one])
      const erased = await eraseSubject(sql, [table(note), table(file)], one)
      expect([...erased]).toEqual([
        [`erased.${file}`, 1],
        [`erased.${note}`, 1],
      ])
      const part: DataTable = { ...table(file), subject: bySubject.part('Customer', 'about', { erase: 'delete' }) }
      const customers = tables.filter(({ entity }) => entity === 'Customer')
      await expect(eraseSubject(sql, [...customers, table(note), part], one)).rejects.toThrow(
        `rows of erased.${note} cannot be erased before those of erased.${file}`,
      )
    } finally {
      await sql('drop schema erased cascade')
    }
  })

  it('is erased wholly or not at all', async () => {
    const one = await addCustomer()
    const before = await exportSubject(sql, tables, one)
    const failing = app.app.orm.em.fork().transactional(async (em) => {
      await eraseSubject(sqlRunner(em), tables, one)
      throw new Error('the process ends here')
    })
    await expect(failing).rejects.toThrow('the process ends here')
    expect(await exportSubject(sql, tables, one)).toEqual(before)
  })
})

/** Every column of the database, of tables that hold records, in which a text occurs. */
const columnsWith = async (text: string): Promise<string[]> => {
  const found: string[] = []
  for (const [table, columns] of await columnsOf(sql))
    for (const { column, type } of columns) {
      const shown = type === 'bytea' ? `encode(t."${column}", 'escape')` : `t."${column}"::text`
      const [row] = await sql<{ n: number }>(
        `select count(*)::int as n from ${table} t where ${shown} like '%' || $1 || '%'`,
        [text],
      )
      if (row!.n > 0) found.push(`${table}.${column}`)
    }
  return found
}
