import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { hasEvaluationData } from '../support/data.ts'
import { importFile, upload, type ImportedJob } from '../support/import.ts'

const folder = join(import.meta.dirname, '../../../shared/cases/exports')
const read = (name: string) => readFileSync(join(folder, name))

let app: TestApp
/** What each file did when it was imported with what is suggested. */
const jobs = new Map<string, ImportedJob>()

const typeOf: Readonly<Record<string, string>> = {
  'contacts.json': 'customers',
  'crm-pipeline.csv': 'opportunities',
  'excel-german.csv': 'orders',
  'google-contacts.csv': 'customers',
  'hubspot-companies.csv': 'customers',
  'hubspot-contacts.csv': 'customers',
  'hubspot-activities.csv': 'interactions',
  'hubspot-deals.csv': 'opportunities',
  'hubspot-tickets.csv': 'interactions',
  'mailchimp-audience.csv': 'customers',
  'online-retail.csv': 'orders',
  'outlook-contacts.csv': 'customers',
  'report-on-top.csv': 'customers',
  'salesforce-opportunities.csv': 'opportunities',
  'shopify-orders.csv': 'orders',
  'stripe-charges.csv': 'orders',
  'taobao-orders.csv': 'orders',
  'woocommerce-orders.csv': 'orders',
}
/** Lines that lack who they are about, or have a stage that is not here. */
const refusedLines: Readonly<Record<string, readonly unknown[]>> = {
  'crm-pipeline.csv': [
    [3, 'deal_stage', 'UNKNOWN_STAGE'],
    [4, 'account', 'MISSING_VALUE'],
  ],
  'hubspot-deals.csv': [[4, 'Deal Stage', 'UNKNOWN_STAGE']],
  'online-retail.csv': [[5, 'Customer ID', 'MISSING_VALUE']],
}
const sourceOf = (name: string) => name.split(/[-.]/)[0]!

