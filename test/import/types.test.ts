import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { countsOf, eventsOf, importFile, upload } from '../support/import.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

describe('customers', () => {
  const find = async (externalId: string) =>
    (
      await app.ask(
        'query($id: String!) { customerByExternalId(source: "crm", externalId: $id) { id name kind email phone country language timeZone lifecycle tags attributes version } }',
        { id: externalId },
      )
    ).data.customerByExternalId

  it('are imported with names, tags and attributes, and updated without losing what the file leaves empty', async () => {
    const mapping = encodeURIComponent(JSON.stringify({ 'attributes.size': 'Größe' }))
    const job = await importFile(
      app,
      `type=customers&source=crm&mapping=${mapping}`,
      'Kundennr;Vorname;Nachname;E-Mail;Land;Sprache;Größe;Tags;Typ\n1;Ada;Lovelace;ada@example.org;Deutschland;de_DE;L;"vip, b2b";Person\n2;;;max@example.org;CH;;;;\n',
    )
    expect(countsOf(job)).toEqual({ total: 2, inserted: 2, updated: 0, duplicates: 0, rejected: 0 })
    expect(await find('1')).toMatchObject({
      name: 'Ada Lovelace',
      kind: 'PERSON',
      email: 'ada@example.org',
      country: 'DE',
      language: 'de-DE',
      tags: ['vip', 'b2b'],
      attributes: { size: 'L' },
      lifecycle: 'LEAD',
    })
    expect(await find('2')).toMatchObject({ name: 'max@example.org', country: 'CH' })
    const again = await importFile(
      app,
      `type=customers&source=crm`,
      'id,name,email,phone,tags,attributes\n1,,,+4930123456,"b2b|new","{""floor"": 3}"\n2,Max,,,,\n3,Neu,,,,\n',
    )
    expect(countsOf(again)).toEqual({ total: 3, inserted: 1, updated: 2, duplicates: 0, rejected: 0 })
    expect(await find('1')).toMatchObject({
      name: 'Ada Lovelace',
      email: 'ada@example.org',
      phone: '+4930123456',
      tags: ['vip', 'b2b', 'new'],
      attributes: { size: 'L', floor: 3 },
      version: 2,
    })
  })

  it('of whom several lines speak are as the last one says', async () => {
    const lines = 'id,name,country\n9,First,DE\n8,Other,FR\n9,Last,DE\n'
    expect(await importFile(app, 'type=customers&source=crm', lines)).toMatchObject({
      inserted: 2,
      updated: 0,
      duplicates: 1,
    })
    expect(await find('9')).toMatchObject({ name: 'Last', version: 1 })
    expect(await importFile(app, 'type=customers&source=crm', lines)).toMatchObject({
      inserted: 0,
      updated: 0,
      duplicates: 3,
    })
  })

  it('without an id are known by their e-mail address', async () => {
    const job = await importFile(
      app,
      'type=customers&source=mail',
      'Name,Email\nEve,eve@example.org\nEva,EVE@example.org\n',
    )
    expect(job.mapping).toEqual({ externalId: 'Email', name: 'Name', email: 'Email' })
    expect(countsOf(job)).toMatchObject({ inserted: 1, duplicates: 1 })
  })

  it('are read from Chinese headers and from NDJSON', async () => {
    const csv = await importFile(app, 'type=customers&source=zh', '客户编号,姓名,国家,手机\n1,王伟,中国,13800138000\n')
    expect(csv.inserted).toBe(1)
    expect(
      (await app.ask('{ customerByExternalId(source: "zh", externalId: "1") { name country phone } }')).data
        .customerByExternalId,
    ).toEqual({ name: '王伟', country: 'CN', phone: '+8613800138000' })
    const ndjson = await importFile(
      app,
      'type=customers&source=json',
      '{"id": 7, "name": "Ada", "tags": ["a", "b"], "attributes": {"n": [1, 2]}}\n\nnot json\n{"id": 12345678901234567890}\n',
    )
    expect(countsOf(ndjson)).toEqual({ total: 3, inserted: 2, updated: 0, duplicates: 0, rejected: 1 })
    expect(ndjson.errors.nodes).toMatchObject([{ line: 3, code: 'MALFORMED_LINE' }])
    expect(await app.sql(`select external_id from external_id where source = 'json' order by 1`)).toEqual([
      { external_id: '12345678901234567890' },
      { external_id: '7' },
    ])
  })
})

