import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { countsOf, importFile } from '../support/import.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

const customer = async (source: string, id: string) =>
  (
    await app.ask(
      'query($s: String!, $id: String!) { customerByExternalId(source: $s, externalId: $id) { id name email phoneAsGiven country tags attributes lifecycle } }',
      { s: source, id },
    )
  ).data.customerByExternalId

/** Two customers; the name of the first is changed by a person, and it has no country. */
const changed = async (source: string, query = '') => {
  const file = 'id,name,email,country\nA,Ada,ada@example.org,\nB,Bob,bob@example.org,DE\n'
  await importFile(app, `type=customers&source=${source}`, file)
  const { id } = await customer(source, 'A')
  await app.ask(
    'mutation($id: ID!) { updateCustomer(input: { id: $id, name: "Ada Lovelace" }) { userErrors { code } } }',
    { id },
  )
  const more = 'id,name,email,country\nA,Ada,,FR\nB,Bob,bob@example.org,DE\nC,Cem,,TR\n'
  return {
    same: async () => importFile(app, `type=customers&source=${source}${query}`, file),
    more: async () => importFile(app, `type=customers&source=${source}${query}`, more),
    ada: async () => {
      const { name, country } = await customer(source, 'A')
      return { name, country }
    },
  }
}

describe('records that are known', () => {
  it('stay as people made them when the same file comes again, and follow it where it says something else', async () => {
    const { same, more, ada } = await changed('e1')
    expect(countsOf(await same())).toEqual({ total: 2, inserted: 0, updated: 0, duplicates: 2, rejected: 0 })
    expect(await ada()).toEqual({ name: 'Ada Lovelace', country: null })
    expect(countsOf(await more())).toEqual({ total: 3, inserted: 1, updated: 1, duplicates: 1, rejected: 0 })
    expect(await ada()).toEqual({ name: 'Ada', country: 'FR' })
  })

  it('are overwritten where that is asked for', async () => {
    const { same, ada } = await changed('e2', '&existing=overwrite')
    expect(countsOf(await same())).toMatchObject({ updated: 1, duplicates: 1 })
    expect(await ada()).toEqual({ name: 'Ada', country: null })
  })

  it('are only filled where they are empty', async () => {
    const { more, ada } = await changed('e3', '&existing=fill-empty')
    expect(countsOf(await more())).toMatchObject({ inserted: 1, updated: 1, duplicates: 1 })
    expect(await ada()).toEqual({ name: 'Ada Lovelace', country: 'FR' })
  })

  it('are passed over, and new ones made', async () => {
    const { more, ada } = await changed('e4', '&existing=skip')
    expect(countsOf(await more())).toMatchObject({ inserted: 1, updated: 0, duplicates: 2, rejected: 0 })
    expect(await ada()).toEqual({ name: 'Ada Lovelace', country: null })
  })

  it('are refused, and new ones made', async () => {
    const { more } = await changed('e5', '&existing=refuse')
    const job = await more()
    expect(countsOf(job)).toMatchObject({ inserted: 1, updated: 0, duplicates: 0, rejected: 2 })
    expect(job.errors.nodes).toMatchObject([
      { line: 2, column: null, code: 'ALREADY_KNOWN' },
      { line: 3, code: 'ALREADY_KNOWN' },
    ])
  })

  it('are changed, and no new ones made', async () => {
    const { more, ada } = await changed('e6', '&new=skip')
    expect(countsOf(await more())).toMatchObject({ inserted: 0, updated: 1, duplicates: 2 })
    expect(await ada()).toEqual({ name: 'Ada', country: 'FR' })
    expect(await customer('e6', 'C')).toBeNull()
  })

  it.each([
    ['orders', 'order,customer,date,amount,status\n1,c,2026-01-05,10,paid\n', 'sales_order', `status = 'CANCELLED'`],
    ['interactions', 'id,customer,date,kind,subject\n1,c,2026-01-05,call,Hi\n', 'interaction', `subject = 'Mended'`],
    ['opportunities', 'id,customer,name,stage,amount\n1,c,Cups,Proposal,10\n', 'opportunity', `name = 'Mended'`],
  ])('%s that people changed stay so when the same file comes again', async (type, file, table, change) => {
    const source = `again-${type}`
    await importFile(app, `type=${type}&source=${source}`, file)
    await app.sql(`update ${table} set ${change} where source = $1`, [source])
    expect(await importFile(app, `type=${type}&source=${source}`, file)).toMatchObject({ updated: 0, duplicates: 1 })
    expect(
      await app.sql(`select count(*)::int as kept from ${table} where source = $1 and ${change}`, [source]),
    ).toEqual([{ kept: 1 }])
    for (const [existing, counts] of [
      ['skip', { updated: 0, duplicates: 1, rejected: 0 }],
      ['fill-empty', { updated: 0, duplicates: 1, rejected: 0 }],
      ['refuse', { updated: 0, duplicates: 0, rejected: 1 }],
      ['overwrite', { updated: 1, duplicates: 0, rejected: 0 }],
    ] as const)
      expect(await importFile(app, `type=${type}&source=${source}&existing=${existing}`, file)).toMatchObject(counts)
  })
})