describe.skipIf(!hasEvaluationData || !existsSync(folder))('exports of other systems (skipped without them)', () => {
  beforeAll(async () => {
    app = await startTestApp()
    for (const [name, type] of Object.entries(typeOf))
      jobs.set(name, await importFile(app, `type=${type}&source=${sourceOf(name)}`, read(name)))
  }, 120_000)
  afterAll(() => app.stop())

  it.each(Object.keys(typeOf))('%s: every line and every cell is accounted for', (name) => {
    const job = jobs.get(name)!
    expect(job.status).toBe('SUCCEEDED')
    expect(job.inserted).toBeGreaterThan(0)
    expect(job.total).toBe(job.inserted + job.updated + job.duplicates + job.rejected)
    expect(job.cellsRead).toBe(job.cellsStored + job.cellsWarned + job.cellsUnmapped)
    expect(job.cellsStored).toBeGreaterThan(job.inserted)
  })

  it.each(Object.entries(refusedLines))('%s: what is refused is what the file lacks', (name, expected) => {
    expect(jobs.get(name)!.errors.nodes.map(({ line, column, code }) => [line, column, code])).toEqual(expected)
  })

  it('every other file is taken whole', () => {
    for (const [name, job] of jobs) if (!(name in refusedLines)) expect([name, job.rejected]).toEqual([name, 0])
  })

  it.each([
    [
      'shopify',
      [
        ['#3001', '69.3000', 'USD', 'PAID'],
        ['#3002', '45.0000', 'USD', 'PAID'],
      ],
    ],
    [
      'woocommerce',
      [
        ['8001', '1234.5000', 'EUR', 'FULFILLED'],
        ['8002', '900.0000', 'EUR', 'CANCELLED'],
        ['8003', '300.0000', 'EUR', 'REFUNDED'],
      ],
    ],
    [
      'excel',
      [
        ['B1', '2469.0000', 'EUR', 'PLACED'],
        ['B2', '12.0000', 'EUR', 'PLACED'],
      ],
    ],
    [
      'taobao',
      [
        ['2025010100001', '59.0000', 'USD', 'FULFILLED'],
        ['2025010100002', '120.0000', 'USD', 'CANCELLED'],
      ],
    ],
    [
      'stripe',
      [
        ['ch_test1', '1250.0000', 'USD', 'PAID'],
        ['ch_test2', '40.0000', 'USD', 'REFUNDED'],
        ['ch_test3', '40.0000', 'USD', 'CANCELLED'],
      ],
    ],
    [
      'online',
      [
        ['536365', '15.3000', 'USD', 'PLACED'],
        ['536366', '11.1000', 'USD', 'PLACED'],
        ['C536379', '27.5000', 'USD', 'REFUNDED'],
      ],
    ],
  ])('%s: orders cost what they cost, and none is a sale that was cancelled', async (source, expected) => {
    const orders = await app.sql(
      'select number, total_value::text as total, currency, status from sales_order where source = $1 order by number',
      [source],
    )
    expect(orders.map(({ number, total, currency, status }) => [number, total, currency, status])).toEqual(expected)
  })

  it('dates are those of the files: years of two digits, day numbers, zones', async () => {
    const dates = await app.sql(
      `select number, placed_at from sales_order where number in ('536365', '536366', 'B1', '#3001') order by number`,
    )
    expect(dates.map(({ number, placed_at: at }) => [number, at])).toEqual([
      ['#3001', '2025-05-02 14:59:00+00'],
      ['536365', '2010-12-01 08:26:00+00'],
      ['536366', '2010-12-13 08:28:00+00'],
      ['B1', '2024-01-01 00:00:00+00'],
    ])
  })

  it('closed deals were closed on their close date', async () => {
    const deals = await app.sql(
      `select o.source, o.name, s.key, o.closed_at, o.probability from opportunity o join stage s on s.id = o.stage_id order by 1, 2`,
    )
    expect(deals.map((deal) => Object.values(deal))).toEqual([
      ['crm', 'Acme Test, GTX', 'WON', '2017-03-01 00:00:00+00', null],
      ['hubspot', 'Probe - new business', 'WON', '2025-03-31 00:00:00+00', null],
      ['hubspot', 'Sample - renewal', 'LOST', '2025-04-30 00:00:00+00', null],
      ['salesforce', 'Probe order', 'WON', '2021-09-12 00:00:00+00', 1],
      ['salesforce', 'Sample order', 'NEGOTIATION', null, 0.6],
    ])
  })

  it('an unknown stage or pipeline is answered with those that exist, and the other lines go in', () => {
    const { errors, warnings, unknownWords } = jobs.get('hubspot-deals.csv')!
    expect(errors.nodes[0]!.message).toBe(
      'expected an existing stage: Qualification, Needs analysis, Proposal, Negotiation, Won, Lost',
    )
    expect(warnings.nodes.find(({ column }) => column === 'Pipeline')!.message).toBe(
      'expected an existing pipeline: Sales',
    )
    expect(unknownWords).toEqual([
      { column: 'Deal Stage', word: 'Decision Maker Bought-In', count: 1 },
      { column: 'Pipeline', word: 'Sales Pipeline', count: 2 },
    ])
  })

  it('contacts keep what can be read of their countries, phones, names and tags', async () => {
    const rows = await app.sql(
      `select c.name, c.kind, c.phone, c.phone_as_given, c.country, c.tags, c.attributes from customer c
       where exists (select from external_id x where x.customer_id = c.id and x.source in ('google', 'hubspot', 'outlook'))
       order by lower(c.name)`,
    )
    expect(rows.map((row) => Object.values(row))).toEqual([
      [
        'Ana Prueba',
        'PERSON',
        '+49305550101',
        '+49 30 5550101 ::: +49 30 5550102',
        'DE',
        ['myContacts', 'Clients'],
        { organisation: 'Café Ñandú' },
      ],
      [
        'Ben Probe',
        'PERSON',
        '+442079460991',
        '+44 20 7946 0991',
        'GB',
        ['Red Category', 'VIP'],
        { organisation: 'Probe Ltd' },
      ],
      ['Ida Muster', 'PERSON', '+12125550149', '001-212-555-0149x3', 'KR', [], {}],
      ['Lena Probe', 'PERSON', '+12125550147', '(212) 555-0147x752', 'US', [], {}],
      ['Nur Firma GmbH', 'ORGANISATION', null, null, null, ['myContacts'], {}],
      ['Odo Sample', 'PERSON', null, '212.555.0148 ext. 12', 'CZ', [], {}],
      ['Probe Inc', 'ORGANISATION', '+12125550101', '212.555.0101x72946', 'US', [], {}],
      ['Renée Éxample', 'PERSON', '+12125550147', '(212) 555-0147 ext. 12', 'US', [], {}],
      ['Sample GmbH', 'ORGANISATION', null, null, 'DE', [], {}],
      ['Tom Case', 'PERSON', null, null, 'BA', [], {}],
    ])
  })

  it('an e-mail address alone finds its customer, in any case', async () => {
    const of = (address: string) =>
      app.sql(
        `select c.name, (select count(*)::int from interaction i where i.customer_id = c.id) as interactions,
           (select count(*)::int from opportunity o where o.customer_id = c.id) as deals
         from customer c where lower(c.email) = $1`,
        [address],
      )
    expect(await of('lena.probe@example.com')).toEqual([{ name: 'Lena Probe', interactions: 2, deals: 1 }])
    expect(await of('odo.sample@example.com')).toEqual([{ name: 'Odo Sample', interactions: 1, deals: 1 }])
    expect(await of('mia.probe@example.com')).toEqual([{ name: 'Mia Probe', interactions: 0, deals: 0 }])
  })

  it.each([
    ['olist-orders.csv', /^expected a column for amount \(of the line\), unitPrice .* or total /],
    ['heads.csv', /^expected a column for amount \(of the line\), unitPrice .* or total /],
    ['lines.csv', /^expected a column for placedAt and customerId \(or customerEmail\); /],
  ])('%s: one line says what the file lacks', async (name, message) => {
    const answer = await upload(app, 'type=orders', read(name))
    expect(answer).toMatchObject({ status: 400, code: 'INVALID_INPUT' })
    expect(answer.message).toMatch(message)
    expect(answer.message).not.toContain('\n')
  })

  it('heads.csv and lines.csv: orders come in two files', async () => {
    const mapping = encodeURIComponent('{"amount": {"value": "0"}}')
    const heads = await importFile(app, `type=orders&source=two&mapping=${mapping}`, read('heads.csv'))
    expect(heads).toMatchObject({ total: 2, inserted: 2 })
    const lines = await importFile(app, 'type=order-lines&source=two', read('lines.csv'))
    expect(lines).toMatchObject({ total: 3, updated: 3, rejected: 0 })
    expect(
      await app.sql(
        `select number, total_value::text as total, status from sales_order where source = 'two' order by 1`,
      ),
    ).toEqual([
      { number: 'S1', total: '25.5000', status: 'PAID' },
      { number: 'S2', total: '10.0000', status: 'PENDING' },
    ])
    const again = [
      await importFile(app, `type=orders&source=two&mapping=${mapping}`, read('heads.csv')),
      await importFile(app, 'type=order-lines&source=two', read('lines.csv')),
    ]
    expect(again.map(({ duplicates }) => duplicates)).toEqual([2, 3])
  })

  it.each(Object.entries(typeOf))('%s: the same again changes nothing', async (name, type) => {
    const before = jobs.get(name)!
    const again = await importFile(app, `type=${type}&source=${sourceOf(name)}`, read(name))
    expect(again).toMatchObject({ inserted: 0, updated: 0, rejected: before.rejected, cellsRead: before.cellsRead })
  })
})
