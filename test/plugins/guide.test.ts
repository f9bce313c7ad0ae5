import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultLimits } from '../../src/plugin/host.ts'
import { stages } from '../../src/contract/report.ts'
import { rapport } from '../support/cli.ts'
import { startPlugins, type PluginWorld } from './world.ts'

const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8')

describe('the plugin of the guide', () => {
  let world: PluginWorld
  beforeAll(async () => {
    const load = () => import('./fixtures/greeting/index.ts')
    world = await startPlugins([{ id: 'greeting', import: load, config: { word: 'Ahoj' } }])
  })
  afterAll(() => world?.stop())

  it.each(['README.md', 'docs/plugin-guide.md'])('is what is written in %s, 30 lines long', async (page) => {
    const blocks = (await read(`../../${page}`)).matchAll(/^```ts\n(.*?)^```/gms).map(([, text]) => text)
    const files = [await read('fixtures/greeting/index.ts'), await read('fixtures/greeting/plugin.ts')]
    expect(blocks.take(2).toArray()).toEqual(files)
    expect(files.join('').split('\n').length - 1).toBe(30)
  })

  it('works', async () => {
    await world.addCustomer('Ada')
    const { data, errors } = await world.ask('{ customers(first: 5) { nodes { greeting } } }')
    expect(errors).toBeUndefined()
    expect(data.customers.nodes).toEqual([{ greeting: 'Ahoj, Ada!' }])
  })
})

it.each([
  'count.resolver.ts',
  'welcome.handler.ts',
  'tidy.job.ts',
  'survey.routes.ts',
  'survey.route.ts',
  'count.command.ts',
])('the guide shows %s as it is', async (file) => {
  expect(await read('../../docs/plugin-guide.md')).toContain(`\`\`\`ts\n${await read(`fixtures/doors/${file}`)}\`\`\``)
})

describe('the other examples of the guide', () => {
  let world: PluginWorld
  beforeAll(async () => {
    world = await startPlugins([{ id: 'doors', import: () => import('./fixtures/doors/index.ts') }])
  })
  afterAll(() => world?.stop())

  it('answer at their route', async () => {
    const answer = (body?: string) =>
      fetch(`${world.app.url}/surveys/7/answers`, {
        method: 'POST',
        headers: { authorization: `Bearer ${world.app.ownerKey.key}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body }),
      })
    expect(await (await answer('{"score": 9}')).json()).toEqual({ taken: true })
    expect((await answer()).status).toBe(400)
  })

  it('answer at their root field, whoever sees all customers', async () => {
    await world.addCustomer('Grace')
    const { data } = await world.ask('{ greetable customers(first: 1) { totalCount } }')
    expect(data.greetable).toBe(data.customers.totalCount)
    expect(data.greetable).toBeGreaterThan(0)
  })

  it('queue their job when a customer is created', async () => {
    const id = await world.addCustomer('Hedy')
    const queued = () =>
      world.sql<{ customer: string }>(
        `select data ->> 'customerId' as customer from pgboss.job where name = 'doors.tidy' and data ->> 'customerId' is not null`,
      )
    const uuid = id.replace('cus_', '')
    await expect.poll(async () => (await queued()).map(({ customer }) => customer), { timeout: 20_000 }).toContain(uuid)
  })

  it('put their job on the clock', async () => {
    expect(await world.sql(`select cron from pgboss.schedule where name = 'doors.tidy'`)).toEqual([
      { cron: '15 3 * * *' },
    ])
    expect(await world.sql(`select retry_limit from pgboss.queue where name = 'doors.tidy'`)).toEqual([
      { retry_limit: 5 },
    ])
  })

  it('are commands of their plugin', async () => {
    const folder = fileURLToPath(new URL('./fixtures/doors', import.meta.url))
    const run = (...words: string[]) => rapport(words, { DATABASE_URL: world.databaseUrl }, folder)
    const help = await run('help')
    expect(help.out).toMatch(/doors +doors count/)
    const [made] = await world.sql<{ n: number }>('select count(*)::int as n from customer')
    expect(await run('doors', 'count')).toEqual({ code: 0, out: `${made!.n} customers\n`, err: '' })
    expect(await run('gone', 'count')).toMatchObject({ code: 1, err: expect.stringContaining('switched off') })
  })
})

it('the guide tells the stages and limits as they are', async () => {
  const guide = await read('../../docs/plugin-guide.md')
  expect(guide).toContain(`\`${stages.join(' → ')}\``)
  expect(defaultLimits).toEqual({
    startMs: 30_000,
    stopMs: 10_000,
    healthEveryMs: 30_000,
    failures: 5,
    coolDownMs: 30_000,
  })
})
