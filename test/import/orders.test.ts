import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { countsOf, eventsOf, importFile, type ImportedJob } from '../support/import.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

const ordersOf = (source: string) =>
  app.sql(
    `select o.number, o.placed_at, o.total_value::text as total, o.currency, o.status, o.version, x.external_id as customer,
       (select json_agg(json_build_array(p.sku, l.quantity::text, l.unit_price_value::text, l.total_value::text) order by l.position)
        from order_line l join product p on p.id = l.product_id where l.order_id = o.id) as lines
     from sales_order o left join external_id x on x.customer_id = o.customer_id where o.source = $1 order by o.source_ref`,
    [source],
  )

describe('orders', () => {
  const file =
    'order_number,customer_id,date,quantity,amount\n1,00001,1997-01-01,1,11.77\n2,00002,1997-01-12,5,77.00\n3,00002,1997-01-12,1,0\n'
  let first: ImportedJob

  it('are imported by what the headers say, with the customers that only the file knows', async () => {
    first = await importFile(app, 'type=orders&source=plain', file)
    expect(first).toMatchObject({
      status: 'SUCCEEDED',
      total: 3,
      processed: 3,
      inserted: 3,
      updated: 0,
      duplicates: 0,
      rejected: 0,
      createdCustomers: 2,
    })
    expect(first.mapping).toEqual({
      number: 'order_number',
      customerId: 'customer_id',
      placedAt: 'date',
      quantity: 'quantity',
      amount: 'amount',
    })
    expect(await ordersOf('plain')).toMatchObject([
      {
        number: '1',
        customer: '00001',
        placed_at: '1997-01-01 00:00:00+00',
        total: '11.7700',
        currency: 'USD',
        status: 'PLACED',
        lines: [['UNSPECIFIED', '1.0000', '11.7700', '11.7700']],
      },
      { number: '2', customer: '00002', total: '77.0000', lines: [['UNSPECIFIED', '5.0000', '15.4000', '77.0000']] },
      { number: '3', customer: '00002', total: '0.0000', lines: [['UNSPECIFIED', '1.0000', '0.0000', '0.0000']] },
    ])
    const made = await app.ask(
      '{ customerByExternalId(source: "plain", externalId: "00002") { name kind lifecycle orders { totalCount } } }',
    )
    expect(made.data).toEqual({
      customerByExternalId: { name: '00002', kind: 'PERSON', lifecycle: 'CUSTOMER', orders: { totalCount: 2 } },
    })
  })

  it('are announced once each, in the order of the file, and stand in the audit as one import', async () => {
    const placed = await app.sql(`select id from sales_order where source = 'plain' order by source_ref`)
    expect(await eventsOf(app, 'order.recorded', 'sales_order', 'plain')).toEqual(placed.map(({ id }) => id))
    const audit = await app.sql(`select action, record_type, after from audit_entry where record_id = $1`, [
      first.id.slice(4),
    ])
    expect(audit).toMatchObject([
      { action: 'POST /imports', record_type: 'ImportJob', after: { type: 'ORDERS', source: 'plain', total: 3 } },
    ])
  })

  it('change nothing when the same file comes again', async () => {
    const before = await app.sql(
      `select sum(version)::int as versions, max(updated_at) as at from sales_order where source = 'plain'`,
    )
    const again = await importFile(app, 'type=orders&source=plain', file)
    expect(again.id).not.toBe(first.id)
    expect({ ...countsOf(again), createdCustomers: again.createdCustomers }).toEqual({
      total: 3,
      inserted: 0,
      updated: 0,
      duplicates: 3,
      rejected: 0,
      createdCustomers: 0,
    })
    expect(
      await app.sql(
        `select sum(version)::int as versions, max(updated_at) as at from sales_order where source = 'plain'`,
      ),
    ).toEqual(before)
    expect(await eventsOf(app, 'order.updated', 'sales_order', 'plain')).toEqual([])
  })

  it('are updated where a line says something else, and only those', async () => {
    const changed = await importFile(
      app,
      'type=orders&source=plain',
      file.replace('77.00', '80.00').replace('3,00002', '3,00003'),
    )
    expect({ ...countsOf(changed), createdCustomers: changed.createdCustomers }).toEqual({
      total: 3,
      inserted: 0,
      updated: 2,
      duplicates: 1,
      rejected: 0,
      createdCustomers: 1,
    })
    expect(await ordersOf('plain')).toMatchObject([
      { number: '1', version: 1 },
      { number: '2', version: 2, total: '80.0000', lines: [['UNSPECIFIED', '5.0000', '16.0000', '80.0000']] },
      { number: '3', version: 2, customer: '00003' },
    ])
    expect(await eventsOf(app, 'order.updated', 'sales_order', 'plain')).toHaveLength(2)
  })

  it('gather the lines of a number wherever they are in the file, and add them up', async () => {
    const lines = [
      'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID',
      'A1,RED,Red mug,2,2026-01-05 09:30,2.55,7',
      'A2,BLUE,Blue mug,1,2026-01-05 10:00,3.39,8',
      'A1,BLUE,Blue mug,6,2026-01-05 09:31,3.39,7',
      'A1,RED,Red mug,2,2026-01-05 09:30,2.55,7',
    ]
    const job = await importFile(app, 'type=orders&source=lines&currency=GBP', lines.join('\n'))
    expect(countsOf(job)).toEqual({ total: 4, inserted: 3, updated: 0, duplicates: 1, rejected: 0 })
    expect(await ordersOf('lines')).toMatchObject([
      {
        number: 'A1',
        total: '25.4400',
        currency: 'GBP',
        placed_at: '2026-01-05 09:30:00+00',
        lines: [
          ['RED', '2.0000', '2.5500', '5.1000'],
          ['BLUE', '6.0000', '3.3900', '20.3400'],
        ],
      },
      { number: 'A2', total: '3.3900', lines: [['BLUE', '1.0000', '3.3900', '3.3900']] },
    ])
    expect(countsOf(await importFile(app, 'type=orders&source=lines&currency=GBP', lines.join('\n')))).toEqual({
      total: 4,
      inserted: 0,
      updated: 0,
      duplicates: 4,
      rejected: 0,
    })
  })

  it('keep equal lines apart by their line number', async () => {
    const job = await importFile(
      app,
      'type=orders&source=numbered',
      'order,line,customer,date,sku,price\nA,1,c,2026-01-05,X,2\nA,2,c,2026-01-05,X,2\n',
    )
    expect(job).toMatchObject({ inserted: 2, duplicates: 0 })
    expect(await ordersOf('numbered')).toMatchObject([{ total: '4.0000' }])
  })

  it('refuse a line that contradicts its order, and say that the order lacks one where it does', async () => {
    const job = await importFile(
      app,
      'type=orders&source=conflict',
      'order,customer,date,amount,currency\nA,c,2026-01-05,2,EUR\nA,d,2026-01-05,3,EUR\nA,c,2026-01-06,4,USD\nB,c,2026-01-05,1,EUR\nB,c,2026-01-05,x,EUR\n',
    )
    expect(countsOf(job)).toEqual({ total: 5, inserted: 2, updated: 0, duplicates: 0, rejected: 3 })
    expect(job.errors.nodes).toMatchObject([
      { line: 3, column: null, code: 'CONFLICTING_LINE' },
      { line: 4, column: null, code: 'CONFLICTING_LINE' },
      { line: 6, column: 'amount', code: 'BAD_NUMBER' },
    ])
    expect(job.notes).toEqual(['1 order lacks a line that was refused; correct it and import the file again'])
  })

  it('stay deleted when they were deleted here, and are refused for a customer that was', async () => {
    const lines = 'order,customer,date,amount\nA,gone,2026-01-05,2\nB,kept,2026-01-05,2\n'
    await importFile(app, 'type=orders&source=deleted', lines)
    await app.sql(`update sales_order set deleted_at = now() where source = 'deleted' and number = 'B'`)
    await app.sql(`update customer set deleted_at = now() where name = 'gone'`)
    const job = await importFile(
      app,
      'type=orders&source=deleted',
      `${lines.replaceAll(',2\n', ',3\n')}C,gone,2026-01-06,1\n`,
    )
    expect(countsOf(job)).toEqual({ total: 3, inserted: 0, updated: 0, duplicates: 1, rejected: 2 })
    expect(job.errors.nodes).toMatchObject([
      { line: 2, column: 'customer', code: 'UNKNOWN_CUSTOMER' },
      { line: 4, code: 'UNKNOWN_CUSTOMER' },
    ])
  })

  it('of unknown customers are refused when the import is strict, and nothing is made', async () => {
    await app.ask(
      'mutation { createCustomer(input: { kind: PERSON, name: "K", externalIds: [{ source: "strict", externalId: "known" }] }) { userErrors { code } } }',
    )
    const job = await importFile(
      app,
      'type=orders&source=strict&strict=true',
      'order,customer,date,amount\nA,known,2026-01-05,2\nB,stranger,2026-01-05,2\n',
    )
    expect(job).toMatchObject({ inserted: 1, rejected: 1, createdCustomers: 0 })
    expect(job.errors.nodes).toMatchObject([{ line: 3, column: 'customer', code: 'UNKNOWN_CUSTOMER' }])
    expect(await app.sql(`select 1 from external_id where source = 'strict' and external_id = 'stranger'`)).toEqual([])
  })

  it('without a number are known again by what they say', async () => {
    const lines = 'customer,date,amount\nc,2026-01-05,2\nc,2026-01-06,2\nc,2026-01-05,2\n'
    expect(await importFile(app, 'type=orders&source=nameless', lines)).toMatchObject({ inserted: 2, duplicates: 1 })
    expect(await importFile(app, 'type=orders&source=nameless', lines)).toMatchObject({ inserted: 0, duplicates: 3 })
    expect(await ordersOf('nameless')).toMatchObject([{ number: null }, { number: null }])
  })
})