describe('interactions and opportunities', () => {
  it('are imported with their customers, stages, owners and history', async () => {
    const { userId } = await app.addUser('Sales', 'AGENT')
    const [owner] = await app.sql('select email from app_user where id = $1', [userId.slice(4)])
    const deals = [
      'Deal ID,Customer ID,Deal Name,Stage,Amount,Probability,Close Date,Created At,Closed At,Owner Email,Lost Reason',
      `d1,c1,Big,Negotiation,1000,40%,2027-03-01,2026-01-01,,${String(owner!['email'])},`,
      'd2,c1,Done,Closed Won,500,,2026-02-01,2026-01-01,2026-02-01,,',
      'd3,c2,Gone,LOST,,,,2026-01-01,2026-01-11,,Price',
      'd4,c2,Odd,Nowhere,1,,,,,,',
      'd5,c2,Odd,WON,1,,,,,nobody@example.org,',
    ]
    const job = await importFile(app, 'type=opportunities&source=deals&currency=EUR', deals.join('\n'))
    expect(countsOf(job)).toEqual({ total: 5, inserted: 4, updated: 0, duplicates: 0, rejected: 1 })
    expect(job.errors.nodes).toMatchObject([
      {
        line: 5,
        column: 'Stage',
        code: 'UNKNOWN_STAGE',
        message: 'expected an existing stage: Qualification, Needs analysis, Proposal, Negotiation, Won, Lost',
      },
    ])
    expect(job.warnings.nodes).toMatchObject([{ line: 6, column: 'Owner Email', code: 'UNKNOWN_OWNER' }])
    expect(job.unknownWords).toEqual([{ column: 'Stage', word: 'Nowhere', count: 1 }])
    const { data } =
      await app.ask(`{ opportunities(first: 10, filter: { amount: { gte: "500" } }, orderBy: { field: NAME }) { nodes {
      name amount { amount currency } probability stage { key } closedAt expectedCloseOn owner { id }
      stageHistory { nodes { fromStage { key } toStage { key } at secondsInStage } } } } }`)
    expect(data.opportunities.nodes).toMatchObject([
      {
        name: 'Big',
        amount: { amount: '1000.00', currency: 'EUR' },
        probability: 0.4,
        stage: { key: 'NEGOTIATION' },
        closedAt: null,
        expectedCloseOn: '2027-03-01',
        owner: { id: userId },
        stageHistory: { nodes: [{ fromStage: null, toStage: { key: 'NEGOTIATION' }, at: '2026-01-01T00:00:00Z' }] },
      },
      {
        name: 'Done',
        stage: { key: 'WON' },
        closedAt: '2026-02-01T00:00:00Z',
        stageHistory: {
          nodes: [
            { fromStage: null, toStage: { key: 'QUALIFICATION' }, at: '2026-01-01T00:00:00Z' },
            {
              fromStage: { key: 'QUALIFICATION' },
              toStage: { key: 'WON' },
              at: '2026-02-01T00:00:00Z',
              secondsInStage: 31 * 86_400,
            },
          ],
        },
      },
    ])
    const moved = await importFile(
      app,
      'type=opportunities&source=deals&currency=EUR',
      deals.slice(0, 4).join('\n').replace('Negotiation', 'Lost'),
    )
    expect(countsOf(moved)).toEqual({ total: 3, inserted: 0, updated: 1, duplicates: 2, rejected: 0 })
    expect(await eventsOf(app, 'opportunity.moved', 'opportunity', 'deals')).toHaveLength(1)
    expect(await eventsOf(app, 'opportunity.created', 'opportunity', 'deals')).toHaveLength(4)

    const talks =
      'id,customer,type,date,direction,text,deal\n1,c1,Phone call,2026-01-02T10:00:00+01:00,in,"Hello\nworld",d1\n2,c2,e-mail,2026-01-02,out,Hi,d1\n3,new,Meeting,2026-01-02,,,\n'
    const logged = await importFile(app, 'type=interactions&source=deals', talks)
    expect({ ...countsOf(logged), createdCustomers: logged.createdCustomers }).toEqual({
      total: 3,
      inserted: 2,
      updated: 0,
      duplicates: 0,
      rejected: 1,
      createdCustomers: 1,
    })
    expect(logged.errors.nodes).toMatchObject([{ line: 4, column: 'deal', code: 'UNKNOWN_OPPORTUNITY' }])
    expect(
      await app.sql(
        `select kind, direction, body, occurred_at, opportunity_id is not null as deal from interaction where source = 'deals' order by source_ref`,
      ),
    ).toEqual([
      {
        kind: 'CALL',
        direction: 'INBOUND',
        body: 'Hello\nworld',
        occurred_at: '2026-01-02 09:00:00+00',
        deal: true,
      },
      { kind: 'MEETING', direction: null, body: null, occurred_at: '2026-01-02 00:00:00+00', deal: false },
    ])
    expect(countsOf(await importFile(app, 'type=interactions&source=deals', talks))).toEqual({
      total: 3,
      inserted: 0,
      updated: 0,
      duplicates: 2,
      rejected: 1,
    })
  })

  it('need a kind, which can be the same for every line', async () => {
    const file = 'id,customer,date,comment\n1,c,2026-01-01,fine\n'
    const refused = await upload(app, 'type=interactions&source=k', file)
    expect(refused).toMatchObject({ status: 400, code: 'INVALID_INPUT' })
    expect(refused.message).toMatch(/expected a column for kind; the file has "id", "customer", "date", "comment"/)
    const mapping = encodeURIComponent('{"kind": {"value": "survey"}}')
    expect(await importFile(app, `type=interactions&source=k&mapping=${mapping}`, file)).toMatchObject({ inserted: 1 })
    expect(
      await upload(
        app,
        `type=interactions&source=k&mapping=${encodeURIComponent('{"kind": {"value": "dance"}}')}`,
        file,
      ),
    ).toMatchObject({ status: 400, code: 'INVALID_INPUT' })
  })
})
