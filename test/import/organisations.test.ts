import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { countsOf, importFile } from '../support/import.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

const load = (type: string, source: string, file: string, more = '') =>
  importFile(app, `type=${type}&source=${source}${more}`, file)

/** Who works for whom: `person: organisation (role)`, in the order of the persons. */
const workers = async (names: readonly string[]): Promise<string[]> => {
  const rows = await app.sql<{ person: string; organisation: string; role: string | null; main: boolean | null }>(
    `select p.name as person, o.name as organisation, e.role, p.organisation_id = o.id as main
     from employment e join customer p on p.id = e.person_id join customer o on o.id = e.organisation_id
     where p.name = any($1) order by p.name, o.name`,
    [names],
  )
  return rows.map(
    ({ person, organisation, role, main }) =>
      `${person}: ${organisation}${role ? ` (${role})` : ''}${main ? '' : ', not main'}`,
  )
}
const organisations = (name: string) =>
  app.sql(
    `select c.name, c.domains, c.industry, c.employee_count, p.name as parent,
       (select string_agg(x.source || ':' || x.external_id, ' ' order by x.source) from external_id x where x.customer_id = c.id) as ids
     from customer c left join customer p on p.id = c.parent_id
     where c.kind = 'ORGANISATION' and c.deleted_at is null and lower(c.name) like lower($1) order by c.created_at, c.id`,
    [`${name}%`],
  )

describe('the company of a line of customers', () => {
  const file =
    'id,name,company,job title,email\n1,Ada,Alpha GmbH,Buyer,ada@alpha.example\n2,Bob,"ALPHA  GMBH",,bob@alpha.example\n3,Cem,,,cem@alpha.example\n'

  it('is created once, linked, and told', async () => {
    const job = await load('customers', 's1', file)
    expect(countsOf(job)).toEqual({ total: 3, inserted: 3, updated: 0, duplicates: 0, rejected: 0 })
    expect(job.createdCustomers).toBe(1)
    expect(await workers(['Ada', 'Bob', 'Cem'])).toEqual(['Ada: Alpha GmbH (Buyer)', 'Bob: Alpha GmbH'])
    const [told] = await app.sql(
      `select count(*)::int as n from (select topic, payload from event_log union all select topic, payload from outbox) e
       join customer c on c.id::text = e.payload ->> 'id' where topic = 'customer.created' and c.name = 'Alpha GmbH'`,
    )
    expect(told).toEqual({ n: 1 })
  })

  it('is found again: by the same file, and by a file of another source', async () => {
    expect(countsOf(await load('customers', 's1', file))).toMatchObject({ inserted: 0, updated: 0, duplicates: 3 })
    const other = await load('customers', 's2', 'id,name,company\n9,Dan,alpha gmbh\n')
    expect(other).toMatchObject({ inserted: 1, createdCustomers: 0 })
    expect(await organisations('Alpha')).toHaveLength(1)
    expect(await workers(['Dan'])).toEqual(['Dan: Alpha GmbH'])
  })

  it('says the same in a dry run', async () => {
    const dry = await load(
      'customers',
      's3',
      'id,name,company\n1,Eva,Beta\n2,Fay,Beta\n3,Gus,alpha gmbh\n',
      '&dryRun=true',
    )
    expect(dry).toMatchObject({ inserted: 3, createdCustomers: 1 })
    expect(await organisations('Beta')).toEqual([])
  })

  it('changes with the line; people who changed it meanwhile are heeded as for other fields', async () => {
    await load('customers', 's4', 'id,name,company,job title\n1,Hal,Gamma,Clerk\n2,Ira,Gamma,Clerk\n')
    const [{ id }] = (await app.sql(`select id from customer where name = 'Ira'`)) as [{ id: string }]
    await app.sql(`update customer set organisation_id = null where id = $1`, [id])
    await app.sql(`delete from employment where person_id = $1`, [id])
    await load('customers', 's4', 'id,name,company,job title\n1,Hal,Delta,Head\n2,Ira,Gamma,Clerk\n')
    expect(await workers(['Hal', 'Ira'])).toEqual(['Hal: Delta (Head)', 'Hal: Gamma (Clerk), not main'])
    await load(
      'customers',
      's4',
      'id,name,company,job title\n1,Hal,Epsilon,Boss\n2,Ira,Gamma,Clerk\n',
      '&existing=fill-empty',
    )
    expect(await workers(['Hal', 'Ira'])).toContain('Ira: Gamma (Clerk)')
    expect((await workers(['Hal'])).filter((one) => !one.endsWith('not main'))).toEqual(['Hal: Delta (Head)'])
  })

  it('that was deleted here stays deleted, and the line is taken without it', async () => {
    await load('customers', 's5', 'id,name,company\n1,Jan,Zeta\n')
    await app.sql(`update customer set deleted_at = now() where name = 'Zeta'`)
    const job = await load('customers', 's5', 'id,name,company\n2,Kim,Zeta\n')
    expect(job).toMatchObject({ inserted: 1, createdCustomers: 0 })
    expect(await workers(['Kim'])).toEqual([])
  })
})