describe('several lines about one record', () => {
  it('count as files that come one after another: an empty cell leaves what was said before', async () => {
    const job = await importFile(
      app,
      'type=customers&source=merge',
      'id,name,phone,tags,attributes\nM-1,Mia,+4930123456,a,"{""x"": 1, ""y"": 1}"\nM-2,Max,,,\nM-1,Mia,,b,"{""y"": 2}"\n',
    )
    expect(countsOf(job)).toEqual({ total: 3, inserted: 2, updated: 0, duplicates: 1, rejected: 0 })
    expect(await customer('merge', 'M-1')).toMatchObject({
      name: 'Mia',
      phoneAsGiven: '+4930123456',
      tags: ['a', 'b'],
      attributes: { x: 1, y: 2 },
    })
  })
})

describe('words of an order status', () => {
  const file =
    'order,customer,date,amount,status\n1,c,2026-01-05,10,Delivered\n2,c,2026-01-05,20,Lost in transit\n3,c,2026-01-05,30,???\n'

  it('that are not known are counted, and their orders are no sales', async () => {
    const job = await importFile(app, 'type=orders&source=words', file)
    expect(job).toMatchObject({ inserted: 1, rejected: 2 })
    expect(job.unknownWords).toEqual([
      { column: 'status', word: '???', count: 1 },
      { column: 'status', word: 'Lost in transit', count: 1 },
    ])
  })

  it('are read as the mapping says', async () => {
    const mapping = encodeURIComponent('{"status": {"column": "status", "words": {"lost in-transit": "CANCELLED"}}}')
    const job = await importFile(app, `type=orders&source=words&mapping=${mapping}`, file)
    expect(job).toMatchObject({ inserted: 1, duplicates: 1, rejected: 1 })
    expect(await app.sql(`select number, status from sales_order where source = 'words' order by 1`)).toEqual([
      { number: '1', status: 'FULFILLED' },
      { number: '2', status: 'CANCELLED' },
    ])
  })
})

describe('what was given back', () => {
  it('is an order that was refunded, and is refused within another', async () => {
    const job = await importFile(
      app,
      'type=orders&source=back',
      'invoice,customer,date,quantity,price\nC1,c,2026-01-05,-1,27.5\n2,c,2026-01-05,3,10\n2,c,2026-01-05,-1,10\n',
    )
    expect(job).toMatchObject({ inserted: 2, rejected: 1 })
    expect(job.errors.nodes).toMatchObject([{ line: 4, code: 'NEGATIVE_AMOUNT' }])
    expect(
      await app.sql(
        `select number, total_value::text as total, status from sales_order where source = 'back' order by 1`,
      ),
    ).toEqual([
      { number: '2', total: '30.0000', status: 'PLACED' },
      { number: 'C1', total: '27.5000', status: 'REFUNDED' },
    ])
  })
})

describe('customers that only a file of deals knows', () => {
  it.each([
    ['Account Name', 'ORGANISATION'],
    ['Company', 'ORGANISATION'],
    ['Contact Name', 'PERSON'],
  ])('by their %s are of kind %s', async (header, kind) => {
    const source = `kind ${header}`
    await importFile(app, `type=opportunities&source=${source}`, `id,name,${header}\n1,Cups,Nordlicht\n`)
    expect(
      await app.sql('select c.kind from customer c join external_id x on x.customer_id = c.id where x.source = $1', [
        source,
      ]),
    ).toEqual([{ kind }])
  })
})