describe('organisations', () => {
  const companies =
    'Company ID,Company Name,Company Domain Name,Industry,Number of Employees,Parent Company,Country\nC1,Eta Inc,www.eta.example,Tools,"1,200",,DE\nC2,Theta Ltd,theta.example,,12,Eta Inc,\n'

  it('are known by the domain or the name that contacts gave them, and are one with it', async () => {
    await load(
      'customers',
      'hub',
      'Contact ID,First Name,Last Name,Associated Company Domain\nP1,Lea,Eta,eta.example\n',
    )
    await load('customers', 'hub', 'Contact ID,First Name,Last Name,Company Name\nP2,Max,Theta,Theta LTD\n')
    expect(await organisations('eta.example')).toHaveLength(1)
    const job = await load('organisations', 'hub', companies)
    expect(countsOf(job)).toEqual({ total: 2, inserted: 0, updated: 2, duplicates: 0, rejected: 0 })
    expect(await organisations('eta')).toEqual([
      {
        name: 'Eta Inc',
        domains: ['eta.example'],
        industry: 'Tools',
        employee_count: 1200,
        parent: null,
        ids: 'hub:C1',
      },
    ])
    expect(await organisations('Theta')).toEqual(
      [
        {
          name: 'Theta LTD',
          domains: ['theta.example'],
          industry: null,
          employee_count: 12,
          parent: 'Eta Inc',
          ids: 'hub:C2',
        },
      ].map((one) => ({ ...one, name: 'Theta Ltd' })),
    )
    expect(await workers(['Lea Eta', 'Max Theta'])).toEqual(['Lea Eta: Eta Inc', 'Max Theta: Theta Ltd'])
    expect(countsOf(await load('organisations', 'hub', companies))).toMatchObject({ updated: 0, duplicates: 2 })
  })

  it('are named by persons by the id in the source; those with another id or domain are others', async () => {
    await load(
      'customers',
      'sf',
      'Id,Name,AccountId,Company,Domain\n1,Nia,A1,Iota,iota.example\n2,Ole,A2,Iota,iota.test\n3,Pia,,Iota,iota.invalid\n',
    )
    const found = await organisations('Iota')
    expect(Object.fromEntries(found.map(({ ids, domains }) => [domains, ids]))).toEqual({
      'iota.example': 'sf:A1',
      'iota.test': 'sf:A2',
      'iota.invalid': null,
    })
    const job = await load('organisations', 'sf', 'Id,Account Name,Website\nA1,Iota AG,https://iota.example/de\n')
    expect(countsOf(job)).toMatchObject({ inserted: 0, updated: 1 })
    expect(await workers(['Nia', 'Ole', 'Pia'])).toEqual(['Nia: Iota AG', 'Ole: Iota', 'Pia: Iota'])
  })

  it('an id that a person has is not taken from it', async () => {
    await load('customers', 'ids', 'Id,Name,AccountId,Company\n1,Quin,1,Kappa\n')
    expect(await workers(['Quin'])).toEqual(['Quin: Kappa'])
    expect((await organisations('Kappa')).map(({ ids }) => ids)).toEqual([null])
  })

  it('a circle of parents is left out with a warning, and the rest is taken', async () => {
    const file =
      'id,name,parent company\n1,Ring One,Ring Two\n2,Ring Two,Ring Three\n3,Ring Three,Ring One\n4,Leaf,Ring One\n'
    const job = await load('organisations', 'ring', file)
    expect(job).toMatchObject({ status: 'SUCCEEDED', inserted: 4, rejected: 0 })
    const { data } = await app.ask(
      'query ($id: ID!) { importJob(id: $id) { warnings(first: 9) { nodes { line column code } } } }',
      { id: job.id },
    )
    expect(data.importJob.warnings.nodes).toEqual(
      [2, 3, 4].map((line) => ({ line, column: 'parent company', code: 'BAD_VALUE' })),
    )
    expect((await organisations('Leaf'))[0]).toMatchObject({ parent: 'Ring One' })
  })

  it('deals of an account are those of the organisation with this name', async () => {
    await load('customers', 'x1', 'id,name,company\n1,Rosa,Lambda AG\n')
    await load('opportunities', 'x2', 'id,account,name,stage,amount\n1,lambda ag,Big one,Proposal,10\n')
    const [deal] = await app.sql(
      `select c.name from opportunity o join customer c on c.id = o.customer_id where o.name = 'Big one'`,
    )
    expect(deal).toEqual({ name: 'Lambda AG' })
  })

  it('imports of two sources at once create an organisation once', async () => {
    const file = (n: number) =>
      `id,name,company\n${Array.from({ length: 300 }, (_, i) => `${i},Sam ${n}-${i},Mu ${i % 50}`).join('\n')}\n`
    const jobs = await Promise.all([1, 2, 3].map((n) => load('customers', `mu${n}`, file(n))))
    expect(jobs.map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED'])
    expect(jobs.reduce((sum, job) => sum + job.createdCustomers, 0)).toBe(50)
    expect(await organisations('Mu ')).toHaveLength(50)
  })
})
